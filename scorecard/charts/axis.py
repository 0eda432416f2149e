"""Value axes: at most five round gridlines and their labels.

Decimal arithmetic, so that a gridline at 0.3 is labelled 0.3.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scorecard.figures import Style, Unit

MOST_GRIDLINES = 5
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
_SHORTENED = (Unit.NUMBER, Unit.POUNDS, Unit.RATE, Unit.SCORE)  # units whose sign leaves room for k, m or bn
_SHORT = (
    (Decimal(10) ** 9, "bn", Decimal(10) ** 9),
    (Decimal(10) ** 6, "m", Decimal(10) ** 6),
    (Decimal(10) ** 5, "k", Decimal(1000)),
)
_LEAST_SPAN = Decimal("0.02")  # of the largest number: less would blow up noise
_PADDING = Decimal("0.1")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Axis:
    """Gridlines in ascending order, the outermost of which bound the plot, and their labels."""

    ticks: tuple[Decimal, ...]
    labels: tuple[str, ...]

    @property
    def low(self) -> Decimal:
        """The number at the foot of the plot."""
        return self.ticks[0]

    @property
    def high(self) -> Decimal:
        """The number at the head of the plot."""
        return self.ticks[-1]


def axis_for(numbers: Sequence[Decimal], style: Style, *, from_zero: bool) -> Axis:
    """Return the axis that holds all numbers; ``from_zero`` is for bars, whose length must tell the truth."""
    low, high = _span(numbers, style, from_zero=from_zero)
    ticks = _ticks(low, high, style.decimals)
    return Axis(ticks, _labels(ticks, style))


def _span(numbers: Sequence[Decimal], style: Style, *, from_zero: bool) -> tuple[Decimal, Decimal]:
    """Return the least and greatest number that the axis must reach."""
    low, high = min(numbers), max(numbers)
    near_zero = 2 * min(abs(low), abs(high)) < max(abs(low), abs(high))
    if from_zero or near_zero or low < 0 < high or low == high == 0:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
        return (low, high) if low < high else (low, Decimal(1))
    return _padded(low, high, style)


def _padded(low: Decimal, high: Decimal, style: Style) -> tuple[Decimal, Decimal]:
    """Widen a span that lies away from zero, but never across zero or across 100 per cent."""
    least = max(_LEAST_SPAN * max(abs(low), abs(high)), 4 * Decimal(1).scaleb(-style.decimals))
    spread = max((least - (high - low)) / 2, _PADDING * (high - low))
    below = low - spread if low < 0 else max(low - spread, Decimal(0))
    above = high + spread if high > 0 else min(high + spread, Decimal(0))
    if style.unit is Unit.PERCENT and high <= _HUNDRED:
        above = min(above, _HUNDRED)
    return below, above


def _ticks(low: Decimal, high: Decimal, decimals: int) -> tuple[Decimal, ...]:
    """Return the finest round gridlines, five at most, that enclose the span."""
    steps = _steps((high - low) / MOST_GRIDLINES, decimals)
    spans = ((step, math.floor(low / step), math.ceil(high / step)) for step in steps)
    step, first, last = next(span for span in spans if span[2] - span[1] < MOST_GRIDLINES)
    return tuple(step * place for place in range(first, last + 1))


def _steps(least: Decimal, decimals: int) -> Iterator[Decimal]:
    """Yield round steps, ascending from about ``least``, none finer than the printed decimals."""
    finest = Decimal(1).scaleb(-decimals)
    exponent = max(least, finest).adjusted()
    while True:
        for step in _STEPS:
            scaled = step.scaleb(exponent)
            if scaled % finest == 0:
                yield scaled
        exponent += 1


def _labels(ticks: Sequence[Decimal], style: Style) -> tuple[str, ...]:
    """Return gridline labels, shortened to k, m or bn where the numbers are long and still exact."""
    largest = max(map(abs, ticks))
    suffix, unit = "", Decimal(1)
    if style.unit in _SHORTENED:
        suffix, unit = next(((mark, size) for least, mark, size in _SHORT if largest >= least), (suffix, unit))
    return tuple(style.axis(float(tick / unit)) + (suffix if tick else "") for tick in ticks)
