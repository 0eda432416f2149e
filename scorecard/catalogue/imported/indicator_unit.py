"""The unit and the decimals of an indicator: what all its figures show, unless its title doubts it; never a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.catalogue.imported.units import UNIT_WORDS, Shown
from scorecard.catalogue.imported.writing import says
from scorecard.figures import Unit

_MOST_DECIMALS = 6  # that the catalogue allows
_SCALE = re.compile(r"£ ?(m|mn|k|bn)\b|(?<![\d,.])'?0{3}'?s?\b|\b(millions?|thousands|billions?)\b", re.IGNORECASE)
_OTHER_UNITS = {  # what makes a plain number doubtful
    "a percentage": re.compile(r"%|\bper ?cent|\bproportion\b", re.IGNORECASE),
    "pounds": re.compile("£"),
    "a rate": re.compile(r"\brate\b|\bratio\b|\bper\b", re.IGNORECASE),
    "a length of time": re.compile(
        r"\b(days?|hours?|turnaround|duration)\b|(?<!\d )\b(weeks?|months?|minutes?)\b"
        r"|(?<!first.)(?<!full.)(?<!part.)(?<!on.)\btimes?\b",
        re.IGNORECASE,
    ),
    "a score": re.compile(r"\b(score|index)\b", re.IGNORECASE),
    "thousands or millions": _SCALE,
}
_COUNTED = re.compile(r"(total )?(number|no\.?|count|#) (of )?", re.IGNORECASE)
_MONEY = re.compile(r"\b(costs?|spend|spending|expenditure|income|savings?|debts?|budgets?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class UnitFound:
    """The unit and the decimals of an indicator, each None where it is not clear, and why."""

    unit: Unit | None
    decimals: int | None
    why: str


def find_unit(figures: Sequence[tuple[str, Shown]], title: str, written: str) -> UnitFound:
    """Return the unit that all figures of an indicator show; each comes with its address.

    ``written`` is what a column for the unit says. A plain number is left undecided under a title that speaks of
    something else than a count, and pounds under one that speaks of thousands or millions.
    """
    found = _shown_or_written(figures, written)
    doubt = _doubt(title, found.unit, stated=bool(written))
    return UnitFound(None, found.decimals, f"{found.why}, but the title speaks of {doubt}") if doubt else found


def _shown_or_written(figures: Sequence[tuple[str, Shown]], written: str) -> UnitFound:
    named = UNIT_WORDS.get(written.strip().lower())
    decimals = _decimals(figures)
    if not figures:
        return UnitFound(named, None, f"the sheet says {says(written)}" if written else "no figure shows it")
    first_at, first = figures[0]
    other = next(((where, figure) for where, figure in figures if figure.unit != first.unit), None)
    why = f"{first.how} in {first_at}"
    if other is not None:
        return UnitFound(None, decimals, f"{why}, but {other[1].how} in {other[0]}")
    if first.unit is not Unit.NUMBER:
        contradicted = named is not None and named is not first.unit
        why = f"{why}, but the sheet says {says(written)}" if contradicted else why
        return UnitFound(None if contradicted else first.unit, decimals, why)
    if written:
        fractions = named is Unit.PERCENT and decimals is not None and decimals > 1
        return UnitFound(named, None if fractions else decimals, f"the sheet says {says(written)}")
    return UnitFound(first.unit, decimals, why)


def _doubt(title: str, unit: Unit | None, *, stated: bool) -> str:
    """Return what a title speaks of that does not go with a unit; ``stated``: a column says the unit."""
    if unit is Unit.POUNDS:
        return "thousands or millions" if _SCALE.search(title) else ""
    if unit is not Unit.NUMBER or stated:
        return ""
    money = _MONEY.search(title) and not _COUNTED.match(title)
    return next((words for words, form in _OTHER_UNITS.items() if form.search(title)), "money" if money else "")


def _decimals(figures: Sequence[tuple[str, Shown]]) -> int | None:
    """Return the most decimals that a figure is shown with, None where one of them does not tell."""
    known = [figure.decimals for _, figure in figures if figure.decimals is not None]
    return min(max(known), _MOST_DECIMALS) if known and len(known) == len(figures) else None
