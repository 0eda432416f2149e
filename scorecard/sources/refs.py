"""The reference in a cell, compared as text with those of the catalogue."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection

from scorecard.period import date_in_words
from scorecard.sources.cells import Cell, Fault

_LONGEST_COMPARED = 30  # characters; longer text is no mistyped reference
_AS_TEXT = "Format the column as Text and type the reference again."


class References:
    """The references of the catalogue, with what Excel may have made of them."""

    def __init__(self, names: Collection[str]) -> None:
        self.names = frozenset(names)
        self._by_number: dict[float, list[str]] = {}
        self._advice: dict[str, str] = {}
        for name in sorted(names):
            if name.replace(".", "", 1).isdecimal():
                self._by_number.setdefault(float(name), []).append(name)

    def read(self, cell: Cell) -> str | Fault:
        """Return the reference in a cell that is not blank, or what is wrong with it."""
        if cell.fault is not None:
            return cell.fault
        if isinstance(cell.value, dt.date):
            return self._turned_into_date(cell.value)
        text = cell.label
        if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
            alike = self._by_number.get(cell.value, [])
            if alike and alike != [text]:
                return _turned_into_number(text, alike)
        if text in self.names:
            return text
        if text not in self._advice:
            self._advice[text] = self._nearest(text)
        return Fault("SC204", f"'{cell.shown}' is not a reference of the catalogue.", self._advice[text])

    def _nearest(self, text: str) -> str:
        if len(text) <= _LONGEST_COMPARED:
            squeezed = "".join(text.split()).casefold()
            alike = [name for name in sorted(self.names) if "".join(name.split()).casefold() == squeezed]
            alike = alike or difflib.get_close_matches(text, sorted(self.names), n=1, cutoff=0.7)
            if alike:
                return f"Did you mean '{alike[0]}'?"
        return "Correct it, or ask for the measure to be added to the catalogue."

    def _turned_into_date(self, date: dt.date) -> Fault:
        forms = (f"{date.day}{sign}{date.month}" for sign in ".-/")
        meant = next((form for form in forms if form in self.names), None)
        wrong = f"Excel has turned the reference into a date ({date_in_words(date)})."
        return Fault("SC204", wrong, f"{_AS_TEXT} Did you mean '{meant}'?" if meant else _AS_TEXT)


def _turned_into_number(text: str, alike: list[str]) -> Fault:
    listed = " or ".join(f"'{name}'" for name in alike)
    wrong = f"The reference is stored as the number {text}, which could stand for {listed}."
    return Fault("SC204", wrong, _AS_TEXT)
