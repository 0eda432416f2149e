"""A piece of the report when it is laid out: a PDF of its pages, and what the whole must know about it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import NamedTuple

POINTS_PER_PIXEL = 0.75
_DIGEST = hashlib.sha256().digest_size


class Bookmark(NamedTuple):
    """A heading: its level, its words, the page in its piece from 0, its place in points; ``closed`` hides its kids."""

    level: int
    label: str
    page: int
    x: float
    y: float
    closed: bool


@dataclass(frozen=True)
class Laid:
    """The pages of a piece, their sizes in points; ``places`` holds the page, from 0, of each id to link to."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    places: dict[str, int]
    bookmarks: tuple[Bookmark, ...]
    refused: tuple[tuple[str, str], ...] = ()

    def names(self, wanted: frozenset[str]) -> list[list[str]]:
        """Return for each page the ids on it that are wanted."""
        found = sorted(wanted & self.places.keys())
        return [[name for name in found if self.places[name] == page] for page in range(len(self.sizes))]

    def packed(self) -> bytes:
        """Return it as bytes that can be kept: a SHA-256, a line of JSON, then the PDF."""
        about = {"sizes": self.sizes, "places": self.places, "bookmarks": self.bookmarks}
        content = json.dumps(about).encode() + b"\n" + self.pdf
        return hashlib.sha256(content).digest() + content

    @classmethod
    def unpacked(cls, data: bytes) -> Laid:
        """Return what was packed; raises ``ValueError`` where it is not whole."""
        digest, content = data[:_DIGEST], data[_DIGEST:]
        if digest != hashlib.sha256(content).digest():
            raise ValueError("the file is not as it was written")
        line, _, pdf = content.partition(b"\n")
        about = json.loads(line)
        bookmarks = tuple(Bookmark(*each) for each in about["bookmarks"])
        return cls(pdf, tuple((width, height) for width, height in about["sizes"]), about["places"], bookmarks)
