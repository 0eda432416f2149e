"""Which figures are hidden so that no small number is told, not even by subtraction. Source: method.md section 11.

A figure is hidden if a count behind it is small, or if a return withholds it. Then, quarter after quarter, as the
reports appear, more are hidden until the equations between figures tell none of them:

- the equations are solved exactly for the hidden figures; where one comes out alone, or several add up to a small
  number, one of the visible figures in that solution is hidden too;
- where a hidden figure can be one number alone, since no count is below nothing, a visible figure that is tied to it is
  hidden too;
- that is the smallest month, or else the total, or else another quarter; never a figure that an earlier quarter's
  report has printed, since hiding it now would be too late.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from scorecard.calculate.bounds import pinned
from scorecard.calculate.counts import Counts
from scorecard.calculate.editions import Edition, Tie, Version, editions_of
from scorecard.calculate.measures import Cell, Measures, wholes
from scorecard.catalogue import Indicator
from scorecard.catalogue.ties import groups_of
from scorecard.period import Kind

TOTALS_FIRST = (Kind.YEAR, Kind.YEAR_TO_DATE, Kind.QUARTER, Kind.MONTH)


def hide_small_numbers(indicators: Sequence[Indicator], measures: Measures) -> Measures:
    """Return the measures that may be shown."""
    hidden: set[Cell] = set()
    beside: set[Cell] = set()
    for group in _concerned(indicators, measures):
        editions = editions_of(group, measures)
        found = _hidden_in(editions)
        longer = {(ref, whole) for ref, period in found for whole in wholes(period)}
        hidden |= found
        beside |= {cell for cell in longer if cell in editions[-1].counts and editions[-1].counts[cell].differs}
    return measures.without(hidden, beside) if hidden else measures


def _concerned(indicators: Sequence[Indicator], measures: Measures) -> Iterator[list[Indicator]]:
    """Yield the indicators with figures to be hidden, each with all that are tied to it."""
    refs = {ref for ref, period in measures.cells if measures.withheld(ref, period)}
    refs |= {indicator.ref for indicator in indicators if indicator.suppress_below is not None}
    for group in groups_of(indicator.tied for indicator in indicators):
        if not group.isdisjoint(refs):
            yield [indicator for indicator in indicators if indicator.ref in group]


def _hidden_in(editions: Sequence[Edition]) -> set[Cell]:
    """Return the cells that the last edition must hide."""
    counts = {version: edition.counts[cell] for edition in editions for cell, version in edition.versions.items()}
    last = editions[-1].versions
    hidden = {version for version in last.values() if counts[version].small}
    for cluster in groups_of(tie for edition in editions for tie in edition.ties):
        hidden |= _hidden(cluster, editions, counts)
    return {cell for cell, version in last.items() if version in hidden}


def _hidden(cluster: frozenset[Version], editions: Iterable[Edition], counts: Mapping[Version, Counts]) -> set[Version]:
    """Return the versions in a cluster that must be hidden, as one report after the other appears."""
    hidden: set[Version] = set()
    printed: set[Version] = set()
    known: dict[frozenset[object], Tie] = {}
    for edition in editions:
        ties = [tie for tie in edition.ties if not cluster.isdisjoint(tie)]
        for quarter in edition.quarters:
            told = {each for each in cluster.intersection(edition.versions.values()) if each[1].quarter_of <= quarter}
            hidden |= {version for version in told if counts[version].small}
            known |= {frozenset(tie.items()): tie for tie in ties if told.issuperset(tie)}
            while (cell := _next(tuple(known.values()), hidden, printed, counts)) is not None:
                hidden.add(cell)
            printed |= told - hidden
    return hidden


def _next(
    ties: Sequence[Tie], hidden: Collection[Version], printed: Collection[Version], counts: Mapping[Version, Counts]
) -> Version | None:
    """Return the cell to be hidden next; None where nothing is told, or all that tells it is printed already."""
    for solution in _solutions(ties, hidden):
        unseen = [cell for cell in solution if cell in hidden]
        free = [cell for cell in solution if cell not in hidden and cell not in printed]
        if free and _tells(solution, unseen, counts):
            return min(free, key=lambda cell: _cost(cell, unseen, counts[cell]))
    for cell, near in pinned(ties, hidden, counts):
        free = [each for each in near if each not in printed]
        if free:
            return min(free, key=lambda each: _cost(each, [cell], counts[each]))
    return None


def _cost(cell: Version, unseen: Collection[Version], counts: Counts) -> tuple[bool, int, Fraction, Version]:
    """Return by what a cell is chosen to be hidden, the least first; hiding a zero would help nobody."""
    period = cell[1]
    is_total = any(hidden.quarter_of == period for _, hidden, _ in unseen)
    rank = {Kind.MONTH: 0, Kind.QUARTER: 1 if is_total else 3}.get(period.kind, 2)
    known = [part for part in counts.parts if part is not None]
    return 0 in known, rank, min(known, default=Fraction(0)), cell


def _solutions(ties: Iterable[Tie], hidden: Collection[Version]) -> Iterator[Tie]:
    """Yield the equations with hidden cells as they stand, then solved for these, totals first."""
    rows = [tie for tie in ties if any(cell in hidden for cell in tie)]
    yield from rows
    solved: list[Tie] = []
    for cell in sorted(hidden, key=lambda cell: (TOTALS_FIRST.index(cell[1].kind), cell)):
        pivot = next((row for row in rows if cell in row), None)
        if pivot is not None:
            unit = {each: factor / pivot[cell] for each, factor in pivot.items()}
            rows = [_without(cell, row, unit) for row in rows if row is not pivot]
            solved = [*(_without(cell, row, unit) for row in solved), unit]
    yield from solved


def _without(cell: Version, row: Tie, unit: Tie) -> Tie:
    """Return a row less so many times a row in which the cell stands once that the cell drops out."""
    times = row.get(cell, Fraction(0))
    less = {each: row.get(each, Fraction(0)) - times * unit.get(each, Fraction(0)) for each in {**row, **unit}}
    return {each: factor for each, factor in less.items() if factor}


def _tells(solution: Tie, unseen: Sequence[Version], counts: Mapping[Version, Counts]) -> bool:
    """Whether a solution gives a hidden figure, or several that add up to so little that they are nearly known.

    Hidden counts are at least 1 each, so that they must add up to more than there are of them.
    """
    factors = [solution[cell] for cell in unseen]
    if len(unseen) == 1:
        return True
    if min(factors) < 0 < max(factors):
        return False
    scale = min(factors, key=abs)
    least = max(sum(factors, scale) / scale, *(Fraction(counts[cell].least) for cell in unseen))
    return any(0 <= -each / scale < least for each in _sums(solution, unseen, counts))


def _sums(solution: Tie, unseen: Collection[Version], counts: Mapping[Version, Counts]) -> Iterator[Fraction]:
    """Yield what the visible cells of a solution come to: their numbers, numerators and complements."""
    visible = [cell for cell in solution if cell not in unseen]
    for numbers in zip(*(counts[cell].parts for cell in visible), strict=True):
        known = [number * solution[cell] for number, cell in zip(numbers, visible, strict=True) if number is not None]
        if len(known) == len(visible):
            yield sum(known, Fraction(0))
