"""The priorities and directorates that the rows of a scorecard name, each once, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from scorecard.catalogue.imported.sections import Band
from scorecard.catalogue.imported.synonyms import Field
from scorecard.catalogue.imported.tables import Entry
from scorecard.sources.headings import heading

NOTHING = frozenset(("", "-", "--", "–", "—", "n/a", "na", "tbc", "tba", "tbd", "?"))

_KIND = r"(?:(?:[a-z]+ )?(?:priority|theme|aim|outcome|objective|pillar|ambition|goal)|p)"
_NUMBERED = (
    re.compile(rf"{_KIND}\s*(?P<id>\d{{1,2}})(?:\s*[.:)–—-]+\s*|\s+|$)(?P<name>.*)", re.IGNORECASE),
    re.compile(r"(?P<id>\d{1,2})(?:\s*[.:)–—-]+\s*|\s+|$)(?P<name>\D.*|)"),
)
_CALLED = re.compile(rf"{_KIND}\s*[:–—-]+\s*(?P<name>.+)", re.IGNORECASE)
_DIRECTORATE = re.compile(r"\b(directorate|department|services?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class PriorityFound:
    """A priority with the names that the sheets give it, where each first stands; ``at`` is where it does.

    Names that differ by more than capitals and signs are a contradiction. ``numbered`` is false where the sheets give
    it no number.
    """

    id: str
    at: str
    names: tuple[Band, ...]
    numbered: bool

    @property
    def name(self) -> str:
        """The one name that it has, or nothing."""
        return self.names[0].text if len(self.names) == 1 else ""


@dataclass(frozen=True)
class Groups:
    """The priorities and directorates of a workbook, by the texts that name them.

    A text that several priorities have as their name has none of them.
    """

    priorities: dict[str, PriorityFound | None]
    directorates: dict[str, Band]
    marked: bool

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Groups:
        """Return those that the indicators name."""
        marked = any(entry.section.priority for entry in entries)
        named = [band for entry in entries if (band := priority_of(entry, marked=marked))]
        housed = [band for entry in entries if (band := directorate_of(entry))]
        return cls(_priorities(named), _directorates(housed), marked)


def priority_of(entry: Entry, *, marked: bool) -> Band | None:
    """Return what names the priority of an indicator: its cell, or the title of the section it stands in.

    ``marked``: some sections of the workbook say of themselves that they are priorities; then only those are.
    """
    own = _own(entry, Field.PRIORITY)
    if own or entry.section.priority:
        return own or entry.section.priority
    band = entry.section.band
    unnamed = marked or Field.PRIORITY in entry.columns.fields or band is None or band.is_apart
    return None if unnamed or band == directorate_of(entry) else band


def directorate_of(entry: Entry) -> Band | None:
    """Return what names the directorate of an indicator: its cell, or the title of the section it stands in."""
    own, band = _own(entry, Field.DIRECTORATE), entry.section.band
    if own or band is None or band.is_apart or Field.DIRECTORATE in entry.columns.fields:
        return own
    section = Field.PRIORITY in entry.columns.fields or _DIRECTORATE.search(band.text)
    return band if section else None


def stands_below(entry: Entry, *, marked: bool) -> Band | None:
    """Return the title of a section that names neither the priority nor the directorate of an indicator."""
    band = entry.section.band
    return None if band in (priority_of(entry, marked=marked), directorate_of(entry)) else band


def _own(entry: Entry, name: Field) -> Band | None:
    cell, text = entry.cell(name), entry.text(name)
    return Band(text, entry.at(cell)) if cell and text.lower() not in NOTHING else None


def _priorities(named: Iterable[Band]) -> dict[str, PriorityFound | None]:
    """Return the priority that each text names: by its number, or by a name that one number has."""
    bands: dict[str, Band] = {}
    for band in named:
        bands.setdefault(band.text, band)
    split = {text: _split(text) for text in bands}
    names: dict[str, dict[str, Band]] = {number: {} for number, _ in split.values() if number}
    for text, (number, name) in split.items():
        if number and name:
            names[number].setdefault(_key(name), Band(name, bands[text].at))
    owners: dict[str, list[str]] = {}
    for number, known in names.items():
        for key in known:
            owners.setdefault(key, []).append(number)
    numbered = frozenset(names)
    free = (str(number) for number in count(1) if str(number) not in numbered)
    first: dict[str, str] = {}
    numbers: dict[str, str | None] = {}
    for text, (number, name) in split.items():
        key = _key(name)
        if not number and key not in owners:
            owners[key] = [next(free)]
            names[owners[key][0]] = {key: Band(name, bands[text].at)}
        own = [number] if number else owners[key]
        numbers[text] = own[0] if len(own) == 1 else None
        if len(own) == 1:
            first.setdefault(own[0], bands[text].at)
    found = {
        number: PriorityFound(number, first[number], tuple(known.values()), number in numbered)
        for number, known in names.items()
    }
    return {text: found[number] if number else None for text, number in numbers.items()}


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
