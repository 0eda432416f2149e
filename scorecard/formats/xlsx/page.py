"""A worksheet: the title in A1, the lines that explain it, and the table under them from column A."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as MarkedUp
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.formats.xlsx.cells import (
    FIGURE,
    HEADING,
    LINE,
    LINE_HEIGHT,
    TITLE,
    TO_THE_RIGHT,
    WORDS,
    put,
    put_line,
    put_link,
)
from scorecard.formats.xlsx.table import Link, Printed, Table, Value

CONTENTS = "Contents"
_EXPLAINED = (
    "Shorthand and notes in square brackets, such as [x] and [note 1], are explained in the worksheet Notes.",
)
_NARROWEST, _PROSE, _WIDEST = 8, 60, 80  # characters; a fingerprint is 64
_LETTER, _MARGIN = 1.1, 2.0  # in the width of a digit: of a bold word, and of the room beside it
_A4, _READABLE = 9, 190  # the width of a landscape page at half the size of letters
_EDGE, _TALLEST = 4.0, 409.0  # points; Excel has no taller row


def add_page(book: Workbook, table: Table) -> None:
    """Add a worksheet with its one table, marked up under the worksheet's name."""
    sheet = book.create_sheet(table.sheet)
    put_line(sheet, 1, table.title, TITLE)
    explained = _EXPLAINED if table.sheet != CONTENTS else ()
    lines = ("This worksheet contains one table.", *table.lines, *explained)
    for row, line in enumerate(lines, 2):
        put_line(sheet, row, line, LINE)
    row = len(lines) + 2
    if explained:
        put_link(sheet, row, "Go to the contents", CONTENTS)
        row += 1
    width = _fill(sheet, table, row)
    _mark_up(sheet, table, row)
    _set_up_printing(sheet, row, width)


def _fill(sheet: Worksheet, table: Table, top: int) -> float:
    """Write headings and rows; returns how wide the table is."""
    columns = list(zip(table.headings, *table.rows, strict=True))
    widths = [_width(column) for column in columns]
    styles = [FIGURE if any(isinstance(value, int | Printed) for value in column) else WORDS for column in columns]
    for row, values in enumerate((table.headings, *table.rows), top):
        for column, (value, style) in enumerate(zip(values, styles, strict=True), 1):
            put(sheet, row, column, value, style if row > top else HEADING)
        sheet.row_dimensions[row].height = _height(values, widths)
    for column, (width, style) in enumerate(zip(widths, styles, strict=True), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        if style == FIGURE:
            sheet.cell(top, column).alignment = TO_THE_RIGHT
    return sum(widths)


def _mark_up(sheet: Worksheet, table: Table, top: int) -> None:
    """Mark the cells up as a table; with its columns named here, it gets no filter buttons."""
    last = f"{get_column_letter(len(table.headings))}{top + len(table.rows)}"
    name = table.sheet.lower()
    marked = MarkedUp(id=1, name=name, displayName=name, ref=f"A{top}:{last}")
    marked.tableColumns = [TableColumn(id=number, name=heading) for number, heading in enumerate(table.headings, 1)]
    sheet.add_table(marked)


def _set_up_printing(sheet: Worksheet, top: int, width: float) -> None:
    """Turn the paper, shrink the columns to as few pages side by side as can be read, and repeat the headings."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = ceil(width / _READABLE), 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows, sheet.print_title_cols = f"{top}:{top}", "A:A"


def _width(values: Iterable[Value]) -> float:
    """Return a width in which no word is broken: short texts stand on one line, long ones on several."""
    texts = [_text(value) for value in values]
    longest = max(map(len, texts))
    word = max(len(word) for text in texts for word in _unbroken(text))
    lines = longest if longest <= _NARROWEST * 2 else _NARROWEST + longest / 5
    return round(min(max(word, min(lines, _PROSE), _NARROWEST), _WIDEST) * _LETTER + _MARGIN, 1)


def _height(values: Iterable[Value], widths: Iterable[float]) -> float:
    """Return a height in which every line of wrapped text shows; not every program works it out."""
    lines = max(_lines(_text(value), width) for value, width in zip(values, widths, strict=True))
    return min(LINE_HEIGHT * lines + _EDGE, _TALLEST)


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes at most: letters are on average narrower than digits."""
    return sum(max(ceil(len(part) / width), 1) for part in text.split("\n"))


def _text(value: Value) -> str:
    return value if isinstance(value, str) else value.sheet if isinstance(value, Link) else str(value)


def _unbroken(text: str) -> list[str]:
    """Return what must stand on one line: words, and figures with their signs."""
    return [text] if isinstance(text, Printed) else text.split()
