"""What stands behind a figure: the numbers of people or things that it counts, and whether they are too small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.calculate.amount import Amount
from scorecard.calculate.measures import Cell, Measured, Measures
from scorecard.calculate.quarter import month_value
from scorecard.calculate.shown import period_amount
from scorecard.calculate.year_to_date import year_to_date_amount
from scorecard.catalogue import Frequency, Indicator, MeasureKind
from scorecard.figures import Unit
from scorecard.period import MONTHS_IN_YEAR, Kind, Period

_SHARES = (Unit.PERCENT, Unit.RATE)


@dataclass(frozen=True)
class Counts:
    """The counts behind a figure; each is None where the figure counts no such thing, or it is unknown.

    ``complement`` is the denominator less the numerator. A figure is ``small`` if it must be hidden for its own sake;
    figures that are hidden together come to no less than ``least``. ``unknown``: the return withholds it. ``differs``:
    beside a figure that was worked out, the return gives another.
    """

    number: Fraction | None
    numerator: Fraction | None
    complement: Fraction | None
    small: bool
    least: int
    unknown: bool
    differs: bool

    @property
    def parts(self) -> tuple[Fraction | None, ...]:
        """All three."""
        return self.number, self.numerator, self.complement


def counts_of(indicators: Sequence[Indicator], measures: Measures) -> dict[Cell, Counts]:
    """Return the counts behind every figure that these indicators have, or withhold; ``measures`` are the full ones."""
    return {
        (indicator.ref, period): counts
        for indicator in indicators
        for year in sorted({period.year for ref, period in measures.cells if ref == indicator.ref})
        for period in _periods(indicator, Period.of_year(year))
        if (counts := _counts(indicator, period, measures)) is not None
    }


def _periods(indicator: Indicator, year: Period) -> Iterator[Period]:
    yield from (*year.months, *year.quarters, *(quarter.year_to_date for quarter in year.quarters))
    if indicator.frequency is Frequency.ANNUAL:
        yield year


def _counts(indicator: Indicator, period: Period, measures: Measures) -> Counts | None:
    figure, withheld = figure_of(indicator, period, measures), measures.withheld(indicator.ref, period)
    unknown = figure is None or figure.value is None
    if unknown and not withheld:
        return None
    least, given = indicator.suppress_below or 0, measures.at(indicator.ref, period)
    own = _parts(indicator, figure) if figure is not None else (None, None, None)
    behind = [*own, *_typed(indicator, given), *_year_so_far(indicator, period, own[0])]
    small = withheld or any(each is not None and 1 <= each < least for each in behind)
    return Counts(
        *own, small, least, unknown, differs=given is not None and figure is not None and _differ(given, figure)
    )


def _differ(given: Measured, figure: Measured | Amount) -> bool:
    """Whether a cell gives something else than the figure, or more."""
    pairs = (
        (given.given, figure.value),
        (given.numerator, figure.numerator),
        (given.denominator, figure.denominator),
    )
    return any(said is not None and said != used for said, used in pairs)


def figure_of(indicator: Indicator, period: Period, measures: Measures) -> Measured | Amount | None:
    """Return what a period comes to; a month is what was returned."""
    if period.kind is Kind.MONTH:
        return measures.at(indicator.ref, period)
    if period.kind is Kind.YEAR_TO_DATE:
        return year_to_date_amount(indicator, period.quarter_of, measures)
    return period_amount(indicator, period, measures)


def _parts(indicator: Indicator, figure: Measured | Amount) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """Return number, numerator and complement; a share of a known base tells its numerator."""
    value = month_value(indicator, figure) if isinstance(figure, Measured) else figure.value
    number = _exact(value) if indicator.unit is Unit.NUMBER else None
    numerator, denominator = _exact(figure.numerator), _exact(figure.denominator)
    if numerator is None and denominator is not None and value is not None and indicator.unit in _SHARES:
        numerator = Fraction(round(value * float(denominator) / indicator.scale))
    return number, numerator, None if numerator is None or denominator is None else denominator - numerator


def _typed(indicator: Indicator, given: Measured | None) -> Iterator[Fraction | None]:
    """Yield the counts of a cell that is given beside what it should come to."""
    if given is not None:
        yield from _parts(indicator, given)[1:]
        yield _exact(given.given) if indicator.unit is Unit.NUMBER else None


def _year_so_far(indicator: Indicator, period: Period, rate: Fraction | None) -> Iterator[Fraction]:
    """Yield what an annualised measure has counted since April."""
    if indicator.kind is MeasureKind.ANNUALISED and rate is not None:
        yield rate * period.months_elapsed / MONTHS_IN_YEAR


def _exact(number: float | None) -> Fraction | None:
    """Return a number as it was typed, to the 15 figures that a spreadsheet keeps."""
    return None if number is None else Fraction(format(number, ".15g"))
