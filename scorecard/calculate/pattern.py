"""What each quarter adds to its year, and how a year goes on if the quarters to come follow those a year before.

Numbers are exact; nothing is rounded here. Source: method.md section 10.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import fmean, stdev

from scipy.special import stdtrit

from scorecard.calculate.amount import PeriodFigure
from scorecard.calculate.measures import ratio
from scorecard.calculate.shown import is_whole
from scorecard.catalogue import Indicator, MeasureKind
from scorecard.period import QUARTERS_IN_YEAR, Period

FEWEST_FOR_RANGE = 8  # quarters
QUANTILE = 0.9  # an 80% range leaves a tenth on either side

# What each known quarter adds to its year: a number, or a numerator and a denominator.
Steps = Mapping[Period, tuple[float, ...]]


@dataclass(frozen=True)
class Continued:
    """The figure of a whole year in the unit; ``half_width`` of its 80% range is None where too little is known."""

    value: float
    half_width: float | None


@dataclass(frozen=True)
class _Part:
    """What one part of a measure comes to in a year; how far each known quarter lies from the one a year before."""

    total: float
    differences: tuple[float, ...] = ()


def split(shown: Period) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """Return the quarters of a year up to the one shown, and those to come."""
    quarters = Period.of_year(shown.year).quarters
    return quarters[: shown.number], quarters[shown.number :]


def steps_of(indicator: Indicator, quarters: Iterable[PeriodFigure]) -> Steps:
    """Return what each quarter adds to its year; those that are partial, or lack a part of a ratio, are left out.

    A cumulative measure goes by its parts where all are known, else by its figures; both are differenced.
    """
    known = [each for each in quarters if is_whole(indicator, each)]
    parts = {
        each.period: (each.amount.numerator, each.amount.denominator)
        for each in known
        if each.amount.numerator is not None and each.amount.denominator is not None
    }
    figures = {each.period: (each.figure.value,) for each in known if each.figure}
    if indicator.kind is MeasureKind.CUMULATIVE:
        return _differenced(parts if len(parts) == len(known) else figures)
    return parts if indicator.kind is MeasureKind.RATIO else figures


def continued(steps: Steps, shown: Period, scale: float) -> Continued | None:
    """Return the year of the quarter shown: the year so far, then each quarter as a year before.

    With eight quarters known (and two pairs of them a year apart) the mean difference of the pairs is added, and their
    spread gives the range. None where the denominators of a ratio do not come to more than zero.
    """
    pairs = [each for each in steps if each - QUARTERS_IN_YEAR in steps]
    drifts = len(steps) >= FEWEST_FOR_RANGE and len(pairs) > 1
    parts = [_continued_part(part, shown, pairs, drifts=drifts) for part in _apart(steps)]
    value = _in_unit(parts, scale)
    if value is None:
        return None
    return Continued(value, _half_width(_moves(parts, scale), len(split(shown)[1])) if drifts else None)


def whole_year(steps: Steps, year: int, scale: float) -> float | None:
    """Return what four quarters come to; None where one is unknown."""
    quarters = Period.of_year(year).quarters
    if any(each not in steps for each in quarters):
        return None
    return _in_unit([_Part(fsum(part[each] for each in quarters)) for part in _apart(steps)], scale)


def _differenced(totals: Steps) -> Steps:
    """Return what each quarter added to totals that count from April."""
    later = {
        period: tuple(now - before for now, before in zip(total, totals[period - 1], strict=True))
        for period, total in totals.items()
        if period.number > 1 and period - 1 in totals
    }
    return {period: total for period, total in totals.items() if period.number == 1} | later


def _apart(steps: Steps) -> list[dict[Period, float]]:
    """Return the numbers of each part by themselves."""
    count = len(next(iter(steps.values())))
    return [{period: step[part] for period, step in steps.items()} for part in range(count)]


def _continued_part(numbers: Mapping[Period, float], shown: Period, pairs: Iterable[Period], *, drifts: bool) -> _Part:
    so_far, to_come = split(shown)
    differences = tuple(numbers[each] - numbers[each - QUARTERS_IN_YEAR] for each in pairs)
    drift = fmean(differences) if drifts else 0.0
    forecast = (numbers[each - QUARTERS_IN_YEAR] + drift for each in to_come)
    return _Part(fsum((*(numbers[each] for each in so_far), *forecast)), differences)


def _in_unit(parts: Sequence[_Part], scale: float) -> float | None:
    return parts[0].total if len(parts) == 1 else ratio(parts[0].total, parts[1].total, scale)


def _moves(parts: Sequence[_Part], scale: float) -> list[float]:
    """Return by how much each difference moves the year, in the unit.

    A ratio R over denominators D moves by (that of the numerator - R x that of the denominator) / D, by the linear
    terms of its Taylor series.
    """
    if len(parts) == 1:
        return list(parts[0].differences)
    top, bottom = parts
    both = zip(top.differences, bottom.differences, strict=True)
    return [(above - top.total / bottom.total * below) / bottom.total * scale for above, below in both]


def _half_width(moves: Sequence[float], to_come: int) -> float:
    """Return half an 80% range: the spread of the quarters to come, and that of the mean which is added to each."""
    pairs = len(moves)
    return float(stdtrit(pairs - 1, QUANTILE)) * stdev(moves) * sqrt(to_come + to_come**2 / pairs)
