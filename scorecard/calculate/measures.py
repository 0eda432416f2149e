"""Observations -> what an indicator measured in a month, and the totals of each quarter's months.

Some figures may be hidden: then these are the measures that may be shown, and the full ones stand beside them. pandas
adds the months up, all indicators at once; financial quarters are its ``Q-MAR`` periods. Source: method.md sections 1
and 3.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

import pandas as pd

from scorecard.catalogue import Indicator
from scorecard.observations import Collected, Observation, Part, Restatement, Source
from scorecard.period import Kind, Period

LARGEST_RATIO = 1e15  # beyond it a denominator is a slip

Cell: TypeAlias = tuple[str, Period]  # one figure of one indicator


@dataclass(frozen=True)
class Measured:
    """What one or more cells say about an indicator for one period.

    ``value`` is in the unit: numerator over denominator, scaled, where both are given, else the given value.
    ``given`` is the value cell itself, if there is one.
    """

    period: Period
    value: float | None
    given: float | None
    numerator: float | None
    denominator: float | None
    sources: tuple[Source, ...]
    provisional: bool

    @property
    def has_parts(self) -> bool:
        """Whether numerator and denominator are both known; none of none is known too, and makes no ratio."""
        return self.numerator is not None and self.denominator is not None and not self.impossible

    @property
    def impossible(self) -> bool:
        """Whether both parts are given and can make no ratio; none of none is no such case."""
        if self.numerator is None or self.denominator is None or self.numerator == self.denominator == 0:
            return False
        return ratio(self.numerator, self.denominator, 1) is None


class Reason(NamedTuple):
    """Why there is no figure, in words, and whether it is there but suppressed."""

    words: str | None
    suppressed: bool


class Totals(NamedTuple):
    """A quarter's months of one indicator: how many are known, their sum and mean, the last of them, the parts.

    ``last`` and ``last_month`` (as ``2022-09``) are of the latest month known; ``pairs`` counts the months that have
    both numerator and denominator.
    """

    months: int
    total: float
    mean: float
    last: float
    last_month: str
    pairs: int
    numerator: float
    denominator: float


class Measures:
    """Every figure of every indicator by period, with quarterly totals of the months.

    ``hidden`` names the figures that may not be shown, ``telling`` the longer periods that they are part of, and
    ``unseen`` cells that may not be quoted; ``full`` are the measures with them, from which totals are worked out.
    """

    def __init__(self, indicators: Iterable[Indicator], collected: Collected) -> None:
        """Join the parts of each figure and add up the months of each quarter."""
        known = {indicator.ref: indicator for indicator in indicators}
        self.collected = collected
        self._blanks = collected.blanks
        joined = {key: _joined(known[key[0]], parts) for key, parts in _by_period(collected).items()}
        self._measured = {key: measured for key, (measured, _) in joined.items()}
        across = [restatement for _, restatement in joined.values() if restatement is not None]
        self.restatements = (*collected.restatements, *across)
        self._totals = _totals(self._measured)
        self._first = _first(self._measured)
        self.hidden: AbstractSet[Cell] = frozenset()
        self.telling: AbstractSet[Cell] = frozenset()
        self.unseen: AbstractSet[Source] = frozenset()
        self.full = self

    def without(self, hidden: AbstractSet[Cell], beside: AbstractSet[Cell]) -> Measures:
        """Return the measures that may be shown: neither hidden ones, nor what is given ``beside`` totals."""
        shown, unseen = copy(self), hidden | beside
        measured = {cell: item for cell, item in self._measured.items() if cell not in unseen}
        sources = [source for cell in unseen & self._measured.keys() for source in self._measured[cell].sources]
        telling = frozenset((ref, whole) for ref, period in hidden for whole in wholes(period))
        totals = _totals(measured)
        vars(shown).update(
            hidden=hidden, telling=telling, unseen=frozenset(sources), _measured=measured, _totals=totals
        )
        return shown

    @property
    def cells(self) -> frozenset[Cell]:
        """Every figure that a return gives or withholds."""
        withheld = {(ref, period) for (ref, period, _), blank in self._blanks.items() if blank.suppressed}
        return frozenset(withheld | self._measured.keys())

    def at(self, ref: str, period: Period) -> Measured | None:
        """Return what was returned for exactly this period."""
        return self._measured.get((ref, period))

    def first(self, ref: str, kind: Kind) -> Period | None:
        """Return the earliest period of a kind for which anything was returned."""
        return self._first.get((ref, kind))

    def withheld(self, ref: str, period: Period) -> bool:
        """Whether a return says that there is a figure, and does not give it."""
        given = self.at(ref, period)
        blanks = (self._blanks.get((ref, period, part)) for part in Part)
        return (given is None or given.value is None) and any(
            blank is not None and blank.suppressed for blank in blanks
        )

    def totals(self, ref: str, quarter: Period) -> Totals | None:
        """Return the totals of a quarter's months, or None where no month is known."""
        return self._totals.get((ref, quarter))

    def months(self, ref: str, quarter: Period) -> tuple[Measured, ...]:
        """Return the months of a quarter that are known and have a value."""
        found = (self.at(ref, month) for month in quarter.months)
        return tuple(item for item in found if item is not None and item.value is not None)

    def reason(self, ref: str, periods: Iterable[Period], due: Period) -> Reason:
        """Return why there is no figure in these periods, by the first empty cell that says so.

        What a return said before the quarter in which the figure is ``due`` does not explain why it has not come then.
        """
        keys = ((ref, period, part) for period in periods for part in Part)
        blanks = (self._blanks[key] for key in keys if key in self._blanks)
        blank = next((blank for blank in blanks if blank.no_data_reason and not _is_early(blank, due)), None)
        return Reason(blank.no_data_reason, blank.suppressed) if blank else Reason(None, suppressed=False)


def _first(cells: Iterable[Cell]) -> dict[tuple[str, Kind], Period]:
    first: dict[tuple[str, Kind], Period] = {}
    for ref, period in cells:
        first[ref, period.kind] = min(period, first.get((ref, period.kind), period))
    return first


def wholes(period: Period) -> tuple[Period, ...]:
    """Return the longer periods of the year that a period is part of: its quarter, years to date, the year."""
    later = Period.of_year(period.year).quarters[period.quarter_of.index :]
    longer = (period.quarter_of, *(quarter.year_to_date for quarter in later), Period.of_year(period.year))
    return longer[longer.index(period) + 1 :] if period in longer else longer


def _is_early(blank: Observation, due: Period) -> bool:
    said = blank.source.file.quarter
    return said is not None and said.ordinal < due.ordinal


def _by_period(collected: Collected) -> dict[tuple[str, Period], dict[Part, Observation]]:
    parts: dict[tuple[str, Period], dict[Part, Observation]] = {}
    for (ref, period, part), observation in collected.observations.items():
        parts.setdefault((ref, period), {})[part] = observation
    return parts


def _joined(indicator: Indicator, parts: dict[Part, Observation]) -> tuple[Measured, Restatement | None]:
    """Return value, numerator and denominator together; where one return gives parts and another a value, the later.

    A later value that says the same as earlier parts leaves them, since they say more.
    """
    value = parts.get(Part.VALUE)
    pair: dict[Part, Observation] = {part: parts[part] for part in (Part.NUMERATOR, Part.DENOMINATOR) if part in parts}
    whole, scale = _measured(parts, indicator.scale), indicator.scale
    if value is None or len(pair) < len(Part) - 1 or value.value is None or whole.value is None:
        return whole, None
    numerator = pair[Part.NUMERATOR]
    made = replace(numerator, part=Part.VALUE, value=whole.value)
    if indicator.style.prints_alike(value.value, whole.value) or order_of(value) == order_of(numerator):
        return whole, None
    if order_of(value) > order_of(numerator):
        return _measured({Part.VALUE: value}, scale), Restatement(made, value)
    return _measured(pair, scale), Restatement(value, made)


def order_of(observation: Observation) -> int:
    """Return the place of an observation's return among all returns; history comes first."""
    quarter = observation.source.file.quarter
    return -1 if quarter is None else quarter.ordinal


def _measured(parts: dict[Part, Observation], scale: float) -> Measured:
    values = {part: found.value for part, found in parts.items()}
    numerator, denominator, given = (values.get(part) for part in (Part.NUMERATOR, Part.DENOMINATOR, Part.VALUE))
    return Measured(
        period=next(iter(parts.values())).period,
        value=given if numerator is None or denominator is None else ratio(numerator, denominator, scale),
        given=given,
        numerator=numerator,
        denominator=denominator,
        sources=tuple(found.source for found in parts.values()),
        provisional=any(found.provisional for found in parts.values()),
    )


def ratio(numerator: float | None, denominator: float | None, scale: float) -> float | None:
    """Return numerator over denominator in the unit; None where the denominator is missing, zero, below, or a slip."""
    if numerator is None or denominator is None or denominator <= 0 or abs(numerator / denominator) > LARGEST_RATIO:
        return None
    return numerator / denominator * scale


def _totals(measured: dict[tuple[str, Period], Measured]) -> dict[tuple[str, Period], Totals]:
    """Add up the months of each indicator and financial quarter."""
    rows = [
        (ref, period.iso, item.value, item.numerator, item.denominator)
        for (ref, period), item in measured.items()
        if period.kind is Kind.MONTH and (item.value is not None or item.has_parts)
    ]
    frame = pd.DataFrame(rows, columns=["ref", "month", "value", "numerator", "denominator"]).sort_values("month")
    numbers = ["value", "numerator", "denominator"]
    frame[numbers] = frame[numbers].astype(float)
    frame["quarter"] = pd.PeriodIndex(frame["month"], freq="M").asfreq("Q-MAR")
    totals = frame.groupby(["ref", "quarter"], sort=False).agg(
        months=("month", "count"),
        total=("value", "sum"),
        mean=("value", "mean"),
        last=("value", "last"),
        last_month=("month", "last"),
        pairs=("denominator", "count"),
        numerator=("numerator", "sum"),
        denominator=("denominator", "sum"),
    )
    return {
        (ref, Period.quarter(quarter.qyear - 1, quarter.quarter)): Totals(*numbers)
        for (ref, quarter), *numbers in totals.itertuples(name=None)
    }
