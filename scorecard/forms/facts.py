"""What a form says about an indicator before anything is typed: its unit, its target, its earlier figures."""

from __future__ import annotations

from scorecard.calculate import Amount, Goal
from scorecard.calculate.goal import goal_for
from scorecard.calculate.measures import Measures
from scorecard.calculate.shown import period_amount
from scorecard.catalogue import Frequency, Indicator, MeasureKind
from scorecard.catalogue.target_forms import Between
from scorecard.collect import LOW_PERCENTAGE
from scorecard.figures import SUPPRESSED, Unit
from scorecard.forms.asked import Asked
from scorecard.observations import Part
from scorecard.period import Kind, Period
from scorecard.report.words import NOT_AVAILABLE, target_text
from scorecard.workings import plain

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
_MONTHS_HOLD = {
    MeasureKind.CUMULATIVE: "months: the year so far",
    MeasureKind.ANNUALISED: "months: the year so far, not the full-year rate",
    MeasureKind.ROLLING: "months: the last 12 months",
}
_SIGNS = {Unit.PERCENT: '%s"%%"', Unit.POUNDS: "£%s", Unit.POUNDS_MILLION: '£%s"m"'}


def unit_text(indicator: Indicator, part: Part) -> str:
    """Return the unit of a row in words; numerators and denominators are counts."""
    if part is not Part.VALUE:
        return "count"
    unit = f"per {indicator.per:,}" if indicator.per else _UNITS.get(indicator.unit, indicator.unit.value)
    holds = _MONTHS_HOLD.get(indicator.kind) if indicator.frequency is Frequency.MONTHLY else None
    return f"{unit}; {holds}" if holds else unit


def number_format(indicator: Indicator, part: Part) -> str:
    """Return the number format of a row's cells; a percentage is typed as 75 and shown as 75%."""
    if part is not Part.VALUE:
        return "#,##0"
    digits = f"#,##0.{'0' * indicator.decimals}" if indicator.decimals else "#,##0"
    return _SIGNS.get(indicator.unit, "%s") % digits


def target_of(asked: Asked, quarter: Period) -> str:
    """Return the target that the figure is held against, with its period where that is not the quarter."""
    goal, period = _goal(asked), _rated_period(asked)
    if period == quarter or goal.text is None:
        return target_text(goal)
    return f"{target_text(goal)} ({'year to date' if period == quarter.year_to_date else period.label})"


def can_miss(asked: Asked) -> bool:
    """Whether there is a target that the figure may miss."""
    return asked.indicator.rating != "none" and _goal(asked).target is not None


def is_low_percentage(asked: Asked, quarter: Period, measures: Measures) -> bool:
    """Whether the figure may well be below 1.5%, as its target or an earlier one is; not of one that is 0."""
    indicator, goal = asked.indicator, _goal(asked)
    if indicator.unit is not Unit.PERCENT:
        return False
    targets = goal.setting.numbers if goal.value is None and isinstance(goal.setting, Between) else (goal.value,)
    earlier = (period_amount(indicator, period, measures).value for period in earlier_periods(indicator, quarter))
    return any(0 < number < LOW_PERCENTAGE for number in (*targets, *earlier) if number is not None)


def _goal(asked: Asked) -> Goal:
    return goal_for(asked.indicator, _rated_period(asked))


def _rated_period(asked: Asked) -> Period:
    to_date = asked.indicator.rate == "year_to_date" and asked.due.kind is Kind.QUARTER
    return asked.due.year_to_date if to_date else asked.due


def earlier_periods(indicator: Indicator, quarter: Period) -> tuple[Period, ...]:
    """Return the last four quarters before this one, or years of an annual measure."""
    last = Period.of_year((quarter - indicator.arrears).year) if indicator.frequency is Frequency.ANNUAL else quarter
    return tuple(last - back for back in range(EARLIER, 0, -1))


def earlier_figure(indicator: Indicator, period: Period, part: Part, measures: Measures) -> float | str:
    """Return a figure as it was published, or its printed sign where there is none.

    A year's says which year, one that lacks parts which it covers: ``3 (2 of 3 months)``.
    """
    amount = period_amount(indicator, period, measures)
    if amount.suppressed:
        return SUPPRESSED
    number, text = _number(indicator, amount, part)
    if number is None:
        return NOT_AVAILABLE
    year = period.label if period.kind is Kind.YEAR and part is Part.VALUE else None
    said = [words for words in (year, amount.coverage) if words]
    return f"{text} ({', '.join(said)})" if said else number


def _number(indicator: Indicator, amount: Amount, part: Part) -> tuple[float | None, str]:
    """Return the number of a row, and its printed form."""
    if part is not Part.VALUE:
        number = amount.numerator if part is Part.NUMERATOR else amount.denominator
        return number, "" if number is None else plain(number)
    figure = indicator.style.maybe(amount.value)
    return (None, "") if figure is None else (float(figure.published), figure.text)
