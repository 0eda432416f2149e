"""CSV text -> one sheet, with addresses as Excel would show them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from scorecard.sources.archive import UnreadableError
from scorecard.sources.cells import Cell, Sheet, error_fault
from scorecard.sources.headings import known_headings
from scorecard.sources.limits import LAST_COLUMN, LAST_ROW, Budget

CountHeadings: TypeAlias = Callable[[Iterable[str]], int]

_DELIMITERS = (",", ";", "\t", "|")
_HEADING_ROWS, _HEADING_CELLS, _HEADING_LETTERS = 100, 200, 1_000_000  # how far the delimiter is looked for
_LARGEST = 10_000_000  # bytes
_SAVE_AGAIN = "Open it in Excel and save it again as 'CSV UTF-8 (Comma delimited)'."


def read_delimited(data: bytes, name: str, known: CountHeadings = known_headings) -> tuple[Sheet, ...]:
    """Return the rows of a CSV file as a sheet named after it; raises ``UnreadableError``.

    ``known`` tells how many texts of a row are headings, by which the delimiter is found.
    """
    if len(data) > _LARGEST:
        wrong = f"The file is larger than {_LARGEST // 1_000_000} MB, far more than a return needs."
        raise UnreadableError(wrong, "Send the figures by period, not the raw data behind them.")
    budget = Budget(name)
    cells = []
    for row, texts in enumerate(_rows(_decoded(data), known), 1):
        if len(texts) > LAST_COLUMN or row > LAST_ROW:
            wrong = f"Row {row:,} of the file lies beyond what Excel can show, or has more cells than that."
            raise UnreadableError(wrong, "Send the figures by period, not the raw data behind them.")
        filled = [_cell(row, column, text) for column, text in enumerate(texts, 1) if text.strip()]
        budget.spend(len(filled))
        cells.extend(filled)
    return (Sheet(name, tuple(cells)),)


def looks_delimited(data: bytes) -> bool:
    """Whether these bytes, whatever the name of their file, are a return in CSV."""
    try:
        text = _decoded(data[:_LARGEST])
        return max(_headings(text, sign, known_headings) for sign in _DELIMITERS) > 1
    except UnreadableError:
        return False


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
    raise UnreadableError("The file is named .csv, but holds something else than text.", _SAVE_AGAIN)


def _rows(text: str, known: CountHeadings) -> Iterator[list[str]]:
    """Split by the delimiter under which the most headings appear; a comma where none does."""
    line = 0
    try:
        delimiter = max(_DELIMITERS, key=lambda sign: _headings(text, sign, known))
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        for row in reader:
            yield row
            line = reader.line_num
    except csv.Error as error:
        raise UnreadableError(
            f"A quotation mark after line {line} stands alone, so that cells and rows cannot be told apart."
            if "field limit" not in str(error)
            else f"After line {line} a cell has more than {csv.field_size_limit():,} characters.",
            "Mend that, or open the file in Excel and save it again as 'CSV UTF-8 (Comma delimited)'.",
        ) from error


def _headings(text: str, delimiter: str, known: CountHeadings) -> int:
    rows = csv.reader(io.StringIO(text[:_HEADING_LETTERS], newline=""), delimiter=delimiter)
    try:
        return max((known(row[:_HEADING_CELLS]) for row in islice(rows, _HEADING_ROWS)), default=0)
    except csv.Error:
        return 0
