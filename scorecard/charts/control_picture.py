"""Draws the control chart.

A thin line with a mark at each figure, whose form says what the figure is a sign of; the average, the ends of the usual
range and the target as lines that differ by form.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scorecard.charts import style
from scorecard.charts.axis import axis_for
from scorecard.charts.canvas import Canvas, Mark
from scorecard.charts.control import ControlChart, ControlPoint, Sign
from scorecard.charts.plot import PLAIN, PRINTED, Name, Plot, stretches
from scorecard.charts.style import Ink, Typeface

MARKS = {
    Sign.USUAL: Mark("o", 2.8, style.DARK_GREY),
    Sign.IMPROVEMENT: Mark("o", 5.2, style.TURQUOISE, style.WHITE, 0.4),
    Sign.CONCERN: Mark("D", 4.2, style.RED, style.WHITE, 0.4),
    Sign.CHANGE: Mark("s", 4.4, style.LIGHT_PURPLE, style.WHITE, 0.4),
}
GHOST = Mark("o", 3.2, style.WHITE, style.DARK_GREY, 0.7)
_LINE, _LIMIT, _DOTTED = 0.9, 0.8, 1.3
_WIDEST = 45.0  # points of a figure that stands among the names of the lines; a wider one would leave too little plot


def draw(chart: ControlChart, typeface: Typeface, width: float, height: float) -> str:
    """Return the chart as SVG text; raises ``ValueError`` where there is no usual range to draw."""
    if chart.is_empty:
        raise ValueError(f"'{chart.title}' has no usual range to draw")
    canvas = Canvas(width, height, typeface)
    names = _names(chart, canvas)
    plot = Plot.with_room_for(canvas, axis_for(_numbers(chart), chart.style, from_zero=False), len(chart.points), names)
    plot.draw_values()
    labels = [point.period.label for point in chart.points]
    plot.draw_periods(labels, _named(plot, chart, labels))
    _lines(plot, chart)
    _figures(plot, chart)
    plot.draw_names([Name(words, ink, (plot.area.right, plot.y(number))) for (words, ink), number in names.items()])
    place = chart.latest
    if place is not None and (figure := chart.points[place].figure) and (figure.text, PRINTED) not in names:
        plot.print_figure(figure.text, (plot.x(place), plot.y(figure.published)))
    return canvas.svg()


def _numbers(chart: ControlChart) -> list[Decimal]:
    """Return all that the axis must hold."""
    limits = [point.limits for point in chart.points if point.limits]
    lines = [Decimal(format(line, ".15g")) for each in limits for line in (each.lower, each.upper)]
    figures = [point.figure.published for point in chart.points if point.figure]
    return [*lines, *figures, *(point.target for point in chart.points if point.target is not None)]


def _names(chart: ControlChart, canvas: Canvas) -> dict[tuple[str, Ink], Decimal | float]:
    """Return what is named at the right edge, with its height: the lines, and the latest figure if it has room."""
    last = chart.points[-1]
    names: dict[tuple[str, Ink], Decimal | float] = {}
    if last.limits:
        names["Average", PLAIN] = last.limits.average
        names["Lower limit", PLAIN] = last.limits.lower
        names["Upper limit", PLAIN] = last.limits.upper
    if last.target is not None:
        names["Target", Ink(style.DARK_PINK)] = last.target
    if last.figure and canvas.text_width(last.figure.text, PRINTED) <= _WIDEST:
        names[last.figure.text, PRINTED] = last.figure.published
    return names


def _named(plot: Plot, chart: ControlChart, labels: Sequence[str]) -> list[int]:
    """Return the places of the periods that are named: the last, the first, and each April that has room."""
    starts = [place for place, point in enumerate(chart.points) if point.period.index == 0]
    named = [len(labels) - 1]
    for place in (0, *starts):
        wider = sorted({*named, place})
        if plot.are_clear(labels, wider):
            named = wider
    return named


def _lines(plot: Plot, chart: ControlChart) -> None:
    """Draw average, limits and target, each with its own kind of line."""
    pens = {"average": plot.canvas.line, "lower": plot.canvas.dashed, "upper": plot.canvas.dashed}
    for name, pen in pens.items():
        line = plot.levels([getattr(point.limits, name, None) for point in chart.points])
        plot.draw_line(line, pen, style.BAR_EDGE, _LIMIT)
    plot.draw_line(plot.runs([point.target for point in chart.points]), plot.canvas.dotted, style.DARK_PINK, _DOTTED)


def _figures(plot: Plot, chart: ControlChart) -> None:
    """Draw the line through all figures but ghosts, and a mark at each figure."""
    places = plot.points([point.figure.published if point.figure else None for point in chart.points])
    placed = list(zip(places, chart.points, strict=True))
    line = stretches([place for place, point in placed if not point.is_ghost])
    plot.draw_line(line, plot.canvas.line, style.DARK_GREY, _LINE)
    for mark in (GHOST, *MARKS.values()):
        plot.canvas.marks([place for place, point in placed if place and _mark(point) == mark], mark)


def _mark(point: ControlPoint) -> Mark:
    return GHOST if point.is_ghost else MARKS[point.sign]
