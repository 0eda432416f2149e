"""The segments of an XmR chart: each has limits of its own, and no rule reaches across. Source: method.md section 8."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean

from scorecard.statistics.xmr_rules import Mark, Series, find_signals, steps

_SHORTEST_RUN, _SHORTEST_BASELINE = 3, 12
_REACH = Fraction("2.66")  # mean moving ranges from the centre to a limit
_NOISE = Fraction(1, 10**9)  # relative
_OUTLYING = Fraction("3.267")  # mean moving ranges up to the upper limit of a moving range


@dataclass(frozen=True)
class Settings:
    """What every segment of a chart shares; raises ``ValueError`` for settings that make no sense.

    ``baseline`` is how many points make the limits, None for all; ``run`` how many make a trend or shift; ``minimum``
    how many a segment needs; ``screen`` whether outlying moving ranges are left out.
    """

    baseline: int | None
    run: int
    minimum: int
    screen: bool

    def __post_init__(self) -> None:
        if self.baseline is not None and self.baseline < _SHORTEST_BASELINE:
            raise ValueError(f"A baseline needs at least {_SHORTEST_BASELINE} points, not {self.baseline}.")
        if self.run < _SHORTEST_RUN:
            raise ValueError(f"A trend or a shift needs at least {_SHORTEST_RUN} points, not {self.run}.")
        if self.minimum < 1:
            raise ValueError(f"Limits need at least 1 point, not {self.minimum}.")


@dataclass(frozen=True)
class Limits:
    """The mean of a segment, and the distance from it to the limits: None where no two points are neighbours."""

    centre: Fraction
    reach: Fraction | None

    @property
    def noise(self) -> Fraction:
        """The distance within which a number is on a line: one read from a file is a rounded float."""
        return _NOISE * (abs(self.centre) + (self.reach or 0))

    @property
    def lines(self) -> tuple[float, float | None, float | None]:
        """Centre, lower and upper limit, never clamped."""
        if self.reach is None:
            return float(self.centre), None, None
        return float(self.centre), float(self.centre - self.reach), float(self.centre + self.reach)


@dataclass(frozen=True)
class Segment:
    """The positions of a segment; of its points, ghosts left out, the known values, limits and signals by position.

    ``limits`` is None where there are too few points.
    """

    span: range
    known: Mapping[int, Fraction]
    limits: Limits | None
    marks: Mapping[int, Mark]


def make_segment(series: Series, span: range, ghosts: Container[int], settings: Settings) -> Segment:
    """Return the segment of a series at these positions."""
    places = [place for place in span if place not in ghosts]
    points = [series[place] for place in places]
    known = {place: value for place, value in zip(places, points, strict=True) if value is not None}
    if len(known) < settings.minimum:
        return Segment(span, known, None, {})
    limits = _limits(points, settings)
    distances = [None if value is None else _snapped(value - limits.centre, limits.noise) for value in points]
    signals = find_signals(distances, None if limits.reach is None else limits.reach + limits.noise, settings.run)
    return Segment(span, known, limits, {places[place]: mark for place, mark in signals.items()})


def _snapped(distance: Fraction, noise: Fraction) -> Fraction:
    return Fraction(0) if abs(distance) <= noise else distance


def _limits(points: Series, settings: Settings) -> Limits:
    """Return the limits from the first known points, or from all; moving ranges are between neighbours only."""
    ends = [end for end, value in enumerate(points, 1) if value is not None]
    points = points[: ends[: settings.baseline][-1]]
    centre = mean(value for value in points if value is not None)
    ranges = [abs(step) for step in steps(points) if step is not None]
    if not ranges:
        return Limits(centre, None)
    if settings.screen:
        cut = _OUTLYING * mean(ranges)
        ranges = [each for each in ranges if each < cut] or ranges  # no range of a constant series is below 0
    return Limits(centre, _REACH * mean(ranges))
