"""Draws the trend chart.

Bars for last year, the target over them, this year's line with dots on top, and labels beside what they name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from scorecard.charts import style
from scorecard.charts.axis import Axis, axis_for
from scorecard.charts.canvas import Canvas
from scorecard.charts.placing import Box, Clutter, Point, around
from scorecard.charts.style import Ink, Typeface
from scorecard.charts.trend import TrendChart
from scorecard.figures import Figure

_PLAIN = Ink(style.DARK_GREY)
_TARGET = Ink(style.DARK_PINK)
_LAST_YEAR = Ink(style.BAR_INK)
_LATEST = Ink(style.DARK_BLUE, 8.5, bold=True)
_FOOT, _HEAD = 12.0, 11.5  # points below for the months, above for the label of a figure at the top
_GAP, _EDGE = 3.5, 0.5  # points beside a label, and around the page
_MONTHS_UP = 2.0  # points from the foot of the page to the months' baseline
_DOT, _LATEST_DOT, _LINE, _DOTTED = 4.0, 5.6, 1.5, 1.3
_BAR_SHARE, _WIDEST_BAR = 0.64, 26.0  # of a slot; points


@dataclass(frozen=True)
class Plot:
    """The area inside the labels, which turns places and numbers into points."""

    area: Box
    axis: Axis
    slots: int

    @property
    def slot(self) -> float:
        """The width of one period."""
        return (self.area.right - self.area.left) / self.slots

    def x(self, place: float) -> float:
        """Return where a period's middle lies; the first is 0."""
        return self.area.left + (place + 0.5) * self.slot

    def y(self, number: Decimal) -> float:
        """Return how high a number lies."""
        share = (number - self.axis.low) / (self.axis.high - self.axis.low)
        return self.area.low + float(share) * (self.area.high - self.area.low)

    def points(self, numbers: Sequence[Decimal | None]) -> list[Point | None]:
        """Return the points of a series, None where a number is missing."""
        return [None if number is None else (self.x(place), self.y(number)) for place, number in enumerate(numbers)]


def draw(chart: TrendChart, typeface: Typeface, width: float, height: float) -> str:
    """Return the chart as SVG text; raises ``ValueError`` where it has no figure."""
    if chart.is_empty:
        raise ValueError(f"'{chart.title}' has no figure to draw")
    canvas = Canvas(width, height, typeface)
    plot = _plot(chart, canvas)
    clutter = Clutter(Box(_EDGE, _EDGE, canvas.width - _EDGE, canvas.height - _EDGE))
    _grid(canvas, plot, chart, clutter)
    _bars(canvas, plot, chart, clutter)
    _target(canvas, plot, chart, clutter)
    _this_year(canvas, plot, chart, clutter)
    _labels(canvas, plot, chart, clutter)
    return canvas.svg()


def _plot(chart: TrendChart, canvas: Canvas) -> Plot:
    """Return the plot that leaves room for the axis labels at the left and the direct labels at the right."""
    series = (
        *_published(chart.this_year),
        *_published(chart.last_year),
        *chart.target,
        *(chart.target_band or ()),
    )
    numbers = [number for number in series if number is not None]
    axis = axis_for(numbers, chart.style, from_zero=any(chart.last_year))
    left = max(canvas.text_width(label, _PLAIN) for label in axis.labels) + _GAP
    right = max((canvas.text_width(words, _PLAIN) for words in _margin(chart)), default=0) + _GAP + _EDGE
    area = Box(left, _FOOT, canvas.width - right, canvas.height - _HEAD)
    return Plot(area, axis, len(chart.periods))


def _margin(chart: TrendChart) -> list[str]:
    """Return the labels of what reaches the right edge of the plot."""
    words = ["Target"] if chart.target_band or chart.target[-1] is not None else []
    return [*words, chart.last_year_label] if chart.last_year[-1] else words


def _published(figures: Sequence[Figure | None]) -> list[Decimal | None]:
    return [None if figure is None else figure.published for figure in figures]


def _grid(canvas: Canvas, plot: Plot, chart: TrendChart, clutter: Clutter) -> None:
    """Draw the target's band, the gridlines, and the labels of both axes."""
    if chart.target_band is not None:
        low, high = map(plot.y, chart.target_band)
        canvas.boxes([Box(plot.area.left, low, plot.area.right, high)], style.BAND)
    heights = [plot.y(tick) for tick in plot.axis.ticks]
    canvas.rules([((plot.area.left, y), (plot.area.right, y)) for y in heights], style.GRID, 0.5)
    for y, label in zip(heights, plot.axis.labels, strict=True):
        x = plot.area.left - _GAP - canvas.text_width(label, _PLAIN)
        _axis_label(canvas, clutter, (x, y - _PLAIN.cap_height / 2), label)
    for place, period in enumerate(chart.periods):
        x = plot.x(place) - canvas.text_width(period.short, _PLAIN) / 2
        _axis_label(canvas, clutter, (x, _MONTHS_UP), period.short)


def _axis_label(canvas: Canvas, clutter: Clutter, start: Point, words: str) -> None:
    clutter.labels.append(Box.sized(*start, canvas.text_width(words, _PLAIN), _PLAIN.cap_height))
    canvas.text(*start, words, _PLAIN)


def _bars(canvas: Canvas, plot: Plot, chart: TrendChart, clutter: Clutter) -> None:
    """Draw last year's bars, and the zero line where the axis has one."""
    half = min(_BAR_SHARE * plot.slot, _WIDEST_BAR) / 2
    if plot.axis.low <= 0 <= plot.axis.high:
        foot = plot.y(Decimal(0))
        tops = [point for point in plot.points(_published(chart.last_year)) if point]
        clutter.bars += [Box(x - half, min(foot, y), x + half, max(foot, y)) for x, y in tops]
        canvas.boxes(clutter.bars, style.BAR, style.BAR_EDGE)
        canvas.rules([((plot.area.left, foot), (plot.area.right, foot))], style.BASELINE, 0.75)


def _target(canvas: Canvas, plot: Plot, chart: TrendChart, clutter: Clutter) -> None:
    """Draw the target as a dotted line that spans each of its periods, or the two edges of a band."""
    if chart.target_band is not None:
        runs = [[(plot.area.left, plot.y(end)), (plot.area.right, plot.y(end))] for end in chart.target_band]
    else:
        runs = list(_runs(plot, chart.target))
    if not runs:
        return
    points = [point for run in runs for point in (*run, None)]
    canvas.dotted(points, style.DARK_PINK, _DOTTED)
    clutter.add_line(points)


def _runs(plot: Plot, target: Sequence[Decimal | None]) -> list[list[Point]]:
    """Return the target's unbroken stretches; a level one spans the whole of its first and last period."""
    runs = []
    for known, group in groupby(plot.points(target), key=bool):
        if known:
            run = [point for point in group if point]
            level = len({y for _, y in run}) == 1
            ends = ((run[0][0] - plot.slot / 2, run[0][1]), (run[-1][0] + plot.slot / 2, run[-1][1]))
            runs.append(list(ends) if level else run)
    return runs


def _this_year(canvas: Canvas, plot: Plot, chart: TrendChart, clutter: Clutter) -> None:
    """Draw this year's line, a dot at each figure and a larger one at the latest."""
    points = plot.points(_published(chart.this_year))
    known = [point for point in points if point]
    if known:
        canvas.line(points, style.DARK_BLUE, _LINE)
        canvas.dots(known[:-1], style.DARK_BLUE, _DOT)
        canvas.dots(known[-1:], style.DARK_BLUE, _LATEST_DOT)
        clutter.add_line(points)


def _labels(canvas: Canvas, plot: Plot, chart: TrendChart, clutter: Clutter) -> None:
    """Name the target and last year's bars at their right ends; print the latest figure at its dot."""
    if chart.target_band:
        _beside(canvas, clutter, (plot.area.right, sum(map(plot.y, chart.target_band)) / 2), "Target", _TARGET)
    elif runs := _runs(plot, chart.target):
        x, y = runs[-1][-1]
        _beside(canvas, clutter, (x if chart.target[-1] is None else plot.area.right, y), "Target", _TARGET)
    if clutter.bars:
        bar = clutter.bars[-1]
        edge = plot.area.right if chart.last_year[-1] else bar.right
        _beside(canvas, clutter, (edge, bar.high - _LAST_YEAR.cap_height / 2), chart.last_year_label, _LAST_YEAR)
    if chart.latest is not None and (figure := chart.this_year[chart.latest]):
        point = (plot.x(chart.latest), plot.y(figure.published))
        width = canvas.text_width(figure.text, _LATEST)
        box = clutter.place(list(around(point, width, _LATEST.cap_height, _LATEST_DOT / 2 + 2)), point)
        canvas.text(box.left, box.low, figure.text, _LATEST)


def _beside(canvas: Canvas, clutter: Clutter, end: Point, words: str, ink: Ink) -> None:
    """Set a label right of the end of what it names, moved down or up past other labels."""
    drop = 0.2 * ink.size  # the tail of a "g"
    first = Box.sized(
        end[0] + _GAP,
        end[1] - ink.cap_height / 2 - drop,
        canvas.text_width(words, ink),
        ink.cap_height + drop,
    )
    shifts = (0.0, *(shift * side for shift in range(1, 24) for side in (-1.0, 1.0)))
    box = clutter.place([first.moved(0, shift) for shift in shifts])
    canvas.text(box.left, box.low + drop, words, ink)
