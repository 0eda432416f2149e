"""Figures of other areas from a few words, and what comes of them beside figures of our own."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.calculate.amount import Amount, PeriodFigure
from scorecard.calculate.areas import Place, compare_areas
from scorecard.calculate.certainty import interval_of
from scorecard.calculate.comparison import Comparison
from scorecard.observations import AreaFigure, Source, SourceFile
from scorecard.period import Period, parse_span
from tests.making import Q2, loaded

SHARE = "kind: ratio, unit: percent, decimals: 1"
NAMES = {"neighbours": "Statistical neighbours", "national": "England"}
FILE = SourceFile("inputs/benchmarks/areas.csv", "0" * 64, None)


def areas(text: str, period: str = "2022-23 Q2", comparator: str = "neighbours") -> list[AreaFigure]:
    """Rows of indicator 1, one below another: ``Derby=60.5; Luton=30/50; Rugby=; Corby=60 ?/50``; ? is unknown."""
    return list(_areas(text, parse_span(period), comparator))


def _areas(text: str, period: Period, comparator: str) -> Iterator[AreaFigure]:
    for row, said in enumerate(text.split(";"), 2):
        area, _, numbers = said.strip().partition("=")
        value = next((float(each) for each in numbers.split() if "/" not in each), None)
        parts = next((each.split("/") for each in numbers.split() if "/" in each), (None, None))
        top, bottom = (None if part in (None, "?") else float(part) for part in parts)
        yield AreaFigure("1", comparator, area, period, value, top, bottom, Source(FILE, "areas", f"E{row}", said))


def compared(
    figures: list[AreaFigure], ours: float | str | None = 70.0, settings: str = SHARE, period: Period = Q2
) -> tuple[tuple[Comparison, ...], tuple[Place, ...]]:
    """The comparisons and places of our figure for a period: a value, or ``30/50``, which has an interval."""
    (indicator,) = loaded(settings).catalogue.indicators
    amount = Amount(period, ours if isinstance(ours, float) else None)
    if isinstance(ours, str):
        top, bottom = (float(part) for part in ours.split("/"))
        amount = Amount(period, top / bottom * 100, numerator=top, denominator=bottom)
    now = PeriodFigure(amount, indicator.style.maybe(amount.value), interval_of(indicator, amount))
    return compare_areas(indicator, now, NAMES, "Testshire Council", figures)


def place(
    figures: list[AreaFigure], ours: float | str | None = 70.0, settings: str = SHARE, period: Period = Q2
) -> Place:
    """Our place among the one group of areas."""
    _, (only,) = compared(figures, ours, settings, period)
    return only


def comparison(
    figures: list[AreaFigure], ours: float | str | None = 70.0, settings: str = SHARE, period: Period = Q2
) -> Comparison:
    """The comparison with the one comparator."""
    (only,), _ = compared(figures, ours, settings, period)
    return only
