"""How text and figures get into cells, and the styles of the workbook.

Text that officers typed stays text, whatever it begins with; a printed figure becomes a number that is shown alike.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.formats.xlsx.table import Link, Printed, Value
from scorecard.formats.xlsx.text import clean

TITLE, SUBTITLE, HEADING = "Heading 1", "Heading 2", "Heading 3"
WORDS, FIGURE, LINE, LINK = "Words", "Figure", "Line", "Hyperlink"
TO_THE_RIGHT = Alignment("right", "top", wrap_text=True, indent=1)
LINE_HEIGHT = 16.0  # points
_FONT, _SIZE = "Arial", 12
_BLUE = "FF0B4BA3"  # 8 to 1 against white; all other text has the reader's own colours
_HEIGHTS = {TITLE: 24.0, SUBTITLE: 22.0}
_BUILT_IN = {TITLE: 16, SUBTITLE: 17, HEADING: 18, LINK: 8}  # by which programs know them in any language

_FIGURE = re.compile(r"-?(£?)(\d{1,3}(?:,\d{3})*)(?:\.(\d+))?(%|m| days?| hours?|)")
_MOST_DIGITS = 15  # that a number in a spreadsheet keeps
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # spreadsheets read _x0041_ as A
_LIKE_FORMULA = ("=", "+", "-", "@", "'")


def add_styles(book: Workbook) -> None:
    """Give a workbook its styles; headings are the programs' own, so that they are known as headings."""
    normal = book._named_styles["Normal"]  # type: ignore[attr-defined]  # noqa: SLF001  reason: there is no other way
    normal.font = Font(_FONT, _SIZE)  # in whose digits programs measure columns
    plain, words = Alignment("left", "top", indent=1), Alignment("left", "top", wrap_text=True, indent=1)
    for name, font, alignment in (
        (TITLE, Font(_FONT, 16, bold=True), plain),
        (SUBTITLE, Font(_FONT, 14, bold=True), plain),
        (HEADING, Font(_FONT, _SIZE, bold=True), words),
        (WORDS, Font(_FONT, _SIZE), words),
        (FIGURE, Font(_FONT, _SIZE), TO_THE_RIGHT),
        (LINE, Font(_FONT, _SIZE), plain),
        (LINK, Font(_FONT, _SIZE, underline="single", color=_BLUE), plain),
    ):
        book.add_named_style(NamedStyle(name, font=font, alignment=alignment, builtinId=_BUILT_IN.get(name)))


def put(sheet: Worksheet, row: int, column: int, value: Value, style: str) -> None:
    """Write a cell: a link to a worksheet, a number, a printed figure as a number, or text as text."""
    cell = cast("Cell", sheet.cell(row, column))  # no worksheet has merged cells
    if isinstance(value, Link):
        _link(cell, value.sheet, value.sheet)
        return
    cell.style = style
    if isinstance(value, int):
        cell.value = value
    elif isinstance(value, Printed) and (figure := number_of(value)):
        cell.value, cell.number_format = figure
    else:
        _write_text(cell, value)


def put_line(sheet: Worksheet, row: int, text: str, style: str, lines: int = 1) -> None:
    """Write text in column A, in a row as tall as its style and its lines need."""
    put(sheet, row, 1, text, style)
    sheet.row_dimensions[row].height = _HEIGHTS.get(style, LINE_HEIGHT) * lines


def put_link(sheet: Worksheet, row: int, words: str, target: str) -> None:
    """Write a line that leads to another worksheet."""
    _link(cast("Cell", sheet.cell(row, 1)), words, target)
    sheet.row_dimensions[row].height = LINE_HEIGHT


def number_of(text: str) -> tuple[float, str] | None:
    """Return a printed figure's number, in its unit, and the number format that prints it; None for other text."""
    match = _FIGURE.fullmatch(text)
    digits = "".join(filter(str.isdigit, text))
    if match is None or len(digits) > _MOST_DIGITS:
        return None
    pounds, whole, decimals, after = match.groups(default="")
    number = Decimal(f"{'-' if text.startswith('-') else ''}{whole.replace(',', '')}.{decimals or 0}")
    places = f".{'0' * len(decimals)}" if decimals else ""
    return float(number), f"{_quoted(pounds)}#,##0{places}{_quoted(after)}"


def _quoted(sign: str) -> str:
    return f'"{sign}"' if sign else ""


def _link(cell: Cell, words: str, sheet: str) -> None:
    cell.style = LINK
    cell.value = words
    cell.hyperlink = Hyperlink(cell.coordinate, location=f"'{sheet}'!A1", display=words)


def _write_text(cell: Cell, text: str) -> None:
    """Write text; the prefix keeps a spreadsheet from reading it as a formula when somebody edits the cell."""
    cell.value = _ESCAPE.sub("_x005F_", clean(text))
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_LIKE_FORMULA)
