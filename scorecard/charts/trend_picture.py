"""Draws the trend chart.

Bars for last year, the target over them, this year's line with dots on top, and labels beside what they name.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scorecard.charts import style
from scorecard.charts.axis import axis_for
from scorecard.charts.canvas import Canvas
from scorecard.charts.placing import Box
from scorecard.charts.plot import PLAIN, Name, Plot, stretches
from scorecard.charts.style import Ink, Typeface
from scorecard.charts.trend import TrendChart
from scorecard.figures import Figure
from scorecard.period import Kind, Period

_DOT, _LATEST_DOT, _LINE, _DOTTED = 4.0, 5.6, 1.5, 1.3
_BAR_SHARE, _WIDEST_BAR = 0.64, 26.0  # of a slot; points


def draw(chart: TrendChart, typeface: Typeface, width: float, height: float) -> str:
    """Return the chart as SVG text; raises ``ValueError`` where it has no figure."""
    if chart.is_empty:
        raise ValueError(f"'{chart.title}' has no figure to draw")
    canvas = Canvas(width, height, typeface)
    plot = _plot(chart, canvas)
    _band(plot, chart)
    plot.draw_values()
    labels = [period.short for period in chart.periods]
    plot.draw_periods(labels, _named(plot, labels))
    names = [*_bars(plot, chart), *_target(plot, chart)]
    _this_year(plot, chart)
    plot.draw_names(names)
    if chart.latest is not None and (figure := chart.this_year[chart.latest]):
        dot = plot.x(chart.latest), plot.y(figure.published)
        plot.print_figure(_latest(chart.periods[chart.latest], figure), dot)
    return canvas.svg()


def _plot(chart: TrendChart, canvas: Canvas) -> Plot:
    """Return the plot for all numbers; bars start from zero, and so does a figure with nothing to compare it with."""
    series = (
        *_published(chart.this_year),
        *_published(chart.last_year),
        *chart.target,
        *(chart.target_band or ()),
    )
    numbers = [number for number in series if number is not None]
    axis = axis_for(numbers, chart.style, from_zero=any(chart.last_year) or len(numbers) == 1)
    has_target = chart.target_band is not None or any(target is not None for target in chart.target)
    names = ["Target"] * has_target + [chart.last_year_label] * any(chart.last_year)
    return Plot.with_room_for(canvas, axis, len(chart.periods), [(words, PLAIN) for words in names])


def _published(figures: Sequence[Figure | None]) -> list[Decimal | None]:
    return [None if figure is None else figure.published for figure in figures]


def _named(plot: Plot, labels: Sequence[str]) -> Sequence[int]:
    """Return the places of the periods that are named: all, else the first and the ends of quarters, else the ends."""
    ends = range(2, len(labels), 3)
    choices: tuple[Sequence[int], ...] = (range(len(labels)), (0, *ends), ends)
    return next((places for places in choices if plot.are_clear(labels, places)), ends)


def _band(plot: Plot, chart: TrendChart) -> None:
    if chart.target_band is not None:
        low, high = map(plot.y, chart.target_band)
        plot.canvas.boxes([Box(plot.area.left, low, plot.area.right, high)], style.BAND)


def _bars(plot: Plot, chart: TrendChart) -> list[Name]:
    """Draw last year's bars, and the zero line where the axis has one; return the name of the last bar."""
    if not plot.axis.low <= 0 <= plot.axis.high:
        return []
    half, foot = min(_BAR_SHARE * plot.slot, _WIDEST_BAR) / 2, plot.y(0)
    tips = [point for point in plot.points(_published(chart.last_year)) if point]
    plot.clutter.bars += [Box(x - half, min(foot, y), x + half, max(foot, y)) for x, y in tips]
    plot.canvas.boxes(plot.clutter.bars, style.BAR, style.BAR_EDGE)
    plot.canvas.rules([((plot.area.left, foot), (plot.area.right, foot))], style.BASELINE, 0.75)
    inside = PLAIN.cap_height / 2
    return [
        Name(
            chart.last_year_label,
            Ink(style.BAR_INK),
            (_end(plot, chart.last_year, x + half), y - _sign(y - foot) * inside),
        )
        for x, y in tips[-1:]
    ]


def _target(plot: Plot, chart: TrendChart) -> list[Name]:
    """Draw the target as a dotted line, or as the two edges of a band; return the name of its end."""
    right = plot.area.right
    if chart.target_band is not None:
        runs = [[(plot.area.left, plot.y(end)), (right, plot.y(end))] for end in chart.target_band]
        ends = [(right, sum(map(plot.y, chart.target_band)) / 2)]
    else:
        runs = plot.runs(chart.target)
        ends = [(_end(plot, chart.target, x), y) for x, y in (run[-1] for run in runs[-1:])]
    plot.draw_line(runs, plot.canvas.dotted, style.DARK_PINK, _DOTTED)
    return [Name("Target", Ink(style.DARK_PINK), end) for end in ends]


def _end(plot: Plot, series: Sequence[object], x: float) -> float:
    """Return where a series ends: at the right edge where it has something for the last period, else at ``x``."""
    return x if series[-1] is None else plot.area.right


def _this_year(plot: Plot, chart: TrendChart) -> None:
    """Draw this year's line, a dot at each figure and a larger one at the latest."""
    points = plot.points(_published(chart.this_year))
    known = [point for point in points if point]
    plot.draw_line(stretches(points), plot.canvas.line, style.DARK_BLUE, _LINE)
    plot.canvas.dots(known[:-1], style.DARK_BLUE, _DOT)
    plot.canvas.dots(known[-1:], style.DARK_BLUE, _LATEST_DOT)
    plot.clutter.add_dots(known[-1:], _LATEST_DOT / 2)


def _latest(period: Period, figure: Figure) -> str:
    """Return the label of the latest figure: a month is named, since the figure beside the chart is of the quarter."""
    return f"{period.short}: {figure.text}" if period.kind is Kind.MONTH else figure.text


def _sign(number: float) -> int:
    return 1 if number >= 0 else -1
