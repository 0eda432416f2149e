"""The commentary sheet: what is said about each indicator, what will be done, by whom and by when."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from scorecard.forms.asked import Asked
from scorecard.forms.checks import REFERENCES, Checks
from scorecard.forms.facts import can_miss
from scorecard.forms.look import ASKED, FACT, LONG_DATE, OPTIONAL, TEXT, TO_DO, cell_at, put, put_formula
from scorecard.forms.model import Form
from scorecard.forms.page import FIRST_ROW, Column, begin_table, fit_height, name_cells
from scorecard.forms.to_do import Gap, empty, missing_text
from scorecard.sources.form import COMMENTARY
from scorecard.sources.form import TO_DO as TO_DO_HEADING

_COLUMNS = (
    Column("Ref", 8),
    Column("Title", 34),
    Column("Commentary", 100),
    Column("Action", 44),
    Column("By whom", 24),
    Column("By when", 18),
    Column(TO_DO_HEADING, 24),
)
_IF_MISSED = "If the target is missed: Commentary"


def write_commentary(sheet: Worksheet, form: Form) -> None:
    """Write a row for each indicator that is due."""
    limit = form.catalogue.returns.commentary_limit
    guidance = (
        f"Say why the figure is what it is, in up to {limit:,} characters. Where a target is missed, add an action, "
        "who will carry it out, and by when."
    )
    begin_table(sheet, form.sheet_title(COMMENTARY), guidance, _COLUMNS, frozen=2)
    for row, asked in enumerate(form.asked, FIRST_ROW):
        put(sheet, row, 1, asked.indicator.ref, FACT).number_format = TEXT
        put(sheet, row, 2, asked.indicator.title, FACT)
        cell_at(sheet, row, 3, ASKED if can_miss(asked) else OPTIONAL)
        for column, number_format in ((4, "General"), (5, "General"), (6, LONG_DATE)):
            cell_at(sheet, row, column, OPTIONAL, number_format)
        fit_height(sheet, row, ((asked.indicator.title, _COLUMNS[1].width), ("m" * limit, _COLUMNS[2].width)))
        put_formula(sheet, row, len(_COLUMNS), _to_do(row, asked), TO_DO)
    last = FIRST_ROW + len(form.asked) - 1
    Checks(sheet).length(f"C{FIRST_ROW}:C{last}", limit)
    name_cells(sheet, REFERENCES, f"$A${FIRST_ROW}:$A${last}")


def _to_do(row: int, asked: Asked) -> str:
    """Return the formula that asks for commentary where a target may be missed, and for the rest of an action.

    Whether it is missed is not known here. Words that stand without commentary, or an action without the rest, are.
    """
    words, action, by_whom, by_when = (f"{letter}{row}" for letter in "CDEF")
    begun = f"NOT({empty(action, by_whom, by_when)})"
    rest = missing_text(
        [
            Gap("Commentary", empty(words)),
            *(
                Gap(name, empty(cell))
                for name, cell in (("Action", action), ("By whom", by_whom), ("By when", by_when))
            ),
        ]
    )
    untouched = f'IF({empty(words)},"{_IF_MISSED}","")' if can_miss(asked) else '""'
    return f"IF({begun},{rest},{untouched})"
