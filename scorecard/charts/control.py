"""The control chart: the figures of an indicator over the years, their average and the range that is usual for them.

The data and its words. Drawing needs matplotlib, so ``control_picture`` is imported only when a chart is drawn. What
the lines and signals mean: method.md section 8.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scorecard.charts.naming import extent, extremes, full_name, step_of
from scorecard.charts.style import Typeface
from scorecard.figures import Figure, Style
from scorecard.period import Period

MOST_POINTS = 36  # three years of months; more would run together


class Sign(StrEnum):
    """What a figure is a sign of; each has a form of its own in the picture."""

    USUAL = "usual variation"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    CHANGE = "change"


class Pattern(StrEnum):
    """The rule by which a figure stands out."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    SHIFT = "shift"


@dataclass(frozen=True)
class Limits:
    """The average and the ends of the usual range, exact, in the unit of the figures."""

    average: float
    lower: float
    upper: float


@dataclass(frozen=True)
class ControlPoint:
    """A period of the chart; what it has no figure, target or limits for is None.

    A figure that stands out has a ``pattern``, ``upwards`` or downwards; usual variation has none. A ghost is a figure
    that is left out of limits and signals.
    """

    period: Period
    figure: Figure | None
    target: Decimal | None = None
    limits: Limits | None = None
    sign: Sign = Sign.USUAL
    pattern: Pattern | None = None
    upwards: bool = False
    is_ghost: bool = False


@dataclass(frozen=True)
class ControlChart:
    """Figures of consecutive months or quarters, oldest first; ``run`` is how many in a row make a shift or trend."""

    title: str
    style: Style
    points: tuple[ControlPoint, ...]
    run: int = 7

    @property
    def is_empty(self) -> bool:
        """Whether no figure has a usual range to be drawn against; where all are equal there is none."""
        ranges = [point.limits for point in self.points if point.figure and point.limits]
        return not any(each.lower < each.upper for each in ranges)

    @property
    def subject(self) -> str:
        """The title as it stands inside a sentence."""
        return self.title.strip().rstrip(".")

    @property
    def latest(self) -> int | None:
        """The place of the latest figure; None where there is none."""
        return max((place for place, point in enumerate(self.points) if point.figure), default=None)


def draw(chart: ControlChart, typeface: Typeface | None = None, width: float = 88, height: float = 42) -> str:
    """Return the chart as SVG text, sized in millimetres; raises ``ValueError`` where it is empty."""
    from scorecard.charts import control_picture  # noqa: PLC0415  reason: only what is drawn loads matplotlib

    return control_picture.draw(chart, typeface or Typeface(), width, height)


def describe(chart: ControlChart) -> str:
    """Return the chart's alternative text: subject, figures that stand out, average and range, signals, target."""
    if chart.latest is None:
        return f"Control chart: {chart.subject}. There is no figure."
    latest = chart.points[chart.latest]
    return " ".join(
        filter(None, (_figures(chart), _range(chart, latest), _signals(chart, latest), _target(chart, latest)))
    )


def pattern_words(pattern: Pattern, run: int, *, upwards: bool) -> str:
    """Return how a figure stands out: ``above the usual range``."""
    side = "above" if upwards else "below"
    return {
        Pattern.OUTSIDE: f"{side} the usual range",
        Pattern.TREND: f"part of {run} figures in a row that each {'rise' if upwards else 'fall'}",
        Pattern.TWO_OF_THREE: f"two of three figures near the {'upper' if upwards else 'lower'} end of the usual range",
        Pattern.SHIFT: f"part of {run} figures in a row {side} the average",
    }[pattern]


def _figures(chart: ControlChart) -> str:
    """Say what the chart shows of when, and name the first figure, the latest, the highest and the lowest."""
    known = [(point.period, point.figure) for point in chart.points if point.figure]
    (start, first), (end, latest) = known[0], known[-1]
    step = step_of(start)
    subject = f"Control chart: {chart.subject}, by {step}, {extent(start, end)}."
    if len(known) == 1:
        return f"{subject} The only figure is {first}."
    named = [(full_name(period), figure) for period, figure in known]
    return f"{subject} The first figure is {first}, the latest {latest}. {extremes(named, step)}"


def _range(chart: ControlChart, latest: ControlPoint) -> str:
    if latest.limits is None:
        return "The latest figure has no usual range yet."
    average, lower, upper = (
        chart.style.figure(line).text for line in (latest.limits.average, latest.limits.lower, latest.limits.upper)
    )
    return f"The average is {average}, the usual range {lower} to {upper}."


def _signals(chart: ControlChart, latest: ControlPoint) -> str:
    """Say of what the latest figure is a sign, and how many of the figures stand out."""
    if latest.limits is None:
        return ""
    judged = [point for point in chart.points if point.limits and point.figure and not point.is_ghost]
    outstanding = sum(point.pattern is not None for point in judged)
    number = f"{outstanding or 'None'} of {len(judged)} figures {'stands' if outstanding <= 1 else 'stand'} out"
    if latest.pattern is None:
        return f"{number}; the latest is {'left out' if latest.is_ghost else latest.sign}."
    how = pattern_words(latest.pattern, chart.run, upwards=latest.upwards)
    return f"{number}; the latest is a sign of {latest.sign}, {how}."


def _target(chart: ControlChart, latest: ControlPoint) -> str:
    if latest.target is None:
        return ""
    return f"The target is {chart.style.figure(float(latest.target)).text}."
