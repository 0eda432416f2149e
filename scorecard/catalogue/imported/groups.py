"""The priorities and directorates that the rows of a scorecard name, each once, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from scorecard.catalogue.imported.synonyms import Field
from scorecard.catalogue.imported.tables import Band, Entry
from scorecard.sources.headings import heading

NOTHING = frozenset(("", "-", "--", "–", "—", "n/a", "na", "tbc", "tba", "tbd", "?"))

_KIND = r"(?:(?:[a-z]+ )?(?:priority|theme|aim|outcome|objective|pillar|ambition|goal)|p)"
_NUMBERED = (
    re.compile(rf"{_KIND}\s*(?P<id>\d{{1,2}})(?:\s*[.:)–—-]+\s*|\s+|$)(?P<name>.*)", re.IGNORECASE),
    re.compile(r"(?P<id>\d{1,2})(?:\s*[.:)–—-]+\s*|\s+|$)(?P<name>\D.*|)"),
)
_CALLED = re.compile(rf"{_KIND}\s*[:–—-]+\s*(?P<name>.+)", re.IGNORECASE)
_DIRECTORATE = re.compile(r"\b(directorate|department|services?)\b", re.IGNORECASE)


class PriorityFound(NamedTuple):
    """A priority as the sheet names it; ``numbered`` is false where the sheet gives it no number."""

    id: str
    name: str
    at: str
    numbered: bool


@dataclass(frozen=True)
class Groups:
    """The priorities and directorates of a workbook, by the texts that name them."""

    priorities: dict[str, PriorityFound]
    directorates: dict[str, Band]
    marked: bool

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Groups:
        """Return those that the indicators name."""
        marked = any(entry.priority for entry in entries)
        named = [band for entry in entries if (band := priority_of(entry, marked=marked))]
        housed = [band for entry in entries if (band := directorate_of(entry))]
        return cls(_priorities(named), _directorates(housed), marked)


def priority_of(entry: Entry, *, marked: bool) -> Band | None:
    """Return what names the priority of an indicator: its cell, or the title of the section it stands in.

    ``marked``: some sections of the workbook say of themselves that they are priorities; then only those are.
    """
    own = _own(entry, Field.PRIORITY)
    if own or entry.priority:
        return own or entry.priority
    section = not marked and Field.PRIORITY not in entry.columns.fields and entry.band != directorate_of(entry)
    return entry.band if section else None


def directorate_of(entry: Entry) -> Band | None:
    """Return what names the directorate of an indicator: its cell, or the title of the section it stands in."""
    own = _own(entry, Field.DIRECTORATE)
    if own or entry.band is None or Field.DIRECTORATE in entry.columns.fields:
        return own
    section = Field.PRIORITY in entry.columns.fields or _DIRECTORATE.search(entry.band.text)
    return entry.band if section else None


def _own(entry: Entry, name: Field) -> Band | None:
    cell, text = entry.cell(name), entry.text(name)
    return Band(text, entry.at(cell)) if cell and text.lower() not in NOTHING else None


def _priorities(named: Iterable[Band]) -> dict[str, PriorityFound]:
    bands: dict[str, Band] = {}
    for band in named:
        bands.setdefault(band.text, band)
    split = {text: _split(text) for text in bands}
    taken = {number for number, _ in split.values()}
    free = (str(number) for number in count(1) if str(number) not in taken)
    known: dict[str, PriorityFound] = {}
    for text, (number, name) in split.items():
        keys = [f"#{number}"] if number else [_key(name)]
        found = next((known[key] for key in keys if key in known), None)
        found = found or PriorityFound(number or next(free), name, bands[text].at, bool(number))
        known.update({f"#{found.id}": found, _key(found.name): found})
        known[text] = found
    return {text: known[text] for text in bands}


def _split(text: str) -> tuple[str, str]:
    """Return the number and the name of a priority; either may be missing."""
    match = next((match for form in _NUMBERED if (match := form.fullmatch(text))), None)
    if match:
        return str(int(match["id"])), match["name"]
    called = _CALLED.fullmatch(text)
    return "", called["name"] if called else text


def _directorates(housed: Iterable[Band]) -> dict[str, Band]:
    """Return the first spelling of each directorate, by every spelling of it."""
    first: dict[str, Band] = {}
    return {band.text: first.setdefault(_key(band.text), band) for band in housed}


def _key(name: str) -> str:
    """Return a name in the form in which two are the same: ``&`` is ``and``, capitals and signs do not count."""
    return heading(name.replace("&", " and ")) or name.casefold()
