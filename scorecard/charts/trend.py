"""The trend chart: one indicator through a financial year, beside last year and the target.

The data and its words. Drawing needs matplotlib, so ``trend_picture`` is imported only when a chart is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from scorecard.charts.naming import extent, extremes, full_name, listed, short_name, step_of
from scorecard.charts.style import Typeface
from scorecard.figures import Figure, Style
from scorecard.period import Period

Direction = Literal["higher", "lower", "range", "none"]
_Known = Sequence[tuple[int, Figure]]  # places among the periods, and their figures


@dataclass(frozen=True)
class TrendChart:
    """A line with dots for this year, pale bars for last year, a dotted line or a band for the target.

    All tuples have one entry for each of ``periods``: the twelve months or four quarters of a year, April
    first. ``target_band`` holds the ends of a range target, both inclusive. ``direction`` says which figures
    meet the target.
    """

    title: str
    style: Style
    periods: tuple[Period, ...]
    this_year: tuple[Figure | None, ...]
    last_year: tuple[Figure | None, ...]
    target: tuple[Decimal | None, ...]
    target_band: tuple[Decimal, Decimal] | None = None
    direction: Direction = "none"

    def __post_init__(self) -> None:
        """Refuse series of unequal length; raises ``ValueError``."""
        if not self.periods or {len(self.this_year), len(self.last_year), len(self.target)} != {len(self.periods)}:
            raise ValueError(f"the series of '{self.title}' do not have one entry for each period")

    @property
    def is_empty(self) -> bool:
        """Whether there is no figure to draw, this year or last; the page then says so in a sentence."""
        return not any((*self.this_year, *self.last_year))

    @property
    def subject(self) -> str:
        """The title as it stands inside a sentence."""
        return self.title.strip().rstrip(".")

    @property
    def latest(self) -> int | None:
        """The place of this year's latest figure; None where there is none."""
        return max((place for place, figure in enumerate(self.this_year) if figure), default=None)

    @property
    def last_year_label(self) -> str:
        """The year of the bars: ``2021-22``."""
        return Period.of_year(self.periods[0].year - 1).year_label


def draw(chart: TrendChart, typeface: Typeface | None = None, width: float = 88, height: float = 42) -> str:
    """Return the chart as SVG text, sized in millimetres; raises ``ValueError`` where it is empty."""
    from scorecard.charts import trend_picture  # noqa: PLC0415  reason: only what is drawn loads matplotlib

    return trend_picture.draw(chart, typeface or Typeface(), width, height)


def describe(chart: TrendChart) -> str:
    """Return the chart's alternative text: subject, figures that stand out, target, last year."""
    known = [(place, figure) for place, figure in enumerate(chart.this_year) if figure]
    parts = (_subject(chart, known), *_figures(chart, known), _target(chart, known), _last_year(chart))
    return " ".join(filter(None, parts))


def _subject(chart: TrendChart, known: _Known) -> str:
    step = step_of(chart.periods[0])
    if not known:
        year = Period.of_year(chart.periods[0].year).label
        return f"Bar chart: {chart.subject}, by {step}, {chart.last_year_label}. There is no figure for {year}."
    shown = extent(chart.periods[known[0][0]], chart.periods[known[-1][0]])
    return f"Line chart: {chart.subject}, by {step}, {shown}."


def _figures(chart: TrendChart, known: _Known) -> tuple[str, ...]:
    """Name the first figure, the latest, the highest and the lowest, and what is missing between them."""
    if len(known) < 2:  # noqa: PLR2004  reason: one figure is neither first nor latest
        return tuple(f"The only figure is {only}." for _, only in known)
    (start, first), *between, (end, latest) = known
    named = [(short_name(chart.periods[place]), figure) for place, figure in known]
    most = extremes(named, step_of(chart.periods[0])) if between else ""  # two are both named already
    return (f"The first figure is {first}, the latest {latest}.", most, _gaps(chart, start, end))


def _gaps(chart: TrendChart, start: int, end: int) -> str:
    """Name the periods without a figure between two."""
    names = [short_name(chart.periods[place]) for place in range(start, end) if chart.this_year[place] is None]
    return f"There is no figure for {listed(names, step_of(chart.periods[0]))}." if names else ""


def _target(chart: TrendChart, known: _Known) -> str:
    """Say how often the target was met and what it is for the latest figure; without one, what the last target is."""
    place = known[-1][0] if known else len(chart.periods) - 1
    name, target = short_name(chart.periods[place]), _target_text(chart, place)
    if target is None:
        known_elsewhere = any(each is not None for each in chart.target)
        return f"There is no target for {name}." if known_elsewhere else "There is no target."
    verdicts = [_meets(chart, figure.published, chart.target[each]) for each, figure in known]
    met = [verdict for verdict in verdicts if verdict is not None]
    if not met:
        return f"The target for {name} is {target}."
    latest = "met" if met[-1] else "not met"
    if len(met) == 1:
        return f"The target for {name}, {target}, was {latest}."
    often = f"{sum(met) or 'none'} of {len(met)} {step_of(chart.periods[0])}s"
    return f"The target was met in {often}; for {name}, at {target}, it was {latest}."


def _target_text(chart: TrendChart, place: int) -> str | None:
    """Return the target of a period as it is printed: ``75.0%``, ``70.0% to 74.0%``."""
    ends = chart.target_band or (chart.target[place],)
    return " to ".join(chart.style.figure(float(end)).text for end in ends if end is not None) or None


def _meets(chart: TrendChart, published: Decimal, target: Decimal | None) -> bool | None:
    """Return whether a figure meets the target; None where the direction leaves it open."""
    if chart.target_band is not None:
        return chart.target_band[0] <= published <= chart.target_band[1]
    if target is None or chart.direction not in ("higher", "lower"):
        return None
    return published >= target if chart.direction == "higher" else published <= target


def _last_year(chart: TrendChart) -> str:
    """Name last year's figure for the latest period."""
    if chart.latest is None or not any(chart.last_year):
        return ""
    figure, period = chart.last_year[chart.latest], chart.periods[chart.latest]
    name = full_name(replace(period, year=period.year - 1))
    return f"In {name} it was {figure}." if figure else f"There is no figure for {name} to compare with."
