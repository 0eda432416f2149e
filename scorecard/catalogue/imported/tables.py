"""The tables of a workbook: rows of headings, and the indicators below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from scorecard.catalogue.imported.columns import Columns, find_columns
from scorecard.catalogue.imported.heading_periods import kind_of_period
from scorecard.catalogue.imported.heading_rows import join_rows
from scorecard.catalogue.imported.references import Reference, read_reference
from scorecard.catalogue.imported.sections import Band, Section, band_text, is_remark
from scorecard.catalogue.imported.synonyms import Field
from scorecard.catalogue.imported.target_headings import speaks_of_targets
from scorecard.catalogue.imported.writing import plain
from scorecard.sources.cells import Cell, Sheet
from scorecard.sources.merges import HIDDEN_SHEET

_REF = re.compile(r"[A-Za-z]{0,6}[ ._/-]?\d[\w ./-]{0,10}")
_LOOKED_AT = 50  # rows below a heading that tell whether they are references


@dataclass(frozen=True)
class Entry:
    """A row that is an indicator; ``twin`` is the address of an earlier one's reference that is the same."""

    sheet: str
    columns: Columns
    cells: Mapping[int, Cell]
    section: Section
    reference: Reference
    twin: str | None = None

    def cell(self, name: Field) -> Cell | None:
        """Return the cell of a field that has something in it."""
        return self.cells.get(self.columns.fields.get(name, 0))

    def text(self, name: Field) -> str:
        """Return what the sheet says in a field, in one line; nothing where it has no such column or an error."""
        cell = self.cell(name)
        return plain(cell.label) if cell else ""

    def at(self, *cells: Cell) -> str:
        """Return the address of some of its cells."""
        return at(self.sheet, *cells)

    @property
    def first(self) -> Cell:
        """The first of its cells."""
        return next(iter(self.cells.values()))

    @property
    def name(self) -> tuple[str, str]:
        """The reference and the title, by which rows are the same indicator; either may be empty."""
        return self.text(Field.REF), self.text(Field.TITLE)


@dataclass
class Found:
    """What the sheets hold: indicators, those that stand on several sheets once, and the rows of headings.

    ``repeated`` counts those left out. ``remarks`` are the rows that are a total, a source or a note, ``bare`` those
    with neither a reference nor a figure, by the name of their sheet; ``hidden`` and ``unread`` are the names of
    sheets that were not read, and of those without a table.
    """

    entries: list[Entry] = field(default_factory=list)
    headings: list[tuple[Sheet, Columns]] = field(default_factory=list)
    repeated: int = 0
    remarks: dict[str, list[int]] = field(default_factory=dict)
    bare: dict[str, list[int]] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def at(sheet: str, *cells: Cell) -> str:
    """Return the address of cells as comments give it: ``Scorecard!B7, C7``."""
    return f"{plain(sheet)}!{', '.join(cell.address for cell in cells)}"


def find_entries(sheets: Sequence[Sheet]) -> Found:
    """Return the indicators of all sheets; hidden sheets count only where no other holds any."""
    visible = [sheet for sheet in sheets if HIDDEN_SHEET not in sheet.hidden]
    found = _entries(visible)
    if not found.entries:
        return _entries(sheets)
    found.hidden = tuple(sheet.name for sheet in sheets if sheet not in visible)
    return found


def _entries(sheets: Sequence[Sheet]) -> Found:
    """Return the indicators of these sheets; a table with a row for each period gives each of them once."""
    found = Found()
    seen: set[tuple[str, str]] = set()
    first: dict[str, str] = {}
    for sheet in sheets:
        headings = _headings(sheet)
        found.headings.extend((sheet, columns) for columns in headings)
        found.unread += () if headings else (sheet.name,)
        own: set[tuple[str, str]] = set()
        for entry in _below(sheet, headings, found):
            if any(entry.name) and (entry.name in seen or (entry.name in own and Field.PERIOD in entry.columns.fields)):
                found.repeated += 1
            else:
                found.entries.append(_with_twin(entry, first))
            own.add(entry.name)
        seen |= own
    return found


def _with_twin(entry: Entry, first: dict[str, str]) -> Entry:
    """Return an indicator with the address of the first one with its reference, which ``first`` keeps."""
    ref, cell = entry.reference.text, entry.cell(Field.REF)
    if not ref or cell is None:
        return entry
    twin = first.get(ref)
    first.setdefault(ref, entry.at(cell))
    return replace(entry, twin=twin)


def _headings(sheet: Sheet) -> list[Columns]:
    """Return the headings of each table of a sheet; they may take two rows, such as years above quarters."""
    headings: list[Columns] = []
    for row, cells in sheet.rows.items():
        if headings and row <= headings[-1].row:
            continue
        columns = _columns(sheet, row, cells)
        if columns is not None:
            headings.append(columns)
    return headings


def _columns(sheet: Sheet, row: int, cells: Mapping[int, Cell]) -> Columns | None:
    """Return the headings of a row, with those of the next one where that has no title of its own and adds some."""
    one = find_columns(row, row, cells, partial(_holds_refs, sheet, row))
    if one is not None and (grouped := _with_row_above(sheet, one, cells)):
        return grouped
    below = {column: cell for column, cell in sheet.rows.get(row + 1, {}).items() if not cell.blank}
    both = find_columns(row, row + 1, join_rows(cells, below), partial(_holds_refs, sheet, row + 1)) if below else None
    title = next((columns.fields[Field.TITLE] for columns in (one, both) if columns), 0)
    if title not in cells or (title in below and below[title].label != cells[title].label):
        return one
    new = [cell for column, cell in below.items() if column not in cells or cell.label != cells[column].label]
    periods = new and all(kind_of_period(cell) is not None for cell in new)
    if one is None or (both is not None and (both.fit > one.fit or periods)):
        return both
    return replace(one, row=row + 1) if title in below else one  # a merged title takes both rows


def _with_row_above(sheet: Sheet, columns: Columns, cells: Mapping[int, Cell]) -> Columns | None:
    """Return the headings with the words above them that make targets of what looks like figures, None without."""
    row = columns.row
    groups = {column: cell for column, cell in sheet.rows.get(row - 1, {}).items() if column in columns.periods}
    if not any(speaks_of_targets(cell.label) for cell in groups.values()):
        return None
    return find_columns(row - 1, row, join_rows(groups, cells), partial(_holds_refs, sheet, row))


def _holds_refs(sheet: Sheet, row: int, column: int) -> bool:
    """Whether most cells below a heading look like references."""
    below = [
        sheet.rows[number][column].label
        for number in range(row + 1, row + 1 + _LOOKED_AT)
        if column in sheet.rows.get(number, {})
    ]
    return 2 * sum(bool(_REF.fullmatch(text)) for text in below) > len(below)


def _below(sheet: Sheet, headings: Sequence[Columns], found: Found) -> Iterator[Entry]:
    """Yield the indicators of a sheet; a table begins outside the sections of the one before it."""
    rows = {row: columns for columns in headings for row in range(columns.top, columns.row + 1)}
    columns: Columns | None = None
    name = Band(plain(sheet.name), plain(sheet.name))
    section = outside = Section(name if name.is_priority else None)
    titles: list[Band] = []  # since the last indicator
    above: Entry | None = None
    for row, all_cells in sheet.rows.items():
        cells = {column: cell for column, cell in all_cells.items() if not cell.blank}
        if row in rows:
            if rows[row] is not columns and columns is not None:
                section = outside
                for title in titles:
                    section = section.below(title)
            columns, above = rows[row], None
        elif text := band_text(cells):
            title = Band(text, at(sheet.name, next(iter(cells.values()))))
            if title.is_priority or columns:
                section = section.below(title)
                titles.append(title)
        elif columns and cells and (entry := _entry(sheet.name, columns, cells, section, found)):
            if not _continues(entry, above):
                yield entry
            above = entry
            titles = []


def _entry(sheet: str, columns: Columns, cells: Mapping[int, Cell], section: Section, found: Found) -> Entry | None:
    """Return the indicator of a row, None where it is none, which ``found`` then keeps.

    It has a title or a reference and something beside it: with a title alone, something that only measures have.
    """
    ref, title = (cells.get(columns.fields.get(name, 0)) for name in (Field.REF, Field.TITLE))
    row = next(iter(cells.values())).row
    if any(cell is not None and is_remark(plain(cell.label)) for cell in (ref, title)):
        found.remarks.setdefault(sheet, []).append(row)
        return None
    if (ref is None or len(cells) == 1) and (title is None or cells.keys().isdisjoint(columns.telling)):
        found.bare.setdefault(sheet, []).append(row)
        return None
    return Entry(sheet, columns, cells, section, read_reference(ref))


def _continues(entry: Entry, above: Entry | None) -> bool:
    """Whether a row is another line of the indicator above it: their titles are one merged cell."""
    column = entry.columns.fields[Field.TITLE]
    own, other = entry.cells.get(column), above.cells.get(column) if above else None
    return own is not None and other is not None and own.merge is not None and own.merge == other.merge
