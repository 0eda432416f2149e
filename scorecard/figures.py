"""The only place where a number is rounded or becomes text.

A ``Figure`` keeps the exact number beside what is printed. Ratings, arrows and words compare ``published`` numbers, so
that a reader with the paper in hand can recompute every one of them. Source: method.md section 2.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

LARGEST = Decimal(10) ** 40  # far beyond any amount of a council; _WIDE stays exact below it
_WIDE = Context(prec=60)
SUPPRESSED = "[c]"


class Unit(StrEnum):
    """What a figure counts; it decides the signs printed around the number."""

    NUMBER = "number"
    PERCENT = "percent"
    POUNDS = "pounds"
    POUNDS_MILLION = "pounds_million"
    DAYS = "days"
    HOURS = "hours"
    RATE = "rate"
    SCORE = "score"


_BEFORE = {Unit.POUNDS: "£", Unit.POUNDS_MILLION: "£"}
_AFTER = {Unit.PERCENT: "%", Unit.POUNDS_MILLION: "m", Unit.DAYS: " days", Unit.HOURS: " hours"}
_DIFFERENCE_AFTER = {**_AFTER, Unit.PERCENT: " points"}
_AXIS_AFTER = {Unit.PERCENT: "%", Unit.POUNDS_MILLION: "m"}


@dataclass(frozen=True)
class Figure:
    """A number and its printed form, which belong together from here to every output.

    ``value`` is exact and in the unit (75.0 for 75%); ``published`` is ``value`` rounded half away from zero to the
    indicator's decimals; ``text`` is what is printed.
    """

    value: float
    published: Decimal
    text: str

    def __str__(self) -> str:
        """Return the printed form."""
        return self.text


@dataclass(frozen=True)
class Style:
    """How the figures of one indicator are printed: unit and decimals."""

    unit: Unit = Unit.NUMBER
    decimals: int = 0

    def figure(self, value: float) -> Figure:
        """Return the figure for an exact number; raises ``ValueError`` where it is not finite."""
        published = round_half_away(value, self.decimals)
        return Figure(value, published, self._text(published, _AFTER))

    def maybe(self, value: float | None) -> Figure | None:
        """Return the figure, or None for a missing number."""
        return None if value is None else self.figure(value)

    def prints_alike(self, first: float, second: float) -> bool:
        """Whether two exact numbers are the same figure once they are published."""
        return round_half_away(first, self.decimals) == round_half_away(second, self.decimals)

    def difference(self, amount: Decimal) -> str:
        """Return the size of a difference between two published figures, without its sign: ``2.1 points``.

        A difference that needs more decimals than the figures (a tolerance of 1.45 points) keeps them.
        """
        size = amount.copy_abs()
        exponent = size.normalize(_WIDE).as_tuple().exponent
        decimals = max(self.decimals, -exponent if isinstance(exponent, int) else 0)
        rounded = size.quantize(Decimal(1).scaleb(-min(decimals, self.decimals + 2)), ROUND_HALF_UP, _WIDE)
        return self._text(rounded, _DIFFERENCE_AFTER)

    def axis(self, value: float) -> str:
        """Return the label of a gridline: as short as exactness allows."""
        return self._text(Decimal(f"{Decimal(format(value, '.12g')).normalize():f}"), _AXIS_AFTER)

    def _text(self, number: Decimal, after: dict[Unit, str]) -> str:
        size = f"{number.copy_abs():,f}"
        unit = after.get(self.unit, "")
        return f"{_sign(number)}{_BEFORE.get(self.unit, '')}{size}{unit.removesuffix('s') if size == '1' else unit}"


def round_half_away(value: float, decimals: int) -> Decimal:
    """Round half away from zero, as a spreadsheet does.

    The number is first read to 15 significant figures, so that 1.005 becomes 1.01. Zero has no sign. Raises
    ``ValueError`` for a number that is not finite or reaches ``LARGEST``.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a number that can be printed")
    number = Decimal(format(value, ".15g"))
    if abs(number) >= LARGEST:
        raise ValueError(f"{value} is too large to be printed")
    rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
    return rounded.copy_abs() if rounded == 0 else rounded


def _sign(number: Decimal) -> str:
    return "-" if number < 0 else ""
