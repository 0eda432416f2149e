"""What a check looks at, and the words that checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from scorecard.calculate.amount import Amount
from scorecard.calculate.measures import Measured, Measures
from scorecard.calculate.result import Result
from scorecard.catalogue import Indicator, Rule
from scorecard.figures import Unit
from scorecard.period import Kind, Period
from scorecard.problems import Place, Problem

ANSWER = "Correct the return, or answer the finding in queries.yaml."
SAME = 1e-9  # two readings of one number may differ by as much, in proportion: binary numbers seldom add up exactly
UNITS = 10  # of the last printed place: less is too little to be told apart
AVERAGES = (Rule.RATIO, Rule.MEAN, Rule.SUPPLIED)
COUNTS = (Unit.NUMBER, Unit.POUNDS, Unit.POUNDS_MILLION)
WHOLE = 100  # per cent


@dataclass(frozen=True)
class Evidence:
    """The figures of one indicator for the period shown, and everything that they may be held against.

    ``known`` holds the periods of every figure that was read, and ``results`` those of all indicators, by reference;
    ``target_place`` is where the target is set, and ``place`` where the indicator is.
    """

    result: Result
    results: Mapping[str, Result]
    measures: Measures
    indicators: Mapping[str, Indicator]
    known: Mapping[str, Sequence[Period]]
    target_place: Place
    place: Place

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.result.indicator

    @property
    def shown(self) -> Amount:
        """What the period shown comes to: a quarter, or the year of an annual measure."""
        return self.result.quarter.current.amount

    @property
    def period(self) -> Period:
        """The period shown."""
        return self.shown.period

    @property
    def to_date(self) -> Amount:
        """The year to date."""
        return self.result.year_to_date.current.amount

    @cached_property
    def months(self) -> tuple[Measured, ...]:
        """The months of the quarter shown that are known; a year's are not looked at."""
        return () if self.period.kind is Kind.YEAR else self.measures.months(self.indicator.ref, self.period)

    @cached_property
    def given(self) -> Measured | None:
        """What a return gives for the period shown itself."""
        return self.measures.at(self.indicator.ref, self.period)

    @cached_property
    def given_to_date(self) -> Measured | None:
        """What a return gives for the year to date."""
        return self.measures.at(self.indicator.ref, self.to_date.period)

    @cached_property
    def earlier(self) -> tuple[Amount, ...]:
        """The quarters of the year before the one shown."""
        quarters = (figure.amount for figure in self.result.quarters)
        return tuple(each for each in quarters if each.period.ordinal < self.period.ordinal)

    @property
    def from_months(self) -> bool:
        """Whether the figure of the period shown is worked out from its months, and from nothing else."""
        return bool(self.months) and self.shown.calculated and self.shown.expected > 0

    @property
    def told_apart(self) -> Decimal:
        """Ten units of the last printed place: figures smaller than that are too small to be told apart."""
        return UNITS * Decimal(1).scaleb(-self.indicator.decimals)

    def is_new(self, period: Period) -> bool:
        """Whether this run brings the figure of a period, or a part of it, since April of the year shown.

        What lies in the run's quarter is new whatever file holds it.
        """
        if period.year != self.period.year:
            return False
        run = self.result.run_quarter
        if period.quarter_of == run:
            return True
        whole = period.kind in (Kind.QUARTER, Kind.YEAR)
        parts = (period, *period.quarters, *period.months) if whole else (period,)
        items = [self.measures.at(self.indicator.ref, part) for part in parts]
        return any(source.file.quarter == run for item in items if item is not None for source in item.sources)

    @property
    def averages(self) -> bool:
        """Whether a longer period's figure lies between those of its parts; counts add up."""
        return self.indicator.quarter_rule in AVERAGES and self.indicator.unit not in COUNTS

    def text(self, value: float) -> str:
        """Return a figure as it is printed."""
        return self.indicator.style.figure(value).text

    def exact(self, value: float) -> str:
        """Return a figure as it is printed, with more decimals where it would print as something else: ``0.961%``."""
        style = self.indicator.style
        if value == 0 or abs(value) >= 1:
            return self.text(value)
        typed = Decimal(f"{value:.10g}").normalize().as_tuple().exponent
        decimals = max(style.decimals, -typed if isinstance(typed, int) else 0)
        return replace(style, decimals=decimals).figure(value).text

    def disagree(self, first: float | None, second: float | None) -> bool:
        """Whether two figures differ as printed; a missing one never does."""
        return first is not None and second is not None and not self.indicator.style.prints_alike(first, second)

    def alike(self, first: float | None, second: float | None) -> bool:
        """Whether two figures are the same as printed; a missing one never is."""
        return first is not None and second is not None and self.indicator.style.prints_alike(first, second)

    def within(self, value: float, values: Sequence[float]) -> bool:
        """Whether a figure lies between the least and the greatest of others, as printed."""
        published = [self.indicator.style.figure(each).published for each in values]
        return min(published) <= self.indicator.style.figure(value).published <= max(published)

    def place_of(self, period: Period) -> Place:
        """Return the cell that gives the figure of a period, or one of those it is made of."""
        item = self.measures.at(self.indicator.ref, period)
        sources = item.sources if item is not None else self.shown.sources
        return sources[0].place if sources else self.place

    def problem(
        self, code: str, period: Period, wrong: str, remedy: str = ANSWER, place: Place | None = None
    ) -> Problem:
        """Return a finding about a period, at its cell."""
        return Problem(code, place or self.place_of(period), wrong, remedy, self.indicator.ref, period.label)


Check: TypeAlias = Callable[[Evidence], Iterator[Problem]]
