"""What a form says about an indicator before anything is typed: its unit, its target, its earlier figures."""

from __future__ import annotations

from scorecard.calculate import Amount
from scorecard.calculate.goal import goal_for
from scorecard.calculate.measures import Measures
from scorecard.calculate.quarter import quarter_amount
from scorecard.calculate.year_to_date import year_to_date_amount
from scorecard.catalogue import Frequency, Indicator
from scorecard.figures import SUPPRESSED, Unit
from scorecard.forms.asked import Asked
from scorecard.observations import Part
from scorecard.period import Kind, Period
from scorecard.report.words import NOT_AVAILABLE, target_text

EARLIER = 4  # periods before the one that is asked for

_UNITS = {
    Unit.NUMBER: "number",
    Unit.PERCENT: "%",
    Unit.POUNDS: "£",
    Unit.POUNDS_MILLION: "£ million",
    Unit.DAYS: "days",
    Unit.HOURS: "hours",
    Unit.SCORE: "score",
}
_SIGNS = {Unit.PERCENT: '%s"%%"', Unit.POUNDS: "£%s", Unit.POUNDS_MILLION: '£%s"m"'}


def unit_text(indicator: Indicator, part: Part) -> str:
    """Return the unit of a row in words; numerators and denominators are counts."""
    if part is not Part.VALUE:
        return "count"
    return f"per {indicator.per:,}" if indicator.per else _UNITS.get(indicator.unit, indicator.unit.value)


def number_format(indicator: Indicator, part: Part) -> str:
    """Return the number format of a row's cells; a percentage is typed as 75 and shown as 75%."""
    if part is not Part.VALUE:
        return "#,##0"
    digits = f"#,##0.{'0' * indicator.decimals}" if indicator.decimals else "#,##0"
    return _SIGNS.get(indicator.unit, "%s") % digits


def target_of(asked: Asked, quarter: Period) -> str:
    """Return the target that the figure is held against, with its period where that is not the quarter."""
    indicator, period = asked.indicator, asked.due
    if indicator.rate == "year_to_date" and period.kind is Kind.QUARTER:
        return f"{target_text(goal_for(indicator, period.year_to_date))} (year to date)"
    text = target_text(goal_for(indicator, period))
    return text if period == quarter else f"{text} ({period.label})"


def earlier_periods(indicator: Indicator, quarter: Period) -> tuple[Period, ...]:
    """Return the last four quarters before this one, or years of an annual measure."""
    last = Period.of_year((quarter - indicator.arrears).year) if indicator.frequency is Frequency.ANNUAL else quarter
    return tuple(last - back for back in range(EARLIER, 0, -1))


def earlier_figure(indicator: Indicator, period: Period, part: Part, measures: Measures) -> float | str:
    """Return a figure as it was published, or its printed sign where there is none; a year's says which year."""
    amount = _amount(indicator, period, measures)
    figure = indicator.style.maybe(amount.value)
    if amount.suppressed:
        return SUPPRESSED
    if part is not Part.VALUE:
        number = amount.numerator if part is Part.NUMERATOR else amount.denominator
        return NOT_AVAILABLE if number is None else number
    if figure is None:
        return NOT_AVAILABLE
    return f"{figure.text} ({period.label})" if period.kind is Kind.YEAR else float(figure.published)


def _amount(indicator: Indicator, period: Period, measures: Measures) -> Amount:
    """Return what a period came to; a year by its own figure, its fourth quarter's, or its quarters together."""
    if period.kind is not Kind.YEAR:
        return quarter_amount(indicator, period, measures)
    given = measures.at(indicator.ref, period) or measures.at(indicator.ref, period.quarter_of)
    if given is None or given.value is None:
        return year_to_date_amount(indicator, period.quarter_of, measures)
    return Amount(period, given.value, numerator=given.numerator, denominator=given.denominator)
