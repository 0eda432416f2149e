"""The wide layout: one row for each indicator, one column for each period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard.observations import Observation, Part, Reading
from scorecard.period import Period
from scorecard.sources.cells import Cell, Fault, Sheet
from scorecard.sources.form import NOT_ASKED
from scorecard.sources.headings import Headings, find_headings, of_other_areas
from scorecard.sources.row_marks import NOTE, PROVISIONAL, REASON, explained, is_provisional, why_none
from scorecard.sources.table import Row, Table, is_figure

NAME = "wide"
HEADINGS = "Ref and one column for each period (Jul 2022, Q2, YTD)"

_MEASURE = "measure"


_NO_MEASURE = Fault(
    "SC202",
    "The heading 'Measure' is missing, so the rows of a ratio cannot be told apart and nothing was read.",
    "Give the column that says value, numerator and denominator its heading 'Measure' back.",
)


@dataclass(frozen=True)
class _Line:
    """A row that says something: of which indicator, which part, and its figure cells that are filled or empty."""

    row: Row
    ref: str
    part: Part
    filled: Mapping[int, Period]
    empty: Mapping[int, Period]


def claims(sheet: Sheet) -> Headings | None:
    """Return the headings if the sheet is laid out like this; a Status here may be a colour, and is not read."""
    marks = (_MEASURE, PROVISIONAL, REASON, NOTE)
    if of_other_areas(sheet):
        return None
    return find_headings(sheet, ("ref",), marks, accept=lambda row: bool(row.periods), periods=True)


def read(table: Table) -> Reading:
    """Return the figures of every cell that can be read; an empty cell says what its row's reason says, or nothing."""
    periods = _periods(table)
    table.note_unread_columns()
    rows = list(table.rows())
    if table.is_form and _MEASURE not in table.headings.columns and _has_ratios(rows):
        table.report(table.key_heading, _NO_MEASURE)
        return Reading()
    lines = [line for row in rows if (line := _line(table, row, periods))]
    provisional = {line.ref for line in lines if is_provisional(table, line.row, line.ref)}
    figures = [
        replace(item, provisional=item.provisional or item.ref in provisional)
        for line in lines
        for item in _figures(table, line)
    ]
    return Reading((*figures, *_reasons(table, lines)))


def _has_ratios(rows: Sequence[Row]) -> bool:
    """Whether several rows of a form stand for one measure."""
    refs = [row.cell("ref").label for row in rows if not row.cell("ref").blank]
    return len(set(refs)) < len(refs)


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


def _line(table: Table, row: Row, periods: dict[int, Period]) -> _Line | None:
    asked = {
        column: each for column, each in periods.items() if not (table.is_form and row.at(column).label == NOT_ASKED)
    }
    filled = {column: period for column, period in asked.items() if not row.at(column).blank}
    ref = _ref(table, row, filled)
    part = _part(table, row, ref) if ref else None
    if ref is None or part is None:
        return None
    return _Line(row, ref, part, filled, {column: asked[column] for column in asked if column not in filled})


def _ref(table: Table, row: Row, filled: dict[int, Period]) -> str | None:
    """Return the reference of a row with figures or a reason; bands, footnotes and empty rows have and need none."""
    if not row.cell("ref").blank:
        return table.read_ref(row.cell("ref")) if filled or not row.cell(REASON).blank else None
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


def _figures(table: Table, line: _Line) -> Iterator[Observation]:
    letter = table.headings.letter(REASON)
    otherwise = "Type the number, or n/a where there is none."
    if letter:
        otherwise = f"Leave the cell empty and give a reason in column {letter}."
    reason, note = line.row.words(REASON), line.row.words(NOTE)
    for column, period in line.filled.items():
        cell = line.row.at(column)
        number = table.read_figure(cell, line.ref, period, line.part, otherwise)
        if number.fault is None:
            yield replace(table.observation(cell, line.ref, period, line.part, explained(number, reason)), note=note)


def _reasons(table: Table, lines: list[_Line]) -> Iterator[Observation]:
    """Yield what each reason explains: the periods for which no row of its indicator has a figure, each once."""
    told = {(line.ref, period) for line in lines for period in line.filled.values()}
    for line in lines:
        cell: Cell = line.row.cell(REASON)
        if cell.fault:
            table.report(cell, cell.fault, ref=line.ref)
        for column, period in line.empty.items():
            if cell.words is None or (line.ref, period) in told or not _speaks_of(table, period):
                continue
            told.add((line.ref, period))
            found = table.observation(line.row.at(column), line.ref, period, Part.VALUE, why_none(cell.words))
            yield replace(found, note=line.row.words(NOTE))


def _speaks_of(table: Table, period: Period) -> bool:
    """Whether a reason can be meant for a period.

    A return form asks for what is empty and says where it does not ask. On another sheet an earlier period may have
    been left empty because an earlier return gave it, and a later one because it is to come.
    """
    quarter = table.file.quarter
    return quarter is None or table.is_form or period.quarter_of == quarter
