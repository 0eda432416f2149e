"""A result -> the data of its charts: the year beside the year before, and all periods against their usual range."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scorecard.calculate import PeriodFigure, Result
from scorecard.calculate.goal import goal_for
from scorecard.catalogue import Direction
from scorecard.catalogue.control_chart import ControlChart as Settings
from scorecard.charts import ControlChart, TrendChart
from scorecard.charts.control import MOST_POINTS, ControlPoint, Limits, Pattern, Sign
from scorecard.figures import Figure, Unit
from scorecard.period import Period
from scorecard.rating import Target
from scorecard.statistics import XmrPoint

_WHOLE = 100.0  # per cent
_SIGNS = {
    "improvement": Sign.IMPROVEMENT,
    "concern": Sign.CONCERN,
    "neutral_high": Sign.CHANGE,
    "neutral_low": Sign.CHANGE,
}
_UPWARDS = {Direction.HIGHER: "improvement", Direction.LOWER: "concern"}  # what a signal upwards is a sign of


def trend_chart(result: Result) -> TrendChart | None:
    """Return the chart of the year, or None where there is no figure at all."""
    indicator = result.indicator
    bands = [goal.target for goal in result.targets if goal.target and goal.target.low != goal.target.high]
    band = next(((each.low, each.high) for each in bands if each.low is not None and each.high is not None), None)
    chart = TrendChart(
        title=indicator.name,
        style=indicator.style,
        periods=tuple(point.period for point in result.this_year),
        this_year=tuple(_until(point, result.run_quarter) for point in result.this_year),
        last_year=tuple(point.figure for point in result.last_year_series),
        target=tuple(None if band else _level(goal.target) for goal in result.targets),
        target_band=band,
        direction=indicator.direction.value,
    )
    return None if chart.is_empty else chart


def control_chart(result: Result) -> ControlChart | None:
    """Return the control chart of the latest periods, or None where no figure among them varies about a usual range."""
    control, indicator = result.control, result.indicator
    if control.chart is None:
        return None
    settings = indicator.spc or Settings()
    shown = list(zip(control.periods, control.chart.points, strict=True))[-MOST_POINTS:]
    ghosts = {part for ghost in settings.ghosts for month in ghost.months for part in (month, month.quarter_of)}
    chart = ControlChart(
        title=indicator.name,
        style=indicator.style,
        points=tuple(
            ControlPoint(
                period=period,
                figure=indicator.style.maybe(point.value),
                target=_level(goal_for(indicator, period).target),
                limits=_limits(point, control.chart.points, indicator.style.unit),
                sign=_SIGNS.get(str(point.judgement), Sign.USUAL),
                pattern=None if point.signal is None else Pattern(point.signal),
                upwards=point.judgement == _UPWARDS.get(indicator.direction, "neutral_high"),
                is_ghost=period in ghosts,
            )
            for period, point in shown
        ),
        run=settings.run,
    )
    return None if chart.is_empty else chart


def _level(target: Target | None) -> Decimal | None:
    """Return the one number that a target is; None for a range."""
    if target is None or target.is_range:
        return None
    return target.high if target.low is None else target.low


def drawn_limits(limits: Limits, points: Sequence[XmrPoint], unit: Unit) -> Limits:
    """Return limits as they are drawn and told: not below 0, nor above 100%, where no figure is."""
    values = [point.value for point in points if point.value is not None]
    lower = max(limits.lower, 0.0) if min(values) >= 0 else limits.lower
    upper = min(limits.upper, _WHOLE) if unit is Unit.PERCENT and max(values) <= _WHOLE else limits.upper
    return Limits(limits.average, lower, upper)


def _limits(point: XmrPoint, points: Sequence[XmrPoint], unit: Unit) -> Limits | None:
    """Return the limits at a point, None where there are none yet."""
    if point.centre is None or point.lower is None or point.upper is None:
        return None
    return drawn_limits(Limits(point.centre, point.lower, point.upper), points, unit)


def _until(point: PeriodFigure, quarter: Period) -> Figure | None:
    return point.figure if point.period.end <= quarter.end else None
