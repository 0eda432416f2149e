"""A scorecard spreadsheet -> a catalogue to start from, and what is to be told about the spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from scorecard.catalogue.imported.indicators import reference
from scorecard.catalogue.imported.synonyms import Field
from scorecard.catalogue.imported.tables import Entry, Found, find_entries
from scorecard.catalogue.imported.text import catalogue_text
from scorecard.catalogue.imported.writing import plain
from scorecard.problems import Place, Problem, Severity
from scorecard.sources.cells import Cell, Sheet
from scorecard.sources.workbook import open_workbook

_WITHOUT_DECIMALS = {"0%": "%", "£#,##0.00": "£General"}


def import_catalogue(path: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a catalogue made from a spreadsheet, None where none can be made, and what is to be told."""
    name = plain(path.name.encode(errors="replace").decode())
    sheets, fault = open_workbook(path)
    if fault is not None:
        return None, (Problem(fault.code, Place(name), fault.wrong, fault.remedy),)
    found = find_entries(tuple(map(_open_document, sheets)) if path.suffix.lower() == ".ods" else sheets)
    if not found.entries:
        return None, (_nothing(found, name),)
    return catalogue_text(found, name), tuple(_doubts(found, name))


def _open_document(sheet: Sheet) -> Sheet:
    """Return a sheet of an .ods file, of whose number formats only the kind is read: decimals are then the digits'."""
    cells = (
        replace(cell, number_format=_WITHOUT_DECIMALS.get(cell.number_format, cell.number_format))
        for cell in sheet.cells
    )
    return replace(sheet, cells=tuple(cells))


def _nothing(found: Found, name: str) -> Problem:
    if found.headings:
        sheet, columns = found.headings[0]
        wrong = f"There is no indicator below the headings in row {columns.row}."
        return Problem("SC202", Place(name, sheet.name), wrong, "Put each indicator on a row of its own.")
    wrong = "No sheet has a row of headings that a scorecard has."
    return Problem("SC202", Place(name), wrong, "Give one row the headings Ref, Title and Target, for instance.")


def _doubts(found: Found, name: str) -> Iterator[Problem]:
    """Yield what should be looked at in the spreadsheet; all of it is left for ``check`` to refuse."""
    for sheet in dict.fromkeys(sheet for sheet, _ in found.headings):
        for sentence in sheet.hidden:
            remedy = "Check whether what is hidden belongs in the catalogue."
            yield Problem("SC221", Place(name, sheet.name), sentence, remedy, severity=Severity.WARNING)
    first: dict[str, str] = {}
    for entry in found.entries:
        yield from _faults(entry, name)
        yield from _duplicate(entry, name, first)


def _faults(entry: Entry, name: str) -> Iterator[Problem]:
    """Yield what is wrong with the cells that an indicator needs."""
    targets = (entry.cells.get(heading.column) for heading in entry.columns.targets)
    for cell in (entry.cell(Field.REF), entry.cell(Field.TITLE), *targets):
        if cell is not None and cell.fault is not None:
            place = _place(name, entry, cell)
            yield Problem(cell.fault.code, place, cell.fault.wrong, cell.fault.remedy, severity=Severity.WARNING)


def _duplicate(entry: Entry, name: str, first: dict[str, str]) -> Iterator[Problem]:
    ref, _ = reference(entry)
    cell = entry.cell(Field.REF)
    if not ref or cell is None:
        return
    if ref in first:
        wrong = f"The reference '{ref}' already stands in {first[ref]}."
        remedy = "Give each indicator its own reference."
        yield Problem("SC107", _place(name, entry, cell), wrong, remedy, ref, severity=Severity.WARNING)
    first.setdefault(ref, entry.at(cell))


def _place(name: str, entry: Entry, cell: Cell) -> Place:
    return Place(name, entry.sheet, cell.address)
