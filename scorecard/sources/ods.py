"""OpenDocument spreadsheets -> sheets, by the standard library alone: a zip with one XML part that matters.

Source: OpenDocument 1.3 part 3, sections 9 (tables) and 19 (office:value and its relatives).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from scorecard.sources.archive import UnreadableError
from scorecard.sources.cells import NOT_CALCULATED, Cell, Merge, Sheet, Value, error_fault, raw_text
from scorecard.sources.limits import MOST_CELLS, Budget
from scorecard.sources.merges import hidden_sentences, with_merges

_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TABLE, _TEXT, _STYLE = (_NAMESPACE % name for name in ("office", "table", "text", "style"))
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_FORMATS = {"percentage": "0%", "currency": "£#,##0.00", "date": "yyyy-mm-dd", "time": "[h]:mm:ss"}
_DURATION = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_MOST_REPEATED_CONTENT = 20_000  # rows or columns that one element may fill


@dataclass
class _Grid:
    """A sheet while it is being read."""

    budget: Budget
    cells: list[Cell] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = 1
    column: int = 1


def read_ods(_data: bytes, archive: ZipFile) -> tuple[Sheet, ...]:
    """Return the sheets in order; raises ``UnreadableError``, or what the parser does for damaged XML."""
    if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableError("The file is protected by a password.", "Remove the password and save it again.")
    sheets: list[Sheet] = []
    hidden_styles: set[str | None] = set()
    grid, depth = _Grid(Budget("")), 0
    with archive.open("content.xml") as stream:
        for event, element in ET.iterparse(stream, ("start", "end")):  # noqa: S314  reason: document types are refused
            if element.tag == f"{_STYLE}style" and event == "end":
                if any(part.get(f"{_TABLE}display") == "false" for part in element):
                    hidden_styles.add(element.get(f"{_STYLE}name"))
            elif element.tag == f"{_TABLE}table":
                depth += 1 if event == "start" else -1
                name = element.get(f"{_TABLE}name", "")
                if event == "start" and depth == 1:
                    grid = _Grid(Budget(name))
                elif event == "end" and depth == 0:
                    hidden = element.get(f"{_TABLE}style-name") in hidden_styles
                    sheets.append(_finished(name, grid, hidden=hidden))
                    element.clear()
            elif event == "end" and depth == 1:
                _note(element, grid)
    return tuple(sheets)


def _finished(name: str, grid: _Grid, *, hidden: bool) -> Sheet:
    cells = tuple(grid.cells)
    sentences = hidden_sentences(cells, grid.hidden_rows, grid.hidden_columns, sheet=hidden)
    return Sheet(name, with_merges(cells, grid.merges), sentences)


def _note(element: ET.Element, grid: _Grid) -> None:
    if element.tag == f"{_TABLE}table-column":
        repeated = _count(element, "number-columns-repeated")
        if element.get(f"{_TABLE}visibility", "visible") != "visible":
            grid.hidden_columns.update(range(grid.column, grid.column + min(repeated, _MOST_REPEATED_CONTENT)))
        grid.column += repeated
    elif element.tag == f"{_TABLE}table-row":
        _note_row(element, grid)
        element.clear()


def _note_row(element: ET.Element, grid: _Grid) -> None:
    """Add the cells of a row, as often as it is repeated; empty rows cost nothing however often they are."""
    repeated = _count(element, "number-rows-repeated")
    found = list(_row_cells(element, grid.row, grid.merges))
    if found:
        grid.budget.spend(len(found), repeated)
        hidden = element.get(f"{_TABLE}visibility", "visible") != "visible"
        for row in range(grid.row, grid.row + repeated):
            grid.cells.extend(replace(cell, row=row) for cell in found)
            if hidden:
                grid.hidden_rows.add(row)
    grid.row += repeated


def _row_cells(element: ET.Element, row: int, merges: list[Merge]) -> Iterator[Cell]:
    column = 1
    for item in (item for item in element if item.tag in _CELLS):
        repeated = _count(item, "number-columns-repeated")
        covered = item.tag == _CELLS[1]
        first = Cell(row, column) if covered else _cell(item, row, column)
        down, across = _count(item, "number-rows-spanned"), _count(item, "number-columns-spanned")
        if (down, across) != (1, 1):
            merges.append(Merge(row, column, row + down - 1, column + across - 1))
        if not first.blank:
            if repeated > _MOST_REPEATED_CONTENT:
                raise UnreadableError(
                    "A cell of the sheet is repeated to its very edge.", "Delete the columns that repeat it."
                )
            for offset in range(repeated):
                yield Cell(row, column + offset, first.value, first.raw, first.number_format, first.fault)
        column += repeated


def _cell(item: ET.Element, row: int, column: int) -> Cell:
    kind = item.get(f"{_OFFICE}value-type")
    text = _text(item)
    if kind is None and item.get(f"{_TABLE}formula") is not None:
        return Cell(row, column, fault=NOT_CALCULATED)
    fault = error_fault(text)
    if fault:
        return Cell(row, column, raw=text, fault=fault)
    value = _value(item, kind, text)
    raw = text if isinstance(value, str) else raw_text(value)
    return Cell(row, column, value, raw, _FORMATS.get(kind or "", "General"))


def _value(item: ET.Element, kind: str | None, text: str) -> Value:
    match kind:
        case "float" | "percentage" | "currency":
            return float(item.get(f"{_OFFICE}value", ""))
        case "date":
            return dt.datetime.fromisoformat(item.get(f"{_OFFICE}date-value", ""))
        case "boolean":
            return item.get(f"{_OFFICE}boolean-value") == "true"
        case "time":
            return _duration(item.get(f"{_OFFICE}time-value", "")) or text
        case _:
            return text or None


def _duration(text: str) -> dt.timedelta | None:
    match = _DURATION.fullmatch(text)
    if match is None:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def _text(item: ET.Element) -> str:
    """Return the paragraphs of a cell; a comment pinned to it (office:annotation) is not part of its text."""
    return "\n".join(_inline(part) for part in item if part.tag == f"{_TEXT}p")


def _inline(element: ET.Element) -> str:
    before = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}.get(element.tag, element.text or "")
    if element.tag == f"{_TEXT}s":
        before = " " * min(int(element.get(f"{_TEXT}c", "1")), 1000)
    return before + "".join(_inline(part) + (part.tail or "") for part in element)


def _count(element: ET.Element, name: str) -> int:
    """Return a number of repetitions or spanned cells: at least 1, at most what a sheet could have."""
    return min(max(int(element.get(f"{_TABLE}{name}", "1")), 1), MOST_CELLS)
