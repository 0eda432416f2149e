"""One worksheet's XML -> its filled cells as they are stored, and what is merged or hidden.

openpyxl's own reader visits every cell down to the last formatted one, twice where formulas matter; this single pass
keeps only what holds something, so that a million formatted rows cost a second and no memory.
Source: ECMA-376 part 1, section 18.3.1 (worksheets).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from scorecard.sources.cells import Merge
from scorecard.sources.limits import LAST_COLUMN, Budget

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _CELL, _FORMULA, _VALUE = (f"{_MAIN}{name}" for name in ("row", "c", "f", "v"))
_INLINE, _TEXT, _PHONETIC = (f"{_MAIN}{name}" for name in ("is", "t", "rPh"))
_TRUE = ("1", "true")
_ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_RANGE = re.compile("([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")
_QUOTED = re.compile('"[^"]*"')
_OTHER_FILE = re.compile(r"(?<![\w\]])\[[1-9][0-9]*\]")  # [1]Sheet1!B4; Table1[1] is a column of a table


@dataclass(frozen=True, slots=True)
class Stored:
    """A cell as the file keeps it: ``kind`` and ``style`` are its attributes t and s."""

    row: int
    column: int
    kind: str
    style: int
    text: str
    formula: bool = False
    linked: bool = False


@dataclass
class Stock:
    """What a worksheet holds."""

    cells: list[Stored] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def read_worksheet(xml: bytes, budget: Budget) -> Stock:
    """Return what a worksheet holds; raises ``UnreadableError``, or what the parser does for damaged XML."""
    scan = _Scan(budget)
    parser = ET.XMLParser(target=scan)  # noqa: S314  reason: the archive has refused document types
    parser.feed(xml)
    parser.close()
    return scan.stock


class _Scan:
    """The parser's target: follows where it stands and gathers the cells."""

    def __init__(self, budget: Budget) -> None:
        self.stock = Stock()
        self._budget = budget
        self._row = self._column = 0
        self._row_counted = self._hidden = False
        self._cell: Mapping[str, str] = {}
        self._filled = self._formula = self._inline = self._phonetic = False
        self._formula_of: Mapping[str, str] = {}
        self._said: list[str] = []
        self._formula_text: list[str] = []
        self._sink: list[str] | None = None
        self._linked_groups: set[str] = set()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == _CELL:
            self._column += 1
            self._cell = attributes
        elif tag == _ROW:
            self._row = int(attributes.get("r") or self._row + 1)
            self._column, self._row_counted = 0, False
            self._hidden = attributes.get("hidden") in _TRUE
        elif tag in (_FORMULA, _VALUE, _INLINE, _TEXT, _PHONETIC):
            self._start_content(tag, attributes)
        elif tag == f"{_MAIN}mergeCell":
            self._note_merge(attributes.get("ref", ""))
        elif tag == f"{_MAIN}col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes.get("min", 0)), int(attributes.get("max", 0))
            self.stock.hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))

    def _start_content(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == _FORMULA:
            self._filled = self._formula = True
            self._formula_of, self._sink = attributes, self._formula_text
        elif tag == _VALUE:
            self._filled, self._sink = True, self._said
        elif tag == _INLINE:
            self._filled = self._inline = True
        elif tag == _PHONETIC:
            self._phonetic = True
        elif self._inline and not self._phonetic:
            self._sink = self._said

    def data(self, text: str) -> None:
        if self._sink is not None:
            self._sink.append(text)

    def end(self, tag: str) -> None:
        if tag == _CELL:
            if self._filled:
                self._keep()
        elif tag == _PHONETIC:
            self._phonetic = False
        elif self._sink is not None and tag in (_FORMULA, _VALUE, _TEXT):
            self._sink = None

    def close(self) -> Stock:
        return self.stock

    def _keep(self) -> None:
        row = self._row
        if match := _ADDRESS.fullmatch(self._cell.get("r", "")):
            row, self._column = int(match[2]), _number(match[1])
        kind, style = self._cell.get("t", "n"), int(self._cell.get("s", 0))
        self.stock.cells.append(
            Stored(row, self._column, kind, style, "".join(self._said), self._formula, self._is_linked())
        )
        if self._hidden:
            self.stock.hidden_rows.add(row)
        self._budget.spend(1, rows=1 if not self._row_counted else 0)
        self._row_counted = True
        self._filled = self._formula = self._inline = False
        self._formula_of = {}
        self._said.clear()
        self._formula_text.clear()

    def _is_linked(self) -> bool:
        """Whether the formula takes figures from another file; one shared by a block of cells is written only once."""
        group = self._formula_of.get("si", "") if self._formula_of.get("t") == "shared" else ""
        linked = bool(_OTHER_FILE.search(_QUOTED.sub('""', "".join(self._formula_text))))
        if linked and group:
            self._linked_groups.add(group)
        return linked or group in self._linked_groups

    def _note_merge(self, reference: str) -> None:
        match = _RANGE.fullmatch(reference)
        if match:
            left, top, right, bottom = match.groups()
            columns = sorted((_number(left), _number(right or left)))
            rows = sorted((int(top), int(bottom or top)))
            self.stock.merges.append(Merge(rows[0], columns[0], rows[1], columns[1]))


def _number(letters: str) -> int:
    """Return the number of a column: 27 for ``AA``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
