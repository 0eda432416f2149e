"""What all known periods of an indicator tell together: control chart, recent trend, outturn of the year."""

from __future__ import annotations

from scorecard.calculate.amount import PeriodFigure
from scorecard.calculate.control import Control, control_chart
from scorecard.calculate.goal import goal_for
from scorecard.calculate.measures import Measures
from scorecard.calculate.outturn import Outturn, forecast
from scorecard.calculate.shown import month_figure, period_figure
from scorecard.calculate.trend import AnnualTrend, annual_trend
from scorecard.catalogue import Frequency, Indicator
from scorecard.catalogue.target_forms import StraightLine
from scorecard.period import Kind, Period


def control_of(indicator: Indicator, points: tuple[PeriodFigure, ...], shown: Period) -> Control:
    """Return the control chart of an indicator's periods, against the target of the latest.

    A straight line over the year is no level that figures could be expected to vary about. Without a figure in the
    period ``shown`` the chart would tell of another time.
    """
    known = [point.period for point in points if point.figure is not None]
    if known and known[-1].end < shown.start:
        return Control((), None, f"There is no figure for {shown.label} whose variation could be told.")
    goal = goal_for(indicator, points[-1].period)
    target = goal.target
    moves = isinstance(goal.setting, StraightLine)
    bound = (
        None
        if target is None or target.is_two_sided or moves
        else target.low
        if target.low is not None
        else target.high
    )
    return control_chart(indicator, points, None if bound is None else float(bound))


def control_points(indicator: Indicator, shown: Period, measures: Measures) -> tuple[PeriodFigure, ...]:
    """Return the months known up to the end of the period shown, gaps among them; quarters where there are no months.

    Those of an annual measure are its years.
    """
    first = measures.first(indicator.ref, Kind.MONTH) if indicator.frequency is Frequency.MONTHLY else None
    if first is None or shown.kind is Kind.YEAR or first.end > shown.end:
        return _through(indicator, shown, measures)
    last = shown.months[-1]
    months = (first + step for step in range(last.ordinal - first.ordinal + 1))
    return tuple(month_figure(indicator, month, measures) for month in months)


def trend_of(indicator: Indicator, shown: Period, measures: Measures) -> AnnualTrend | None:
    """Return the recent trend of an annual measure, None for any other."""
    return annual_trend(indicator, _through(indicator, shown, measures)) if shown.kind is Kind.YEAR else None


def outturn_of(indicator: Indicator, shown: Period, measures: Measures) -> Outturn:
    """Return where the year of the period shown would end if the past pattern holds."""
    return forecast(indicator, _through(indicator, shown.quarter_of, measures))


def _through(indicator: Indicator, shown: Period, measures: Measures) -> tuple[PeriodFigure, ...]:
    """Return every period of the kind shown, from the first in which anything is known."""
    starts = (measures.first(indicator.ref, kind) for kind in Kind)
    first = min((period.start for period in starts if period is not None), default=shown.start)
    periods = [shown]
    while periods[-1].start > first:
        periods.append(periods[-1] - 1)
    return tuple(period_figure(indicator, each, measures) for each in reversed(periods))
