"""The titles of sections: rows of a single text above the indicators that they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorecard.catalogue.imported.writing import plain
from scorecard.sources.cells import Cell

_PRIORITY = re.compile(
    r"((corporate|council|strategic) )?(priority|theme|aim|outcome|objective|pillar|ambition|goal)\b", re.IGNORECASE
)
_APART = re.compile(
    r"(appendix|appendices|annex|other|miscellaneous|additional|supplementary|context|contextual|background"
    r"|corporate health|for information|archived?|deleted|discontinued|retired)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(r"((data )?sources?|(foot)?notes?|key)( ?\d+)?(\s*[:.](\s.*)?|\s+[–-]\s.*)?|\*\s.+", re.IGNORECASE)
_TOTAL = re.compile(r"(((sub|grand)[ -]?)?totals?|overall total)\s*:?", re.IGNORECASE)
_LONGEST = 120  # characters; longer text is a note


@dataclass(frozen=True)
class Band:
    """The title of a section, or of a sheet, and where it stands."""

    text: str
    at: str

    @property
    def is_priority(self) -> bool:
        """Whether it says of itself that it is a priority, an aim and the like."""
        return bool(_PRIORITY.match(self.text))

    @property
    def is_apart(self) -> bool:
        """Whether what stands below it may belong to no priority, such as an appendix."""
        return bool(_APART.match(self.text))


@dataclass(frozen=True)
class Section:
    """Where a row stands: in a priority, and in some other section of it."""

    priority: Band | None = None
    band: Band | None = None

    def below(self, title: Band) -> Section:
        """Return the section that a title opens here."""
        if title.is_priority:
            return Section(title)
        return Section(None, title) if title.is_apart else replace(self, band=title)


def band_text(cells: Mapping[int, Cell]) -> str:
    """Return the title of a section that is all a row holds, or nothing."""
    words = [plain(cell.label) for cell in cells.values() if isinstance(cell.value, str)]
    text = " ".join(words)
    alone = len(cells) == 1 or (len(cells) == 2 and _PRIORITY.match(text) is not None)  # noqa: PLR2004  reason: number, name
    return text if alone and len(words) == len(cells) and len(text) <= _LONGEST and not is_remark(text) else ""


def is_remark(text: str) -> bool:
    """Whether a text is that of a total, a source or a note, and not the title of anything."""
    return bool(_REMARK.fullmatch(text) or _TOTAL.fullmatch(text))
