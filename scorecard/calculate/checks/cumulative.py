"""Months that hold the year, or the quarter, so far, though the quarter beside them stands alone (SC316).

The sign is months that never fall and end exactly at a longer period's figure, while the quarter contradicts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorecard.calculate.checks.evidence import COUNTS, Evidence
from scorecard.calculate.measures import Measured
from scorecard.calculate.quarter import MONTHS_IN_QUARTER, month_value
from scorecard.catalogue import Rule
from scorecard.problems import Place, Problem
from scorecard.sentences import join

REMEDY = "Return each month alone, set the kind that fits, or answer the finding in queries.yaml."
LEAST_UNITS = 10  # of the last printed place: below that, figures are too small to be told apart


def cumulative_months(evidence: Evidence) -> Iterator[Problem]:
    """Months that look cumulative beside a quarter that is none."""
    months, rule = evidence.months, evidence.indicator.quarter_rule
    if len(months) < MONTHS_IN_QUARTER or rule not in (Rule.SUM, Rule.MEAN, Rule.RATIO, Rule.SUPPLIED):
        return
    if rule is Rule.RATIO and all(month.has_parts for month in months):
        yield from _parts(evidence)
        return
    values = [month_value(evidence.indicator, month) or 0 for month in months]
    if _pile_up(values):
        yield from _added(evidence, values) if rule is Rule.SUM else _averaged(evidence, values)


def _pile_up(values: Sequence[float]) -> bool:
    """Whether figures never fall, and do rise."""
    return values[0] >= 0 and all(now >= before for before, now in pairwise(values)) and values[-1] > values[0]


def _begin(evidence: Evidence, values: Sequence[float]) -> str:
    return f"The months never fall ({join([evidence.text(value) for value in values])})"


def _added(evidence: Evidence, values: Sequence[float]) -> Iterator[Problem]:
    """Months that would be added up, and end at the given quarter, the given year to date, or the two together."""
    last, total = values[-1], sum(values)
    given = evidence.given.given if evidence.given else None
    to_date = evidence.given_to_date.given if evidence.given_to_date else None
    known = [item.value for item in evidence.earlier if item.value is not None]
    before = sum(known) if len(known) == len(evidence.earlier) else None
    ends = None
    if given is not None and evidence.disagree(given, total):
        if evidence.alike(last, given):
            ends = f"the figure given for {evidence.period.label}"
        elif evidence.alike(last, to_date):
            ends = "the given year to date"
        elif before is not None and evidence.alike(last, before + given):
            ends = "the year to date that the given quarters come to"
    elif given is None and evidence.alike(last, to_date) and evidence.disagree(to_date, (before or 0) + total):
        ends = "the given year to date"
    if ends is not None:
        wrong = (
            f"{_begin(evidence, values)} and end at {ends}, so they look cumulative; added up they come to "
            f"{evidence.text(total)}{'' if given is None else f', beside the {evidence.text(given)} given'}."
        )
        yield evidence.problem("SC316", evidence.period, wrong, REMEDY, _place(evidence))
    elif given is None and to_date is None and before is not None:
        yield from _beyond_the_year(evidence, values, before)


def _beyond_the_year(evidence: Evidence, values: Sequence[float], before: float) -> Iterator[Problem]:
    """Months without a figure to be held against, the first of which is as much as all earlier quarters together."""
    least = LEAST_UNITS * 10.0**-evidence.indicator.decimals
    if evidence.earlier and least <= before <= values[0]:
        wrong = (
            f"{_begin(evidence, values)}, and the first alone is as much as the year before it "
            f"({evidence.text(before)}), so they look cumulative."
        )
        yield evidence.problem("SC316", evidence.period, wrong, REMEDY, _place(evidence))


def _averaged(evidence: Evidence, values: Sequence[float]) -> Iterator[Problem]:
    """Months that end at the given year to date, and a given quarter above or below all of them."""
    given, to_date = evidence.given, evidence.given_to_date
    if given is None or given.value is None or to_date is None or not evidence.alike(values[-1], to_date.value):
        return
    if not evidence.within(given.value, values) and (evidence.averages or evidence.indicator.unit in COUNTS):
        wrong = (
            f"{_begin(evidence, values)} and end at the given year to date, so they look cumulative; "
            f"{evidence.text(given.value)} is given for {evidence.period.label} alone."
        )
        yield evidence.problem("SC316", evidence.period, wrong, REMEDY, _place(evidence))


def _parts(evidence: Evidence) -> Iterator[Problem]:
    """Numerators and denominators that both end at those given for the quarter or the year to date."""
    pairs = [(month.numerator or 0, month.denominator or 0) for month in evidence.months]
    numerators, denominators = ([pair[place] for pair in pairs] for place in (0, 1))
    rise = all(now >= before for before, now in pairwise(numerators)) and _pile_up(denominators)
    longer = (each for each in (evidence.given, evidence.given_to_date) if each is not None)
    match = next((each for each in longer if _pair(each) == pairs[-1]), None)
    if rise and match is not None:
        named = "year to date" if match is evidence.given_to_date else "quarter"
        wrong = (
            f"The parts of the months never fall ({join([f'{top:,g} of {bottom:,g}' for top, bottom in pairs])}) and "
            f"end at those given for the {named}, so they look cumulative."
        )
        yield evidence.problem("SC316", evidence.period, wrong, REMEDY, match.sources[0].place)


def _pair(item: Measured) -> tuple[float | None, float | None]:
    return item.numerator, item.denominator


def _place(evidence: Evidence) -> Place:
    """Return the cell of the given quarter, of the given year to date, or of the last month."""
    found = next(item for item in (evidence.given, evidence.given_to_date, evidence.months[-1]) if item is not None)
    return found.sources[0].place
