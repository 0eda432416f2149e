"""The periods and financial years that headings and titles name."""

from __future__ import annotations

import datetime as dt
import re

from scorecard.catalogue.imported.synonyms import BESIDE_PERIODS
from scorecard.period import Kind, Period, PeriodError, parse_period
from scorecard.sources.cells import Cell
from scorecard.sources.headings import is_period

LONGEST = 60  # characters of a heading

_ANY_QUARTER = Period.quarter(2022, 1)
_FULL_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?[-/–]\s?(?:20)?(\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d/–-])(\d\d)\s?[-/–]\s?(\d\d)(?![\d/–-])")


def years_in(text: str, *, short: bool = False) -> list[str]:
    """Return the financial years that a text names, as printed; ``short`` allows 22/23 for 2022-23."""
    pairs = [(int(first), int(last)) for first, last in _FULL_YEAR.findall(text)]
    if short and not pairs:
        pairs = [(2000 + int(first), int(last)) for first, last in _SHORT_YEAR.findall(text)]
    return list(dict.fromkeys(Period.of_year(first).label for first, last in pairs if (first + 1) % 100 == last))


def kind_of_period(cell: Cell) -> Kind | None:
    """Return the kind of period that a heading names, None where it names none."""
    if isinstance(cell.value, dt.date):
        return Kind.MONTH
    text = _period_text(cell)
    if not text or not is_period(text):
        return None
    try:
        return parse_period(text, _ANY_QUARTER).kind
    except PeriodError:
        return _kind_in_words(text.lower())


def year_of_period(cell: Cell) -> str | None:
    """Return the financial year that the heading of a month or quarter names."""
    try:
        period = parse_period(cell.value if isinstance(cell.value, dt.date) else _period_text(cell))
    except PeriodError:
        return None
    return period.year_label if period.kind is not Kind.YEAR else None


def _period_text(cell: Cell) -> str:
    """Return a heading without the words that stand beside a period, such as ``Actual``."""
    words = cell.label.split() if len(cell.label) <= LONGEST and not isinstance(cell.value, float) else []
    return " ".join(word for word in words if word.lower().strip("()") not in BESIDE_PERIODS)


def _kind_in_words(words: str) -> Kind:
    if "q" in words:
        return Kind.QUARTER
    if "ytd" in words or "to date" in words:
        return Kind.YEAR_TO_DATE
    return Kind.MONTH if re.search("[a-z]{3}", words) and "year" not in words else Kind.YEAR
