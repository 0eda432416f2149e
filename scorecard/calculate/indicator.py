"""One indicator's cells -> its result, in the order in which a reader would work it out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorecard.calculate.amount import Amount, PeriodFigure
from scorecard.calculate.change import Change, compare_periods
from scorecard.calculate.comparison import compare_benchmarks
from scorecard.calculate.goal import goal_for, rate
from scorecard.calculate.measures import Measured, Measures
from scorecard.calculate.owed import is_due
from scorecard.calculate.quarter import month_value, not_given, quarter_amount
from scorecard.calculate.result import Rated, Result
from scorecard.calculate.year_to_date import year_to_date_amount
from scorecard.catalogue import Frequency, Indicator, MeasureKind, Rule
from scorecard.observations import Comment, Restatement
from scorecard.period import MONTHS_IN_YEAR, QUARTERS_IN_YEAR, Kind, Period
from scorecard.rating import Rating, unrated


@dataclass(frozen=True)
class Run:
    """What the indicators of a run share: the quarter, the measures, the comparators' printed names, and words."""

    quarter: Period
    measures: Measures
    names: Mapping[str, str]
    restatements: Mapping[str, tuple[Restatement, ...]]
    comments: Mapping[str, Comment]


def calculate_indicator(indicator: Indicator, run: Run) -> Result:
    """Return the result of one indicator."""
    quarter, measures = run.quarter, run.measures
    shown = _shown_period(indicator, quarter, measures)
    due = is_due(indicator, quarter)
    current = _rated(indicator, _published(indicator, period_amount(indicator, shown, measures)), due=due)
    to_date = _rated(indicator, _published(indicator, _year_to_date(indicator, shown, quarter, measures)), due=due)
    year_ago = shown - (1 if shown.kind is Kind.YEAR else QUARTERS_IN_YEAR)
    previous, last_year = (
        _published(indicator, period_amount(indicator, period, measures)) for period in (shown - 1, year_ago)
    )
    by_year = _change(indicator, current, last_year)
    this_year, before = (_series(indicator, year, quarter, measures) for year in (shown.year, shown.year - 1))
    return Result(
        indicator=indicator,
        run_quarter=quarter,
        due=due,
        in_arrears=due and current.current.figure is not None and shown != _expected_period(indicator, quarter),
        quarter=current,
        year_to_date=to_date,
        months=_months(indicator, shown, measures),
        quarters=tuple(
            _published(indicator, quarter_amount(indicator, each, measures))
            for each in Period.of_year(quarter.year).quarters
        ),
        previous=previous,
        last_year=last_year,
        travel=by_year if indicator.compares_with_last_year else _change(indicator, current, previous),
        year_on_year=by_year,
        comparisons=compare_benchmarks(indicator, _headline(indicator, current, to_date), run.names),
        this_year=this_year,
        last_year_series=before,
        targets=tuple(goal_for(indicator, point.period) for point in this_year),
        restatements=run.restatements.get(indicator.ref, ()),
        comment=run.comments.get(indicator.ref),
    )


def _expected_period(indicator: Indicator, quarter: Period) -> Period:
    return quarter if indicator.frequency is not Frequency.ANNUAL else Period.of_year(quarter.year)


def _shown_period(indicator: Indicator, quarter: Period, measures: Measures) -> Period:
    """Return the quarter itself, or the latest within the indicator's arrears that has a figure."""
    if indicator.frequency is Frequency.ANNUAL:
        return Period.of_year((quarter - indicator.arrears).year)
    for late in range(indicator.arrears + 1):
        if period_amount(indicator, quarter - late, measures).value is not None:
            return quarter - late
    return quarter - indicator.arrears


def period_amount(indicator: Indicator, period: Period, measures: Measures) -> Amount:
    """Return the amount of a quarter, or of a year of an annual measure."""
    if period.kind is not Kind.YEAR:
        return quarter_amount(indicator, period, measures)
    given = measures.at(indicator.ref, period) or _fourth_quarter(indicator, period, measures)
    if given is None or given.value is None:
        summed = year_to_date_amount(indicator, period.quarter_of, measures)
        if summed.value is not None:
            return replace(summed, period=period)
        reason = measures.reason(indicator.ref, (period, period.quarter_of), period.quarter_of + indicator.arrears)
        return not_given(period, reason)
    return Amount(
        period,
        given.value,
        "as the return gives it",
        numerator=given.numerator,
        denominator=given.denominator,
        sources=given.sources,
        provisional=given.provisional,
    )


def _fourth_quarter(indicator: Indicator, year: Period, measures: Measures) -> Measured | None:
    """Return what is given for quarter 4, which stands for the year; not where a flow's other quarters are known."""
    others = (quarter_amount(indicator, each, measures) for each in year.quarters[:-1])
    if indicator.year_to_date_rule is Rule.SUM and any(other.value is not None for other in others):
        return None
    return measures.at(indicator.ref, year.quarter_of)


def _year_to_date(indicator: Indicator, shown: Period, quarter: Period, measures: Measures) -> Amount:
    """Return the year to date at the period shown; at the run's quarter where a late measure's return gives one."""
    if shown.kind is Kind.YEAR:
        return Amount(shown.year_to_date, missing="An annual measure has no year to date.")
    given = measures.at(indicator.ref, quarter.year_to_date)
    return year_to_date_amount(indicator, shown if given is None else quarter, measures)


def _published(indicator: Indicator, amount: Amount) -> PeriodFigure:
    """Round once: this is where an exact amount becomes the figure that everything downstream shows."""
    return PeriodFigure(amount, indicator.style.maybe(amount.value))


def _rated(indicator: Indicator, current: PeriodFigure, *, due: bool) -> Rated:
    goal = goal_for(indicator, current.period)
    if not due:
        reason = "Reported once a year; not due in this quarter."
        return Rated(current, goal, unrated(Rating.NOT_DUE, reason))
    return Rated(current, goal, rate(indicator, current.amount, current.figure, goal))


def _headline(indicator: Indicator, current: Rated, to_date: Rated) -> PeriodFigure:
    """Return the figure that benchmarks are compared with: the quarter's, or the year to date where that is rated."""
    return to_date.current if indicator.rate == "year_to_date" else current.current


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
        whole = each.amount.at_end if indicator.quarter_rule is Rule.LAST else each.amount.complete
        if each.figure is not None and not whole:
            coverage = each.amount.coverage
            return f"{each.period.label} " + (f"covers {coverage}" if coverage else "has no figure for its end")
    return None


def _months(indicator: Indicator, shown: Period, measures: Measures) -> tuple[PeriodFigure, ...]:
    """Return the three months of the quarter shown; none for a measure that has no months."""
    if indicator.frequency is not Frequency.MONTHLY or shown.kind is Kind.YEAR:
        return ()
    return tuple(_month(indicator, month, measures) for month in shown.months)


def _month(indicator: Indicator, month: Period, measures: Measures) -> PeriodFigure:
    measured = measures.at(indicator.ref, month)
    if measured is None or measured.value is None:
        reason = measures.reason(indicator.ref, (month,), month.quarter_of + indicator.arrears)
        return _published(indicator, not_given(month, reason))
    value = month_value(indicator, measured)
    amount = Amount(
        month,
        value,
        "as the return gives it",
        numerator=measured.numerator,
        denominator=measured.denominator,
        sources=measured.sources,
        provisional=measured.provisional,
    )
    return _published(indicator, amount)


def _series(indicator: Indicator, year: int, until: Period, measures: Measures) -> tuple[PeriodFigure, ...]:
    """Return a year's twelve months, or four quarters where no month of either year is known."""
    months = [
        Period(each, index, Kind.MONTH) for each in (until.year - 1, until.year) for index in range(MONTHS_IN_YEAR)
    ]
    if any(measures.at(indicator.ref, month) is not None for month in months):
        return tuple(_month(indicator, month, measures) for month in Period.of_year(year).months)
    return tuple(
        _published(indicator, quarter_amount(indicator, each, measures)) for each in Period.of_year(year).quarters
    )
