"""A page in points to draw charts on with matplotlib's artists, origin at the bottom left.

No Figure or Axes stands behind it: an Axes takes five times as long to draw as all marks of a chart, and its
ticks, margins and text boxes are settled here from the shipped font.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

from scorecard.charts.placing import Box, Point
from scorecard.charts.style import Ink, Typeface
from scorecard.charts.svg import SvgRenderer

if TYPE_CHECKING:
    from matplotlib.artist import Artist

_GAP = (math.nan, math.nan)


class Mark(NamedTuple):
    """A shape by matplotlib's name, such as ``D``, its size in points, its fill, and its outline if it has one."""

    shape: str
    size: float
    fill: str
    edge: str | None = None
    width: float = 1.0


class Canvas:
    """Lines, dots, boxes and labels, drawn in the order in which they are asked for."""

    def __init__(self, width: float, height: float, typeface: Typeface) -> None:
        """Start an empty page; ``width`` and ``height`` are in millimetres."""
        self._renderer = SvgRenderer(width, height, typeface)
        self.width, self.height = self._renderer.get_canvas_width_height()

    def line(self, points: Iterable[Point | None], colour: str, width: float) -> None:
        """Join the points with a line, broken where a point is missing."""
        self._draw(_line(points, color=colour, linewidth=width, solid_capstyle="round", solid_joinstyle="round"))

    def rules(self, ends: Iterable[tuple[Point, Point]], colour: str, width: float) -> None:
        """Draw straight rules, each from its start to its end."""
        points = [point for start, end in ends for point in (start, end, None)]
        self._draw(_line(points, color=colour, linewidth=width, solid_capstyle="butt", solid_joinstyle="miter"))

    def dotted(self, points: Iterable[Point | None], colour: str, width: float) -> None:
        """Join the points with a line of round dots."""
        dots = (0, (0.01, 2))  # a dash without length has only its round ends
        self._draw(_line(points, color=colour, linewidth=width, linestyle=dots, dash_capstyle="round"))

    def dashed(self, points: Iterable[Point | None], colour: str, width: float) -> None:
        """Join the points with a dashed line."""
        dashes = (0, (5, 3))  # line widths
        self._draw(_line(points, color=colour, linewidth=width, linestyle=dashes, dash_capstyle="butt"))

    def dots(self, points: Iterable[Point], colour: str, diameter: float) -> None:
        """Draw filled dots: lines without length, whose round ends are circles at a tenth of the path."""
        self.line([part for point in points for part in (point, point, None)], colour, diameter)

    def boxes(self, boxes: Sequence[Box], fill: str, edge: str | None = None, width: float = 0.5) -> None:
        """Draw boxes of one style; without ``edge`` they have no outline."""
        if boxes:
            path = Path.make_compound_path(*(Path(_corners(box), closed=True) for box in boxes))
            self.shape(path, fill, edge, width)

    def shape(self, path: Path, fill: str, edge: str | None = None, width: float = 0.5) -> None:
        """Draw a filled shape."""
        line = width if edge else 0
        self._draw(
            PathPatch(path, facecolor=fill, edgecolor=edge or fill, linewidth=line, transform=IdentityTransform())
        )

    def marks(self, points: Sequence[Point], look: Mark) -> None:
        """Draw a shape at each point."""
        if points:
            marker = MarkerStyle(look.shape)
            sized = marker.get_path().transformed(marker.get_transform() + Affine2D().scale(look.size))
            paths = (sized.transformed(Affine2D().translate(*point)) for point in points)
            self.shape(Path.make_compound_path(*paths), look.fill, look.edge, look.width)

    def text(self, x: float, y: float, words: str, ink: Ink) -> None:
        """Set a label whose baseline starts at a point."""
        gc = self._renderer.new_gc()
        gc.set_foreground(ink.colour)
        self._renderer.draw_text(gc, x, self.height - y, words, _font(ink.size, bold=ink.bold), 0)

    def text_width(self, words: str, ink: Ink) -> float:
        """Return the width of a label in points."""
        return self._renderer.text_width(words, ink.size, bold=ink.bold)

    def svg(self) -> str:
        """Return all that was drawn as an SVG document."""
        return self._renderer.svg()

    def _draw(self, artist: Artist) -> None:
        artist.draw(self._renderer)


def _line(points: Iterable[Point | None], **style: Any) -> Line2D:  # noqa: ANN401  reason: matplotlib's keywords
    places = [point or _GAP for point in points]
    own = {"linestyle": "solid", "marker": "none"} | style  # whatever a matplotlibrc says
    return Line2D([x for x, _ in places], [y for _, y in places], transform=IdentityTransform(), **own)


def _corners(box: Box) -> list[Point]:
    return [
        (box.left, box.low),
        (box.left, box.high),
        (box.right, box.high),
        (box.right, box.low),
        (box.left, box.low),
    ]


@cache
def _font(size: float, *, bold: bool) -> FontProperties:
    return FontProperties(size=size, weight=600 if bold else 400)
