"""Where a label goes: the first of its possible places that hides nothing, or the one that hides least."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]
_LABEL, _LINE, _EDGE = 100.0, 10.0, 2.0  # what it costs to cover another label, a line, the outline of a bar
_BETWEEN = 3.0  # what it costs to stand across a line from one's dot
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
    """The page and what already stands on it, in points."""

    page: Box
    labels: list[Box] = field(default_factory=list)
    lines: list[tuple[Point, Point]] = field(default_factory=list)
    bars: list[Box] = field(default_factory=list)

    def add_line(self, points: Iterable[Point | None]) -> None:
        """Remember a line that is broken where a point is missing."""
        self.lines += [(start, end) for start, end in pairwise(points) if start and end]

    def place(self, choices: Sequence[Box], dot: Point | None = None) -> Box:
        """Return the best of a label's places, moved onto the page where it sticks out, and remember it."""
        best, least = choices[0], float("inf")
        for box in map(self._inside, choices):
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
        """Return the cost of the lines between a label and its dot; the line of the dot is free."""
        x, y = dot
        way = Box(min(box.left, x), min(box.low, y), max(box.right, x), max(box.high, y))
        return _BETWEEN * sum(way.meets(start, end) for start, end in self.lines if dot not in (start, end))

    def _inside(self, box: Box) -> Box:
        page = self.page
        across = max(page.left - box.left, 0) or min(page.right - box.right, 0)
        return box.moved(across, max(page.low - box.low, 0) or min(page.high - box.high, 0))


def around(point: Point, width: float, height: float, reach: float) -> Iterator[Box]:
    """Yield a label's places around a dot: above, right, below, left, at the corners; then farther off."""
    for distance in (reach, 1.7 * reach, 2.6 * reach):
        for across, up in _SLANTS:
            x = point[0] + across * distance + _sign(across) * width / 2
            y = point[1] + up * distance + _sign(up) * height / 2
            yield Box.sized(x - width / 2, y - height / 2, width, height)


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
