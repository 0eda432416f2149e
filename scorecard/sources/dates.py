"""A day that a cell names: a date cell, or text with the day first, as it is written in England."""

from __future__ import annotations

import datetime as dt
import re

from scorecard.period import MONTHS
from scorecard.sources.cells import Cell, Fault

DATE_FORMS = "Write a date as 21/11/2022 or 21 November 2022."

_NUMBERS = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]00:00(?::00)?)?")
_WORDS = re.compile(r"(?:[a-z]+day,? )?([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -]([0-9]{4})", re.IGNORECASE)
_CALENDAR = (*MONTHS[9:], *MONTHS[:9])


def read_date(cell: Cell) -> dt.date | None:
    """Return the day that a cell names, or None where it names none."""
    if isinstance(cell.value, dt.date):
        return dt.date(cell.value.year, cell.value.month, cell.value.day)
    return _from_text(cell.label) if isinstance(cell.value, str) else None


def impossible_date(text: str) -> Fault | None:
    """Return what is wrong with numbers written like a date that no calendar has; None for any other text."""
    match = _NUMBERS.fullmatch(text)
    if match is None or _from_text(text):
        return None
    day, month = int(match[1]), int(match[2])
    wrong = f"'{text}' is not a date: dates are read with the day first, and there is no"
    wrong += f" month {month}." if not 1 <= month <= 12 else f" day {day} in that month."  # noqa: PLR2004  reason: months
    return Fault("SC205", wrong, DATE_FORMS)


def _from_text(text: str) -> dt.date | None:
    if match := _NUMBERS.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _WORDS.fullmatch(text):
        day, month, year = int(match[1]), _month_number(match[2]), int(match[3])
    else:
        return None
    try:
        return dt.date(year + (2000 if year < 100 else 0), month, day)  # noqa: PLR2004  reason: two digits of this century
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or its first letters, 0 for any other word."""
    word = name.lower()
    return next((number for number, month in enumerate(_CALENDAR, 1) if month.lower().startswith(word)), 0)
