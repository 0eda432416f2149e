"""Observations -> what an indicator measured in a month, and the totals of each quarter's months.

pandas adds the months up, all indicators at once; financial quarters are its ``Q-MAR`` periods. Source: method.md
sections 1 and 3.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from scorecard.catalogue import Indicator
from scorecard.observations import Collected, Observation, Part, Source
from scorecard.period import Kind, Period


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
        """Whether the parts can make no ratio: some of none, or a denominator below zero."""
        if self.numerator is None or self.denominator is None:
            return False
        return self.denominator < 0 or (self.denominator == 0 and self.numerator != 0)


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
    """Every figure of every indicator by period, with quarterly totals of the months."""

    def __init__(self, indicators: Iterable[Indicator], collected: Collected) -> None:
        """Join the parts of each figure and add up the months of each quarter."""
        self._scales = {indicator.ref: indicator.scale for indicator in indicators}
        self._blanks = collected.blanks
        self._measured = _join(collected.observations.values(), self._scales)
        self._totals = _totals(self._measured)

    def at(self, ref: str, period: Period) -> Measured | None:
        """Return what was returned for exactly this period."""
        return self._measured.get((ref, period))

    def totals(self, ref: str, quarter: Period) -> Totals | None:
        """Return the totals of a quarter's months, or None where no month is known."""
        return self._totals.get((ref, quarter))

    def months(self, ref: str, quarter: Period) -> tuple[Measured, ...]:
        """Return the months of a quarter that are known and have a value."""
        found = (self.at(ref, month) for month in quarter.months)
        return tuple(item for item in found if item is not None and item.value is not None)

    def reason(self, ref: str, periods: Iterable[Period]) -> str | None:
        """Return the first reason that a return gives for having no figure in these periods."""
        for period in periods:
            blank = self._blanks.get((ref, period, Part.VALUE))
            if blank is not None and blank.no_data_reason:
                return blank.no_data_reason
        return None


def _join(observations: Iterable[Observation], scales: dict[str, float]) -> dict[tuple[str, Period], Measured]:
    """Return each period's value, numerator and denominator together."""
    parts: dict[tuple[str, Period], dict[Part, Observation]] = {}
    for observation in observations:
        parts.setdefault((observation.ref, observation.period), {})[observation.part] = observation
    return {key: _measured(key[1], found, scales[key[0]]) for key, found in parts.items()}


def _measured(period: Period, parts: dict[Part, Observation], scale: float) -> Measured:
    values = {part: found.value for part, found in parts.items()}
    numerator, denominator, given = (values.get(part) for part in (Part.NUMERATOR, Part.DENOMINATOR, Part.VALUE))
    return Measured(
        period=period,
        value=given if numerator is None or denominator is None else ratio(numerator, denominator, scale),
        given=given,
        numerator=numerator,
        denominator=denominator,
        sources=tuple(found.source for found in parts.values()),
        provisional=any(found.provisional for found in parts.values()),
    )


def ratio(numerator: float | None, denominator: float | None, scale: float) -> float | None:
    """Return numerator over denominator in the unit; None where the denominator is missing, zero or below."""
    if numerator is None or denominator is None or denominator <= 0:
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
