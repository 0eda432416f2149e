"""The financial year of a table whose targets name none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.catalogue.imported.columns import Columns
from scorecard.catalogue.imported.heading_periods import years_in
from scorecard.sources.cells import Cell, Sheet


def year_of_table(sheet: Sheet, columns: Columns, tables: Sequence[Columns]) -> str | None:
    """Return the one financial year that the periods of a table name, or the titles above it; None otherwise.

    ``tables`` are all those of its sheet.
    """
    if columns.years:
        return next(iter(columns.years)) if len(columns.years) == 1 else None
    titles = (cell.label for cell in _titles(sheet, columns, tables))
    years = {year for text in (sheet.name, *titles) for year in years_in(text)}
    return years.pop() if len(years) == 1 else None


def _titles(sheet: Sheet, columns: Columns, tables: Sequence[Columns]) -> Iterator[Cell]:
    """Yield what stands above all tables, and of what stands between them the rows of a single cell."""
    first = min(table.top for table in tables)
    for row, cells in sheet.rows.items():
        if row < first or (row < columns.top and len(cells) == 1):
            yield from cells.values()
