"""The trend chart's picture: its parts, its labels' places, its size and its sameness."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.charts.placing import Box
from scorecard.charts.style import DARK_BLUE, DARK_PINK, Typeface
from scorecard.charts.svg import SvgRenderer
from scorecard.charts.trend import TrendChart, draw
from scorecard.figures import Style, Unit

from .examples import COUNT, HALF_YEAR, LAST_YEAR, chart, elements, texts

GOLD = Path(__file__).parent / "expected" / "trend.svg"
MONTHS = "Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar"
SHAPES = {
    "full": chart(HALF_YEAR, LAST_YEAR, 75),
    "quarters": chart((118, 131), (120, 125, 140, 133), 128, style=COUNT, per_year=4),
    "no last year": chart(HALF_YEAR, target=75),
    "one point": chart((None, 5), style=COUNT),
    "gap": chart((5, None, 7, 8), style=COUNT),
    "range": chart(HALF_YEAR, band=(70, 74), direction="range"),
    "negative": chart((-1.2, 2.4, -3.1), (0.4, -2), 0),
    "zeros": chart((0, 0, 0), (0,) * 12, 0, style=COUNT),
    "equal": chart((75, 75, 75), style=COUNT),
    "nine digits": chart((123456789, 145123987), (101e6,) * 12, 13e7, style=Style(Unit.POUNDS, 0)),
    "only last year": chart((), LAST_YEAR),
    "whole year": chart((1234.5, *[1500.0] * 10, 1999.99), (1100,) * 12, 2000, style=Style(Unit.POUNDS, 2)),
}
every_shape = pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES.keys())


def strokes(svg: str, colour: str) -> list[ET.Element]:
    """The paths drawn with a line of a colour."""
    return [element for element in elements(svg) if element.get("stroke") == colour.lower()]


def boxes(svg: str) -> list[Box]:
    """The boxes of all labels in points from the top left, letter heights included, tails left out."""
    renderer = SvgRenderer(88, 42, Typeface())
    found = []
    for element in elements(svg):
        if element.tag.endswith("text"):
            size, bold = float(element.get("font-size", 0)), element.get("font-weight") is not None
            x, y = float(element.get("x", "").split()[0]), float(element.get("y", ""))
            words = element.text or ""
            width = 0 if words == MONTHS else renderer.text_width(words, size, bold=bold)
            found.append(Box(x, y - 0.73 * size, x + width, y))
    return found


def test_the_picture_is_the_one_kept() -> None:
    """The full chart is byte for byte the one in ``expected``, which a person has looked at."""
    assert draw(SHAPES["full"]) + "\n" == GOLD.read_text("utf-8")


@every_shape
def test_the_same_chart_gives_the_same_bytes(data: TrendChart) -> None:
    """A chart drawn twice is the same text, so that it can be cached and compared."""
    assert draw(data) == draw(data)


@every_shape
def test_few_elements(data: TrendChart) -> None:
    """A chart has at most 25 elements, paths and texts, because WeasyPrint's time goes with them."""
    tags = [element.tag.split("}")[1] for element in elements(draw(data))]
    assert len(tags) <= 25
    assert set(tags) == {"path", "text"}


@every_shape
def test_every_month_or_quarter_is_on_the_axis(data: TrendChart) -> None:
    """The axis names all periods of the year, so that empty ones show what is still to come."""
    assert (MONTHS if len(data.periods) == 12 else "Q1 Q2 Q3 Q4") in texts(draw(data))


@every_shape
def test_nothing_is_smaller_than_seven_points(data: TrendChart) -> None:
    """All text is at least 7 pt at the printed size."""
    sizes = [float(element.get("font-size", 7)) for element in elements(draw(data))]
    assert min(sizes) >= 7


@every_shape
def test_labels_stay_on_the_page_and_apart(data: TrendChart) -> None:
    """No label is clipped by the edge, and none overlaps another."""
    labels = boxes(draw(data))
    page = Box(0, 0, 249.46, 119.06)
    assert all(page.holds(label) for label in labels)
    assert not any(one.overlaps(other) for one, other in combinations(labels, 2))


@every_shape
def test_the_latest_figure_is_printed(data: TrendChart) -> None:
    """The latest figure of this year stands in the chart as it is printed everywhere else."""
    figure = None if data.latest is None else data.this_year[data.latest]
    assert figure is None or figure.text in texts(draw(data))


@settings(max_examples=60, deadline=None)
@given(
    this_year=st.lists(st.none() | st.integers(-(10**9), 10**9), min_size=1, max_size=12),
    last_year=st.lists(st.none() | st.integers(-(10**9), 10**9), max_size=12),
    target=st.none() | st.integers(-(10**9), 10**9),
)
def test_any_figures_give_a_readable_chart(
    this_year: list[int | None], last_year: list[int | None], target: int | None
) -> None:
    """Whatever the figures, labels stay on the page and apart."""
    data = chart(this_year, last_year, target, style=COUNT)
    if not data.is_empty:
        test_labels_stay_on_the_page_and_apart(data)


def test_lines_differ_by_form() -> None:
    """The target is dotted and this year's line is not, so that they differ without colour."""
    svg = draw(SHAPES["full"])
    assert [line.get("stroke-dasharray") for line in strokes(svg, DARK_PINK)] == ["0.01 2.6"]
    assert not any(line.get("stroke-dasharray") for line in strokes(svg, DARK_BLUE))
    assert texts(svg)[-3:] == ["Target", "2021-22", "74.1%"]


def test_the_line_breaks_at_a_gap() -> None:
    """Figures on both sides of a missing one are not joined, and the lone one still has its dot."""
    line, dots, latest = strokes(draw(SHAPES["gap"]), DARK_BLUE)
    assert (line.get("d") or "").count("L") == 1
    assert (dots.get("d") or "").count("M") == 2
    assert (latest.get("d") or "").count("M") == 1


def test_one_figure_is_a_dot() -> None:
    """A single figure is a dot without a line."""
    marks = strokes(draw(SHAPES["one point"]), DARK_BLUE)
    assert [mark.get("stroke-width") for mark in marks] == ["5.6"]


@every_shape
def test_few_gridlines_and_bars_from_zero(data: TrendChart) -> None:
    """There are five gridlines at most, and where there are bars one of them is zero."""
    labels = [label for label in texts(draw(data)) if label.strip("£%m") == "0"]
    grid = strokes(draw(data), "#E1E5EA")
    assert (grid[0].get("d") or "").count("M") <= 5
    assert labels or not any(data.last_year)


def test_an_empty_chart_is_not_drawn() -> None:
    """Without figures there is no picture; the page says so in words."""
    with pytest.raises(ValueError, match="no figure to draw"):
        draw(chart(()))


def test_another_size() -> None:
    """The chart can be drawn in another size, given in millimetres."""
    svg = draw(SHAPES["full"], width=120, height=50)
    assert 'width="120mm" height="50mm" viewBox="0 0 340.16 141.73"' in svg
