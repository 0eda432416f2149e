"""A percentage, or its target, that is out by a factor of a hundred: 0.961% or 9,610% for 96.1% (SC303).

A percentage is held against its target first; where that is no match for the slip, each new figure is held against the
sound one before it. A figure made of its parts has no such slip, and a change in per cent may be of any size.
"""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.calculate.checks.evidence import ANSWER, WHOLE, Evidence
from scorecard.calculate.checks.history import COUNTING_UP, checked, figures
from scorecard.calculate.quarter import month_value
from scorecard.catalogue.titles import speaks_of_change
from scorecard.figures import Unit
from scorecard.period import Kind, Period
from scorecard.problems import Problem

SCALE_SLIP = (50.0, 200.0)  # a factor of 100, give or take two


def out_of_scale(evidence: Evidence) -> Iterator[Problem]:
    """A percentage about a hundred times, or a hundredth of, its target or the figure before it."""
    if evidence.indicator.unit is Unit.PERCENT:
        found = list(_against_target(evidence))
        yield from found or _against_history(evidence)


def _slipped(quotient: float) -> bool:
    return SCALE_SLIP[0] <= quotient <= SCALE_SLIP[1]


def _against_target(evidence: Evidence) -> Iterator[Problem]:
    """A percentage out of scale with its target; a figure above 100% is the likelier slip."""
    goal = evidence.result.quarter.goal
    values = [evidence.quarter.value, *(month_value(evidence.indicator, month) for month in evidence.months)]
    figure = next((abs(value) for value in values if value), None)
    if not goal.value or figure is None:
        return
    quotient = abs(goal.value) / figure
    if not _slipped(quotient) and not _slipped(1 / quotient):
        return
    if quotient > 1 or figure <= WHOLE:
        meant = evidence.text(goal.value / 100 if quotient > 1 else goal.value * 100)
        wrong = f"The target of {goal.text} is out of scale with {evidence.text(figure)}; {meant} may be meant."
        remedy, place = "Correct the target in the catalogue, or answer the finding in queries.yaml.", None
    else:
        place = next((source.place for source in evidence.quarter.sources), None)
        meant = evidence.text(figure / 100)
        wrong = f"{evidence.text(figure)} is out of scale with the target of {goal.text}; {meant} may be meant."
        remedy = ANSWER
    yield evidence.problem("SC303", evidence.period, wrong, remedy, place or evidence.target_place)


def _against_history(evidence: Evidence) -> Iterator[Problem]:
    """A new figure out of scale with the last sound one before it."""
    if speaks_of_change(evidence.indicator.title):
        return
    new, sound = checked(evidence), _previous(evidence)
    for period, value in figures(evidence, Kind.MONTH if evidence.months else evidence.period.kind).items():
        if period in new and sound is not None and _is_slip(evidence, period, value, sound):
            yield evidence.problem("SC303", period, _words(evidence, period, value, sound))
        elif 0 < value <= WHOLE:
            sound = period, value


def _previous(evidence: Evidence) -> tuple[Period, float] | None:
    """Return the figure of the period before the one shown, for months that have none before them."""
    before = evidence.result.previous.amount
    sound = evidence.months and before.value is not None and 0 < before.value <= WHOLE
    return (before.period, before.value) if sound and before.value is not None else None


def _is_slip(evidence: Evidence, period: Period, value: float, sound: tuple[Period, float]) -> bool:
    item = evidence.measures.at(evidence.indicator.ref, period)
    made = item is not None and item.has_parts
    anew = evidence.indicator.kind in COUNTING_UP and sound[0].year != period.year
    if made or anew or value <= 0:
        return False
    return (value > WHOLE and _slipped(value / sound[1])) or _slipped(sound[1] / value)


def _words(evidence: Evidence, period: Period, value: float, sound: tuple[Period, float]) -> str:
    before = f"{evidence.text(sound[1])} in {sound[0].label}"
    if value > WHOLE:
        return (
            f"{evidence.text(value)} in {period.label} is about a hundred times {before}; "
            f"{evidence.text(value / 100)} may be meant."
        )
    return (
        f"{value:.10g}% in {period.label} is about a hundredth of {before}; {evidence.text(value * 100)} may be meant."
    )
