"""Colours at, just inside and just outside each edge."""

from __future__ import annotations

import pytest

from scorecard.figures import Style, Unit
from scorecard.rating import RatingRule, Target
from tests.rating.material import NUMBER, PERCENT, at_least, at_most, between, colour, floor, tolerance


@pytest.mark.parametrize(
    ("rule", "target", "value", "rating"),
    [
        # 5% of 90 is 4.5
        (tolerance("5%"), at_least("90"), 90.0, "green"),
        (tolerance("5%"), at_least("90"), 90.1, "green"),
        (tolerance("5%"), at_least("90"), 89.9, "amber"),
        (tolerance("5%"), at_least("90"), 85.6, "amber"),
        (tolerance("5%"), at_least("90"), 85.5, "amber"),
        (tolerance("5%"), at_least("90"), 85.4, "red"),
        # 5 points
        (tolerance("5 points"), at_least("90"), 90.0, "green"),
        (tolerance("5 points"), at_least("90"), 89.9, "amber"),
        (tolerance("5 points"), at_least("90"), 85.1, "amber"),
        (tolerance("5 points"), at_least("90"), 85.0, "amber"),
        (tolerance("5 points"), at_least("90"), 84.9, "red"),
        # 0.5 in the unit
        (tolerance("0.5"), at_least("90"), 89.6, "amber"),
        (tolerance("0.5"), at_least("90"), 89.5, "amber"),
        (tolerance("0.5"), at_least("90"), 89.4, "red"),
        # none: a target alone
        (tolerance("0"), at_least("90"), 90.0, "green"),
        (tolerance("0"), at_least("90"), 89.9, "red"),
        # a band of green: 5% green, 10% amber
        (tolerance("10%", green="5%"), at_least("90"), 90.0, "green"),
        (tolerance("10%", green="5%"), at_least("90"), 85.6, "green"),
        (tolerance("10%", green="5%"), at_least("90"), 85.5, "green"),
        (tolerance("10%", green="5%"), at_least("90"), 85.4, "amber"),
        (tolerance("10%", green="5%"), at_least("90"), 81.1, "amber"),
        (tolerance("10%", green="5%"), at_least("90"), 81.0, "amber"),
        (tolerance("10%", green="5%"), at_least("90"), 80.9, "red"),
        # exceeded by 10%, which is 9
        (tolerance("5%", exceeded="10%"), at_least("90"), 98.9, "green"),
        (tolerance("5%", exceeded="10%"), at_least("90"), 99.0, "exceeded"),
        (tolerance("5%", exceeded="10%"), at_least("90"), 99.1, "exceeded"),
        (tolerance("5%", exceeded="10%"), at_least("90"), 85.4, "red"),
        (tolerance("5%", exceeded="2 points"), at_least("90"), 92.0, "exceeded"),
        (tolerance("5%", exceeded="2"), at_least("90"), 91.9, "green"),
        # a floor of 80
        (floor("80"), at_least("90"), 90.0, "green"),
        (floor("80"), at_least("90"), 89.9, "amber"),
        (floor("80"), at_least("90"), 80.1, "amber"),
        (floor("80"), at_least("90"), 80.0, "amber"),
        (floor("80"), at_least("90"), 79.9, "red"),
        (floor("90"), at_least("90"), 89.9, "red"),
        (floor("95"), at_least("90"), 89.9, "red"),
        (floor("95"), at_least("90"), 90.0, "green"),
    ],
)
def test_higher_is_better(rule: RatingRule, target: Target, value: float, rating: str) -> None:
    """An edge belongs to the better class."""
    assert colour(rule, value, target) == rating


@pytest.mark.parametrize(
    ("rule", "target", "value", "rating"),
    [
        (tolerance("5%"), at_most("10"), 9.9, "green"),
        (tolerance("5%"), at_most("10"), 10.0, "green"),
        (tolerance("5%"), at_most("10"), 10.1, "amber"),
        (tolerance("5%"), at_most("10"), 10.5, "amber"),
        (tolerance("5%"), at_most("10"), 10.6, "red"),
        (tolerance("2 points"), at_most("10"), 12.0, "amber"),
        (tolerance("2 points"), at_most("10"), 12.1, "red"),
        (tolerance("10%", green="5%"), at_most("10"), 10.5, "green"),
        (tolerance("10%", green="5%"), at_most("10"), 10.6, "amber"),
        (tolerance("10%", green="5%"), at_most("10"), 11.0, "amber"),
        (tolerance("10%", green="5%"), at_most("10"), 11.1, "red"),
        (tolerance("5%", exceeded="20%"), at_most("10"), 8.1, "green"),
        (tolerance("5%", exceeded="20%"), at_most("10"), 8.0, "exceeded"),
        (tolerance("5%", exceeded="20%"), at_most("10"), 7.9, "exceeded"),
        (floor("15"), at_most("10"), 10.0, "green"),
        (floor("15"), at_most("10"), 10.1, "amber"),
        (floor("15"), at_most("10"), 15.0, "amber"),
        (floor("15"), at_most("10"), 15.1, "red"),
        (floor("5"), at_most("10"), 10.1, "red"),
    ],
)
def test_lower_is_better(rule: RatingRule, target: Target, value: float, rating: str) -> None:
    """The same edges, mirrored; a floor is then a ceiling."""
    assert colour(rule, value, target) == rating


@pytest.mark.parametrize(
    ("rule", "target", "value", "rating"),
    [
        (tolerance("1"), between("14", "18"), 12.9, "red"),
        (tolerance("1"), between("14", "18"), 13.0, "amber"),
        (tolerance("1"), between("14", "18"), 13.9, "amber"),
        (tolerance("1"), between("14", "18"), 14.0, "green"),
        (tolerance("1"), between("14", "18"), 16.0, "green"),
        (tolerance("1"), between("14", "18"), 18.0, "green"),
        (tolerance("1"), between("14", "18"), 18.1, "amber"),
        (tolerance("1"), between("14", "18"), 19.0, "amber"),
        (tolerance("1"), between("14", "18"), 19.1, "red"),
        (tolerance("10%"), between("14", "18"), 12.6, "amber"),  # 10% of 14
        (tolerance("10%"), between("14", "18"), 12.5, "red"),
        (tolerance("10%"), between("14", "18"), 19.8, "amber"),  # 10% of 18
        (tolerance("10%"), between("14", "18"), 19.9, "red"),
        (tolerance("2"), between("50", "50"), 47.9, "red"),
        (tolerance("2"), between("50", "50"), 48.0, "amber"),
        (tolerance("2"), between("50", "50"), 49.9, "amber"),
        (tolerance("2"), between("50", "50"), 50.0, "green"),
        (tolerance("2"), between("50", "50"), 50.1, "amber"),
        (tolerance("2"), between("50", "50"), 52.0, "amber"),
        (tolerance("2"), between("50", "50"), 52.1, "red"),
        (tolerance("4", green="2"), between("50", "50"), 48.0, "green"),
        (tolerance("4", green="2"), between("50", "50"), 54.0, "amber"),
        (tolerance("4", green="2"), between("50", "50"), 54.1, "red"),
        (floor("40"), between("50", "50"), 40.0, "amber"),
        (floor("40"), between("50", "50"), 39.9, "red"),
    ],
)
def test_a_range_and_a_midpoint(rule: RatingRule, target: Target, value: float, rating: str) -> None:
    """The shortfall is the distance outside the range, or from the midpoint, on either side."""
    assert colour(rule, value, target) == rating


@pytest.mark.parametrize(
    ("rule", "target", "value", "rating"),
    [
        (tolerance("3"), at_least("0"), 0.0, "green"),
        (tolerance("3"), at_least("0"), -3.0, "amber"),
        (tolerance("3"), at_least("0"), -3.1, "red"),
        (tolerance("3"), at_most("0"), 0.0, "green"),
        (tolerance("3"), at_most("0"), 3.0, "amber"),
        (tolerance("3"), at_most("0"), 3.1, "red"),
        (tolerance("0"), at_most("0"), -0.0, "green"),
        (tolerance("0"), at_least("0"), -0.04, "green"),  # published as 0.0
        (tolerance("5%"), at_least("-10"), -10.0, "green"),
        (tolerance("5%"), at_least("-10"), -10.5, "amber"),  # of the target's size
        (tolerance("5%"), at_least("-10"), -10.6, "red"),
        (tolerance("1"), at_most("-10"), -9.0, "amber"),
        (tolerance("1"), at_most("-10"), -8.9, "red"),
        (floor("-5"), at_least("0"), -5.0, "amber"),
        (floor("-5"), at_least("0"), -5.1, "red"),
    ],
)
def test_targets_of_zero_and_below(rule: RatingRule, target: Target, value: float, rating: str) -> None:
    """Zero and negative targets have edges like any other."""
    assert colour(rule, value, target) == rating


@pytest.mark.parametrize(
    ("style", "value", "rating"),
    [
        (NUMBER, 89.5, "green"),  # published as 90
        (NUMBER, 89.49, "red"),
        (PERCENT, 89.95, "green"),
        (PERCENT, 89.9499, "red"),
        (Style(Unit.SCORE, 2), 89.995, "green"),
        (Style(Unit.SCORE, 2), 89.99, "red"),
    ],
)
def test_the_published_figure_is_rated(style: Style, value: float, rating: str) -> None:
    """Whoever holds the paper can recompute the colour, so the exact figure does not matter."""
    assert colour(tolerance("0"), value, at_least("90"), style) == rating
