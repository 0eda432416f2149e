"""Excel workbooks (.xlsx, .xlsm) -> sheets: cells as the file stores them become values, dates and durations."""

from __future__ import annotations

import datetime as dt
import re
from typing import cast
from zipfile import ZipFile

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel

from scorecard.sources.archive import UnreadableError
from scorecard.sources.book_xml import Book, SheetPart, read_book
from scorecard.sources.cells import NOT_CALCULATED, Cell, Fault, Sheet, Value, error_fault, no_date, raw_text
from scorecard.sources.limits import Budget
from scorecard.sources.merges import hidden_sentences, with_merges
from scorecard.sources.sheet_xml import Stored, read_worksheet

_STRICT = b"purl.oclc.org/ooxml"
_TEXTS = ("str", "inlineStr", "e")
_ESCAPED = re.compile("_x000([9AD])_", re.IGNORECASE)  # how Excel keeps tabs and line breaks; openpyxl leaves it so
_UNESCAPED = {"9": "\t", "a": "\n", "d": ""}
_EXACT = 10**15  # Excel keeps 15 digits


def read_xlsx(archive: ZipFile) -> tuple[Sheet, ...]:
    """Return the worksheets in order; raises ``UnreadableError``, or what the parsers do for damaged parts."""
    books = (name for name in archive.namelist() if name.endswith("/workbook.xml"))
    if any(_STRICT in archive.read(name) for name in books):
        wrong = "The file was saved as 'Strict Open XML', which few programs can read."
        raise UnreadableError(wrong, "Open it in Excel and save it as 'Excel Workbook (*.xlsx)'.")
    book, budget = read_book(archive), Budget()
    return tuple(_sheet(sheet, archive, book, budget) for sheet in book.sheets)


def _sheet(sheet: SheetPart, archive: ZipFile, book: Book, budget: Budget) -> Sheet:
    budget.sheet = sheet.name
    stock = read_worksheet(archive.read(sheet.part), budget)
    cells = (_cell(stored, book) for stored in stock.cells if stored.text or stored.formula)
    filled = tuple(cell for cell in cells if not cell.blank)
    hidden = hidden_sentences(filled, stock.hidden_rows, stock.hidden_columns, sheet=sheet.hidden)
    return Sheet(sheet.name, with_merges(filled, stock.merges), hidden)


def _cell(stored: Stored, book: Book) -> Cell:
    if stored.formula and not stored.text and stored.kind != "str":
        return Cell(stored.row, stored.column, fault=NOT_CALCULATED)
    number_format = book.number_format(stored.style)
    value = _value(stored, number_format, book)
    fault = error_fault(value) if isinstance(value, str) else None
    if isinstance(value, Fault):
        return Cell(stored.row, stored.column, None, stored.text, number_format, value)
    return Cell(
        stored.row,
        stored.column,
        None if fault else value,
        raw_text(value),
        number_format,
        fault,
        linked=stored.linked,
    )


def _value(stored: Stored, number_format: str, book: Book) -> Value | Fault:
    if stored.kind == "s":
        return _plain(book.texts[int(stored.text)])
    if stored.kind in _TEXTS:
        return _plain(stored.text)
    if stored.kind == "b":
        return stored.text.strip() in ("1", "true")
    if stored.kind == "d":
        return _iso_date(stored.text)
    return _number(stored.text, number_format, book.epoch)


def _iso_date(text: str) -> dt.datetime | Fault:
    try:
        return dt.datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return no_date(text)


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda match: _UNESCAPED[match[1].lower()], text)


def _number(text: str, number_format: str, epoch: dt.datetime) -> Value | Fault:
    """Return a number, or the date, time or duration that its format shows."""
    number = float(text)
    if number.is_integer() and abs(number) < _EXACT:
        number = int(number)
    if not is_date_format(number_format):
        return number
    try:
        read = from_excel(number, epoch, timedelta=is_timedelta_format(number_format))
    except (ValueError, OverflowError):
        return no_date(raw_text(number))
    return cast("dt.datetime | dt.time | dt.timedelta", read)
