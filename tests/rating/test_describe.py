"""Rating rules in words, and what they are made of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scorecard.rating import Allowance, Floor, RatingRule
from tests.rating.material import direction, floor, tolerance


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (tolerance("0"), "Met / beyond: green when the target is met; red beyond."),
        (
            tolerance("5%"),
            (
                "Met / 5% / beyond: green when the target is met; amber when missed by no more than 5% of the target; "
                "red beyond."
            ),
        ),
        (
            tolerance("1 point"),
            (
                "Met / 1 point / beyond: green when the target is met; amber when missed by no more than 1 point; "
                "red beyond."
            ),
        ),
        (
            tolerance("0.5"),
            (
                "Met / 0.5 / beyond: green when the target is met; amber when missed by no more than 0.5 in the unit "
                "of the measure; red beyond."
            ),
        ),
        (
            tolerance("10%", green="5%", exceeded="20%"),
            (
                "5% and 10%: green when the target is met or missed by no more than 5% of the target; amber when "
                "missed by no more than 10% of the target; red beyond. Exceeded when passed by 20% of the target "
                "or more."
            ),
        ),
        (
            Floor(Decimal(450000), Allowance.parse("2")),
            (
                "Target and floor: green when the target is met; amber as far as the floor of 450,000; red beyond. "
                "Exceeded when passed by 2 in the unit of the measure or more."
            ),
        ),
        (
            tolerance("10%", green="10%"),
            "10% and 10%: green when the target is met or missed by no more than 10% of the target; red beyond.",
        ),
        (
            direction("10%", "10%", maintained=True),
            (
                "Improved or maintained: green when the target is met or missed by no more than 10% of the target; "
                "amber when missed by more but no worse than in the same period a year before; red otherwise."
            ),
        ),
        (
            direction(),
            (
                "Direction decides: green when the target is met; amber when missed but better than in the same period "
                "a year before; red otherwise."
            ),
        ),
        (
            direction("2 points", "1 point", maintained=True),
            (
                "Improved or maintained: green when the target is met or missed by no more than 1 point; amber when "
                "missed by no more than 2 points, or by more but no worse than in the same period a year before; "
                "red otherwise."
            ),
        ),
    ],
)
def test_a_rule_in_words(rule: RatingRule, words: str) -> None:
    """The page on how to read the report says each rule, by its name and in words."""
    assert rule.describe() == words


@pytest.mark.parametrize(
    ("rule", "sizes"),
    [
        (tolerance("5%"), ["5%"]),
        (tolerance("5", green="1 point", exceeded="7%"), ["5", "1 point", "7%"]),
        (floor("80"), []),
        (Floor(Decimal(80), Allowance.parse("5%")), ["5%"]),
        (direction("5%", "2%"), ["5%", "2%"]),
    ],
)
def test_the_distances_that_a_rule_allows(rule: RatingRule, sizes: list[str]) -> None:
    """What the catalogue checks against units and targets."""
    assert [str(allowance) for allowance in rule.allowances] == sizes
