"""An indicator in one sentence: figure, changes and target.

``At 90.1% in Q2, up 1.7 points on Q1 and 3.1 points on a year ago; target of 90.0% met.`` Every number in it stands on
the card too: as the figure, in a change, or in the verdict.
"""

from __future__ import annotations

import re
from decimal import Decimal

from scorecard.calculate import Change, Judgement, Rated, Result
from scorecard.calculate.quarter import NOT_GIVEN, NOT_RETURNED
from scorecard.catalogue import MeasureKind
from scorecard.figures import Figure
from scorecard.period import QUARTERS_IN_YEAR, Kind, Period
from scorecard.rating import Rating
from scorecard.report.words import movement, spoken, target_text
from scorecard.sentences import lower_first, upper_first

# How a quarter's figure is said where it is not simply the figure of that quarter.
OPENINGS = {
    MeasureKind.CUMULATIVE: "At {figure} by the end of {period}",
    MeasureKind.ROLLING: "At {figure} over the 12 months to {period}",
    MeasureKind.ANNUALISED: "At a full-year rate of {figure} in {period}",
}
OPENING = "At {figure} in {period}"
BY_DECISION = "Not rated by decision: "
_BRACKETS = re.compile(r" \([^()]*\)")


def sentence(result: Result) -> str:
    """Return the indicator in one sentence, with its full stop."""
    figure = result.rated.current.figure
    if figure is None:
        return _without_figure(result)
    return f"{_opening(result, figure)}{_changes(result)}; {_outcome(result.rated)}."


def _without_figure(result: Result) -> str:
    """Return why there is no figure; the words of a return follow as a sentence, since they may begin with a name."""
    amount, verdict = result.rated.current.amount, result.verdict
    period = spoken(amount.period, result.run_quarter)
    if verdict.rating is Rating.NOT_DUE:
        return verdict.reason
    if verdict.rating is Rating.SUPPRESSED:
        return f"The figure for {period} is suppressed, to protect small numbers."
    reason = " ".join((amount.missing or NOT_RETURNED).split())
    if reason in (NOT_RETURNED, NOT_GIVEN):
        return f"No figure was returned for {period}."
    return f"No figure for {period}. {upper_first(reason)}{'' if reason.endswith(('.', '!', '?')) else '.'}"


def _opening(result: Result, figure: Figure) -> str:
    """Return the figure with its period, and what a reader must know about it."""
    indicator, amount = result.indicator, result.rated.current.amount
    period = amount.period
    form = OPENINGS.get(indicator.kind, OPENING) if period.kind is Kind.QUARTER else OPENING
    said = form.format(
        figure=f"{figure.text} per {indicator.per:,}" if indicator.per else figure.text,
        period="the year to date" if period.kind is Kind.YEAR_TO_DATE else spoken(period, result.run_quarter),
    )
    span = period.span if period.kind is Kind.YEAR_TO_DATE else None
    notes = [note for note in (span, amount.coverage, "provisional" if amount.provisional else None) if note]
    said += f" ({', '.join(notes)})" if notes else ""
    late = result.in_arrears and period.end < result.run_quarter.end
    return f"{said}, the latest available" if late else said


def _changes(result: Result) -> str:
    """Return the changes of the figure shown; those of the year to date are on a year before."""
    quarterly = result.travel, result.year_on_year
    changes = quarterly if result.rated is result.quarter else (result.year_to_date_change,)
    by_period = {change.against: change for change in changes}
    moves = [_move(result, change, change.amount) for change in by_period.values() if change.amount is not None]
    said, before = "", ""
    for verb, rest in moves:
        link = f" {'but' if {verb, before} == {'up', 'down'} else 'and'} " if before else ", "
        said += link + (rest if verb == before else f"{verb} {rest}")
        before = verb
    return said


def _move(result: Result, change: Change, amount: Decimal) -> tuple[str, str]:
    """Return which way a figure moved, and by how much on what: ``up``, ``1.7 points on Q1``."""
    moved, name = movement(result.indicator, amount), _earlier(result, change.against)
    if not amount:
        return "unchanged", f"on {name}"
    if change.judgement is Judgement.NO_CHANGE and not _is_two_sided(result.rated):
        return "little changed", f"on {name} ({moved})"
    verb, _, size = moved.partition(" ")
    return verb, f"{size} on {name}"


def _earlier(result: Result, period: Period) -> str:
    """Return what a figure is compared with, as one speaks of it."""
    shown = result.rated.current.period
    if period.ordinal != shown.ordinal - QUARTERS_IN_YEAR:
        return spoken(period, result.run_quarter)
    from_april = shown.kind is Kind.YEAR_TO_DATE or result.indicator.kind is MeasureKind.CUMULATIVE
    return "the same point last year" if from_april else "a year ago"


def _is_two_sided(rated: Rated) -> bool:
    return rated.goal.target is not None and rated.goal.target.is_two_sided


def _outcome(rated: Rated) -> str:
    """Return how the figure stands to its target, in the words of its verdict without the size of a tolerance."""
    verdict, text = rated.verdict, target_text(rated.goal)
    if not verdict.rating.is_colour:
        return _unrated(rated)
    how, *further = _BRACKETS.sub("", verdict.outcome).split(", ")
    said = f"{verdict.distance} of {text}" if _is_two_sided(rated) else f"target of {text} {how}"
    if verdict.rating is Rating.EXCEEDED:
        return said
    shorter = (each.partition(" of ")[0] if each.startswith(("within", "beyond")) else each for each in further)
    return ", ".join((said, *shorter))


def _unrated(rated: Rated) -> str:
    """Return why there is no rating; which months are missing is said already."""
    reason, partial = rated.verdict.reason, rated.current.amount.coverage
    if partial and partial in reason:
        return "not rated"
    return lower_first(reason.rstrip(".").removeprefix(BY_DECISION))
