"""The tally bar, and the table of charts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard import charts
from scorecard.charts.tally import TallyBar, describe, draw

from .examples import assert_readable, chart, control, elements, texts


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (
            (24, 6, 9, 17),
            "All: 56 indicators, 24 on target, 6 just off target, 9 off target and 17 not rated.",
        ),
        (
            (0, 0, 1, 0),
            "All: 1 indicator, none on target, none just off target, 1 off target and none not rated.",
        ),
        ((0, 0, 0, 0), "All: no indicators."),
    ],
)
def test_every_count_is_said(counts: tuple[int, int, int, int], words: str) -> None:
    """The alternative text gives every count in the order of the bar."""
    assert describe(TallyBar.of("All", *counts)) == words


@pytest.mark.parametrize("counts", [(24, 6, 9, 17), (50, 1, 1, 3), (0, 0, 5, 0), (200, 1, 1, 1), (1, 0, 0, 400)])
def test_every_count_is_printed(counts: tuple[int, int, int, int]) -> None:
    """Each rating that occurs prints its number in the bar, however small its part."""
    printed = [label.split()[0] for label in texts(draw(TallyBar.of("All", *counts)))]
    assert printed == [str(count) for count in counts if count]


def test_parts_fill_the_bar_in_proportion() -> None:
    """Parts follow their counts: half the indicators are half the bar."""
    first, *_ = elements(draw(TallyBar.of("All", 20, 5, 5, 10), width=100))
    assert "L140.53 0" in (first.get("d") or "")  # half of 283.46 points, less the white separator


def test_a_bar_too_small_for_its_numbers() -> None:
    """A bar that cannot hold its numbers keeps its proportions, and prints those that fit."""
    svg = draw(TallyBar.of("All", 20, 1, 1, 1), width=8)
    assert "L18.52 0" in (elements(svg)[0].get("d") or "")
    assert texts(svg) == ["20"]


@pytest.mark.parametrize(
    "counts", [(24, 6, 9, 17), (3, 0, 1, 0), (0, 1, 0, 1), (1, 1, 1, 1), (0, 0, 1, 0), (56, 0, 0, 0)]
)
def test_bars_of_one_scale_compare_by_length(counts: tuple[int, int, int, int]) -> None:
    """In a cell of 60 mm by 4 mm, a bar is as long as its share of the largest total."""
    svg = draw(replace(TallyBar.of("Place", *counts), scale=56), width=60, height=4)
    ends = [float(part.split()[0]) for path in elements(svg) for part in (path.get("d") or "").split("L")[1:]]
    assert max(ends) == pytest.approx(60 * 72 / 25.4 * sum(counts) / 56, abs=0.5)
    assert_readable(svg, 60, 4)


def test_bars_of_one_scale_print_numbers_without_words() -> None:
    """The head of their table says what the parts are; shapes stand where they have room."""
    svg = draw(replace(TallyBar.of("Place", 9, 3, 1, 2), scale=20), width=60, height=4)
    assert [text.strip() for text in texts(svg)] == ["9", "3", "1", "2"]
    assert min(float(element.get("font-size", 7)) for element in elements(svg)) >= 7


def test_a_bar_longer_than_its_scale_is_refused() -> None:
    """It would run out of its cell."""
    with pytest.raises(ValueError, match="counts 4 indicators, more than the scale of 3"):
        replace(TallyBar.of("Place", 1, 1, 1, 1), scale=3)


def test_ratings_differ_by_shape() -> None:
    """Every rating has its own shape, so that none depends on its colour."""
    shapes = [element.get("d") for element in elements(draw(TallyBar.of("All", 5, 5, 5, 5)))[1::3]]
    assert len(set(shapes)) == 4


def test_an_empty_bar_is_not_drawn() -> None:
    """Without indicators there is no picture; the page says so in words."""
    with pytest.raises(ValueError, match="counts no indicator"):
        draw(TallyBar.of("All", 0, 0, 0, 0))


def test_any_chart_is_described_and_drawn() -> None:
    """The table of charts finds the words and the picture of each kind."""
    for data in (chart(), control((50, 51)), TallyBar.of("All", 1, 2, 3, 4)):
        assert charts.describe(data)
        assert charts.draw(data).startswith("<svg ")
        assert 'width="90mm" height="30mm"' in charts.draw(data, size=(90, 30))
    assert list(charts.KINDS) == ["trend", "control", "tally"]
