"""Validation errors -> problems in plain words, with line, column and the nearest valid word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scorecard.catalogue.model import (
    Benchmark,
    Catalogue,
    ControlChart,
    Indicator,
    Priority,
    Rebase,
    ReportSetting,
    ToleranceSetting,
)
from scorecard.catalogue.queries import QueryAnswer
from scorecard.catalogue.report_facts import Approval, Author, Project, ReportFacts
from scorecard.catalogue.target import Annual, Between, Midpoint, Months, Quarters, StraightLine, Words
from scorecard.documents import Document, spelling
from scorecard.problems import Problem

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
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "settings, each on its own line",
    "model_type": "settings, each on its own line",
    "model_attributes_type": "settings, each on its own line",
    "string_too_short": "text that is not empty",
}
_MODELS: tuple[type[BaseModel], ...] = (
    *(Catalogue, Indicator, Priority, Benchmark, ControlChart, Rebase, ReportSetting, ToleranceSetting),
    *(Annual, Between, Midpoint, Months, Quarters, StraightLine, Words),
    *(ReportFacts, Author, Approval, Project, QueryAnswer),
)


def explain(error: ValidationError, document: Document) -> tuple[Problem, ...]:
    """Return one problem for each thing that validation found."""
    return tuple(_problem(detail, document) for detail in error.errors(include_url=False))


def suggest(word: str, words: Iterable[str]) -> str:
    """Return a sentence with the nearest of ``words``, or with all of them where none is near."""
    words = list(words)
    near = difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    return f"Did you mean '{near[0]}'?" if near else f"Choose from: {', '.join(words)}."


def _problem(detail: ErrorDetails, document: Document) -> Problem:
    path = _path(detail, document)
    code, wrong, remedy = _sentences(detail, document)
    return Problem(
        code, document.place(path), wrong, remedy, ref=_ref(path, document)
    )  # none for a default: one problem


def _path(detail: ErrorDetails, document: Document) -> tuple[str | int, ...]:
    """Return the path in the document; a setting that came from ``defaults`` is placed there."""
    path = detail["loc"]
    own = path[:3] in document.marks or detail["type"] == "missing"
    if not own and path[:1] == ("indicators",) and ("defaults", *path[2:3]) in document.marks:
        return ("defaults", *path[2:])
    return path


def _ref(path: tuple[str | int, ...], document: Document) -> str | None:
    """Return the reference of the indicator that the path lies in."""
    part: Any = document.data
    for step in path:
        if isinstance(part, dict) and "ref" in part:
            break
        try:
            part = part[step]
        except (KeyError, IndexError, TypeError):
            return None
    return str(spelling(part["ref"])) if isinstance(part, dict) and "ref" in part else None


def _sentences(detail: ErrorDetails, document: Document) -> tuple[str, str, str]:
    """Return code, what is wrong and what to do."""
    kind, written = detail["type"], detail["input"]
    name = str(next((step for step in reversed(detail["loc"]) if isinstance(step, str)), document.file))
    if kind == "extra_forbidden":
        return "SC104", f"'{name}' is not a setting.", suggest(name, _settings_beside(detail["loc"]))
    if kind == "missing":
        return "SC103", f"The setting '{name}' is missing.", "Add it."
    if kind in ("enum", "literal_error"):
        return "SC105", f"'{written}' is not a word for '{name}'.", suggest(str(written), _words(name))
    if kind == "value_error":
        return "SC106", str(detail["ctx"]["error"]), ""
    if kind in _WANTED:
        return "SC106", f"'{name}' should be {_WANTED[kind]}, not {_shown(written)}.", "Correct it."
    return "SC106", f"'{name}' does not fit: {detail['msg'][0].lower()}{detail['msg'][1:]}.", "Correct it."


def _shown(written: object) -> str:
    if isinstance(written, dict | list):
        return "a list" if isinstance(written, list) else "a group of settings"
    return f"'{spelling(written)}'" if written is not None else "empty"


def _settings_beside(path: tuple[str | int, ...]) -> list[str]:
    """Return the names that are valid where an unknown setting stands, the likeliest model first."""
    steps = [step for step in path[:-1] if isinstance(step, str)]
    best = next((model for model in _MODELS if steps and _belongs(model, steps[-1])), None)
    models = [best] if best else [Indicator if steps else Catalogue]
    return [field.alias or name for model in models for name, field in model.model_fields.items()]


_HOMES: dict[str, type[BaseModel]] = {
    "indicators": Indicator,
    "priorities": Priority,
    "report": ReportSetting,
    "tolerance": ToleranceSetting,
    "spc": ControlChart,
    "rebase": Rebase,
    "benchmark": Benchmark,
    "defaults": Indicator,
    "annual": Annual,
    "quarters": Quarters,
    "months": Months,
    "line": StraightLine,
    "between": Between,
    "midpoint": Midpoint,
    "text": Words,
    "contributors": Approval,
    "author": Author,
    "projects": Project,
}


def _belongs(model: type[BaseModel], step: str) -> bool:
    return _HOMES.get(step) is model


def _words(name: str) -> list[str]:
    """Return the words allowed for a setting."""
    for model in _MODELS:
        field = model.model_fields.get(name)
        if field is not None:
            return list(_choices(field.annotation))
    return []


def _choices(annotation: object) -> Iterable[str]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    found: list[str] = []
    for part in get_args(annotation):
        found += [part] if isinstance(part, str) else list(_choices(part))
    return found
