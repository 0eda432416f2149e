"""The interval of a figure (method section 6): which figures have one, and that it is in their unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.calculate.amount import Amount
from scorecard.calculate.certainty import interval_of
from scorecard.statistics import Interval, rate_interval, wilson
from tests.making import Q2, Settings, loaded, result

SHARE = "kind: ratio, unit: percent, decimals: 1"
RATE = "kind: ratio, unit: rate, per: 1000, decimals: 1"


def interval(settings: str, returns: str, *, to_date: bool = False) -> Interval | None:
    """The interval of the quarter, or of the year to date."""
    found = result(settings, returns)
    return interval_of(found.indicator, (found.year_to_date if to_date else found.quarter).current.amount)


def times(share: Interval, scale: float) -> Interval:
    """A share of 1 in the unit."""
    assert share.low is not None
    return Interval(share.low * scale, share.high * scale, share.method)


@pytest.mark.parametrize(
    ("returns", "of"),
    [
        ("Q2=26/27", (26, 27)),
        ("Q2=96.3 26/27", (26, 27)),
        ("Jul=8/9; Aug=9/9; Sep=9/9", (26, 27)),
        ("Jul=8/9; Aug=9/9", (17, 18)),
        ("Q2=0/12", (0, 12)),
        ("Q2=12/12", (12, 12)),
        ("Q2=1/1", (1, 1)),
    ],
)
def test_a_percentage_of_cases_has_a_wilson_interval(returns: str, of: tuple[int, int]) -> None:
    """Given for the quarter or added up over its months, from none to all of them."""
    assert interval(SHARE, returns) == times(wilson(*of), 100)


def test_an_interval_holds_its_figure() -> None:
    """96.3% lies in it, and 100 is its upper bound only where all are counted."""
    found = interval(SHARE, "Q2=26/27")
    assert found is not None
    assert found.low == pytest.approx(81.72, abs=0.01)
    assert found.high == pytest.approx(99.34, abs=0.01)


def test_a_year_to_date_has_the_interval_of_its_sums() -> None:
    """26 of 27 and 20 of 30 are 46 of 57."""
    assert interval(SHARE, "Q1=20/30; Q2=26/27", to_date=True) == times(wilson(46, 57), 100)


@pytest.mark.parametrize(("count", "method"), [(0, "exact poisson"), (9, "exact poisson"), (10, "byar"), (250, "byar")])
def test_a_rate_has_an_interval_per_as_many(count: int, method: str) -> None:
    """Per 1,000 people: exact under ten events, Byar's from ten."""
    found = interval(RATE, f"Q2={count}/5000")
    assert found == rate_interval(count, 5000, 1000)
    assert found.method == method


@pytest.mark.parametrize(
    ("settings", "returns"),
    [
        ("kind: flow", "Q2=118"),
        ("kind: ratio, unit: days, decimals: 1", "Q2=50/12"),
        ("kind: ratio, unit: score, decimals: 1", "Q2=50/12"),
        (SHARE, "Q2=96.3"),
        (SHARE, "Q2=27/26"),
        (SHARE, "Q2=-1/26"),
        (SHARE, "Q2=2.6/3.4"),
        (SHARE, "Q2=2/3.4"),
        (SHARE, "Q2=5/0"),
        (SHARE, "Q2=0/0"),
        (SHARE, ""),
        (RATE, "Q2=-1/5000"),
        (RATE, "Q2=0/0.5"),
    ],
)
def test_other_figures_have_none(settings: str, returns: str) -> None:
    """Complete counts, ratios of unlike things, more than all, amounts of money, figures without parts, no figure."""
    assert interval(settings, returns) is None


def test_the_latest_month_brings_its_parts() -> None:
    """A rolling year ends with its last month: 40 of 80, not what the earlier months hold as well."""
    settings = "kind: rolling, unit: percent, decimals: 1"
    assert interval(settings, "Jul=10/80; Aug=20/80; Sep=40/80") == times(wilson(40, 80), 100)
    assert interval(settings, "Jul=10/80; Aug=20/80; Sep=40/80", to_date=True) == times(wilson(40, 80), 100)


def test_last_months_are_not_added_up_to_a_year_to_date() -> None:
    """Two of six months are not the sum since April."""
    settings = f"{SHARE}, quarter: last, year_to_date: ratio"
    found = result(settings, "Apr=1/2; May=1/2; Jun=1/2; Jul=1/2; Aug=1/2; Sep=1/2")
    assert found.year_to_date.current.amount.value is None
    assert found.quarter.current.amount.denominator == 2


@pytest.mark.parametrize(
    ("settings", "value", "base", "expected"),
    [
        (SHARE, 68.0, 1100.0, times(wilson(0.68 * 1100, 1100), 100)),
        (RATE, 2.0, 6000.0, rate_interval(12, 6000, 1000)),
        (SHARE, 168.0, 1100.0, None),
        (SHARE, -1.0, 1100.0, None),
    ],
)
def test_a_figure_with_its_base_alone(settings: Settings, value: float, base: float, expected: Interval | None) -> None:
    """68% of 1,100 people asked: the figure says how many that is."""
    (indicator,) = loaded(settings).catalogue.indicators
    assert interval_of(indicator, Amount(Q2, value, denominator=base)) == expected


def test_parts_that_do_not_make_the_figure_say_nothing_about_it() -> None:
    """An annualised month is shown as a full-year rate; its parts are those of the year so far."""
    (indicator,) = loaded("kind: annualised, unit: rate, per: 1000, decimals: 1").catalogue.indicators
    assert interval_of(indicator, Amount(Q2, 4.0, numerator=10, denominator=5000)) is None
    assert interval_of(indicator, Amount(Q2, 2.0, numerator=10, denominator=5000)) == rate_interval(10, 5000, 1000)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_every_interval_lies_around_its_figure(numerator: int, denominator: int) -> None:
    """Of any proportion, within 0 to 100."""
    (indicator,) = loaded(SHARE).catalogue.indicators
    value = numerator / denominator * 100
    found = interval_of(indicator, Amount(Q2, value, numerator=numerator, denominator=denominator))
    assert (found is None) == (numerator > denominator)
    if found is not None:
        assert found.low is not None
        assert -1e-9 <= found.low <= value + 1e-9
        assert value - 1e-9 <= found.high <= 100 + 1e-9


def test_amounts_have_none_where_the_catalogue_says_so() -> None:
    """Pounds and tonnes are whole numbers too; nobody counts them by chance."""
    assert interval(f"{SHARE}, counts: false", "Q2=96300000/100000000") is None
    assert interval(f"{SHARE}, counts: true", "Q2=963/1000") is not None
