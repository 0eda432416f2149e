"""Value axes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.charts.axis import axis_for
from scorecard.figures import Style, Unit


@pytest.mark.parametrize(
    ("numbers", "unit", "decimals", "from_zero", "labels"),
    [
        (("68", "76"), Unit.PERCENT, 1, True, "0% 20% 40% 60% 80%"),
        (("100",), Unit.PERCENT, 1, True, "0% 25% 50% 75% 100%"),
        (("0",), Unit.NUMBER, 0, True, "0 1"),
        (("3",), Unit.NUMBER, 0, True, "0 1 2 3"),
        (("1366", "1412"), Unit.NUMBER, 0, False, "1,360 1,380 1,400 1,420"),
        (("75",), Unit.NUMBER, 0, False, "73 74 75 76 77"),
        (("1",), Unit.NUMBER, 0, False, "0 1 2 3"),
        (("98", "100"), Unit.PERCENT, 1, False, "97% 98% 99% 100%"),
        (("-3.1", "1.8"), Unit.POUNDS_MILLION, 1, True, "-£4m -£2m £0m £2m"),
        (("123456789", "145123987"), Unit.POUNDS, 0, True, "£0 £50m £100m £150m"),
        (("450000",), Unit.NUMBER, 0, True, "0 200k 400k 600k"),
        (("0.012", "0.02"), Unit.RATE, 3, True, "0 0.005 0.01 0.015 0.02"),
        (("1500000000",), Unit.NUMBER, 0, True, "0 0.5bn 1bn 1.5bn"),
    ],
)
def test_gridlines(numbers: tuple[str, ...], unit: Unit, decimals: int, labels: str, *, from_zero: bool) -> None:
    """Gridlines are round, few and labelled exactly."""
    axis = axis_for([Decimal(number) for number in numbers], Style(unit, decimals), from_zero=from_zero)
    assert " ".join(axis.labels) == labels


@given(
    numbers=st.lists(st.decimals(-(10**12), 10**12, places=2), min_size=1, max_size=24),
    decimals=st.integers(0, 3),
    from_zero=st.booleans(),
)
def test_any_numbers_fit(numbers: list[Decimal], decimals: int, *, from_zero: bool) -> None:
    """Two to five different gridlines enclose whatever numbers there are, and zero under bars."""
    axis = axis_for(numbers, Style(Unit.NUMBER, decimals), from_zero=from_zero)
    assert 2 <= len(set(axis.labels)) == len(axis.ticks) <= 5
    assert axis.low <= min(numbers) <= max(numbers) <= axis.high
    assert not from_zero or 0 in axis.ticks
