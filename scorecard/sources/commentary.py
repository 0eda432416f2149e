"""The commentary layout: one row of words for each indicator."""

from __future__ import annotations

from scorecard.observations import Comment, Reading
from scorecard.period import date_in_words
from scorecard.sources.cells import Cell, Fault, Sheet
from scorecard.sources.dates import impossible_date, read_date
from scorecard.sources.headings import Headings, find_headings
from scorecard.sources.table import Row, Table

NAME = "commentary"
HEADINGS = "Ref and Commentary"

_COLUMNS = ("commentary", "action", "by whom", "by when")


def claims(sheet: Sheet) -> Headings | None:
    """Return the headings if the sheet is laid out like this."""
    return find_headings(sheet, ("ref", "commentary"), _COLUMNS)


def read(table: Table) -> Reading:
    """Return the words of every row that has some."""
    comments = (_comment(table, row) for row in table.rows())
    return Reading(comments=tuple(comment for comment in comments if comment))


def _comment(table: Table, row: Row) -> Comment | None:
    filled = [row.cell(name) for name in _COLUMNS if not row.cell(name).blank]
    if not filled:
        return None
    if row.cell("ref").blank:
        fault = Fault("SC220", f"'{filled[0].shown}' stands in a row without a reference.", "Fill in the reference.")
        table.report(filled[0], fault)
        return None
    ref = table.read_ref(row.cell("ref"))
    if ref is None:
        return None
    for cell in filled:
        if cell.fault:
            table.report(cell, cell.fault, ref=ref)
    by_when = row.cell("by when")
    if impossible := impossible_date(by_when.label):
        table.report(by_when, impossible, ref=ref)
    text, source = row.words("commentary") or "", table.source(row.cell("commentary"))
    return Comment(ref, text, row.words("action"), row.words("by whom"), _by_when(by_when), source)


def _by_when(cell: Cell) -> str | None:
    """Return a date in words, and any other text as it was typed."""
    date = None if isinstance(cell.value, str) else read_date(cell)
    return date_in_words(date) if date else cell.words
