"""The wide layout: one row for each indicator, one column for each period."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.observations import Observation, Part, Reading
from scorecard.period import Period
from scorecard.sources.cells import Fault, Sheet
from scorecard.sources.headings import Headings, find_headings
from scorecard.sources.table import Row, Table, is_figure

NAME = "wide"
HEADINGS = "Ref and one column for each period (Jul 2022, Q2, YTD)"

_MEASURE = "measure"
_OTHERWISE = "Type the number, or n/a where there is none."


def claims(sheet: Sheet) -> Headings | None:
    """Return the headings if the sheet is laid out like this."""
    return find_headings(sheet, ("ref",), (_MEASURE,), accept=lambda row: bool(row.periods), periods=True)


def read(table: Table) -> Reading:
    """Return the figures of every cell that can be read; an empty cell says nothing."""
    periods = _periods(table)
    table.note_unread_columns()
    return Reading(tuple(item for row in table.rows() for item in _observations(table, row, periods)))


def _periods(table: Table) -> dict[int, Period]:
    """Return the period of each column; a heading that names none, or stands twice, is noted once."""
    periods: dict[int, Period] = {}
    addresses: dict[Period, str] = {}
    for cell in table.headings.periods:
        period = table.read_period(cell)
        if period is None:
            continue
        if period in addresses:
            wrong = f"Two columns are headed {period.label}: {addresses[period]} and {cell.address}."
            table.report(cell, Fault("SC206", wrong, "Delete one, or mend its heading."), period=period)
            continue
        addresses[period] = cell.address
        periods[cell.column] = period
    return periods


def _observations(table: Table, row: Row, periods: dict[int, Period]) -> Iterator[Observation]:
    filled = {column: period for column, period in periods.items() if not row.at(column).blank}
    ref = _ref(table, row, filled)
    part = _part(table, row, ref) if ref else None
    if ref is None or part is None:
        return
    for column, period in filled.items():
        cell = row.at(column)
        number = table.read_figure(cell, ref, period, part, _OTHERWISE)
        if number.fault is None:
            yield table.observation(cell, ref, period, part, number)


def _ref(table: Table, row: Row, filled: dict[int, Period]) -> str | None:
    """Return the reference of a row with figures; bands, footnotes and empty rows have none and need none."""
    if filled and not row.cell("ref").blank:
        return table.read_ref(row.cell("ref"))
    column = next((column for column in filled if is_figure(row.at(column))), None)
    if column is not None:
        cell = row.at(column)
        fault = Fault("SC220", f"'{cell.shown}' stands in a row without a reference.", "Fill in the reference.")
        table.report(cell, fault, period=filled[column])
    return None


def _part(table: Table, row: Row, ref: str) -> Part | None:
    cell = row.cell(_MEASURE)
    word = cell.label.lower()
    if cell.fault is None and (not word or word in tuple(Part)):
        return Part(word) if word else Part.VALUE
    wrong = f"'{cell.shown}' is not a part of a measure."
    table.report(cell, cell.fault or Fault("SC203", wrong, "Write value, numerator or denominator."), ref=ref)
    return None
