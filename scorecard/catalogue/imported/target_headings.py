"""The columns of targets: of which year, and of how much of it."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from scorecard.catalogue.imported.heading_periods import years_in
from scorecard.catalogue.imported.synonyms import NOT_TARGETS
from scorecard.period import MONTHS
from scorecard.sources.cells import Cell
from scorecard.sources.headings import heading

_TARGETS = frozenset(("target", "targets"))
_YEARLY = re.compile(r"\b(annual|annually|yearly|year|years|(12|twelve) months?)\b")
_EACH_QUARTER = re.compile(r"\bquarterly\b|\b(per|each|every) quarter\b")
_QUARTER = re.compile(r"\b(?:q|qtr|quarter) ?([1-4])\b")
_MONTHS = frozenset(name[:length].lower() for name in MONTHS for length in (3, len(name))) | {"sept"}


class Span(Enum):
    """What a number in a column of targets is the target of, as far as its heading says."""

    YEAR = "the whole year"
    EACH_QUARTER = "each quarter"
    ONE_QUARTER = "one quarter"
    UNSAID = ""


class TargetHeading(NamedTuple):
    """The heading of a column of targets; ``quarter`` counts from 0, ``year`` is None where it names none."""

    cell: Cell
    span: Span
    quarter: int | None
    year: str | None


def speaks_of_targets(text: str) -> bool:
    """Whether a heading has the word, whatever it says of targets."""
    return not _TARGETS.isdisjoint(heading(text).split())


def read_target_heading(cell: Cell, name: str) -> TargetHeading | None:
    """Return what a heading says, None where its column holds no targets of a quarter or year.

    ``name`` is the heading in the form in which it is compared.
    """
    words = frozenset(name.split())
    quarters = set(_QUARTER.findall(name))
    if _TARGETS.isdisjoint(words) or not words.isdisjoint(NOT_TARGETS | _MONTHS) or len(quarters) > 1:
        return None
    year = next(iter(years_in(cell.label, short=True)), None)
    if quarters:
        return TargetHeading(cell, Span.ONE_QUARTER, int(quarters.pop()) - 1, year)
    if _EACH_QUARTER.search(name):
        return TargetHeading(cell, Span.EACH_QUARTER, None, year)
    return TargetHeading(cell, Span.YEAR if _YEARLY.search(name) else Span.UNSAID, None, year)
