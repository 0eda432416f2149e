"""Finding the row of headings that makes a sheet a return."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from scorecard.period import MONTHS, Period, PeriodError, parse_period
from scorecard.sources.cells import Cell, Sheet, letters

_SEARCHED = 100  # filled rows
_LONGEST_PERIOD = 40  # characters
_SAME = {"reference": "ref", "corp ref": "ref"}
_NAMES = frozenset(
    (
        *("ref", "period", "measure", "value", "numerator", "denominator", "status", "note"),
        *("no data reason", "commentary", "action", "by whom", "by when", "name", "role", "date"),
    ),
)
_OTHER_WORDS = {
    **dict.fromkeys(("amount", "figure", "figures", "result", "actual", "actuals", "outturn"), "Value"),
    **dict.fromkeys(("reason", "reason for no data", "why no data", "why missing"), "No data reason"),
}
WORDED = ("No data reason",)  # headings of words, not numbers
_SPELT = (*(name[:length] for name in MONTHS for length in (3, 9)), "Value", "Numerator", "Denominator")
_IN_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_NOT_OURS = re.compile(r"target|budget|plan|forecast|last|previous|change|rag", re.IGNORECASE)
_ANY_QUARTER = Period.quarter(2022, 1)
_MONTHS = frozenset(name[:length].lower() for name in MONTHS for length in (3, len(name))) | {"sept"}
_QUARTER_WORDS, _FILL_WORDS = frozenset(("q", "qtr", "quarter")), frozenset(("fy", "year", "to", "date"))


@dataclass(frozen=True)
class Headings:
    """A row of headings: the column of each known one, and the columns headed by periods.

    ``key`` is the heading of the column that says what a row is about; ``twice`` holds second cells with a
    heading that the row has already.
    """

    row: int
    key: str
    columns: Mapping[str, int]
    periods: tuple[Cell, ...] = ()
    twice: tuple[Cell, ...] = ()

    def letter(self, heading: str) -> str | None:
        """Return the letter of a heading's column, or None where the sheet has no such heading."""
        return letters(self.columns[heading]) if heading in self.columns else None


def heading(text: str) -> str:
    """Return a heading in the form in which it is compared: small letters, single spaces, no punctuation."""
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower()).split())
    return _SAME.get(plain, plain)


def of_other_areas(sheet: Sheet) -> bool:
    """Whether a sheet holds benchmarks, which name a comparator beside their reference."""
    return find_headings(sheet, ("ref", "comparator")) is not None


def known_headings(texts: Iterable[str]) -> int:
    """Return how many of these texts are headings of some return."""
    return sum(heading(text) in _NAMES or is_period(text) for text in texts)


def find_headings(
    sheet: Sheet,
    required: Sequence[str],
    optional: Collection[str] = (),
    *,
    accept: Callable[[Headings], bool] = lambda _: True,
    periods: bool = False,
) -> Headings | None:
    """Return the first row that has all required headings and is accepted; the first required one is its key.

    Where the key is merged over several rows, the row of them with the most headings is meant.
    """
    found = (
        _headings(row, cells, (*required, *optional), periods=periods)
        for row, cells in islice(sheet.rows.items(), _SEARCHED)
    )
    fitting = [row for row in found if all(name in row.columns for name in required) and accept(row)]
    if not fitting:
        return None
    first = fitting[0]
    merge = sheet.rows[first.row][first.columns[first.key]].merge
    last = merge.bottom if merge else first.row
    together = (row for row in fitting if row.row <= last)
    return max(together, key=lambda row: len(row.columns) + len(row.periods))


def _headings(row: int, cells: Mapping[int, Cell], names: Sequence[str], *, periods: bool) -> Headings:
    columns: dict[str, int] = {}
    period_cells, twice = [], []
    for column, cell in cells.items():
        name = heading(cell.label)
        if name in columns:
            twice.append(cell)
        elif name in names:
            columns[name] = column
        elif periods and (isinstance(cell.value, dt.date) or is_period(cell.label)):
            period_cells.append(cell)
    return Headings(row, names[0], columns, tuple(period_cells), tuple(twice))


def is_period(text: str) -> bool:
    """Whether a text is a period, or was surely meant to be one: ``Q2``, but also ``2022 Q2``."""
    text = " ".join(text.split())
    if len(text) > _LONGEST_PERIOD:
        return False
    try:
        parse_period(text, _ANY_QUARTER)
    except PeriodError:
        return _meant_as_period(text.lower())
    return True


def _meant_as_period(text: str) -> bool:
    """Whether a text is made of nothing but months, quarters, years and what stands between them."""
    words = re.findall(r"[a-z]+|[0-9]+|[^-a-z0-9/ .,'–’]", text.replace("year to date", "ytd"))
    numbers = [word for word in words if word.isdecimal()]
    others = set(words) - set(numbers)
    if not others <= _MONTHS | _QUARTER_WORDS | _FILL_WORDS | {"ytd"}:
        return False
    in_full = any(re.fullmatch("(19|20)[0-9]{2}", number) for number in numbers)
    pair = len(numbers) == 2 and int(numbers[1]) == int(numbers[0]) + 1  # noqa: PLR2004  reason: 22/23
    return bool(others & (_MONTHS | {"ytd"}) or (others & _QUARTER_WORDS and numbers) or in_full or pair)


def meant_heading(label: str) -> str | None:
    """Return the heading that was probably meant by a label that is none, None where it is about something else."""
    plain = _IN_BRACKETS.sub(" ", label).strip()
    if plain and plain != label and is_period(plain) and not _NOT_OURS.search(label):
        return plain
    if heading(label) in _OTHER_WORDS:
        return _OTHER_WORDS[heading(label)]
    near = difflib.get_close_matches(label.title(), _SPELT, n=1, cutoff=0.6)
    return near[0] if near else None
