"""What the settings of all files have in common: text and periods as a person may type them, no unknown names."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from scorecard.documents import spelling
from scorecard.period import Period, PeriodError, parse_span


def _as_typed(value: object) -> object:
    typed = spelling(value)
    return str(typed) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _period(value: object) -> object:
    if value is None or isinstance(value, Period):
        return value
    try:
        return parse_span(_as_typed(value))
    except PeriodError as error:
        raise ValueError(str(error)) from error


Text: TypeAlias = Annotated[
    str,
    Field(min_length=1),
    BeforeValidator(_as_typed),
    WithJsonSchema({"type": ["string", "number"], "minLength": 1}),
]
PeriodText: TypeAlias = Annotated[Period, BeforeValidator(_period), WithJsonSchema({"type": "string"})]


class Settings(BaseModel):
    """What all parts of the catalogue have in common: no unknown names, no change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, allow_inf_nan=False)
