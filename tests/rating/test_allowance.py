"""Allowances: a share of the target, points, or the unit itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scorecard.documents import parse_document
from scorecard.rating import Allowance
from scorecard.rating.allowance import Measure


@pytest.mark.parametrize(
    ("typed", "size", "measure"),
    [
        ("5%", "5", Measure.OF_TARGET),
        ("2.5 %", "2.5", Measure.OF_TARGET),
        ("5 points", "5", Measure.POINTS),
        ("1 point", "1", Measure.POINTS),
        ("1.5 Points", "1.5", Measure.POINTS),
        ("0.5", "0.5", Measure.UNIT),
        (0.5, "0.5", Measure.UNIT),
        (0, "0", Measure.UNIT),
        (12, "12", Measure.UNIT),
        (" 3 ", "3", Measure.UNIT),
    ],
)
def test_three_forms(typed: object, size: str, measure: Measure) -> None:
    """5% is of the target, 5 points are percentage points, and a bare number is in the unit."""
    assert Allowance.parse(typed) == Allowance(Decimal(size), measure)


@pytest.mark.parametrize(
    "typed", ["-5%", "five", "5 percent", "5%%", "", "£5", "1,000", "1e3", True, None, "5 pts", "9" * 16]
)
def test_anything_else_is_refused(typed: object) -> None:
    """The sentence repeats what was typed and shows the three forms."""
    with pytest.raises(ValueError, match="is not a tolerance") as refused:
        Allowance.parse(typed)
    assert str(refused.value) == (
        f"'{typed}' is not a tolerance. "
        "Write it as 5% (of the target), 5 points (percentage points) or 0.5 (in the unit)."
    )


def test_an_allowance_is_taken_as_it_is() -> None:
    """What is parsed once may be parsed again."""
    allowance = Allowance(Decimal(5), Measure.POINTS)
    assert Allowance.parse(allowance) is allowance


def test_a_number_from_the_catalogue_is_exact() -> None:
    """0.10 in the catalogue is a tenth, not its nearest double."""
    document, _ = parse_document("tolerance: 0.10", "indicators.yaml")
    assert Allowance.parse(document.data["tolerance"]).size == Decimal("0.10")


@pytest.mark.parametrize(
    ("typed", "target", "amount", "relative"),
    [
        ("5%", "90", "4.5", True),
        ("5%", "-90", "4.5", True),
        ("5%", "0", "0", True),
        ("5 points", "90", "5", False),
        ("0.5", "90", "0.5", False),
    ],
)
def test_the_distance_allowed(
    typed: str,
    target: str,
    amount: str,
    relative: bool,  # noqa: FBT001  reason: a table's column
) -> None:
    """A share is of the target's size; the other two do not depend on it."""
    allowance = Allowance.parse(typed)
    assert allowance.amount(Decimal(target)) == Decimal(amount)
    assert allowance.relative is relative


@pytest.mark.parametrize("typed", ["5%", "5 points", "0.5"])
def test_printed_as_the_catalogue_writes_it(typed: str) -> None:
    """The form is the one that was typed."""
    assert str(Allowance.parse(typed)) == typed
