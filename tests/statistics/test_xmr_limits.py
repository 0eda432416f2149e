"""Centre and limits of the XmR chart, segment by segment (method section 8)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import pytest

from scorecard.statistics.xmr import Xmr, XmrPoint, xmr

STEADY = [0.0, 3.0] * 6  # mean 1.5, every moving range 3: limits 1.5 -/+ 7.98, two sigma at 6.82
SPIKED = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]


def lines(chart: Xmr, place: int = -1) -> tuple[float | None, float | None, float | None]:
    """Return centre, lower and upper limit of a point."""
    point = chart.points[place]
    return point.centre, point.lower, point.upper


def test_limits_are_those_that_making_data_count_prints() -> None:
    """NHSRplotthedots, vignette Deviations from Excel defaults, first figure: mean 1.94, limits -0.72 and 4.6."""
    chart = xmr(SPIKED, screen=True)
    assert [round(line, 2) for line in lines(chart) if line is not None] == [1.94, -0.72, 4.6]
    assert [place for place, point in enumerate(chart.points) if point.signal] == [4]


def test_without_screening_every_moving_range_counts() -> None:
    """Ranges of 15 x 1, 8 and 9, over 17: 1.9444 -/+ 2.66 x 32 / 17."""
    assert lines(xmr(SPIKED)) == pytest.approx((35 / 18, 35 / 18 - 2.66 * 32 / 17, 35 / 18 + 2.66 * 32 / 17), rel=1e-12)


@pytest.mark.parametrize(
    ("values", "ranges"),
    [
        ([0, 1, 0, 1, 0, 3.267, 3.267], [1, 1, 1, 1, 3.267, 0]),  # mean 1.211, cut 3.957: all stay
        ([0, 0, 0, 0, 0, 0, 3.267 * 2, 0], [0] * 6),  # mean 1.867, cut 6.098: both 6.534 go
        ([0, 0, 0, 0, 0, 0, 0], [0] * 6),  # cut 0: none is below it, none goes
    ],
)
def test_screening_drops_moving_ranges_that_are_not_below_the_cut(values: list[float], ranges: list[float]) -> None:
    """The cut is 3.267 times their mean; the mean of the values keeps them all."""
    centre = sum(values) / len(values)
    reach = 2.66 * sum(ranges) / len(ranges)
    assert lines(xmr(values, screen=True, minimum=1)) == pytest.approx((centre, centre - reach, centre + reach))


def test_screening_drops_a_moving_range_that_is_exactly_the_cut() -> None:
    """99 ranges of 96,733 and one of 323,433 have a mean of 99,000, and 3.267 times that is 323,433."""
    values = [0, 96733] * 50 + [96733 - 323433]
    assert lines(xmr(values, screen=True))[2] == pytest.approx(sum(values) / 101 + 2.66 * 96733, rel=1e-12)


def test_screening_is_done_once() -> None:
    """Without 100, the range of 10 would be beyond the cut too."""
    values = [0, 1] * 10 + [11, 111]
    kept = [1] * 19 + [10]
    assert lines(xmr(values, screen=True))[2] == pytest.approx(sum(values) / 22 + 2.66 * sum(kept) / 20, rel=1e-12)


def test_limits_are_never_clamped() -> None:
    """A percentage's limits may lie beyond 0 and 100; the drawing cuts them, not the calculation."""
    _, lower, upper = lines(xmr([1.0, 99.0] * 7))
    assert lower is not None
    assert upper is not None
    assert (lower < 0, upper > 100) == (True, True)


@pytest.mark.parametrize("value", [0.1, 1.1, 2.3, 99.99, 1e-9, 123456.789])
def test_equal_values_make_no_signal(value: float) -> None:
    """The float mean of fourteen 0.1s is not 0.1; the exact one is."""
    points = xmr([value] * 14).points
    assert points == (XmrPoint(value, value, value, value, None, "common_cause"),) * 14


@pytest.mark.parametrize(
    ("value", "signal"), [(9.48, None), (9.4800001, "outside"), (-6.48, None), (-6.4800001, "outside")]
)
def test_a_value_on_the_limit_is_not_outside(value: float, signal: str | None) -> None:
    """1.5 + 2.66 x 3 is 9.48 to the last digit, whatever floats make of it."""
    assert xmr([*STEADY, value], baseline=12).points[-1].signal == signal


@pytest.mark.parametrize(("value", "signal"), [(6.82, None), (6.8200001, "two_of_three")])
def test_a_value_on_two_sigma_is_not_near_the_limit(value: float, signal: str | None) -> None:
    """1.5 + 2.66 x 3 x 2 / 3 is 6.82 to the last digit."""
    assert xmr([*STEADY, value, 7], baseline=12).points[-1].signal == signal


@pytest.mark.parametrize("on_centre", [1.5, math.nextafter(1.5, 2), math.nextafter(1.5, 1)])
def test_a_value_on_the_centre_breaks_a_shift(on_centre: float) -> None:
    """Values are read to 15 significant figures, so that 1.5000000000000002 is 1.5."""
    chart = xmr([*STEADY, *[2] * 5, on_centre, 2], baseline=12)
    assert {point.signal for point in chart.points} == {None}


def test_a_baseline_takes_limits_from_the_first_points() -> None:
    """Later points are judged against them and move nothing."""
    chart = xmr([*STEADY, 50, 60], baseline=12)
    assert {lines(chart, place) for place in range(14)} == {(1.5, -6.48, 9.48)}
    assert [point.signal for point in chart.points[11:]] == [None, "outside", "outside"]


def test_a_baseline_counts_neither_ghosts_nor_blanks() -> None:
    """The twelfth known point is the last one in the limits; the ranges beside the blank are missing."""
    values = [99, None, *STEADY, 50]
    assert lines(xmr(values, baseline=12, ghosts=[0])) == (1.5, -6.48, 9.48)


def test_a_baseline_longer_than_its_segment_takes_all_of_it() -> None:
    """Fourteen points, of which 24 were wanted, make limits as they would without a baseline."""
    assert xmr([*STEADY, 50, 60], baseline=24) == xmr([*STEADY, 50, 60])


def test_a_baseline_holds_in_each_segment() -> None:
    """The first twelve of the second segment make its limits."""
    chart = xmr([*STEADY, 50, *(value + 100 for value in STEADY), 250], baseline=12, rebase=[13])
    assert (lines(chart, 12), lines(chart, 13)) == ((1.5, -6.48, 9.48), (101.5, 93.52, 109.48))


def test_a_baseline_without_neighbours_has_a_centre_only() -> None:
    """Twelve points with blanks between them have no moving range; a shift after them is still told."""
    sparse = [value for each in STEADY for value in (each, None)]
    chart = xmr([*sparse, *[90] * 7], "higher", target=0, baseline=12)
    assert lines(chart) == (1.5, None, None)
    assert (chart.points[-1].signal, chart.variation, chart.assurance) == ("shift", "improvement_high", None)


@pytest.mark.parametrize(
    ("values", "ranges"),
    [
        ([1, 2, None, 5, 9], [1, 4]),
        ([1, 2, float("nan"), 5, 9], [1, 4]),
        ([None, 1, 2, 5, 9, None], [1, 3, 4]),
        ([1, None, None, 2, 5], [3]),
    ],
)
def test_a_blank_leaves_no_moving_range_on_either_side(values: list[float | None], ranges: list[float]) -> None:
    """The point before a blank and the one after it are not neighbours."""
    chart = xmr(values, minimum=1)
    known = [point.value for point in chart.points if point.value is not None]
    centre, reach = sum(known) / len(known), 2.66 * sum(ranges) / len(ranges)
    assert lines(chart) == pytest.approx((centre, centre - reach, centre + reach))


def test_a_blank_has_the_limits_of_its_segment_and_no_judgement() -> None:
    """A gap in the line, none in the limits."""
    point = xmr([*STEADY, None, 3.0]).points[12]
    assert (point.value, point.signal, point.judgement) == (None, None, None)
    assert lines(xmr([*STEADY, None, 3.0]), 12) == lines(xmr([*STEADY, None, 3.0]), 13)


@pytest.mark.parametrize("ghosts", [[0], [6], [12], [0, 12], [5, 6]])
def test_a_ghost_is_drawn_and_left_out(ghosts: list[int]) -> None:
    """It keeps its value and has limits to be drawn beside, but no signal, at the ends too."""
    values = [*STEADY, 3.0]
    for ghost in ghosts:
        values[ghost] = 1000.0
    chart = xmr(values, ghosts=ghosts, minimum=1)
    for ghost in ghosts:
        assert chart.points[ghost] == XmrPoint(1000.0, *lines(chart, 3), None, None)


def test_moving_ranges_and_runs_continue_across_a_ghost() -> None:
    """Seven on one side with a ghost among them are a shift, and the ghost is not part of it."""
    chart = xmr([*STEADY, 2, 2, 2, -500, 2, 2, 2, 2], baseline=12, ghosts=[15])
    assert [point.signal for point in chart.points[12:]] == ["shift"] * 3 + [None] + ["shift"] * 4


def test_a_ghost_without_a_value_breaks_nothing() -> None:
    """It is left out as any other ghost."""
    chart = xmr([*STEADY, 2, 2, 2, None, 2, 2, 2, 2], baseline=12, ghosts=[15])
    assert chart.points[-1].signal == "shift"


def test_no_run_crosses_the_start_of_a_segment() -> None:
    """Four points above the centre before it and three after it are no shift."""
    values = [*STEADY, 2, 2, 2, 2, 2, 2, *STEADY]
    assert xmr(values, baseline=12).points[15].signal == "shift"
    assert {point.signal for point in xmr(values, baseline=12, rebase=[15]).points} == {None}


def test_no_moving_range_crosses_the_start_of_a_segment() -> None:
    """The jump of 100 between two segments widens neither."""
    chart = xmr([*STEADY, *(value + 100 for value in STEADY)], rebase=[12], minimum=12)
    assert (lines(chart, 11), lines(chart, 12)) == ((1.5, -6.48, 9.48), (101.5, 93.52, 109.48))


@pytest.mark.parametrize(("rebase", "ghosts"), [([12], [12]), ([12], [])])
def test_a_segment_may_begin_at_a_ghost_or_blank(rebase: list[int], ghosts: list[int]) -> None:
    """It begins there, with the first point that counts after it."""
    chart = xmr([*STEADY, None, *(value + 100 for value in STEADY)], rebase=rebase, ghosts=ghosts, minimum=12)
    assert (lines(chart, 11), lines(chart, 12)) == ((1.5, -6.48, 9.48), (101.5, 93.52, 109.48))


def test_a_segment_that_begins_at_the_first_point_changes_nothing() -> None:
    """Position 0 is always the start of one."""
    assert xmr(SPIKED, rebase=[0]) == xmr(SPIKED)


def test_a_short_segment_is_a_plain_line() -> None:
    """Twelve points have no limits and no judgement; thirteen after them have."""
    chart = xmr([*STEADY, *STEADY, 3.0], rebase=[12])
    assert chart.points[0] == XmrPoint(0.0, None, None, None, None, None)
    assert lines(chart) != (None, None, None)


def test_two_points_have_limits_where_the_minimum_is_one() -> None:
    """One moving range of 2: 2 -/+ 5.32."""
    assert lines(xmr([1, 3], minimum=1)) == (2.0, -3.32, 7.32)


def test_one_point_has_a_centre_but_no_limits() -> None:
    """There is no moving range."""
    assert xmr([5], minimum=1).points == (XmrPoint(5.0, 5.0, None, None, None, "common_cause"),)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([1, 2, float("inf")], "The value at position 2 must be a number; it is inf."),
        ([1, "2"], "The value at position 1 must be a number; it is '2'."),
        ([1e301], "The value at position 0 is too large to be charted; it is 1e+301."),
    ],
)
def test_a_value_that_is_no_number_is_refused(values: Sequence[float], sentence: str) -> None:
    """The sentence says which."""
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        xmr(values)
