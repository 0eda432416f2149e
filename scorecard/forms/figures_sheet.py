"""The figures sheet: the wide layout, with a row for each part of an indicator and a cell for each figure asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from openpyxl.worksheet.worksheet import Worksheet

from scorecard.forms.asked import Asked, in_order_of_time
from scorecard.forms.checks import Checks
from scorecard.forms.facts import (
    EARLIER,
    earlier_figure,
    earlier_periods,
    is_low_percentage,
    number_format,
    target_of,
    unit_text,
)
from scorecard.forms.look import ASKED, FACT, NOT_NEEDED, OPTIONAL, RIGHT, TEXT, TO_DO, cell_at, put, put_formula
from scorecard.forms.model import Form
from scorecard.forms.page import FIRST_ROW, Column, begin_table, fit_height
from scorecard.forms.to_do import Gap, empty, figure_given, figure_missing, half_missing, missing_text
from scorecard.observations import Part
from scorecard.period import Kind, Period
from scorecard.report.words import DIRECTIONS
from scorecard.sources.cells import address
from scorecard.sources.form import FIGURES, NOT_ASKED
from scorecard.sources.form import TO_DO as TO_DO_HEADING

_FACTS = (
    Column("Ref", 8),
    Column("Title", 30),
    Column("Definition", 36),
    Column("Unit", 11),
    Column("Better to be", 9),
    Column("Measure", 13),
    Column("Target", 16),
)
_MARKS = (Column("Provisional", 12), Column("No data reason", 26), Column("Note", 24), Column(TO_DO_HEADING, 20))
_NARROWEST = 13  # characters; of a column of figures
_GUIDANCE = (
    "Type into the pale cells. A solid edge means that the figure is needed, a dashed edge that it may be given too. "
    "Grey cells are not asked for. The last column says what is still to do."
)


@dataclass(frozen=True)
class _Grid:
    """Where the columns stand: facts, earlier figures, the periods asked for, and what is said of the whole row."""

    periods: tuple[Period, ...]

    @property
    def earlier(self) -> int:
        return len(_FACTS) + 1

    @property
    def first(self) -> int:
        return self.earlier + EARLIER

    @property
    def marks(self) -> int:
        return self.first + len(self.periods)

    @property
    def last(self) -> int:
        return self.marks + len(_MARKS) - 1

    def column(self, period: Period) -> int:
        return self.first + self.periods.index(period)


def write_figures(sheet: Worksheet, form: Form) -> None:
    """Write the rows of every indicator that is due."""
    grid = _Grid(in_order_of_time(period for asked in form.asked for period in asked.periods))
    begin_table(sheet, form.sheet_title(FIGURES), _GUIDANCE, _columns(form, grid), frozen=2)
    sheet.print_title_cols = "A:B"
    checks = Checks(sheet)
    row = FIRST_ROW
    for asked in form.asked:
        rows = dict(zip(asked.parts, count(row)))
        low = is_low_percentage(asked, form.quarter, form.measures)
        for part, number in rows.items():
            facts = (*_write_facts(sheet, number, form, asked, part), *_write_earlier(sheet, number, form, asked, part))
            fit_height(sheet, number, facts)
            _write_cells(sheet, number, grid, asked, part)
            for first, last in _stretches([grid.column(period) for period in asked.periods]):
                checks.figures(f"{address(number, first)}:{address(number, last)}", asked.indicator, part, low=low)
        gaps = list(_gaps(grid, asked, rows, form.quarter))
        put_formula(sheet, row, grid.last, missing_text(gaps), TO_DO)
        row += len(rows)
    checks.provisional(f"{address(FIRST_ROW, grid.marks)}:{address(row - 1, grid.marks)}")
    checks.reason(f"{address(FIRST_ROW, grid.marks + 1)}:{address(row - 1, grid.marks + 1)}")


def _columns(form: Form, grid: _Grid) -> list[Column]:
    earlier = [f"Earlier:\n{(form.quarter - back).label}" for back in range(EARLIER, 0, -1)]
    return [
        *_FACTS,
        *(Column(heading, _NARROWEST) for heading in earlier),
        *(Column(_period_heading(period), _NARROWEST) for period in grid.periods),
        *_MARKS,
    ]


def _period_heading(period: Period) -> str:
    """Return a heading that is read as the period in any folder."""
    return f"{period.quarter_of.label} YTD" if period.kind is Kind.YEAR_TO_DATE else period.label


def _write_facts(sheet: Worksheet, row: int, form: Form, asked: Asked, part: Part) -> list[tuple[str, float]]:
    """Write what the row is about; title and definition stand in full beside the first part.

    Returns the texts, with the widths of their columns.
    """
    indicator = asked.indicator
    first = part is asked.parts[0]
    facts = (
        indicator.ref,
        indicator.title if first else indicator.name,
        (indicator.definition or "") if first else "",
        unit_text(indicator, part),
        DIRECTIONS[indicator.direction] if part is Part.VALUE else "",
        part.value,
        target_of(asked, form.quarter) if part is Part.VALUE else "",
    )
    for column, fact in enumerate(facts, 1):
        put(sheet, row, column, fact, FACT)
    cell_at(sheet, row, 1, FACT, TEXT)
    return [(fact, column.width) for fact, column in zip(facts, _FACTS, strict=True)]


def _write_earlier(sheet: Worksheet, row: int, form: Form, asked: Asked, part: Part) -> list[tuple[str, float]]:
    """Write what was reported before; returns the texts, with the widths of their columns."""
    indicator = asked.indicator
    texts: list[tuple[str, float]] = []
    for column, period in enumerate(earlier_periods(indicator, form.quarter), len(_FACTS) + 1):
        figure = earlier_figure(indicator, period, part, form.measures)
        cell = put(sheet, row, column, figure, FACT)
        cell.alignment, cell.number_format = RIGHT, number_format(indicator, part)
        texts.append((str(figure), _NARROWEST))
    return texts


def _write_cells(sheet: Worksheet, row: int, grid: _Grid, asked: Asked, part: Part) -> None:
    """Write the cells to type in, and say where nothing is asked."""
    for period in grid.periods:
        column = grid.column(period)
        if period in asked.periods:
            style = ASKED if period in asked.required else OPTIONAL
            cell_at(sheet, row, column, style, number_format(asked.indicator, part)).alignment = RIGHT
        else:
            put(sheet, row, column, NOT_ASKED, NOT_NEEDED)
    for column in range(grid.marks, grid.last):
        cell_at(sheet, row, column, OPTIONAL)
    cell_at(sheet, row, grid.last, TO_DO)


def _stretches(columns: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of neighbouring columns."""
    starts = [column for column in columns if column - 1 not in columns]
    ends = [column for column in columns if column + 1 not in columns]
    return list(zip(starts, ends, strict=True))


def _gaps(grid: _Grid, asked: Asked, rows: Mapping[Part, int], quarter: Period) -> Iterator[Gap]:
    """Yield what an indicator may lack: what is required, unless there is a reason, and the other half of a ratio."""
    reasons = [address(row, grid.marks + 1) for row in rows.values()]
    explained = f"NOT({empty(*reasons)})"
    for period in asked.periods:
        cells, name = _cells(grid, rows, period), _name(period, quarter)
        if period in asked.required:
            whole = [figure_given(_cells(grid, rows, asked.due))] if period in asked.due.months else []
            yield from figure_missing(name, cells, (explained, *whole), needs_parts=asked.needs_parts(period))
        yield from half_missing(name, cells)


def _cells(grid: _Grid, rows: Mapping[Part, int], period: Period) -> dict[Part, str]:
    return {part: address(row, grid.column(period)) for part, row in rows.items()}


def _name(period: Period, quarter: Period) -> str:
    """Return what a period is called in the form of a quarter: short where it cannot be mistaken for another."""
    if period.year != quarter.year:
        return _period_heading(period)
    to_date = period.kind is Kind.YEAR_TO_DATE and period.quarter_of != quarter
    return f"{period.quarter_of.short} {period.short}" if to_date else period.short
