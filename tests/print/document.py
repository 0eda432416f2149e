"""A PDF as it is read out: its headings, paragraphs, rows and pictures in the order of the structure tree.

Pages part nothing here: what goes on overleaf follows directly, as for someone who listens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import pikepdf

from tests.print.paper import Run, Sheet, read_sheets

Element: TypeAlias = Any  # pikepdf's objects are what they hold

HEADINGS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
LONG_WORD = 24  # letters from which on a word may be broken anywhere
_BREAKS = re.compile(r"(?<=\w)[-–](?=\w)|/")  # where a line may end inside a word
_HYPHENS = str.maketrans("", "", "\u00ad\u2010")


def squeeze(text: str) -> str:
    """Return a text without its spaces and the hyphens at the ends of its lines, to compare what is broken anyhow."""
    return "".join(text.translate(_HYPHENS).split())


def says(text: str, words: str | None) -> bool:
    """Whether a text holds these words, however its lines are broken; anything holds nothing at all."""
    return squeeze(words or "") in squeeze(text)


def torn(text: str, words: str | None) -> list[str]:
    """Return the numbers and words that a text has only in pieces, parted at the end of a line; long words may be.

    What is written from right to left is left out: it is drawn in another order than it is read.
    """
    held = text.split()
    pieces = (piece for word in (words or "").split() for piece in _BREAKS.split(word))
    return [
        piece
        for piece in pieces
        if len(piece) <= LONG_WORD and not is_leftward(piece) and not any(piece in word for word in held)
    ]


def is_leftward(text: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def numbers(text: str) -> list[str]:
    """Return the numbers in a text as printed, without signs and units."""
    return re.findall(NUMBER, text)


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or item of a list, a row of a table, or a picture, which is told by its alternative text.

    ``cells`` are those of a row, ``heads`` the headings of its table's columns.
    """

    kind: str
    text: str
    runs: tuple[Run, ...]
    level: int = 0
    cells: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages on which it stands, counted from 0."""
        return tuple(sorted({run.page for run in self.runs}))

    def heading(self, head: str) -> str:
        """Return the heading of a column that begins with these words; raises ``KeyError`` where there is none."""
        for name in self.heads:
            if squeeze(name).lower().startswith(squeeze(head).lower()):
                return name
        raise KeyError(f"no column '{head}' among {', '.join(self.heads)}")

    def cell(self, head: str) -> str:
        """Return the cell below a heading that begins with these words; raises ``KeyError`` where there is none."""
        return self.cells[self.heads.index(self.heading(head))]


@dataclass(frozen=True)
class Document:
    """A PDF read both ways."""

    sheets: tuple[Sheet, ...]
    blocks: tuple[Block, ...]

    def part(self, heading: str, level: int | None = None) -> tuple[Block, ...]:
        """Return a heading that begins with these words and all that is under it, up to the next of its level.

        Raises ``KeyError`` where there is no such heading.
        """
        wanted = squeeze(heading)
        for place, block in enumerate(self.blocks):
            if block.kind == "heading" and level in (None, block.level) and squeeze(block.text).startswith(wanted):
                return self.blocks[place : self._end(place)]
        raise KeyError(heading)

    def until_next_heading(self, heading: Block) -> tuple[Block, ...]:
        """Return a heading and what is read out before the next one."""
        place = self.blocks.index(heading)
        ends = (later for later in range(place + 1, len(self.blocks)) if self.blocks[later].kind == "heading")
        return self.blocks[place : next(ends, len(self.blocks))]

    def _end(self, place: int) -> int:
        level = self.blocks[place].level
        for later in range(place + 1, len(self.blocks)):
            if self.blocks[later].kind == "heading" and self.blocks[later].level <= level:
                return later
        return len(self.blocks)

    @cached_property
    def rows(self) -> tuple[Block, ...]:
        """Every row of every table."""
        return tuple(block for block in self.blocks if block.kind == "row")


def read_document(path: Path) -> Document:
    """Return a PDF as it is drawn and as it is read out."""
    sheets = read_sheets(path)
    with pikepdf.open(path) as pdf:
        blocks = tuple(_Reader(pdf, sheets).read())
    return Document(sheets, blocks)


@dataclass
class _Table:
    """A table while it is read: the headings of its columns."""

    heads: list[str] = field(default_factory=list)


class _Reader:
    """Walks through a structure tree."""

    def __init__(self, pdf: pikepdf.Pdf, sheets: Iterable[Sheet]) -> None:
        """Note which runs each piece of marked content holds."""
        self._root = pdf.Root["/StructTreeRoot"]
        self._pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self._marked: dict[tuple[int, int], list[Run]] = {}
        for sheet in sheets:
            for run in sheet.runs:
                self._marked.setdefault((run.page, run.mark), []).append(run)

    def read(self) -> Iterator[Block]:
        """Yield the blocks of the tree."""
        for kid in _kids(self._root):
            yield from self._blocks(kid, None, None)

    def _blocks(self, element: Element, page: int | None, table: _Table | None) -> Iterator[Block]:
        kind, page = _kind(element), self._page(element, page)
        if kind == "TR":
            assert table is not None
            yield from self._row(element, page, table)
        elif kind == "Figure":
            yield Block("figure", str(element.get("/Alt", "")), tuple(self._runs(element, page)))
        elif kind in HEADINGS or kind in {"P", "LI", "Caption", "Lbl", ""}:
            runs = tuple(self._runs(element, page))
            if runs:
                name = "heading" if kind in HEADINGS else "words"
                yield Block(name, _text(runs), runs, HEADINGS.get(kind, 0))
        else:
            inner = _Table() if kind == "Table" else table
            for kid in _kids(element):
                yield from self._blocks(kid, page, inner)

    def _row(self, element: Element, page: int | None, table: _Table) -> Iterator[Block]:
        cells: list[str] = []
        runs: list[Run] = []
        for kid in _kids(element):
            own = tuple(self._runs(kid, page))
            cells += [_text(own)] * _span(kid)
            runs += own
        if _kind(element["/P"]) == "THead":
            above = table.heads or [""] * len(cells)
            table.heads = [f"{over} {head}".strip() for over, head in zip(above, cells, strict=True)]
            yield Block("head", " | ".join(cells), tuple(runs), cells=tuple(cells))
        else:
            yield Block("row", " | ".join(cells), tuple(runs), cells=tuple(cells), heads=tuple(table.heads))

    def _runs(self, element: Element, page: int | None) -> Iterator[Run]:
        """Yield what an element holds, its pictures' insides left out."""
        if isinstance(element, int):
            yield from self._marked.get((page or 0, element), ())
        elif "/MCID" in element:
            yield from self._marked.get((self._page(element, page) or 0, int(element["/MCID"])), ())
        else:
            page = self._page(element, page)
            for kid in _kids(element):
                if _kind(kid) != "Figure":
                    yield from self._runs(kid, page)

    def _page(self, element: Element, page: int | None) -> int | None:
        if isinstance(element, int) or "/Pg" not in element:
            return page
        return self._pages[element["/Pg"].objgen]


def _kind(element: Element) -> str:
    return "" if isinstance(element, int) else str(element.get("/S", "")).lstrip("/")


def _kids(element: Element) -> list[Element]:
    if isinstance(element, int) or "/K" not in element:
        return []
    kids = element["/K"]
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _span(cell: Element) -> int:
    """Return over how many columns a cell reaches."""
    settings = cell.get("/A", {})
    return int(settings.get("/ColSpan", 1)) if isinstance(settings, pikepdf.Dictionary) else 1


def _text(runs: Iterable[Run]) -> str:
    return " ".join(" ".join(run.text for run in runs).split())
