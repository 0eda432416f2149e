"""Figures that cannot be: parts that make no ratio, percentages outside 0 to 100, a year so far that falls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from scorecard.calculate.checks.evidence import WHOLE, Evidence
from scorecard.calculate.measures import Measured
from scorecard.catalogue import MeasureKind
from scorecard.figures import Unit
from scorecard.period import Kind, Period
from scorecard.problems import Problem


def impossible_parts(evidence: Evidence) -> Iterator[Problem]:
    """Numerators over a denominator of zero, below, or next to nothing, in any month or quarter since April."""
    to_date = evidence.period.year_to_date
    for period in _of_year(evidence) or (*to_date.months, *to_date.quarters):
        item = evidence.measures.at(evidence.indicator.ref, period)
        if item is not None and item.impossible:
            wrong = f"The parts {item.numerator:,g} of {item.denominator:,g} make no ratio."
            remedy = "Correct the denominator; leave both parts empty where they are unknown."
            yield evidence.problem("SC216", period, wrong, remedy)


def parts_and_shares(evidence: Evidence) -> Iterator[Problem]:
    """Numerators above denominators, shares outside 0 to 100%, and months that contradict their own parts."""
    indicator = evidence.indicator
    of_all = indicator.unit is Unit.PERCENT and indicator.kind is MeasureKind.RATIO
    annual = [evidence.measures.at(indicator.ref, period) for period in _of_year(evidence)]
    for item in annual or (*evidence.months, evidence.given, evidence.given_to_date):
        if item is None:
            continue
        if of_all and item.has_parts and (item.numerator or 0) > (item.denominator or 0):
            wrong = f"The numerator {item.numerator:,g} exceeds the denominator {item.denominator:,g}."
            yield evidence.problem("SC306", item.period, wrong)
        elif indicator.is_share and item.value is not None and not 0 <= item.value <= WHOLE:
            yield evidence.problem("SC302", item.period, f"{evidence.text(item.value)} lies outside 0% to 100%.")
        if item.period.kind is Kind.MONTH and item.has_parts and evidence.disagree(item.given, item.value):
            yield evidence.problem("SC301", item.period, _given_words(evidence, item))


def _of_year(evidence: Evidence) -> tuple[Period, ...]:
    """Return where an annual figure may stand: at its year, or at the last quarter of it; nowhere for other figures."""
    year = evidence.period
    return (year, year.quarter_of) if year.kind is Kind.YEAR else ()


def _given_words(evidence: Evidence, item: Measured) -> str:
    given, value = evidence.text(item.given or 0), evidence.text(item.value or 0)
    return f"{given} is given, but {item.numerator:,g} of {item.denominator:,g} is {value}."


def falls(evidence: Evidence) -> Iterator[Problem]:
    """A cumulative figure of the quarter that is lower than an earlier one of the year."""
    if evidence.indicator.kind is not MeasureKind.CUMULATIVE:
        return
    points = [item for each in evidence.period.year_to_date.quarters for item in _points(evidence, each)]
    for before, now in pairwise(points):
        lower = before.value is not None and now.value is not None and now.value < before.value
        if now.period.quarter_of == evidence.period and lower and evidence.disagree(before.value, now.value):
            wrong = (
                f"{evidence.text(now.value or 0)} is lower than {evidence.text(before.value or 0)} in "
                f"{before.period.label}, though the measure counts from April."
            )
            yield evidence.problem("SC309", now.period, wrong)


def _points(evidence: Evidence, quarter: Period) -> tuple[Measured, ...]:
    """Return a quarter's months, or what is given for the quarter where there are none."""
    given = evidence.measures.at(evidence.indicator.ref, quarter)
    return evidence.measures.months(evidence.indicator.ref, quarter) or ((given,) if given else ())
