"""Sentences about figures: the one place where a change, a comparison or a whole indicator is put into words.

A movement is said with its amount and its judgement, never with an arrow alone. Source: method.md section 5.
"""

from __future__ import annotations

from decimal import Decimal

from scorecard.calculate import Change, Comparison, Judgement, Result, Standing
from scorecard.calculate.goal import Goal
from scorecard.catalogue import Direction, Indicator, MeasureKind, Rule
from scorecard.catalogue.target_forms import Undecided
from scorecard.period import Kind, Period
from scorecard.sentences import lower_first

NOT_AVAILABLE = "[x]"
NOT_APPLICABLE = "[z]"

JUDGEMENTS = {
    Judgement.IMPROVING: "Improving",
    Judgement.WORSENING: "Worsening",
    Judgement.NO_CHANGE: "No change",
    Judgement.INCREASING: "Increasing",
    Judgement.DECREASING: "Decreasing",
    Judgement.NOT_COMPARED: "Not compared",
}
DIRECTIONS = {
    Direction.HIGHER: "Higher",
    Direction.LOWER: "Lower",
    Direction.RANGE: "In range",
    Direction.NONE: "Neither",
}
STANDINGS = {
    Standing.BETTER: "better",
    Standing.WORSE: "worse",
    Standing.SIMILAR: "the same",
    Standing.HIGHER: "higher",
    Standing.LOWER: "lower",
}


def change_text(indicator: Indicator, change: Change) -> str:
    """Return a change with its judgement: ``Improving: up 1.7 points on 2022-23 Q1 (88.4%)``."""
    word = JUDGEMENTS[change.judgement]
    if change.judgement is Judgement.NOT_COMPARED or change.before is None or change.amount is None:
        return f"{word}: {change.why_not}"
    against = f"on {change.against.label} ({change.before.text})"
    return f"{word} {against}" if not change.amount else f"{word}: {_movement(indicator, change.amount)} {against}"


def _movement(indicator: Indicator, amount: Decimal) -> str:
    return f"{'up' if amount > 0 else 'down'} {indicator.style.difference(amount)}"


def comparison_text(comparison: Comparison) -> str:
    """Return how the council stands to a comparator, whose name stands beside it: ``better, not tested``."""
    if comparison.standing is Standing.NOT_COMPARED:
        return f"shown, not compared: {comparison.why_not}"
    return f"{STANDINGS[comparison.standing]}, not tested"


def kind_text(indicator: Indicator) -> str:
    """Return the kind of a measure, and which figures are given in place of it: ``Ratio, quarter as given``."""
    given = [
        name
        for name, rule in (("quarter", indicator.quarter_rule), ("year to date", indicator.year_to_date_rule))
        if rule is Rule.SUPPLIED and indicator.kind is not MeasureKind.SUPPLIED
    ]
    return f"{indicator.kind.capitalize()}, {' and '.join(given)} as given" if given else indicator.kind.capitalize()


def target_text(goal: Goal) -> str:
    """Return the target as printed, or why there is none."""
    if goal.text is not None:
        return goal.text
    if isinstance(goal.setting, Undecided):
        return {"trend": "Trend only", "none": "No target", "tbc": "To be confirmed"}[goal.setting.word]
    return "None set"


def period_text(period: Period) -> str:
    """Return a period with the months it covers: ``2022-23 Q2``, ``April to September 2022``."""
    return period.span if period.kind is Kind.YEAR_TO_DATE else period.label


def sentence(result: Result) -> str:
    """Return the indicator in one sentence: figure, changes and target."""
    shown = result.rated.current
    if shown.figure is None:
        return f"No figure for {period_text(shown.period)}: {lower_first(shown.amount.missing or 'none was returned')}"
    parts = [f"At {shown.figure.text} in {period_text(shown.period)}"]
    if shown.amount.coverage:
        parts[0] += f" ({shown.amount.coverage})"
    if result.rated is result.quarter:
        parts += _changes(result)
    verdict = result.rated.verdict
    words = ", ".join(parts)
    if verdict.rating.is_colour:
        return f"{words}; target of {target_text(result.rated.goal)} {_outcome(verdict.reason)}"
    return f"{words}. {verdict.reason}"


def _changes(result: Result) -> list[str]:
    changes = [(result.travel, result.travel.against.label)]
    if result.year_on_year.against != result.travel.against:
        changes.append((result.year_on_year, "a year ago"))
    said = []
    for change, name in changes:
        if change.amount is None:
            continue
        said.append(
            f"{_movement(result.indicator, change.amount)} on {name}" if change.amount else f"no change on {name}"
        )
    return [" and ".join(said)] if said else []


def _outcome(reason: str) -> str:
    return reason.rsplit(": ", 1)[-1]
