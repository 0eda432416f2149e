"""Ratings written shortly: the material of the tests beside this module."""

from __future__ import annotations

from decimal import Decimal

from scorecard.figures import Style, Unit
from scorecard.rating import Allowance, DirectionDecides, Floor, RatingRule, Target, Tolerance, Verdict, YearBefore

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


def direction(amber: str = "0", green: str | None = None, *, maintained: bool = False) -> DirectionDecides:
    """Return the rule under which a larger miss is amber where it is better than a year before."""
    return DirectionDecides(tolerance(amber, green), maintained)


def a_year_ago(gain: str, no_change: str = "0") -> YearBefore:
    """Return an earlier figure that is worse by this much; the words do not matter to the colour."""
    return YearBefore("70.0% in 2021-22 Q2", Decimal(gain), Decimal(no_change))


def verdict(
    rule: RatingRule, value: float, target: Target, style: Style = PERCENT, before: YearBefore | None = None
) -> Verdict:
    """Return the verdict on a value, published in a style."""
    return rule.rate(style.figure(value), target, style, before)


def colour(rule: RatingRule, value: float, target: Target, style: Style = PERCENT) -> str:
    """Return the rating alone."""
    return verdict(rule, value, target, style).rating.value
