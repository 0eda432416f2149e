"""The sign-off layout: who approved the return, in what role, on what day."""

from __future__ import annotations

from scorecard.observations import Reading, SignOff
from scorecard.problems import Severity
from scorecard.sources.cells import Fault, Sheet
from scorecard.sources.dates import DATE_FORMS, read_date
from scorecard.sources.headings import Headings, find_headings
from scorecard.sources.table import Row, Table

NAME = "sign-off"
HEADINGS = "Name, Role and Date"

_COLUMNS = ("name", "role", "date")


def claims(sheet: Sheet) -> Headings | None:
    """Return the headings if the sheet is laid out like this."""
    return find_headings(sheet, _COLUMNS)


def read(table: Table) -> Reading:
    """Return the sign-offs that are complete."""
    sign_offs = (_sign_off(table, row) for row in table.rows())
    return Reading(sign_offs=tuple(sign_off for sign_off in sign_offs if sign_off))


def _sign_off(table: Table, row: Row) -> SignOff | None:
    """Return a row's sign-off; one that is not filled in yet is a warning, an impossible one an error."""
    cells = {name: row.cell(name) for name in _COLUMNS}
    if all(cell.blank for cell in cells.values()):
        return None
    missing = [name for name, cell in cells.items() if cell.blank]
    if missing:
        wrong = f"The sign-off has no {' and no '.join(missing)}, so it does not count."
        table.report(cells[missing[0]], Fault("SC217", wrong, "Fill it in."), severity=Severity.WARNING)
        return None
    faults = [(cell, cell.fault) for cell in cells.values() if cell.fault]
    for cell, fault in faults:
        table.report(cell, fault)
    date = read_date(cells["date"])
    if date is None and not faults:
        table.report(cells["date"], Fault("SC217", f"'{cells['date'].shown}' is not a date.", DATE_FORMS))
    if date is None or faults:
        return None
    return SignOff(cells["name"].label, cells["role"].label, date, table.source(cells["date"]))
