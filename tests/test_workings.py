"""The arithmetic of a figure, written out with its numbers."""

from __future__ import annotations

import pytest

from scorecard.workings import added, averaged, divided
from tests.making import Q1, result


def test_a_sum_shows_every_term_with_its_sign() -> None:
    """A term below zero is taken away."""
    assert added([1234, -5, 0.1]) == "1,234 - 5 + 0.1"


def test_one_number_is_no_sum() -> None:
    """Then there is nothing to work out."""
    assert (added([5]), averaged([5])) == ("", "")


def test_parts_are_added_up_before_dividing() -> None:
    """Brackets stand around sums alone."""
    assert divided([20, 30], [40, 50], 100) == "(20 + 30) / (40 + 50) x 100"
    assert divided([26], [27], 1) == "26 / 27"


@pytest.mark.parametrize(
    ("settings", "returns", "quarter", "to_date"),
    [
        ("kind: flow", "Q1=60; Jul=10; Aug=20; Sep=30", "10 + 20 + 30", "60 + 60"),
        ("kind: mean, year_to_date: mean", "Jul=1; Aug=2; Sep=6; Q1=5", "(1 + 2 + 6) / 3", "(5 + 3) / 2"),
        ("kind: stock", "Jul=1; Sep=6", "", ""),
        (
            "kind: ratio, unit: percent",
            "Q1=1/4; Jul=1/2; Sep=5/6",
            "(1 + 5) / (2 + 6) x 100",
            "(1 + 6) / (4 + 8) x 100",
        ),
        ("kind: ratio, unit: rate, per: 1000", "Q2=3/4", "3 / 4 x 1,000", "3 / 4 x 1,000"),
        ("kind: annualised, unit: days", "Sep=5.79", "5.79 x 12 / 6", "5.79 x 12 / 6"),
        ("kind: supplied", "Q2=7; YTD=9", "", ""),
        ("kind: flow", "Q2=7; YTD=9", "", ""),
    ],
)
def test_each_kind_shows_its_own(settings: str, returns: str, quarter: str, to_date: str) -> None:
    """Quarter and year to date, each from what it was worked out from."""
    found = result(settings, returns)
    assert found.quarter.current.amount.working == quarter
    assert found.year_to_date.current.amount.working == to_date


def test_a_month_of_none_out_of_none_is_left_out() -> None:
    """It adds nothing."""
    found = result("kind: ratio, unit: percent", "Apr=0/0; May=1/2; Jun=1/2", quarter=Q1)
    assert found.quarter.current.amount.working == "(1 + 1) / (2 + 2) x 100"
