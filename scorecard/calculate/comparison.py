"""How a published figure stands to a comparator's published figure. Source: method.md section 7."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scorecard.catalogue import Direction, Indicator
from scorecard.catalogue.model import Benchmark
from scorecard.figures import Figure
from scorecard.period import Period


class Standing(StrEnum):
    """How the council stands to a comparator; higher and lower where neither way is better."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_COMPARED = "not_compared"


@dataclass(frozen=True)
class Comparison:
    """A comparator's figure with its period and source, and how the council's figure stands to it."""

    comparator: str
    name: str
    figure: Figure
    period: Period
    source: str
    standing: Standing
    why_not: str | None = None


def compare_benchmarks(
    indicator: Indicator, now: Figure | None, period: Period, names: dict[str, str]
) -> tuple[Comparison, ...]:
    """Return the comparison with each benchmark of the indicator; ``names`` are the comparators' printed names."""
    return tuple(
        _compare(indicator, now, period, key, names.get(key, key), benchmark)
        for key, benchmark in indicator.benchmark.items()
    )


def _compare(
    indicator: Indicator, now: Figure | None, period: Period, key: str, name: str, benchmark: Benchmark
) -> Comparison:
    figure = indicator.style.figure(benchmark.value)
    why_not = _why_not(now, period, benchmark)
    standing = Standing.NOT_COMPARED if why_not or now is None else _standing(indicator, now, figure)
    return Comparison(key, name, figure, benchmark.period, benchmark.source, standing, why_not)


def _why_not(now: Figure | None, period: Period, benchmark: Benchmark) -> str | None:
    if now is None:
        return "no figure of our own"
    if benchmark.comparable is False:
        return "not comparable"
    same = benchmark.period == period
    return None if benchmark.comparable or same else "another period"


def _standing(indicator: Indicator, now: Figure, figure: Figure) -> Standing:
    if now.published == figure.published:
        return Standing.SIMILAR
    higher = now.published > figure.published
    if indicator.direction in (Direction.NONE, Direction.RANGE):
        return Standing.HIGHER if higher else Standing.LOWER
    return Standing.BETTER if higher == (indicator.direction is Direction.HIGHER) else Standing.WORSE
