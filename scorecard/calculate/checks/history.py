"""The earlier figures of a measure, by month, quarter or year, made comparable with each other.

Figures that count up over the year are taken apart: what each period adds to the year so far is compared, the first
period of a year by its own value. A restated figure counts as restated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from scorecard.calculate.checks.evidence import Evidence
from scorecard.calculate.quarter import quarter_amount
from scorecard.catalogue import MeasureKind
from scorecard.figures import round_half_away
from scorecard.period import MONTHS_IN_YEAR, Kind, Period

COUNTING_UP = (MeasureKind.CUMULATIVE, MeasureKind.ANNUALISED)


@dataclass(frozen=True)
class Point:
    """A figure as the measure's history holds it: ``amount`` is published, or what the period adds to the year."""

    period: Period
    value: float
    amount: Decimal


def series(evidence: Evidence, kind: Kind) -> tuple[Point, ...]:
    """Return every known figure of a kind of period up to the period shown, oldest first."""
    values = figures(evidence, kind)
    amounts = ((period, _amount(evidence, period, value, values)) for period, value in values.items())
    return tuple(Point(period, values[period], amount) for period, amount in amounts if amount is not None)


def figures(evidence: Evidence, kind: Kind) -> dict[Period, float]:
    """Return the exact figure of every known period of a kind up to the period shown, oldest first."""
    last = evidence.period.months[-1] if kind is Kind.MONTH else evidence.period
    periods = (each for each in _periods(evidence, kind) if each <= last)
    return {each: value for each in periods if (value := _value(evidence, each)) is not None}


def levels(evidence: Evidence) -> tuple[Kind, ...]:
    """Return the kinds of period to be judged: months where they are known, and what is not worked out from them."""
    new = any(evidence.is_new(each) for each in _periods(evidence, Kind.MONTH) if evidence.period.kind is not Kind.YEAR)
    months = (Kind.MONTH,) if evidence.months or new else ()
    return months if evidence.from_months else (*months, evidence.period.kind)


def consecutive(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Return each two points of neighbouring periods."""
    return [(before, now) for before, now in pairwise(points) if now.period == before.period + 1]


def _periods(evidence: Evidence, kind: Kind) -> list[Period]:
    known = evidence.known.get(evidence.indicator.ref, ())
    if kind is Kind.QUARTER:
        return sorted({each.quarter_of for each in known if each.kind in (Kind.MONTH, Kind.QUARTER)})
    if kind is Kind.YEAR:
        return sorted({Period.of_year(each.year) for each in known if each.kind in (Kind.YEAR, Kind.QUARTER)})
    return sorted({each for each in known if each.kind is kind})


def _value(evidence: Evidence, period: Period) -> float | None:
    """Return the figure of a period; of a year, what quarter 4 gives where the year has none."""
    ref = evidence.indicator.ref
    if period == evidence.period:
        return evidence.shown.value
    item = evidence.measures.at(ref, period)
    if item is None and period.kind is Kind.YEAR:
        item = evidence.measures.at(ref, period.quarter_of)
    if item is None and period.kind is Kind.QUARTER:
        amount = quarter_amount(evidence.indicator, period, evidence.measures)
        return amount.value if amount.complete else None
    return item.value if item is not None else None


def _amount(evidence: Evidence, period: Period, value: float, values: dict[Period, float]) -> Decimal | None:
    """Return what is compared with other periods; None where the year so far before it is unknown."""
    decimals = evidence.indicator.decimals
    now = round_half_away(year_so_far(evidence, period, value), decimals)
    if evidence.indicator.kind not in COUNTING_UP or period.index == 0:
        return now
    earlier = period - 1
    before = values.get(earlier)
    if before is None and period.kind is Kind.MONTH and earlier.quarter_of != period.quarter_of:
        earlier = earlier.quarter_of
        item = evidence.measures.at(evidence.indicator.ref, earlier)
        before = item.value if item is not None else None
    return None if before is None else now - round_half_away(year_so_far(evidence, earlier, before), decimals)


def year_so_far(evidence: Evidence, period: Period, value: float) -> float:
    """Return the year so far; an annualised quarter is a full-year rate, while its months are what they are."""
    if evidence.indicator.kind is MeasureKind.ANNUALISED and period.kind is Kind.QUARTER:
        return value * period.months_elapsed / MONTHS_IN_YEAR
    return value
