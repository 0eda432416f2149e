"""Which part of a report is asked for: the measures of one directorate or of one priority."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scorecard.catalogue import Catalogue, Indicator, Project
from scorecard.catalogue.explain import suggest
from scorecard.sentences import slugs, upper_first


class CutKind(StrEnum):
    """What a report can be cut by."""

    DIRECTORATE = "directorate"
    PRIORITY = "priority"


class VariantError(Exception):
    """A report is asked for as it cannot be made; the message is a sentence."""


@dataclass(frozen=True)
class Cut:
    """A part of a report: its kind, its key in the catalogue, its name as printed, how many measures it has.

    The key of a directorate is its name, that of a priority its id. ``slug`` is its name in that of a folder.
    """

    kind: CutKind
    key: str
    name: str
    measures: int
    slug: str

    def holds(self, item: Indicator | Project) -> bool:
        """Whether an indicator or a project update belongs to it."""
        return _key(item, self.kind) == self.key

    @property
    def words(self) -> str:
        """The sentence that says what it is."""
        measures = "the one measure" if self.measures == 1 else f"the {self.measures} measures"
        return f"This is a part of the report: {measures} of {_spoken(self.kind, self.key, self.name)}."


def find_cut(catalogue: Catalogue, kind: CutKind, typed: str) -> Cut:
    """Return the part that a person names: a directorate, or a priority by its id or its name, in any case.

    Raises ``VariantError`` with a sentence where there is none of that name, or where it has no measures.
    """
    names = _names(catalogue, kind)
    known = {_plain(name): key for key, name in names.items()} | {_plain(key): key for key in names}
    key = known.get(_plain(typed))
    if key is None:
        choices = dict.fromkeys([*names, *names.values()])
        raise VariantError(f"There is no {kind} '{typed.strip()}' in the catalogue. {suggest(typed, choices)}")
    measures = sum(_key(indicator, kind) == key for indicator in catalogue.indicators)
    if not measures:
        spoken = upper_first(_spoken(kind, key, names[key]))
        raise VariantError(f"{spoken} has no measures, so there is no part of the report to make.")
    return Cut(kind, key, names[key], measures, _slugs(catalogue)[kind, key])


def _key(item: Indicator | Project, kind: CutKind) -> str | None:
    return item.directorate if kind is CutKind.DIRECTORATE else item.priority


def _names(catalogue: Catalogue, kind: CutKind) -> dict[str, str]:
    """Return the printed names of the parts of a kind by their key."""
    if kind is CutKind.DIRECTORATE:
        return {name: name for name in catalogue.directorates}
    return {priority.id: priority.name for priority in catalogue.priorities}


def _slugs(catalogue: Catalogue) -> dict[tuple[CutKind, str], str]:
    """Return a folder's name for every part, no two the same: ``people``, ``priority-2``."""
    spoken = {
        (kind, key): key if kind is CutKind.DIRECTORATE else f"priority {key}"
        for kind in CutKind
        for key in _names(catalogue, kind)
    }
    taken = slugs(list(spoken.values()))
    return {part: _unlike_covering(taken[name]) for part, name in spoken.items()}


def _unlike_covering(name: str) -> str:
    """Return a folder's name that is never that of a covering report."""
    return f"{name}-part" if f"-{name}".endswith("-covering") else name


def _spoken(kind: CutKind, key: str, name: str) -> str:
    return name if kind is CutKind.DIRECTORATE else f"priority {key}, {name}"


def _plain(text: str) -> str:
    """Return a name as it is compared: without capitals, and with single spaces."""
    return " ".join(text.split()).casefold()
