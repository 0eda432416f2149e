"""Which column of a scorecard says what, by its heading."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from scorecard.catalogue.imported.synonyms import (
    BESIDE_PERIODS,
    COMPARATORS,
    FIELDS,
    FIGURES,
    MEASURES,
    NOT_TARGETS,
    Field,
)
from scorecard.period import Kind, Period, PeriodError, parse_period
from scorecard.sources.cells import Cell
from scorecard.sources.headings import heading, is_period

_LONGEST = 60  # characters of a heading
_ANY_QUARTER = Period.quarter(2022, 1)
_FULL_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?[-/–]\s?(?:20)?(\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d/–-])(\d\d)\s?[-/–]\s?(\d\d)(?![\d/–-])")
_RANKS = {name: {synonym: rank for rank, synonym in reversed([*enumerate(FIELDS[name])])} for name in FIELDS}
_KNOWN = frozenset(synonym for ranks in _RANKS.values() for synonym in ranks)
_TITLE_WORDS = frozenset(("indicator", "indicators", "measure", "measures", "metric", "kpi", "title"))


@dataclass(frozen=True, eq=False)
class Columns:
    """A row of headings: the column of each field, and those of figures, targets and comparators.

    ``periods`` gives the kind of period that each column of figures is for, None where its heading does not say;
    ``comparators`` the heading of each. The headings stand in the rows from ``top`` to ``row``.
    """

    top: int
    row: int
    fields: Mapping[Field, int]
    periods: Mapping[int, Kind | None] = field(default_factory=dict)
    targets: tuple[Cell, ...] = ()
    comparators: Mapping[str, Cell] = field(default_factory=dict)
    years: frozenset[str] = frozenset()
    unused: tuple[Cell, ...] = ()

    @property
    def fit(self) -> int:
        """How many columns are understood."""
        return len(self.fields) + len(self.periods) + len(self.targets) + len(self.comparators)


def find_columns(top: int, row: int, cells: Mapping[int, Cell], holds_refs: Callable[[int], bool]) -> Columns | None:
    """Return what the headings in these rows say, None where they are not those of a scorecard.

    ``holds_refs`` tells whether the cells below a column's heading look like references.
    """
    names = {column: _name(cell) for column, cell in cells.items()}
    fields = {} if _KNOWN.isdisjoint(names.values()) else _fields(names)
    if Field.TITLE not in fields:
        return None
    if Field.REF not in fields:
        fields = _with_refs(names, fields, holds_refs)
    rest = {column: cell for column, cell in cells.items() if column not in fields.values()}
    targets = tuple(cell for column, cell in rest.items() if _is_target(names[column]))
    comparators = {COMPARATORS[names[column]]: rest[column] for column in rest if names[column] in COMPARATORS}
    periods = {column: kind for column, cell in rest.items() for kind in _kind(cell, names[column])}
    used = {*periods, *(cell.column for cell in (*targets, *comparators.values()))}
    unused = tuple(cell for column, cell in rest.items() if column not in used and not cell.blank)
    years = frozenset(year for column in periods for year in _year(cells[column]))
    columns = Columns(top, row, fields, periods, targets, comparators, years, unused)
    return columns if columns.fit > 1 else None


def years_in(text: str, *, short: bool = False) -> list[str]:
    """Return the financial years that a text names, as printed; ``short`` allows 22/23 for 2022-23."""
    pairs = [(int(first), int(last)) for first, last in _FULL_YEAR.findall(text)]
    if short and not pairs:
        pairs = [(2000 + int(first), int(last)) for first, last in _SHORT_YEAR.findall(text)]
    return list(dict.fromkeys(Period.of_year(first).label for first, last in pairs if (first + 1) % 100 == last))


@lru_cache(maxsize=4096)
def _plain_heading(text: str) -> str:
    return heading(text)


def _name(cell: Cell) -> str:
    label = cell.label
    return _plain_heading(label) if isinstance(cell.value, str) and len(label) <= _LONGEST else ""


def _fields(names: Mapping[int, str]) -> dict[Field, int]:
    """Return the column of each field: the one whose heading is the surest, each column once."""
    fields: dict[Field, int] = {}
    for name, ranks in _RANKS.items():
        ranked = [
            (ranks[text], column) for column, text in names.items() if text in ranks and column not in fields.values()
        ]
        if ranked:
            fields[name] = min(ranked)[1]
    if Field.TITLE not in fields and len(fields) > 1:
        free = (column for column, text in names.items() if column not in fields.values() and _speaks_of_a_title(text))
        title = next(free, None)
        return fields if title is None else {**fields, Field.TITLE: title}
    return fields


def _with_refs(
    names: Mapping[int, str], fields: dict[Field, int], holds_refs: Callable[[int], bool]
) -> dict[Field, int]:
    """Return the fields with the column, such as KPI, that holds references while another one holds the titles."""
    for refs in (column for column, text in names.items() if text in MEASURES and holds_refs(column)):
        others = _fields({column: text for column, text in names.items() if column != refs})
        if Field.TITLE in others:
            return {Field.REF: refs, **others}
    return fields


def _speaks_of_a_title(name: str) -> bool:
    return bool(_TITLE_WORDS.intersection(name.split())) and not _is_target(name)


def _is_target(name: str) -> bool:
    words = name.split()
    return ("target" in words or "targets" in words) and not NOT_TARGETS.intersection(words)


def _kind(cell: Cell, name: str) -> Iterator[Kind | None]:
    """Yield the kind of period that a column of figures is for; nothing for another column."""
    if isinstance(cell.value, dt.date):
        yield Kind.MONTH
    elif name in FIGURES:
        yield None
    elif (text := _period_text(cell)) and is_period(text):
        yield _kind_of(text)


def _period_text(cell: Cell) -> str:
    """Return a heading without the words that stand beside a period, such as ``Actual``."""
    words = cell.label.split() if len(cell.label) <= _LONGEST and not isinstance(cell.value, float) else []
    return " ".join(word for word in words if word.lower().strip("()") not in BESIDE_PERIODS)


def _kind_of(text: str) -> Kind:
    try:
        return parse_period(text, _ANY_QUARTER).kind
    except PeriodError:
        words = text.lower()
        if "q" in words:
            return Kind.QUARTER
        if "ytd" in words or "to date" in words:
            return Kind.YEAR_TO_DATE
        return Kind.MONTH if re.search("[a-z]{3}", words) and "year" not in words else Kind.YEAR


def _year(cell: Cell) -> Iterator[str]:
    """Yield the financial year that the heading of a month or quarter names."""
    try:
        period = parse_period(cell.value if isinstance(cell.value, dt.date) else _period_text(cell))
    except PeriodError:
        return
    if period.kind is not Kind.YEAR:
        yield period.year_label
