"""What a return form asks for: of each indicator that is due, the periods that it must give and those that it may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorecard.calculate.indicator import is_due
from scorecard.catalogue import Frequency, Indicator, MeasureKind, Rule
from scorecard.observations import Part
from scorecard.period import Kind, Period

_ORDER = (Kind.MONTH, Kind.QUARTER, Kind.YEAR_TO_DATE, Kind.YEAR)


@dataclass(frozen=True)
class Asked:
    """What is asked of one indicator.

    ``due`` is the period that is reported: the quarter, an earlier one for a measure in arrears, or the year. A form
    is not complete without the figures of ``required`` or a reason; those of ``optional`` are checks, or come early.
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
        """The rows of the indicator: a ratio gives its numerator and denominator, or at least its value."""
        ratio = self.indicator.kind is MeasureKind.RATIO
        return (Part.NUMERATOR, Part.DENOMINATOR, Part.VALUE) if ratio else (Part.VALUE,)


def asked_of(indicators: Iterable[Indicator], quarter: Period) -> tuple[Asked, ...]:
    """Return what is asked of each indicator that is due in a quarter, in order."""
    return tuple(_asked(indicator, quarter) for indicator in indicators if is_due(indicator, quarter))


def in_order_of_time(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return each period once: months, then the quarter that they make, then the year to date, then the year."""
    return tuple(sorted(set(periods), key=lambda period: (period.end, _ORDER.index(period.kind))))


def _asked(indicator: Indicator, quarter: Period) -> Asked:
    due = quarter - indicator.arrears
    if indicator.frequency is Frequency.ANNUAL:
        year = Period.of_year(due.year)
        return Asked(indicator, year, (year,), ())
    required, optional = set(_needed(indicator, due)), set[Period]()
    for late in range(indicator.arrears + 1):
        optional.update(_months(indicator, quarter - late), (quarter - late,))
    if indicator.year_to_date_rule is Rule.SUPPLIED and due == quarter:
        required.add(quarter.year_to_date)
    elif indicator.year_to_date_rule is not Rule.NONE:
        optional.add(quarter.year_to_date)
    return Asked(indicator, due, in_order_of_time(required), in_order_of_time(optional - required))


def _needed(indicator: Indicator, due: Period) -> Iterator[Period]:
    """Yield the months of a monthly measure, and the quarter where no months make it."""
    yield from _months(indicator, due)
    if indicator.frequency is not Frequency.MONTHLY or indicator.quarter_rule is Rule.SUPPLIED:
        yield due


def _months(indicator: Indicator, quarter: Period) -> tuple[Period, ...]:
    return quarter.months if indicator.frequency is Frequency.MONTHLY else ()
