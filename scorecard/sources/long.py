"""The long layout: one row for each indicator and period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scorecard.observations import Observation, Part, Reading
from scorecard.period import Period
from scorecard.sources.cells import Fault, Sheet
from scorecard.sources.headings import Headings, find_headings, of_other_areas
from scorecard.sources.numbers import Number
from scorecard.sources.row_marks import MARKS, NOTE, REASON, explained, is_provisional, lone_half, why_none
from scorecard.sources.table import Row, Table, is_figure

NAME = "long"
HEADINGS = "Ref, Period and Value (or Numerator and Denominator)"

_OPTIONAL = (*Part, *MARKS)
_HALVES = (Part.NUMERATOR, Part.DENOMINATOR)


@dataclass(frozen=True)
class _Subject:
    """What a row is about."""

    ref: str
    period: Period


def claims(sheet: Sheet) -> Headings | None:
    """Return the headings if the sheet is laid out like this."""
    return None if of_other_areas(sheet) else find_headings(sheet, ("ref", "period"), _OPTIONAL, accept=_has_figures)


def _has_figures(headings: Headings) -> bool:
    return Part.VALUE in headings.columns or all(half in headings.columns for half in _HALVES)


def read(table: Table) -> Reading:
    """Return the figures of every row that can be read."""
    table.note_unread_columns()
    return Reading(tuple(item for row in table.rows() for item in _observations(table, row)))


def _observations(table: Table, row: Row) -> Iterator[Observation]:
    subject = _subject(table, row)
    if subject is None:
        return
    provisional = is_provisional(table, row, subject.ref, subject.period)
    numbers = _numbers(table, row, subject)
    reason = row.words(REASON)
    spoken = {part: explained(number, reason) for part, number in numbers.items()}
    if not any(number.value is not None or number.fault for number in numbers.values()):
        part = next((part for part, number in numbers.items() if number.reason), next(iter(numbers)))
        number = spoken[part] if spoken[part].reason else why_none(reason)
        observation = table.observation(row.cell(part), subject.ref, subject.period, Part.VALUE, number)
        yield replace(observation, note=row.words(NOTE))
        return
    lone = _lone_half(table, row, subject, numbers)
    for part, number in spoken.items():
        if part is not lone and number.fault is None and (number.value is not None or numbers[part].reason):
            observation = table.observation(row.cell(part), subject.ref, subject.period, part, number)
            yield replace(observation, provisional=provisional or number.provisional, note=row.words(NOTE))


def _subject(table: Table, row: Row) -> _Subject | None:
    """Return what the row is about; None, with its problems, where that is missing."""
    ref_cell, period_cell = row.cell("ref"), row.cell("period")
    if ref_cell.blank or period_cell.blank:
        figure = next((row.cell(part) for part in Part if is_figure(row.cell(part))), None)
        if figure is not None:
            missing = "reference" if ref_cell.blank else "period"
            fault = Fault("SC220", f"'{figure.shown}' stands in a row without a {missing}.", f"Fill in the {missing}.")
            table.report(figure, fault, ref=None if ref_cell.blank else ref_cell.label)
        return None
    ref = table.read_ref(ref_cell)
    period = table.read_period(period_cell, ref)
    return _Subject(ref, period) if ref and period else None


def _numbers(table: Table, row: Row, subject: _Subject) -> dict[Part, Number]:
    letter = table.headings.letter(REASON)
    where = f"column {letter}" if letter else "a column headed 'No data reason'"
    otherwise = f"Leave the cell empty and give a reason in {where}."
    parts = (part for part in Part if part in table.headings.columns)
    return {part: table.read_figure(row.cell(part), subject.ref, subject.period, part, otherwise) for part in parts}


def _lone_half(table: Table, row: Row, subject: _Subject, numbers: dict[Part, Number]) -> Part | None:
    """Return the half of a ratio whose other half is empty, noted as a problem; a base beside a value is no half."""
    has_value = numbers.get(Part.VALUE, Number()).value is not None
    for here, other in (_HALVES, *([] if has_value else [_HALVES[::-1]])):
        missing = numbers.get(other, Number())
        if here in numbers and numbers[here].value is not None and missing == Number():
            table.report(row.cell(here), lone_half(here, other), ref=subject.ref, period=subject.period)
            return here
    return None
