"""The rows under a sheet's headings, and the problems that come up while they are read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scorecard.figures import Style
from scorecard.observations import Observation, Part, Source, SourceFile
from scorecard.period import Period, PeriodError, parse_period
from scorecard.problems import Place, Problem, Severity
from scorecard.sources.cells import Cell, Fault, Sheet, few
from scorecard.sources.dates import impossible_date, read_date
from scorecard.sources.form import TO_DO
from scorecard.sources.headings import WORDED, Headings, heading, meant_heading
from scorecard.sources.numbers import Number, read_number
from scorecard.sources.refs import References

_LIKE_A_NUMBER = re.compile(r"[-−£(<]*[0-9][0-9., ]*[a-z%)*\[\]]{0,4}", re.IGNORECASE)
_MAY_STAND_TWICE = ("note", "provisional")  # the first is read; no figure and no reason is lost with the second
_YEARS = range(1974, 2101)  # financial years that a return can speak of


@dataclass(frozen=True)
class Row:
    """One row of a table, its cells by heading."""

    number: int
    cells: Mapping[int, Cell]
    columns: Mapping[str, int]

    def cell(self, name: str) -> Cell:
        """Return the cell under a heading; an empty one where there is no such heading or nothing in it."""
        return self.at(self.columns.get(name, 0))

    def at(self, column: int) -> Cell:
        """Return the cell in a column; an empty one where there is nothing in it."""
        return self.cells.get(column) or Cell(self.number, column)

    def words(self, name: str) -> str | None:
        """Return the text under a heading, None where there is none."""
        return self.cell(name).words


@dataclass
class Table:
    """A sheet that a layout has claimed.

    ``bare_percentages`` says by reference beyond what size a percentage without its sign is sure to be no fraction.
    """

    sheet: Sheet
    headings: Headings
    file: SourceFile
    styles: Mapping[str, Style]
    references: References
    problems: list[Problem] = field(default_factory=list)
    bare_percentages: Mapping[str, float] = field(default_factory=dict)
    linked: list[str] = field(default_factory=list)

    @cached_property
    def is_form(self) -> bool:
        """Whether this is a sheet of a return form, which says what it does not ask for; only one has the heading."""
        return any(heading(cell.label) == heading(TO_DO) for cell in self.sheet.rows[self.headings.row].values())

    @property
    def key_heading(self) -> Cell:
        """The cell that heads the column saying what a row is about."""
        return self.sheet.rows[self.headings.row][self.headings.columns[self.headings.key]]

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the headings; a second row of other headings ends the table with a problem."""
        columns = self.headings.columns
        for cell in self.headings.twice:
            first = f"{self.headings.letter(heading(cell.label))}{self.headings.row}"
            wrong = f"The heading '{cell.shown}' stands twice, in {first} and in {cell.address}."
            severity = Severity.WARNING if heading(cell.label) in _MAY_STAND_TWICE else Severity.ERROR
            self.report(cell, Fault("SC212", wrong, "Delete or rename one of the two columns."), severity=severity)
        key = self.headings.key
        for number, cells in self.sheet.rows.items():
            row = Row(number, cells, columns)
            first_cell = row.cell(key)
            if number <= self.headings.row or (first_cell.merge and first_cell.merge.top <= self.headings.row):
                continue
            if heading(first_cell.label) != key:
                yield row
            elif not self._same_headings(row):
                wrong = "A second row of headings begins another table here, which was not read."
                self.report(first_cell, Fault("SC212", wrong, "Put each table on a sheet of its own."))
                return

    def note_unread_columns(self) -> None:
        """Warn of columns beside references under what may be a misspelt or other word for a heading.

        Columns of other kinds (a target, last year) stand in many returns and are no mistake.
        """
        cells = (*self.headings.periods, *self.headings.twice)
        known = {*self.headings.columns.values(), *(cell.column for cell in cells)}
        rows = [cells for number, cells in self.sheet.rows.items() if number > self.headings.row]
        for column, cell in self.sheet.rows[self.headings.row].items():
            near = None if column in known else meant_heading(cell.label)
            below = [cells[column] for cells in rows if column in cells and self.headings.columns["ref"] in cells]
            if near is not None and any(is_number(each) or (near in WORDED and not each.blank) for each in below):
                wrong = f"The column headed '{cell.shown}' was not read."
                remedy = f"If it is meant, head it '{near}'."
                self.report(cell, Fault("SC224", wrong, remedy), severity=Severity.WARNING)

    def _same_headings(self, row: Row) -> bool:
        first = self.sheet.rows[self.headings.row]
        return {column: heading(cell.label) for column, cell in row.cells.items()} == {
            column: heading(cell.label) for column, cell in first.items()
        }

    def report(
        self,
        cell: Cell,
        fault: Fault,
        *,
        ref: str | None = None,
        period: Period | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note a problem at a cell."""
        place = Place(self.file.path, self.sheet.name, cell.address)
        label = period.label if period else None
        self.problems.append(Problem(fault.code, place, fault.wrong, fault.remedy, ref, label, severity))

    def source(self, cell: Cell, repair: str | None = None) -> Source:
        """Return where a cell stands and what it holds, as results keep it."""
        return Source(self.file, self.sheet.name, cell.address, cell.raw, cell.number_format, repair)

    def read_ref(self, cell: Cell) -> str | None:
        """Return the reference in a cell that is not blank; None, with a problem, where it is unknown."""
        ref = self.references.read(cell)
        if isinstance(ref, str):
            return ref
        self.report(cell, ref)
        return None

    def read_period(self, cell: Cell, ref: str | None = None) -> Period | None:
        """Return the period in a cell that is not blank; None, with a problem, where it names none."""
        period = cell.fault or _period(cell, self.file.quarter)
        if isinstance(period, Period):
            return period
        self.report(cell, period, ref=ref)
        return None

    def read_figure(self, cell: Cell, ref: str, period: Period, part: Part, otherwise: str) -> Number:
        """Return the number in a cell; its fault, if any, is noted."""
        unit = self.styles[ref].unit if part is Part.VALUE else None
        number = read_number(cell, unit, otherwise, bare_from=self.bare_percentages.get(ref))
        if number.fault:
            self.report(cell, number.fault, ref=ref, period=period)
        if cell.linked and number.fault is None:
            self.linked.append(cell.address)
        return number

    def note_hidden(self) -> None:
        """Warn of what Excel does not show."""
        place, remedy = Place(self.file.path, self.sheet.name), "It was read like the rest; check that it should be."
        self.problems += [
            Problem("SC221", place, sentence, remedy, severity=Severity.WARNING) for sentence in self.sheet.hidden
        ]

    def note_links(self) -> None:
        """Warn once of figures that formulas take from other files: whether they are current cannot be seen here."""
        if self.linked:
            wrong = f"Formulas take figures from another file, in {few(self.linked)}; the values last saved are read."
            remedy = "Check that they were up to date, or replace them by the figures (Copy, Paste Special, Values)."
            place = Place(self.file.path, self.sheet.name)
            self.problems.append(Problem("SC228", place, wrong, remedy, severity=Severity.WARNING))

    def observation(self, cell: Cell, ref: str, period: Period, part: Part, number: Number) -> Observation:
        """Return what a cell says about an indicator."""
        source = self.source(cell, number.repair)
        return Observation(
            ref, period, part, number.value, source, number.provisional, number.reason, suppressed=number.suppressed
        )


def is_number(cell: Cell | None) -> bool:
    """Whether a cell holds a plain number."""
    return cell is not None and isinstance(cell.value, int | float) and not isinstance(cell.value, bool)


def is_figure(cell: Cell) -> bool:
    """Whether a cell beside a blank reference matters: a number, a spreadsheet error, or a number as text."""
    if cell.fault is not None or isinstance(cell.value, int | float):
        return True
    return isinstance(cell.value, str) and bool(_LIKE_A_NUMBER.fullmatch(cell.label))


def _period(cell: Cell, quarter: Period | None) -> Period | Fault:
    value = cell.value if isinstance(cell.value, dt.date) else cell.label
    try:
        period = parse_period(value, quarter)
    except PeriodError as error:
        date = read_date(cell)
        if date is None:
            return _unreadable_period(cell, quarter, error)
        period = Period.month(date)
    if period.year not in _YEARS:
        return Fault("SC205", f"'{cell.shown}' lies outside the years that a return can speak of.", "Check the year.")
    return period


def _unreadable_period(cell: Cell, quarter: Period | None, error: PeriodError) -> Fault:
    if quarter is None:
        try:
            meant = parse_period(cell.label, Period.quarter(2021, 4))
        except PeriodError:
            pass
        else:
            wrong = f"'{cell.shown}' does not say of which year, and the file lies in no quarter's folder."
            return Fault("SC205", wrong, f"Write it in full, such as {meant.label}.")
    if impossible := impossible_date(cell.label):
        return impossible
    wrong, _, remedy = str(error).partition(". Write")
    return Fault("SC205", f"{wrong.rstrip('.')}.", f"Write{remedy}" if remedy else "")
