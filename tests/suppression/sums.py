"""What an attacker knows of how figures make each other: the rules that the report prints in its notes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from scorecard.catalogue import Indicator, MeasureKind, Rule
from scorecard.period import Kind, Period
from tests.suppression.attack import Cell

Sum = dict[Cell, float]  # each total first; figures, times their factors, that come to nothing


def sums(indicators: Sequence[Indicator], cells: Collection[Cell]) -> list[Sum]:
    """Return what ties the cells together."""
    by_ref = {indicator.ref: indicator for indicator in indicators}
    found = [row for cell in cells for row in _of_cell(by_ref[cell[0]], cell[1], by_ref, frozenset(cells))]
    return [row for row in found if len(row) > 1]


def _of_cell(
    indicator: Indicator, period: Period, by_ref: dict[str, Indicator], cells: frozenset[Cell]
) -> Iterator[Sum]:
    ref = indicator.ref
    if period.kind in (Kind.QUARTER, Kind.YEAR_TO_DATE):
        in_quarter = period.kind is Kind.QUARTER
        rule = indicator.quarter_rule if in_quarter else indicator.year_to_date_rule
        by_month = in_quarter or (rule is Rule.MEAN and all((ref, month) in cells for month in period.months))
        parts = period.months if by_month else period.quarters
        yield _sum(rule, (ref, period), [(ref, part) for part in parts if (ref, part) in cells])
    if indicator.equals and all((part, period) in cells for part in indicator.equals):
        yield _sum(Rule.SUM, (ref, period), [(part, period) for part in indicator.equals])
    if indicator.derived_from and period.kind in (Kind.MONTH, Kind.QUARTER):
        sources, factor = _made_of(indicator, by_ref[indicator.derived_from], period)
        if cells.issuperset(sources):
            yield {(ref, period): -factor, **dict.fromkeys(sources, 1.0)}


def _made_of(indicator: Indicator, source: Indicator, period: Period) -> tuple[list[Cell], float]:
    """Return which figures of a source that counts each period by itself make another measure, and how many times."""
    elapsed = period.index + 1
    back = {Kind.MONTH: 12, Kind.QUARTER: 4}[period.kind] if indicator.kind is MeasureKind.ROLLING else elapsed
    rate = elapsed * (1 if period.kind is Kind.MONTH else 3) / 12 if indicator.kind is MeasureKind.ANNUALISED else 1.0
    return [(source.ref, period - step) for step in range(back)], rate


def _sum(rule: Rule, whole: Cell, parts: Sequence[Cell]) -> Sum:
    if rule in (Rule.LAST, Rule.ANNUALISED):
        return {whole: -1.0, **dict.fromkeys(parts[-1:], 1.0)}
    return {whole: -float(len(parts) if rule is Rule.MEAN else 1), **dict.fromkeys(parts, 1.0)}
