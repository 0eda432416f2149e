"""Months, quarters and financial years (April to March), and the labels that people type for them.

Both ends of a period are inclusive: 2022-23 Q2 runs from 1 July 2022 to 30 September 2022. A financial year is named
here by the calendar year in which it begins, so 2022-23 is 2022.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

MONTHS = (
    *("April", "May", "June", "July", "August", "September"),
    *("October", "November", "December", "January", "February", "March"),
)
EARLIEST, LATEST = 1900, 2200  # financial years; anything else is a slip of the keyboard
QUARTERS_IN_YEAR, MONTHS_IN_YEAR = 4, 12
QUARTER_FORMS = "Write a quarter as 2022-23-Q2 (financial year, then Q1 to Q4)."


class Kind(StrEnum):
    """What stretch of time a period is; a year to date runs from April to the end of its quarter."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    YEAR_TO_DATE = "year to date"


_PER_YEAR = {Kind.MONTH: 12, Kind.QUARTER: 4, Kind.YEAR: 1, Kind.YEAR_TO_DATE: 4}


class PeriodError(ValueError):
    """A label that names no period; the message is a sentence that shows the right form."""


@dataclass(frozen=True, order=True)
class Period:
    """The ``index``-th month, quarter, year or year to date of a financial year, counted from 0 at April."""

    year: int
    index: int
    kind: Kind

    @classmethod
    def month(cls, date: dt.date) -> Period:
        """Return the month that a date falls in."""
        return cls(date.year - (date.month < 4), (date.month - 4) % 12, Kind.MONTH)

    @classmethod
    def quarter(cls, year: int, number: int) -> Period:
        """Return quarter 1 to 4 of the financial year that begins in ``year``."""
        return cls(year, number - 1, Kind.QUARTER)

    @classmethod
    def of_year(cls, year: int) -> Period:
        """Return the financial year that begins in ``year``."""
        return cls(year, 0, Kind.YEAR)

    def __add__(self, steps: int) -> Period:
        """Return the period of the same kind that many steps later."""
        year, index = divmod(self.ordinal + steps, _PER_YEAR[self.kind])
        return Period(year, index, self.kind)

    def __sub__(self, steps: int) -> Period:
        """Return the period of the same kind that many steps earlier."""
        return self + -steps

    @property
    def ordinal(self) -> int:
        """The number of periods of this kind since year 0; consecutive periods differ by 1."""
        return self.year * _PER_YEAR[self.kind] + self.index

    @property
    def number(self) -> int:
        """The place within the year, from 1."""
        return self.index + 1

    @property
    def quarter_of(self) -> Period:
        """The quarter that holds a month; a quarter itself; the last quarter of a year or year to date."""
        index = {Kind.MONTH: self.index // 3, Kind.YEAR: 3}.get(self.kind, self.index)
        return Period(self.year, index, Kind.QUARTER)

    @property
    def year_to_date(self) -> Period:
        """From April to the end of this period's quarter."""
        return Period(self.year, self.quarter_of.index, Kind.YEAR_TO_DATE)

    @property
    def months(self) -> tuple[Period, ...]:
        """The months inside this period, in order."""
        first = 3 * self.index if self.kind is Kind.QUARTER else self.index if self.kind is Kind.MONTH else 0
        last = {Kind.MONTH: self.index, Kind.YEAR: 11}.get(self.kind, 3 * self.index + 2)
        return tuple(Period(self.year, month, Kind.MONTH) for month in range(first, last + 1))

    @property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters inside a quarter, year to date or year, in order."""
        first = self.index if self.kind in (Kind.QUARTER, Kind.MONTH) else 0
        return tuple(Period(self.year, quarter, Kind.QUARTER) for quarter in range(first, self.quarter_of.index + 1))

    @property
    def months_elapsed(self) -> int:
        """How many months of the financial year have passed at the end of this period."""
        return self.months[-1].number

    @property
    def start(self) -> dt.date:
        """The first day."""
        return _first_day(self.months[0])

    @property
    def end(self) -> dt.date:
        """The last day."""
        first = _first_day(self.months[-1])
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])

    @property
    def year_label(self) -> str:
        """The financial year as printed: ``2022-23``."""
        return f"{self.year}-{(self.year + 1) % 100:02d}"

    @property
    def label(self) -> str:
        """The name as printed: ``Jul 2022``, ``2022-23 Q2``, ``2022-23``, ``2022-23 Q2 year to date``."""
        match self.kind:
            case Kind.MONTH:
                return f"{MONTHS[self.index][:3]} {self.start.year}"
            case Kind.YEAR:
                return self.year_label
            case Kind.QUARTER:
                return f"{self.year_label} Q{self.number}"
            case Kind.YEAR_TO_DATE:
                return f"{self.year_label} Q{self.number} year to date"

    @property
    def short(self) -> str:
        """The name inside its year: ``Jul``, ``Q2``, ``YTD``; a year keeps its label."""
        match self.kind:
            case Kind.MONTH:
                return MONTHS[self.index][:3]
            case Kind.QUARTER:
                return f"Q{self.number}"
            case Kind.YEAR_TO_DATE:
                return "YTD"
            case Kind.YEAR:
                return self.year_label

    @property
    def iso(self) -> str:
        """The name in machine-readable files: ``2022-07`` for a month, the printed label otherwise."""
        return self.start.strftime("%Y-%m") if self.kind is Kind.MONTH else self.label

    @property
    def slug(self) -> str:
        """The name of a folder: ``2022-23-Q2``."""
        return self.label.replace(" ", "-")

    @property
    def span(self) -> str:
        """The months covered, in words: ``July to September 2022``."""
        first, last = self.months[0], self.months[-1]
        if first == last:
            return f"{MONTHS[first.index]} {first.start.year}"
        start = MONTHS[first.index] + (f" {first.start.year}" if first.start.year != last.start.year else "")
        return f"{start} to {MONTHS[last.index]} {last.start.year}"


def date_in_words(date: dt.date) -> str:
    """Return a date as the report prints it: ``30 September 2022``."""
    return f"{date.day} {date:%B %Y}"


def last_complete_quarter(today: dt.date) -> Period:
    """Return the latest quarter whose last day lies before ``today``."""
    return Period.month(today).quarter_of - 1


def parse_quarter(text: str, today: dt.date) -> Period:
    """Return the quarter that a person typed on the command line.

    Raises ``PeriodError`` with the right form for anything but ``2022-23-Q2`` and its listed variants.
    """
    if text.strip().lower() == "previous":
        return last_complete_quarter(today)
    period = _labelled_quarter(text)
    if period is None or period.kind is not Kind.QUARTER or not EARLIEST <= period.year <= LATEST:
        raise PeriodError(f"'{text}' is not a quarter. {QUARTER_FORMS}")
    return period


def parse_period(value: object, folder: Period | None = None) -> Period:
    """Return the period that a cell names: a date in any day of a month, or text.

    ``folder`` is the quarter whose folder the cell was found in; with it, bare ``Jul``, ``Q2`` and ``YTD`` are read as
    of that quarter's financial year. Raises ``PeriodError`` with a sentence.
    """
    text = " ".join(str(value).split())
    if isinstance(value, dt.datetime | dt.date):
        period: Period | None = Period.month(value)
    else:
        period = _labelled_month(text) or _labelled_quarter(text) or _labelled_year(text) or _bare(text, folder)
    if period is None or not EARLIEST <= period.year <= LATEST:
        raise PeriodError(f"'{text}' is not a period. Write it as Jul 2022, 2022-23 Q2, 2022-23 Q2 YTD or 2022-23.")
    return period


def parse_span(value: object) -> Period:
    """Return the period that a setting names: as a cell does, but 2011-12 is the financial year, not December 2011."""
    return _labelled_year(" ".join(str(value).split())) or parse_period(value)


def _first_day(month: Period) -> dt.date:
    number = (month.index + 3) % 12 + 1
    return dt.date(month.year + (number < 4), number, 1)


_YEAR = r"(\d{4})\s?[-/–]\s?(\d{2})"
_QUARTER = re.compile(rf"{_YEAR}[\s-]*Q(\d)", re.IGNORECASE)
_QUARTER_FIRST = re.compile(rf"Q(\d)[\s-]*{_YEAR}", re.IGNORECASE)
_YEAR_TO_DATE = re.compile(r"\bYTD\b|\byear to date\b", re.IGNORECASE)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_NAMED_MONTH = re.compile(r"([A-Za-z]{3,9})[\s.\-']*(\d{4}|\d{2})")
_MONTH_NUMBERS = {name[:length].lower(): index for index, name in enumerate(MONTHS) for length in (3, len(name))}
_MONTH_NUMBERS["sept"] = MONTHS.index("September")


def _labelled_quarter(text: str) -> Period | None:
    """Return the quarter, or the year to date at a quarter, that a full label names."""
    text, to_date = _YEAR_TO_DATE.subn("", text)
    text = text.strip(" -")
    if match := _QUARTER.fullmatch(text):
        first, last, number = (int(part) for part in match.groups())
    elif match := _QUARTER_FIRST.fullmatch(text):
        number, first, last = (int(part) for part in match.groups())
    else:
        return None
    if not 1 <= number <= 4 or (first + 1) % 100 != last:
        return None
    quarter = Period.quarter(first, number)
    return quarter.year_to_date if to_date else quarter


def _labelled_month(text: str) -> Period | None:
    """Return the month that ``2022-07``, ``Jul 2022``, ``July 2022`` or ``Jul-22`` names."""
    if match := _ISO_MONTH.fullmatch(text):
        year, number = int(match[1]), int(match[2])
        return Period.month(dt.date(year, number, 1)) if 1 <= number <= 12 and year else None
    match = _NAMED_MONTH.fullmatch(text)
    index = _MONTH_NUMBERS.get(match[1].lower()) if match else None
    if match is None or index is None:
        return None
    calendar_year = int(match[2]) + (2000 if len(match[2]) == 2 else 0)
    return Period(calendar_year - (index > 8), index, Kind.MONTH)


def _labelled_year(text: str) -> Period | None:
    match = re.fullmatch(_YEAR, text)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        return None
    return Period.of_year(int(match[1]))


def _bare(text: str, folder: Period | None) -> Period | None:
    """Return what ``Jul``, ``Q2`` or ``YTD`` means in the folder of a quarter."""
    word = text.lower()
    if folder is None:
        return None
    if word in ("ytd", "year to date"):
        return folder.year_to_date
    if word in _MONTH_NUMBERS:
        return Period(folder.year, _MONTH_NUMBERS[word], Kind.MONTH)
    if match := re.fullmatch(r"q([1-4])", word):
        return Period.quarter(folder.year, int(match[1]))
    return None
