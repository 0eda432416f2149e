"""How an interval stands to a benchmark or to another interval."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.statistics import Interval, compare, compare_intervals, compare_levels

AS_WORDS = {"higher": "better", "lower": "worse", "highest": "best", "lowest": "worst", "similar": "similar"}
MIRRORED = {"better": "worse", "worse": "better", "best": "worst", "worst": "best", "similar": "similar"}
DIRECTIONS = ("higher", "lower", "none")
NUMBERS = st.integers(-50, 50)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval, with or without a low end."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Interval(draw(st.sampled_from([low, None])), high)


@pytest.mark.parametrize(
    ("low", "high", "benchmark", "standing"),
    [
        (61.2, 64.9, 61.1, "higher"),
        (61.2, 64.9, 61.2, "similar"),
        (61.2, 64.9, 63.0, "similar"),
        (61.2, 64.9, 64.9, "similar"),
        (61.2, 64.9, 65.0, "lower"),
        (5.0, 5.0, 5.0, "similar"),
        (-3.0, -1.0, 0.0, "lower"),
        (0.0, 0.2, 0.0, "similar"),
        (None, 3.7, -100.0, "similar"),
        (None, 3.7, 3.7, "similar"),
        (None, 3.7, 3.8, "lower"),
    ],
)
def test_only_a_benchmark_beyond_an_end_is_different(
    low: float | None, high: float, benchmark: float, standing: str
) -> None:
    """An end equal to the benchmark is similar; an interval without a low end is above nothing."""
    assert compare(Interval(low, high), benchmark, "none") == standing


@pytest.mark.parametrize(
    ("benchmark", "direction", "standing"),
    [
        (1, "higher", "better"),
        (1, "lower", "worse"),
        (1, "none", "higher"),
        (9, "higher", "worse"),
        (9, "lower", "better"),
        (9, "none", "lower"),
        (4, "higher", "similar"),
        (4, "lower", "similar"),
    ],
)
def test_the_direction_turns_higher_and_lower_into_better_and_worse(
    benchmark: float, direction: str, standing: str
) -> None:
    """Without a direction the plain words stay."""
    assert compare(Interval(3, 5), benchmark, direction) == standing


@pytest.mark.parametrize(
    ("benchmark", "standing"),
    [
        (1.9, "highest"),
        (2.0, "higher"),
        (2.9, "higher"),
        (3.0, "similar"),
        (5.0, "similar"),
        (5.1, "lower"),
        (6.0, "lower"),
        (6.1, "lowest"),
    ],
)
def test_two_levels_give_five_standings(benchmark: float, standing: str) -> None:
    """Within 95%, ends included, similar; beyond it; and beyond 99.8% too."""
    narrow, wide = Interval(3.0, 5.0), Interval(2.0, 6.0)
    assert compare_levels(narrow, wide, benchmark, "none") == standing
    assert compare_levels(narrow, wide, benchmark, "higher") == AS_WORDS[standing]
    assert compare_levels(narrow, wide, benchmark, "lower") == MIRRORED[AS_WORDS[standing]]


def test_an_interval_without_a_low_end_at_the_wider_level_only_is_never_highest() -> None:
    """Byar's interval of one event has a low end at 95% and none at 99.8%."""
    assert compare_levels(Interval(0.01, 5.6), Interval(None, 9.3), 0.0, "none") == "higher"


@pytest.mark.parametrize(
    "wide", [Interval(3.1, 6), Interval(2, 4.9), Interval(3.1, 4.9)], ids=["low end", "high end", "both"]
)
def test_a_wider_level_that_is_narrower_is_refused(wide: Interval) -> None:
    """Intervals given the wrong way round would say best for better."""
    with pytest.raises(ValueError, match=r"^The 99\.8% interval must hold the whole of the 95% interval"):
        compare_levels(Interval(3, 5), wide, 4, "higher")


def test_a_wider_level_that_lacks_no_low_end_is_refused() -> None:
    """No low end is further down than any."""
    with pytest.raises(ValueError, match="must hold the whole"):
        compare_levels(Interval(None, 5), Interval(2, 6), 4, "higher")


@pytest.mark.parametrize(
    ("first", "second", "standing"),
    [
        (Interval(5, 7), Interval(2, 4), "higher"),
        (Interval(4, 7), Interval(2, 4), "similar"),
        (Interval(3, 7), Interval(2, 4), "similar"),
        (Interval(2, 4), Interval(2, 4), "similar"),
        (Interval(1, 2), Interval(2, 4), "similar"),
        (Interval(1, 1.9), Interval(2, 4), "lower"),
        (Interval(None, 1.9), Interval(2, 4), "lower"),
        (Interval(5, 7), Interval(None, 4), "higher"),
        (Interval(1, 7), Interval(None, 4), "similar"),
        (Interval(None, 1), Interval(None, 4), "similar"),
    ],
)
def test_two_intervals_that_touch_are_similar(first: Interval, second: Interval, standing: str) -> None:
    """Otherwise the first is higher or lower than the second."""
    assert compare_intervals(first, second, "none") == standing
    assert compare_intervals(first, second, "higher") == AS_WORDS[standing]
    assert compare_intervals(first, second, "lower") == MIRRORED[AS_WORDS[standing]]


@pytest.mark.parametrize("direction", ["range", "High", "", None, "better"])
@pytest.mark.parametrize(
    "standing",
    [
        lambda direction: compare(Interval(3, 5), 4, direction),
        lambda direction: compare_levels(Interval(3, 5), Interval(2, 6), 4, direction),
        lambda direction: compare_intervals(Interval(3, 5), Interval(2, 6), direction),
    ],
)
def test_a_direction_that_is_none_of_three_is_refused(standing: Callable[[str | None], str], direction: str) -> None:
    """A range has no better side; the sentence lists what may be written."""
    sentence = f"The direction must be one of higher, lower, none; it is {direction!r}."
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        standing(direction)


@pytest.mark.parametrize("benchmark", [math.nan, math.inf, None, "4"])
@pytest.mark.parametrize(
    "standing",
    [
        lambda benchmark: compare(Interval(3, 5), benchmark, "none"),
        lambda benchmark: compare_levels(Interval(3, 5), Interval(2, 6), benchmark, "none"),
    ],
)
def test_a_benchmark_that_is_not_a_number_is_refused(standing: Callable[[object], str], benchmark: object) -> None:
    """Not a number is not similar to anything."""
    with pytest.raises(ValueError, match=r"^The benchmark must be a number"):
        standing(benchmark)


@given(intervals(), NUMBERS)
def test_turning_the_direction_round_turns_the_word_round(interval: Interval, benchmark: int) -> None:
    """What is better where more is better is worse where less is."""
    assert MIRRORED[compare(interval, benchmark, "higher")] == compare(interval, benchmark, "lower")


@given(intervals(), intervals(), st.sampled_from(DIRECTIONS[:2]))
def test_the_second_stands_to_the_first_the_other_way_round(first: Interval, second: Interval, direction: str) -> None:
    """If we are better than they are, they are worse than we are."""
    assert MIRRORED[compare_intervals(first, second, direction)] == compare_intervals(second, first, direction)


@given(intervals(), NUMBERS, st.sampled_from(DIRECTIONS))
def test_a_benchmark_is_an_interval_of_no_width(interval: Interval, benchmark: int, direction: str) -> None:
    """A fixed value compares as a measured one would that was measured exactly."""
    exact = Interval(benchmark, benchmark)
    assert compare(interval, benchmark, direction) == compare_intervals(interval, exact, direction)
