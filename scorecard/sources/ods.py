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

from scorecard.sources.archive import UNLOCK_IT, UnreadableError
from scorecard.sources.cells import NOT_CALCULATED, Cell, Fault, Merge, Sheet, Value, error_fault, no_date, raw_text
from scorecard.sources.limits import LAST_ROW, Budget
from scorecard.sources.merges import hidden_sentences, with_merges
from scorecard.sources.ods_styles import DurationStyles

_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TABLE, _TEXT, _STYLE = (_NAMESPACE % name for name in ("office", "table", "text", "style"))
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
FORMATS = {"percentage": "0%", "currency": "£#,##0.00", "date": "yyyy-mm-dd", "time": "[h]:mm:ss"}
_OTHER_FILE = re.compile(r"\['[^']*'#")  # ['file:///C:/costs.ods'#$Sheet1.B4]
_DURATION = re.compile(
    r"(-)?P(?:([0-9]{1,9})D)?T?(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9}(?:\.[0-9]{1,20})?)S)?"
)
_MOST_REPEATED_CONTENT = 20_000  # rows or columns that one element may fill


@dataclass
class _Grid:
    """A sheet while it is being read; ``own`` is false for what is kept of a sheet of another file."""

    budget: Budget
    styles: DurationStyles
    own: bool = True
    cells: list[Cell] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = 1
    column: int = 1


def read_ods(archive: ZipFile) -> tuple[Sheet, ...]:
    """Return the sheets in order; raises ``UnreadableError``, or what the parser does for damaged XML."""
    if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableError("The file is protected by a password.", UNLOCK_IT)
    sheets: list[Sheet] = []
    hidden_styles: set[str | None] = set()
    budget, durations = Budget(), DurationStyles(archive)
    grid, depth = _Grid(budget, durations), 0
    with archive.open("content.xml") as stream:
        for event, element in ET.iterparse(stream, ("start", "end")):  # noqa: S314  reason: document types are refused
            if element.tag == f"{_TABLE}table":
                depth += 1 if event == "start" else -1
                name = element.get(f"{_TABLE}name", "")
                if event == "start" and depth == 1:
                    budget.sheet, grid = name, _Grid(budget, durations)
                elif depth == 0:
                    hidden = element.get(f"{_TABLE}style-name") in hidden_styles
                    sheets += _finished(name, grid, hidden=hidden)
                    element.clear()
            elif event == "end" and depth == 1:
                _note(element, grid)
            elif event == "end" and depth == 0:
                durations.note(element)
                if any(part.get(f"{_TABLE}display") == "false" for part in element):
                    hidden_styles.add(element.get(f"{_STYLE}name"))
    return tuple(sheets)


def _finished(name: str, grid: _Grid, *, hidden: bool) -> list[Sheet]:
    """Return the sheet; nothing where the table only keeps what was last seen of another file."""
    if not grid.own:
        return []
    cells = tuple(grid.cells)
    sentences = hidden_sentences(cells, grid.hidden_rows, grid.hidden_columns, sheet=hidden)
    return [Sheet(name, with_merges(cells, grid.merges), sentences)]


def _note(element: ET.Element, grid: _Grid) -> None:
    if element.tag == f"{_TABLE}table-column":
        repeated = _count(element, "number-columns-repeated")
        if element.get(f"{_TABLE}visibility", "visible") != "visible":
            grid.hidden_columns.update(range(grid.column, grid.column + min(repeated, _MOST_REPEATED_CONTENT)))
        grid.styles.of_columns(grid.column, repeated, element.get(f"{_TABLE}default-cell-style-name"))
        grid.column += repeated
    elif element.tag == f"{_TABLE}table-source":
        grid.own = False
    elif element.tag == f"{_TABLE}table-row":
        _note_row(element, grid)
        element.clear()


def _note_row(element: ET.Element, grid: _Grid) -> None:
    """Add the cells of a row, as often as it is repeated; empty rows cost nothing however often they are."""
    repeated = _count(element, "number-rows-repeated")
    found = list(_row_cells(element, grid))
    if found:
        grid.budget.spend(len(found) * repeated, repeated)
        hidden = element.get(f"{_TABLE}visibility", "visible") != "visible"
        for row in range(grid.row, grid.row + repeated):
            grid.cells.extend(replace(cell, row=row) for cell in found)
            if hidden:
                grid.hidden_rows.add(row)
    grid.row += repeated


def _row_cells(element: ET.Element, grid: _Grid) -> Iterator[Cell]:
    column, row_style = 1, element.get(f"{_TABLE}default-cell-style-name")
    for item in (item for item in element if item.tag in _CELLS):
        repeated = _count(item, "number-columns-repeated")
        covered = item.tag == _CELLS[1]
        first = Cell(grid.row, column) if covered else _cell(item, grid, column, row_style)
        down, across = _count(item, "number-rows-spanned"), _count(item, "number-columns-spanned")
        if (down, across) != (1, 1):
            grid.merges.append(Merge(grid.row, column, grid.row + down - 1, column + across - 1))
        if not first.blank:
            if repeated > _MOST_REPEATED_CONTENT:
                raise UnreadableError(
                    f"A cell of the sheet '{grid.budget.sheet}' is repeated to the sheet's very edge.",
                    "Delete the columns that repeat it.",
                )
            yield from (replace(first, column=column + offset) for offset in range(repeated))
        column += repeated


def _cell(item: ET.Element, grid: _Grid, column: int, row_style: str | None) -> Cell:
    kind = item.get(f"{_OFFICE}value-type")
    formula = item.get(f"{_TABLE}formula")
    text = _text(item)
    if kind is None and formula is not None:
        return Cell(grid.row, column, fault=NOT_CALCULATED)
    value = error_fault(text) or _value(item, kind, text)
    if isinstance(value, Fault):
        return Cell(grid.row, column, raw=text, fault=value)
    if isinstance(value, dt.timedelta):
        style = item.get(f"{_TABLE}style-name") or row_style
        value = grid.styles.read(value, style, column)
    raw = text if isinstance(value, str) else raw_text(value)
    number_format = "h:mm" if isinstance(value, dt.time | dt.datetime) and kind == "time" else FORMATS.get(kind or "")
    linked = formula is not None and bool(_OTHER_FILE.search(formula))
    return Cell(grid.row, column, value, raw, number_format or "General", linked=linked)


def _value(item: ET.Element, kind: str | None, text: str) -> Value | Fault:
    match kind:
        case "float" if text in ("TRUE", "FALSE"):  # as LibreOffice keeps the logical values of Excel
            return text == "TRUE"
        case "float" | "percentage" | "currency":
            return float(item.get(f"{_OFFICE}value", ""))
        case "date":
            return _date(item.get(f"{_OFFICE}date-value", "")) or no_date(text)
        case "boolean":
            return item.get(f"{_OFFICE}boolean-value") == "true"
        case "time":
            return _duration(item.get(f"{_OFFICE}time-value", ""), text)
        case _:
            return text or None


def _date(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def _duration(length: str, text: str) -> dt.timedelta | str:
    """Return a length of time, or the cell's text where it is none that can be kept."""
    match = _DURATION.fullmatch(length)
    if match is None:
        return text
    days, hours, minutes = (int(part or 0) for part in match.groups()[1:4])
    try:
        value = dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=float(match[5] or 0))
    except OverflowError:
        return text
    return -value if match[1] else value


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
    return min(max(int(element.get(f"{_TABLE}{name}", "1")), 1), LAST_ROW)
