"""CSV text -> one sheet, with addresses as Excel would show them."""

from __future__ import annotations

import csv
import io
from itertools import islice

from scorecard.sources.archive import UnreadableError
from scorecard.sources.cells import Cell, Sheet, error_fault
from scorecard.sources.headings import known_headings
from scorecard.sources.limits import Budget

_DELIMITERS = (",", ";", "\t")
_HEADING_ROWS = 100


def read_delimited(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the rows of a CSV file as a sheet named after it; raises ``UnreadableError``."""
    rows = _rows(_decoded(data))
    budget = Budget(name)
    cells = []
    for row, texts in enumerate(rows, 1):
        filled = [_cell(row, column, text) for column, text in enumerate(texts, 1) if text.strip()]
        budget.spend(len(filled))
        cells.extend(filled)
    return (Sheet(name, tuple(cells)),)


def _cell(row: int, column: int, text: str) -> Cell:
    fault = error_fault(text)
    return Cell(row, column, None if fault else text, text, fault=fault)


def _decoded(data: bytes) -> str:
    """Return the text: UTF-16 with its mark, UTF-8, or what Excel on Windows saves without asking."""
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableError("The file is named .csv but is not text.", "Open it in Excel and save it as 'CSV UTF-8'.")


def _rows(text: str) -> list[list[str]]:
    """Split by the delimiter under which the most headings of a return appear; a comma where none does."""
    try:
        delimiter = max(_DELIMITERS, key=lambda sign: _headings(text, sign))
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UnreadableError(
            f"The file is not well-formed CSV: {error}.",
            "Look for a quotation mark without its partner, or save it from Excel as 'CSV UTF-8' again.",
        ) from error


def _headings(text: str, delimiter: str) -> int:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return max(map(known_headings, islice(rows, _HEADING_ROWS)), default=0)
