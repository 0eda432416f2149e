"""Where there is no recent trend: series that do not allow one, and figures that are wrong."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.statistics import Trend, recent_trend

YEARS = [2018, 2019, 2020, 2021, 2022]
COUNTED = [200, 230, 250, 290, 310]
ALL = [1000] * 5
OPPOSITE = {"increasing": "decreasing", "decreasing": "increasing"}
WORDS = {"getting better": "getting worse", "getting worse": "getting better"}
SERIES = st.lists(st.tuples(st.integers(1, 400), st.integers(1, 400)), min_size=5, max_size=8)
SEVERAL_YEARS = list(range(2001, 2009))


@pytest.mark.parametrize(
    ("years", "numerators", "denominators", "reason"),
    [
        (YEARS[:4], COUNTED[:4], ALL[:4], "A trend needs 5 years with data; 4 are known."),
        ([], [], [], "A trend needs 5 years with data; 0 are known."),
        ([*YEARS[:4], 2021], COUNTED, ALL, "2021 is given twice."),
        ([2018, *YEARS], [200, *COUNTED], [1000, *ALL], "2018 is given twice."),
        (["2018", "2018-19", "2019", "2020", "2021"], COUNTED, ALL, "2018-19 is given twice."),
        (YEARS, [200, 0, 250, 290, 310], ALL, "0 of 1,000 in 2019 is none or all, which the test cannot take."),
        (YEARS, [200, 230, 250, 290, 1000], ALL, "1,000 of 1,000 in 2022 is none or all, which the test cannot take."),
        (YEARS, [0, 230, 250, 290, 310], [0, *ALL[1:]], "0 of 0 in 2018 is none or all, which the test cannot take."),
    ],
)
def test_proportions_that_allow_no_trend_say_why(
    years: Sequence[float | str], numerators: list[float], denominators: list[float], reason: str
) -> None:
    """Too few years, a year twice, and a year of none or all, are no mistake of the caller."""
    found = recent_trend(years, numerators=numerators, denominators=denominators, direction="higher")
    assert found == Trend("cannot be calculated", None, None, None, reason)


def test_a_year_given_twice_but_once_without_data_is_given_once() -> None:
    """A place kept for a figure that came elsewhere is no second figure."""
    found = recent_trend([2018, *YEARS], numerators=[None, *COUNTED], denominators=[1000, *ALL])
    assert found.result == "increasing"


@pytest.mark.parametrize(
    ("years", "highs", "reason"),
    [
        (YEARS, [3, 4, 4, 6, 7], "The interval of 2020 has no width."),
        ([2018, 2019, 2020, 2021, 2021], [3, 4, 5, 6, 7], "2021 is given twice."),
    ],
)
def test_measures_that_allow_no_trend_say_why(years: list[int], highs: list[float], reason: str) -> None:
    """A value without uncertainty would outweigh all others."""
    found = recent_trend(years, values=[2, 3, 4, 5, 6], lows=[1, 2, 4, 4, 5], highs=highs)
    assert found == Trend("cannot be calculated", None, None, None, reason)


@pytest.mark.parametrize(
    "figures",
    [
        {},
        {"numerators": COUNTED},
        {"denominators": ALL},
        {"values": COUNTED},
        {"values": COUNTED, "lows": COUNTED},
        {"values": COUNTED, "highs": COUNTED},
        {"lows": COUNTED, "highs": COUNTED, "numerators": COUNTED},
    ],
)
def test_both_parts_or_a_value_with_both_its_ends_are_needed(figures: dict[str, Any]) -> None:
    """The sentence says which lists go together."""
    with pytest.raises(ValueError, match=r"^Give numerators and denominators, or values with lows and highs\.$"):
        recent_trend(YEARS, **figures)


@pytest.mark.parametrize(
    "figures",
    [
        {"numerators": COUNTED[:4], "denominators": ALL},
        {"numerators": COUNTED, "denominators": [*ALL, 1000]},
        {"values": COUNTED, "lows": COUNTED[:4], "highs": ALL},
    ],
)
def test_lists_of_unequal_length_are_refused(figures: dict[str, Any]) -> None:
    """A figure must not slip into another year."""
    with pytest.raises(
        ValueError, match=r"^Give as many figures of each sort as periods, with None for a missing one\.$"
    ):
        recent_trend(YEARS, **figures)


@pytest.mark.parametrize(
    "periods",
    [
        ["2018", 2019, 2020, 2021, 2022],
        [2018, 2019, 2020, 2021, "2022/23"],
        ["2018", "2019", "2020", "2021", None],
        ["Q1 2018", "2019", "2020", "2021", "2022"],
        ["18/19", "19/20", "20/21", "21/22", "22/23"],
        ["201819", "201920", "202021", "202122", "202223"],
        ["", "2019", "2020", "2021", "2022"],
        ["2013-15", "2014-16", "2015-17", "2016-18", "2017-19"],
        ["2018 Q1", "2019 Q1", "2020 Q1", "2021 Q1", "2022 Q1"],
    ],
)
def test_periods_that_are_not_all_years_alike_are_refused(periods: list[float | str]) -> None:
    """A mixture may be two measures; years that overlap, or parts of years, are no annual figures."""
    sentence = "Give every period as a number, or every one as a text that names one year: 2016, 2016/17."
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        recent_trend(periods, numerators=COUNTED, denominators=ALL)


@pytest.mark.parametrize("period", [math.nan, math.inf, None])
def test_a_period_that_is_not_a_number_is_refused(period: float) -> None:
    """A point without a time has no place on a line."""
    with pytest.raises(ValueError, match=r"^The period must be a number"):
        recent_trend([period, *YEARS[1:]], numerators=COUNTED, denominators=ALL)


@pytest.mark.parametrize(
    ("numerators", "sentence"),
    [
        ([200, 230, 250, 290, 1001], "The numerator must not be above the denominator: 1001 of 1000."),
        ([-1, 230, 250, 290, 310], "The numerator must not be negative; it is -1."),
        ([math.nan, 230, 250, 290, 310], "The figure must be a number; it is nan."),
    ],
)
def test_an_impossible_proportion_is_refused(numerators: list[float], sentence: str) -> None:
    """As it would be by its interval, in an early year as in a late one."""
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        recent_trend(YEARS, numerators=numerators, denominators=ALL)


def test_an_interval_the_wrong_way_round_is_refused() -> None:
    """Lows and highs exchanged would give the same weights and hide the slip."""
    with pytest.raises(ValueError, match=r"^The low end of an interval must not be above its high end"):
        recent_trend(YEARS, values=COUNTED, lows=ALL, highs=COUNTED)


def test_a_direction_that_is_none_of_three_is_refused() -> None:
    """A range has no better side."""
    with pytest.raises(ValueError, match=r"^The direction must be one of higher, lower, none; it is 'range'\.$"):
        recent_trend(YEARS, numerators=COUNTED, denominators=ALL, direction="range")


def trend_of(series: Sequence[tuple[int, int]], years: Sequence[int], direction: str = "higher") -> Trend:
    """The trend of (counted, not counted) by year."""
    return recent_trend(
        years[: len(series)],
        numerators=[some for some, _ in series],
        denominators=[some + others for some, others in series],
        direction=direction,
    )


@given(SERIES)
def test_the_others_have_the_opposite_trend(series: list[tuple[int, int]]) -> None:
    """As more are decided in time, fewer are not."""
    some, others = trend_of(series, SEVERAL_YEARS), trend_of([(right, left) for left, right in series], SEVERAL_YEARS)
    assert others.result == OPPOSITE.get(some.result, some.result)
    assert others.judgement == WORDS.get(str(some.judgement))
    assert others.chi_squared == pytest.approx(some.chi_squared, rel=1e-9, abs=1e-9)


@given(SERIES)
def test_what_is_better_higher_is_worse_lower(series: list[tuple[int, int]]) -> None:
    """The direction turns the judgement and nothing else."""
    higher, lower = trend_of(series, SEVERAL_YEARS), trend_of(series, SEVERAL_YEARS, "lower")
    assert lower.judgement == WORDS.get(str(higher.judgement))
    assert (lower.result, lower.slope, lower.chi_squared) == (higher.result, higher.slope, higher.chi_squared)


@given(SERIES, st.randoms(use_true_random=False))
def test_the_order_of_the_years_changes_nothing(series: list[tuple[int, int]], chance: Random) -> None:
    """Time order is the tool's business."""
    rows = list(zip(SEVERAL_YEARS, series, strict=False))
    chance.shuffle(rows)
    shuffled = trend_of([figures for _, figures in rows], [year for year, _ in rows])
    assert shuffled == trend_of(series, SEVERAL_YEARS)


@given(SERIES, st.integers(-1000, 1000))
def test_when_it_was_changes_nothing(series: list[tuple[int, int]], years_later: int) -> None:
    """Only the distances between years count."""
    later = trend_of(series, [year + years_later for year in SEVERAL_YEARS])
    now = trend_of(series, SEVERAL_YEARS)
    assert (later.result, later.slope, later.chi_squared) == (now.result, now.slope, now.chi_squared)
