"""What the functions of this package are given: refused in a sentence where it cannot be used."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import SupportsFloat


def number(value: object, name: str) -> float:
    """Return a finite number; raises ``ValueError`` for all else, with ``name`` in its sentence."""
    if not isinstance(value, SupportsFloat) or not math.isfinite(value):
        raise ValueError(f"The {name} must be a number; it is {value!r}.")
    return float(value)


def positive(value: object, name: str) -> float:
    """Return a number above 0; raises ``ValueError`` for any other."""
    result = number(value, name)
    if result <= 0:
        raise ValueError(f"The {name} must be above 0; it is {result:.15g}.")
    return result


def count_of(value: object, name: str) -> float:
    """Return a number of 0 or more, not always a whole one; raises ``ValueError`` for any other."""
    result = number(value, name)
    if result < 0:
        raise ValueError(f"The {name} must not be negative; it is {result:.15g}.")
    return result


def part_and_whole(numerator: object, denominator: object) -> tuple[float, float]:
    """Return the two numbers of a proportion; raises ``ValueError`` unless 0 <= numerator <= denominator."""
    part, whole = count_of(numerator, "numerator"), count_of(denominator, "denominator")
    if part > whole:
        raise ValueError(f"The numerator must not be above the denominator: {part:.15g} of {whole:.15g}.")
    return part, whole


def one_of(value: object, choices: Sequence[str], name: str) -> None:
    """Raise ``ValueError`` unless the value is one of the words offered."""
    if value not in choices:
        raise ValueError(f"The {name} must be one of {', '.join(choices)}; it is {value!r}.")
