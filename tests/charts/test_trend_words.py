"""The trend chart's data and alternative text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.charts.trend import Direction, TrendChart, describe

from .examples import COUNT, HALF_YEAR, LAST_YEAR, POUNDS, chart


def test_a_full_description() -> None:
    """Alternative text names subject, extent, ends, extremes, target and last year, in this order."""
    assert describe(chart(HALF_YEAR, LAST_YEAR, 75)) == (
        "Line chart: Fly-tips cleared, by month, April to September 2022. "
        "The first figure is 72.1%, the latest 74.1%. "
        "The highest is 76.0% in June, the lowest 70.3% in May. "
        "The target was met in 2 of 6 months; for September, at 75.0%, it was not met. "
        "In September 2021 it was 71.2%."
    )


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((None, 5), "by month, May 2022. The only figure is 5. There is no target."),
        ((5, 7), "The first figure is 5, the latest 7. There is no target."),
        ((7, None, 5), "There is no figure for May."),
        ((7, None, None, 5), "There is no figure for May and June."),
        ((7, None, 3, None, 5, None), "There is no figure for May and July."),
        ((7, None, None, None, None, 5), "There is no figure for 4 months."),
        ((7, 5, 7), "The highest is 7 in April and June, the lowest 5 in May."),
        ((7, 7, 7, 7, 5), "The highest is 7 in 4 months, the lowest 5 in August."),
        ((7, 7, 7, 5), "The highest is 7 in April, May and June, the lowest 5 in July."),
        ((0, 0, 0), "All figures are the same."),
        ((-3, -1, -2), "The highest is -1 in May, the lowest -3 in April."),
        ((1,) * 10, "by month, April 2022 to January 2023."),
    ],
)
def test_figures_in_words(numbers: tuple[float | None, ...], words: str) -> None:
    """Any number of figures, gaps and ties is described in plain words."""
    assert words in describe(chart(numbers, style=COUNT))


@pytest.mark.parametrize("numbers", [(), (5,), (5, 7), (7, None, 5)])
def test_few_figures_have_no_extremes(numbers: tuple[float | None, ...]) -> None:
    """With two figures or fewer, none is called highest or lowest, because all are named already."""
    assert "highest" not in describe(chart(numbers, style=COUNT))


@pytest.mark.parametrize(
    ("direction", "target", "band", "words"),
    [
        ("higher", 5, None, "The target for April, 5, was met."),
        ("higher", 6, None, "The target for April, 6, was not met."),
        ("lower", 5, None, "The target for April, 5, was met."),
        ("lower", 4, None, "The target for April, 4, was not met."),
        ("none", 4, None, "The target for April is 4."),
        ("range", 4, None, "The target for April is 4."),
        ("range", None, (5, 9), "The target for April, 5 to 9, was met."),
        ("range", None, (1, 4), "The target for April, 1 to 4, was not met."),
        ("higher", None, None, "There is no target."),
    ],
)
def test_target_in_words(direction: Direction, target: float | None, band: tuple[int, int] | None, words: str) -> None:
    """Whether the target was met follows from the printed figure and the better direction."""
    assert words in describe(chart((5,), target=target, band=band, direction=direction, style=COUNT))


@pytest.mark.parametrize(
    ("numbers", "target", "words"),
    [
        ((5, 6, 7), 6, "The target was met in 2 of 3 months; for June, at 6, it was met."),
        ((5, 6, 5), 7, "The target was met in none of 3 months; for June, at 7, it was not met."),
        ((5, None, 7), 6, "The target was met in 1 of 2 months; for June, at 6, it was met."),
        ((5, 6, 7), (None, None, 8), "The target for June, 8, was not met."),
        ((5, 6, 7), (None, 6, 8), "The target was met in 1 of 2 months; for June, at 8, it was not met."),
        ((5, 6, 7), (5, 6), "There is no target for June."),
    ],
)
def test_how_often_a_target_was_met(
    numbers: tuple[float | None, ...], target: float | tuple[float | None, ...], words: str
) -> None:
    """Counted are the months that have a figure and a target; no figure is measured against another month's target."""
    assert words in describe(chart(numbers, target=target, style=COUNT))


@pytest.mark.parametrize(
    ("this_year", "last_year", "words"),
    [
        ((5,), (4,), "In April 2021 it was 4."),
        ((5, 6), (4,), "There is no figure for May 2021 to compare with."),
        ((), (4, 4), "There is no figure for 2022-23. There is no target."),
    ],
)
def test_last_year_in_words(this_year: tuple[float, ...], last_year: tuple[float, ...], words: str) -> None:
    """Like is compared with like: the latest period with the same period a year earlier."""
    assert describe(chart(this_year, last_year, style=COUNT)).endswith(words)


def test_a_chart_of_last_year_alone_is_one_of_bars() -> None:
    """Its subject is last year, and the target that of the whole year."""
    assert describe(chart((), LAST_YEAR, 75)) == (
        "Bar chart: Fly-tips cleared, by month, 2021-22. There is no figure for 2022-23. The target for March is 75.0%."
    )


def test_quarters_carry_their_year() -> None:
    """Quarters are read out with their financial year, once."""
    words = describe(chart((118, 131, 125), (120, 125, 130), style=COUNT, per_year=4))
    assert "by quarter, 2022-23 Q1 to Q3." in words
    assert "The highest is 131 in Q2" in words
    assert "In 2021-22 Q3 it was 130." in words


def test_a_title_is_no_sentence_of_its_own() -> None:
    """A full stop or a space at its end would break the sentence."""
    assert describe(chart(title="Fly-tips cleared. ")).startswith("Line chart: Fly-tips cleared, by month,")


def test_words_stay_short() -> None:
    """A screen reader reads them in one go: under 400 characters with a long title, long figures and gaps."""
    title = "Percentage of household waste sent for reuse, recycling or compost in the area"
    assert len(describe(chart((72.1, None, 76, None, 71.9, 74.1), LAST_YEAR, 75, title=title))) < 400
    figures = (1234567890, None, 1145123987, None, None, 1999999999)
    assert len(describe(chart(figures, (1010e6,) * 12, 13e8, style=POUNDS, title="Spending on adult care"))) < 400


@pytest.mark.parametrize("numbers", [(9, 5), (5, 9), (5, 7, 6), HALF_YEAR])
def test_no_word_claims_a_movement(numbers: tuple[float, ...]) -> None:
    """No description says increase, rise or trend, which two points or noise would not bear out."""
    words = describe(chart(numbers, LAST_YEAR, 75)).lower()
    assert not any(claim in words for claim in ("increas", "decreas", "trend", "rise", "improv"))


def test_series_of_unequal_length_are_refused() -> None:
    """A series that does not fit the periods would shift every figure, so it is refused."""
    with pytest.raises(ValueError, match="one entry for each period"):
        replace(chart(), last_year=())


@pytest.mark.parametrize(("data", "empty"), [(chart(()), True), (chart((), LAST_YEAR), False), (chart((0,)), False)])
def test_emptiness(data: TrendChart, *, empty: bool) -> None:
    """A chart is empty without a figure this year or last; a figure of 0 is a figure."""
    assert data.is_empty is empty
