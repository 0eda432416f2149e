"""Intervals and funnel limits against published values, other software and their own definitions."""

from __future__ import annotations

import math

import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from scorecard.statistics import Interval, byar, funnel_limits, mean_interval, rate_interval, wilson

Z_95, Z_998 = 1.959963984540054, 3.090232306167813
LEVELS = (0.8, 0.9, 0.95, 0.99, 0.998)


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_intervals(numerator: int, denominator: int, low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 857-872, prints these four for the score method."""
    found = wilson(numerator, denominator)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
    assert found.method == "wilson"


@pytest.mark.parametrize("confidence", LEVELS)
@pytest.mark.parametrize(
    ("numerator", "denominator"), [(1, 3), (65, 100), (9.5, 20.25), (216_924, 1_250_000), (1, 10**9), (0, 7), (12, 12)]
)
def test_wilson_agrees_with_statsmodels(numerator: float, denominator: float, confidence: float) -> None:
    """Another implementation finds the same ends, for whole numbers and others, small and large."""
    expected = proportion_confint(numerator, denominator, alpha=1 - confidence, method="wilson")
    found = wilson(numerator, denominator, confidence)
    assert (found.low, found.high) == pytest.approx(expected, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("confidence", LEVELS)
@pytest.mark.parametrize("denominator", [0.3, 1, 7, 90, 1_234_567])
def test_wilson_ends_exactly_at_0_for_none_and_at_1_for_all(denominator: float, confidence: float) -> None:
    """No float noise stands beside 0 or 1, where it would make a bar leave the page."""
    assert wilson(0, denominator, confidence).low == 0
    assert wilson(denominator, denominator, confidence).high == 1


def test_wilson_keeps_its_digits_for_few_events_among_many() -> None:
    """For a rare event the low end is x / n x a number that the denominator no longer changes."""
    thousand, million = wilson(1e-3, 1e9).low, wilson(1e-3, 1e12).low
    assert thousand is not None
    assert million is not None
    assert thousand * 1e9 == pytest.approx(million * 1e12, rel=1e-9)
    assert thousand * 1e9 == pytest.approx(2e-6 / (2e-3 + Z_95**2 + Z_95 * math.sqrt(Z_95**2 + 4e-3)), rel=1e-9)


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0.0, 3.689), (4, 1.089865, 10.24153), (1, 0.0253, 5.5716)])
def test_a_rate_under_ten_events_has_the_published_exact_interval(count: int, low: float, high: float) -> None:
    """Printed in the manuals of the R packages epitools (0), survival (4), and in every table of Poisson limits (1)."""
    found = rate_interval(count, 1)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-4, abs=5e-5)
    assert found.method == "exact poisson"


@pytest.mark.parametrize("confidence", LEVELS)
@pytest.mark.parametrize("count", range(1, 10))
def test_exact_ends_leave_out_half_the_rest_on_each_side(count: int, confidence: float) -> None:
    """At the low end so many events or more, and at the high end so many or fewer, happen with half of what is left."""
    found = rate_interval(count, 1, confidence=confidence)
    assert found.low is not None
    assert stats.poisson.sf(count - 1, found.low) == pytest.approx((1 - confidence) / 2, rel=1e-9)
    assert stats.poisson.cdf(count, found.high) == pytest.approx((1 - confidence) / 2, rel=1e-9)


@pytest.mark.parametrize("count", [0.25, 3.7, 9.999])
def test_a_count_of_parts_has_an_exact_interval_too(count: float) -> None:
    """Events that are estimated need not be whole: the chi-squared form takes any number."""
    found = rate_interval(count, 1)
    low, high = stats.chi2.ppf(0.025, 2 * count) / 2, stats.chi2.ppf(0.975, 2 * count + 2) / 2
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-9)


def wilson_hilferty(freedom: float, z: float) -> float:
    """The cube-root approximation of a chi-squared quantile, from which Byar's formula comes."""
    return freedom * (1 - 2 / (9 * freedom) + z * math.sqrt(2 / (9 * freedom))) ** 3


@pytest.mark.parametrize(("confidence", "z"), [(0.95, Z_95), (0.998, Z_998)])
@pytest.mark.parametrize("count", [5, 9, 10, 12.5, 96, 12_345])
def test_byar_is_the_cube_root_approximation_of_the_exact_interval(count: float, confidence: float, z: float) -> None:
    """Its ends are half the approximate quantiles of 2x and 2x + 2 degrees of freedom."""
    found = byar(count, confidence)
    expected = wilson_hilferty(2 * count, -z) / 2, wilson_hilferty(2 * count + 2, z) / 2
    assert (found.low, found.high) == pytest.approx(expected, rel=1e-12)
    assert found.method == "byar"


@pytest.mark.parametrize("count", [10, 11, 15, 30, 100, 196, 1000])
def test_byar_is_within_a_five_hundredth_of_the_exact_interval_from_ten(count: int) -> None:
    """The Public Health England guide to confidence intervals promises 0.2% at 95%."""
    found = byar(count)
    exact = stats.chi2.ppf(0.025, 2 * count) / 2, stats.chi2.ppf(0.975, 2 * count + 2) / 2
    assert (found.low, found.high) == pytest.approx(exact, rel=0.002)


@pytest.mark.parametrize(("count", "confidence"), [(0, 0.95), (1e-300, 0.95), (0.6, 0.95), (1, 0.998), (1.2, 0.998)])
def test_byar_has_no_low_end_where_it_would_be_negative(count: float, confidence: float) -> None:
    """The approximation fails for very few events, and says so, while the high end stands."""
    found = byar(count, confidence)
    assert found.low is None
    assert found.high == pytest.approx(rate_interval(count, 1, confidence=confidence).high, rel=0.02)


def test_a_rate_changes_its_method_at_ten_events() -> None:
    """Just under ten it is exact; at ten it is Byar's, and says so."""
    assert rate_interval(9.99, 1000).method == "exact poisson"
    assert rate_interval(10, 1).low == byar(10).low
    assert rate_interval(10, 1).method == "byar"


@pytest.mark.parametrize("count", [0, 7, 10, 540])
def test_a_rate_is_its_count_for_each_of_so_many_people(count: int) -> None:
    """Per 100,000 of 250,000 people is 0.4 of the interval of the count."""
    counted, rated = rate_interval(count, 1), rate_interval(count, 250_000, 100_000)
    assert counted.low is not None
    assert (rated.low, rated.high) == pytest.approx((0.4 * counted.low, 0.4 * counted.high), rel=1e-12)


@pytest.mark.parametrize("confidence", LEVELS)
@pytest.mark.parametrize("values", [[1, 2], [3, 1, 4, 1, 5, 9, 2, 6], [1e9 + 1, 1e9 + 2, 1e9 + 4], [-0.5, 0.25, 7.75]])
def test_the_interval_of_a_mean_agrees_with_scipy(values: list[float], confidence: float) -> None:
    """The standard error on n - 1 times Student's t."""
    expected = stats.t.interval(confidence, len(values) - 1, loc=sum(values) / len(values), scale=stats.sem(values))
    found = mean_interval(values, confidence)
    assert (found.low, found.high) == pytest.approx(expected, rel=1e-9)
    assert found.method == "student t"


def test_the_interval_of_a_mean_leaves_out_what_is_missing() -> None:
    """A missing month is no month of nought."""
    assert mean_interval([4, None, 6, 11, None]) == mean_interval([4, 6, 11])


@pytest.mark.parametrize("value", [0.1, 3, 1e-9, 123_456.789])
def test_equal_values_have_an_interval_of_no_width(value: float) -> None:
    """Fourteen times 0.1 has the mean 0.1 and no spread, whatever a sum of floats says."""
    assert mean_interval([value] * 14) == Interval(value, value, "student t")


@pytest.mark.parametrize(
    ("pooled", "denominator", "confidence", "low", "high"),
    [
        (0.5, 100, 0.95, 0.5 - Z_95 * 0.05, 0.5 + Z_95 * 0.05),
        (0.2, 400, 0.998, 0.2 - Z_998 * 0.02, 0.2 + Z_998 * 0.02),
        (0.1, 9, 0.95, 0.0, 0.1 + Z_95 * 0.1),
        (0.9, 9, 0.95, 0.9 - Z_95 * 0.1, 1.0),
        (0, 50, 0.95, 0.0, 0.0),
        (1, 50, 0.998, 1.0, 1.0),
    ],
)
def test_funnel_limits_lie_about_the_pooled_proportion_and_stay_within_0_and_1(
    pooled: float, denominator: float, confidence: float, low: float, high: float
) -> None:
    """Standard errors of a proportion on either side, cut off where no proportion can be."""
    found = funnel_limits(pooled, denominator, confidence)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-12)
    assert found.method == "funnel"
