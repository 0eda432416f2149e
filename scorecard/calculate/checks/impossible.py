"""Figures that cannot be: parts that make no ratio, percentages outside 0 to 100, a year so far that falls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.calculate.checks.evidence import WHOLE, Evidence
from scorecard.calculate.checks.history import COUNTING_UP, levels, year_so_far
from scorecard.calculate.checks.plausibility import judge
from scorecard.calculate.measures import Measured
from scorecard.catalogue import MeasureKind
from scorecard.figures import Unit
from scorecard.period import Kind, Period
from scorecard.problems import Problem


def impossible_parts(evidence: Evidence) -> Iterator[Problem]:
    """Numerators over a denominator of zero, below, or next to nothing, in any month or quarter since April."""
    for period in _since_april(evidence):
        item = evidence.measures.at(evidence.indicator.ref, period)
        if item is not None and item.impossible:
            wrong = f"The parts {item.numerator:,g} of {item.denominator:,g} make no ratio."
            remedy = "Correct the denominator; leave both parts empty where they are unknown."
            yield evidence.problem("SC216", period, wrong, remedy)


def parts_and_shares(evidence: Evidence) -> Iterator[Problem]:
    """Numerators above denominators, shares outside 0 to 100%, and months that contradict their own parts."""
    indicator = evidence.indicator
    of_all = indicator.unit is Unit.PERCENT and indicator.kind is MeasureKind.RATIO
    new = [period for period in _since_april(evidence) if evidence.is_new(period)]
    to_date = () if evidence.period.kind is Kind.YEAR else (evidence.to_date.period,)
    for period in (*new, *to_date):
        item = evidence.measures.at(indicator.ref, period)
        if item is None:
            continue
        if of_all and item.has_parts and (item.numerator or 0) > (item.denominator or 0):
            wrong = f"The numerator {item.numerator:,g} exceeds the denominator {item.denominator:,g}."
            yield evidence.problem("SC306", item.period, wrong)
        elif indicator.is_share and item.value is not None and not 0 <= item.value <= WHOLE:
            yield evidence.problem("SC302", item.period, f"{evidence.text(item.value)} lies outside 0% to 100%.")
        if item.period.kind is Kind.MONTH and item.has_parts and evidence.disagree(item.given, item.value):
            yield evidence.problem("SC301", item.period, _given_words(evidence, item))


def _since_april(evidence: Evidence) -> tuple[Period, ...]:
    """Return the months and quarters of the year up to the one shown; where an annual figure may stand."""
    shown = evidence.period
    if shown.kind is Kind.YEAR:
        return shown, shown.quarter_of
    return *shown.year_to_date.months, *shown.year_to_date.quarters


def _given_words(evidence: Evidence, item: Measured) -> str:
    given, value = evidence.text(item.given or 0), evidence.text(item.value or 0)
    return f"{given} is given, but {item.numerator:,g} of {item.denominator:,g} is {value}."


def falls(evidence: Evidence) -> Iterator[Problem]:
    """A new figure that counts from April and is lower than an earlier one of the year.

    Where the earlier one stands out from both its neighbours, it is the one to be corrected. Figures that stay below
    are not told again.
    """
    if evidence.indicator.kind not in COUNTING_UP:
        return
    points = _so_far(evidence)
    sound: list[tuple[Period, float]] = []
    below: Period | None = None
    for place, (period, value) in enumerate(points):
        if not sound or not (value < sound[-1][1] and evidence.disagree(value, sound[-1][1])):
            sound.append((period, value))
            continue
        if below is not None and below == points[place - 1][0]:
            below = period
            continue
        before, most = sound[-1]
        if evidence.is_new(before) and _stands_out(sound, value, points[place + 1 :]):
            sound[-1] = period, value
            yield _fall(evidence, (before, most), (period, value), "higher")
        elif evidence.is_new(period):
            below = period
            yield _fall(evidence, (period, value), (before, most), "lower")
        else:
            sound.append((period, value))


def _stands_out(sound: Sequence[tuple[Period, float]], now: float, later: Sequence[tuple[Period, float]]) -> bool:
    """Whether the last of the sound figures is above what follows, while the one before it is not."""
    *earlier, (_, before) = sound
    return bool(later) and later[0][1] < before and (not earlier or earlier[-1][1] <= now)


def _fall(evidence: Evidence, wrong: tuple[Period, float], other: tuple[Period, float], said: str) -> Problem:
    (period, value), (when, beside) = wrong, other
    words = (
        f"{evidence.text(value)} is {said} than {evidence.text(beside)} in {when.label}, though the measure counts "
        "from April."
    )
    return evidence.problem("SC309", period, words)


def _so_far(evidence: Evidence) -> list[tuple[Period, float]]:
    """Return the year so far by month, or by quarter where a quarter has no months, without what is in doubt."""
    doubtful = frozenset[Period]().union(*(judge(evidence, kind).left_out for kind in levels(evidence)))
    items = [item for each in evidence.period.year_to_date.quarters for item in _points(evidence, each)]
    known = [(item.period, item.value) for item in items if item.value is not None and item.period not in doubtful]
    return [(period, year_so_far(evidence, period, value)) for period, value in known]


def _points(evidence: Evidence, quarter: Period) -> tuple[Measured, ...]:
    """Return a quarter's months, or what is given for the quarter where there are none."""
    given = evidence.measures.at(evidence.indicator.ref, quarter)
    return evidence.measures.months(evidence.indicator.ref, quarter) or ((given,) if given else ())
