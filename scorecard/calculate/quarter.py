"""How months become a quarter: one function for each rule. Source: contract section 4, method.md section 3."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from scorecard.calculate.amount import Amount
from scorecard.calculate.masking import masked
from scorecard.calculate.measures import Measured, Measures, Reason, Totals, ratio
from scorecard.catalogue import Frequency, Indicator, MeasureKind, Rule
from scorecard.observations import Source
from scorecard.period import Period
from scorecard.sentences import join, lower_first, upper_first
from scorecard.sources.tokens import Meaning, meaning
from scorecard.workings import added, averaged, divided, plain

MONTHS_IN_QUARTER = 3
NOT_RETURNED = "No figure was returned."
NOT_GIVEN = "The return gives no figure for the quarter."


def quarter_amount(indicator: Indicator, quarter: Period, measures: Measures) -> Amount:
    """Return what the quarter comes to under the indicator's rule, as it may be shown.

    A figure that the return gives for the quarter itself is used where there are no months to work it out from.
    """
    return masked(_amount(indicator, quarter, measures.full), indicator, measures)


def _amount(indicator: Indicator, quarter: Period, measures: Measures) -> Amount:
    given = measures.at(indicator.ref, quarter)
    months = measures.months(indicator.ref, quarter)
    amount = QUARTER_RULES[indicator.quarter_rule](indicator, quarter, measures)
    if given is not None and given.value is not None and overruled(indicator, amount, given.value):
        amount = _as_given(indicator, quarter, given, amount.missing)
    if amount.value is None:
        due = quarter + indicator.arrears
        reason = measures.reason(indicator.ref, (quarter, *reversed(quarter.months)), due)
        missing = _sentence(reason.words) or amount.missing or NOT_RETURNED
        return replace(amount, missing=missing, unexplained=explains_nothing(reason), suppressed=reason.suppressed)
    return replace(
        amount,
        given=given.given if given else None,
        sources=_sources(given, months, amount),
        provisional=any(item.provisional for item in (*months, *([given] if given else []))),
    )


def not_given(period: Period, reason: Reason) -> Amount:
    """Return the amount of a period that has no figure at all."""
    missing = _quoted(reason.words) if reason.words else NOT_RETURNED
    return Amount(period, missing=missing, unexplained=explains_nothing(reason), suppressed=reason.suppressed)


def explains_nothing(reason: Reason) -> bool:
    """Whether a figure is still owed: nobody says why it is missing, or only that it is to come."""
    return reason.words is None or meaning(reason.words) is Meaning.TO_COME


def overruled(indicator: Indicator, amount: Amount, given: float) -> bool:
    """Whether a figure given for a period stands in place of what its parts come to.

    It does where they come to nothing, and where some are missing and the rest come to something else: what comes to
    the same is most likely their sum. Where the last month alone decides and is known, the given figure must agree.
    """
    if amount.value is None:
        return True
    decided = indicator.quarter_rule in (Rule.LAST, Rule.ANNUALISED) and amount.at_end
    return not amount.complete and indicator.style.prints_alike(amount.value, given) == decided


def _sum(indicator: Indicator, quarter: Period, measures: Measures) -> Amount:
    amount = _from_months(indicator, quarter, measures, lambda totals: totals.total, "sum of the months")
    return _shown(amount, added, measures.months(indicator.ref, quarter))


def _mean(indicator: Indicator, quarter: Period, measures: Measures) -> Amount:
    amount = _from_months(indicator, quarter, measures, lambda totals: totals.mean, "plain mean of the months")
    return _shown(amount, averaged, measures.months(indicator.ref, quarter))


def _last(indicator: Indicator, quarter: Period, measures: Measures) -> Amount:
    amount = _from_months(indicator, quarter, measures, lambda totals: totals.last, "figure of the last month")
    months = measures.months(indicator.ref, quarter)
    return replace(amount, numerator=months[-1].numerator, denominator=months[-1].denominator) if months else amount


def _annualised(indicator: Indicator, quarter: Period, measures: Measures) -> Amount:
    totals = measures.totals(indicator.ref, quarter)
    if totals is None:
        return Amount(quarter)
    month = latest_month(quarter, totals)
    working = f"{plain(totals.last)} x 12 / {month.months_elapsed}"
    amount = _from_months(
        indicator, quarter, measures, lambda totals: annualise(totals.last, month), f"{working} months elapsed"
    )
    return replace(amount, working=working)


def _ratio(indicator: Indicator, quarter: Period, measures: Measures) -> Amount:
    """Sum of numerators over sum of denominators; percentages are never averaged."""
    given = measures.at(indicator.ref, quarter)
    if given is not None and given.has_parts:
        return Amount(
            quarter,
            given.value,
            f"{given.numerator:,.15g} of {given.denominator:,.15g}",
            _divided(indicator, [given]),
            calculated=True,
            numerator=given.numerator,
            denominator=given.denominator,
        )
    totals = measures.totals(indicator.ref, quarter)
    if totals is None or totals.pairs < totals.months:
        return Amount(quarter, missing=_no_parts(indicator, quarter, measures) if totals else None)
    amount = _from_months(
        indicator,
        quarter,
        measures,
        lambda totals: ratio(totals.numerator, totals.denominator, indicator.scale),
        f"{totals.numerator:,.15g} of {totals.denominator:,.15g}, summed over the months",
    )
    working = _divided(indicator, measures.months(indicator.ref, quarter))
    return replace(amount, working=working, numerator=totals.numerator, denominator=totals.denominator)


def _supplied(indicator: Indicator, quarter: Period, measures: Measures) -> Amount:
    del indicator, measures
    return Amount(quarter, missing=NOT_GIVEN)


QUARTER_RULES: dict[Rule, Callable[[Indicator, Period, Measures], Amount]] = {
    Rule.SUM: _sum,
    Rule.MEAN: _mean,
    Rule.LAST: _last,
    Rule.RATIO: _ratio,
    Rule.ANNUALISED: _annualised,
    Rule.SUPPLIED: _supplied,
}


def annualise(year_so_far: float, month: Period) -> float:
    """Return the full-year rate of a year-so-far figure at the end of ``month``."""
    return year_so_far * 12 / month.months_elapsed


def latest_month(quarter: Period, totals: Totals) -> Period:
    """Return the latest month of the quarter that is known."""
    return next(month for month in quarter.months if month.iso == totals.last_month)


def month_value(indicator: Indicator, measured: Measured) -> float | None:
    """Return a month's figure as it is shown: an annualised measure shows its full-year rate."""
    if measured.value is None or indicator.kind is not MeasureKind.ANNUALISED:
        return measured.value
    return annualise(measured.value, measured.period)


def _from_months(
    indicator: Indicator,
    quarter: Period,
    measures: Measures,
    combine: Callable[[Totals], float | None],
    basis: str,
) -> Amount:
    totals = measures.totals(indicator.ref, quarter)
    if totals is None:
        return Amount(quarter)
    at_end = latest_month(quarter, totals) == quarter.months[-1]
    one_is_enough = indicator.frequency is not Frequency.MONTHLY and indicator.quarter_rule in (
        Rule.LAST,
        Rule.ANNUALISED,
    )
    return Amount(
        quarter,
        combine(totals),
        basis,
        known=totals.months,
        expected=totals.months if at_end and one_is_enough else MONTHS_IN_QUARTER,
        at_end=at_end,
        calculated=True,
    )


def _shown(amount: Amount, write: Callable[[list[float]], str], months: Sequence[Measured]) -> Amount:
    """Return the amount with its working, written out from the months."""
    values = [month.value for month in months if month.value is not None]
    return replace(amount, working=write(values)) if values else amount


def _divided(indicator: Indicator, measured: Sequence[Measured]) -> str:
    """Return the working of a ratio; where a month is 0 of 0, it adds nothing."""
    parts = [(item.numerator or 0, item.denominator or 0) for item in measured if item.has_parts]
    return divided([top for top, _ in parts], [bottom for _, bottom in parts], indicator.scale) if parts else ""


def _as_given(indicator: Indicator, quarter: Period, given: Measured, why: str | None) -> Amount:
    basis = "as the return gives it"
    if given.has_parts:
        basis = f"{given.numerator:,.15g} of {given.denominator:,.15g}, as the return gives them"
    return Amount(
        quarter,
        given.value,
        f"{basis}; {lower_first(why).rstrip('.')}" if why and why != NOT_GIVEN else basis,
        _divided(indicator, [given]),
        numerator=given.numerator,
        denominator=given.denominator,
    )


def _no_parts(indicator: Indicator, quarter: Period, measures: Measures) -> str:
    lacking = [item.period.label for item in measures.months(indicator.ref, quarter) if not item.has_parts]
    return f"The numerators and denominators of {join(lacking)} were not returned, and percentages are never averaged."


def _sources(given: Measured | None, months: tuple[Measured, ...], amount: Amount) -> tuple[Source, ...]:
    cells = [source for item in months for source in item.sources] if amount.calculated and amount.expected else []
    return (*cells, *(given.sources if given else ()))


def _sentence(reason: str | None) -> str | None:
    if not reason:
        return None
    return f"{upper_first(_quoted(reason)).rstrip('.')}."


def _quoted(reason: str) -> str:
    """Return a reason as it was given; a sign such as ``n/a`` is said to be one."""
    return f"the return says '{reason}'" if meaning(reason) in (Meaning.NOTHING, Meaning.TO_COME) else reason
