"""A scorecard spreadsheet -> a catalogue to start from, and what is to be told about the spreadsheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scorecard.catalogue.imported.catalogue_text import catalogue_text
from scorecard.catalogue.imported.columns import known_columns
from scorecard.catalogue.imported.doubts import doubts, no_indicator
from scorecard.catalogue.imported.tables import find_entries
from scorecard.catalogue.imported.writing import plain
from scorecard.problems import Place, Problem
from scorecard.sources.cells import Sheet
from scorecard.sources.ods import FORMATS
from scorecard.sources.workbook import open_workbook

_WITHOUT_DECIMALS = {FORMATS["percentage"]: "%", FORMATS["currency"]: "£General"}


def import_catalogue(path: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a catalogue made from a spreadsheet, None where none can be made, and what is to be told."""
    name = plain((path.name or str(path)).encode(errors="replace").decode())
    sheets, fault = open_workbook(path, known_columns)
    if fault is not None:
        return None, (Problem(fault.code, Place(name), fault.wrong, fault.remedy),)
    found = find_entries(tuple(map(_open_document, sheets)) if path.suffix.lower() == ".ods" else sheets)
    if not found.entries:
        return None, (no_indicator(found, name),)
    return catalogue_text(found, name), tuple(doubts(found, name))


def _open_document(sheet: Sheet) -> Sheet:
    """Return a sheet of an .ods file, of whose number formats only the kind is read: decimals are then the digits'."""
    cells = (
        replace(cell, number_format=_WITHOUT_DECIMALS.get(cell.number_format, cell.number_format))
        for cell in sheet.cells
    )
    return replace(sheet, cells=tuple(cells))
