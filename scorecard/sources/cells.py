"""Cells with addresses: what every kind of file is turned into before a layout reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

from scorecard.sentences import join

Value: TypeAlias = str | int | float | bool | dt.date | dt.time | dt.timedelta | None

_SHOWN = 40  # characters of a cell that a sentence repeats
_NAMED = 5  # cells, rows or columns that a sentence names
_MEANINGS = {
    "#REF!": "its formula points to cells that are no longer there",
    "#DIV/0!": "its formula divides by zero or by an empty cell",
    "#N/A": "its formula looks up something that is not there",
    "#NAME?": "its formula uses a name that Excel does not know (or words that begin with = or -)",
    "#VALUE!": "its formula calculates with something that is not a number, or its date is out of range",
    "#NUM!": "its formula has no result that is a number",
    "#NULL!": "its formula has a blank where a comma or a colon should be",
    "#SPILL!": "its formula has no room for its results",
    "#CALC!": "its formula cannot be calculated",
    "ERR:540": "it takes its figure from another file, which was not available when this one was saved",
    "#GETTING_DATA": "its data had not arrived when the file was saved",
}


class Fault(NamedTuple):
    """What is wrong with a cell or a file, before it is known where it stands."""

    code: str
    wrong: str
    remedy: str


class Merge(NamedTuple):
    """A block of merged cells; rows and columns count from 1, both ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        """Return the range as Excel writes it: ``B2:B4``."""
        return f"{address(self.top, self.left)}:{address(self.bottom, self.right)}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value, and its text and number format as the file holds them.

    A cell inside a merged block carries that block. ``fault`` says why a cell that is not empty has no value;
    ``linked`` tells that its formula takes it from another file.
    """

    row: int
    column: int
    value: Value = None
    raw: str = ""
    number_format: str = "General"
    fault: Fault | None = None
    merge: Merge | None = None
    linked: bool = False

    @property
    def address(self) -> str:
        """The name that Excel gives it: ``F14``."""
        return address(self.row, self.column)

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it."""
        return self.fault is None and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))

    @property
    def label(self) -> str:
        """The text in one line, with single spaces."""
        return "" if self.value is None else " ".join(self.raw.split())

    @property
    def words(self) -> str | None:
        """The text with its line breaks, or None where there is none."""
        return None if self.blank or self.value is None else "\n".join(self.raw.strip().splitlines())

    @property
    def shown(self) -> str:
        """The text as a sentence repeats it: in one line, not too long, and with nothing that a terminal obeys."""
        text = "".join(sign if sign.isprintable() else " " for sign in self.label[: _SHOWN + 1])
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet that hold something; ``hidden`` says in sentences what Excel does not show."""

    name: str
    cells: tuple[Cell, ...]
    hidden: tuple[str, ...] = ()

    @cached_property
    def rows(self) -> dict[int, dict[int, Cell]]:
        """The cells by row and column, in order."""
        rows: dict[int, dict[int, Cell]] = {}
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column)):
            rows.setdefault(cell.row, {})[cell.column] = cell
        return rows


def letters(column: int) -> str:
    """Return the letters of a column counted from 1: ``AA`` for 27."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """Return the name of a cell: ``F14``."""
    return f"{letters(column)}{row}"


def few(names: Sequence[str]) -> str:
    """Return names as a list in a sentence that does not grow too long: ``C2, C3, C4, C5, C6 and 4 more``."""
    rest = len(names) - _NAMED
    return f"{', '.join(names[:_NAMED])} and {rest} more" if rest > 0 else join(names)


def raw_text(value: Value) -> str:
    """Return a value as a person would have typed it; numbers to 15 figures, as Excel keeps them."""
    if isinstance(value, float):
        return format(value, ".15g")
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ").removesuffix(" 00:00:00")
    if isinstance(value, dt.timedelta):
        return _duration_text(value)
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else str(value)


def _duration_text(value: dt.timedelta) -> str:
    """Return a duration in hours, minutes and, where there are any, seconds: ``36:30``."""
    minutes, seconds = divmod(round(abs(value).total_seconds()), 60)
    sign = "-" if value < dt.timedelta() else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")


def error_fault(text: str) -> Fault | None:
    """Return what a spreadsheet error such as ``#REF!`` means, or None for any other text."""
    name = text.strip().upper()
    if name in _MEANINGS:
        because = _MEANINGS[name]
    elif name.startswith("ERR:") and name[4:].isdigit():
        because = "its formula cannot be calculated"
    else:
        return None
    return Fault(
        "SC207",
        f"The cell shows {name}: {because}.",
        "Mend the formula, or type the number or words themselves.",
    )


def no_date(number: float | str) -> Fault:
    """Return the fault of a number that is formatted as a date or a time, but lies outside every calendar."""
    wrong = f"The cell is formatted as a date or a time, but holds {number}, which is none."
    return Fault("SC203", wrong, "Give the cell the format Number, or type the date again.")


NOT_CALCULATED = Fault(
    "SC208",
    "The formula in this cell has no saved result.",
    "Open the file in Excel, let it calculate (F9) and save it.",
)
