"""Ratings written shortly: the material of the tests beside this module."""

from __future__ import annotations

from decimal import Decimal

from scorecard.figures import Style, Unit
from scorecard.rating import Allowance, Floor, RatingRule, Target, Tolerance, Verdict

PERCENT = Style(Unit.PERCENT, 1)
NUMBER = Style(Unit.NUMBER, 0)


def at_least(target: str) -> Target:
    """Return the target of a measure of which more is better."""
    return Target(Decimal(target), None)


def at_most(target: str) -> Target:
    """Return the target of a measure of which less is better."""
    return Target(None, Decimal(target))


def between(low: str, high: str) -> Target:
    """Return a target range; both ends the same for a midpoint."""
    return Target(Decimal(low), Decimal(high))


def tolerance(amber: str, green: str | None = None, exceeded: str | None = None) -> Tolerance:
    """Return the rule that the catalogue's words describe."""
    return Tolerance(
        Allowance.parse(amber),
        Allowance.parse(green) if green else None,
        Allowance.parse(exceeded) if exceeded else None,
    )


def floor(worst: str) -> Floor:
    """Return the rule with a fixed floor."""
    return Floor(Decimal(worst))


def verdict(rule: RatingRule, value: float, target: Target, style: Style = PERCENT) -> Verdict:
    """Return the verdict on a value, published in a style."""
    return rule.rate(style.figure(value), target, style)


def colour(rule: RatingRule, value: float, target: Target, style: Style = PERCENT) -> str:
    """Return the rating alone."""
    return verdict(rule, value, target, style).rating.value
