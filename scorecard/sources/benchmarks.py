"""The benchmark layout: one row for each area that the council is compared with, and period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from scorecard.figures import Style
from scorecard.observations import AreaFigure, Part, SourceFile
from scorecard.problems import Place, Problem, Severity
from scorecard.sources.cells import Cell, Fault, Sheet, few
from scorecard.sources.headings import Headings, find_headings, heading
from scorecard.sources.numbers import Number
from scorecard.sources.refs import References
from scorecard.sources.row_marks import lone_half
from scorecard.sources.table import Row, Table, is_figure
from scorecard.sources.workbook import open_workbook

HEADINGS = "Ref, Comparator, Area, Period and Value (or Numerator and Denominator)"

_SUBJECT = ("ref", "comparator", "area", "period")
_SOURCE = "source"
_OPTIONAL = (*Part, _SOURCE)
_HALVES = (Part.NUMERATOR, Part.DENOMINATOR)
_WITHOUT_NUMBER = "Leave the cell empty where the area has no figure."


def read_areas(
    path: Path, file: SourceFile, styles: Mapping[str, Style], comparators: Mapping[str, str]
) -> tuple[tuple[AreaFigure, ...], tuple[Problem, ...]]:
    """Read one file; ``styles`` holds the unit of every indicator, ``comparators`` the printed name by key."""
    sheets, fault = open_workbook(path, _known_headings)
    if fault:
        return (), (Problem(fault.code, Place(file.path), fault.wrong, fault.remedy),)
    references = References(styles)
    keys = {_plain(name): key for key, name in comparators.items()} | {_plain(key): key for key in comparators}
    figures: list[AreaFigure] = []
    problems: list[Problem] = []
    for sheet in sheets:
        headings = _claims(sheet)
        if headings is None:
            problems += _unclaimed(sheet, file)
            continue
        table = Table(sheet, headings, file, styles, references)
        table.note_hidden()
        table.note_unread_columns()
        figures += [figure for row in table.rows() if (figure := _figure(table, row, keys))]
        table.note_links()
        problems += table.problems
    return tuple(figures), tuple(problems)


def _known_headings(texts: Iterable[str]) -> int:
    return sum(heading(text) in (*_SUBJECT, *_OPTIONAL) for text in texts)


def _claims(sheet: Sheet) -> Headings | None:
    return find_headings(sheet, _SUBJECT, _OPTIONAL, accept=_has_figures)


def _has_figures(headings: Headings) -> bool:
    return Part.VALUE in headings.columns or all(half in headings.columns for half in _HALVES)


def _unclaimed(sheet: Sheet, file: SourceFile) -> list[Problem]:
    """Report a sheet without the headings, unless it is empty."""
    if not sheet.cells:
        return []
    wrong = f"The sheet '{sheet.name}' was not read: no row of it has the headings of benchmarks."
    remedy = f"If it holds figures of other areas, give it the headings {HEADINGS}."
    return [Problem("SC202", Place(file.path, sheet.name), wrong, remedy, severity=Severity.WARNING)]


def _figure(table: Table, row: Row, keys: Mapping[str, str]) -> AreaFigure | None:
    """Return what a row says; None, with its problems, where that cannot be told."""
    if _lacks_subject(table, row):
        return None
    ref = table.read_ref(row.cell("ref"))
    comparator = _comparator(table, row.cell("comparator"), keys)
    area = _text(table, row.cell("area"))
    period = table.read_period(row.cell("period"), ref)
    cited = _text(table, row.cell(_SOURCE))
    if ref is None or comparator is None or period is None or not area:
        return None
    cells = {part: row.cell(part) for part in Part if part in table.headings.columns}
    numbers = {part: table.read_figure(cell, ref, period, part, _WITHOUT_NUMBER) for part, cell in cells.items()}
    lone = _lone(numbers)
    if lone is not None:
        table.report(cells[lone[0]], lone_half(*lone), ref=ref, period=period)
    if lone or any(number.fault for number in numbers.values()):
        return None
    part = next((part for part, number in numbers.items() if number.value is not None), next(iter(cells)))
    value, numerator, denominator = (numbers.get(each, Number()).value for each in Part)
    source = table.source(cells[part], numbers[part].repair)
    return AreaFigure(ref, comparator, area, period, value, numerator, denominator, source, cited or None)


def _lacks_subject(table: Table, row: Row) -> bool:
    """Whether a row does not say what it is about; a figure in it is then noted as a problem."""
    missing = next((name for name in _SUBJECT if row.cell(name).blank), None)
    figure = next((row.cell(part) for part in Part if is_figure(row.cell(part))), None)
    if missing is not None and figure is not None:
        name = {"ref": "reference"}.get(missing, missing)
        fault = Fault("SC220", f"'{figure.shown}' stands in a row that names no {name}.", f"Fill in the {name}.")
        table.report(figure, fault, ref=row.cell("ref").label or None)
    return missing is not None


def _comparator(table: Table, cell: Cell, keys: Mapping[str, str]) -> str | None:
    """Return the key of the comparator that a cell names by its key or its printed name, in any case."""
    key = keys.get(_plain(cell.label))
    if key is None:
        wrong = f"'{cell.shown}' is not a comparator of the catalogue."
        declared = few(list(dict.fromkeys(keys.values()))) or "none"
        remedy = f"Correct it, or declare it under 'comparators' in the catalogue (declared so far: {declared})."
        table.report(cell, cell.fault or Fault("SC229", wrong, remedy))
    return key


def _text(table: Table, cell: Cell) -> str:
    """Return the words of a cell in one line; a spreadsheet error among them is noted."""
    if cell.fault:
        table.report(cell, cell.fault)
    return cell.label


def _lone(numbers: Mapping[Part, Number]) -> tuple[Part, Part] | None:
    """Return the half of a ratio that stands there, and the one whose cell is empty."""
    filled = [half for half in _HALVES if numbers.get(half, Number()) != Number()]
    if len(filled) != 1 or numbers[filled[0]].value is None:
        return None
    return (filled[0], Part.DENOMINATOR if filled[0] is Part.NUMERATOR else Part.NUMERATOR)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
