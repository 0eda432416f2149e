"""An officer who fills in return forms: types into unlocked cells, and into no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.figures import Style
from scorecard.forms.page import FIRST_ROW, HEADINGS_ROW
from scorecard.observations import Observation, Part, Reading, SourceFile
from scorecard.period import Period, PeriodError, parse_period
from scorecard.sources import read_return
from scorecard.sources.form import COMMENTARY, FIGURES, OTHER_PERIODS, SIGN_OFF

Typed: TypeAlias = str | float | dt.date


def said_in(path: Path, quarter: Period, styles: Mapping[str, Style]) -> Reading:
    """Return what a return says."""
    reading, _ = read_return(path, SourceFile(path.name, "0" * 64, quarter), styles)
    return reading


def fill(form: Path, reading: Reading, to: Path) -> None:
    """Type into a form all that a return said, and save it elsewhere."""
    book = load_workbook(form)
    figures, others = FiguresSheet(book[FIGURES]), OtherPeriods(book[OTHER_PERIODS])
    reasons: dict[str, dict[Period, str]] = {}
    for item in reading.observations:
        if item.value is None:
            reasons.setdefault(item.ref, {})[item.period] = item.no_data_reason or ""
        elif not figures.takes(item):
            others.say(item)
    for ref, by_period in reasons.items():
        explained = {period: reason for period, reason in by_period.items() if reason}
        if len(set(explained.values())) == 1 and figures.explain(ref, next(iter(explained.values()))):
            continue
        for period, reason in explained.items():
            others.explain(ref, period, reason)
    _comment(book, reading)
    for row, sign_off in enumerate(reading.sign_offs, FIRST_ROW):
        signed: tuple[Typed, ...] = (sign_off.name, sign_off.role, sign_off.date)
        for column, value in enumerate(signed, 1):
            enter(_cell(book[SIGN_OFF], row, column), value)
    book.save(to)


def enter(cell: Cell, value: Typed) -> None:
    """Type into an empty, unlocked cell."""
    assert cell.protection.locked is False, f"{cell.parent.title}!{cell.coordinate} is locked"
    assert cell.value is None, f"{cell.parent.title}!{cell.coordinate} is filled already"
    cell.value = value


def headings(sheet: Worksheet) -> dict[str, int]:
    """Return the column of each heading."""
    return {" ".join(str(cell.value).split()): cell.column for cell in sheet[HEADINGS_ROW] if cell.value}


@dataclass
class FiguresSheet:
    """The sheet with a row for each part of an indicator."""

    sheet: Worksheet

    def __post_init__(self) -> None:
        """Find rows and columns by what stands at their head."""
        self.columns = headings(self.sheet)
        self.rows = {
            (str(self.sheet.cell(row, 1).value), str(self.sheet.cell(row, self.columns["Measure"]).value)): row
            for row in range(FIRST_ROW, self.sheet.max_row + 1)
        }
        self.periods = {_period(name): column for name, column in self.columns.items() if _period(name)}

    def cell(self, ref: str, heading: str | Period, part: Part = Part.VALUE) -> Cell:
        """Return the cell of a row under a heading or for a period."""
        column = self.periods[heading] if isinstance(heading, Period) else self.columns[heading]
        return _cell(self.sheet, self.rows[ref, part.value], column)

    def takes(self, item: Observation) -> bool:
        """Type a figure where the sheet asks for it; false where it does not."""
        if (item.ref, item.part.value) not in self.rows or item.period not in self.periods:
            return False
        cell = self.cell(item.ref, item.period, item.part)
        if cell.protection.locked or item.value is None:
            return False
        enter(cell, item.value)
        provisional = self.cell(item.ref, "Provisional", item.part)
        if item.provisional and provisional.value is None:
            enter(provisional, "Yes")
        return True

    def explain(self, ref: str, reason: str) -> bool:
        """Give the reason of an indicator's row; false where it has none."""
        if (ref, "value") not in self.rows:
            return False
        enter(self.cell(ref, "No data reason"), reason)
        return True


@dataclass
class OtherPeriods:
    """The sheet for corrections and single months, filled from the top."""

    sheet: Worksheet

    def __post_init__(self) -> None:
        """Begin at the first row."""
        self.columns = headings(self.sheet)
        self.rows: dict[tuple[str, Period], int] = {}

    def say(self, item: Observation) -> None:
        """Type one figure, and whether it may change."""
        if item.value is not None:
            enter(self._cell(item.ref, item.period, item.part.value.capitalize()), item.value)
        provisional = self._cell(item.ref, item.period, "Provisional")
        if item.provisional and provisional.value is None:
            enter(provisional, "Yes")

    def explain(self, ref: str, period: Period, reason: str) -> None:
        """Type why one figure is missing."""
        enter(self._cell(ref, period, "No data reason"), reason)

    def _cell(self, ref: str, period: Period, heading: str) -> Cell:
        if (ref, period) not in self.rows:
            self.rows[ref, period] = row = FIRST_ROW + len(self.rows)
            enter(_cell(self.sheet, row, self.columns["Ref"]), ref)
            enter(_cell(self.sheet, row, self.columns["Period"]), period.label)
        return _cell(self.sheet, self.rows[ref, period], self.columns[heading])


def _comment(book: Workbook, reading: Reading) -> None:
    sheet = book[COMMENTARY]
    columns = headings(sheet)
    rows = {str(sheet.cell(row, 1).value): row for row in range(FIRST_ROW, sheet.max_row + 1)}
    for comment in reading.comments:
        said = {"Commentary": comment.text, "Action": comment.action, "By whom": comment.by_whom}
        for heading, words in said.items():
            if words:
                enter(_cell(sheet, rows[comment.ref], columns[heading]), words)
        if comment.by_when:
            enter(_cell(sheet, rows[comment.ref], columns["By when"]), _date(comment.by_when))


def _date(text: str) -> dt.date | str:
    """Return the date that an officer types where the return held one."""
    try:
        return dt.datetime.strptime(text, "%d %B %Y").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return text


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def _period(heading: str) -> Period | None:
    try:
        return parse_period(heading)
    except PeriodError:
        return None
