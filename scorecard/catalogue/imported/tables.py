"""The tables of a workbook: rows of headings, the indicators below them, and the titles of sections between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from scorecard.catalogue.imported.columns import Columns, find_columns
from scorecard.catalogue.imported.synonyms import Field
from scorecard.catalogue.imported.writing import plain
from scorecard.sources.cells import Cell, Sheet

HIDDEN = "The sheet is hidden."

_PRIORITY = re.compile(
    r"((corporate|council|strategic) )?(priority|theme|aim|outcome|objective|pillar|ambition|goal)\b", re.IGNORECASE
)
_REF = re.compile(r"[A-Za-z]{0,6}[ ._/-]?\d[\w ./-]{0,10}")
_LOOKED_AT = 50  # rows below a heading that tell whether they are references
_LONGEST_BAND = 120  # characters; longer text is a note


@dataclass(frozen=True)
class Band:
    """The title of a section, or of a sheet, and where it stands."""

    text: str
    at: str

    @property
    def is_priority(self) -> bool:
        """Whether it says of itself that it is a priority, an aim and the like."""
        return bool(_PRIORITY.match(self.text))


@dataclass(frozen=True)
class Entry:
    """A row that is an indicator, in a section that is a priority, or in some other one inside it."""

    sheet: str
    columns: Columns
    cells: Mapping[int, Cell]
    priority: Band | None = None
    band: Band | None = None

    def cell(self, name: Field) -> Cell | None:
        """Return the cell of a field that has something in it."""
        return self.cells.get(self.columns.fields.get(name, 0))

    def text(self, name: Field) -> str:
        """Return what the sheet says in a field, in one line; nothing where it has no such column or an error."""
        cell = self.cell(name)
        return plain(cell.label) if cell else ""

    def at(self, cell: Cell) -> str:
        """Return the address of one of its cells."""
        return at(self.sheet, cell)

    @property
    def first(self) -> Cell:
        """The first of its cells."""
        return next(iter(self.cells.values()))


@dataclass
class Found:
    """What the sheets hold: indicators, those that stand on several sheets once, and the rows of headings.

    ``repeated`` counts those left out; ``hidden`` are the names of sheets that were not read.
    """

    entries: list[Entry] = field(default_factory=list)
    headings: list[tuple[Sheet, Columns]] = field(default_factory=list)
    repeated: int = 0
    hidden: tuple[str, ...] = ()


def at(sheet: str, cell: Cell) -> str:
    """Return the address of a cell as comments give it: ``Scorecard!B7``."""
    return f"{plain(sheet)}!{cell.address}"


def find_entries(sheets: Sequence[Sheet]) -> Found:
    """Return the indicators of all sheets; hidden sheets count only where no other holds any."""
    visible = [sheet for sheet in sheets if HIDDEN not in sheet.hidden]
    found = _entries(visible)
    if not found.entries:
        return _entries(sheets)
    found.hidden = tuple(sheet.name for sheet in sheets if sheet not in visible)
    return found


def _entries(sheets: Sequence[Sheet]) -> Found:
    """Return the indicators of these sheets; a table with a row for each period gives each of them once."""
    found = Found()
    seen: set[tuple[str, str]] = set()
    for sheet in sheets:
        headings = _headings(sheet)
        found.headings.extend((sheet, columns) for columns in headings)
        own: set[tuple[str, str]] = set()
        for entry in _below(sheet, headings):
            name = entry.text(Field.REF), entry.text(Field.TITLE)
            if name in seen or (name in own and Field.PERIOD in entry.columns.fields):
                found.repeated += 1
            else:
                found.entries.append(entry)
            own.add(name)
        seen |= own - {("", "")}
    return found


def _headings(sheet: Sheet) -> list[Columns]:
    """Return the headings of each table of a sheet; they may take two rows, such as years above quarters."""
    headings: list[Columns] = []
    for row, cells in sheet.rows.items():
        if headings and row <= headings[-1].row:
            continue
        columns = find_columns(row, row, cells, partial(_holds_refs, sheet, row))
        if columns is not None:
            headings.append(_with_row_below(sheet, columns, cells))
    return headings


def _with_row_below(sheet: Sheet, columns: Columns, cells: Mapping[int, Cell]) -> Columns:
    """Return the headings with those of the next row, where that has no title of its own and makes them fuller."""
    row, title = columns.row + 1, columns.fields[Field.TITLE]
    below = {column: cell for column, cell in sheet.rows.get(row, {}).items() if not cell.blank}
    own = title in below and below[title].label != cells[title].label
    if not below or own:
        return columns
    both = find_columns(columns.top, row, {**cells, **below}, partial(_holds_refs, sheet, row))
    fuller = both is not None and both.fit > columns.fit
    return both if both is not None and (fuller or title in below) else columns


def _holds_refs(sheet: Sheet, row: int, column: int) -> bool:
    """Whether most cells below a heading look like references."""
    below = [
        sheet.rows[number][column].label
        for number in range(row + 1, row + 1 + _LOOKED_AT)
        if column in sheet.rows.get(number, {})
    ]
    return 2 * sum(bool(_REF.fullmatch(text)) for text in below) > len(below)


def _below(sheet: Sheet, headings: Sequence[Columns]) -> Iterator[Entry]:
    rows = {row: columns for columns in headings for row in range(columns.top, columns.row + 1)}
    columns: Columns | None = None
    band: Band | None
    sheet_name = Band(plain(sheet.name), plain(sheet.name))
    priority, band = sheet_name if sheet_name.is_priority else None, None
    above: Entry | None = None
    for row, all_cells in sheet.rows.items():
        cells = {column: cell for column, cell in all_cells.items() if not cell.blank}
        if row in rows:
            columns, above = rows[row], None
        elif text := _band_text(cells):
            title = Band(text, at(sheet.name, next(iter(cells.values()))))
            priority, band = (title, None) if title.is_priority else (priority, title if columns else None)
        elif columns and _is_indicator(cells, columns):
            entry = Entry(sheet.name, columns, cells, priority, band)
            if not _continues(entry, above):
                yield entry
            above = entry


def _band_text(cells: Mapping[int, Cell]) -> str:
    """Return the title of a section that is all a row holds, or nothing."""
    words = [plain(cell.label) for cell in cells.values() if isinstance(cell.value, str)]
    text = " ".join(words)
    alone = len(cells) == 1 or (len(cells) == 2 and _PRIORITY.match(text) is not None)  # noqa: PLR2004  reason: number, name
    return text if alone and len(words) == len(cells) and len(text) <= _LONGEST_BAND else ""


def _is_indicator(cells: Mapping[int, Cell], columns: Columns) -> bool:
    """Whether a row has a title or a reference, and something beside it."""
    named = columns.fields[Field.TITLE] in cells or columns.fields.get(Field.REF) in cells
    return named and len(cells) > 1


def _continues(entry: Entry, above: Entry | None) -> bool:
    """Whether a row is another line of the indicator above it: their titles are one merged cell."""
    column = entry.columns.fields[Field.TITLE]
    own, other = entry.cells.get(column), above.cells.get(column) if above else None
    return own is not None and other is not None and own.merge is not None and own.merge == other.merge
