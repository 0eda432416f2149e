"""What every sheet of a form has: protection without a password, frozen headings, widths, and a page to print on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import NamedTuple, cast

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.forms.look import GUIDANCE, HEADING, TITLE, put

HEADINGS_ROW = 3
FIRST_ROW = HEADINGS_ROW + 1

_A4 = 9
_TITLE_HEIGHT, _LINE, _EDGE, _TALLEST = 24.0, 13.0, 5.0, 409.0  # points; Excel has no taller row
_LETTERS = 1.1  # of the form's font, in the width of a digit of the workbook's
_LONGEST_HEADER = 200  # characters; Excel refuses a file with more than 255


class Column(NamedTuple):
    """A column of a table: its heading, and its width in characters."""

    heading: str
    width: float


def begin_table(sheet: Worksheet, title: str, guidance: str, columns: Sequence[Column], *, frozen: int) -> None:
    """Write the title, a sentence under it and the headings, which stay in view with that many columns."""
    put(sheet, 1, 1, title, TITLE)
    put(sheet, 2, 1, guidance, GUIDANCE)
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    for number, column in enumerate(columns, 1):
        put(sheet, HEADINGS_ROW, number, column.heading, HEADING)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    fit_height(sheet, HEADINGS_ROW, columns)
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{FIRST_ROW}"
    sheet.print_title_rows = f"{HEADINGS_ROW}:{HEADINGS_ROW}"


def name_cells(sheet: Worksheet, name: str, cells: str) -> None:
    """Let other sheets call cells, such as ``$B$4:$B$9``, by a name."""
    book = cast("Workbook", sheet.parent)  # a sheet that was never in a workbook has none
    book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!{cells}")


def fit_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, float]]) -> None:
    """Make a row tall enough for its texts, each in a column of so many characters; not every program does it."""
    lines = max(sum(len(wrap(part, _per_line(width))) or 1 for part in text.split("\n")) for text, width in texts)
    sheet.row_dimensions[row].height = min(_LINE * lines + _EDGE, _TALLEST)


def _per_line(width: float) -> int:
    return max(int(width * _LETTERS), 1)


def finish_sheet(sheet: Worksheet, name: str, *, landscape: bool = True, pages_wide: int = 1) -> None:
    """Protect a sheet that is complete and set it up for A4; ``name`` stands at the head of each page."""
    sheet.protection.enable()
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # False: not protected, so officers may
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.print_area = sheet.dimensions
    header = HeaderFooterItem(left=_HeaderFooterPart(text=name[:_LONGEST_HEADER].replace("&", "&&")))
    footer = HeaderFooterItem(left=_HeaderFooterPart(text="&A"), right=_HeaderFooterPart(text="Page &P of &N"))
    sheet.HeaderFooter = HeaderFooter(oddHeader=header, oddFooter=footer)
