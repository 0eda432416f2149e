"""How a figure stands to a comparator's: by its interval where it has one. Source: method.md section 7."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from scorecard.calculate.amount import PeriodFigure
from scorecard.catalogue import Direction, Indicator
from scorecard.catalogue.benchmark import Benchmark
from scorecard.figures import Figure
from scorecard.period import MONTHS_IN_YEAR, QUARTERS_IN_YEAR, Kind, Period
from scorecard.statistics import Interval, compare, compare_intervals

_STEPS = {
    Kind.MONTH: (MONTHS_IN_YEAR, "month"),
    Kind.QUARTER: (QUARTERS_IN_YEAR, "quarter"),
    Kind.YEAR_TO_DATE: (QUARTERS_IN_YEAR, "quarter"),
    Kind.YEAR: (1, "year"),
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


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
    """A comparator's figure with its period and source, and how the council's figure stands to it.

    ``significant`` tells whether our interval excludes the comparator's figure, and None that this was not tested.
    ``interval`` is the comparator's own, where it was measured in another area like ours; ``caveat`` is printed beside.
    """

    comparator: str
    name: str
    figure: Figure
    period: Period
    source: str
    standing: Standing = Standing.NOT_COMPARED
    why_not: str | None = None
    significant: bool | None = None
    interval: Interval | None = None
    caveat: str | None = None


def compare_benchmarks(indicator: Indicator, now: PeriodFigure, names: Mapping[str, str]) -> tuple[Comparison, ...]:
    """Return the comparison with each benchmark of the indicator; ``names`` are the comparators' printed names."""
    return tuple(
        compare_with(
            Comparison(
                key,
                names.get(key, key),
                indicator.style.figure(benchmark.value),
                benchmark.period,
                benchmark.source,
                caveat=benchmark.caveat,
            ),
            indicator,
            now,
        )
        for key, benchmark in indicator.benchmark.items()
        if isinstance(benchmark, Benchmark)
    )


def compare_with(benchmark: Comparison, indicator: Indicator, now: PeriodFigure) -> Comparison:
    """Return a comparator's figure with how ours stands to it.

    A benchmark is a fixed value, set against our interval; one with an interval of its own is set against it as a
    whole. Without an interval of ours, published figures are compared, and nothing is tested.
    """
    why_not = why_not_compared(indicator, now, benchmark.comparator, benchmark.period)
    if why_not or now.figure is None:
        return replace(benchmark, why_not=why_not)
    if now.interval is None:
        return replace(benchmark, standing=_as_published(indicator, now.figure, benchmark.figure))
    direction = Direction.NONE if indicator.direction is Direction.RANGE else indicator.direction
    if benchmark.interval is None:
        standing = Standing(compare(now.interval, benchmark.figure.value, direction))
    else:
        standing = Standing(compare_intervals(now.interval, benchmark.interval, direction))
    return replace(benchmark, standing=standing, significant=standing is not Standing.SIMILAR)


def why_not_compared(indicator: Indicator, now: PeriodFigure, comparator: str, period: Period) -> str | None:
    """Return why our figure is not compared with a comparator's of this period, if so.

    The catalogue's benchmark of the comparator says whether the two can be compared at all.
    """
    setting = indicator.benchmark.get(comparator)
    comparable = setting.comparable if setting else None
    if now.figure is None:
        return "no figure of our own"
    if now.amount.coverage:
        return f"our figure covers {now.amount.coverage}"
    if comparable is False:
        return "not comparable"
    return None if comparable or period == now.period else _apart(period, now.period)


def _apart(period: Period, ours: Period) -> str:
    """Return how far a period lies from ours: ``for 2020-21, two years before``."""
    in_year, unit = _STEPS[ours.kind]
    steps = ours.ordinal - period.ordinal
    if period.kind is not ours.kind or steps % in_year == 0:
        steps, unit = ours.year - period.year, "year"
    if not steps:
        return f"for {period.label}, ours is for {ours.label}"
    size = abs(steps)
    number = _NUMBERS[size] if size < len(_NUMBERS) else str(size)
    return f"for {period.label}, {number} {unit}{'s' * (size > 1)} {'before' if steps > 0 else 'after'}"


def _as_published(indicator: Indicator, now: Figure, figure: Figure) -> Standing:
    if now.published == figure.published:
        return Standing.SIMILAR
    higher = now.published > figure.published
    if indicator.direction in (Direction.NONE, Direction.RANGE):
        return Standing.HIGHER if higher else Standing.LOWER
    return Standing.BETTER if higher == (indicator.direction is Direction.HIGHER) else Standing.WORSE
