"""Targets: shortfalls, ends and printed forms."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scorecard.rating import Target
from tests.rating.material import PERCENT, at_least, at_most, between


@pytest.mark.parametrize(
    ("target", "published", "shortfall", "bound"),
    [
        (at_least("90"), "85", "5", "90"),
        (at_least("90"), "95", "-5", "90"),
        (at_least("-5"), "-7", "2", "-5"),
        (at_most("10"), "12", "2", "10"),
        (at_most("10"), "10", "0", "10"),
        (at_most("-5"), "-7", "-2", "-5"),
        (between("14", "18"), "13", "1", "14"),
        (between("14", "18"), "14", "0", "14"),
        (between("14", "18"), "15", "-1", "14"),
        (between("14", "18"), "17.5", "-0.5", "18"),
        (between("14", "18"), "20", "2", "18"),
        (between("50", "50"), "47", "3", "50"),
        (between("50", "50"), "53", "3", "50"),
        (between("50", "50"), "50", "0", "50"),
    ],
)
def test_shortfall(target: Target, published: str, shortfall: str, bound: str) -> None:
    """Higher: target minus figure; lower: figure minus target; a range: the distance outside; a midpoint: from it."""
    assert target.shortfall(Decimal(published)) == Decimal(shortfall)
    assert target.bound(Decimal(published)) == Decimal(bound)


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (at_least("90"), "90.0%"),
        (at_most("10"), "10.0%"),
        (between("14", "18"), "14.0% to 18.0%"),
        (between("50", "50"), "50.0%"),
    ],
)
def test_printed_form(target: Target, text: str) -> None:
    """A range shows both ends, and a midpoint one figure."""
    assert target.text(PERCENT) == text


def test_a_target_has_an_end() -> None:
    """A target with neither end cannot be compared with."""
    with pytest.raises(ValueError, match=r"A target needs an end\."):
        Target(None, None).bound(Decimal(1))
