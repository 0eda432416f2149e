"""Ranks and groups among areas."""

from __future__ import annotations

import math
import re
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scorecard.statistics import quantile_groups, ranks

AREAS = st.lists(st.none() | st.integers(-20, 20), max_size=60)
DISTINCT = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60, unique=True)
ENDS = st.sampled_from(["high", "low"])


@pytest.mark.parametrize(
    ("values", "best", "placed"),
    [
        ([70, 90, 80], "high", [3, 1, 2]),
        ([70, 90, 80], "low", [1, 3, 2]),
        ([5, 7, 7, 5, 9], "high", [4, 2, 2, 4, 1]),
        ([5, 7, 7, 5, 9], "low", [1, 3, 3, 1, 5]),
        ([None, 3.5, None, 4.5], "high", [None, 2, None, 1]),
        ([0.0, -0.0], "high", [1, 1]),
        ([-2, -1], "high", [2, 1]),
        ([None], "high", [None]),
        ([], "low", []),
    ],
)
def test_1_is_best_and_ties_share_the_smallest_rank(
    values: list[float | None], best: str, placed: list[int | None]
) -> None:
    """After two in second place comes the fourth; an area without data has no rank."""
    assert ranks(values, best) == placed


@given(st.lists(st.integers(-20, 20), min_size=1))
def test_ranks_agree_with_scipy(values: list[int]) -> None:
    """Its minimum ranks ascend, as ours do where low is best."""
    assert ranks(values, "low") == stats.rankdata(values, method="min").tolist()
    assert ranks(values) == stats.rankdata([-value for value in values], method="min").tolist()


@pytest.mark.parametrize(
    ("values", "groups", "best", "placed"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 8], 4, "low", [1, 1, 2, 2, 3, 3, 4, 4]),
        ([1, 2, 3, 4, 5, 6, 7, 8], 4, "high", [4, 4, 3, 3, 2, 2, 1, 1]),
        ([10, 20, 30, 40, 50], 4, "low", [1, 1, 2, 3, 4]),
        ([10, 20, 30, 40, 50, 60], 4, "low", [1, 1, 2, 3, 3, 4]),
        ([10, 20, 30, 40, 50, 60, 70], 4, "low", [1, 1, 2, 2, 3, 3, 4]),
        ([4, 1, 3, 2], 4, "high", [1, 4, 2, 3]),
        ([10, None, 20, 30, None, 40], 2, "low", [1, None, 1, 2, None, 2]),
        ([5, 5, 5, 5, 5, 6, 7, 8], 4, "low", [1, 1, 1, 1, 1, 3, 4, 4]),
        ([5, 5, 5], 3, "high", [1, 1, 1]),
        ([1, 2, 3], 4, "high", [None, None, None]),
        ([1, 2, 3, None], 4, "high", [None, None, None, None]),
        ([1, 2], 1, "high", [1, 1]),
        ([], 4, "high", []),
    ],
)
def test_groups_go_from_the_best_in_nearly_equal_sizes(
    values: list[float | None], groups: int, best: str, placed: list[int | None]
) -> None:
    """Ties share the better group; areas without data count for nothing; too few areas make no groups."""
    assert quantile_groups(values, groups, best) == placed


def test_quartiles_with_the_highest_best_are_the_default() -> None:
    """Most measures are better higher."""
    assert quantile_groups([1, 2, 3, 4, None]) == [4, 3, 2, 1, None]


def defined(rank: int, size: int, groups: int) -> int:
    """The definition in exact fractions: floor((k + 1) - ceil((n + 1 - r) / (n / k)))."""
    return math.floor((groups + 1) - math.ceil(Fraction(size + 1 - rank) / Fraction(size, groups)))


@pytest.mark.parametrize(("size", "groups"), [(16, 4), (34, 14), (78, 18), (100, 7), (149, 5), (317, 10), (326, 4)])
def test_groups_follow_the_definition_where_floats_would_slip(size: int, groups: int) -> None:
    """18th of 34 in 14 groups is in the eighth; a float quotient just above a whole number says the seventh."""
    expected = [defined(rank, size, groups) for rank in range(1, size + 1)]
    assert quantile_groups(range(size), groups, "low") == expected


@given(DISTINCT, st.integers(1, 20), ENDS)
def test_group_sizes_differ_by_one_at_most(values: list[float], groups: int, best: str) -> None:
    """Every group is used where there are areas enough and no ties."""
    sizes = Counter(quantile_groups(values, groups, best))
    if len(values) >= groups:
        assert set(sizes) == set(range(1, groups + 1))
        assert max(sizes.values()) - min(sizes.values()) <= 1
    else:
        assert set(sizes) == {None}


@given(AREAS, st.integers(1, 10), ENDS)
def test_a_better_value_is_never_in_a_worse_group(values: list[int | None], groups: int, best: str) -> None:
    """Groups follow ranks, and equal values share one."""
    pairs = zip(ranks(values, best), quantile_groups(values, groups, best), strict=True)
    placed = sorted((rank, group) for rank, group in pairs if rank is not None and group is not None)
    assert [group for _, group in placed] == sorted(group for _, group in placed)


@pytest.mark.parametrize("wrong", [math.nan, math.inf, "3"])
def test_a_value_that_is_not_a_number_is_refused(wrong: float) -> None:
    """Only None is missing: what is not a number has no place among numbers."""
    with pytest.raises(ValueError, match=r"^The value must be a number"):
        ranks([1, wrong, 2])
    with pytest.raises(ValueError, match=r"^The value must be a number"):
        quantile_groups([1, wrong, 2, 3, 4])


@pytest.mark.parametrize("best", ["highest", "higher", None, ""])
def test_best_is_high_or_low(best: str) -> None:
    """Nothing else says which end is best."""
    sentence = f"The best end must be one of high, low; it is {best!r}."
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        ranks([1, 2], best)


@pytest.mark.parametrize("groups", [0, -4, 2.5])
def test_groups_are_a_whole_number(groups: int) -> None:
    """There is no half of a quartile."""
    with pytest.raises(ValueError, match=f"^The number of groups must be a whole number of 1 or more; it is {groups}"):
        quantile_groups([1, 2, 3, 4], groups)
