"""The page for the screen as it is read out, in the same terms as the PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from tests.print.document import HEADINGS, Block, Document

_LEVELS = {name.lower(): level for name, level in HEADINGS.items()}
_WORDS = {*_LEVELS, "p", "li", "caption", "dt", "dd"}
_SILENT = {"head", "style", "script", "template", "details", "select"}  # figures of charts repeat what charts say


def read_page(path: Path) -> Document:
    """Return a page for the screen as it is read out."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return Document((), tuple(reader.blocks))


@dataclass
class _Row:
    """A row of a table while it is read."""

    is_head: bool
    cells: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Turns tags into blocks."""

    def __init__(self) -> None:
        """Begin outside everything."""
        super().__init__()
        self.blocks: list[Block] = []
        self._silent: list[str] = []
        self._words: list[str] = []
        self._row: _Row | None = None
        self._heads: tuple[str, ...] = ()
        self._in_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, a row or a cell; a picture is told at once."""
        if tag in _SILENT or self._silent:
            self._silent += [tag] if tag in _SILENT else []
        elif tag == "img":
            self.blocks.append(Block("figure", dict(attrs).get("alt") or "", ()))
        elif tag == "table":
            self._heads = ()
        elif tag == "thead":
            self._in_head = True
        elif tag == "tr":
            self._row = _Row(self._in_head)
        elif (tag in _WORDS and self._row is None) or tag in {"td", "th"}:
            self._words = []
        elif tag == "br" or tag in _WORDS:
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if self._silent:
            self._silent = self._silent[: -1 if self._silent[-1] == tag else None]
        elif tag == "thead":
            self._in_head = False
        elif self._row is not None and tag in {"td", "th"}:
            self._row.cells.append(self._said())
        elif self._row is not None and tag == "tr":
            self._end_row(self._row)
        elif tag in _WORDS and self._row is None:
            text = self._said()
            if text:
                self.blocks.append(Block("heading" if tag in _LEVELS else "words", text, (), _LEVELS.get(tag, 0)))

    def handle_data(self, data: str) -> None:
        """Collect words."""
        if not self._silent:
            self._words.append(data)

    def _said(self) -> str:
        text = " ".join("".join(self._words).split())
        self._words = []
        return text

    def _end_row(self, row: _Row) -> None:
        cells, text = tuple(row.cells), " | ".join(row.cells)
        if row.is_head:
            self._heads = cells
            self.blocks.append(Block("head", text, (), cells=cells))
        else:
            self.blocks.append(Block("row", text, (), cells=cells, heads=self._heads))
        self._row = None
