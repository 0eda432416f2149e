"""What holds for every XmR chart, and the same chart worked out slowly, point by point (method section 8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.statistics.xmr import Xmr, XmrPoint, xmr

Tenths = list[int | None]  # tenths keep every sum in these tests exact

WANDERING = st.lists(st.integers(-2, 3), max_size=40).map(lambda steps: list(accumulate(steps)))
SCATTERED = st.lists(st.sampled_from([0, 0, 1, 2, 5, 9, 30]), max_size=40)
BLANKED = st.lists(st.integers(-9, 9) | st.none(), max_size=40)
SERIES: st.SearchStrategy[Tenths] = st.one_of(WANDERING, SCATTERED, BLANKED)
DIRECTIONS = st.sampled_from(["higher", "lower", "none"])
RUNS = st.integers(3, 7)
MINIMUM = st.sampled_from([1, 2, 5, 13])
TURNED = {"higher": "lower", "lower": "higher", "none": "none"}


def chart(  # noqa: PLR0913  reason: each is a setting of the chart, and may be left out
    tenths: Tenths,
    direction: str = "none",
    *,
    target: int | None = None,
    rebase: Sequence[int] = (),
    ghosts: Sequence[int] = (),
    run: int = 7,
    minimum: int = 5,
) -> Xmr:
    """Return the chart of values in tenths."""
    values = [None if each is None else each / 10 for each in tenths]
    aim = None if target is None else target / 10
    return xmr(values, direction, target=aim, rebase=rebase, ghosts=ghosts, run=run, minimum=minimum)


def high_for_low(word: str | None) -> str | None:
    """Return a class with high and low exchanged."""
    if word is None or not word.endswith(("_high", "_low")):
        return word
    return word.removesuffix("_high") + "_low" if word.endswith("_high") else word.removesuffix("_low") + "_high"


@given(SERIES, DIRECTIONS, st.integers(-50, 50), RUNS)
def test_mirrored_values_have_mirrored_judgements(tenths: Tenths, direction: str, target: int, run: int) -> None:
    """Turning the sign of values and target, and the direction, exchanges high and low and nothing else."""
    straight = chart(tenths, direction, target=target, run=run)
    mirrored = chart([each and -each for each in tenths], TURNED[direction], target=-target, run=run)
    assert [high_for_low(point.judgement) for point in mirrored.points] == [each.judgement for each in straight.points]
    assert [point.signal for point in mirrored.points] == [point.signal for point in straight.points]
    assert high_for_low(mirrored.variation) == straight.variation
    assert (mirrored.assurance, mirrored.note) == (straight.assurance, straight.note)


@given(SERIES, st.integers(-1000, 1000))
def test_adding_a_constant_moves_the_limits_by_it(tenths: Tenths, more: int) -> None:
    """Signals stay where they are."""
    before, after = chart(tenths), chart([None if each is None else each + more for each in tenths])
    assert [point.signal for point in before.points] == [point.signal for point in after.points]
    for old, new in zip(before.points, after.points, strict=True):
        for name in ("centre", "lower", "upper"):
            first, second = getattr(old, name), getattr(new, name)
            assert first is second is None or second - first == pytest.approx(more / 10)


@given(SERIES, st.integers(1, 1000))
def test_scaling_changes_no_signal(tenths: Tenths, factor: int) -> None:
    """Pence signal where pounds do."""
    scaled = chart([None if each is None else each * factor for each in tenths], "higher")
    assert scaled.variation == chart(tenths, "higher").variation
    assert [point.signal for point in scaled.points] == [point.signal for point in chart(tenths).points]


@given(SERIES, DIRECTIONS, st.sets(st.integers(0, 39)))
def test_ghosts_might_as_well_not_be_there(tenths: Tenths, direction: str, chosen: set[int]) -> None:
    """The other points, and what is said of them, are those of the series without the ghosts."""
    ghosts = [place for place in chosen if place < len(tenths)]
    kept = [place for place in range(len(tenths)) if place not in chosen]
    haunted = chart(tenths, direction, target=3, ghosts=ghosts)
    plain = chart([tenths[place] for place in kept], direction, target=3)
    assert tuple(haunted.points[place] for place in kept) == plain.points
    assert (haunted.variation, haunted.assurance, haunted.note) == (plain.variation, plain.assurance, plain.note)


@given(SERIES, st.lists(st.integers(0, 39), unique=True, max_size=4))
def test_segments_are_charts_of_their_own(tenths: Tenths, chosen: list[int]) -> None:
    """Each has the points of a chart of its values alone, in whatever order their starts are given."""
    rebase = [place for place in chosen if place < len(tenths)]
    ends = [*sorted({0, *rebase}), len(tenths)]
    apart = [chart(tenths[start:end], "lower", target=3) for start, end in pairwise(ends)]
    whole = chart(tenths, "lower", target=3, rebase=rebase)
    assert whole.points == tuple(point for each in apart for point in each.points)
    assert (whole.variation, whole.assurance, whole.note) == (apart[-1].variation, apart[-1].assurance, apart[-1].note)
    assert whole == chart(tenths, "lower", target=3, rebase=rebase[::-1])


@given(SERIES, DIRECTIONS)
def test_a_point_with_a_signal_is_never_common_cause(tenths: Tenths, direction: str) -> None:
    """Nor is one without a signal anything else."""
    for point in chart(tenths, direction).points:
        assert (point.signal is None) == (point.judgement in (None, "common_cause"))


@dataclass
class Slow:
    """A series without segments or ghosts, worked out by hand."""

    points: Tenths

    @property
    def centre(self) -> Fraction:
        """The mean."""
        known = [each for each in self.points if each is not None]
        return Fraction(sum(known), len(known))

    @property
    def reach(self) -> Fraction | None:
        """From the centre to a limit."""
        total = count = 0
        for place in range(1, len(self.points)):
            before, now = self.points[place - 1], self.points[place]
            if before is not None and now is not None:
                total += abs(now - before)
                count += 1
        return Fraction(266 * total, 100 * count) if count else None

    def signal(self, place: int, run: int) -> str | None:
        """The first rule that a point meets."""
        if self.is_outside(place):
            return "outside"
        if any(self.is_trend(start, run) for start in range(place - run + 1, place + 1)):
            return "trend"
        if self.is_near(place) and any(self.is_two_of_three(start) for start in range(place - 2, place + 1)):
            return "two_of_three"
        if any(self.is_shift(start, run) for start in range(place - run + 1, place + 1)):
            return "shift"
        return None

    def at(self, start: int, length: int) -> list[int]:
        """The known points of a window; none where it leaves the segment or holds a blank."""
        if start < 0 or start + length > len(self.points):
            return []
        window = [each for each in self.points[start : start + length] if each is not None]
        return window if len(window) == length else []

    def is_outside(self, place: int) -> bool:
        """Beyond a limit."""
        point = self.points[place]
        return point is not None and self.reach is not None and not -self.reach <= point - self.centre <= self.reach

    def is_near(self, place: int) -> bool:
        """Beyond two sigma, not beyond a limit."""
        point = self.points[place]
        if point is None or self.reach is None or self.is_outside(place):
            return False
        return point > self.centre + self.reach * 2 / 3 or point < self.centre - self.reach * 2 / 3

    def is_trend(self, start: int, run: int) -> bool:
        """Sorted without equals, one way or the other."""
        window = self.at(start, run)
        return bool(window) and len(set(window)) == run and window in (sorted(window), sorted(window)[::-1])

    def is_two_of_three(self, start: int) -> bool:
        """Three on one side, two of them near the limit."""
        return self.is_shift(start, 3) and sum(self.is_near(start + each) for each in range(3)) >= 2

    def is_shift(self, start: int, run: int) -> bool:
        """All on one side."""
        window = self.at(start, run)
        return bool(window) and {each > self.centre for each in window} != {True, False} and self.centre not in window


@given(SERIES, RUNS, MINIMUM)
def test_a_chart_is_what_working_it_out_slowly_gives(tenths: Tenths, run: int, minimum: int) -> None:
    """Every point by itself, in whole tenths, by looking at each window that it may belong to."""
    slow = Slow(tenths)
    enough = sum(each is not None for each in tenths) >= minimum
    for place, point in enumerate(chart(tenths, run=run, minimum=minimum).points):
        if not enough:
            assert point == XmrPoint(point.value, None, None, None, None, None)
            continue
        assert point.signal == (slow.signal(place, run) if point.value is not None else None)
        assert point.centre == pytest.approx(float(slow.centre / 10), rel=1e-12)
        if slow.reach is None:
            assert (point.lower, point.upper) == (None, None)
        else:
            assert point.lower == pytest.approx(float((slow.centre - slow.reach) / 10), rel=1e-12)
            assert point.upper == pytest.approx(float((slow.centre + slow.reach) / 10), rel=1e-12)


@given(st.lists(st.integers(-999, 999), min_size=12, max_size=12), st.sampled_from([1, 3, 7, 100]))
def test_what_stands_on_a_printed_line_is_on_it(counts: list[int], divisor: int) -> None:
    """A limit is returned as a rounded float; whoever types that is neither outside nor beyond."""
    values = [count / divisor for count in counts]
    centre, lower, upper = lines(xmr(values, baseline=12, minimum=12).points[-1])
    for line in (lower, upper):
        assert xmr([*values, line], baseline=12, minimum=12).points[-1].signal != "outside"
    if lower != upper:
        assert {xmr(values, "higher", target=line, minimum=12).assurance for line in (lower, upper)} == {"inconsistent"}
    held = [*values, *[centre] * 7]
    assert "shift" not in [point.signal for point in xmr(held, baseline=12, minimum=12).points[-7:]]


def lines(point: XmrPoint) -> tuple[float, float, float]:
    """Centre, lower and upper limit of a point that has them."""
    assert point.centre is not None
    assert point.lower is not None
    assert point.upper is not None
    return point.centre, point.lower, point.upper
