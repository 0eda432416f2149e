"""Months that hold the year, or the quarter, so far, though the quarter beside them stands alone (SC316).

The sign is months that never fall and end exactly at a longer period's figure, while the quarter contradicts them. What
each of them would add must be what a month has been before: otherwise one of them is a slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from scorecard.calculate.checks.evidence import Evidence
from scorecard.calculate.checks.plausibility import SLIP
from scorecard.calculate.measures import Measured
from scorecard.calculate.quarter import MONTHS_IN_QUARTER, month_value
from scorecard.catalogue import Rule
from scorecard.problems import Place, Problem
from scorecard.sentences import join

REMEDY = "Return each month alone, set the kind that fits, or answer the finding in queries.yaml."
NEAR = 2  # times as much as a month before, or half


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
    before = _before(evidence)
    ends, start = None, before
    if given is not None and evidence.disagree(given, total):
        if evidence.alike(last, given):
            ends, start = f"the figure given for {evidence.period.label}", 0.0
        elif evidence.alike(last, to_date):
            ends = "the given year to date"
        elif before is not None and evidence.alike(last, before + given):
            ends = "the year to date that the given quarters come to"
    elif given is None and evidence.alike(last, to_date) and evidence.disagree(to_date, (before or 0) + total):
        ends = "the given year to date"
    if ends is not None and _like_months_before(evidence, values, start):
        wrong = (
            f"{_begin(evidence, values)} and end at {ends}, so they look cumulative; added up they come to "
            f"{evidence.text(total)}{'' if given is None else f', beside the {evidence.text(given)} given'}."
        )
        yield evidence.problem("SC316", evidence.period, wrong, REMEDY, _place(evidence))
    elif given is None and to_date is None and before is not None:
        yield from _beyond_the_year(evidence, values, before)


def _before(evidence: Evidence) -> float | None:
    """Return what the year came to before the quarter: by its given quarters, since months that pile up do not add."""
    amounts = [item.value if item.given is None else item.given for item in evidence.earlier]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def _like_months_before(evidence: Evidence, values: Sequence[float], start: float | None) -> bool:
    """Whether what each month would add lies near what months, or a third of the quarter, before it came to.

    Where nothing is known of that, no month may be a slip beside the others.
    """
    added = _added_by_month(values, start)
    months = _months_before(evidence)
    if not months and (whole := evidence.result.previous.amount).value is not None:
        months = [whole.value / MONTHS_IN_QUARTER]
    if months:
        return min(months) / NEAR <= min(added) and max(added) <= max(months) * NEAR
    return all(now < SLIP * max(before, float(evidence.told_apart)) for before, now in pairwise(values))


def _added_by_month(values: Sequence[float], start: float | None) -> list[float]:
    added = [now - before for before, now in pairwise(values)]
    return added if start is None else [values[0] - start, *added]


def _months_before(evidence: Evidence) -> list[float]:
    """Return the three months of the quarter before, taken apart where they pile up to its given figure themselves."""
    values = [item.value or 0 for item in evidence.measures.months(evidence.indicator.ref, evidence.period - 1)]
    if len(values) < MONTHS_IN_QUARTER:
        return []
    given = evidence.measures.at(evidence.indicator.ref, evidence.period - 1)
    ends = (
        given is not None and evidence.alike(values[-1], given.given) and not evidence.alike(sum(values), given.given)
    )
    return _added_by_month(values, 0) if ends and _pile_up(values) else values


def _beyond_the_year(evidence: Evidence, values: Sequence[float], before: float) -> Iterator[Problem]:
    """Months without a figure to be held against, which go on from all earlier quarters together."""
    if not evidence.earlier or not evidence.told_apart <= Decimal(before) <= values[0]:
        return
    months = _months_before(evidence)
    added = _added_by_month(values, before)
    then = months or [before / (MONTHS_IN_QUARTER * len(evidence.earlier))] * MONTHS_IN_QUARTER
    if all(each > 0 and each / NEAR <= now <= each * NEAR for each, now in zip(then, added, strict=True)):
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
    if not evidence.within(given.value, values):
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
