"""What arithmetic ties figures to each other, so that one of them tells another: every equation between cells.

A quarter is the sum, the mean or the last of its months, a year to date that of its quarters, by the rules in force;
figures shown as given are taken to add up, since they most often do. ``equals`` and ``from`` tie measures together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from scorecard.calculate.counts import Counts
from scorecard.calculate.measures import Cell, Measures
from scorecard.catalogue import Indicator, MeasureKind, Rule
from scorecard.period import MONTHS_IN_YEAR, QUARTERS_IN_YEAR, Kind, Period

Equation: TypeAlias = Mapping[Cell, Fraction]  # the cells, each times its factor, come to nothing together


def equations(
    indicators: Sequence[Indicator], cells: Mapping[Cell, Counts], measures: Measures
) -> tuple[Equation, ...]:
    """Return the equations between ``cells``, figures of these indicators; ``measures`` are the full ones."""
    by_ref = {indicator.ref: indicator for indicator in indicators}
    found: list[Equation] = []
    for indicator in indicators:
        periods = sorted(period for ref, period in cells if ref == indicator.ref)
        for year in sorted({period.year for period in periods}):
            found += _of_year(indicator, Period.of_year(year), cells, measures)
        if indicator.equals:
            found += [_equation((indicator.ref, each), [(ref, each) for ref in indicator.equals]) for each in periods]
        if indicator.derived_from is not None:
            source, parts = by_ref[indicator.derived_from], (Kind.MONTH, Kind.QUARTER)
            found += [_made(indicator, source, each) for each in periods if each.kind in parts]
    return tuple(equation for equation in found if len(equation) > 1 and all(cell in cells for cell in equation))


def _of_year(
    indicator: Indicator, year: Period, cells: Mapping[Cell, Counts], measures: Measures
) -> Iterator[Equation]:
    """Yield how quarters are made of months, and years to date of quarters, or of months where the mean is taken."""

    def parts(whole: Period, periods: Iterable[Period]) -> list[Cell]:
        """Return what a total is made of; a part that is unknown lies only in a total that is given."""
        given, own = measures.at(indicator.ref, whole) is not None, ((indicator.ref, each) for each in periods)
        return [cell for cell in own if cell in cells and (given or not cells[cell].unknown)]

    for quarter in year.quarters:
        to_date = quarter.year_to_date
        yield _rolled(indicator.quarter_rule, (indicator.ref, quarter), parts(quarter, quarter.months))
        by_months = indicator.year_to_date_rule is Rule.MEAN and all(
            parts(each, each.months) for each in to_date.quarters
        )
        of = to_date.months if by_months else to_date.quarters
        yield _rolled(indicator.year_to_date_rule, (indicator.ref, to_date), parts(to_date, of))
    last = year.quarter_of
    yield _equation((indicator.ref, year), [(indicator.ref, last.year_to_date)])
    if measures.at(indicator.ref, year) is None and indicator.year_to_date_rule is not Rule.SUM:
        yield _equation((indicator.ref, year), [(indicator.ref, last)])  # what is given for quarter 4 stands for it


def _rolled(rule: Rule, whole: Cell, parts: Sequence[Cell]) -> Equation:
    if rule in (Rule.LAST, Rule.ANNUALISED):
        return _equation(whole, parts[-1:])
    return _equation(whole, parts, Fraction(len(parts) if rule is Rule.MEAN else 1))


def _equation(whole: Cell, parts: Iterable[Cell], factor: Fraction = Fraction(1)) -> Equation:
    """Return the equation of a total, times a factor, and the sum of its parts."""
    return {whole: factor, **dict.fromkeys(parts, Fraction(-1))}


def _made(indicator: Indicator, source: Indicator, period: Period) -> Equation:
    """Return how a month or quarter is made from another measure; an annualised one shows the year so far as a rate."""
    own = (indicator.ref, period)
    if indicator.kind is MeasureKind.ANNUALISED:
        return _equation(own, _so_far(source, period), Fraction(period.months_elapsed, MONTHS_IN_YEAR))
    if indicator.kind is MeasureKind.CUMULATIVE:
        return _equation(own, _so_far(source, period))
    in_year = MONTHS_IN_YEAR if period.kind is Kind.MONTH else QUARTERS_IN_YEAR
    if source.kind is MeasureKind.FLOW:
        return _equation(own, [(source.ref, period - back) for back in range(in_year)])
    if period.number == in_year:
        return _equation(own, [(source.ref, period)])
    earlier = {(source.ref, period - period.number): Fraction(-1), (source.ref, period - in_year): Fraction(1)}
    return {**_equation(own, [(source.ref, period)]), **earlier}  # and what last year came to after the same period


def _so_far(source: Indicator, period: Period) -> list[Cell]:
    """Return the cells that make the year so far at the end of a month or quarter."""
    if source.kind is MeasureKind.CUMULATIVE:
        return [(source.ref, period)]
    before = Period.of_year(period.year).quarters[: period.quarter_of.index]
    within = period.quarter_of.months[: period.index % 3 + 1] if period.kind is Kind.MONTH else (period,)
    return [(source.ref, each) for each in (*before, *within)]
