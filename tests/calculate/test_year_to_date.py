"""How quarters become the year to date, kind by kind (contract section 4)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.calculate.amount import Amount
from tests.making import Q1, Q4, findings, result

PERCENT = "unit: percent, decimals: 1"
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")


def to_date(settings: str, figures: str) -> Amount:
    """The year to date at quarter 2."""
    return result(settings, figures).year_to_date.current.amount


@pytest.mark.parametrize(
    ("settings", "figures", "value"),
    [
        ("kind: flow", "Apr=40; May=44; Jun=30; Jul=39; Aug=31; Sep=48", 232),
        ("kind: stock", "Q1=31; Jul=40; Aug=41; Sep=42", 42),
        (f"kind: ratio, {PERCENT}", "Q1=496/561; Q2=337/374", 833 / 935 * 100),
        (f"kind: ratio, {PERCENT}", "Apr=1/1; May=1/1; Jun=1/2; Jul=1/10; Aug=1/10; Sep=1/16", 15),
        (f"kind: cumulative, {PERCENT}", "Q1=29.28; Jul=38.46; Aug=48.45; Sep=57.69", 57.69),
        (f"kind: rolling, {PERCENT}", "Q1=16.6; Jul=16; Aug=14.9; Sep=15.1", 15.1),
        ("kind: annualised, decimals: 2", "Jul=3.73; Aug=4.74; Sep=5.79", 11.58),
        (f"kind: supplied, {PERCENT}", "Q1=22.6; Q2=34.2; YTD=28.4", 28.4),
    ],
)
def test_each_kind_makes_its_year_to_date(settings: str, figures: str, value: float) -> None:
    """The rule of the kind's table gives the year to date."""
    amount = to_date(settings, figures)
    assert amount.value == pytest.approx(value)
    assert amount.complete


def test_a_mean_has_no_year_to_date() -> None:
    """Averages with unknown bases are not averaged over the year, and the reason is given."""
    amount = to_date("kind: mean", "Q1=10; Jul=12; Aug=12; Sep=12")
    assert (amount.value, amount.missing) == (None, "No year to date is made for this measure.")


def test_a_mean_over_the_year_may_be_asked_for() -> None:
    """Set by hand, it is the plain mean of the months: (1 + 2 + 3 + 4 + 5 + 9) / 6."""
    amount = to_date("kind: mean, year_to_date: mean", "Apr=1; May=2; Jun=3; Jul=4; Aug=5; Sep=9")
    assert (amount.value, amount.basis) == (4, "plain mean of the months")


def test_a_mean_over_the_year_is_of_quarters_where_months_are_lacking() -> None:
    """Quarter 1 came without months, so quarters are averaged: (10 + 20) / 2."""
    amount = to_date("kind: mean, year_to_date: mean", "Q1=10; Jul=10; Aug=20; Sep=30")
    assert (amount.value, amount.basis) == (15, "plain mean of the quarters")


@pytest.mark.parametrize("rule", ["mean", "sum", "ratio", "last", "supplied"])
def test_without_figures_there_is_no_year_to_date(rule: str) -> None:
    """Nothing is never zero."""
    amount = to_date(f"kind: flow, year_to_date: {rule}", "")
    assert (amount.value, amount.missing) == (None, "The return gives no figure for the year to date.")


def test_a_ratio_without_parts_is_not_averaged_over_the_year() -> None:
    """Two quarterly percentages give no year to date, and the reason says why."""
    amount = to_date(f"kind: ratio, {PERCENT}", "Q1=50; Q2=70")
    assert amount.value is None
    assert amount.missing == (
        "Numerators and denominators were not returned for every quarter, so the year to date is not calculated."
    )


def test_a_ratio_needs_the_parts_of_every_quarter() -> None:
    """One quarter with parts and one without are not mixed."""
    assert to_date(f"kind: ratio, {PERCENT}", "Q1=50; Q2=7/10").value is None


def test_a_ratio_given_for_the_year_to_date_is_used_where_parts_are_lacking() -> None:
    """The return's own figure stands, named as such."""
    amount = to_date(f"kind: ratio, {PERCENT}", "Q1=50; Q2=70; YTD=61.7")
    assert (amount.value, amount.basis, amount.calculated) == (61.7, "as the return gives it", False)


def test_parts_given_for_the_year_to_date_are_divided() -> None:
    """Numerator and denominator since April, given as such."""
    amount = to_date(f"kind: ratio, {PERCENT}", "Q1=50; Q2=70; YTD=30/40")
    assert (amount.value, amount.basis) == (75, "30 of 40 since April")


def test_a_figure_given_beside_the_parts_is_kept_for_comparison() -> None:
    """The calculated figure is shown, the given one kept: it is checked elsewhere."""
    amount = to_date(f"kind: ratio, {PERCENT}", "Q1=496/561; Q2=337/374; YTD=88.4")
    assert (round(amount.value or 0, 1), amount.given) == (89.1, 88.4)


def test_a_year_to_date_lacking_a_quarter_says_so() -> None:
    """A flow without quarter 1 covers one of two quarters."""
    amount = to_date("kind: flow", "Q2=4")
    assert (amount.value, amount.coverage) == (4, "1 of 2 quarters")


def test_a_year_to_date_lacking_a_month_counts_months() -> None:
    """A partial quarter makes the year to date partial by months, a given quarter counting three."""
    amount = to_date("kind: flow", "Q1=7894; Jul=1407; Aug=1239")
    assert (amount.value, amount.coverage) == (10540, "5 of 6 months")


def test_a_year_to_date_of_one_quarter_is_that_quarter() -> None:
    """At quarter 1 nothing but quarter 1 has passed."""
    assert result("kind: flow", "Q1=114", Q1).year_to_date.current.amount.value == 114


def test_the_cells_of_every_quarter_stand_behind_the_year_to_date() -> None:
    """Each figure's cell once, in order, provisional if one of them is."""
    amount = to_date("kind: flow", "Q1=114; Q2=118p")
    assert ([source.cell for source in amount.sources], amount.provisional) == (["C2", "C3"], True)


@settings(deadline=None)
@given(st.lists(st.integers(-(10**6), 10**6), min_size=12, max_size=12))
def test_a_flow_at_quarter_4_is_the_sum_of_its_months(numbers: list[int]) -> None:
    """Whatever the months hold, the year to date at quarter 4 is their sum."""
    figures = "; ".join(f"{month}={number}" for month, number in zip(MONTHS, numbers, strict=True))
    assert result("kind: flow", figures, Q4).year_to_date.current.amount.value == sum(numbers)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=6, max_size=6))
def test_a_ratio_to_date_is_sum_over_sum(parts: list[tuple[int, int]]) -> None:
    """Whatever the parts, totals are divided once."""
    figures = "; ".join(f"{month}={top}/{base}" for month, (top, base) in zip(MONTHS, parts, strict=False))
    value = sum(top for top, _ in parts) / sum(base for _, base in parts) * 100
    assert to_date(f"kind: ratio, {PERCENT}", figures).value == pytest.approx(value)


def test_a_given_year_to_date_stands_in_place_of_an_incomplete_one() -> None:
    """Quarter 1 is missing: the return's 500 holds; its 118 would say no more than quarter 2, which is partial."""
    whole = to_date("kind: flow", "Jul=39; Aug=31; Sep=48; YTD=500")
    assert (whole.value, whole.complete, whole.calculated) == (500, True, False)
    assert findings("kind: flow", "Jul=39; Aug=31; Sep=48; YTD=500") == []
    same = to_date("kind: flow", "Jul=39; Aug=31; Sep=48; YTD=118")
    assert (same.value, same.complete) == (118, False)
