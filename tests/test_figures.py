"""Figures: one rounding for all, and the text that is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.figures import LARGEST, Figure, Style, Unit, round_half_away

NUMBERS = st.floats(-1e15, 1e15)
DECIMALS = st.integers(0, 6)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (1.005, 2, "1.01"),  # 1.00499999999999989 as a double; 1.005 to 15 significant figures
        (2.675, 2, "2.68"),
        (1.115, 2, "1.12"),
        (0.285 * 100, 0, "29"),  # 28.499999999999996
        (0.1 + 0.2, 1, "0.3"),
        (96.45, 1, "96.5"),
        (96.44, 1, "96.4"),
        (96.449999999999, 1, "96.4"),  # 14 figures are kept, so this is not 96.45
        (96.44999999999995, 1, "96.4"),  # and so are 15
        (96.4499999999999955, 1, "96.5"),  # a sixteenth is not
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-0.5, 0, "-1"),
        (-1.005, 2, "-1.01"),
        (-2.5, 0, "-3"),
        (-0.04, 1, "0.0"),
        (-0.0, 0, "0"),
        (-0.0, 2, "0.00"),
        (0.0, 1, "0.0"),
        (85, 1, "85.0"),
        (123456789012345.6, 0, "123456789012346"),
        (999999999999999.0, 6, "999999999999999.000000"),
        (1234567890123456.0, 0, "1234567890123460"),  # the sixteenth figure is not held
        (1e-20, 2, "0.00"),
    ],
)
def test_rounds_half_away_from_zero(value: float, decimals: int, rounded: str) -> None:
    """As a spreadsheet rounds: 15 significant figures first, halves away from zero, and no minus before zero."""
    assert str(round_half_away(value, decimals)) == rounded


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_refuses_what_is_no_number(value: float) -> None:
    """A number that is not finite is never printed."""
    with pytest.raises(ValueError, match="is not a number that can be printed"):
        Style().figure(value)


@pytest.mark.parametrize("value", [float(LARGEST), -float(LARGEST), 1e300])
def test_refuses_what_is_too_large(value: float) -> None:
    """A number beyond exact arithmetic is never printed."""
    with pytest.raises(ValueError, match="is too large to be printed"):
        round_half_away(value, 0)


@given(NUMBERS, DECIMALS)
def test_rounding_moves_by_half_a_unit_at_most(value: float, decimals: int) -> None:
    """The published number lies within half a unit of the number to 15 figures, and is a whole number of units."""
    rounded, unit = round_half_away(value, decimals), Decimal(1).scaleb(-decimals)
    assert abs(Decimal(format(value, ".15g")) - rounded) <= unit / 2
    assert rounded % unit == 0


@given(NUMBERS, DECIMALS)
def test_rounding_is_the_same_on_both_sides_of_zero(value: float, decimals: int) -> None:
    """A negative number rounds as its opposite does."""
    assert round_half_away(-value, decimals) == -round_half_away(value, decimals)


@given(NUMBERS, NUMBERS, DECIMALS)
def test_rounding_keeps_order(first: float, second: float, decimals: int) -> None:
    """A larger number is never published as a smaller one."""
    low, high = sorted((first, second))
    assert round_half_away(low, decimals) <= round_half_away(high, decimals)


@given(NUMBERS, DECIMALS)
def test_rounding_twice_changes_nothing(value: float, decimals: int) -> None:
    """A published number is published as itself."""
    once = round_half_away(value, decimals)
    if len(once.as_tuple().digits) <= 15:
        assert round_half_away(float(once), decimals) == once


@pytest.mark.parametrize(
    ("unit", "decimals", "value", "text"),
    [
        (Unit.NUMBER, 0, 216924, "216,924"),
        (Unit.NUMBER, 0, -1234.5, "-1,235"),
        (Unit.NUMBER, 2, 0, "0.00"),
        (Unit.PERCENT, 1, 96.25, "96.3%"),
        (Unit.PERCENT, 0, -0.4, "0%"),
        (Unit.POUNDS, 0, 1799610, "£1,799,610"),
        (Unit.POUNDS, 2, -5.005, "-£5.01"),
        (Unit.POUNDS_MILLION, 1, 7.6, "£7.6m"),
        (Unit.POUNDS_MILLION, 1, -1.25, "-£1.3m"),
        (Unit.DAYS, 1, 5, "5.0 days"),
        (Unit.DAYS, 0, 1, "1 day"),
        (Unit.DAYS, 1, 1, "1.0 days"),
        (Unit.DAYS, 0, -1, "-1 day"),
        (Unit.HOURS, 0, 1, "1 hour"),
        (Unit.HOURS, 0, 2, "2 hours"),
        (Unit.RATE, 1, 1234.56, "1,234.6"),
        (Unit.SCORE, 2, 3.14159, "3.14"),
    ],
)
def test_printed_form_of_each_unit(unit: Unit, decimals: int, value: float, text: str) -> None:
    """Signs stand where a reader expects them, thousands have commas, and one day is not days."""
    figure = Style(unit, decimals).figure(value)
    assert str(figure) == figure.text == text
    assert figure == Figure(value, round_half_away(value, decimals), text)


def test_a_missing_number_has_no_figure() -> None:
    """None stays None, and zero does not become it."""
    assert Style().maybe(None) is None
    assert Style().maybe(0) == Style().figure(0)


@pytest.mark.parametrize(
    ("unit", "decimals", "amount", "text"),
    [
        (Unit.PERCENT, 1, "2.1", "2.1 points"),
        (Unit.PERCENT, 1, "-2.1", "2.1 points"),
        (Unit.PERCENT, 0, "1", "1 point"),
        (Unit.PERCENT, 1, "1", "1.0 points"),
        (Unit.PERCENT, 0, "1.45", "1.45 points"),
        (Unit.PERCENT, 1, "4.2505", "4.251 points"),
        (Unit.PERCENT, 0, "3.33333", "3.33 points"),
        (Unit.NUMBER, 0, "91924", "91,924"),
        (Unit.NUMBER, 0, "100", "100"),
        (Unit.NUMBER, 0, "0", "0"),
        (Unit.DAYS, 0, "1", "1 day"),
        (Unit.DAYS, 1, "0.5", "0.5 days"),
        (Unit.POUNDS, 0, "1234.5", "£1,234.5"),
        (Unit.POUNDS_MILLION, 1, "-1.3", "£1.3m"),
        (Unit.NUMBER, 6, "1e30", "1,000,000,000,000,000,000,000,000,000,000.000000"),
    ],
)
def test_printed_form_of_a_difference(unit: Unit, decimals: int, amount: str, text: str) -> None:
    """A difference has no sign, percentages differ by points, and finer decimals are kept up to two more."""
    assert Style(unit, decimals).difference(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        (Unit.PERCENT, 50.0, "50%"),
        (Unit.PERCENT, 2.5, "2.5%"),
        (Unit.NUMBER, 120000, "120,000"),
        (Unit.NUMBER, 0.1 + 0.2, "0.3"),
        (Unit.DAYS, 10, "10"),
        (Unit.POUNDS, -5, "-£5"),
        (Unit.POUNDS_MILLION, 0.5, "£0.5m"),
        (Unit.NUMBER, 0.0, "0"),
    ],
)
def test_printed_form_on_an_axis(unit: Unit, value: float, text: str) -> None:
    """A gridline's label is as short as exactness allows, without the words of a unit."""
    assert Style(unit, 3).axis(value) == text
