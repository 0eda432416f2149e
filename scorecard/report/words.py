"""Sentences about figures: the one place where a change or a comparison is put into words.

A movement is said with its amount and its judgement, never with an arrow alone. Source: method.md section 5.
"""

from __future__ import annotations

from decimal import Decimal

from scorecard.calculate import Change, Comparison, Judgement, Standing
from scorecard.calculate.goal import Goal
from scorecard.catalogue import Direction, Indicator, MeasureKind, Rule
from scorecard.catalogue.target_forms import Undecided
from scorecard.period import Kind, Period

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
    Standing.SIMILAR: "the same as printed",
    Standing.HIGHER: "higher",
    Standing.LOWER: "lower",
}
# Whether a change is more than chance explains; nothing is said where that was not tested.
_CHANCE = {True: ", more than chance explains", False: ", which may be chance", None: ""}


def spoken(period: Period, run_quarter: Period) -> str:
    """Return a period as one speaks of it in a quarter's report: ``Q2``, but ``Q4 2021-22`` of another year."""
    if period.kind is Kind.YEAR_TO_DATE:
        return f"the year to date ({period.span})"
    if period.kind is Kind.QUARTER and period.year != run_quarter.year:
        return f"{period.short} {period.year_label}"
    return period.short


def change_text(indicator: Indicator, change: Change, run_quarter: Period) -> str:
    """Return a change with its judgement: ``Improving: up 1.7 points on Q1 (88.4%)``."""
    word = JUDGEMENTS[change.judgement]
    if change.judgement is Judgement.NOT_COMPARED or change.before is None or change.amount is None:
        return f"{word}: {change.why_not}"
    earlier = change.against
    name = earlier.span if earlier.kind is Kind.YEAR_TO_DATE else spoken(earlier, run_quarter)
    against = f"on {name} ({change.before.text})"
    if not change.amount:
        return f"{word} {against}"
    if change.judgement is Judgement.NO_CHANGE and change.gain == 0:
        return f"As close to the target as before: {movement(indicator, change.amount)} {against}"
    return f"{word}: {movement(indicator, change.amount)} {against}{_CHANCE[change.significant]}"


def movement(indicator: Indicator, amount: Decimal) -> str:
    """Return which way a figure moved, and by how much: ``up 1.7 points``."""
    return f"{'up' if amount > 0 else 'down'} {indicator.style.difference(amount)}"


def comparison_text(comparison: Comparison) -> str:
    """Return how the council stands to a comparator, whose name stands beside it: ``better``, ``worse, not tested``."""
    if comparison.standing is Standing.NOT_COMPARED:
        return f"not compared ({comparison.why_not})"
    if comparison.significant is False:
        return "similar: the difference may be chance"
    return STANDINGS[comparison.standing] + ("" if comparison.significant else ", not tested")


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
