"""The trend chart: one indicator through a financial year, beside last year and the target.

The data and its words. Drawing needs matplotlib, so ``trend_picture`` is imported only when a chart is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from scorecard.charts.style import Typeface
from scorecard.figures import Figure, Style
from scorecard.period import Kind, Period
from scorecard.sentences import join

Direction = Literal["higher", "lower", "range", "none"]
_MOST_NAMES = 3  # periods named one by one; more are counted


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
    return " ".join(filter(None, (_subject(chart), *_figures(chart), _target(chart), _last_year(chart))))


def _subject(chart: TrendChart) -> str:
    step = {Kind.MONTH: "by month", Kind.QUARTER: "by quarter"}.get(chart.periods[0].kind, "by year")
    year = Period.of_year(chart.periods[0].year).year_label
    return f"{chart.title.strip().rstrip('.')}, {step}, {year}."


def _figures(chart: TrendChart) -> tuple[str, ...]:
    """Say how many figures there are, and name the first, the latest, the highest and the lowest."""
    known = [(period, figure) for period, figure in zip(chart.periods, chart.this_year, strict=True) if figure]
    total, unit = len(chart.periods), _unit(chart)
    match known:
        case []:
            return (f"No figures for any of the {total} {unit}s.",)
        case [(period, figure)]:
            return (f"A figure for 1 of {total} {unit}s: {figure} in {_name(period)}.",)
        case _:
            (first, start), (last, end) = known[0], known[-1]
            return (
                f"Figures for {len(known)} of {total} {unit}s{_gaps(chart)}.",
                f"The first is {start} in {_name(first)}.",
                f"The latest is {end} in {_name(last)}{_change(chart, start, end)}.",
                _extremes(chart, known),
            )


def _change(chart: TrendChart, start: Figure, end: Figure) -> str:
    """Compare the latest figure with the first, by what is printed."""
    difference = end.published - start.published
    if difference == 0:
        return ", the same as the first"
    return f", {chart.style.difference(difference)} {'higher' if difference > 0 else 'lower'} than the first"


def _gaps(chart: TrendChart) -> str:
    """Name the periods without a figure between the first and the latest."""
    known = [place for place, figure in enumerate(chart.this_year) if figure]
    gaps = [chart.periods[place] for place in range(known[0], known[-1]) if chart.this_year[place] is None]
    return f", none for {_names(chart, gaps)}" if gaps else ""


def _extremes(chart: TrendChart, known: Sequence[tuple[Period, Figure]]) -> str:
    if len(known) == 2:  # noqa: PLR2004  reason: both figures are already named, and compared
        return ""
    numbers = [figure.published for _, figure in known]
    highest, lowest = (
        (figure, _names(chart, [period for period, other in known if other.published == figure.published]))
        for figure in (known[numbers.index(pick(numbers))][1] for pick in (max, min))
    )
    if highest[0].published == lowest[0].published:
        return "All are the same."
    return f"The highest is {highest[0]} in {highest[1]}. The lowest is {lowest[0]} in {lowest[1]}."


def _target(chart: TrendChart) -> str:
    """Say whether the latest figure meets its target; without a figure, what the last target is."""
    if chart.target_band is None and not any(target is not None for target in chart.target):
        return "There is no target."
    place = len(chart.periods) - 1 if chart.latest is None else chart.latest
    figure, target, name = chart.this_year[place], chart.target[place], _name(chart.periods[place])
    if chart.target_band is not None:
        low, high = (chart.style.figure(float(end)).text for end in chart.target_band)
        words, numbers = f"The target range for {name}", f"{low} to {high}"
    elif target is not None:
        words, numbers = f"The target for {name}", chart.style.figure(float(target)).text
    else:
        return f"There is no target for {name}."
    verdict = None if figure is None else _meets(chart, figure.published, target)
    if verdict is None:
        return f"{words} is {numbers}."
    return f"{words}, {numbers}, was {'met' if verdict else 'not met'}."


def _meets(chart: TrendChart, published: Decimal, target: Decimal | None) -> bool | None:
    """Return whether a figure meets the target; None where the direction leaves it open."""
    if chart.target_band is not None:
        return chart.target_band[0] <= published <= chart.target_band[1]
    if target is None or chart.direction not in ("higher", "lower"):
        return None
    return published >= target if chart.direction == "higher" else published <= target


def _last_year(chart: TrendChart) -> str:
    """Name last year's figure for the latest period."""
    if not any(chart.last_year):
        return ""
    if chart.latest is None:
        count = sum(figure is not None for figure in chart.last_year)
        known = f"{count} of {len(chart.periods)} {_unit(chart)}s"
        return f"In {chart.last_year_label} there are figures for {known}."
    figure, period = chart.last_year[chart.latest], chart.periods[chart.latest]
    name = _name(replace(period, year=period.year - 1))
    if figure is None:
        return f"There is no figure for {name} to compare with."
    return f"A year earlier, in {name}, it was {figure}."


def _name(period: Period) -> str:
    """Return a period as it is read out: ``July 2022``, ``2022-23 Q2``."""
    return period.span if period.kind is Kind.MONTH else period.label


def _names(chart: TrendChart, periods: Sequence[Period]) -> str:
    """Return periods joined with commas and "and"; many are only counted."""
    if len(periods) > _MOST_NAMES:
        return f"{len(periods)} of the {_unit(chart)}s"
    names = [_name(period) for period in periods]
    return join(names)


def _unit(chart: TrendChart) -> str:
    return {Kind.MONTH: "month", Kind.QUARTER: "quarter"}.get(chart.periods[0].kind, "year")
