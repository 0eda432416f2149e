"""How often an indicator is collected: as a column says, or as its figures come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from scorecard.catalogue.imported.synonyms import Field
from scorecard.catalogue.imported.tables import Entry
from scorecard.catalogue.imported.units import Shown, shown
from scorecard.catalogue.imported.writing import TODO, says
from scorecard.catalogue.kinds import Frequency
from scorecard.period import Kind
from scorecard.sources.cells import Cell

_WORDS = {
    **dict.fromkeys(("monthly", "month", "m", "every month"), Frequency.MONTHLY),
    **dict.fromkeys(("quarterly", "quarter", "q", "every quarter"), Frequency.QUARTERLY),
    **dict.fromkeys(("annual", "annually", "yearly", "year", "a", "every year"), Frequency.ANNUAL),
}
_BY_KIND = (
    (Kind.MONTH, Frequency.MONTHLY, "month"),
    (Kind.QUARTER, Frequency.QUARTERLY, "quarter"),
    (Kind.YEAR, Frequency.ANNUAL, "year"),
)
_WITHIN_A_YEAR = frozenset((Kind.MONTH, Kind.QUARTER))


class FrequencyFound(NamedTuple):
    """The frequency as the catalogue writes it and what is to be said beside it; ``stated``: a column says so."""

    written: str
    why: str
    stated: bool = False


def figure_cells(entry: Entry) -> list[tuple[Cell, Shown]]:
    """Return the cells of periods that hold a figure, with how they show it."""
    cells = [entry.cells[column] for column in entry.columns.periods if column in entry.cells]
    return [(cell, figure) for cell in cells if (figure := shown(cell))]


def find_frequency(entry: Entry, live: Mapping[int, Kind | None]) -> FrequencyFound:
    """Return the frequency; ``live`` are the columns of periods in which some row of the table has a figure."""
    cell, text = entry.cell(Field.FREQUENCY), entry.text(Field.FREQUENCY)
    if cell and text:
        word = _WORDS.get(text.lower().rstrip("."))
        return FrequencyFound(word or TODO, entry.at(cell) if word else f"{entry.at(cell)}; {_says(text)}", bool(word))
    return _of_figures(entry, [cell for cell, _ in figure_cells(entry)], live)


def _says(text: str) -> str:
    return f"the sheet says {says(text)}"


def _of_figures(entry: Entry, figures: Sequence[Cell], live: Mapping[int, Kind | None]) -> FrequencyFound:
    """Return how often figures come, by the columns that hold some; one figure among many columns is no evidence.

    Years are none either where columns for months or quarters wait for their first figure.
    """
    kinds = entry.columns.periods
    waiting = _WITHIN_A_YEAR.intersection(kinds.values()) and _WITHIN_A_YEAR.isdisjoint(live.values())
    for kind, word, noun in _BY_KIND[: 2 if waiting else 3]:
        filled = [cell for cell in figures if kinds[cell.column] is kind]
        columns = [column for column in kinds if live.get(column) is kind]
        if len(filled) > 1 or (filled and len(filled) == len(columns)):
            return FrequencyFound(word, f"figures by {noun} in {entry.at(*filled)}")
        if filled:
            return FrequencyFound(TODO, f"one figure only, in {entry.at(filled[0])}")
    return FrequencyFound(TODO, "no figures by month or quarter")
