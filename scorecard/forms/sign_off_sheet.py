"""The sign-off sheet: who confirms the return, in what role, on what day."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from scorecard.forms.checks import Checks
from scorecard.forms.look import ASKED, LONG_DATE, OPTIONAL, TO_DO, cell_at, put_formula
from scorecard.forms.model import Form
from scorecard.forms.page import FIRST_ROW, Column, begin_table
from scorecard.forms.to_do import Gap, empty, missing_text
from scorecard.sources.form import SIGN_OFF
from scorecard.sources.form import TO_DO as TO_DO_HEADING

_COLUMNS = (Column("Name", 36), Column("Role", 44), Column("Date", 20), Column(TO_DO_HEADING, 24))
_ROWS = 3
_CONFIRMED = "I confirm that these figures are complete and have been checked."


def write_sign_off(sheet: Worksheet, form: Form) -> None:
    """Write the sentence that is confirmed and rows for those who confirm it; one is needed."""
    begin_table(sheet, form.sheet_title(SIGN_OFF), _CONFIRMED, _COLUMNS, frozen=0)
    for row in range(FIRST_ROW, FIRST_ROW + _ROWS):
        style = ASKED if row == FIRST_ROW else OPTIONAL
        for column, number_format in ((1, "General"), (2, "General"), (3, LONG_DATE)):
            cell_at(sheet, row, column, style, number_format)
        put_formula(sheet, row, len(_COLUMNS), _to_do(row, needed=row == FIRST_ROW), TO_DO)
    Checks(sheet).date_after(f"C{FIRST_ROW}:C{FIRST_ROW + _ROWS - 1}", form.quarter)


def _to_do(row: int, *, needed: bool) -> str:
    """Return the formula that asks for a whole row; for one that is not needed, once it is begun."""
    cells = [f"{letter}{row}" for letter in "ABC"]
    listed = missing_text([Gap(column.heading, empty(cell)) for column, cell in zip(_COLUMNS, cells, strict=False)])
    return listed if needed else f'IF({empty(*cells)},"",{listed})'
