"""What holds for every rule, target and figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scorecard.figures import Figure, Style, Unit
from scorecard.rating import (
    Allowance,
    DirectionDecides,
    Floor,
    Rating,
    RatingRule,
    Target,
    Tolerance,
    Verdict,
    YearBefore,
)
from scorecard.rating.allowance import Measure
from scorecard.rating.presets import choose_rule

STYLE = Style(Unit.PERCENT, 2)
BEST_FIRST = (Rating.EXCEEDED, Rating.GREEN, Rating.AMBER, Rating.RED)
NUMBERS = st.decimals(-10_000, 10_000, places=2)
SIZES = st.decimals(0, 100, places=1)
ALLOWANCES = st.builds(Allowance, SIZES, st.sampled_from(Measure))
TOLERANCES = st.builds(Tolerance, ALLOWANCES, st.none() | ALLOWANCES, st.none() | ALLOWANCES)
NAMED = st.sampled_from(["met / beyond", "met / 5% / beyond", "met / 2 points / beyond", "5% and 10%", "1 and 2.5"])
PRESETS = st.builds(choose_rule, NAMED, st.none(), st.none(), st.none() | ALLOWANCES)
DIRECTIONS = st.builds(DirectionDecides, TOLERANCES, st.booleans())
TWO_SIDED = TOLERANCES | DIRECTIONS | PRESETS
RULES = TWO_SIDED | st.builds(Floor, NUMBERS, st.none() | ALLOWANCES)
EARLIER = st.none() | st.tuples(NUMBERS, SIZES)  # the figure of a year before, and what counts as no change
FACTORS = st.sampled_from([Decimal(each) for each in ("0.001", "0.1", "1", "2", "3", "7", "10", "1000")])


def judged(
    rule: RatingRule, published: Decimal, target: Target, earlier: tuple[Decimal, Decimal] | None = None
) -> Verdict:
    """Return the verdict on a published figure."""
    before = None
    if earlier is not None:
        gain = _miss(target, earlier[0]) - _miss(target, published)
        before = YearBefore(f"{earlier[0]}% in 2021-22 Q2", gain, earlier[1])
    return rule.rate(Figure(float(published), published, f"{published}%"), target, STYLE, before)


def rated(
    rule: RatingRule, published: Decimal, target: Target, earlier: tuple[Decimal, Decimal] | None = None
) -> Rating:
    """Return the rating alone."""
    return judged(rule, published, target, earlier).rating


def _miss(target: Target, published: Decimal) -> Decimal:
    """How far from good a figure is; passing a one-sided target further is better still, a range cannot be passed."""
    two_sided = target.low is not None and target.high is not None
    return max(target.shortfall(published), Decimal(0)) if two_sided else target.shortfall(published)


def worse_of(first: Rating, second: Rating) -> bool:
    """Whether the first rating is worse than the second."""
    return BEST_FIRST.index(first) > BEST_FIRST.index(second)


def scaled(rule: RatingRule, factor: Decimal) -> RatingRule:
    """Return the rule with every absolute size multiplied; a share of the target needs none."""
    if isinstance(rule, Floor):
        return Floor(rule.floor * factor, _larger(rule.exceeded, factor))
    if isinstance(rule, DirectionDecides):
        inside = scaled(rule.tolerance, factor)
        assert isinstance(inside, Tolerance)
        return replace(rule, tolerance=inside)
    green, exceeded = _larger(rule.green, factor), _larger(rule.exceeded, factor)
    return Tolerance(_larger(rule.amber, factor) or rule.amber, green, exceeded)


def _larger(part: Allowance | None, factor: Decimal) -> Allowance | None:
    return part if part is None or part.relative else replace(part, size=part.size * factor)


def mirrored(rule: RatingRule) -> RatingRule:
    """Return the rule of the same measure with its sign turned."""
    return replace(rule, floor=-rule.floor) if isinstance(rule, Floor) else rule


@given(RULES, NUMBERS, NUMBERS, NUMBERS, EARLIER)
def test_a_better_figure_is_never_rated_worse(
    rule: RatingRule, first: Decimal, second: Decimal, end: Decimal, earlier: tuple[Decimal, Decimal] | None
) -> None:
    """More of what is better, or less of what is worse, never costs a colour, whatever it was a year before."""
    low, high = sorted((first, second))
    at_least, at_most = Target(end, None), Target(None, end)
    assert not worse_of(rated(rule, high, at_least, earlier), rated(rule, low, at_least, earlier))
    assert not worse_of(rated(rule, low, at_most, earlier), rated(rule, high, at_most, earlier))


@given(TWO_SIDED, NUMBERS, NUMBERS, NUMBERS, EARLIER)
def test_closer_to_a_midpoint_is_never_rated_worse(
    rule: RatingRule, first: Decimal, second: Decimal, middle: Decimal, earlier: tuple[Decimal, Decimal] | None
) -> None:
    """The distance alone decides, whichever the side."""
    near, far = sorted((first, second), key=lambda value: abs(value - middle))
    target = Target(middle, middle)
    assert not worse_of(rated(rule, near, target, earlier), rated(rule, far, target, earlier))


@given(RULES, NUMBERS, NUMBERS, NUMBERS)
def test_a_better_figure_a_year_before_never_helps(
    rule: RatingRule, value: Decimal, first: Decimal, second: Decimal
) -> None:
    """The higher the figure that must be beaten, the worse the rating, if it matters at all."""
    low, high = sorted((first, second))
    target, none = Target(value + 10, None), Decimal(0)
    assert not worse_of(rated(rule, value, target, (low, none)), rated(rule, value, target, (high, none)))


@given(RULES, NUMBERS, NUMBERS)
def test_a_target_that_is_met_is_never_missed(rule: RatingRule, value: Decimal, end: Decimal) -> None:
    """Green or better if, and without a green margin only if, the target is met."""
    rating = rated(rule, value, Target(end, None))
    margins = rule.tolerance if isinstance(rule, DirectionDecides) else rule
    if value >= end:
        assert rating in (Rating.EXCEEDED, Rating.GREEN)
    elif isinstance(margins, Floor) or margins.green is None:
        assert rating.is_miss


@given(RULES, NUMBERS, NUMBERS, NUMBERS, EARLIER, FACTORS)
def test_scaling_everything_changes_no_rating(  # noqa: PLR0913, PLR0917  reason: each is a part of one rating
    rule: RatingRule,
    value: Decimal,
    first: Decimal,
    second: Decimal,
    earlier: tuple[Decimal, Decimal] | None,
    factor: Decimal,
) -> None:
    """Pence rated against pence gives the colours of pounds against pounds."""
    low, high = sorted((first, second))
    before = earlier and (earlier[0] * factor, earlier[1] * factor)
    for target, larger in (
        (Target(low, None), Target(low * factor, None)),
        (Target(None, low), Target(None, low * factor)),
        (Target(low, high), Target(low * factor, high * factor)),
    ):
        assert rated(rule, value, target, earlier) is rated(scaled(rule, factor), value * factor, larger, before)


@given(RULES, NUMBERS, NUMBERS, NUMBERS, EARLIER)
def test_a_mirrored_measure_has_mirrored_ratings(
    rule: RatingRule, value: Decimal, first: Decimal, second: Decimal, earlier: tuple[Decimal, Decimal] | None
) -> None:
    """Turning the sign of figure, target, floor and earlier figure, and the direction, changes no colour."""
    low, high = sorted((first, second))
    turned = earlier and (-earlier[0], earlier[1])
    assert rated(rule, value, Target(low, None), earlier) is rated(mirrored(rule), -value, Target(None, -low), turned)
    if not isinstance(rule, Floor):
        assert rated(rule, value, Target(low, high), earlier) is rated(rule, -value, Target(-high, -low), turned)


@given(RULES, NUMBERS, NUMBERS, EARLIER)
def test_the_margin_is_the_distance_to_a_change(
    rule: RatingRule, value: Decimal, end: Decimal, earlier: tuple[Decimal, Decimal] | None
) -> None:
    """Moving by less than the margin keeps the colour."""
    target = Target(end, None)
    found = judged(rule, value, target, earlier)
    assert found.margin is not None
    step = found.margin * Decimal("0.999")
    assert not found.margin or (
        rated(rule, value + step, target, earlier) is found.rating is rated(rule, value - step, target, earlier)
    )


@given(RULES, NUMBERS, st.tuples(NUMBERS, NUMBERS), EARLIER)
def test_every_rating_says_why(
    rule: RatingRule, value: Decimal, ends: tuple[Decimal, Decimal], earlier: tuple[Decimal, Decimal] | None
) -> None:
    """One sentence begins with figure and target, ends with a full stop, and its words fit the colour."""
    low, high = sorted(ends)
    for target in (Target(low, None), Target(None, high), Target(low, high)):
        found = judged(rule, value, target, earlier)
        opening = f"{value}% against a target of {target.text(STYLE)}: "
        assert found.reason.startswith(opening)
        said = found.reason.removeprefix(opening)
        assert said.endswith(".")
        assert ": " not in said
        assert found.rating in colours(said)
        assert found.near
        others = {str(rating) for rating in BEST_FIRST} - {str(found.rating)}
        assert not any(f"edge of {other}" in found.near for other in others) or found.margin == 0


def colours(said: str) -> tuple[Rating, ...]:
    """Return the ratings that the words of a reason allow."""
    if said.startswith("exceeded by "):
        return (Rating.EXCEEDED,)
    if said == "met." or "within the green margin" in said:
        return (Rating.GREEN,)
    assert said.startswith("missed by ")
    if any(words in said for words in ("within the tolerance", ", not ", "but better", "but no worse")):
        return (Rating.AMBER,)
    return (Rating.RED,)
