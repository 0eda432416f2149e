"""What holds for every interval."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.statistics import Interval, byar, funnel_limits, mean_interval, rate_interval, wilson

WHOLES = st.integers(1, 10**9)
SHARES = st.floats(0, 1)
COUNTS = st.just(0.0) | st.floats(1e-6, 10**7)
VALUES = st.lists(st.floats(-(10**6), 10**6), min_size=2, max_size=30)
NARROW, WIDE = 0.95, 0.998


def low(interval: Interval) -> float:
    """The low end, however far down where there is none."""
    return -math.inf if interval.low is None else interval.low


def holds(outer: Interval, inner: Interval) -> bool:
    """Whether one interval lies within another, but for float noise."""
    noise = 1e-12 * max(1.0, abs(inner.high))
    return low(outer) <= low(inner) + noise and inner.high <= outer.high + noise


@given(SHARES, WHOLES)
def test_wilson_holds_the_proportion_and_stays_within_0_and_1(share: float, whole: int) -> None:
    """Unlike plain standard errors, it never leaves the page."""
    found = wilson(share * whole, whole)
    assert 0 <= low(found) <= share + 1e-12
    assert share - 1e-12 <= found.high <= 1


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_wilson_of_the_others_is_the_mirror_image(numerator: int, more: int) -> None:
    """Who decided in time and who did not say the same thing."""
    whole = numerator + more
    some, others = wilson(numerator, whole), wilson(more, whole)
    assert (some.low, some.high) == pytest.approx((1 - others.high, 1 - low(others)), abs=1e-12)


@given(SHARES, WHOLES)
def test_a_surer_interval_of_a_proportion_holds_the_other(share: float, whole: int) -> None:
    """99.8% is wider than 95%."""
    assert holds(wilson(share * whole, whole, WIDE), wilson(share * whole, whole, NARROW))


@given(COUNTS)
def test_a_surer_interval_of_a_count_holds_the_other(count: float) -> None:
    """99.8% is wider than 95%, by Byar and exactly."""
    assert holds(byar(count, WIDE), byar(count, NARROW))
    assert holds(rate_interval(count, 1, confidence=WIDE), rate_interval(count, 1, confidence=NARROW))


@given(COUNTS)
def test_an_interval_of_a_count_holds_the_count(count: float) -> None:
    """What was seen is among what may be true."""
    assert low(rate_interval(count, 1)) <= count <= rate_interval(count, 1).high
    assert low(byar(count)) <= count <= byar(count).high


@given(VALUES)
def test_a_surer_interval_of_a_mean_holds_the_other(values: list[float]) -> None:
    """99.8% is wider than 95%, about the same middle."""
    wide, narrow = mean_interval(values, WIDE), mean_interval(values, NARROW)
    assert low(wide) <= low(narrow) <= narrow.high <= wide.high


@given(SHARES, WHOLES)
def test_a_funnel_narrows_as_areas_grow(pooled: float, whole: int) -> None:
    """A small area strays further by chance."""
    assert holds(funnel_limits(pooled, whole, NARROW), funnel_limits(pooled, 2 * whole, NARROW))
