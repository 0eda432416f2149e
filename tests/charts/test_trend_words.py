"""The trend chart's data and alternative text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scorecard.charts.trend import Direction, TrendChart, describe
from scorecard.figures import Style, Unit

from .examples import COUNT, HALF_YEAR, LAST_YEAR, chart


def test_a_full_description() -> None:
    """Alternative text names subject, extent, ends, extremes, target and last year, in this order."""
    assert describe(chart(HALF_YEAR, LAST_YEAR, 75)) == (
        "Fly-tips cleared, by month, 2022-23. Figures for 6 of 12 months. The first is 72.1% in April 2022. "
        "The latest is 74.1% in September 2022, 2.0 points higher than the first. "
        "The highest is 76.0% in June 2022. The lowest is 70.3% in May 2022. "
        "The target for September 2022, 75.0%, was not met. A year earlier, in September 2021, it was 71.2%."
    )


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((), "No figures for any of the 12 months."),
        ((None, 5), "A figure for 1 of 12 months: 5 in May 2022."),
        ((5, 7), "The latest is 7 in May 2022, 2 higher than the first."),
        ((7, 5), "The latest is 5 in May 2022, 2 lower than the first."),
        ((7, 7), "The latest is 7 in May 2022, the same as the first."),
        ((7, None, 5), "Figures for 2 of 12 months, none for May 2022."),
        ((7, None, None, 5), "none for May 2022 and June 2022."),
        ((7, None, 3, None, 5, None), "none for May 2022 and July 2022."),
        ((7, None, None, None, None, 5), "Figures for 2 of 12 months, none for 4 of the months."),
        ((7, 5, 7), "The highest is 7 in April 2022 and June 2022. The lowest is 5 in May 2022."),
        ((7, 7, 7, 7, 5), "The highest is 7 in 4 of the months. The lowest is 5 in August 2022."),
        ((7, 7, 7, 5), "The highest is 7 in April 2022, May 2022 and June 2022."),
        ((0, 0, 0), "All are the same."),
        ((-3, -1, -2), "The highest is -1 in May 2022. The lowest is -3 in April 2022."),
    ],
)
def test_figures_in_words(numbers: tuple[float | None, ...], words: str) -> None:
    """Any number of figures, gaps and ties is described in plain words."""
    assert words in describe(chart(numbers, style=COUNT))


@pytest.mark.parametrize("numbers", [(), (5,), (5, 7), (7, 5)])
def test_few_figures_have_no_extremes(numbers: tuple[float, ...]) -> None:
    """With two figures or fewer, none is called highest or lowest, because all are named already."""
    assert "highest" not in describe(chart(numbers, style=COUNT))


@pytest.mark.parametrize(
    ("direction", "target", "band", "words"),
    [
        ("higher", 5, None, "The target for April 2022, 5, was met."),
        ("higher", 6, None, "The target for April 2022, 6, was not met."),
        ("lower", 5, None, "The target for April 2022, 5, was met."),
        ("lower", 4, None, "The target for April 2022, 4, was not met."),
        ("none", 4, None, "The target for April 2022 is 4."),
        ("range", None, (5, 9), "The target range for April 2022, 5 to 9, was met."),
        ("range", None, (1, 4), "The target range for April 2022, 1 to 4, was not met."),
        ("higher", None, None, "There is no target."),
    ],
)
def test_target_in_words(direction: Direction, target: float | None, band: tuple[int, int] | None, words: str) -> None:
    """Whether the target was met follows from the printed figure and the better direction."""
    assert words in describe(chart((5,), target=target, band=band, direction=direction, style=COUNT))


def test_a_target_that_starts_later() -> None:
    """A latest figure without a target of its own is not measured against another period's target."""
    late = replace(chart((5,), style=COUNT), target=(*(None,) * 11, Decimal(4)))
    assert "There is no target for April 2022." in describe(late)


@pytest.mark.parametrize(
    ("this_year", "last_year", "words"),
    [
        ((5,), (4,), "A year earlier, in April 2021, it was 4."),
        ((5, 6), (4,), "There is no figure for May 2021 to compare with."),
        ((), (4, 4), "In 2021-22 there are figures for 2 of 12 months."),
    ],
)
def test_last_year_in_words(this_year: tuple[float, ...], last_year: tuple[float, ...], words: str) -> None:
    """Like is compared with like: the latest period with the same period a year earlier."""
    assert describe(chart(this_year, last_year, style=COUNT)).endswith(words)


def test_quarters_carry_their_year() -> None:
    """Quarters are read out with their financial year."""
    words = describe(chart((118, 131), (120, 125), style=COUNT, per_year=4))
    assert "by quarter" in words
    assert "131 in 2022-23 Q2, 13 higher" in words
    assert "in 2021-22 Q2, it was 125" in words


@pytest.mark.parametrize("numbers", [(9, 5), (5, 9), (5, 7, 6), HALF_YEAR])
def test_no_word_claims_a_movement(numbers: tuple[float, ...]) -> None:
    """No description says increase, rise or trend, which two points or noise would not bear out."""
    words = describe(chart(numbers, LAST_YEAR, 75)).lower()
    assert not any(claim in words for claim in ("increas", "decreas", "trend", "rise", "improv"))


def test_differences_keep_their_unit() -> None:
    """A difference in money is money, without its sign."""
    assert "£1.9m lower than the first" in describe(chart((-1.2, -3.1), style=Style(Unit.POUNDS_MILLION, 1)))


def test_series_of_unequal_length_are_refused() -> None:
    """A series that does not fit the periods would shift every figure, so it is refused."""
    with pytest.raises(ValueError, match="one entry for each period"):
        replace(chart(), last_year=())


@pytest.mark.parametrize(("data", "empty"), [(chart(()), True), (chart((), LAST_YEAR), False), (chart((0,)), False)])
def test_emptiness(data: TrendChart, *, empty: bool) -> None:
    """A chart is empty without a figure this year or last; a figure of 0 is a figure."""
    assert data.is_empty is empty
