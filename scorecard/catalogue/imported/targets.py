"""The target of an indicator, as the catalogue writes it, from the cell of a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scorecard.catalogue.imported.columns import Columns, years_in
from scorecard.catalogue.imported.groups import NOTHING
from scorecard.catalogue.imported.tables import Entry
from scorecard.catalogue.imported.units import Shown, amount_shown, shown
from scorecard.catalogue.imported.writing import TODO, number, plain, quoted, says, setting
from scorecard.figures import Unit
from scorecard.sources.cells import Cell, Sheet, address

_WORDS = {
    **dict.fromkeys(("trend", "trend only", "trend measure", "trend indicator"), "trend"),
    **dict.fromkeys(("none", "no target", "no target set"), "none"),
    **dict.fromkeys(("tbc", "tba", "tbd", "to be confirmed", "to be agreed", "to be set"), "tbc"),
}
_COMPARED = re.compile(
    r"^[<>≤≥~±=]|\d%?\s?\+|\b(above|below|under|over|less|more|fewer|than|least|most|max|min|maximum|minimum|within)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"£?(?P<low>\d[\d.,]*) ?[%m]? ?(?:-|–|to|and) ?£?(?P<high>\d[\d.,]*) ?[%m]?", re.IGNORECASE)
_OF_A_YEAR = (Unit.NUMBER, Unit.POUNDS, Unit.POUNDS_MILLION)


class TargetFound(NamedTuple):
    """A target as YAML, its number if it is one, and what is to be said beside it."""

    written: str
    amount: float | None = None
    why: str = ""

    @property
    def decimals(self) -> int:
        """How many decimals the number needs."""
        return len(number(self.amount).partition(".")[2]) if self.amount is not None else 0


def year_of_sheet(sheet: Sheet, columns: Columns) -> str | None:
    """Return the one financial year that the columns of a table name, or the rows above it; None otherwise."""
    if columns.years:
        return next(iter(columns.years)) if len(columns.years) == 1 else None
    above = (cell.label for row, cells in sheet.rows.items() if row < columns.row for cell in cells.values())
    years = {year for text in (sheet.name, *above) for year in years_in(text)}
    return years.pop() if len(years) == 1 else None


def target_cells(entry: Entry, year: str | None) -> dict[str, Cell]:
    """Return the cells of targets that are not empty by their financial year, ``todo`` where it is not known."""
    cells: dict[str, Cell] = {}
    for heading in entry.columns.targets:
        name = next(iter(years_in(heading.label, short=True)), year or TODO)
        if heading.column in entry.cells:
            cells.setdefault(name, entry.cells[heading.column])
    return cells


def target_lines(entry: Entry, targets: dict[str, TargetFound], cells: dict[str, Cell]) -> Iterator[str]:
    """Yield the lines of the setting ``target``; a comment where every cell for one is empty."""
    indent = "    "
    if not targets:
        empty = [address(entry.first.row, heading.column) for heading in entry.columns.targets]
        if empty:
            yield f"{indent}# target: nothing in {plain(entry.sheet)}!{', '.join(empty)}"
    elif len(targets) == 1:
        ((year, found),) = targets.items()
        yield setting(indent, "target", f"{{{year}: {found.written}}}", entry.at(cells[year]), found.why)
    else:
        yield f"{indent}target:"
        for year, found in targets.items():
            yield setting(f"{indent}  ", year, found.written, entry.at(cells[year]), found.why)


def read_target(cell: Cell, unit: Unit | None) -> TargetFound:
    """Return the target in a cell, ``todo`` where it is not sure what it means."""
    said = f"the sheet says {says(cell.label)}"
    if cell.fault is not None:
        return TargetFound(TODO, why=cell.fault.wrong)
    if (figure := shown(cell)) is not None:
        return _from_figure(figure, cell, unit, said)
    text = cell.label.lower().rstrip(".")
    if text in _WORDS:
        return TargetFound(_WORDS[text])
    if not isinstance(cell.value, str) or text in NOTHING or not plain(text):
        return TargetFound(TODO, why=said)
    return _from_words(cell, said)


def _from_words(cell: Cell, said: str) -> TargetFound:
    """Return words as they are shown; a range or a comparison in words is left to be decided: it could be rated."""
    if match := _RANGE.fullmatch(cell.label):
        example = f"{{between: [{match['low']}, {match['high']}]}}"
        return TargetFound(TODO, why=f"{said}: a range is written {example}, with direction: range")
    if _COMPARED.search(cell.label):
        return TargetFound(TODO, why=said)
    return TargetFound(f"{{text: {quoted(cell.label)}}}", why="shown, not rated")


def _from_figure(figure: Shown, cell: Cell, unit: Unit | None, said: str) -> TargetFound:
    amount = amount_shown(cell, unit) if unit else None
    if amount is None:
        return TargetFound(TODO, why=f"{said} ({figure.how})" if figure.how.startswith("format") else said)
    whole_year = f"of a whole year: {{annual: {number(amount)}}}" if unit in _OF_A_YEAR else ""
    return TargetFound(number(amount), amount, whole_year)
