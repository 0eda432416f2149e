"""One indicator's cells -> its result, in the order in which a reader would work it out by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scorecard.calculate.amount import Amount, PeriodFigure
from scorecard.calculate.areas import compare_areas
from scorecard.calculate.change import Change, compare_periods
from scorecard.calculate.goal import goal_for, rate
from scorecard.calculate.history import control_of, control_points, outturn_of, trend_of
from scorecard.calculate.measures import Measures
from scorecard.calculate.owed import is_due
from scorecard.calculate.result import Judged, Rated, Result
from scorecard.calculate.shown import is_whole, months_of, period_amount, period_figure, published, year_of
from scorecard.calculate.year_to_date import year_to_date_amount
from scorecard.catalogue import Frequency, Indicator, MeasureKind
from scorecard.observations import AreaFigure, Comment, Restatement, plain_area
from scorecard.period import QUARTERS_IN_YEAR, Kind, Period
from scorecard.rating import Rating, unrated


@dataclass(frozen=True)
class Run:
    """What the indicators of a run share: the quarter, the measures, comparators and other areas, and words."""

    quarter: Period
    measures: Measures
    council: str
    names: Mapping[str, str]
    areas: Mapping[str, tuple[AreaFigure, ...]]
    restatements: Mapping[str, tuple[Restatement, ...]]
    comments: Mapping[str, Comment]


def calculate_indicator(indicator: Indicator, run: Run) -> Result:
    """Return the result of one indicator."""
    judged, measures = judge_indicator(indicator, run.quarter, run.measures), run.measures
    current, to_date = judged.quarter, judged.year_to_date
    shown = current.current.period
    previous = period_figure(indicator, shown - 1, measures)
    by_year = _change(indicator, current, judged.last_year)
    areas = _told(indicator, run)
    comparisons, places = compare_areas(indicator, judged.rated.current, run.names, run.council, areas)
    this_year, before = (year_of(indicator, year, run.quarter, measures) for year in (shown.year, shown.year - 1))
    return Result(
        **vars(judged),
        months=months_of(indicator, shown, measures),
        quarters=tuple(period_figure(indicator, each, measures) for each in Period.of_year(run.quarter.year).quarters),
        previous=previous,
        travel=by_year if indicator.compares_with_last_year else _change(indicator, current, previous),
        year_on_year=by_year,
        year_to_date_change=_change(indicator, to_date, judged.year_to_date_before),
        comparisons=comparisons,
        places=places,
        control=control_of(indicator, control_points(indicator, shown, measures), shown),
        trend=trend_of(indicator, shown, measures),
        outturn=outturn_of(indicator, shown, measures),
        this_year=this_year,
        last_year_series=before,
        targets=tuple(goal_for(indicator, point.period) for point in this_year),
        restatements=run.restatements.get(indicator.ref, ()),
        comment=run.comments.get(indicator.ref),
    )


def _told(indicator: Indicator, run: Run) -> Iterator[AreaFigure]:
    """Yield the figures of areas; one of our own would tell what a measure with small numbers hides."""
    hides = indicator.suppress_below is not None or any(ref == indicator.ref for ref, _ in run.measures.hidden)
    for area in run.areas.get(indicator.ref, ()):
        if not hides or area.plain_area != plain_area(run.council):
            yield area


def judge_indicator(indicator: Indicator, quarter: Period, measures: Measures) -> Judged:
    """Return the figures of one indicator that carry a rating."""
    shown = _shown_period(indicator, quarter, measures)
    due = is_due(indicator, quarter)
    last_year = period_figure(indicator, shown - (1 if shown.kind is Kind.YEAR else QUARTERS_IN_YEAR), measures)
    current = _rated(indicator, period_figure(indicator, shown, measures), last_year, due=due)
    so_far = published(indicator, _year_to_date(indicator, shown, quarter, measures))
    earlier = year_to_date_amount(indicator, so_far.period.quarter_of - QUARTERS_IN_YEAR, measures)
    return Judged(
        indicator=indicator,
        run_quarter=quarter,
        due=due,
        in_arrears=due and current.current.figure is not None and shown != _expected_period(indicator, quarter),
        quarter=current,
        year_to_date=_rated(indicator, so_far, published(indicator, earlier), due=due),
        last_year=last_year,
        year_to_date_before=published(indicator, earlier),
    )


def _expected_period(indicator: Indicator, quarter: Period) -> Period:
    return quarter if indicator.frequency is not Frequency.ANNUAL else Period.of_year(quarter.year)


def _shown_period(indicator: Indicator, quarter: Period, measures: Measures) -> Period:
    """Return the quarter itself, or the latest within the indicator's arrears that has a figure."""
    if indicator.frequency is Frequency.ANNUAL:
        return Period.of_year((quarter - indicator.arrears).year)
    for late in range(indicator.arrears + 1):
        amount = period_amount(indicator, quarter - late, measures)
        if amount.value is not None or amount.suppressed:
            return quarter - late
    return quarter - indicator.arrears


def _year_to_date(indicator: Indicator, shown: Period, quarter: Period, measures: Measures) -> Amount:
    """Return the year to date at the period shown; at the run's quarter where a late measure's return gives one."""
    if shown.kind is Kind.YEAR:
        return Amount(shown.year_to_date, missing="An annual measure has no year to date.")
    given = measures.full.at(indicator.ref, quarter.year_to_date)
    return year_to_date_amount(indicator, shown if given is None else quarter, measures)


def _rated(indicator: Indicator, current: PeriodFigure, year_ago: PeriodFigure, *, due: bool) -> Rated:
    goal = goal_for(indicator, current.period)
    if not due:
        reason = "Reported once a year; not due in this quarter."
        return Rated(current, goal, unrated(Rating.NOT_DUE, reason))
    change = compare_periods(indicator, current, year_ago, goal.target, _why_not(indicator, current, year_ago))
    return Rated(current, goal, rate(indicator, current.amount, current.figure, goal, change))


def _change(indicator: Indicator, current: Rated, before: PeriodFigure) -> Change:
    now = current.current
    return compare_periods(indicator, now, before, current.goal.target, _why_not(indicator, now, before))


def _why_not(indicator: Indicator, now: PeriodFigure, before: PeriodFigure) -> str | None:
    """Return why two figures must not be compared, if so."""
    year_apart = before.period.ordinal == now.period.ordinal - QUARTERS_IN_YEAR or now.period.kind is Kind.YEAR
    if indicator.kind is MeasureKind.ROLLING and not year_apart:
        return "rolling years overlap"
    if indicator.kind is MeasureKind.CUMULATIVE and not year_apart:
        return "the measure counts from April"
    for each in (now, before):
        if each.figure is not None and not is_whole(indicator, each):
            coverage = each.amount.coverage
            return f"{each.period.label} " + (f"covers {coverage}" if coverage else "has no figure for its end")
    return None
