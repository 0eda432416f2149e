"""One row of a scorecard -> the lines of one indicator, with the cell that each setting was taken from."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard.catalogue.imported.groups import Groups, directorate_of, priority_of
from scorecard.catalogue.imported.synonyms import Field
from scorecard.catalogue.imported.tables import Band, Entry
from scorecard.catalogue.imported.targets import TargetFound, read_target, target_cells, target_lines
from scorecard.catalogue.imported.units import Shown, UnitFound, amount_shown, find_unit, shown
from scorecard.catalogue.imported.writing import TODO, number, plain, quoted, says, scalar, setting
from scorecard.figures import Unit
from scorecard.period import Kind
from scorecard.sources.cells import Cell

INDENT = "    "

_FREQUENCIES = {
    **dict.fromkeys(("monthly", "month", "m", "every month"), "monthly"),
    **dict.fromkeys(("quarterly", "quarter", "q", "every quarter"), "quarterly"),
    **dict.fromkeys(("annual", "annually", "yearly", "year", "a", "every year"), "annual"),
}
_BY_KIND = ((Kind.MONTH, "monthly", "month"), (Kind.QUARTER, "quarterly", "quarter"), (Kind.YEAR, "annual", "year"))


@dataclass(frozen=True)
class Surroundings:
    """What the lines of an indicator take from the rest of the workbook.

    ``year`` is that of its table; ``live`` are the columns of periods that hold a figure in some row; ``twin`` is
    the address of an earlier indicator with the same reference.
    """

    groups: Groups
    year: str | None
    live: Mapping[int, Kind | None]
    twin: str | None


def indicator_lines(entry: Entry, around: Surroundings) -> Iterator[str]:
    """Yield the lines of an indicator."""
    cells = target_cells(entry, around.year)
    unit = _unit(entry, cells)
    targets = {year: read_target(cell, unit.unit) for year, cell in cells.items()}
    yield _ref(entry, around.twin)
    yield _words(entry, Field.TITLE, required=True)
    yield from (_words(entry, name) for name in (Field.DEFINITION,) if entry.text(name))
    yield _priority(priority_of(entry, marked=around.groups.marked), around.groups)
    yield _directorate(directorate_of(entry), around.groups)
    yield from (_words(entry, name) for name in (Field.OWNER,) if entry.text(name))
    yield from _unit_lines(unit, targets)
    yield _undecided(entry, Field.DIRECTION)
    yield _frequency(entry, around.live)
    yield setting(INDENT, "kind", TODO)
    yield from target_lines(entry, targets, cells)
    if entry.text(Field.TOLERANCE):
        yield _undecided(entry, Field.TOLERANCE)
    yield from _benchmark(entry, unit.unit)


def reference(entry: Entry) -> tuple[str, str]:
    """Return the reference of a row as the sheet shows it, empty where it has none, and what is doubtful about it."""
    cell = entry.cell(Field.REF)
    if cell is None:
        return "", "the sheet gives none"
    if cell.fault or isinstance(cell.value, dt.date | dt.time | dt.timedelta | bool):
        return "", cell.fault.wrong if cell.fault else f"Excel has turned it into {says(cell.label)}"
    if not isinstance(cell.value, float) or cell.value.is_integer() or not math.isfinite(cell.value):
        return plain(cell.label), ""
    figure = shown(cell)
    decimals = max(figure.decimals or 0 if figure else 0, len(number(cell.value).partition(".")[2]))
    return f"{cell.value:.{min(decimals, 6)}f}", "stored as a number: a 0 at its end may be lost"


def figure_cells(entry: Entry) -> list[tuple[Cell, Shown]]:
    """Return the cells of periods that hold a figure, with how they show it."""
    cells = [entry.cells[column] for column in entry.columns.periods if column in entry.cells]
    return [(cell, figure) for cell in cells if (figure := shown(cell))]


def _ref(entry: Entry, twin: str | None) -> str:
    text, doubt = reference(entry)
    where = entry.at(entry.cell(Field.REF) or entry.first)
    again = f"it stands in {twin} too" if twin else ""
    return setting("  - ", "ref", quoted(text) if text else TODO, where, doubt, again)


def _words(entry: Entry, name: Field, *, required: bool = False) -> str:
    cell, text = entry.cell(name), entry.text(name)
    where = entry.at(cell or entry.first)
    fault = cell.fault.wrong if cell and cell.fault else ""
    return setting(INDENT, name, scalar(text) if text or not required else TODO, where, fault)


def _priority(band: Band | None, groups: Groups) -> str:
    if band is None:
        return setting(INDENT, Field.PRIORITY, TODO, "the sheet gives none")
    return setting(INDENT, Field.PRIORITY, groups.priorities[band.text].id, band.at)


def _directorate(band: Band | None, groups: Groups) -> str:
    if band is None:
        return setting(INDENT, Field.DIRECTORATE, TODO, "the sheet gives none")
    return setting(INDENT, Field.DIRECTORATE, scalar(groups.directorates[band.text].text), band.at)


def _unit(entry: Entry, targets: Mapping[str, Cell]) -> UnitFound:
    figures = figure_cells(entry) or [(cell, figure) for cell in targets.values() if (figure := shown(cell))]
    addressed = [(entry.at(cell), figure) for cell, figure in figures]
    return find_unit(addressed, entry.text(Field.TITLE), entry.text(Field.UNIT))


def _unit_lines(found: UnitFound, targets: Mapping[str, TargetFound]) -> Iterator[str]:
    yield setting(INDENT, Field.UNIT, found.unit or TODO, found.why)
    most = max((target.decimals for target in targets.values()), default=0)
    decimals = None if found.decimals is None else max(found.decimals, min(most, 6))
    yield setting(INDENT, "decimals", TODO if decimals is None else str(decimals))


def _undecided(entry: Entry, name: Field) -> str:
    cell, text = entry.cell(name), entry.text(name)
    return setting(INDENT, name, TODO, f"the sheet says {says(text)} ({entry.at(cell)})" if cell and text else "")


def _frequency(entry: Entry, live: Mapping[int, Kind | None]) -> str:
    cell, text = entry.cell(Field.FREQUENCY), entry.text(Field.FREQUENCY)
    if cell and text:
        word = _FREQUENCIES.get(text.lower().rstrip("."))
        return setting(
            INDENT, Field.FREQUENCY, word or TODO, entry.at(cell), "" if word else f"the sheet says {says(text)}"
        )
    word, why = _frequency_of_figures(entry, [cell for cell, _ in figure_cells(entry)], live)
    return setting(INDENT, Field.FREQUENCY, word, why)


def _frequency_of_figures(entry: Entry, figures: Sequence[Cell], live: Mapping[int, Kind | None]) -> tuple[str, str]:
    """Return how often figures come, by the columns that hold some; one figure among many columns is no evidence."""
    waiting = {Kind.MONTH, Kind.QUARTER} & set(entry.columns.periods.values()) and not {Kind.MONTH, Kind.QUARTER} & set(
        live.values()
    )
    for kind, word, noun in _BY_KIND[: 2 if waiting else 3]:
        filled = [cell for cell in figures if entry.columns.periods[cell.column] is kind]
        columns = [column for column in entry.columns.periods if live.get(column) is kind]
        where = f"figures by {noun} in {plain(entry.sheet)}!{', '.join(cell.address for cell in filled)}"
        if len(filled) > 1 or (filled and len(filled) == len(columns)):
            return word, where
        if filled:
            return TODO, f"one figure only, in {entry.at(filled[0])}"
    return TODO, "no figures by month or quarter"


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
