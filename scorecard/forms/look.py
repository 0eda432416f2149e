"""How the cells of a form look, which of them may be typed in, and how text and formulas get into them."""

from __future__ import annotations

from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

TITLE, GUIDANCE, WORDS, LABEL = "Form title", "Form guidance", "Form words", "Form label"
HEADING, FACT = "Form heading", "Form fact"
ASKED, OPTIONAL, NOT_NEEDED, TO_DO = "Form asked", "Form optional", "Form not asked", "Form to do"
UNLOCKED = (ASKED, OPTIONAL)
WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
RIGHT = Alignment(horizontal="right", vertical="top", wrap_text=True, indent=1)
_ONE_LINE = (TITLE, GUIDANCE, LABEL)  # they run on over the empty cells beside them
TEXT = "@"  # the number format under which 2.10 stays as typed
LONG_DATE = "d mmmm yyyy"

_INK, _NAVY, _GREY, _RULE, _RUST = "1A1A1A", "1F3864", "595959", "8C8C8C", "8A2B06"
_FONT, _SIZE = "Arial", 10
_YELLOW, _CREAM, _SILVER = "FFF2CC", "FFFBEF", "EDEDED"


def add_styles(book: Workbook) -> None:
    """Give a workbook the styles of a form; whether a cell may be typed in belongs to its style."""
    rule, dashes = Side(style="thin", color=_RULE), Side(style="dashed", color=_RULE)
    boxed, dashed = Border(rule, rule, rule, rule), Border(dashes, dashes, dashes, dashes)
    _add(book, TITLE, Font(_FONT, 14, bold=True, color=_NAVY))
    _add(book, GUIDANCE, Font(_FONT, _SIZE, color=_INK))
    _add(book, WORDS, Font(_FONT, _SIZE, color=_INK))
    _add(book, LABEL, Font(_FONT, _SIZE, bold=True, color=_NAVY))
    _add(book, HEADING, Font(_FONT, _SIZE, bold=True, color="FFFFFF"), _NAVY, boxed)
    _add(book, FACT, Font(_FONT, _SIZE, color=_INK), None, boxed)
    _add(book, ASKED, Font(_FONT, _SIZE, color=_INK), _YELLOW, boxed)
    _add(book, OPTIONAL, Font(_FONT, _SIZE, color=_INK), _CREAM, dashed)
    _add(book, NOT_NEEDED, Font(_FONT, 9, italic=True, color=_GREY), _SILVER, boxed)
    _add(book, TO_DO, Font(_FONT, _SIZE, bold=True, color=_RUST), None, boxed)


def _add(
    book: Workbook,
    name: str,
    font: Font,
    fill: str | None = None,
    border: Border | None = None,
) -> None:
    style = NamedStyle(
        name,
        font=font,
        fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
        border=border or Border(),
        alignment=Alignment(vertical="center") if name in _ONE_LINE else WRAPPED,
        protection=Protection(locked=name not in UNLOCKED),
    )
    book.add_named_style(style)


def cell_at(sheet: Worksheet, row: int, column: int, style: str, number_format: str = "General") -> Cell:
    """Return a cell in a style."""
    cell = cast("Cell", sheet.cell(row, column))  # no sheet of a form has merged cells
    cell.style = style
    cell.number_format = number_format
    return cell


def put(sheet: Worksheet, row: int, column: int, value: float | str, style: str) -> Cell:
    """Write a number, or text as text: what begins with = in the catalogue must not become a formula."""
    cell = cell_at(sheet, row, column, style)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value)
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def put_formula(sheet: Worksheet, row: int, column: int, formula: str, style: str) -> None:
    """Write a formula of our own."""
    cell_at(sheet, row, column, style).value = f"={formula}"
