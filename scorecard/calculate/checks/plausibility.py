"""A change beyond what the measure's own history makes plausible (SC313), by one of three rules.

A. With six earlier changes, of which the last 36 count: more than three times the largest, taken as at least 5% of the
   figure before, one unit of the last printed place, and one case where the figure is made of parts. What counts up
   over the year needs a whole year of changes, since what a month adds to it has a season.
B. With three earlier figures, all of one sign: seven or more times each of them, taken as at least ten units of the
   last printed place, so that 12 calls after 1 are no slip of the decimal point; or a seventh or less, where each has
   ten units. Seven, not ten: after 95, 96 and 97, 961 is a slip too. An exact zero is none, and what counts up over
   the year may come to rest: only the first half holds there. With two that are of one size, only about ten times
   their mean, or 25 times and more: a service that has just begun may grow sevenfold.
C. With three earlier figures, none below zero: a figure below zero, unless the title names a change or a balance.

Figures are compared as published, so that a reader can recompute the verdict. A new figure found to be implausible is
left out of what later ones are held against, unless the next one stays with it: then the measure has moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scorecard.calculate.checks.evidence import Evidence
from scorecard.calculate.checks.history import COUNTING_UP, Point, consecutive, levels, series
from scorecard.catalogue.titles import may_fall_below_zero
from scorecard.figures import Unit
from scorecard.period import Kind, Period
from scorecard.problems import Problem

CHANGES_NEEDED = 6
CHANGES_IN_A_YEAR = 12
CHANGES_KEPT = 36
FACTOR = 3
SHARE = Decimal("0.05")
FIGURES_FOR_SLIP, FIGURES_KNOWN, FIGURES_FOR_SIGN = 2, 3, 3
SLIP = 7
MILLION = 6  # places
NEAR = 2
ABOUT, FAR = Decimal("0.25"), 25  # of ten times, for a slip of the decimal point among few figures
_OTHER_UNIT = {
    (Unit.POUNDS, False): "; £ million may have been typed where £ is asked",
    (Unit.POUNDS_MILLION, True): "; £ may have been typed where £ million is asked",
}


@dataclass(frozen=True)
class Judged:
    """What is wrong with new figures, and the periods whose figures nothing else may be held against."""

    wrong: tuple[tuple[Point, str], ...]
    left_out: frozenset[Period]


def implausible_change(evidence: Evidence) -> Iterator[Problem]:
    """A new figure further from the one before it, or from all before it, than its history explains.

    Where too few months before the quarter are known to judge all of its months, the quarter itself is judged too; so
    is a quarter that is not worked out from its months.
    """
    found = [problem for kind in levels(evidence) for problem in _problems(evidence, kind)]
    if not found and evidence.from_months and evidence.shown.complete and _few(evidence):
        found += _problems(evidence, Kind.QUARTER)
    yield from found


def judge(evidence: Evidence, kind: Kind) -> Judged:
    """Hold each new figure of a kind of period against the sound ones before it."""
    sound: list[Point] = []
    wrong: list[tuple[Point, str]] = []
    left_out: set[Period] = set()
    doubtful: Point | None = None
    for point in series(evidence, kind):
        if not evidence.is_new(point.period):
            sound.append(point)
        elif _rests_on(evidence, point, left_out):
            continue
        elif (said := _implausible(evidence, sound, point)) is None:
            sound.append(point)
            doubtful = None
        elif doubtful is not None and _stays_with(doubtful, point):
            sound += [doubtful, point]
            left_out.discard(doubtful.period)
            doubtful = None
        else:
            wrong.append((point, said))
            left_out.add(point.period)
            doubtful = point
    return Judged(tuple(wrong), frozenset(left_out))


def _few(evidence: Evidence) -> bool:
    """Whether too few months before the quarter are known to judge its first one."""
    points = series(evidence, Kind.MONTH)
    return sum(point.period.quarter_of != evidence.period for point in points) <= FIGURES_FOR_SLIP


def _problems(evidence: Evidence, kind: Kind) -> list[Problem]:
    return [evidence.problem("SC313", point.period, wrong) for point, wrong in judge(evidence, kind).wrong]


def _rests_on(evidence: Evidence, point: Point, left_out: set[Period]) -> bool:
    """Whether what a point adds is counted from a year so far that is itself in doubt."""
    return evidence.indicator.kind in COUNTING_UP and point.period.index > 0 and point.period - 1 in left_out


def _stays_with(doubtful: Point, point: Point) -> bool:
    """Whether a point is about as large as the doubtful one before it."""
    first, second = doubtful.value, point.value
    return first * second > 0 and 1 / NEAR <= second / first <= NEAR


def _implausible(evidence: Evidence, sound: Sequence[Point], point: Point) -> str | None:
    below = _below_zero(evidence, sound, point)
    if below is not None or not sound:
        return below
    if abs(point.amount - sound[-1].amount) <= FACTOR * _case(evidence, point):
        return None
    return _jump(evidence, sound, point) or _slip(evidence, sound, point)


def _jump(evidence: Evidence, sound: Sequence[Point], point: Point) -> str | None:
    """Return what is wrong under rule A; figures in doubt may lie between the two, others may not."""
    before = sound[-1]
    changes = [abs(now.amount - then.amount) for then, now in consecutive(sound)][-CHANGES_KEPT:]
    if not _neighbours(evidence, before, point) or len(changes) < _changes_needed(evidence, point):
        return None
    largest, share = max(changes), SHARE * abs(before.amount)
    change, style = abs(point.amount - before.amount), evidence.indicator.style
    if change <= FACTOR * max(largest, share, _unit(evidence)) or change <= evidence.indicator.no_change.amount(
        before.amount
    ):
        return None
    also = ", and more than 15% of the figure before" if share > largest else ""
    return (
        f"{_two(evidence, before, point)}: a change of {style.difference(change)}, more than three times the largest "
        f"of the {len(changes)} earlier changes ({style.difference(largest)}){also}."
    )


def _neighbours(evidence: Evidence, before: Point, point: Point) -> bool:
    """Whether no period between two points lacks a figure."""
    between = (before.period + step for step in range(1, point.period.ordinal - before.period.ordinal))
    return all(evidence.measures.at(evidence.indicator.ref, each) is not None for each in between)


def _changes_needed(evidence: Evidence, point: Point) -> int:
    monthly = point.period.kind is Kind.MONTH
    return CHANGES_IN_A_YEAR if evidence.indicator.kind in COUNTING_UP and monthly else CHANGES_NEEDED


def _slip(evidence: Evidence, sound: Sequence[Point], point: Point) -> str | None:
    """Return what is wrong under rule B."""
    counts_up = evidence.indicator.kind in COUNTING_UP
    amount = point.amount or (Decimal(0) if counts_up else Decimal(f"{point.value:.15g}"))  # may print as 0
    sizes, size = [abs(each.amount) for each in sound], abs(amount)
    signs = {each.amount > 0 for each in sound} | {amount > 0}
    if len(sizes) < FIGURES_FOR_SLIP or len(signs) > 1 or not size:
        return None
    few = len(sizes) < FIGURES_KNOWN
    upwards = SLIP * max(*sizes, evidence.told_apart) <= size
    if (few and not (upwards and _shifted(sizes, size))) or (
        not upwards and (counts_up or size * SLIP > min(sizes) or min(sizes) < evidence.told_apart)
    ):
        return None
    least, *_, most = sorted(sound, key=lambda each: abs(each.amount))
    if counts_up:
        said = f"seven or more times each of the {len(sizes)} earlier additions"
        added = f"{_amount(evidence, least.amount)} to {_amount(evidence, most.amount)}"
        return f"{_added(evidence, point)} to the year so far, {said} ({added})."
    places = _places(size / sizes[-1] if upwards else sizes[-1] / size if sizes[-1] else Decimal(1))
    meant = point.value / 10**places if upwards else point.value * 10**places
    return (
        f"{evidence.exact(point.value)} in {point.period.label} is {_times(places, upwards=upwards)} of the "
        f"{len(sizes)} earlier figures ({evidence.text(least.value)} to {evidence.text(most.value)}); "
        f"{evidence.exact(meant)} may be meant{_other_unit(evidence, places, upwards=upwards)}."
    )


def _shifted(sizes: Sequence[Decimal], size: Decimal) -> bool:
    """Whether a figure is about ten times others that are of one size, or far more."""
    quotient = size * len(sizes) / sum(sizes) if sum(sizes) else Decimal(0)
    return max(sizes) <= NEAR * min(sizes) and (abs(quotient / 10 - 1) <= ABOUT or quotient >= FAR)


def _times(places: int, *, upwards: bool) -> str:
    if places == MILLION:
        return "about a million times each" if upwards else "about a millionth of each"
    return "seven or more times each" if upwards else "a seventh or less of each"


def _other_unit(evidence: Evidence, places: int, *, upwards: bool) -> str:
    return _OTHER_UNIT.get((evidence.indicator.unit, upwards), "") if places == MILLION else ""


def _places(quotient: Decimal) -> int:
    """Return by how many places a decimal point would have slipped to make something that many times too large."""
    return max(1, round(quotient.log10())) if quotient else 1


def _below_zero(evidence: Evidence, sound: Sequence[Point], point: Point) -> str | None:
    """Return what is wrong under rule C; a change may well be below zero for once."""
    few, never = len(sound) < FIGURES_FOR_SIGN, all(each.value >= 0 for each in sound)
    if few or not never or point.value >= 0 or not point.amount or may_fall_below_zero(evidence.indicator.title):
        return None
    return (
        f"{evidence.text(point.value)} in {point.period.label} lies below zero, which none of the {len(sound)} earlier "
        "figures did."
    )


def _case(evidence: Evidence, point: Point) -> Decimal:
    """Return by how much one case moves a figure that is made of parts; nothing moves others so."""
    if point.period == evidence.period:
        denominator = evidence.shown.denominator
    else:
        item = evidence.measures.at(evidence.indicator.ref, point.period)
        denominator = item.denominator if item is not None and item.has_parts else None
    return Decimal(str(evidence.indicator.scale / denominator)) if denominator else Decimal(0)


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
