"""Where a label goes: the first of its possible places that hides nothing, or the one that hides least.

Labels in a column are spread instead: each as near to what it names as the others allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from statistics import fmean
from typing import NamedTuple

Point = tuple[float, float]
_LABEL, _LINE, _EDGE = 1000.0, 30.0, 3.0  # what it costs to cover another label, a line, the outline of a bar
_BETWEEN = 3.0  # what it costs to stand across a line from one's dot
_NEAR, _FAR = 8.0, 0.5  # points from its dot within which a label is near; what each point beyond costs
_CLEAR = 1.0  # points kept free around a label
_SLANTS = (
    (0.0, 1.0),
    (1.0, 0.0),
    (0.0, -1.0),
    (-1.0, 0.0),
    (0.7, 0.7),
    (0.7, -0.7),
    (-0.7, 0.7),
    (-0.7, -0.7),
)


class Box(NamedTuple):
    """A rectangle in points, from its left and lower to its right and upper edge."""

    left: float
    low: float
    right: float
    high: float

    @classmethod
    def sized(cls, left: float, low: float, width: float, height: float) -> Box:
        """Return the box of a width and height at a lower left corner."""
        return cls(left, low, left + width, low + height)

    def moved(self, across: float, up: float) -> Box:
        """Return the box elsewhere."""
        return Box(self.left + across, self.low + up, self.right + across, self.high + up)

    def padded(self, margin: float) -> Box:
        """Return the box grown on all sides."""
        return Box(self.left - margin, self.low - margin, self.right + margin, self.high + margin)

    def overlaps(self, other: Box) -> bool:
        """Return whether two boxes share an area."""
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high

    def holds(self, other: Box) -> bool:
        """Return whether another box lies wholly inside."""
        return (
            self.left <= other.left and other.right <= self.right and self.low <= other.low and other.high <= self.high
        )

    def meets(self, start: Point, end: Point) -> bool:
        """Return whether a straight line runs through the box (Liang and Barsky's clipping, 1984)."""
        first, last = 0.0, 1.0
        for low, high, origin, target in (
            (self.left, self.right, start[0], end[0]),
            (self.low, self.high, start[1], end[1]),
        ):
            step = target - origin
            if step == 0:
                if not low < origin < high:
                    return False
                continue
            enter, leave = sorted(((low - origin) / step, (high - origin) / step))
            first, last = max(first, enter), min(last, leave)
        return first < last


@dataclass
class Clutter:
    """What already stands on the page, in points."""

    labels: list[Box] = field(default_factory=list)
    lines: list[tuple[Point, Point]] = field(default_factory=list)
    bars: list[Box] = field(default_factory=list)

    def add_line(self, points: Iterable[Point | None]) -> None:
        """Remember a line that is broken where a point is missing."""
        self.lines += [(start, end) for start, end in pairwise(points) if start and end]

    def add_dots(self, points: Iterable[Point], radius: float) -> None:
        """Remember dots: each as lines from its middle, so that they are the dot's own."""
        ways = ((radius, 0), (-radius, 0), (0, radius), (0, -radius))
        self.lines += [((x, y), (x + across, y + up)) for x, y in points for across, up in ways]

    def place(self, choices: Iterable[Box], within: Box, dot: Point | None = None) -> Box:
        """Return the best of a label's places, moved ``within`` a box where it sticks out, and remember it."""
        best, least = within, float("inf")
        for box in (_inside(choice, within) for choice in choices):
            cost = self._cost(box.padded(_CLEAR)) + (self._cut_off(box, dot) if dot else 0)
            if cost < least:
                best, least = box, cost
            if cost == 0:
                break
        self.labels.append(best)
        return best

    def _cost(self, box: Box) -> float:
        return (
            _LABEL * sum(box.overlaps(label) for label in self.labels)
            + _LINE * sum(box.meets(*line) for line in self.lines)
            + _EDGE * sum(box.overlaps(bar) and not bar.holds(box) for bar in self.bars)
        )

    def _cut_off(self, box: Box, dot: Point) -> float:
        """Return the cost of the way between a label and its dot, and of the lines across it but the dot's own."""
        x, y = dot
        way = Box(min(box.left, x), min(box.low, y), max(box.right, x), max(box.high, y))
        away = hypot(max(box.left - x, x - box.right, 0), max(box.low - y, y - box.high, 0))
        crossed = sum(way.meets(start, end) for start, end in self.lines if dot not in (start, end))
        return _BETWEEN * crossed + _FAR * max(away - _NEAR, 0)


def _inside(box: Box, within: Box) -> Box:
    """Return a box moved inside another; one that is too wide begins at its left."""
    across = max(within.left - box.left, min(within.right - box.right, 0))
    return box.moved(across, max(within.low - box.low, min(within.high - box.high, 0)))


def around(point: Point, width: float, height: float, reach: float) -> Iterator[Box]:
    """Yield a label's places around a dot: above, right, below, left, at the corners; then farther off."""
    for distance in (reach, 1.7 * reach, 2.6 * reach):
        for across, up in _SLANTS:
            x = point[0] + across * distance + _sign(across) * width / 2
            y = point[1] + up * distance + _sign(up) * height / 2
            yield Box.sized(x - width / 2, y - height / 2, width, height)


def spread(heights: Sequence[float], size: float, low: float, high: float) -> list[float]:
    """Return where the middles of a column's labels of one size go: in order, clear of each other, between two ends.

    Together they move as little as they can: labels that would overlap share their way (least squares, by pooling
    adjacent violators).
    """
    order = sorted(range(len(heights)), key=heights.__getitem__)
    pools: list[list[float]] = []
    for rank, place in enumerate(order):
        pools.append([heights[place] - rank * size])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    lowest, highest = low + size / 2, high - size * (len(heights) - 0.5)
    feet = [min(max(fmean(pool), lowest), highest) for pool in pools for _ in pool]
    middles = {place: foot + rank * size for rank, (place, foot) in enumerate(zip(order, feet, strict=True))}
    return [middles[place] for place in range(len(heights))]


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
