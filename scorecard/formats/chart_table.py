"""The figures of a chart as a table: for those who cannot see the picture, and for those who want the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from scorecard.charts import ChartKind, ControlChart, TallyBar, TrendChart
from scorecard.charts.control import ControlPoint, pattern_words
from scorecard.charts.naming import full_name
from scorecard.figures import Figure, Style

NO_FIGURE = "No figure"
NOTHING = "None"


class ChartTable(NamedTuple):
    """A head and rows of printed figures, each row as long as the head; its first cell names it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_table(chart: ChartKind) -> ChartTable:
    """Return the figures that a chart shows; a column that would be empty throughout is left out."""
    if isinstance(chart, TallyBar):
        return ChartTable(("Rating", "Measures"), tuple((share.word, str(share.count)) for share in chart.shares))
    return _table(_trend_columns(chart) if isinstance(chart, TrendChart) else _control_columns(chart))


def _table(columns: dict[str, Sequence[str]]) -> ChartTable:
    told = {head: cells for head, cells in columns.items() if any(cell not in (NO_FIGURE, NOTHING) for cell in cells)}
    return ChartTable(tuple(told), tuple(zip(*told.values(), strict=True)))


def _trend_columns(chart: TrendChart) -> dict[str, Sequence[str]]:
    return {
        "Period": [full_name(period) for period in chart.periods],
        chart.periods[0].year_label: _figures(chart.this_year),
        "A year earlier": _figures(chart.last_year),
        "Target": _targets(chart),
    }


def _control_columns(chart: ControlChart) -> dict[str, Sequence[str]]:
    return {
        "Period": [full_name(point.period) for point in chart.points],
        "Figure": _figures(point.figure for point in chart.points),
        "Average": [_text(chart.style, point.limits.average if point.limits else None) for point in chart.points],
        "Usual from": [_text(chart.style, point.limits.lower if point.limits else None) for point in chart.points],
        "Usual to": [_text(chart.style, point.limits.upper if point.limits else None) for point in chart.points],
        "Target": [_text(chart.style, point.target) for point in chart.points],
        "Sign of": [_sign(chart, point) for point in chart.points],
    }


def _sign(chart: ControlChart, point: ControlPoint) -> str:
    """Return of what a figure is a sign and why; none where it is not judged."""
    if point.figure is None or point.limits is None:
        return NOTHING
    if point.is_ghost:
        return "Left out"
    if point.pattern is None:
        return str(point.sign)
    return f"{point.sign}: {pattern_words(point.pattern, chart.run, upwards=point.upwards)}"


def _figures(figures: Iterable[Figure | None]) -> list[str]:
    return [NO_FIGURE if figure is None else str(figure) for figure in figures]


def _targets(chart: TrendChart) -> list[str]:
    if chart.target_band is None:
        return [_text(chart.style, target) for target in chart.target]
    low, high = (_text(chart.style, end) for end in chart.target_band)
    return [f"{low} to {high}"] * len(chart.periods)


def _text(style: Style, number: Decimal | float | None) -> str:
    return NOTHING if number is None else style.figure(float(number)).text
