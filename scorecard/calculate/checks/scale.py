"""A percentage, or its target, that is out by a factor of a hundred: 0.961% or 9,610% for 96.1% (SC303).

A new figure is held against the sound ones before it first, and against its target only where it agrees with them,
which leaves the target to blame, or where there are none. A figure made of its parts has no such slip, and a change in
per cent may be of any size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.calculate.checks.evidence import ANSWER, WHOLE, Evidence
from scorecard.calculate.checks.history import COUNTING_UP, figures, levels
from scorecard.calculate.checks.plausibility import judge
from scorecard.calculate.quarter import month_value
from scorecard.catalogue import Direction, MeasureKind
from scorecard.catalogue.titles import speaks_of_change
from scorecard.figures import Unit
from scorecard.period import Kind, Period
from scorecard.problems import Problem

HUNDRED = 100
SCALE_SLIP = (50.0, 200.0)  # a factor of 100, give or take two
FIGURES_NEEDED = 3  # before a figure within 0 to 100% is said to be a hundred times too large
TARGET = "Correct the target in the catalogue, or answer the finding in queries.yaml."
EITHER = "Correct the return, or the target in the catalogue, or answer the finding in queries.yaml."


def out_of_scale(evidence: Evidence) -> Iterator[Problem]:
    """A percentage about a hundred times, or a hundredth of, the figure before it or its target."""
    if evidence.indicator.unit is not Unit.PERCENT:
        return
    found: list[Problem] = []
    known = False
    for kind in levels(evidence):
        slips, agrees = _against_history(evidence, kind)
        found, known = found + slips, known or agrees
    yield from found or _against_target(evidence, known=known)


def _slipped(quotient: float) -> bool:
    return SCALE_SLIP[0] <= quotient <= SCALE_SLIP[1]


def _against_history(evidence: Evidence, kind: Kind) -> tuple[list[Problem], bool]:
    """Return each new figure out of scale with the sound ones before it, and whether there are such."""
    found: list[Problem] = []
    left_out, sound, agrees = judge(evidence, kind).left_out, _previous(evidence, kind), False
    for period, value in figures(evidence, kind).items():
        if evidence.is_new(period) and sound and _may_slip(evidence, period, value, sound[-1]):
            wrong = _out_of_scale(evidence, period, value, sound)
            if wrong is not None:
                found.append(evidence.problem("SC303", period, wrong))
                continue
        agrees = agrees or (evidence.is_new(period) and any(not evidence.is_new(each) for each, _ in sound))
        raised = bool(sound) and evidence.is_new(period) and _slipped(value / sound[-1][1])
        if 0 < value <= WHOLE and period not in left_out and not raised:
            sound.append((period, value))
    return found, agrees


def _previous(evidence: Evidence, kind: Kind) -> list[tuple[Period, float]]:
    """Return the figure of the period before the one shown, for months that have none before them."""
    before = evidence.result.previous.amount
    sound = kind is Kind.MONTH and before.value is not None and 0 < before.value <= WHOLE
    return [(before.period, before.value)] if sound and before.value is not None else []


def _may_slip(evidence: Evidence, period: Period, value: float, before: tuple[Period, float]) -> bool:
    """Whether a figure was typed as a percentage, and continues what stands before it."""
    if speaks_of_change(evidence.indicator.title) and evidence.indicator.kind is not MeasureKind.RATIO:
        return False
    anew = evidence.indicator.kind in COUNTING_UP and before[0].year != period.year
    return value > 0 and not anew and not _has_parts(evidence, period)


def _has_parts(evidence: Evidence, period: Period) -> bool:
    if period == evidence.period:
        return evidence.shown.denominator is not None
    item = evidence.measures.at(evidence.indicator.ref, period)
    return item is not None and item.has_parts


def _out_of_scale(
    evidence: Evidence, period: Period, value: float, sound: Sequence[tuple[Period, float]]
) -> str | None:
    """Return what is wrong with a figure; one that may well be right must be far from all that stand before it."""
    then, last = sound[-1]
    before = f"{evidence.exact(last)} in {then.label}"
    steady = len(sound) >= FIGURES_NEEDED and all(_slipped(value / each) for _, each in sound)
    if _slipped(value / last) and (value > WHOLE or (steady and evidence.indicator.kind not in COUNTING_UP)):
        meant = _meant(evidence, value / HUNDRED)
        return f"{evidence.text(value)} in {period.label} is about a hundred times {before}{meant}."
    if _slipped(last / value):
        meant = _meant(evidence, value * HUNDRED)
        return f"{evidence.exact(value)} in {period.label} is about a hundredth of {before}{meant}."
    return None


def _meant(evidence: Evidence, *values: float) -> str:
    """Return what may be meant, as far as it can be."""
    possible = [value for value in values if value <= WHOLE or not evidence.indicator.is_share]
    return f"; {' or '.join(evidence.exact(value) for value in possible)} may be meant" if possible else ""


def _against_target(evidence: Evidence, *, known: bool) -> Iterator[Problem]:
    """A percentage out of scale with its target: the target is to blame where the figure has a history like it.

    A low figure made of its parts is no slip, unless no share could reach the target; nor is one that is far better
    than its target, and like those before it.
    """
    goal = evidence.result.quarter.goal
    found = _first(evidence)
    if not goal.value or found is None:
        return
    period, figure = found
    quotient, made = abs(goal.value) / figure, _has_parts(evidence, period)
    lower = evidence.indicator.direction is Direction.LOWER
    low, high = _slipped(quotient), _slipped(1 / quotient)
    if not (low or high) or (low and abs(goal.value) <= WHOLE and (made or (known and lower))):
        return
    factor = HUNDRED if low else 1 / HUNDRED
    meant, target = figure * factor, abs(goal.value) / factor
    if known or made or (meant > WHOLE >= target):
        said = f"The target of {goal.text} is out of scale with {evidence.exact(figure)}{_meant(evidence, target)}."
        yield evidence.problem("SC303", period, said, TARGET, evidence.target_place)
    elif target > WHOLE >= meant and figure > WHOLE:
        said = f"{evidence.exact(figure)} is out of scale with the target of {goal.text}{_meant(evidence, meant)}."
        yield evidence.problem("SC303", period, said, ANSWER)
    else:
        which = f"{evidence.exact(meant)}, or a target of {evidence.exact(target)}, may be meant"
        possible = which if max(meant, target) <= WHOLE or not evidence.indicator.is_share else "one of them is wrong"
        said = f"{evidence.exact(figure)} is out of scale with the target of {goal.text}; {possible}."
        yield evidence.problem("SC303", period, said, EITHER)


def _first(evidence: Evidence) -> tuple[Period, float] | None:
    """Return the figure that is held against the target: the one shown, or the first month."""
    months = [(month.period, month_value(evidence.indicator, month)) for month in evidence.months]
    shown = [(evidence.period, evidence.shown.value), *months]
    return next(((period, abs(value)) for period, value in shown if value), None)
