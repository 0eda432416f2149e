"""What holds for every rule, target and figure."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scorecard.figures import Figure, Style, Unit
from scorecard.rating import Allowance, Floor, Rating, RatingRule, Target, Tolerance
from scorecard.rating.allowance import Measure

STYLE = Style(Unit.PERCENT, 2)
BEST_FIRST = (Rating.EXCEEDED, Rating.GREEN, Rating.AMBER, Rating.RED)
NUMBERS = st.decimals(-10_000, 10_000, places=2)
SIZES = st.decimals(0, 100, places=1)
ALLOWANCES = st.builds(Allowance, SIZES, st.sampled_from(Measure))
TOLERANCES = st.builds(Tolerance, ALLOWANCES, st.none() | ALLOWANCES, st.none() | ALLOWANCES)
ABSOLUTE = st.builds(Allowance, SIZES, st.just(Measure.UNIT))
SCALABLE = st.builds(Tolerance, ABSOLUTE, st.none() | ABSOLUTE, st.none() | ABSOLUTE)
RULES = TOLERANCES | st.builds(Floor, NUMBERS)
FACTORS = st.sampled_from([Decimal("0.1"), Decimal(2), Decimal(7), Decimal(1000)])


def rated(rule: RatingRule, published: Decimal, target: Target) -> Rating:
    """Return the rating of a published figure."""
    return rule.rate(Figure(float(published), published, f"{published}%"), target, STYLE).rating


def scaled(rule: Tolerance, factor: Decimal) -> Tolerance:
    """Return the rule with every size multiplied."""
    parts = [part and Allowance(part.size * factor, part.measure) for part in (rule.green, rule.exceeded)]
    return Tolerance(Allowance(rule.amber.size * factor, rule.amber.measure), *parts)


def mirrored(rule: RatingRule) -> RatingRule:
    """Return the rule of the same measure with its sign turned."""
    return Floor(-rule.floor) if isinstance(rule, Floor) else rule


@given(RULES, NUMBERS, NUMBERS, NUMBERS)
def test_a_better_figure_is_never_rated_worse(rule: RatingRule, first: Decimal, second: Decimal, end: Decimal) -> None:
    """More of what is better, or less of what is worse, never costs a colour."""
    low, high = sorted((first, second))
    at_least, at_most = Target(end, None), Target(None, end)
    assert BEST_FIRST.index(rated(rule, high, at_least)) <= BEST_FIRST.index(rated(rule, low, at_least))
    assert BEST_FIRST.index(rated(rule, low, at_most)) <= BEST_FIRST.index(rated(rule, high, at_most))


@given(TOLERANCES, NUMBERS, NUMBERS, NUMBERS)
def test_closer_to_a_midpoint_is_never_rated_worse(
    rule: Tolerance, first: Decimal, second: Decimal, middle: Decimal
) -> None:
    """The distance alone decides, whichever the side."""
    near, far = sorted((first, second), key=lambda value: abs(value - middle))
    target = Target(middle, middle)
    assert BEST_FIRST.index(rated(rule, near, target)) <= BEST_FIRST.index(rated(rule, far, target))


@given(RULES, NUMBERS, NUMBERS)
def test_a_target_that_is_met_is_never_missed(rule: RatingRule, value: Decimal, end: Decimal) -> None:
    """Green or better if, and without a green margin only if, the target is met."""
    rating = rated(rule, value, Target(end, None))
    if value >= end:
        assert rating in (Rating.EXCEEDED, Rating.GREEN)
    elif isinstance(rule, Floor) or rule.green is None:
        assert rating.is_miss


@given(SCALABLE, NUMBERS, NUMBERS, NUMBERS, FACTORS)
def test_scaling_everything_changes_no_rating(
    rule: Tolerance, value: Decimal, first: Decimal, second: Decimal, factor: Decimal
) -> None:
    """Pence rated against pence gives the colours of pounds against pounds."""
    low, high = sorted((first, second))
    for target, larger in (
        (Target(low, None), Target(low * factor, None)),
        (Target(None, low), Target(None, low * factor)),
        (Target(low, high), Target(low * factor, high * factor)),
    ):
        assert rated(rule, value, target) is rated(scaled(rule, factor), value * factor, larger)


@given(TOLERANCES, NUMBERS, NUMBERS, FACTORS)
def test_a_relative_tolerance_scales_by_itself(rule: Tolerance, value: Decimal, end: Decimal, factor: Decimal) -> None:
    """A share of the target needs no scaling."""
    parts = (rule.amber, rule.green, rule.exceeded)
    if all(part is None or part.relative for part in parts):
        assert rated(rule, value, Target(end, None)) is rated(rule, value * factor, Target(end * factor, None))


@given(RULES, NUMBERS, NUMBERS, NUMBERS)
def test_a_mirrored_measure_has_mirrored_ratings(
    rule: RatingRule, value: Decimal, first: Decimal, second: Decimal
) -> None:
    """Turning the sign of figure, target and floor, and the direction, changes no colour."""
    low, high = sorted((first, second))
    assert rated(rule, value, Target(low, None)) is rated(mirrored(rule), -value, Target(None, -low))
    if isinstance(rule, Tolerance):
        assert rated(rule, value, Target(low, high)) is rated(rule, -value, Target(-high, -low))


@given(RULES, NUMBERS, NUMBERS)
def test_the_margin_is_the_distance_to_a_change(rule: RatingRule, value: Decimal, end: Decimal) -> None:
    """Moving by less than the margin keeps the colour of a measure with a fixed rule."""
    if not rule.relative:
        target = Target(end, None)
        found = rule.rate(STYLE.figure(float(value)), target, STYLE)
        assert found.margin is not None
        step = found.margin * Decimal("0.999")
        assert rated(rule, value + step, target) is rated(rule, value - step, target) or found.margin == 0


@given(RULES, NUMBERS, NUMBERS)
def test_every_rating_says_why(rule: RatingRule, value: Decimal, end: Decimal) -> None:
    """One sentence begins with the figure and ends with a full stop, and ``near`` is never empty."""
    figure = STYLE.figure(float(value))
    found = rule.rate(figure, Target(end, None), STYLE)
    assert found.reason.startswith(f"{figure.text} against a target of {STYLE.figure(float(end)).text}: ")
    assert found.reason.endswith(".")
    assert found.near
