"""Measures that the catalogue ties together: a total and its parts (SC315), a measure and what it is made from (SC317).

Months are compared first, then the period shown, then the year to date; what a finer period says is not said again.
Counts must agree exactly; figures that may have been rounded, to half a unit of each one's last printed place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.calculate.checks.evidence import SAME, Evidence
from scorecard.calculate.measures import Measures
from scorecard.calculate.quarter import annualise, month_value, quarter_amount
from scorecard.calculate.year_to_date import year_to_date_amount
from scorecard.catalogue import Indicator, MeasureKind
from scorecard.figures import Unit
from scorecard.period import MONTHS_IN_YEAR, Kind, Period
from scorecard.problems import Problem
from scorecard.sentences import join

HALF = 0.5
TIED = "Correct whichever is wrong, or answer the finding in queries.yaml."


def total_differs(evidence: Evidence) -> Iterator[Problem]:
    """A figure that is not the sum of those that the catalogue says it equals."""
    parts = [evidence.indicators[ref] for ref in evidence.indicator.equals]
    for periods in _levels(evidence) if parts else ():
        found = [problem for period in periods if (problem := _total(evidence, parts, period)) is not None]
        if found:
            yield from found
            return


def _levels(evidence: Evidence) -> list[tuple[Period, ...]]:
    """Return the periods to be compared, the finest first."""
    months = tuple(month.period for month in evidence.months)
    to_date = () if evidence.period.kind is Kind.YEAR else (evidence.period.year_to_date,)
    return [months, (evidence.period,), to_date]


def _total(evidence: Evidence, parts: Sequence[Indicator], period: Period) -> Problem | None:
    total = _of_period(evidence, evidence.indicator, period)
    values = [value for part in parts if (value := _of_period(evidence, part, period)) is not None]
    if total is None or len(values) < len(parts):
        return None
    slack = _rounding(evidence.indicator, total)
    slack += sum(_rounding(part, value) for part, value in zip(parts, values, strict=True))
    if _agree(total, sum(values), slack):
        return None
    named = join([f"{part.ref} ({part.style.figure(value).text})" for part, value in zip(parts, values, strict=True)])
    comes = "comes" if len(parts) == 1 else "come"
    wrong = (
        f"{evidence.text(total)} is the total for {period.label}, but {named} {comes} to {evidence.text(sum(values))}."
    )
    return evidence.problem("SC315", period, wrong, TIED)


def _of_period(evidence: Evidence, indicator: Indicator, period: Period) -> float | None:
    """Return the figure of a period; of a year, what its quarters or quarter 4 make it where it is not given."""
    shown = evidence.results[indicator.ref].quarter.current.amount
    if period.kind is Kind.YEAR and shown.period == period:
        return shown.value if shown.complete else None
    return _figure(indicator, period, evidence.measures)


def derived_differs(evidence: Evidence) -> Iterator[Problem]:
    """A figure that is not what the measure it is made from comes to."""
    if evidence.indicator.derived_from is None:
        return
    source = evidence.indicators[evidence.indicator.derived_from]
    for periods in _levels(evidence):
        found = [problem for period in periods if (problem := _derived(evidence, source, period)) is not None]
        if found:
            yield from found
            return


def _derived(evidence: Evidence, source: Indicator, period: Period) -> Problem | None:
    indicator, measures = evidence.indicator, evidence.measures
    figure, month = _figure(indicator, period, measures), period.months[-1]
    made = _made(indicator.kind, source, month, measures)
    if figure is None or made is None:
        return None
    value, count, how = made
    factor = MONTHS_IN_YEAR / month.months_elapsed if indicator.kind is MeasureKind.ANNUALISED else 1.0
    own = _rounding(indicator, figure) * (factor if measures.at(indicator.ref, month) is not None else 1.0)
    if _agree(figure, value, own + factor * count * _rounding(source, value / factor)):
        return None
    if indicator.kind is MeasureKind.ANNUALISED and period.kind is Kind.MONTH:
        wrong = (
            f"{evidence.text(figure / factor)} is typed for {period.label}, but the months of this measure hold the "
            f"year so far, which in {source.ref} is {evidence.text(value / factor)}."
        )
    else:
        wrong = (
            f"{evidence.text(figure)} is the figure for {period.label}, but made from {source.ref} it is "
            f"{evidence.text(value)} ({how})."
        )
    return evidence.problem("SC317", period, wrong, TIED)


def _made(kind: MeasureKind, source: Indicator, month: Period, measures: Measures) -> tuple[float, int, str] | None:
    """Return what a measure made from ``source`` comes to at the end of a month, from how many figures, and how."""
    if kind is MeasureKind.ROLLING:
        rolled = _last_twelve(source, month, measures)
        return rolled and (*rolled, f"the last 12 months to {month.label}")
    so_far = _so_far(source, month, measures)
    if so_far is None or kind is MeasureKind.CUMULATIVE:
        return so_far and (*so_far, f"the months from April to {month.label}")
    value, count = so_far
    text = source.style.figure(value).text
    return annualise(value, month), count, f"{text} x 12 / {month.months_elapsed} months elapsed"


def _so_far(source: Indicator, month: Period, measures: Measures) -> tuple[float, int] | None:
    """Return the year so far at the end of a month, and how many figures it is made of."""
    if source.kind is MeasureKind.CUMULATIVE:
        given = measures.at(source.ref, month) or (measures.at(source.ref, month.quarter_of) if _ends(month) else None)
        return None if given is None or given.value is None else (given.value, 1)
    quarters = month.year_to_date.quarters
    whole = quarters if _ends(month) else quarters[:-1]
    months = () if _ends(month) else month.quarter_of.months[: month.index % 3 + 1]
    return _sum([_figure(source, period, measures) for period in (*whole, *months)])


def _last_twelve(source: Indicator, month: Period, measures: Measures) -> tuple[float, int] | None:
    """Return the last 12 months: this year so far, and what last year came to after the same month."""
    if source.kind is MeasureKind.FLOW:
        months = [_figure(source, month - back, measures) for back in range(MONTHS_IN_YEAR)]
        quarters = [_figure(source, month.quarter_of - back, measures) for back in range(4)] if _ends(month) else [None]
        return _sum(months) or _sum(quarters)
    so_far = _so_far(source, month, measures)
    if month.months_elapsed == MONTHS_IN_YEAR:
        return so_far
    year = _so_far(source, Period(month.year - 1, MONTHS_IN_YEAR - 1, Kind.MONTH), measures)
    then = _so_far(source, month - MONTHS_IN_YEAR, measures)
    return None if so_far is None or year is None or then is None else (so_far[0] + year[0] - then[0], 3)


def _ends(month: Period) -> bool:
    """Whether a month ends its quarter."""
    return month == month.quarter_of.months[-1]


def _sum(values: Sequence[float | None]) -> tuple[float, int] | None:
    known = [value for value in values if value is not None]
    return (sum(known), len(known)) if len(known) == len(values) else None


def _figure(indicator: Indicator, period: Period, measures: Measures) -> float | None:
    """Return the figure of a period as it is shown, None where it is unknown or lacks a part."""
    item = measures.at(indicator.ref, period)
    if period.kind is Kind.MONTH:
        return month_value(indicator, item) if item is not None else None
    if period.kind is Kind.YEAR:
        return item.value if item is not None else None
    find = quarter_amount if period.kind is Kind.QUARTER else year_to_date_amount
    quarter = period if period.kind is Kind.QUARTER else period.quarter_of
    amount = find(indicator, quarter, measures)
    return amount.value if amount.complete else None


def _rounding(indicator: Indicator, value: float) -> float:
    """Return by how much a figure may have been rounded: a count not at all."""
    if indicator.unit is Unit.NUMBER and indicator.decimals == 0 and value == round(value):
        return 0.0
    return HALF * 10.0**-indicator.decimals


def _agree(first: float, second: float, slack: float) -> bool:
    return abs(first - second) <= slack + SAME * max(1.0, abs(first), abs(second))
