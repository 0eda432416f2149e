"""A period's figure as it may be shown: worked out, masked where numbers are small, rounded once."""

from __future__ import annotations

from dataclasses import replace

from scorecard.calculate.amount import Amount, PeriodFigure
from scorecard.calculate.certainty import interval_of
from scorecard.calculate.masking import masked
from scorecard.calculate.measures import Measured, Measures
from scorecard.calculate.quarter import month_value, not_given, quarter_amount
from scorecard.calculate.year_to_date import year_to_date_amount
from scorecard.catalogue import Frequency, Indicator, Rule
from scorecard.period import MONTHS_IN_YEAR, Kind, Period


def published(indicator: Indicator, amount: Amount) -> PeriodFigure:
    """Round once: this is where an exact amount becomes the figure that everything downstream shows."""
    return PeriodFigure(amount, indicator.style.maybe(amount.value), interval_of(indicator, amount))


def period_figure(indicator: Indicator, period: Period, measures: Measures) -> PeriodFigure:
    """Return the figure of a quarter, or of a year of an annual measure."""
    return published(indicator, period_amount(indicator, period, measures))


def period_amount(indicator: Indicator, period: Period, measures: Measures) -> Amount:
    """Return the amount of a quarter, or of a year of an annual measure, as it may be shown."""
    if period.kind is not Kind.YEAR:
        return quarter_amount(indicator, period, measures)
    return masked(_year_amount(indicator, period, measures.full), indicator, measures)


def _year_amount(indicator: Indicator, period: Period, measures: Measures) -> Amount:
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


def month_figure(indicator: Indicator, month: Period, measures: Measures) -> PeriodFigure:
    """Return the figure of a month; an annualised measure shows its full-year rate."""
    measured = measures.full.at(indicator.ref, month)
    if measured is None or measured.value is None:
        reason = measures.reason(indicator.ref, (month,), month.quarter_of + indicator.arrears)
        return published(indicator, not_given(month, reason))
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
    return published(indicator, masked(amount, indicator, measures))


def is_whole(indicator: Indicator, figure: PeriodFigure) -> bool:
    """Whether a figure stands for all of its period; of a position, the end of the period is enough."""
    amount = figure.amount
    return figure.figure is not None and (amount.at_end if indicator.quarter_rule is Rule.LAST else amount.complete)


def months_of(indicator: Indicator, shown: Period, measures: Measures) -> tuple[PeriodFigure, ...]:
    """Return the three months of the quarter shown; none for a measure that has no months."""
    if indicator.frequency is not Frequency.MONTHLY or shown.kind is Kind.YEAR:
        return ()
    return tuple(month_figure(indicator, month, measures) for month in shown.months)


def year_of(indicator: Indicator, year: int, until: Period, measures: Measures) -> tuple[PeriodFigure, ...]:
    """Return a year's twelve months, or four quarters where no month of either year is known."""
    months = [
        Period(each, index, Kind.MONTH) for each in (until.year - 1, until.year) for index in range(MONTHS_IN_YEAR)
    ]
    if any(measures.full.at(indicator.ref, month) is not None for month in months):
        return tuple(month_figure(indicator, month, measures) for month in Period.of_year(year).months)
    return tuple(period_figure(indicator, each, measures) for each in Period.of_year(year).quarters)
