"""The rule under which a miss beyond tolerance is judged by the figure of a year before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scorecard.rating import DirectionDecides, Target, YearBefore
from tests.rating.material import PERCENT, a_year_ago, at_least, at_most, between, direction, verdict

NONE_THERE = YearBefore("no figure for 2021-22 Q2")


@pytest.mark.parametrize(
    ("rule", "value", "gain", "no_change", "rating"),
    [
        # a target of 90 and no tolerance: every miss is decided
        (direction(), 90.0, "-5", "0", "green"),
        (direction(), 89.9, "0.1", "0", "amber"),
        (direction(), 89.9, "0", "0", "red"),
        (direction(), 89.9, "-0.1", "0", "red"),
        (direction(), 20.0, "0.1", "0", "amber"),
        # movements of up to 0.5 are no change, and no change is not better
        (direction(), 80.0, "0.6", "0.5", "amber"),
        (direction(), 80.0, "0.5", "0.5", "red"),
        (direction(), 80.0, "0.4", "0.5", "red"),
        # but it is maintained
        (direction(maintained=True), 80.0, "0", "0", "amber"),
        (direction(maintained=True), 80.0, "-0.1", "0", "red"),
        (direction(maintained=True), 80.0, "-0.5", "0.5", "amber"),
        (direction(maintained=True), 80.0, "-0.6", "0.5", "red"),
        # a tolerance of 2 points: to 88 nothing needs deciding
        (direction("2 points"), 88.0, "-5", "0", "amber"),
        (direction("2 points"), 87.9, "-5", "0", "red"),
        (direction("2 points"), 87.9, "5", "0", "amber"),
        # within 10% is green, and beyond it there is amber only for what is better
        (direction("10%", "10%"), 81.0, "-5", "0", "green"),
        (direction("10%", "10%"), 80.9, "-5", "0", "red"),
        (direction("10%", "10%"), 80.9, "5", "0", "amber"),
    ],
)
def test_a_larger_miss_is_amber_where_it_is_better(
    rule: DirectionDecides, value: float, gain: str, no_change: str, rating: str
) -> None:
    """Better by more than what counts as no change; or, where holding still is enough, not worse by more."""
    found = verdict(rule, value, at_least("90"), before=a_year_ago(gain, no_change))
    assert found.rating.value == rating


@pytest.mark.parametrize(("value", "rating"), [(90.0, "green"), (89.0, "amber"), (87.0, "red")])
@pytest.mark.parametrize("before", [None, NONE_THERE])
def test_without_a_figure_of_a_year_before_a_miss_beyond_tolerance_is_red(
    value: float, rating: str, before: YearBefore | None
) -> None:
    """There is nothing to be better than."""
    assert verdict(direction("2"), value, at_least("90"), before=before).rating.value == rating


@pytest.mark.parametrize(
    ("rule", "before", "words", "near"),
    [
        (direction(), a_year_ago("10"), "but better than 70.0% in 2021-22 Q2", "10.0 points inside the edge of amber"),
        (direction(), a_year_ago("-3"), "and not better than 70.0% in 2021-22 Q2", "3.0 points from amber"),
        (direction(), a_year_ago("0"), "and not better than 70.0% in 2021-22 Q2", "exactly on the edge of amber"),
        (
            direction(),
            a_year_ago("0.2", "0.5"),
            "and not better than 70.0% in 2021-22 Q2 by more than 0.5 points",
            "0.3 points from amber",
        ),
        (
            direction(maintained=True),
            a_year_ago("-0.2", "0.5"),
            "but no worse than 70.0% in 2021-22 Q2 by more than 0.5 points",
            "0.3 points inside the edge of amber",
        ),
        (
            direction(maintained=True),
            a_year_ago("-3"),
            "and worse than 70.0% in 2021-22 Q2",
            "3.0 points from amber",
        ),
        (
            direction("2 points"),
            a_year_ago("-3"),
            "beyond the tolerance of 2.0 points, and not better than 70.0% in 2021-22 Q2",
            "3.0 points from amber",  # better than 83.0%, which is nearer than 88.0%
        ),
        (
            direction("2 points"),
            a_year_ago("1"),
            "beyond the tolerance of 2.0 points, but better than 70.0% in 2021-22 Q2",
            "1.0 points inside the edge of amber",
        ),
        (
            direction("2 points"),
            NONE_THERE,
            (
                "beyond the tolerance of 2.0 points, and cannot be compared with a year before "
                "(no figure for 2021-22 Q2)"
            ),
            "8.0 points from amber",
        ),
    ],
)
def test_the_reason_names_what_decided(rule: DirectionDecides, before: YearBefore, words: str, near: str) -> None:
    """Figure, target, miss, tolerance and the figure of a year before."""
    found = verdict(rule, 80, at_least("90"), PERCENT, before)
    assert found.reason == f"80.0% against a target of 90.0%: missed by 10.0 points, {words}."
    assert found.near == f"10.0 points below the target, {near}"


def test_the_margin_is_to_the_nearest_place_where_the_colour_changes() -> None:
    """The edge of the tolerance is none where a larger miss is amber too."""
    rule, target = direction("2 points"), at_least("90")
    assert verdict(rule, 87, target, before=a_year_ago("4")).margin == Decimal("3.0")  # to the target
    assert verdict(rule, 84, target, before=a_year_ago("4")).margin == Decimal("4.0")  # to the year before
    assert verdict(rule, 84, target, before=a_year_ago("-3")).margin == Decimal("3.0")


@pytest.mark.parametrize(
    ("target", "value", "gain", "rating"),
    [
        (at_most("10"), 12, "1", "amber"),
        (at_most("10"), 12, "-1", "red"),
        (between("14", "18"), 20, "1", "amber"),
        (between("14", "18"), 12, "-1", "red"),
        (between("50", "50"), 53, "0.5", "amber"),
    ],
)
def test_every_direction_may_decide(target: Target, value: float, gain: str, rating: str) -> None:
    """What is better was told by the direction, or by the distance from the range or midpoint."""
    found = verdict(direction(), value, target, before=a_year_ago(gain))
    assert found.rating.value == rating
