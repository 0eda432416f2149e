"""Charts: frozen data, words for those who cannot see the picture, and the picture as SVG.

A chart is a data class with ``is_empty``, and functions ``describe`` and ``draw`` beside it. A new one is one
module and its place in ``ChartKind`` and ``KINDS``. Importing this package does not import matplotlib.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from scorecard.charts import control, tally, trend
from scorecard.charts.control import ControlChart
from scorecard.charts.style import Typeface
from scorecard.charts.tally import TallyBar
from scorecard.charts.trend import TrendChart

__all__ = ["KINDS", "ChartKind", "ControlChart", "TallyBar", "TrendChart", "Typeface", "describe", "draw"]

ChartKind: TypeAlias = TrendChart | ControlChart | TallyBar


class Kind(NamedTuple):
    """A kind of chart: its data, its words and its picture."""

    data: type[ChartKind]
    describe: Callable[[Any], str]
    draw: Callable[..., str]


KINDS: dict[str, Kind] = {
    "trend": Kind(TrendChart, trend.describe, trend.draw),
    "control": Kind(ControlChart, control.describe, control.draw),
    "tally": Kind(TallyBar, tally.describe, tally.draw),
}


def describe(chart: ChartKind) -> str:
    """Return the alternative text of any chart."""
    return _kind(chart).describe(chart)


def draw(chart: ChartKind, typeface: Typeface | None = None, size: tuple[float, float] | None = None) -> str:
    """Return any chart as SVG text in its usual size, or in a width and height in millimetres.

    Raises ``ValueError`` where it is empty.
    """
    return _kind(chart).draw(chart, typeface, *size or ())


def _kind(chart: ChartKind) -> Kind:
    return next(kind for kind in KINDS.values() if isinstance(chart, kind.data))
