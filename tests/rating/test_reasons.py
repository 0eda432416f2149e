"""The sentence behind a rating, and how near it is to another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scorecard.figures import Style, Unit
from scorecard.rating import COLOURS, Rating, RatingRule, Verdict, unrated
from tests.rating.material import NUMBER, PERCENT, at_least, at_most, between, floor, tolerance, verdict

DAYS = Style(Unit.DAYS, 0)


@pytest.mark.parametrize(
    ("rated", "reason", "near"),
    [
        (
            verdict(tolerance("5%"), 216924, at_least("125000"), NUMBER),
            "216,924 against a target of 125,000: met.",
            "91,924 above the target",
        ),
        (
            verdict(tolerance("5%"), 90, at_least("90"), PERCENT),
            "90.0% against a target of 90.0%: met.",
            "exactly on the target",
        ),
        (
            verdict(tolerance("5%"), 88, at_least("90"), PERCENT),
            (
                "88.0% against a target of 90.0%: missed by 2.0 points, within the tolerance of 4.5 points "
                "(5% of the target)."
            ),
            "2.0 points below the target, 2.5 points inside the edge of amber",
        ),
        (
            verdict(tolerance("5%"), 85.5, at_least("90"), PERCENT),
            (
                "85.5% against a target of 90.0%: missed by 4.5 points, within the tolerance of 4.5 points "
                "(5% of the target)."
            ),
            "4.5 points below the target, exactly on the edge of amber",
        ),
        (
            verdict(tolerance("5%"), 80, at_least("90"), PERCENT),
            (
                "80.0% against a target of 90.0%: missed by 10.0 points, beyond the tolerance of 4.5 points "
                "(5% of the target)."
            ),
            "10.0 points below the target, 5.5 points from amber",
        ),
        (
            verdict(tolerance("5 points"), 88, at_least("90"), PERCENT),
            "88.0% against a target of 90.0%: missed by 2.0 points, within the tolerance of 5.0 points.",
            "2.0 points below the target, 3.0 points inside the edge of amber",
        ),
        (
            verdict(tolerance("2"), 13, at_most("10"), DAYS),
            "13 days against a target of 10 days: missed by 3 days, beyond the tolerance of 2 days.",
            "3 days above the target, 1 day from amber",
        ),
        (
            verdict(tolerance("0"), 13, at_most("10"), DAYS),
            "13 days against a target of 10 days: missed by 3 days.",
            "3 days above the target",
        ),
        (
            verdict(tolerance("5%"), 1, at_most("10"), DAYS),
            "1 day against a target of 10 days: met.",
            "9 days below the target",
        ),
        (
            verdict(tolerance("10%", green="5%"), 84, at_least("90"), PERCENT),
            (
                "84.0% against a target of 90.0%: missed by 6.0 points, within the tolerance of 9.0 points "
                "(10% of the target)."
            ),
            "6.0 points below the target, 1.5 points from green, 3.0 points inside the edge of amber",
        ),
        (
            verdict(floor("80"), 85, at_least("90"), PERCENT),
            "85.0% against a target of 90.0%: missed by 5.0 points, not below the floor of 80.0%.",
            "5.0 points below the target, 5.0 points inside the edge of amber",
        ),
        (
            verdict(tolerance("1"), 16, between("14", "18"), PERCENT),
            "16.0% against a target of 14.0% to 18.0%: met.",
            "2.0 points inside the target range",
        ),
        (
            verdict(tolerance("1"), 18, between("14", "18"), PERCENT),
            "18.0% against a target of 14.0% to 18.0%: met.",
            "exactly on the edge of the target range",
        ),
        (
            verdict(tolerance("1"), 20, between("14", "18"), PERCENT),
            "20.0% against a target of 14.0% to 18.0%: missed by 2.0 points, beyond the tolerance of 1.0 points.",
            "2.0 points above the target range, 1.0 points from amber",
        ),
        (
            verdict(tolerance("2"), 49, between("50", "50"), PERCENT),
            "49.0% against a target of 50.0%: missed by 1.0 points, within the tolerance of 2.0 points.",
            "1.0 points below the target, 1.0 points inside the edge of amber",
        ),
        (
            verdict(tolerance("5%"), 27, at_least("29"), Style(Unit.PERCENT, 0)),
            (
                "27% against a target of 29%: missed by 2 points, beyond the tolerance of 1.45 points "
                "(5% of the target)."
            ),
            "2 points below the target, 0.55 points from amber",
        ),
    ],
)
def test_reason_and_distance(rated: Verdict, reason: str, near: str) -> None:
    """One sentence holds figure, target and tolerance, and ``near`` says how far another colour is."""
    assert rated.reason == reason
    assert rated.near == near


@pytest.mark.parametrize(
    ("rated", "rating", "reason", "near"),
    [
        (
            verdict(tolerance("10%", green="5%"), 88, at_least("90")),
            "green",
            (
                "88.0% against a target of 90.0%: missed by 2.0 points, within the green margin of 4.5 points "
                "(5% of the target)."
            ),
            "2.0 points below the target, 2.5 points inside the edge of green",
        ),
        (
            verdict(tolerance("10%", green="5%"), 85.5, at_least("90")),
            "green",
            (
                "85.5% against a target of 90.0%: missed by 4.5 points, within the green margin of 4.5 points "
                "(5% of the target)."
            ),
            "4.5 points below the target, exactly on the edge of green",
        ),
        (
            verdict(tolerance("10%", green="10%"), 80, at_least("90")),
            "red",
            (
                "80.0% against a target of 90.0%: missed by 10.0 points, beyond the tolerance of 9.0 points "
                "(10% of the target)."
            ),
            "10.0 points below the target, 1.0 points from green",
        ),
        (
            verdict(tolerance("5%", exceeded="10%"), 100, at_least("90")),
            "exceeded",
            (
                "100.0% against a target of 90.0%: exceeded by 10.0 points, at least the 9.0 points "
                "(10% of the target) needed."
            ),
            "10.0 points above the target, 1.0 points inside the edge of exceeded",
        ),
        (
            verdict(tolerance("5%", exceeded="2"), 8, at_most("10"), DAYS),
            "exceeded",
            "8 days against a target of 10 days: exceeded by 2 days, at least the 2 days needed.",
            "2 days below the target, exactly on the edge of exceeded",
        ),
        (
            verdict(tolerance("5%", exceeded="10%"), 95, at_least("90")),
            "green",
            "95.0% against a target of 90.0%: met.",
            "5.0 points above the target, 4.0 points from exceeded",
        ),
        (
            verdict(tolerance("5%", exceeded="10%"), 90, at_least("90")),
            "green",
            "90.0% against a target of 90.0%: met.",
            "exactly on the target, 9.0 points from exceeded",
        ),
        (
            verdict(tolerance("5%", exceeded="10%"), 88, at_least("90")),
            "amber",
            (
                "88.0% against a target of 90.0%: missed by 2.0 points, within the tolerance of 4.5 points "
                "(5% of the target)."
            ),
            "2.0 points below the target, 2.5 points inside the edge of amber",
        ),
        (
            verdict(floor("80"), 75, at_least("90")),
            "red",
            "75.0% against a target of 90.0%: missed by 15.0 points, below the floor of 80.0%.",
            "15.0 points below the target, 5.0 points from amber",
        ),
        (
            verdict(floor("15"), 15, at_most("10"), DAYS),
            "amber",
            "15 days against a target of 10 days: missed by 5 days, not above the ceiling of 15 days.",
            "5 days above the target, exactly on the edge of amber",
        ),
        (
            verdict(floor("15"), 16, at_most("10"), DAYS),
            "red",
            "16 days against a target of 10 days: missed by 6 days, above the ceiling of 15 days.",
            "6 days above the target, 1 day from amber",
        ),
        (
            verdict(floor("90"), 89, at_least("90")),
            "red",
            "89.0% against a target of 90.0%: missed by 1.0 points, below the floor of 90.0%.",
            "1.0 points below the target",
        ),
        (
            verdict(tolerance("1"), 13.5, between("14", "18")),
            "amber",
            "13.5% against a target of 14.0% to 18.0%: missed by 0.5 points, within the tolerance of 1.0 points.",
            "0.5 points below the target range, 0.5 points inside the edge of amber",
        ),
        (
            verdict(tolerance("2"), 53, between("50", "50")),
            "red",
            "53.0% against a target of 50.0%: missed by 3.0 points, beyond the tolerance of 2.0 points.",
            "3.0 points above the target, 1.0 points from amber",
        ),
        (
            verdict(tolerance("2"), -9, at_most("-10"), Style(Unit.POUNDS_MILLION, 1)),
            "amber",
            "-£9.0m against a target of -£10.0m: missed by £1.0m, within the tolerance of £2.0m.",
            "£1.0m above the target, £1.0m inside the edge of amber",
        ),
        (
            verdict(tolerance("0.5"), 1, at_most("0"), NUMBER),
            "red",
            "1 against a target of 0: missed by 1, beyond the tolerance of 0.5.",
            "1 above the target, 0.5 from amber",
        ),
    ],
)
def test_a_reason_and_distance_for_every_class(rated: Verdict, rating: str, reason: str, near: str) -> None:
    """A near miss is not called met; how far a better colour is, and the end of the present one, is said."""
    assert (rated.rating.value, rated.reason, rated.near) == (rating, reason, near)


@pytest.mark.parametrize(
    ("rule", "value", "margin"),
    [
        (tolerance("5 points"), 95, "5.0"),  # to the target
        (tolerance("5 points"), 90, "0.0"),
        (tolerance("5 points"), 89, "1.0"),
        (tolerance("5 points"), 86, "1.0"),  # to red
        (tolerance("5 points"), 80, "5.0"),
        (tolerance("0"), 80, "10.0"),
        (tolerance("10 points", green="5 points"), 90, "5.0"),  # the target itself is no edge: both sides are green
        (tolerance("10 points", green="5 points"), 86, "1.0"),
        (tolerance("5 points", exceeded="10 points"), 99, "1.0"),
        (tolerance("5 points", exceeded="10 points"), 103, "3.0"),
        (floor("80"), 82, "2.0"),
    ],
)
def test_margin_to_the_nearest_edge(rule: RatingRule, value: float, margin: str) -> None:
    """The distance to the nearest place where the colour changes, on either side."""
    assert verdict(rule, value, at_least("90")).margin == Decimal(margin)


@pytest.mark.parametrize("rating", Rating)
def test_states_that_are_not_colours(rating: Rating) -> None:
    """Four ratings compare a target; amber and red owe an explanation."""
    assert rating.is_colour is (rating in COLOURS) is (rating.value in ("exceeded", "green", "amber", "red"))
    assert rating.is_miss is (rating.value in ("amber", "red"))


def test_an_unrated_state_keeps_its_reason() -> None:
    """A state that is not a colour has a sentence, and no distance to a colour."""
    assert unrated(Rating.NO_DATA, "Not returned.") == Verdict(Rating.NO_DATA, "Not returned.", None, None)


def test_the_vocabulary_of_ratings() -> None:
    """The words of the machine-readable files, in the contract's order."""
    assert " ".join(Rating) == "green amber red exceeded no_target no_data not_due not_rated suppressed"
