"""The recent trend of an annual figure, as Fingertips marks it: tested over the latest five years with data.

Years must be independent of each other: no rolling or overlapping periods. Gaps between years count as time.
Source: method.md section 9; Fingertips public health technical guidance, trend markers.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from scorecard.statistics.arguments import number, one_of, part_and_whole
from scorecard.statistics.comparison import DIRECTIONS
from scorecard.statistics.intervals import Interval

_POINTS = 5
_CRITICAL = 9.549536  # chi-squared, 1 degree of freedom, 99.8%
_WIDTHS = 2 * 1.959964  # standard errors in the width of a 95% interval
_NOISE = 1e-12  # a sum this small beside its terms is the rounding of a sum that is 0
_YEAR = re.compile(r"\s*(\d{4})(?:\s*(?:[-/–]|to)\s*(\d{4}|\d{2}))?\s*")
_BETTER = {"higher": "increasing", "lower": "decreasing"}


_Row = tuple[float, ...]  # a year and its figures


@dataclass(frozen=True)
class Trend:
    """Whether a figure has risen or fallen over its latest five years.

    ``result`` is ``increasing``, ``decreasing``, ``no significant change`` or ``cannot be calculated``; ``judgement``
    is ``getting better`` or ``getting worse`` where there is a trend and one way is better. ``chi_squared`` is the test
    on 1 degree of freedom; ``slope`` is per year, in the unit of the values, or in log odds for a proportion; both are
    None where nothing is calculated. ``reason`` is a sentence where the result needs one.
    """

    result: str
    judgement: str | None = None
    chi_squared: float | None = None
    slope: float | None = None
    reason: str | None = None


class _Reading(NamedTuple):
    """A level in a year, and what it weighs in a straight line through several."""

    year: float
    level: float
    weight: float


def recent_trend(  # noqa: PLR0913  reason: a proportion is two lists and any other figure three, each named in the contract
    periods: Sequence[float | str],
    *,
    numerators: Sequence[float | None] | None = None,
    denominators: Sequence[float | None] | None = None,
    values: Sequence[float | None] | None = None,
    lows: Sequence[float | None] | None = None,
    highs: Sequence[float | None] | None = None,
    direction: str = "none",
) -> Trend:
    """Return the trend over the latest five years that have data.

    ``periods`` are years as numbers, or texts that name one (2016, 2016/17, 2016-17), in any order. A
    proportion is given by ``numerators`` and ``denominators``, which go before all else; any other figure by ``values``
    with the ``lows`` and ``highs`` of their 95% intervals. A year with None in one of its lists is left out. Raises
    ``ValueError`` for lists of unequal length and for figures that are impossible.
    """
    one_of(direction, DIRECTIONS, "direction")
    if numerators is not None and denominators is not None:
        return _proportion_trend(_rows(periods, numerators, denominators), _named(periods), direction)
    if values is not None and lows is not None and highs is not None:
        return _measure_trend(_rows(periods, values, lows, highs), _named(periods), direction)
    raise ValueError("Give numerators and denominators, or values with lows and highs.")


def _rows(periods: Sequence[float | str], *columns: Sequence[float | None]) -> list[_Row]:
    """Return (year, figure, ...) for the years that have every figure, earliest first."""
    if any(len(column) != len(periods) for column in columns):
        raise ValueError("Give as many figures of each sort as periods, with None for a missing one.")
    rows = zip(_years(periods), *columns, strict=True)
    return sorted(tuple(number(each, "figure") for each in row) for row in rows if None not in row)


def _years(periods: Sequence[float | str]) -> list[float]:
    texts = [period for period in periods if isinstance(period, str)]
    if not texts:
        return [number(period, "period") for period in periods]
    found = [_YEAR.fullmatch(text) for text in texts]
    years = [float(match[1]) for match in found if match and _is_one_year(match)]
    if len(years) < len(periods):
        raise ValueError("Give every period as a number, or every one as a text that names one year: 2016, 2016/17.")
    return years


def _is_one_year(match: re.Match[str]) -> bool:
    """Whether a text names a single year, so that it overlaps with no other."""
    return match[2] is None or int(match[2]) % 100 == (int(match[1]) + 1) % 100


def _named(periods: Sequence[float | str]) -> dict[float, str]:
    """Return how each year was written."""
    return {
        year: period.strip() if isinstance(period, str) else f"{year:g}"
        for year, period in zip(_years(periods), periods, strict=True)
    }


def _unfit(rows: list[_Row], named: Mapping[float, str]) -> str | None:
    """Return why the years themselves allow no trend, if so."""
    twice = [year for (year, *_), (following, *_) in pairwise(rows) if year == following]
    if twice:
        return f"{named[twice[0]]} is given twice."
    if len(rows) < _POINTS:
        return f"A trend needs {_POINTS} years with data; {len(rows)} {'is' if len(rows) == 1 else 'are'} known."
    return None


def _proportion_trend(rows: list[_Row], named: Mapping[float, str], direction: str) -> Trend:
    """Return the trend by the chi-squared test for trend, its direction from the log odds."""
    for _, x, n in rows:
        part_and_whole(x, n)
    latest = rows[-_POINTS:]
    extremes = (
        f"{x:,.15g} of {n:,.15g} in {named[year]} is none or all, which the test cannot take."
        for year, x, n in latest
        if x in (0, n)
    )
    if why := _unfit(rows, named) or next(extremes, None):
        return Trend("cannot be calculated", reason=why)
    odds = [_Reading(year, math.log(x / (n - x)), 1) for year, x, n in latest]
    slope, spread = _line([_Reading(year, x / n, n) for year, x, n in latest])
    pooled = math.fsum(x for _, x, _ in latest) / math.fsum(n for _, _, n in latest)
    return _tested(odds, slope**2 * spread / (pooled * (1 - pooled)), named, direction)


def _measure_trend(rows: list[_Row], named: Mapping[float, str], direction: str) -> Trend:
    """Return the trend by weighted regression, a year weighing as its interval is narrow."""
    for _, _, low, high in rows:
        Interval(low, high)  # refuses ends the wrong way round
    latest = rows[-_POINTS:]
    points = (f"The interval of {named[year]} has no width." for year, _, low, high in latest if low == high)
    if why := _unfit(rows, named) or next(points, None):
        return Trend("cannot be calculated", reason=why)
    readings = [_Reading(year, value, (_WIDTHS / (high - low)) ** 2) for year, value, low, high in latest]
    slope, spread = _line(readings)
    return _tested(readings, slope**2 * spread, named, direction)


def _tested(readings: list[_Reading], chi_squared: float, named: Mapping[float, str], direction: str) -> Trend:
    slope, _ = _line(readings)
    no_change = Trend("no significant change", None, chi_squared, slope)
    if chi_squared <= _CRITICAL:
        return no_change
    for position, reading in enumerate(readings):
        without, _ = _line(readings[:position] + readings[position + 1 :])
        if slope * without <= 0:
            return replace(
                no_change, reason=f"Without {named[reading.year]} the figures would move the other way, or not at all."
            )
    result = "increasing" if slope > 0 else "decreasing"
    better = _BETTER.get(direction)
    judgement = better and ("getting better" if result == better else "getting worse")
    return Trend(result, judgement, chi_squared, slope)


def _line(readings: list[_Reading]) -> tuple[float, float]:
    """Return the slope of the weighted line, and the weighted spread of its years (1 / the variance of the slope)."""
    origin = readings[0].year  # small numbers keep their digits where years would lose them
    total = math.fsum(weight for _, _, weight in readings)
    middle = math.fsum(weight * (year - origin) for year, _, weight in readings) / total
    spread = math.fsum(weight * (year - origin - middle) ** 2 for year, _, weight in readings)
    terms = [weight * (year - origin - middle) * level for year, level, weight in readings]
    rise = math.fsum(terms)
    flat = abs(rise) <= _NOISE * math.fsum(map(abs, terms))
    return 0.0 if flat else rise / spread, spread
