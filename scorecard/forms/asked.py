"""What a return form asks for: of each indicator that is due, what is owed of it and what may be given beside that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorecard.calculate.owed import is_due, owed
from scorecard.catalogue import Frequency, Indicator, MeasureKind, Rule
from scorecard.observations import Part
from scorecard.period import Kind, Period

_ORDER = (Kind.MONTH, Kind.QUARTER, Kind.YEAR_TO_DATE, Kind.YEAR)


@dataclass(frozen=True)
class Asked:
    """What is asked of one indicator.

    ``due`` is the period that is reported: the quarter, an earlier one for a measure in arrears, or the year. A form
    is not complete without the figures of ``required`` or a reason; ``due`` itself, given as a whole, stands in place
    of its months. Those of ``optional`` are checks. Figures of any other period have a sheet of their own.
    """

    indicator: Indicator
    due: Period
    required: tuple[Period, ...]
    optional: tuple[Period, ...]

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every period that has a cell to type in, in order of time."""
        return in_order_of_time((*self.required, *self.optional))

    @property
    def parts(self) -> tuple[Part, ...]:
        """The rows of the indicator: a ratio has its numerator and denominator beside its value."""
        ratio = self.indicator.kind is MeasureKind.RATIO or self.indicator.quarter_rule is Rule.RATIO
        return (Part.NUMERATOR, Part.DENOMINATOR, Part.VALUE) if ratio else (Part.VALUE,)

    def needs_parts(self, period: Period) -> bool:
        """Whether a value alone is not enough: months of a ratio, since percentages are never averaged."""
        return self.indicator.quarter_rule is Rule.RATIO and period.kind is Kind.MONTH


def asked_of(indicators: Iterable[Indicator], quarter: Period) -> tuple[Asked, ...]:
    """Return what is asked of each indicator that is due in a quarter, in order."""
    return tuple(_asked(indicator, quarter) for indicator in indicators if is_due(indicator, quarter))


def in_order_of_time(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return each period once: months, then the quarter that they make, then the year to date, then the year."""
    return tuple(sorted(set(periods), key=lambda period: (period.end, _ORDER.index(period.kind))))


def _asked(indicator: Indicator, quarter: Period) -> Asked:
    found = owed(indicator, quarter)
    beside = set(_of(indicator, found.due)) - set(found.required)
    return Asked(indicator, found.due, in_order_of_time(found.required), in_order_of_time(beside))


def _of(indicator: Indicator, due: Period) -> Iterator[Period]:
    """Yield all that the sheet of figures can hold of a measure: the period itself, its months, its year to date."""
    yield due
    if indicator.frequency is Frequency.MONTHLY:
        yield from due.months
    if indicator.frequency is not Frequency.ANNUAL and indicator.year_to_date_rule is not Rule.NONE:
        yield due.year_to_date
