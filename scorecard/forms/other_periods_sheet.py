"""The sheet for other periods: the long layout, for corrections, early figures and what is said of one month alone."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from scorecard.forms.checks import Checks
from scorecard.forms.look import OPTIONAL, TEXT, cell_at
from scorecard.forms.model import Form
from scorecard.forms.page import FIRST_ROW, Column, begin_table
from scorecard.sources.cells import letters
from scorecard.sources.form import OTHER_PERIODS

ROWS = 30

_COLUMNS = (
    Column("Ref", 12),
    Column("Period", 16),
    Column("Value", 14),
    Column("Numerator", 14),
    Column("Denominator", 14),
    Column("Provisional", 12),
    Column("No data reason", 34),
    Column("Note", 40),
)
_AS_TEXT = 2  # columns, from the first
_GUIDANCE = (
    "Only to correct an earlier period, to give a later one early, or to explain one month alone. Write the period as "
    "Jul 2022, 2022-23 Q1, 2022-23 Q1 YTD or 2022-23."
)


def write_other_periods(sheet: Worksheet, form: Form) -> None:
    """Write empty rows."""
    begin_table(sheet, form.sheet_title(OTHER_PERIODS), _GUIDANCE, _COLUMNS, frozen=0)
    last = FIRST_ROW + ROWS - 1
    for row in range(FIRST_ROW, last + 1):
        for column in range(1, len(_COLUMNS) + 1):
            cell_at(sheet, row, column, OPTIONAL, TEXT if column <= _AS_TEXT else "General")
    checks = Checks(sheet)
    for column, check in ((1, checks.reference), (6, checks.provisional), (7, checks.reason)):
        check(f"{letters(column)}{FIRST_ROW}:{letters(column)}{last}")
    checks.numbers(f"C{FIRST_ROW}:E{last}")
