"""Intervals within which the true figure may lie, and the limits of a funnel plot.

Every function raises ``ValueError`` for a missing or impossible number and for a confidence that is not a fraction
between 0 and 1. Normal quantiles are taken in full (1.959963984540054 for 95%). Source: method.md sections 6 and 7;
Fingertips public health technical guidance (proportions, rates, means, funnel plots).
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from scipy.special import gammainccinv, gammaincinv, ndtri, stdtrit

from scorecard.statistics.arguments import count_of, number, part_and_whole, positive

_BYAR_FROM = 10  # events; under it the exact Poisson interval is used for rates
_PER_CENT = 100
_FEWEST_VALUES = 2


@dataclass(frozen=True)
class Interval:
    """The range from ``low`` to ``high``, both ends included; it has no lower end where ``low`` is None.

    ``method`` is ``wilson``, ``byar``, ``exact poisson``, ``student t`` or ``funnel``, and None for an interval that
    somebody else published. Raises ``ValueError`` if an end is not a number or the ends stand the wrong way round.
    """

    low: float | None
    high: float
    method: str | None = None

    def __post_init__(self) -> None:
        """Refuse ends that make no interval."""
        high = number(self.high, "high end of an interval")
        if self.low is not None and number(self.low, "low end of an interval") > high:
            raise ValueError(f"The low end of an interval must not be above its high end: {self.low} to {self.high}.")


def wilson(numerator: float, denominator: float, confidence: float = 0.95) -> Interval:
    """Return the Wilson score interval of a proportion, as fractions of 1."""
    tail = _tail(confidence)
    n = positive(denominator, "denominator")
    x, _ = part_and_whole(numerator, denominator)
    z = _z(tail)
    total = 2 * x + z**2 + z * math.sqrt(z**2 + 4 * x * ((n - x) / n))
    # The low end of the definition is a difference that loses its digits for few events among many; this is its equal.
    low = 2 * x * (x / n) / total
    high = 1.0 if x == n else min(1.0, total / (2 * (n + z**2)))
    return Interval(low, high, "wilson")


def byar(count: float, confidence: float = 0.95) -> Interval:
    """Return Byar's interval of a count of events, whatever its size; ``low`` is None where it would be negative.

    Under 10 events the approximation is rough: ``rate_interval`` is exact there.
    """
    z = _z(_tail(confidence))
    x = count_of(count, "count")
    root = _byar_root(x, -z) if x else -1
    return Interval(None if root < 0 else x * root**3, _byar_high(x, z), "byar")


def rate_interval(count: float, population: float, multiplier: float = 1, confidence: float = 0.95) -> Interval:
    """Return the interval of a crude rate per ``multiplier``: exact Poisson under 10 events, Byar from 10."""
    tail = _tail(confidence)
    x = count_of(count, "count")
    scale = positive(multiplier, "multiplier") / positive(population, "population")
    if x < _BYAR_FROM:
        low, high, method = _poisson_low(x, tail), float(gammainccinv(x + 1, tail)), "exact poisson"
    else:
        z = _z(tail)
        low, high, method = x * _byar_root(x, -z) ** 3, _byar_high(x, z), "byar"
    return Interval(low * scale, high * scale, method)


def mean_interval(values: Iterable[float | None], confidence: float = 0.95) -> Interval:
    """Return the interval of a mean by Student's t; missing values are left out, and two must remain."""
    tail = _tail(confidence)
    given = [number(value, "value") for value in values if value is not None]
    if len(given) < _FEWEST_VALUES:
        raise ValueError(f"The interval of a mean needs at least {_FEWEST_VALUES} values; {len(given)} given.")
    # These two are exact, so that equal values have an interval of no width.
    mean, deviation = statistics.mean(given), statistics.stdev(given)
    reach = -float(stdtrit(len(given) - 1, tail)) * deviation / math.sqrt(len(given))
    return Interval(mean - reach, mean + reach, "student t")


def funnel_limits(pooled: float, denominator: float, confidence: float) -> Interval:
    """Return between which limits a proportion of this denominator lies by chance, as fractions of 1.

    ``pooled`` is the proportion of all areas together; a proportion outside the limits is low or high.
    """
    tail = _tail(confidence)
    p = number(pooled, "pooled proportion")
    if not 0 <= p <= 1:
        raise ValueError(f"The pooled proportion must lie between 0 and 1; it is {pooled}.")
    reach = _z(tail) * math.sqrt(p * (1 - p) / positive(denominator, "denominator"))
    return Interval(max(0.0, p - reach), min(1.0, p + reach), "funnel")


def _tail(confidence: float) -> float:
    """Return the chance left out at each end: 0.025 for 95%."""
    level = number(confidence, "confidence")
    if 1 < level < _PER_CENT:
        raise ValueError(f"The confidence is a fraction: for {confidence}%, write {level / _PER_CENT:g}.")
    if not 0 < level < 1:
        raise ValueError(f"The confidence must lie between 0 and 1; it is {confidence}.")
    return (1 - level) / 2


def _z(tail: float) -> float:
    return -float(ndtri(tail))


def _byar_root(count: float, z: float) -> float:
    """Return the cube root of how many times the count an end is."""
    return 1 - 1 / (9 * count) + z / (3 * math.sqrt(count))


def _byar_high(count: float, z: float) -> float:
    return (count + 1) * _byar_root(count + 1, z) ** 3


def _poisson_low(count: float, tail: float) -> float:
    """Return half the chi-squared quantile of 2 x count degrees of freedom, which is a gamma quantile."""
    return float(gammaincinv(count, tail)) if count else 0.0
