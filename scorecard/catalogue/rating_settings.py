"""How the settings of a rating may be typed: distances from a target, sizes of movement, names of rules."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from scorecard.documents import spelling
from scorecard.rating import Allowance
from scorecard.rating.presets import NAMES, PATTERN, rule_name


def _movement(value: object) -> Allowance:
    try:
        return Allowance.parse(value)
    except ValueError:
        forms = "Write it as 2% (of the earlier figure), 1 point (a percentage point) or 0.5 (in the unit)."
        raise ValueError(f"'{spelling(value)}' is not a size of movement. {forms}") from None


def _rule_name(value: object) -> str:
    try:
        return rule_name(value)
    except ValueError as error:
        raise PydanticCustomError("enum", "{reason}", {"reason": str(error)}) from error


Margin: TypeAlias = Annotated[
    Allowance,
    BeforeValidator(Allowance.parse),
    WithJsonSchema({"type": ["string", "number"], "description": "5% (of the target), 5 points, or 0.5 in the unit."}),
]
Movement: TypeAlias = Annotated[
    Allowance,
    BeforeValidator(_movement),
    WithJsonSchema({"type": ["string", "number"]}),
]
RuleName: TypeAlias = Annotated[
    str,
    BeforeValidator(_rule_name),
    WithJsonSchema({"type": "string", "pattern": PATTERN, "examples": list(NAMES)}),
    *NAMES,  # the words that an error and an editor offer
]
