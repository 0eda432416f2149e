"""Where a year would end if the past pattern holds, and the rating that it would get. Source: method.md section 10."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from scorecard.calculate.amount import Amount, PeriodFigure
from scorecard.calculate.change import compare_periods
from scorecard.calculate.goal import goal_for, rate
from scorecard.calculate.pattern import Continued, Steps, continued, split, steps_of, whole_year
from scorecard.catalogue import Frequency, Indicator, MeasureKind
from scorecard.figures import Figure
from scorecard.period import QUARTERS_IN_YEAR, Period
from scorecard.rating import Verdict
from scorecard.sentences import join

FEWEST = 4  # quarters

UNSUITED = {
    MeasureKind.STOCK: "The figure is a position on a day, and positions do not add up to a year.",
    MeasureKind.MEAN: "The figures are averages whose bases are unknown, so they make no figure for the year.",
    MeasureKind.ROLLING: "The figure covers twelve months already.",
    MeasureKind.ANNUALISED: "The figure is a full-year rate already.",
    MeasureKind.SUPPLIED: "The figures are shown as they are given, so it is not known how they make up the year.",
}


@dataclass(frozen=True)
class Outturn:
    """A forecast of a year's figure with its 80% range, or ``why_not``: the reason why there is none.

    ``low`` and ``high`` are None where too few quarters are known for a range. ``basis`` says in one sentence what the
    forecast rests on. ``verdict`` is the rating that the figure would get against the target of the whole year, which
    is the one that the year to date is held against in quarter 4.
    """

    year: Period
    figure: Figure | None = None
    low: Figure | None = None
    high: Figure | None = None
    basis: str = ""
    verdict: Verdict | None = None
    why_not: str | None = None


def forecast(indicator: Indicator, quarters: Sequence[PeriodFigure]) -> Outturn:
    """Return the outturn of a year from every quarter known, oldest first, the last of them the quarter shown.

    Where a figure is missing the quarter stands in the row without one. The ends of the range are cut off at 0 where no
    figure was below it, and those of a share at 100%.
    """
    shown = quarters[-1].period
    year, steps = Period.of_year(shown.year), steps_of(indicator, quarters)
    why_not = _unsuited(indicator) or _unknown(indicator, quarters, steps)
    if why_not is not None:
        return Outturn(year, why_not=why_not)
    found = continued(steps, shown, indicator.scale)
    if found is None:
        return Outturn(year, why_not="The denominators of the whole year do not come to more than zero.")
    least = 0.0 if all(each.figure.value >= 0 for each in quarters if each.figure) else -inf
    if found.value < least:
        return Outturn(year, why_not="The past pattern would lead below zero, so it cannot hold.")
    figure = _figure(indicator, found.value, least)
    low, high = (
        None if found.half_width is None else _figure(indicator, found.value + sign * found.half_width, least)
        for sign in (-1, 1)
    )
    before = whole_year(steps, year.year - 1, indicator.scale)
    return Outturn(year, figure, low, high, _basis(steps, found), _verdict(indicator, year, figure, before))


def _unsuited(indicator: Indicator) -> str | None:
    """Return why the quarters of such a measure make no year, if so."""
    if indicator.frequency is Frequency.ANNUAL:
        return "The measure has one figure a year."
    if indicator.kind in UNSUITED:
        return UNSUITED[indicator.kind]
    if indicator.year_to_date_rule is not indicator.kind.rules[1]:
        return "The year to date is not worked out from the quarters, so the year cannot be either."
    return None


def _unknown(indicator: Indicator, quarters: Sequence[PeriodFigure], steps: Steps) -> str | None:
    """Return what a forecast needs and does not have, if so."""
    so_far, to_come = split(quarters[-1].period)
    if not to_come:
        return f"{so_far[0].year_label} is over, so nothing is left to forecast."
    suppressed = {each.period for each in quarters if each.amount.suppressed}
    gap = _gap(indicator, so_far, steps, suppressed)
    if gap is None and len(steps) < FEWEST:
        return f"A forecast needs {FEWEST} quarters; {len(steps)} {'is' if len(steps) == 1 else 'are'} known."
    return gap or _gap(indicator, [each - QUARTERS_IN_YEAR for each in to_come], steps, suppressed)


def _gap(indicator: Indicator, needed: Iterable[Period], steps: Steps, suppressed: set[Period]) -> str | None:
    gaps = [each for each in needed if each not in steps]
    if not gaps:
        return None
    state = "suppressed" if suppressed.issuperset(gaps) else "not fully known"
    what = "numerators and denominators" if indicator.kind is MeasureKind.RATIO else "figures"
    return f"The {what} of {join([each.label for each in gaps])} are {state}."


def _figure(indicator: Indicator, value: float, least: float) -> Figure:
    """Return the figure, cut off where it could not be: below zero if none ever was, a share above 100%."""
    return indicator.style.figure(min(max(value, least), 100.0 if indicator.is_share else inf))


def _basis(steps: Steps, found: Continued) -> str:
    rest = f"From {len(steps)} quarters: each quarter to come is taken to be as a year before"
    if found.half_width is None:
        return f"{rest}; too few quarters are known for a range."
    return f"{rest}, plus the average change on the year before, with an 80% range."


def _verdict(indicator: Indicator, year: Period, figure: Figure, before: float | None) -> Verdict:
    """Return the rating that the figure would get; under some rules the figure of the year before decides."""
    amount, goal = Amount(year, figure.value), goal_for(indicator, year.year_to_date)
    earlier = PeriodFigure(Amount(year - 1, before), indicator.style.maybe(before))
    change = compare_periods(indicator, PeriodFigure(amount, figure), earlier, goal.target)
    return rate(indicator, amount, figure, goal, change)
