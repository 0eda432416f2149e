"""How a published figure stands to a comparator's published figure. Source: method.md section 7."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scorecard.calculate.amount import PeriodFigure
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


def compare_benchmarks(indicator: Indicator, now: PeriodFigure, names: Mapping[str, str]) -> tuple[Comparison, ...]:
    """Return the comparison with each benchmark of the indicator; ``names`` are the comparators' printed names."""
    return tuple(
        _compare(indicator, now, key, names.get(key, key), benchmark) for key, benchmark in indicator.benchmark.items()
    )


def _compare(indicator: Indicator, now: PeriodFigure, key: str, name: str, benchmark: Benchmark) -> Comparison:
    figure = indicator.style.figure(benchmark.value)
    why_not = _why_not(now, benchmark)
    standing = Standing.NOT_COMPARED if why_not or now.figure is None else _standing(indicator, now.figure, figure)
    return Comparison(key, name, figure, benchmark.period, benchmark.source, standing, why_not)


def _why_not(now: PeriodFigure, benchmark: Benchmark) -> str | None:
    """Return why a benchmark is shown and not compared, if so."""
    if now.figure is None:
        return "no figure of our own"
    if now.amount.coverage:
        return f"our figure covers {now.amount.coverage}"
    if benchmark.comparable is False:
        return "not comparable"
    return None if benchmark.comparable or benchmark.period == now.period else "another period"


def _standing(indicator: Indicator, now: Figure, figure: Figure) -> Standing:
    if now.published == figure.published:
        return Standing.SIMILAR
    higher = now.published > figure.published
    if indicator.direction in (Direction.NONE, Direction.RANGE):
        return Standing.HIGHER if higher else Standing.LOWER
    return Standing.BETTER if higher == (indicator.direction is Direction.HIGHER) else Standing.WORSE
