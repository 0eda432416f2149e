"""Times in a figure cell: a duration becomes the hours or days of its unit, a time of day is refused."""

from __future__ import annotations

import datetime as dt

from scorecard.figures import Unit
from scorecard.sources.cells import Cell, Fault

_SECONDS = {Unit.HOURS: 3600, Unit.DAYS: 86400}
_EPOCHS = (1899, 1900, 1904)  # the years in which spreadsheets count their first days
_TYPE_DECIMAL = "Give the cell the format Number and write it as a decimal, such as 1.5."
_AS_DURATION = "Give the cell the format [h]:mm (Format Cells, Custom), or type it as a decimal number, such as 1.5."


def in_unit(cell: Cell, value: dt.timedelta, unit: Unit | None) -> tuple[float, str] | Fault:
    """Return a duration in the unit, with the repair that it took; a fault where the unit is no length of time.

    Seconds are rounded to thousandths: a spreadsheet keeps 7:20 as a fraction of a day that is not quite exact.
    """
    size = _SECONDS.get(unit) if unit else None
    if size is None or unit is None:
        return Fault("SC203", f"'{cell.shown}' is a time or a duration, not a number.", _TYPE_DECIMAL)
    if value < dt.timedelta():
        return Fault(
            "SC203", f"'{cell.shown}' is a length of time below zero.", "Check the two times it was worked out from."
        )
    number = round(value.total_seconds(), 3) / size
    return number, f"'{cell.shown}' read as {number:.15g} {unit}: duration"


def clock_fault(cell: Cell, unit: Unit | None) -> Fault | None:
    """Return what is wrong with a time of day, None for a value of another kind.

    A spreadsheet that shows 36:30 in the format h:mm shows 12:30, and keeps it as a day of its first year.
    """
    value = cell.value
    if isinstance(value, dt.datetime):
        shows = set(cell.number_format.lower())
        if value.year not in _EPOCHS or "h" not in shows or "y" in shows:
            return None
        shown = value.strftime("%H:%M")
    elif isinstance(value, dt.time):
        shown = value.strftime("%H:%M")
    else:
        return None
    if unit in _SECONDS:
        return Fault("SC203", f"The cell shows a time of day ({shown}), not a length of time.", _AS_DURATION)
    return Fault("SC203", f"'{shown}' is a time or a duration, not a number.", _TYPE_DECIMAL)
