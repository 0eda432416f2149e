"""Which form of target is meant by what a person wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Discriminator, Tag, WithJsonSchema

from scorecard.catalogue.target_forms import (
    Annual,
    Between,
    Level,
    Midpoint,
    Months,
    Quarters,
    StraightLine,
    Undecided,
    Words,
)
from scorecard.period import PeriodError, parse_span

FORMS = (
    "Write a number, trend, none or tbc, or one of {annual: }, {quarters: [4 numbers]}, {months: [12 numbers]}, "
    "{from: , to: }, {between: [low, high]}, {midpoint: }, {text: }."
)
_TAGS = {
    "annual": "annual",
    "profile": "annual",
    "quarters": "quarters",
    "months": "months",
    "from": "from",
    "to": "from",
    "between": "between",
    "midpoint": "midpoint",
    "text": "text",
}


def _tag(written: object) -> str:
    """Return which form a target is written in; an unknown one is left to ``Level``, which says what is allowed."""
    if isinstance(written, Mapping):
        return next((_TAGS[key] for key in written if key in _TAGS), "level")
    return "word" if isinstance(written, str) else "level"


def _level(written: object) -> object:
    if isinstance(written, bool) or not isinstance(written, int | float):
        raise ValueError(f"This is not a form of target. {FORMS}")
    return {"level": written}


def _word(written: object) -> object:
    if str(written).lower() not in ("trend", "none", "tbc"):
        raise ValueError(f"'{written}' is not a target. {FORMS}")
    return {"word": str(written).lower()}


def by_year(value: object) -> object:
    """Return the targets under the printed name of their year: 2022/23 becomes 2022-23; other names are kept."""
    if not isinstance(value, dict):
        return value
    named = {}
    for year, target in value.items():
        try:
            name = parse_span(year).label
        except PeriodError:
            name = year
        if name in named:
            raise ValueError(f"The target of {name} stands twice. Keep one of them.")
        named[name] = target
    return named


TargetSetting: TypeAlias = Annotated[
    Annotated[Level, BeforeValidator(_level), WithJsonSchema({"type": "number"}), Tag("level")]
    | Annotated[
        Undecided,
        BeforeValidator(_word),
        WithJsonSchema({"type": "string", "enum": ["trend", "none", "tbc"]}),
        Tag("word"),
    ]
    | Annotated[Annual, Tag("annual")]
    | Annotated[Quarters, Tag("quarters")]
    | Annotated[Months, Tag("months")]
    | Annotated[StraightLine, Tag("from")]
    | Annotated[Between, Tag("between")]
    | Annotated[Midpoint, Tag("midpoint")]
    | Annotated[Words, Tag("text")],
    Discriminator(_tag),
]
