"""What is to be told about a scorecard spreadsheet that is imported."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.catalogue.imported.synonyms import Field
from scorecard.catalogue.imported.tables import Entry, Found
from scorecard.problems import Place, Problem, Severity
from scorecard.sources.cells import Cell


def no_indicator(found: Found, name: str) -> Problem:
    """Return why no catalogue can be made of a file."""
    if found.headings:
        sheet, columns = found.headings[0]
        wrong = f"There is no indicator below the headings in row {columns.row}."
        return Problem("SC202", Place(name, sheet.name), wrong, "Put each indicator on a row of its own.")
    wrong = "No sheet has a row of headings that a scorecard has."
    return Problem("SC202", Place(name), wrong, "Give one row the headings Ref, Title and Target, for instance.")


def doubts(found: Found, name: str) -> Iterator[Problem]:
    """Yield what should be looked at in the spreadsheet; all of it is left for ``check`` to refuse."""
    for sheet in {sheet.name: sheet for sheet, _ in found.headings}.values():
        for sentence in sheet.hidden:
            remedy = "Check whether what is hidden belongs in the catalogue."
            yield Problem("SC221", Place(name, sheet.name), sentence, remedy, severity=Severity.WARNING)
    for entry in found.entries:
        yield from _faults(entry, name)
        if entry.twin:
            place = _place(name, entry, entry.cell(Field.REF) or entry.first)
            wrong = f"The reference '{entry.reference.text}' already stands in {entry.twin}."
            remedy = "Give each indicator its own reference."
            yield Problem("SC107", place, wrong, remedy, entry.reference.text, severity=Severity.WARNING)


def _faults(entry: Entry, name: str) -> Iterator[Problem]:
    """Yield what is wrong with the cells that an indicator needs."""
    targets = (entry.cells.get(target.cell.column) for target in entry.columns.targets)
    for cell in (entry.cell(Field.REF), entry.cell(Field.TITLE), *targets):
        if cell is not None and cell.fault is not None:
            place = _place(name, entry, cell)
            yield Problem(cell.fault.code, place, cell.fault.wrong, cell.fault.remedy, severity=Severity.WARNING)


def _place(name: str, entry: Entry, cell: Cell) -> Place:
    return Place(name, entry.sheet, cell.address)
