"""Validation errors -> problems in plain words, with line, column and the nearest valid word."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scorecard.catalogue.settings import settings_of
from scorecard.documents import Document, Path_, spelling
from scorecard.problems import Problem
from scorecard.sentences import lower_first

_WANTED = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "string_type": "text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "date_type": "a date such as 2022-11-21",
    "date_parsing": "a date such as 2022-11-21",
    "date_from_datetime_parsing": "a date such as 2022-11-21",
    "date_from_datetime_inexact": "a date such as 2022-11-21",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "settings, each on its own line",
    "model_type": "settings, each on its own line",
    "model_attributes_type": "settings, each on its own line",
    "string_too_short": "text that is not empty",
}


def explain(
    error: ValidationError, document: Document, root: type[BaseModel], told: Collection[Path_] = ()
) -> tuple[Problem, ...]:
    """Return one problem for each thing that validation of ``document`` as ``root``, or a list of it, found.

    ``told`` are the paths of settings about which everything has been said.
    """
    details = [detail for detail in error.errors(include_url=False) if not _echo(detail)]
    placed = [(_path(detail, document), detail) for detail in details]
    return tuple(
        _problem(detail, path, document, root)
        for path, detail in placed
        if not any(path[:length] in told for length in range(1, len(path) + 1))
    )


def is_todo(written: object) -> bool:
    """Whether a setting holds the word that leaves it to be decided."""
    return isinstance(written, str) and written.strip().lower() == "todo"


def _echo(detail: ErrorDetails) -> bool:
    """Whether this is a list called too short only because its entries are wrong, which is already said."""
    return detail["type"] == "too_short" and detail["ctx"]["actual_length"] < len(detail["input"])


def suggest(word: str, words: Iterable[str]) -> str:
    """Return a sentence with the nearest of ``words``, or with all of them where none is near."""
    words = list(words)
    near = difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    return f"Did you mean '{near[0]}'?" if near else f"Choose from: {', '.join(words)}."


def choices(root: type[BaseModel], path: Path_) -> list[str]:
    """Return the words that the setting at a path allows; none where it is not one of a few words."""
    if path[:1] == ("defaults",):
        path = ("indicators", 0, *path[1:])
    return _choices(_annotation(_home(root, path), path[-1]))


def _problem(detail: ErrorDetails, path: Path_, document: Document, root: type[BaseModel]) -> Problem:
    code, wrong, remedy = _sentences(detail, document, _home(root, detail["loc"]))
    return Problem(code, document.place(path), wrong, remedy, ref=ref_at(path, document))


def _path(detail: ErrorDetails, document: Document) -> Path_:
    """Return the path in the document; a setting that came from ``defaults`` is placed there."""
    path = detail["loc"]
    if path[2:3] in (("target",), ("benchmark",)):
        path = (*path[:4], *path[5:])  # without the name of the form, which validation puts after the name
    if path[:3] not in document.marks and path[:1] == ("indicators",) and ("defaults", *path[2:3]) in document.marks:
        return ("defaults", *path[2:])
    return path


def ref_at(path: Path_, document: Document) -> str | None:
    """Return the reference of the indicator that the path lies in, None where it has none yet."""
    part: Any = document.data
    for step in path:
        if isinstance(part, dict) and "ref" in part:
            break
        try:
            part = part[step]
        except (KeyError, IndexError, TypeError):
            return None
    named = isinstance(part, dict) and "ref" in part and not is_todo(part["ref"])
    return str(spelling(part["ref"])) if named else None


def _sentences(detail: ErrorDetails, document: Document, home: type[BaseModel]) -> tuple[str, str, str]:
    """Return code, what is wrong and what to do; ``home`` is the model that the setting belongs to."""
    kind, written = detail["type"], detail["input"]
    name = str(next((step for step in reversed(detail["loc"]) if isinstance(step, str)), document.file))
    if kind == "extra_forbidden":
        return "SC104", f"'{name}' is not a setting.", suggest(name, settings_of(home))
    if kind == "missing" and isinstance(detail["loc"][-1], str):
        return "SC103", f"The setting '{name}' is missing.", "Add it."
    if kind in ("enum", "literal_error"):
        return (
            "SC105",
            f"'{name}' is empty." if written is None else f"{_shown(written)} is not a word for '{name}'.",
            suggest(str(written or ""), _choices(_annotation(home, name))),
        )
    return "SC106", _misfit(detail, name), "" if kind == "value_error" else "Correct it."


def _misfit(detail: ErrorDetails, name: str) -> str:
    """Return why a value does not fit its setting."""
    kind = detail["type"]
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind in ("too_short", "too_long", "missing"):
        return f"'{name}' has too {'many' if kind == 'too_long' else 'few'} entries."
    if kind in _WANTED:
        return f"'{name}' should be {_WANTED[kind]}, not {_shown(detail['input'])}."
    return f"'{name}' does not fit: {lower_first(detail['msg'])}."


def _shown(written: object) -> str:
    if isinstance(written, dict | list):
        return "a list" if isinstance(written, list) else "a group of settings"
    if isinstance(written, bool):
        return f"'{str(written).lower()}'"
    return f"'{spelling(written)}'" if written is not None else "empty"


def _home(root: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel]:
    """Return the model whose setting the last step of a path is; list positions and dict keys are passed over."""
    models = [root]
    for step in path[:-1]:
        owner = next((model for model in models if _annotation(model, step) is not None), None)
        if owner is not None:
            models = _models(_annotation(owner, step)) or [owner]
    return models[0]


def _annotation(model: type[BaseModel], setting: str | int) -> object:
    """Return the type of a model's setting, named as it is written; None where it has none of that name."""
    field = settings_of(model).get(str(setting))
    return field.annotation if field else None


def _models(annotation: object) -> list[type[BaseModel]]:
    """Return the models inside a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _choices(annotation: object) -> list[str]:
    """Return the words that a type allows."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    parts = get_args(annotation)
    return [word for part in parts for word in ([part] if isinstance(part, str) else _choices(part))]
