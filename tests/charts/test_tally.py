"""The tally bar, and the table of charts."""

from __future__ import annotations

import pytest

from scorecard import charts
from scorecard.charts.tally import TallyBar, describe, draw

from .examples import chart, elements, texts


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
    """A bar that cannot hold its numbers keeps its proportions."""
    first, *_ = elements(draw(TallyBar.of("All", 2, 1, 1, 1), width=5))
    assert "L4.47 0" in (first.get("d") or "")


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
    for data in (chart(), TallyBar.of("All", 1, 2, 3, 4)):
        assert charts.describe(data)
        assert charts.draw(data).startswith("<svg ")
    assert list(charts.KINDS) == ["trend", "tally"]
