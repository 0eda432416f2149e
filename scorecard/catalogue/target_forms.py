"""The forms a target of a financial year may take, and what each means for a month, a quarter and a year to date.

A period's target is exact here; it is rounded once, where it is published. Source: contract section 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from scorecard.period import Kind, Period
from scorecard.workings import added, plain

Amount: TypeAlias = Annotated[float, Field(ge=-1e15, le=1e15)]
Ends: TypeAlias = tuple[Amount, Amount]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    def at(self, period: Period, *, adds_up: bool, accumulates: bool) -> float | None:
        """Return the target of a period in the unit, or None where no single number is set for it.

        ``adds_up``: the measure's periods add up to the year (a flow). ``accumulates``: its figures run from April.
        """
        del period, adds_up, accumulates
        return None

    def working(self, period: Period, *, adds_up: bool, accumulates: bool) -> str | None:
        """Return in words and numbers how ``at`` comes about; None where there is nothing to tell."""
        del period, adds_up, accumulates
        return None

    def alike(self, number: float) -> Level | Annual:
        """Return a target in the same terms as this one: for the year where this is, else for each quarter."""
        return Level(level=number)

    @property
    def numbers(self) -> tuple[float, ...]:
        """Every number written, for checks; none for words."""
        return ()


class Level(_Form):
    """A plain number: the target of each quarter or of an annual measure's year; added up for a flow's year to date."""

    level: Amount

    def at(self, period: Period, *, adds_up: bool, accumulates: bool) -> float | None:
        """Return the level; for a flow's year to date, the level of each quarter so far."""
        del accumulates
        if not adds_up or period.kind is Kind.YEAR:
            return self.level
        return self.level * len(period.months) / 3

    def working(self, period: Period, *, adds_up: bool, accumulates: bool) -> str | None:
        """Say that it is the level, or how often it is added up."""
        del accumulates
        if adds_up and period.kind is Kind.YEAR_TO_DATE:
            return f"set for each quarter: {plain(self.level)} x {len(period.quarters)}"
        return f"set for {'the year' if period.kind is Kind.YEAR else 'each quarter'}"

    @property
    def numbers(self) -> tuple[float, ...]:
        """The level."""
        return (self.level,)


class Annual(_Form):
    """A target for the whole year; a period's share is equal by default, else by a profile of weights."""

    annual: Amount = Field(description="The target of the whole financial year, in the unit.")
    profile: tuple[Annotated[float, Field(ge=0)], ...] | None = Field(
        default=None,
        description="How the year is shared out: 12 monthly or 4 quarterly weights; they need not sum to 1.",
    )

    @field_validator("profile")
    @classmethod
    def _twelve_or_four(cls, weights: tuple[float, ...] | None) -> tuple[float, ...] | None:
        if weights is not None and len(weights) not in (4, 12):
            raise ValueError(f"A profile has 12 or 4 weights, not {len(weights)}.")
        if weights is not None and not sum(weights):
            raise ValueError("The weights of a profile must not all be 0.")
        return weights

    def at(self, period: Period, *, adds_up: bool, accumulates: bool) -> float | None:
        """Return the share of the period (of all months so far where figures run from April), or the whole."""
        if not (adds_up or accumulates):
            return self.annual
        months = self._months(period, accumulates=accumulates)
        weights = self.profile or (1.0,) * 12
        per_month = [Fraction(weight) / (12 // len(weights)) for weight in weights for _ in range(12 // len(weights))]
        return float(Fraction(self.annual) * sum(per_month[months.start : months.stop]) / sum(per_month))

    def working(self, period: Period, *, adds_up: bool, accumulates: bool) -> str | None:
        """Say which share of the year's target it is, by months or by the weights of the profile."""
        if not (adds_up or accumulates):
            return f"the target of the whole year, {plain(self.annual)}"
        months = self._months(period, accumulates=accumulates)
        if self.profile is None:
            return f"the year's target in equal shares: {plain(self.annual)} x {len(months)} / 12"
        each = 12 // len(self.profile)
        weights = [self.profile[month // each] for month in months[::each]]
        part = f" x {len(months)} / {each}" if len(months) < each else ""
        return f"the year's target by its profile: {plain(self.annual)} x {_sum(weights)} / {_sum(self.profile)}{part}"

    def alike(self, number: float) -> Annual:
        """Return a target of the year that is shared out like this one."""
        return Annual(annual=number, profile=self.profile)

    def _months(self, period: Period, *, accumulates: bool) -> range:
        """Return the months, counted from 0 at April, whose share the target of a period is."""
        return range(0 if accumulates else period.months[0].index, period.months[-1].index + 1)

    @property
    def numbers(self) -> tuple[float, ...]:
        """The annual target."""
        return (self.annual,)


class Quarters(_Form):
    """A target for each quarter, in the terms of the measure: cumulative ones for a cumulative measure."""

    quarters: tuple[Amount | None, Amount | None, Amount | None, Amount | None] = Field(
        description="The targets of quarters 1 to 4; null where none is set yet.",
    )

    def at(self, period: Period, *, adds_up: bool, accumulates: bool) -> float | None:
        """Return the quarter's own target; for a flow's year to date, their sum so far.

        A month that ends a quarter shares its target, unless the measure adds up.
        """
        del accumulates
        if period.kind is Kind.MONTH:
            ends_quarter = period == period.quarter_of.months[-1]
            return self.quarters[period.quarter_of.index] if ends_quarter and not adds_up else None
        if period.kind is Kind.QUARTER or not adds_up:
            return self.quarters[period.quarter_of.index]
        return _total(self.quarters[quarter.index] for quarter in period.quarters)

    def working(self, period: Period, *, adds_up: bool, accumulates: bool) -> str | None:
        """Say for which quarter it is set, or which quarters are added up."""
        del accumulates
        if adds_up and len(period.quarters) > 1:
            return _added("quarters", [self.quarters[quarter.index] for quarter in period.quarters])
        return f"set for {period.quarter_of.label}"

    @property
    def numbers(self) -> tuple[float, ...]:
        """The targets that are set."""
        return tuple(number for number in self.quarters if number is not None)


class Months(_Form):
    """A target for each month, April first."""

    months: tuple[Amount | None, ...] = Field(
        min_length=12,
        max_length=12,
        description="The targets of April to March; null where none is set yet.",
    )

    def at(self, period: Period, *, adds_up: bool, accumulates: bool) -> float | None:
        """Return a month's own target; for longer periods the sum of a flow, else that of the last month."""
        del accumulates
        if not adds_up:
            return self.months[period.months[-1].index]
        return _total(self.months[month.index] for month in period.months)

    def working(self, period: Period, *, adds_up: bool, accumulates: bool) -> str | None:
        """Say for which month it is set, or which months are added up."""
        del accumulates
        if adds_up and len(period.months) > 1:
            return _added("months", [self.months[month.index] for month in period.months])
        return f"set for {period.months[-1].label}"

    @property
    def numbers(self) -> tuple[float, ...]:
        """The targets that are set."""
        return tuple(number for number in self.months if number is not None)


class StraightLine(_Form):
    """A stock's path over the year: from its level at the end of last March to its level at the end of next March."""

    start: Amount = Field(alias="from", description="The level when the year begins.")
    end: Amount = Field(alias="to", description="The level to be reached when the year ends.")

    def at(self, period: Period, *, adds_up: bool, accumulates: bool) -> float | None:
        """Return the point of the line at the end of the period."""
        del adds_up, accumulates
        return float(self.start + (Fraction(self.end) - Fraction(self.start)) * period.months_elapsed / 12)

    def working(self, period: Period, *, adds_up: bool, accumulates: bool) -> str | None:
        """Say which point of the line it is."""
        del adds_up, accumulates
        start, end = plain(self.start), plain(self.end)
        path = f"{start} + ({end} - {start}) x {period.months_elapsed} / 12"
        return f"a straight line from {start} to {end} over the year: {path}"

    @property
    def numbers(self) -> tuple[float, ...]:
        """Both ends."""
        return (self.start, self.end)


class Between(_Form):
    """A range that is right; either side of it is a miss."""

    between: Ends = Field(description="The lowest and the highest figure that meet the target.")

    @model_validator(mode="after")
    def _in_order(self) -> Between:
        if self.between[0] > self.between[1]:
            raise ValueError(
                f"The range runs from high to low; write it as [{self.between[1]:g}, {self.between[0]:g}]."
            )
        return self

    def working(self, period: Period, *, adds_up: bool, accumulates: bool) -> str | None:
        """Say what meets it."""
        del period, adds_up, accumulates
        return "set for the year: anything in the range meets it"

    @property
    def numbers(self) -> tuple[float, ...]:
        """Both ends."""
        return self.between


class Midpoint(_Form):
    """A figure to be close to, on either side."""

    midpoint: Amount = Field(description="The best figure; the distance from it is the shortfall.")

    def working(self, period: Period, *, adds_up: bool, accumulates: bool) -> str | None:
        """Say what is best."""
        del period, adds_up, accumulates
        return "set for the year: the closer, the better"

    @property
    def numbers(self) -> tuple[float, ...]:
        """The midpoint."""
        return (self.midpoint,)


class Words(_Form):
    """A target in words, shown but not rated."""

    text: str = Field(min_length=1, description="The target as printed, such as: 10 in 5 years.")


class Undecided(_Form):
    """No target: a trend measure or none, by decision, or one that is to be confirmed."""

    word: Literal["trend", "none", "tbc"]


def _total(amounts: Iterable[float | None]) -> float | None:
    """Return the sum, or None where any part is not set."""
    parts = list(amounts)
    return (
        None
        if any(part is None for part in parts)
        else float(sum(Fraction(part) for part in parts if part is not None))
    )


def _added(named: str, parts: Iterable[float | None]) -> str:
    return f"set for its {named}: {added([part for part in parts if part is not None])}"


def _sum(weights: Sequence[float]) -> str:
    return f"({added(weights)})" if len(weights) > 1 else plain(weights[0])
