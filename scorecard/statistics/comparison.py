"""How an interval stands to a benchmark, or to another interval, in one word.

``direction`` is which way is better: ``higher`` and ``lower`` give better and worse, ``none`` keeps higher and lower.
Source: method.md section 7.
"""

from __future__ import annotations

import math

from scorecard.statistics.arguments import number, one_of
from scorecard.statistics.intervals import Interval

DIRECTIONS = ("higher", "lower", "none")

_WORDS = {
    "higher": ("worst", "worse", "similar", "better", "best"),
    "lower": ("best", "better", "similar", "worse", "worst"),
    "none": ("lowest", "lower", "similar", "higher", "highest"),
}
_SIMILAR = 2


def compare(interval: Interval, benchmark: float, direction: str) -> str:
    """Return ``better``, ``similar``, ``worse``, ``higher`` or ``lower``; an end equal to the benchmark is similar.

    The benchmark is a fixed value; a measured one has an interval of its own, see ``compare_intervals``.
    """
    return _word(_side(interval, number(benchmark, "benchmark")), direction)


def compare_levels(interval_95: Interval, interval_998: Interval, benchmark: float, direction: str) -> str:
    """Return how a value stands to a fixed benchmark at 95% and at 99.8%.

    A benchmark within the 95% interval, ends included, is ``similar``; one beyond it makes the value ``better``,
    ``worse``, ``higher`` or ``lower``; one beyond the 99.8% interval too makes it ``best``, ``worst``, ``highest`` or
    ``lowest``. Raises ``ValueError`` where the 99.8% interval does not hold the whole of the 95% one.
    """
    if _low(interval_998) > _low(interval_95) or interval_998.high < interval_95.high:
        raise ValueError("The 99.8% interval must hold the whole of the 95% interval; they may have been exchanged.")
    value = number(benchmark, "benchmark")
    return _word(_side(interval_95, value) + _side(interval_998, value), direction)


def compare_intervals(first: Interval, second: Interval, direction: str) -> str:
    """Return how the first of two measured values stands to the second; intervals that touch are similar."""
    return _word((_low(first) > second.high) - (first.high < _low(second)), direction)


def _low(interval: Interval) -> float:
    return -math.inf if interval.low is None else interval.low


def _side(interval: Interval, value: float) -> int:
    """Return 1 for an interval wholly above the value, -1 for one wholly below it, and 0 for one that holds it."""
    return (_low(interval) > value) - (interval.high < value)


def _word(steps: int, direction: str) -> str:
    one_of(direction, DIRECTIONS, "direction")
    return _WORDS[direction][_SIMILAR + steps]
