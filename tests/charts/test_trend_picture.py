"""The trend chart's picture: its parts, its labels' places, its size and its sameness."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.charts.style import DARK_BLUE, DARK_PINK
from scorecard.charts.trend import TrendChart, draw
from scorecard.figures import Style, Unit
from scorecard.period import Kind

from .examples import (
    COUNT,
    HALF_YEAR,
    LAST_YEAR,
    POUNDS,
    assert_readable,
    boxes,
    chart,
    elements,
    strokes,
    texts,
)

GOLD = Path(__file__).parent / "expected" / "trend.svg"
MONTHS = "Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar"
WIDTH, HEIGHT = 60, 36  # millimetres, as on a card
PROFILE = tuple(100 * month for month in range(1, 13))
SHAPES = {
    "full": chart(HALF_YEAR, LAST_YEAR, 75),
    "quarters": chart((118, 131), (120, 125, 140, 133), 128, style=COUNT, per_year=4),
    "cumulative": chart((110, 205, 330), tuple(95 * month for month in range(1, 13)), PROFILE, style=COUNT),
    "straight line": chart((152, 149, 147), (160,) * 12, tuple(150 - month for month in range(12)), style=COUNT),
    "target moved": chart(HALF_YEAR, LAST_YEAR, (70,) * 6 + (80,) * 6),
    "rises late": chart(HALF_YEAR, LAST_YEAR, (None,) * 6 + (70, 71, 72, 73, 74, 75)),
    "target ends": chart(HALF_YEAR, LAST_YEAR, (70,) * 6),
    "target begins": chart(HALF_YEAR, LAST_YEAR, (None,) * 6 + (70,) * 6),
    "no last year": chart(HALF_YEAR, target=75),
    "no target": chart(HALF_YEAR, LAST_YEAR, direction="none"),
    "one point": chart((None, 5), style=COUNT),
    "gap": chart((5, None, 7, 8), style=COUNT),
    "range": chart(HALF_YEAR, band=(70, 74), direction="range"),
    "range beside bars": chart(HALF_YEAR, LAST_YEAR, band=(70, 74), direction="range"),
    "negative": chart((-1.2, -2.4, -3.1), (-0.4, -2, -1, -3), -2),
    "across zero": chart((-1.2, 2.4, -3.1), (0.4, -2), 0),
    "zeros": chart((0, 0, 0), (0,) * 12, 0, style=COUNT),
    "equal": chart((75, 75, 75), style=COUNT),
    "all equal": chart((75,) * 6, (75,) * 12, 75, style=COUNT),
    "nine digits": chart((123456789, 145123987), (101e6,) * 12, 13e7, style=POUNDS),
    "ten digits": chart((1234567890, 1145123987, 1234567890), (1010e6,) * 12, 13e8, style=POUNDS),
    "small": chart((0.012, 0.015, 0.011, 0.02), (0.013,) * 12, 0.014, style=Style(Unit.RATE, 3)),
    "nearly all": chart((98.9, 99.2, 99.9, 100), (99.2,) * 12, 99.5),
    "only last year": chart((), LAST_YEAR),
    "last year began late": chart((72, 73, 74), (None,) * 6 + (70, 71, 72, 73, 74, 75), 75),
    "last year ended early": chart((72, 73, 74, 75, 76, 77), (70, 71, 72), 75),
    "whole year": chart((1234.5, *[1500.0] * 10, 1999.99), (1100,) * 12, 2000, style=Style(Unit.POUNDS, 2)),
    "target on the top gridline": chart((70, 72, 75), (71,) * 12, 80),
    "all names at one height": chart((72, 73, 74, 75, 76, 77, 78, 77, 76, 75, 74, 72.5), LAST_YEAR, 72.5),
}
every_shape = pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES.keys())
some_figures = st.lists(st.none() | st.integers(-(10**9), 10**9), min_size=1, max_size=12)


def on_card(data: TrendChart) -> str:
    """The chart as it is drawn on a card."""
    return draw(data, width=WIDTH, height=HEIGHT)


def test_the_picture_is_the_one_kept() -> None:
    """The full chart is byte for byte the one in ``expected``, which a person has looked at."""
    assert on_card(SHAPES["full"]) + "\n" == GOLD.read_text("utf-8")


@every_shape
def test_the_same_chart_gives_the_same_bytes(data: TrendChart) -> None:
    """A chart drawn twice is the same text, so that it can be cached and compared."""
    assert draw(data) == draw(data)


@every_shape
def test_few_elements(data: TrendChart) -> None:
    """A chart has at most 20 elements, paths and texts, because WeasyPrint's time goes with them."""
    tags = [element.tag.split("}")[1] for element in elements(on_card(data))]
    assert len(tags) <= 20
    assert set(tags) == {"path", "text"}


@every_shape
def test_a_wide_chart_names_every_month_or_quarter(data: TrendChart) -> None:
    """The axis names all periods of the year, so that empty ones show what is still to come."""
    assert (MONTHS if len(data.periods) == 12 else "Q1 Q2 Q3 Q4") in texts(draw(data, width=120, height=50))


@pytest.mark.parametrize(
    ("width", "named"),
    [(60, "Apr Jun Sep Dec Mar"), (78, "Apr Jun Sep Dec Mar"), (45, "Jun Sep Dec Mar"), (120, MONTHS)],
)
def test_months_do_not_run_together(width: float, named: str) -> None:
    """Where not all months have room, April and the ends of the quarters are named; then those ends alone."""
    svg = draw(SHAPES["full"], width=width)
    months = [box for words, box in boxes(svg) if words in named.split()]
    assert named in texts(svg)
    assert len(months) == len(named.split())
    assert all(after.left - before.right >= 2.4 for before, after in pairwise(months))


@every_shape
def test_nothing_is_smaller_than_seven_points(data: TrendChart) -> None:
    """All text is at least 7 pt at the printed size."""
    sizes = [float(element.get("font-size", 7)) for element in elements(on_card(data))]
    assert min(sizes) >= 7


@every_shape
@pytest.mark.parametrize("size", [(60, 36), (60, 29), (88, 42), (160, 60)])
def test_labels_stay_on_the_page_and_apart(data: TrendChart, size: tuple[float, float]) -> None:
    """No label is clipped by the edge, and none overlaps another, in any size in which charts are shown."""
    assert_readable(draw(data, width=size[0], height=size[1]), *size)


@every_shape
def test_the_latest_figure_is_printed(data: TrendChart) -> None:
    """The latest figure of this year stands in the chart as it is printed elsewhere; of a month, with its name."""
    if data.latest is not None and (figure := data.this_year[data.latest]):
        period = data.periods[data.latest]
        label = f"{period.short}: {figure.text}" if period.kind is Kind.MONTH else figure.text
        assert label in texts(on_card(data))


@settings(max_examples=150, deadline=None)
@given(
    this_year=some_figures,
    last_year=some_figures,
    target=st.none() | some_figures | st.integers(-(10**9), 10**9),
    style=st.builds(Style, st.sampled_from(Unit), st.integers(0, 2)),
    size=st.tuples(st.integers(60, 160), st.integers(29, 60)),
    per_year=st.sampled_from([4, 12]),
)
def test_any_figures_give_a_readable_chart(  # noqa: PLR0913, PLR0917  reason: all that decides where labels go
    this_year: list[int | None],
    last_year: list[int | None],
    target: int | list[int | None] | None,
    style: Style,
    size: tuple[int, int],
    per_year: int,
) -> None:
    """Whatever the figures, the unit and the size, labels stay on the page and apart."""
    levels = target[:per_year] if isinstance(target, list) else target
    data = chart(this_year[:per_year], last_year[:per_year], levels, style=style, per_year=per_year)
    if not data.is_empty:
        assert_readable(draw(data, width=size[0], height=size[1]), *size)


def test_lines_differ_by_form() -> None:
    """The target is dotted and this year's line is not, so that they differ without colour."""
    svg = draw(SHAPES["full"])
    assert [line.get("stroke-dasharray") for line in strokes(svg, DARK_PINK)] == ["0.01 2.6"]
    assert not any(line.get("stroke-dasharray") for line in strokes(svg, DARK_BLUE))
    assert {"Target", "2021-22", "Sep: 74.1%"} <= set(texts(svg))


@pytest.mark.parametrize(
    ("shape", "stretches", "corners"),
    [
        ("full", 1, 1),
        ("target moved", 2, 2),
        ("cumulative", 1, 11),
        ("rises late", 1, 5),
        ("target ends", 1, 1),
        ("range", 2, 2),
    ],
)
def test_a_target_is_level_or_rises_with_the_months(shape: str, stretches: int, corners: int) -> None:
    """A level target spans all of its months, one that moves is broken there, a profile joins month to month."""
    (line,) = strokes(draw(SHAPES[shape]), DARK_PINK)
    data = line.get("d") or ""
    assert (data.count("M"), data.count("L")) == (stretches, corners)


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


@pytest.mark.parametrize(
    ("shape", "words", "higher"),
    [("full", "Target", "2021-22"), ("cumulative", "Target", "2021-22"), ("straight line", "2021-22", "Target")],
)
def test_names_stand_in_the_order_of_what_they_name(shape: str, words: str, higher: str) -> None:
    """At the right edge, the name of the higher end stands above that of the lower one."""
    heights = {words: box.high for words, box in boxes(on_card(SHAPES[shape]))}
    assert heights[words] < heights[higher]  # counted from the top


def test_an_empty_chart_is_not_drawn() -> None:
    """Without figures there is no picture; the page says so in words."""
    with pytest.raises(ValueError, match="no figure to draw"):
        draw(chart(()))


def test_another_size() -> None:
    """The chart can be drawn in another size, given in millimetres."""
    svg = draw(SHAPES["full"], width=120, height=50)
    assert 'width="120mm" height="50mm" viewBox="0 0 340.16 141.73"' in svg
