"""Where each printed number comes from: machine's file, catalogue, a difference, or a constant of the method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from tests.print.cards import Data, find_card
from tests.print.document import Document, numbers
from tests.print.finished import Finished
from tests.print.tables import detailed_row, glance, named_rows

# A 95% interval, an 80% range, the 13 points and the 7 in a row of a control chart, 4 quarters, 12 months.
CONSTANTS = frozenset(map(Decimal, ("95", "80", "13", "7", "4", "12")))


def values(text: str) -> set[Decimal]:
    """Return the numbers in a text by what they are worth."""
    return {Decimal(number.replace(",", "")) for number in numbers(text)}


def texts(data: object) -> Iterator[str]:
    """Yield every text and number that lies in some data."""
    if isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from texts(value)
    elif data is not None and not isinstance(data, bool):
        yield str(data)


def known_numbers(entry: Data, setting: dict[str, Any]) -> set[Decimal]:
    """Return what the machine's file and the catalogue say of an indicator, and how far its figures lie apart."""
    printed = {key: value for key, value in entry.items() if key != "sources"}
    said = set[Decimal]().union(*(values(text) for text in texts([printed, setting])))
    return said | CONSTANTS | set(_differences(entry))


def _differences(entry: Data) -> Iterator[Decimal]:
    """Yield by how much the figure differs from each that it is compared with, as printed."""
    for figure in (entry, entry["year_to_date"]):
        for other in (entry["previous"], entry["last_year"]):
            for now in values(figure["text"] or ""):
                yield from (abs(now - then) for then in values(other["text"] or ""))


def unexplained(run: Finished) -> list[str]:
    """Return the numbers on cards, in rows and on the first page that nothing explains."""
    settings = {str(each["ref"]): each for each in run.catalogue["indicators"]}
    faults = []
    for entry in run.indicators:
        known = known_numbers(entry, settings[entry["ref"]])
        for place, text in _places(run.document, run.indicators, entry):
            strange = sorted(values(text) - known)
            faults += [f"{entry['ref']}, {place}: {number} in '{' '.join(text.split())[:80]}'" for number in strange]
    return faults


def _places(document: Document, entries: list[Data], entry: Data) -> Iterable[tuple[str, str]]:
    yield "card", find_card(document, entry).words
    yield "detailed scorecard", detailed_row(document, entry["ref"]).text
    for head in ("By how much", "Was", "Change"):
        rows = named_rows(glance(document), entries, head)
        if entry["ref"] in rows:
            yield "first page", rows[entry["ref"]].text
