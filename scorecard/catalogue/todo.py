"""The word ``todo`` in a catalogue: a setting that nobody has decided yet, and what it may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from scorecard.catalogue.explain import choices, is_todo, ref_at
from scorecard.catalogue.target import FORMS
from scorecard.documents import Document, Path_, spelling
from scorecard.problems import Problem
from scorecard.rating.allowance import FORMS as TOLERANCE_FORMS

_CHOSEN_NAMES = {  # groups whose names are a person's, and how to choose one
    "target": "Name the financial year, such as 2022-23.",
    "benchmark": "Name one of the comparators.",
    "comparators": "Choose a short name, such as national.",
}
_FORMS = {
    "target": FORMS,
    **dict.fromkeys(("tolerance", "exceeded", "amber", "green"), TOLERANCE_FORMS),
}


def find_todos(document: Document, root: type[BaseModel]) -> dict[Path_, Problem]:
    """Return a problem (SC113) for each setting that is still to be decided, by the path of the setting."""
    todos: dict[Path_, Problem] = {}
    for path, is_name in _todos(document.data, ()) if isinstance(document.data, dict) else ():
        wrong = f"{_subject(path, is_name=is_name)} is still to be decided."
        remedy = _CHOSEN_NAMES[str(path[-2])] if is_name else _remedy(path, document, root)
        todos[path] = Problem("SC113", document.place(path), wrong, remedy, ref_at(path, document))
    return todos


def _todos(part: Any, path: Path_) -> Iterator[tuple[Path_, bool]]:  # noqa: ANN401  reason: YAML is whatever was typed
    """Yield the path of each ``todo``, and whether it stands where a name does."""
    if isinstance(part, dict):
        for key, value in part.items():
            if is_todo(key) and path and path[-1] in _CHOSEN_NAMES:
                yield (*path, key), True
            else:
                yield from _todos(value, (*path, key))
    elif isinstance(part, list):
        for index, item in enumerate(part):
            yield from _todos(item, (*path, index))
    elif path and is_todo(part):
        yield path, False


def _subject(path: Path_, *, is_name: bool) -> str:
    *_, group, last = ("", *path)
    if is_name:
        return f"A name in '{group}'"
    if isinstance(last, int):
        return f"An entry of '{group}'"
    return f"The {group} of '{last}'" if group in _CHOSEN_NAMES else f"'{last}'"


def _remedy(path: Path_, document: Document, root: type[BaseModel]) -> str:
    setting = str(next(step for step in reversed(path) if isinstance(step, str)))
    forms = _FORMS.get(setting) or (_FORMS.get(str(path[-2])) if len(path) > 1 else None)
    if forms:
        return forms
    words = choices(root, path) or _declared(setting, document.data)
    return f"Choose from: {', '.join(words)}." if words else "Write it in place of 'todo'."


def _declared(setting: str, data: Any) -> list[str]:  # noqa: ANN401  reason: YAML is whatever was typed
    """Return the names that the catalogue itself declares for a setting."""
    entries = data.get({"priority": "priorities", "directorate": "directorates"}.get(setting, ""))
    if not isinstance(entries, list):
        return []
    names = [entry.get("id") if isinstance(entry, dict) else entry for entry in entries]
    return [str(spelling(name)) for name in names if isinstance(name, str | int | float) and not is_todo(name)]
