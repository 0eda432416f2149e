"""The sentence behind a rating, and how near it is to another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scorecard.figures import Style, Unit
from scorecard.rating import COLOURS, Floor, Rating, RatingRule, Verdict, unrated
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
            "6.0 points below the target, 3.0 points inside the edge of amber",
        ),
        (
            verdict(floor("80"), 85, at_least("90"), PERCENT),
            "85.0% against a target of 90.0%: missed by 5.0 points, within the limit of 80.0%.",
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
            "exactly on the target",
        ),
        (
            verdict(tolerance("1"), 20, between("14", "18"), PERCENT),
            "20.0% against a target of 14.0% to 18.0%: missed by 2.0 points, beyond the tolerance of 1.0 points.",
            "2.0 points above the target, 1.0 points from amber",
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


def test_within_the_green_band_says_so() -> None:
    """A near miss that counts as green is not called met."""
    found = verdict(tolerance("10%", green="5%"), 88, at_least("90"))
    assert found.rating is Rating.GREEN
    assert found.reason == (
        "88.0% against a target of 90.0%: missed by 2.0 points, within the margin that counts as green of 4.5 points "
        "(5% of the target)."
    )
    assert found.near is not None
    assert found.near.startswith("2.0 points below the target")


def test_exceeding_says_so() -> None:
    """The sentence names by how much, and how much it takes."""
    found = verdict(tolerance("5%", exceeded="10%"), 100, at_least("90"))
    assert found.rating is Rating.EXCEEDED
    assert found.reason == "100.0% against a target of 90.0%: exceeded by 10.0 points, 9.0 points or more."
    assert found.near is not None
    assert found.near.startswith("10.0 points above the target")


def test_beyond_a_floor_says_so() -> None:
    """A figure beyond the floor is red, and the sentence names the floor."""
    found = verdict(floor("80"), 75, at_least("90"))
    assert found.rating is Rating.RED
    assert "80.0%" in found.reason
    assert found.near == "15.0 points below the target, 5.0 points from amber"


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


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            tolerance("5%"),
            "Green when the target is met; amber when missed by no more than 5% of the target; red beyond.",
        ),
        (
            tolerance("5 points"),
            "Green when the target is met; amber when missed by no more than 5 points; red beyond.",
        ),
        (
            tolerance("0.5"),
            (
                "Green when the target is met; amber when missed by no more than 0.5 in the unit of the measure; "
                "red beyond."
            ),
        ),
        (
            tolerance("10%", green="5%", exceeded="20%"),
            (
                "Green when the target is missed by no more than 5% of the target; amber when missed by no more than "
                "10% of the target; red beyond. Exceeded when passed by 20% of the target or more."
            ),
        ),
        (Floor(Decimal(80)), "Green when the target is met; amber down to 80; red beyond."),
    ],
)
def test_a_rule_in_words(rule: RatingRule, words: str) -> None:
    """The page on how to read the report says each rule."""
    assert rule.describe() == words


@pytest.mark.parametrize(
    ("rule", "relative"),
    [
        (tolerance("5%"), True),
        (tolerance("5", green="5%"), True),
        (tolerance("5", exceeded="5%"), True),
        (tolerance("5", green="1 point", exceeded="5"), False),
        (floor("80"), False),
    ],
)
def test_which_rules_depend_on_the_target(
    rule: RatingRule,
    relative: bool,  # noqa: FBT001  reason: a table's column
) -> None:
    """A rule is relative if any part of it is a share of the target."""
    assert rule.relative is relative


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
