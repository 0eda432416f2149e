"""A change beyond what the measure's own history makes plausible (SC313), by one of two rules.

A. With six earlier changes: more than three times the largest of them, the largest taken as at least 5% of the figure
   before and as one unit of the last printed place. What counts up over the year needs a whole year of changes, since
   what a month adds to it has a season.
B. With three earlier figures: seven or more times each of them, or a seventh or less, all of one sign and each at least
   ten units of the last printed place, so that 12 calls after 1 are no slip of the decimal point. Seven, not ten: after
   95, 96 and 97, 961 is a slip too. What counts up over the year may come to rest: only the first half holds there.

Figures are compared as published, so that a reader can recompute the verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from scorecard.calculate.checks.evidence import Evidence
from scorecard.calculate.checks.history import COUNTING_UP, Point, checked, consecutive, series
from scorecard.period import Kind, Period
from scorecard.problems import Problem

CHANGES = 6
CHANGES_IN_A_YEAR = 12
FACTOR = 3
SHARE = Decimal("0.05")
FIGURES = 3
SLIP = 7
UNITS = 10


def implausible_change(evidence: Evidence) -> Iterator[Problem]:
    """A new figure further from the one before it, or from all before it, than its history explains.

    Where too few months before the quarter are known to judge all of its months, the quarter itself is judged too.
    """
    kind = Kind.MONTH if evidence.months else evidence.period.kind
    points, new = series(evidence, kind), checked(evidence)
    found = list(_implausible(evidence, points, new))
    few = len(points) - len(new) < FIGURES
    if evidence.months and few and not found and evidence.quarter.complete:
        found += _implausible(evidence, series(evidence, Kind.QUARTER), (evidence.period,))
    yield from found


def _implausible(evidence: Evidence, points: Sequence[Point], new: Sequence[Period]) -> Iterator[Problem]:
    for index, point in enumerate(points):
        if point.period in new:
            wrong = _jump(evidence, points[:index], point) or _slip(evidence, points[:index], point)
            if wrong is not None:
                yield evidence.problem("SC313", point.period, wrong)


def _jump(evidence: Evidence, earlier: Sequence[Point], point: Point) -> str | None:
    """Return what is wrong under rule A."""
    if not earlier or earlier[-1].period + 1 != point.period:
        return None
    before = earlier[-1]
    changes = [abs(now.amount - then.amount) for then, now in consecutive(earlier)]
    if len(changes) < _changes_needed(evidence, point):
        return None
    largest, share = max(changes), SHARE * abs(before.amount)
    change, style = abs(point.amount - before.amount), evidence.indicator.style
    if change <= FACTOR * max(largest, share, _unit(evidence)) or change <= Decimal(str(evidence.indicator.no_change)):
        return None
    also = ", and more than 15% of the figure before" if share > largest else ""
    return (
        f"{_two(evidence, before, point)}: a change of {style.difference(change)}, more than three times the largest "
        f"of the {len(changes)} earlier changes ({style.difference(largest)}){also}."
    )


def _changes_needed(evidence: Evidence, point: Point) -> int:
    monthly = point.period.kind is Kind.MONTH
    return CHANGES_IN_A_YEAR if evidence.indicator.kind in COUNTING_UP and monthly else CHANGES


def _slip(evidence: Evidence, earlier: Sequence[Point], point: Point) -> str | None:
    """Return what is wrong under rule B."""
    sizes, size = [abs(each.amount) for each in earlier], abs(point.amount)
    signs = {each.amount > 0 for each in (*earlier, point)}
    if len(sizes) < FIGURES or len(signs) > 1 or not size or min(sizes) < UNITS * _unit(evidence):
        return None
    if SLIP * max(sizes) <= size:
        said, meant = "seven or more times each", point.value / 10 ** _places(size / sizes[-1])
    elif size * SLIP <= min(sizes) and evidence.indicator.kind not in COUNTING_UP:
        said, meant = "a seventh or less of each", point.value * 10 ** _places(sizes[-1] / size)
    else:
        return None
    least, *_, most = sorted(earlier, key=lambda each: abs(each.amount))
    if evidence.indicator.kind in COUNTING_UP:
        added = f"{_amount(evidence, least.amount)} to {_amount(evidence, most.amount)}"
        return f"{_added(evidence, point)} to the year so far, {said} of the {len(sizes)} earlier additions ({added})."
    return (
        f"{evidence.text(point.value)} in {point.period.label} is {said} of the {len(sizes)} earlier figures "
        f"({evidence.text(least.value)} to {evidence.text(most.value)}); {evidence.text(meant)} may be meant."
    )


def _places(quotient: Decimal) -> int:
    """Return by how many places a decimal point would have slipped to make something that many times too large."""
    return max(1, round(quotient.log10()))


def _unit(evidence: Evidence) -> Decimal:
    return Decimal(1).scaleb(-evidence.indicator.decimals)


def _two(evidence: Evidence, before: Point, point: Point) -> str:
    """Return both figures with their periods."""
    if evidence.indicator.kind in COUNTING_UP:
        added = _amount(evidence, before.amount)
        return f"{_added(evidence, point)} to the year so far, after {added} in {before.period.label}"
    then, now = evidence.text(before.value), evidence.text(point.value)
    return f"{now} in {point.period.label} after {then} in {before.period.label}"


def _added(evidence: Evidence, point: Point) -> str:
    return f"{point.period.label} adds {_amount(evidence, point.amount)}"


def _amount(evidence: Evidence, amount: Decimal) -> str:
    return f"{'-' if amount < 0 else ''}{evidence.indicator.style.difference(amount)}"
