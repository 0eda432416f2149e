"""Where labels go: around a point, in a column, in the strip that is always free."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.charts.axis import Axis
from scorecard.charts.canvas import Canvas
from scorecard.charts.placing import Box, Clutter, spread
from scorecard.charts.plot import Name, Plot
from scorecard.charts.style import Ink, Typeface

PAGE = Box(0, 0, 100, 50)


@pytest.mark.parametrize(
    ("heights", "middles"),
    [
        ([], []),
        ([20], [20]),
        ([0], [4]),
        ([50], [46]),
        ([10, 30], [10, 30]),
        ([20, 22], [17, 25]),
        ([22, 20], [25, 17]),
        ([20, 20, 20], [12, 20, 28]),
        ([2, 3, 40], [4, 12, 40]),
        ([48, 49], [38, 46]),
    ],
)
def test_labels_of_a_column_share_their_way(heights: list[float], middles: list[float]) -> None:
    """Labels 8 points high between 0 and 50: those that would overlap part by the same, none leaves the column."""
    assert spread(heights, 8, 0, 50) == middles


@given(st.lists(st.floats(-20, 120), max_size=10))
def test_labels_of_a_column_stay_in_order_and_clear(heights: list[float]) -> None:
    """Ten labels of ten points have room in a column of a hundred, wherever they want to be."""
    middles = spread(heights, 10, 0, 100)
    in_order = [middle for _, middle in sorted(zip(heights, middles, strict=True))]
    assert all(after - before >= 10 - 1e-9 for before, after in pairwise(in_order))
    assert all(5 - 1e-9 <= middle <= 95 + 1e-9 for middle in middles)


@pytest.mark.parametrize(
    ("choice", "placed"),
    [
        (Box(10, 10, 20, 15), Box(10, 10, 20, 15)),
        (Box(-5, 10, 5, 15), Box(0, 10, 10, 15)),
        (Box(95, 48, 105, 53), Box(90, 45, 100, 50)),
        (Box(-5, -9, 195, -4), Box(0, 0, 200, 5)),
    ],
)
def test_a_label_is_moved_onto_the_page(choice: Box, placed: Box) -> None:
    """One that is wider than the page begins at its left."""
    assert Clutter().place([choice], PAGE) == placed


def test_a_label_avoids_labels_then_lines_then_the_edges_of_bars() -> None:
    """The first place that covers nothing is taken, else the one that covers least."""
    over_label, over_line, over_edge = (Box(left, 10, left + 10, 15) for left in (10, 40, 70))
    clutter = Clutter(labels=[over_label], lines=[((40, 12), (50, 12))], bars=[Box(75, 0, 100, 30)])
    assert clutter.place([over_label, over_line, over_edge], PAGE) == over_edge
    assert clutter.place([over_label, over_line], PAGE) == over_line
    assert clutter.labels == [over_label, over_edge, over_line]


def test_a_label_avoids_dots() -> None:
    """A dot is wider than the line through it."""
    clutter, beside, free = Clutter(), Box(51, 18, 61, 23), Box(51, 30, 61, 35)
    clutter.add_dots([(50.0, 20.0)], 2)
    assert clutter.place([beside, free], PAGE) == free


def test_a_label_inside_a_bar_covers_no_edge() -> None:
    """It is read on the bar."""
    inside, across = Box(80, 10, 90, 15), Box(70, 10, 80, 15)
    assert Clutter(bars=[Box(75, 0, 100, 30)]).place([across, inside], PAGE) == inside


def test_a_label_stays_on_its_side_of_a_line_and_near_its_dot() -> None:
    """Across a line, or far away, it would seem to belong to something else."""
    dot = (50.0, 20.0)
    below, above, far = Box(45, 10, 55, 15), Box(45, 25, 55, 30), Box(80, 25, 90, 30)
    clutter = Clutter(lines=[((0, 22), (100, 22))])
    assert clutter.place([above, below], PAGE, dot) == below
    assert Clutter().place([far, above], PAGE, dot) == above


def test_a_printed_figure_has_room_above_a_plot_full_of_labels() -> None:
    """The strip above the plot holds no other label, not even the name of what ends at its top."""
    axis, name = Axis((Decimal(0), Decimal(1)), ("0", "1")), ("Target", Ink())
    plot = Plot.with_room_for(Canvas(60, 30, Typeface()), axis, 4, [name])
    plot.draw_names([Name(*name, (plot.area.right, plot.area.high))])
    plot.clutter.labels.append(plot.area)
    plot.print_figure("£1,234,567,890", (plot.x(3), plot.y(0.5)))
    target, _, figure = plot.clutter.labels
    assert not figure.overlaps(target)
    assert not figure.overlaps(plot.area)
    assert Box(0, 0, plot.canvas.width, plot.canvas.height).holds(figure)
