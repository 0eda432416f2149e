"""A PDF as it is drawn: the runs of text on each page, with where they stand and what part of them can be seen.

Places are in points from the bottom left corner of the page.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # reason: it has no types
from pypdfium2 import raw

# pdfium has no types: a page, an object on it.
Handle: TypeAlias = Any


@dataclass(frozen=True)
class Box:
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float

    def shared(self, other: Box) -> tuple[float, float]:
        """Return how wide and how high the part is that both cover; negative where they lie apart."""
        width = min(self.right, other.right) - max(self.left, other.left)
        return width, min(self.top, other.top) - max(self.bottom, other.bottom)

    def beyond(self, other: Box) -> float:
        """Return how far this box reaches out of the other."""
        return max(
            other.left - self.left,
            other.bottom - self.bottom,
            self.right - other.right,
            self.top - other.top,
        )


_LINE_END_HYPHEN = "\x02"  # what pdfium makes of a hyphen at the end of a line
EVERYWHERE = Box(-math.inf, -math.inf, math.inf, math.inf)


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds them all; raises ``ValueError`` where there is none."""
    lefts, bottoms, rights, tops = zip(*((box.left, box.bottom, box.right, box.top) for box in boxes), strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


@dataclass(frozen=True)
class Run:
    """Letters drawn in one go, where their ink lies, and the window through which they are seen.

    ``mark`` is the number of the marked content they belong to, negative where no tag holds them.
    """

    page: int
    mark: int
    text: str
    box: Box
    window: Box
    size: float


@dataclass(frozen=True)
class Sheet:
    """A page: its size and its runs in the order in which they are drawn."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]

    @property
    def is_upright(self) -> bool:
        """Whether the page is higher than wide."""
        return self.height > self.width


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the pages of a PDF."""
    document = pdfium.PdfDocument(path)
    try:
        return tuple(_sheet(document[number], number) for number in range(len(document)))
    finally:
        document.close()


def _sheet(page: Handle, number: int) -> Sheet:
    letters = page.get_textpage()
    width, height = page.get_size()
    drawn = [
        (place, holder)
        for place in range(letters.count_chars())
        if (holder := raw.FPDFText_GetTextObject(letters.raw, place))
    ]
    runs = []
    for _, group in groupby(drawn, key=lambda each: ctypes.addressof(each[1].contents)):
        members = list(group)
        runs.append(_run(letters.raw, [place for place, _ in members], members[0][1], number))
    letters.close()
    page.close()
    return Sheet(number, width, height, tuple(runs))


def _run(letters: Handle, places: list[int], holder: Handle, page: int) -> Run:
    units = "".join(chr(raw.FPDFText_GetUnicode(letters, place)) for place in places)  # as in UTF-16: two for an emoji
    inked = [place for place, unit in zip(places, units, strict=True) if not unit.isspace()]
    return Run(
        page=page,
        mark=raw.FPDFPageObj_GetMarkedContentID(holder),
        text=units.encode("utf-16", "surrogatepass").decode("utf-16").replace(_LINE_END_HYPHEN, "-"),
        box=around(_letter_box(letters, place) for place in inked or places),
        window=_window(holder),
        size=raw.FPDFText_GetFontSize(letters, places[0]),
    )


def _letter_box(letters: Handle, place: int) -> Box:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(letters, place, left, right, bottom, top)
    return Box(left.value, bottom.value, right.value, top.value)


def _window(holder: Handle) -> Box:
    """Return the box inside which a run is seen: what its clipping paths have in common."""
    clip = raw.FPDFPageObj_GetClipPath(holder)
    window = EVERYWHERE
    for path in range(max(raw.FPDFClipPath_CountPaths(clip), 0)):
        points = list(_corners(clip, path))
        if points:
            each = around(Box(x, y, x, y) for x, y in points)
            window = Box(
                max(window.left, each.left),
                max(window.bottom, each.bottom),
                min(window.right, each.right),
                min(window.top, each.top),
            )
    return window


def _corners(clip: Handle, path: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, number), x, y)
        yield x.value, y.value
