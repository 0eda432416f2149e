"""Whether an annual figure has risen or fallen over its latest five years. Source: method.md section 9."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.calculate.amount import PeriodFigure
from scorecard.catalogue import Direction, Frequency, Indicator, MeasureKind
from scorecard.figures import Unit
from scorecard.period import Period
from scorecard.sentences import join
from scorecard.statistics import recent_trend

LATEST = 5  # years
NONE = "cannot be calculated"


@dataclass(frozen=True)
class AnnualTrend:
    """The recent trend of an annual figure, in the words of ``statistics.recent_trend``.

    ``judgement`` is None where there is no trend, or neither way is better. ``reason`` says in a sentence why there is
    none, where figures alone do not. ``periods`` are the years that it is about: the latest with a complete figure.
    """

    result: str
    judgement: str | None
    reason: str | None
    periods: tuple[Period, ...]


def annual_trend(indicator: Indicator, years: Sequence[PeriodFigure]) -> AnnualTrend | None:
    """Return the trend over the latest of ``years``, oldest first; None for a measure that is not annual.

    A proportion is tested by its numerators and denominators, any other figure by its 95% interval.
    """
    if indicator.frequency is not Frequency.ANNUAL:
        return None
    known = [year for year in years if year.figure is not None and year.amount.complete][-LATEST:]
    periods = tuple(year.period for year in known)
    why_not = _why_not(indicator, known)
    if why_not is not None:
        return AnnualTrend(NONE, None, why_not, periods)
    low_high = (Direction.HIGHER, Direction.LOWER)
    direction = indicator.direction if indicator.direction in low_high else Direction.NONE
    years_named = [period.label for period in periods]
    if _are_proportions(indicator, known):
        trend = recent_trend(
            years_named,
            numerators=[year.amount.numerator for year in known],
            denominators=[year.amount.denominator for year in known],
            direction=direction,
        )
    else:
        trend = recent_trend(
            years_named,
            values=[year.amount.value for year in known],
            lows=[year.interval.low for year in known if year.interval],
            highs=[year.interval.high for year in known if year.interval],
            direction=direction,
        )
    return AnnualTrend(trend.result, trend.judgement, trend.reason, periods)


def _why_not(indicator: Indicator, known: Sequence[PeriodFigure]) -> str | None:
    """Return why the years cannot be tested, if so."""
    if indicator.kind is MeasureKind.ROLLING:
        return "Rolling periods overlap, and a trend needs separate ones."
    without = [year.period.label for year in known if year.interval is None]
    if not without or _are_proportions(indicator, known):
        return None
    return f"Without intervals for {join(without)}, a trend cannot be told from chance."


def _are_proportions(indicator: Indicator, known: Sequence[PeriodFigure]) -> bool:
    """Whether every figure is a part of a whole, and both are known."""
    amounts = [year.amount for year in known]
    return (
        indicator.counts
        and indicator.unit is Unit.PERCENT
        and all(
            each.numerator is not None and each.denominator is not None and 0 <= each.numerator <= each.denominator
            for each in amounts
        )
    )
