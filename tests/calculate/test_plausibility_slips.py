"""SC313, rule B: a slip of the decimal point, or £ million typed where £ is asked."""

from __future__ import annotations

import pytest

from tests.calculate.figures import CUMULATIVE, ending, only, since
from tests.making import findings


@pytest.mark.parametrize(
    ("unit", "earlier", "now", "found"),
    [
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 210.0, True),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 209.9, False),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 2.8, True),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 2.9, False),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 0, False),
        ("unit: days, decimals: 1", [20.0, 25.0], -300.0, False),
        ("unit: days, decimals: 1", [0, 20.0], 300.0, False),
        ("unit: days, decimals: 1", [-20.0, -30.0, -25.0], -300.0, True),
        ("unit: days, decimals: 1", [20.0, -30.0, 25.0], 300.0, False),
        ("unit: days, decimals: 1", [20.0, 25.0], 225.0, True),  # ten times the mean of two
        ("unit: days, decimals: 1", [20.0, 25.0], 281.2, True),
        ("unit: days, decimals: 1", [20.0, 25.0], 281.3, False),  # no slip of the decimal point
        ("unit: number", [100, 110], 1050, True),
        ("unit: number", [100, 110], 787, False),
        ("unit: number", [100, 110], 105000, True),
        ("unit: number", [100, 110], 2625, True),
        ("unit: number", [100, 110], 2624, False),
        ("unit: number", [10, 21], 155, False),  # the two are not of one size
        ("unit: number", [10, 20, 21], 155, True),
        ("unit: days, decimals: 1", [25.0], 300.0, False),
        ("unit: days, decimals: 1", [20.0, None, 30.0, 25.0, None], 300.0, True),
        ("unit: days, decimals: 1", [1.0, 1.2, 1.1], 12.0, True),
        ("unit: days, decimals: 1", [0.9, 1.2, 1.1], 12.0, True),
        ("unit: days, decimals: 1", [0.9, 1.2, 1.1], 0.1, False),  # downwards each must have ten units
        ("unit: number", [2, 1, 3, 2, 2], 200, True),
        ("unit: number", [2, 1, 3, 2, 2], 70, True),  # seven times ten units
        ("unit: number", [2, 1, 3, 2, 2], 69, False),
        ("unit: number", [1, 1, 1], 12, False),
        ("unit: number", [76, 109], 880, True),
        ("unit: number", [3980, 4135], 39020, True),
        ("unit: number", [1, 2, 1], 20, False),  # small numbers
        ("unit: number", [9, 12, 11], 120, True),
        ("unit: number", [10, 12, 11], 120, True),
        ("unit: number", [10, 12, 11], 1, True),
        ("unit: pounds", [1_000_000, 1_200_000, 900_000], 90_000, True),
        ("unit: pounds", [1_000_000, 1_200_000], 90_000, False),  # downwards from three figures on
    ],
)
def test_b_a_slip_of_the_decimal_point(unit: str, earlier: list[float | None], now: float, found: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """Seven times every one of two earlier figures, or a seventh, taken as at least ten units of the last place."""
    assert findings(f"kind: stock, {unit}", ending([*earlier, now])) == (["SC313 Sep 2022"] if found else [])


@pytest.mark.parametrize(
    ("now", "meant"), [(300.0, "30.0 days"), (2300.0, "23.0 days"), (2.0, "20.0 days"), (0.2, "20.0 days")]
)
def test_b_says_what_may_be_meant(now: float, meant: str) -> None:
    """The decimal point goes back by as many places as brings the figure nearest to the last one."""
    said = "seven or more times each" if now > 30 else "a seventh or less of each"
    assert only("kind: stock, unit: days, decimals: 1", ending([20.0, 30.0, 25.0, now])).wrong == (
        f"{now:,.1f} days in Sep 2022 is {said} of the 3 earlier figures (20.0 days to 30.0 days); "
        f"{meant} may be meant."
    )


def test_b_of_a_cumulative_measure_compares_what_months_add() -> None:
    """576.9 for 57.7: September alone would add over fifty times what other months do."""
    figures = "Apr=10.1; May=19.3; Jun=28.4; Jul=37.6; Aug=46.7; Sep=555.9"
    assert only(f"title: Rent, {CUMULATIVE}", figures).wrong == (
        "Sep 2022 adds 509.2 points to the year so far, seven or more times each of the 5 earlier additions "
        "(9.1 points to 10.1 points)."
    )


def test_b_the_year_so_far_may_stand_in_the_quarter_before() -> None:
    """July adds to what quarter 1 came to where its months are unknown; without that, July is no addition."""
    assert findings("kind: cumulative", "Q1=300; Jul=400; Aug=500; Sep=600") == []
    assert findings("kind: cumulative", "Jul=400; Aug=500; Sep=600") == []
    assert findings("kind: cumulative", "Q1=300; Jul=400; Aug=500; Sep=1300") == ["SC313 Sep 2022"]
    assert findings("kind: cumulative", "Jul=400; Aug=500; Sep=1300") == []
    rate = "kind: annualised, unit: days, decimals: 1, direction: none"  # 12 a year are 3 by the end of June
    assert findings(rate, "Q1=12; Jul=4; Aug=5; Sep=15") == ["SC313 Sep 2022"]
    assert findings(rate, "Q1=12; Jul=10; Aug=11; Sep=12") == []


def test_b_other_slips_than_of_a_million_are_none_of_the_unit() -> None:
    """A tenth of a million pounds is not a matter of £ million."""
    problem = only("kind: stock, unit: pounds, direction: none", ending([1_000_000, 1_100_000, 1_200_000, 90_000]))
    assert problem.wrong == (
        "£90,000 in Sep 2022 is a seventh or less of each of the 3 earlier figures (£1,000,000 to £1,200,000); "
        "£900,000 may be meant."
    )


def test_b_an_amount_that_prints_as_nothing() -> None:
    """£ million typed where £ is asked is no zero, and is shown as it was typed."""
    figures = since("Apr=487132; May=227209; Jun=159079", "Jul=0.31; Aug=0.295; Sep=0.261")
    problem = only("kind: flow, unit: pounds, direction: none", figures)
    assert problem.wrong == (
        "£0.31 in Jul 2022 is about a millionth of each of the 3 earlier figures (£159,079 to £487,132); £310,000 may "
        "be meant; £ million may have been typed where £ is asked."
    )
    assert findings("kind: flow, unit: pounds", "Apr=487132; May=227209; Jun=159079; Jul=0; Aug=0; Sep=0") == []


def test_b_pounds_typed_where_millions_are_asked() -> None:
    """The other way round."""
    millions = "kind: stock, unit: pounds_million, decimals: 1, direction: none"
    assert only(millions, ending([20.1, 21.3, 20.8, 20_900_000])).wrong == (
        "£20,900,000.0m in Sep 2022 is about a million times each of the 3 earlier figures (£20.1m to £21.3m); £20.9m "
        "may be meant; £ may have been typed where £ million is asked."
    )
