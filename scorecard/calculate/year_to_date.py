"""How quarters become the year to date: one function for each rule. Source: contract section 4."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scorecard.calculate.amount import Amount
from scorecard.calculate.masking import masked
from scorecard.calculate.measures import Measures, ratio
from scorecard.calculate.quarter import explains_nothing, overruled, quarter_amount
from scorecard.catalogue import Indicator, Rule
from scorecard.period import Period
from scorecard.workings import added, averaged, divided


def year_to_date_amount(indicator: Indicator, quarter: Period, measures: Measures) -> Amount:
    """Return what April to the end of ``quarter`` comes to under the indicator's rule, as it may be shown.

    A figure that the return gives for the year to date is used where it cannot be worked out.
    """
    return masked(_amount(indicator, quarter, measures.full), indicator, measures)


def _amount(indicator: Indicator, quarter: Period, measures: Measures) -> Amount:
    period = quarter.year_to_date
    if indicator.year_to_date_rule is Rule.NONE:
        return Amount(period, missing="No year to date is made for this measure.")
    given = measures.at(indicator.ref, period)
    quarters = [quarter_amount(indicator, each, measures) for each in period.quarters]
    amount = YEAR_TO_DATE_RULES[indicator.year_to_date_rule](indicator, period, measures, quarters)
    if given is not None and given.value is not None and overruled(indicator, amount, given.value):
        amount = replace(
            amount,
            value=given.value,
            basis="as the return gives it",
            working="",
            missing=None,
            known=0,
            expected=0,
            calculated=False,
            numerator=given.numerator,
            denominator=given.denominator,
            sources=given.sources,
            provisional=given.provisional,
        )
    if amount.value is None:
        reason = measures.reason(indicator.ref, (period,), quarter + indicator.arrears)
        missing = reason.words or amount.missing or "The return gives no figure for the year to date."
        return replace(amount, missing=missing, unexplained=explains_nothing(reason), suppressed=reason.suppressed)
    return replace(amount, given=given.given if given else None)


def _sum(indicator: Indicator, period: Period, measures: Measures, quarters: list[Amount]) -> Amount:
    del indicator, measures
    known = [quarter for quarter in quarters if quarter.value is not None]
    if not known:
        return Amount(period)
    values = [quarter.value for quarter in known if quarter.value is not None]
    return _over(known, quarters, Amount(period, sum(values), "sum of the quarters", added(values), calculated=True))


def _mean(indicator: Indicator, period: Period, measures: Measures, quarters: list[Amount]) -> Amount:
    """Plain mean of the months; of the quarters where a quarter has no months."""
    months = [measures.months(indicator.ref, quarter.period) for quarter in quarters]
    if all(months):
        values = [item.value for quarter in months for item in quarter if item.value is not None]
        basis = "plain mean of the months"
    else:
        values = [quarter.value for quarter in quarters if quarter.value is not None]
        basis = "plain mean of the quarters"
    if not values:
        return Amount(period)
    known = [quarter for quarter in quarters if quarter.value is not None]
    return _over(known, quarters, Amount(period, sum(values) / len(values), basis, averaged(values), calculated=True))


def _last(indicator: Indicator, period: Period, measures: Measures, quarters: list[Amount]) -> Amount:
    """The figure of the latest quarter stands for the year to date."""
    del indicator, measures
    latest = quarters[-1]
    return replace(latest, period=period, given=None, basis=f"as in the quarter: {latest.basis}", missing=None)


def _ratio(indicator: Indicator, period: Period, measures: Measures, quarters: list[Amount]) -> Amount:
    """Sum of all numerators over sum of all denominators since April; a quarter's last month does not make its sum."""
    given = measures.at(indicator.ref, period)
    if given is not None and given.has_parts:
        numerators, denominators = [given.numerator or 0], [given.denominator or 0]
        known = [Amount(period, given.value, sources=given.sources, provisional=given.provisional)]
        whole = known
    else:
        whole = quarters
        last = indicator.quarter_rule is Rule.LAST
        known = [each for each in quarters if each.numerator is not None and not (last and each.calculated)]
        numerators = [quarter.numerator for quarter in known if quarter.numerator is not None]
        denominators = [quarter.denominator for quarter in known if quarter.denominator is not None]
    if not known or any(quarter.value is not None and quarter not in known for quarter in whole):
        reason = (
            "Numerators and denominators were not returned for every quarter, so the year to date is not calculated."
        )
        return Amount(period, missing=reason if any(quarter.value is not None for quarter in quarters) else None)
    numerator, denominator = sum(numerators), sum(denominators)
    amount = Amount(
        period,
        ratio(numerator, denominator, indicator.scale),
        f"{numerator:,.15g} of {denominator:,.15g} since April",
        divided(numerators, denominators, indicator.scale),
        calculated=True,
        numerator=numerator,
        denominator=denominator,
    )
    return _over(known, whole, amount)


def _supplied(indicator: Indicator, period: Period, measures: Measures, quarters: list[Amount]) -> Amount:
    del indicator, measures, quarters
    return Amount(period)


YEAR_TO_DATE_RULES: dict[Rule, Callable[[Indicator, Period, Measures, list[Amount]], Amount]] = {
    Rule.SUM: _sum,
    Rule.MEAN: _mean,
    Rule.LAST: _last,
    Rule.RATIO: _ratio,
    Rule.ANNUALISED: _last,
    Rule.SUPPLIED: _supplied,
}


def _over(known: list[Amount], quarters: list[Amount], amount: Amount) -> Amount:
    """Return the amount with the coverage and the cells of the quarters it is made of."""
    if all(quarter.complete or quarter.expected == 0 for quarter in known):
        covered, expected, name = len(known), len(quarters), "quarters"
    else:
        covered = sum(quarter.known or 3 for quarter in known)
        expected, name = 3 * len(quarters), "months"
    return replace(
        amount,
        known=covered,
        expected=expected,
        part_name=name,
        at_end=quarters[-1].value is not None and quarters[-1].at_end,
        sources=tuple(source for quarter in known for source in quarter.sources),
        provisional=any(quarter.provisional for quarter in known),
    )
