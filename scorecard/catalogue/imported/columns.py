"""Which column of a scorecard says what, by its heading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from scorecard.catalogue.imported.heading_periods import LONGEST, kind_of_period, year_of_period
from scorecard.catalogue.imported.synonyms import COMPARATORS, FIELDS, FIGURES, MEASURES, Field
from scorecard.catalogue.imported.target_headings import TargetHeading, read_target_heading, speaks_of_targets
from scorecard.period import Kind
from scorecard.sources.cells import Cell
from scorecard.sources.headings import heading, is_period

_RANKS = {name: {synonym: rank for rank, synonym in reversed([*enumerate(FIELDS[name])])} for name in FIELDS}
_KNOWN = frozenset(synonym for ranks in _RANKS.values() for synonym in ranks)
_TITLE_WORDS = frozenset(("indicator", "indicators", "measure", "measures", "metric", "kpi", "title"))
_OF_MEASURES_ONLY = (Field.UNIT, Field.DIRECTION, Field.FREQUENCY, Field.TOLERANCE)


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
    targets: tuple[TargetHeading, ...] = ()
    comparators: Mapping[str, Cell] = field(default_factory=dict)
    years: frozenset[str] = frozenset()
    unused: tuple[Cell, ...] = ()

    @property
    def fit(self) -> int:
        """How many columns are understood."""
        return len(self.fields) + len(self.periods) + len(self.targets) + len(self.comparators)

    @property
    def telling(self) -> tuple[int, ...]:
        """The columns that only measures have, not lists of people or of codes: figures, targets, unit and the like."""
        of_fields = (self.fields[name] for name in _OF_MEASURES_ONLY if name in self.fields)
        return (*self.periods, *(target.cell.column for target in self.targets), *of_fields)


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
    targets = tuple(found for column, cell in rest.items() if (found := read_target_heading(cell, names[column])))
    comparators = {COMPARATORS[names[column]]: rest[column] for column in rest if names[column] in COMPARATORS}
    periods = _periods(rest, names)
    used = {*periods, *(target.cell.column for target in targets), *(cell.column for cell in comparators.values())}
    unused = tuple(cell for column, cell in rest.items() if column not in used and not cell.blank)
    years = frozenset(year for column in periods if (year := year_of_period(cells[column])))
    columns = Columns(top, row, fields, periods, targets, comparators, years, unused)
    return columns if _of_a_scorecard(columns, names[fields[Field.TITLE]]) else None


def known_columns(texts: Iterable[str]) -> int:
    """Return how many of these texts are headings of a scorecard."""
    names = [(text, heading(text)) for text in texts if len(text) <= LONGEST]
    others = _KNOWN | FIGURES | COMPARATORS.keys()
    return sum(name in others or speaks_of_targets(text) or is_period(text) for text, name in names)


@lru_cache(maxsize=4096)
def _plain_heading(text: str) -> str:
    return heading(text)


def _name(cell: Cell) -> str:
    label = cell.label
    return _plain_heading(label) if isinstance(cell.value, str) and len(label) <= LONGEST else ""


def _of_a_scorecard(columns: Columns, title: str) -> bool:
    """Whether these are measures; a list of names with values, and nothing else of a measure, is one of anything."""
    unnamed = [column for column, kind in columns.periods.items() if kind is None] if title == "name" else []
    return len(columns.telling) > len(unnamed)


def _periods(cells: Mapping[int, Cell], names: Mapping[int, str]) -> dict[int, Kind | None]:
    """Return the columns of figures with the kind of period that each is for."""
    kinds = {column: kind_of_period(cell) for column, cell in cells.items()}
    return {column: kind for column, kind in kinds.items() if kind is not None or names[column] in FIGURES}


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
    return not _TITLE_WORDS.isdisjoint(name.split()) and not speaks_of_targets(name)
