"""The area of a chart with a value axis at its left, periods along its foot and the names of its lines at its right.

Every label has a place where no other label can be: value labels left of the area, periods below it, names right of it,
and the printed figure inside, or in the strip above, which is always free.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from scorecard.charts import style
from scorecard.charts.axis import Axis
from scorecard.charts.canvas import Canvas
from scorecard.charts.placing import Box, Clutter, Point, around, spread
from scorecard.charts.style import Ink

PLAIN = Ink(style.DARK_GREY)
PRINTED = Ink(style.DARK_BLUE, 8.5, bold=True)
_FOOT, _HEAD = 12.0, 13.0  # points below for the periods, above for the printed figure of a point at the top
_RISE = 3.5  # points that a name may rise above the area, so that the strip for the printed figure stays free
_GAP, _EDGE = 3.5, 0.5  # points beside a label, and around the page
_LEFT, _RIGHT = 26.0, 30.0  # points that labels have at the least, so that charts below each other share their periods
_WIDER = 1.1  # periods to each side
_PERIODS_UP, _TICK = 2.0, 2.0  # points from the foot of the page to the periods' baseline; the length of a tick
_BETWEEN = 2.5  # points between two periods, less runs them together
_REACH = 4.8  # points from the middle of a dot to its label
_LEVEL = 3  # periods for each change of a target that moves by steps
_LEADING = 0.6  # points from the tails of a name to the next one


def stretches(points: Iterable[Point | None]) -> list[list[Point]]:
    """Return the parts of a line that breaks where a point is missing."""
    return [[point for point in part if point] for known, part in groupby(points, key=bool) if known]


Pen = Callable[[Iterable[Point | None], str, float], None]


class Name(NamedTuple):
    """What a line, a bar or a point is called, how that is set, and where it ends."""

    words: str
    ink: Ink
    end: Point


@dataclass(frozen=True)
class Plot:
    """The area inside the labels, which turns places and numbers into points."""

    canvas: Canvas
    area: Box
    axis: Axis
    slots: int
    clutter: Clutter = field(default_factory=Clutter)

    @classmethod
    def with_room_for(cls, canvas: Canvas, axis: Axis, slots: int, names: Iterable[tuple[str, Ink]]) -> Plot:
        """Return the plot that leaves room for the labels of its axis and for names at its right."""
        left = max([_LEFT, *(canvas.text_width(label, PLAIN) + _GAP for label in axis.labels)])
        right = max([_RIGHT, *(canvas.text_width(words, ink) + _GAP for words, ink in names)]) + _EDGE
        area = Box(left, _FOOT, canvas.width - right, canvas.height - _HEAD)
        return cls(canvas, area, axis, slots)

    @property
    def slot(self) -> float:
        """The width of one period."""
        return (self.area.right - self.area.left) / self.slots

    def x(self, place: float) -> float:
        """Return where a period's middle lies; the first is 0."""
        return self.area.left + (place + 0.5) * self.slot

    def y(self, number: Decimal | float) -> float:
        """Return how high a number lies."""
        low, high = float(self.axis.low), float(self.axis.high)
        return self.area.low + (float(number) - low) / (high - low) * (self.area.high - self.area.low)

    def points(self, numbers: Sequence[Decimal | float | None]) -> list[Point | None]:
        """Return the points of a series, None where a number is missing."""
        return [None if number is None else (self.x(place), self.y(number)) for place, number in enumerate(numbers)]

    def levels(self, numbers: Sequence[Decimal | float | None]) -> list[list[Point]]:
        """Return a line of levels: each spans the whole of its periods, and none is joined to the next."""
        levels = groupby(enumerate(numbers), key=itemgetter(1))
        spans = [(number, [place for place, _ in group]) for number, group in levels]
        return [
            [(self.x(places[0] - 0.5), self.y(number)), (self.x(places[-1] + 0.5), self.y(number))]
            for number, places in spans
            if number is not None
        ]

    def runs(self, numbers: Sequence[Decimal | None]) -> list[list[Point]]:
        """Return a target's stretches: levels where it keeps each for long, else straight from period to period."""
        known = [number for number in numbers if number is not None]
        changes = sum(before != after for before, after in pairwise(known))
        runs = self.levels(numbers) if changes * _LEVEL <= len(known) else stretches(self.points(numbers))
        return [self._seen(run) for run in runs]

    def _seen(self, run: list[Point]) -> list[Point]:
        """Return a target of one period as a level that is wider than the dot of the period's figure."""
        (start, y), (end, _) = run[0], run[-1]
        if end - start > self.slot + _EDGE:
            return run
        middle, half = (start + end) / 2, max(_WIDER * self.slot, _REACH + _GAP)
        return [(max(middle - half, self.area.left), y), (min(middle + half, self.area.right), y)]

    def draw_line(self, runs: Iterable[Sequence[Point]], draw: Pen, colour: str, width: float) -> None:
        """Draw the runs of a line with a pen of the canvas, and keep labels off them."""
        points = [point for run in runs for point in (*run, None)]
        draw(points, colour, width)
        self.clutter.add_line(points)

    def draw_values(self) -> None:
        """Draw the gridlines and their labels."""
        heights = [self.y(tick) for tick in self.axis.ticks]
        self.canvas.rules([((self.area.left, y), (self.area.right, y)) for y in heights], style.GRID, 0.5)
        for y, label in zip(heights, self.axis.labels, strict=True):
            x = self.area.left - _GAP - self.canvas.text_width(label, PLAIN)
            self._label((x, y - PLAIN.cap_height / 2), label)

    def draw_periods(self, labels: Sequence[str], places: Sequence[int]) -> None:
        """Name the periods at these places along the foot; ticks mark them where others have no name."""
        if len(places) < self.slots:
            foot = self.area.low
            ticks = [((self.x(place), foot), (self.x(place), foot - _TICK)) for place in places]
            self.canvas.rules(ticks, style.BASELINE, 0.5)
        for place in places:
            self._label((self._period_box(labels, place).left, _PERIODS_UP), labels[place])

    def are_clear(self, labels: Sequence[str], places: Sequence[int]) -> bool:
        """Return whether the names of the periods at these places, in order, do not run together."""
        boxes = [self._period_box(labels, place) for place in places]
        return all(one.right + _BETWEEN <= other.left for one, other in pairwise(boxes))

    def draw_names(self, names: Sequence[Name]) -> None:
        """Set names beside the ends of what they name; those of what reaches the right edge in a column there."""
        column = [name for name in names if name.end[0] >= self.area.right]
        size = max((name.ink.size for name in column), default=0) + _LEADING
        middles = spread([name.end[1] for name in column], size, self.area.low, self.area.high + _RISE)
        for name, middle in zip(column, middles, strict=True):
            self._name(name, [middle])
        for name in names:
            if name not in column:
                self._name(name, [name.end[1] + shift for shift in sorted(range(-60, 61), key=abs)])

    def print_figure(self, words: str, point: Point) -> None:
        """Print a figure beside its point: the page above the periods is searched, and the strip above the plot."""
        page = Box(self.area.left, self.area.low, self.canvas.width - _EDGE, self.canvas.height - _EDGE)
        width, height = self.canvas.text_width(words, PRINTED), PRINTED.cap_height + PRINTED.tail
        above = Box.sized(point[0] - width / 2, page.high - height, width, height)
        box = self.clutter.place([*around(point, width, height, _REACH), above], page, point)
        self.canvas.text(box.left, box.low + PRINTED.tail, words, PRINTED)

    def _period_box(self, labels: Sequence[str], place: int) -> Box:
        """Return where a period's name stands: below its middle, moved onto the page."""
        width = self.canvas.text_width(labels[place], PLAIN)
        left = min(max(self.x(place) - width / 2, _EDGE), self.canvas.width - _EDGE - width)
        return Box.sized(left, _PERIODS_UP, width, PLAIN.cap_height)

    def _name(self, name: Name, middles: Iterable[float]) -> None:
        """Set a name right of its end, as near to the first of these heights as others allow."""
        words, ink, (x, _) = name
        width, height = self.canvas.text_width(words, ink), ink.size
        room = Box(self.area.left, self.area.low, self.canvas.width - _EDGE, self.area.high + _RISE)
        choices = (Box.sized(x + _GAP, middle - height / 2, width, height) for middle in middles)
        box = self.clutter.place(choices, room)
        self.canvas.text(box.left, (box.low + box.high - ink.cap_height) / 2, words, ink)

    def _label(self, start: Point, words: str) -> None:
        self.clutter.labels.append(Box.sized(*start, self.canvas.text_width(words, PLAIN), PLAIN.cap_height))
        self.canvas.text(*start, words, PLAIN)
