"""Excel workbooks (.xlsx, .xlsm) -> sheets.

openpyxl reads values and number formats as a stream; what it leaves out when streaming (merged cells, hidden
rows, formulas that were never calculated) comes from a pass over the sheet's XML, which also finds where the
content ends.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, cast
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from scorecard.sources.archive import UnreadableError
from scorecard.sources.cells import NOT_CALCULATED, Cell, Merge, Sheet, Value, address, error_fault, raw_text
from scorecard.sources.limits import Budget
from scorecard.sources.merges import hidden_sentences, with_merges

_TRUE = ("1", "true")
_STRICT = b"purl.oclc.org/ooxml"
_CARRIAGE_RETURN = re.compile("_x000D_", re.IGNORECASE)  # how Excel escapes it; openpyxl leaves it so


class _StreamedCell(Protocol):
    """What openpyxl tells of a cell; one that is not in the file has no value and nothing else."""

    row: int
    column: int
    coordinate: str
    value: Value
    number_format: str


class _StreamedSheet(Protocol):
    """What is used of openpyxl's ReadOnlyWorksheet, which its type stubs describe as a full one."""

    title: str
    sheet_state: str
    _worksheet_path: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(self, *, max_row: int) -> Iterable[Sequence[_StreamedCell]]: ...


@dataclass
class _Extras:
    """What a streamed worksheet does not tell."""

    last_row: int = 0
    uncalculated: set[str] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def read_xlsx(data: bytes, archive: ZipFile) -> tuple[Sheet, ...]:
    """Return the worksheets in order; raises ``UnreadableError``, or what openpyxl does for damaged parts."""
    books = (name for name in archive.namelist() if name.endswith("/workbook.xml"))
    if any(_STRICT in archive.read(name) for name in books):
        wrong = "The file was saved as 'Strict Open XML'."
        raise UnreadableError(wrong, "Save it in Excel as 'Excel Workbook (*.xlsx)'.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            sheets = cast("list[_StreamedSheet]", book.worksheets)
            return tuple(_sheet(sheet, archive) for sheet in sheets)
        finally:
            book.close()


def _sheet(sheet: _StreamedSheet, archive: ZipFile) -> Sheet:
    part = sheet._worksheet_path  # noqa: SLF001  reason: openpyxl has no public way from a sheet to its part
    extras = _extras(archive.read(part), Budget(sheet.title))
    cells = tuple(_cells(sheet, extras))
    is_hidden = sheet.sheet_state != "visible"
    hidden = hidden_sentences(cells, extras.hidden_rows, extras.hidden_columns, sheet=is_hidden)
    return Sheet(sheet.title, with_merges(cells, extras.merges), hidden)


def _cells(sheet: _StreamedSheet, extras: _Extras) -> Iterator[Cell]:
    sheet.reset_dimensions()  # some programs write a wrong one, and cells outside it would be lost
    for row in sheet.iter_rows(max_row=extras.last_row) if extras.last_row else ():
        for cell in row:
            if cell.value is not None:
                yield _cell(cell, cell.value)
            elif extras.uncalculated and getattr(cell, "coordinate", None) in extras.uncalculated:
                yield Cell(cell.row, cell.column, fault=NOT_CALCULATED)


def _cell(cell: _StreamedCell, value: Value) -> Cell:
    fault = None
    if isinstance(value, str):
        value = _CARRIAGE_RETURN.sub("", value)
        fault = error_fault(value)
    return Cell(
        cell.row,
        cell.column,
        None if fault else value,
        raw_text(value),
        str(cell.number_format),
        fault,
    )


def _extras(xml: bytes, budget: Budget) -> _Extras:
    extras = _Extras()
    row = 0
    for _, element in ET.iterparse(io.BytesIO(xml)):  # noqa: S314  reason: the archive has refused document types
        tag = element.tag.rpartition("}")[2]
        if tag == "row":
            row = int(element.get("r") or row + 1)
            _note_row(element, row, extras, budget)
            element.clear()
        elif tag == "mergeCell":
            left, top, right, bottom = (int(edge or 1) for edge in range_boundaries(element.get("ref", "")))
            extras.merges.append(Merge(top, left, bottom, right))
        elif tag == "col" and element.get("hidden") in _TRUE:
            extras.hidden_columns.update(range(int(element.get("min", 0)), int(element.get("max", 0)) + 1))
    return extras


def _note_row(element: ET.Element, row: int, extras: _Extras, budget: Budget) -> None:
    filled = column = 0
    for cell in element:
        column += 1
        parts = {part.tag.rpartition("}")[2]: part for part in cell}
        if not parts:
            continue
        filled += 1
        result = parts.get("v")
        if "f" in parts and cell.get("t") != "str" and (result is None or not result.text):
            extras.uncalculated.add(cell.get("r") or address(row, column))
    if filled:
        extras.last_row = max(extras.last_row, row)
    if element.get("hidden") in _TRUE:
        extras.hidden_rows.add(row)
    budget.spend(filled)
