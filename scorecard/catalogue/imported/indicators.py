"""One row of a scorecard -> the lines of one indicator, with the cell that each setting was taken from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard.catalogue.imported.frequency import figure_cells, find_frequency
from scorecard.catalogue.imported.groups import Groups, directorate_of, priority_of, stands_below
from scorecard.catalogue.imported.indicator_unit import UnitFound, find_unit
from scorecard.catalogue.imported.synonyms import Field
from scorecard.catalogue.imported.tables import Entry
from scorecard.catalogue.imported.targets import (
    INDENT,
    TargetCells,
    TargetFound,
    read_target,
    target_cells,
    target_lines,
)
from scorecard.catalogue.imported.units import amount_shown, shown
from scorecard.catalogue.imported.writing import TODO, number, quoted, says, scalar, setting
from scorecard.catalogue.kinds import Frequency
from scorecard.figures import Unit
from scorecard.period import Kind


@dataclass(frozen=True)
class Surroundings:
    """What the lines of an indicator take from the rest of the workbook.

    ``year`` is that of its table; ``live`` are the columns of periods that hold a figure in some row.
    """

    groups: Groups
    year: str | None
    live: Mapping[int, Kind | None]


def indicator_lines(entry: Entry, around: Surroundings) -> Iterator[str]:
    """Yield the lines of an indicator."""
    cells = target_cells(entry, around.year)
    unit = _unit(entry, cells)
    frequency = find_frequency(entry, around.live)
    annual = frequency.stated and frequency.written == Frequency.ANNUAL
    targets = {year: read_target(of_year, unit.unit, annual=annual) for year, of_year in cells.items()}
    yield _ref(entry)
    yield _words(entry, Field.TITLE, required=True)
    yield from (_words(entry, name) for name in (Field.DEFINITION,) if entry.text(name))
    yield _priority(entry, around.groups)
    yield _directorate(entry, around.groups)
    yield from (_words(entry, name) for name in (Field.OWNER,) if entry.text(name))
    yield from _unit_lines(unit, [*targets.values()])
    yield _undecided(entry, Field.DIRECTION)
    yield setting(INDENT, Field.FREQUENCY, frequency.written, frequency.why)
    yield setting(INDENT, "kind", TODO)
    yield from target_lines(entry, targets, cells)
    if entry.text(Field.TOLERANCE):
        yield _undecided(entry, Field.TOLERANCE)
    yield from _benchmark(entry, unit.unit)


def _ref(entry: Entry) -> str:
    text, doubt = entry.reference
    where = entry.at(entry.cell(Field.REF) or entry.first)
    again = f"it stands in {entry.twin} too" if entry.twin else ""
    return setting("  - ", "ref", quoted(text) if text else TODO, where, doubt, again)


def _words(entry: Entry, name: Field, *, required: bool = False) -> str:
    cell, text = entry.cell(name), entry.text(name)
    where = entry.at(cell or entry.first)
    fault = cell.fault.wrong if cell and cell.fault else ""
    return setting(INDENT, name, scalar(text) if text or not required else TODO, where, fault)


def _priority(entry: Entry, groups: Groups) -> str:
    """Return the priority; a section inside it is named beside it, for a person to see whether it is another."""
    named = priority_of(entry, marked=groups.marked)
    inside = stands_below(entry, marked=groups.marked)
    noticed = f"below {says(inside.text)} ({inside.at})" if inside else ""
    if named is None:
        return setting(INDENT, Field.PRIORITY, TODO, "the sheet gives none", noticed)
    found = groups.priorities[named.text]
    if found is None:
        return setting(INDENT, Field.PRIORITY, TODO, f"several have the name {says(named.text)} ({named.at})", noticed)
    return setting(INDENT, Field.PRIORITY, found.id, named.at, noticed)


def _directorate(entry: Entry, groups: Groups) -> str:
    band = directorate_of(entry)
    if band is None:
        return setting(INDENT, Field.DIRECTORATE, TODO, "the sheet gives none")
    return setting(INDENT, Field.DIRECTORATE, scalar(groups.directorates[band.text].text), band.at)


def _unit(entry: Entry, targets: Mapping[str, TargetCells]) -> UnitFound:
    of_targets = ((cell, shown(cell)) for cells in targets.values() for _, cell in cells)
    figures = figure_cells(entry) or [(cell, figure) for cell, figure in of_targets if figure]
    addressed = [(entry.at(cell), figure) for cell, figure in figures]
    return find_unit(addressed, entry.text(Field.TITLE), entry.text(Field.UNIT))


def _unit_lines(found: UnitFound, targets: Sequence[TargetFound]) -> Iterator[str]:
    yield setting(INDENT, Field.UNIT, found.unit or TODO, found.why)
    most = max((target.decimals for target in targets), default=0)
    decimals = None if found.decimals is None else max(found.decimals, min(most, 6))
    yield setting(INDENT, "decimals", TODO if decimals is None else str(decimals))


def _undecided(entry: Entry, name: Field) -> str:
    cell, text = entry.cell(name), entry.text(name)
    return setting(INDENT, name, TODO, f"the sheet says {says(text)} ({entry.at(cell)})" if cell and text else "")


def _benchmark(entry: Entry, unit: Unit | None) -> Iterator[str]:
    """Yield the figures of comparators as comments: a sheet does not say their period and source."""
    headings = entry.columns.comparators
    cells = {name: entry.cells[cell.column] for name, cell in headings.items() if cell.column in entry.cells}
    lines = []
    for name, cell in cells.items():
        amount = amount_shown(cell, unit) if unit else None
        value = number(amount) if amount is not None else None if shown(cell) is None else f"{TODO}"
        if value:
            said = "" if amount is not None else f"; the sheet says {says(cell.label)}"
            lines.append(
                f"{INDENT}#   {name}: {{value: {value}, period: {TODO}, source: {TODO}}}  # {entry.at(cell)}{said}"
            )
    if lines:
        yield f"{INDENT}# benchmark:  # give each its period and source, then remove the first # of these lines"
        yield from lines
