"""Headings that take two rows, such as years above quarters, as one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import takewhile

from scorecard.catalogue.imported.heading_periods import kind_of_period
from scorecard.catalogue.imported.target_headings import speaks_of_targets
from scorecard.sources.cells import Cell


def join_rows(above: Mapping[int, Cell], below: Mapping[int, Cell]) -> dict[int, Cell]:
    """Return both rows as one, in the order of the columns.

    The heading of a group counts for each of its columns: ``Target 2022/23`` above ``Q1`` and ``Q2``. Merged cells
    show how far a group goes; without them it goes as far as there are periods of one kind.
    """
    groups = {column: group for group in above.values() for column in _columns(group, above, below)}
    joined = {column: _joined(groups[column], cell) for column, cell in below.items() if column in groups}
    return dict(sorted({**above, **below, **joined}.items()))


def _columns(group: Cell, above: Mapping[int, Cell], below: Mapping[int, Cell]) -> Iterator[int]:
    """Yield the columns of the row below that a heading stands for."""
    column = group.column
    if group.blank or column not in below or (group.merge and group.merge.bottom > group.row):
        return
    yield column
    last = group.merge.right if group.merge else max(below)
    others = takewhile(lambda other: other not in above, range(column + 1, last + 1))
    if group.merge:
        yield from others
    elif (kind := kind_of_period(below[column])) is not None:
        yield from takewhile(lambda other: other in below and kind_of_period(below[other]) is kind, others)


def _joined(group: Cell, cell: Cell) -> Cell:
    """Return a heading with that of its group, where the two together say more than it does alone."""
    text = f"{group.label} {cell.label}"
    both = replace(cell, value=text, raw=text)
    return both if speaks_of_targets(group.label) or kind_of_period(both) is not None else cell
