"""The control chart of an indicator: the settings of the catalogue applied to its figures. Source: method.md section 8.

Only separate periods make control limits: a measure whose figures overlap is refused, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from scorecard.calculate.amount import PeriodFigure
from scorecard.calculate.shown import is_whole
from scorecard.catalogue import Direction, Frequency, Indicator, MeasureKind
from scorecard.catalogue.control_chart import ControlChart
from scorecard.period import Period
from scorecard.statistics.xmr import Assurance, Variation, Xmr, xmr

_OVERLAPPING = {
    MeasureKind.CUMULATIVE: "this measure counts from April",
    MeasureKind.ROLLING: "each figure of this measure covers twelve months",
    MeasureKind.ANNUALISED: "each figure of this measure is worked out from the year so far",
}
_BETTER = {Direction.HIGHER: "higher", Direction.LOWER: "lower"}


@dataclass(frozen=True)
class Control:
    """The periods of a control chart, oldest first, and the chart; or one sentence saying why there is none."""

    periods: tuple[Period, ...]
    chart: Xmr | None
    refused: str | None

    @property
    def limits(self) -> tuple[float, float, float] | None:
        """Centre, lower and upper limit at the latest point, None where it has no limits."""
        if self.chart is None or not self.chart.points:
            return None
        latest = self.chart.points[-1]
        if latest.centre is None or latest.lower is None or latest.upper is None:
            return None
        return latest.centre, latest.lower, latest.upper

    @property
    def variation(self) -> Variation | None:
        """The class of the latest figure; None without limits, unless it is that there are too few figures."""
        if self.chart is None or (self.limits is None and self.note is None):
            return None
        return self.chart.variation

    @property
    def assurance(self) -> Assurance | None:
        """Whether the target can be expected to be met."""
        return None if self.chart is None else self.chart.assurance

    @property
    def note(self) -> str | None:
        """Why the chart has no icons."""
        return None if self.chart is None else self.chart.note


def control_chart(indicator: Indicator, points: Sequence[PeriodFigure], target: float | None) -> Control:
    """Return the control chart of consecutive months or quarters, oldest first.

    Blanks before the first known figure are left out. ``target`` is that of the latest period, None where it is a
    range. Settings that name no point of the series are left out too: ``check_control`` tells of them.
    """
    series = _series(indicator, points)
    refused = _refusal(indicator)
    if refused is not None:
        return Control(tuple(series), None, refused)
    spc = indicator.spc or ControlChart()
    chart = xmr(
        tuple(series.values()),
        _BETTER.get(indicator.direction, "none"),
        target=target,
        baseline=spc.baseline,
        rebase={place for each in spc.rebase for place in _places(each.start.months[0], tuple(series))},
        ghosts={place for ghost in spc.ghosts for place in _places(ghost, tuple(series))},
        screen=spc.screen,
        run=spc.run,
    )
    return Control(tuple(series), chart, None)


def check_control(indicator: Indicator, control: Control) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield where in the indicator's settings a period is wrong, what is wrong with it and what to do.

    Nothing is said of a measure that has no control chart, or no figure yet, nor of a period after the latest point,
    which is for later quarters.
    """
    periods = control.periods
    if indicator.spc is None or not periods or control.chart is None:
        return
    begun: set[int] = set()
    for index, each in enumerate(indicator.spc.rebase):
        path = ("spc", "rebase", index, "from")
        places = _places(each.start.months[0], periods)
        if begun.issuperset(places) and places:
            yield path, f"Control limits begin anew twice at {periods[places[0]].label}.", "Keep one of them."
        elif not places and each.start.start <= periods[-1].end:
            yield path, *_absent(each.start, periods)
        begun.update(places)
    for index, ghost in enumerate(indicator.spc.ghosts):
        if not _places(ghost, periods) and ghost.start <= periods[-1].end:
            yield ("spc", "ghosts", index), *_absent(ghost, periods)


def _series(indicator: Indicator, points: Sequence[PeriodFigure]) -> dict[Period, float | None]:
    """Return the values by period from the first known one on; a figure of part of its period is a blank."""
    values = ((point.period, _value(indicator, point)) for point in points)
    return dict(dropwhile(lambda item: item[1] is None, values))


def _value(indicator: Indicator, point: PeriodFigure) -> float | None:
    return point.amount.value if is_whole(indicator, point) else None


def _refusal(indicator: Indicator) -> str | None:
    if indicator.kind in _OVERLAPPING:
        return f"Control limits need separate periods; {_OVERLAPPING[indicator.kind]}."
    if indicator.frequency is Frequency.ANNUAL:
        return "Control limits need monthly or quarterly figures; this measure has one figure a year."
    return None


def _places(named: Period, periods: Sequence[Period]) -> list[int]:
    """Return the positions of the months, or of the quarters, that a named period is made of or lies in."""
    parts = {part for month in named.months for part in (month, month.quarter_of)}
    return [place for place, period in enumerate(periods) if period in parts]


def _absent(named: Period, periods: Sequence[Period]) -> tuple[str, str]:
    wrong = (
        f"The control chart has no point for {named.label}: "
        f"its points run from {periods[0].label} to {periods[-1].label}."
    )
    return wrong, "Name a period between them, or remove it."
