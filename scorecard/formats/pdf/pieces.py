"""A page's HTML in pieces that are laid out one by one: the covering report, then each section of the appendix.

A section of the appendix starts a page, so that no piece needs to know where the one before ended. What only the whole
knows, page numbers and margins, stands in the frame: every piece's pages, empty, with what other pages say about them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

from scorecard.formats.pdf.laid import Laid

_SHELL = re.compile(
    r"""(?P<head>.*<body[^>]*>\s*<main[^>]*>)
    (?P<covering>.*)
    (?P<opening><section\b[^>]*\bclass="appendix["\s][^>]*>)
    (?P<appendix>.*)
    </section>\s*(?P<tail></main>\s*</body>\s*</html>\s*)""",
    re.DOTALL | re.VERBOSE,
)
_SECTION = re.compile(r"<(/?)section\b[^>]*>")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_OTHER_STYLE = re.compile(r"<style|<link\b[^>]*stylesheet")
_ID = re.compile(r'\sid="([^"]*)"')
_LINK = re.compile(r'\shref="#([^"]*)"')
_LABEL = re.compile(r'\s(?:id|aria-labelledby)="[^"]*"')
_CONTENTS = re.compile(r'\sclass="(?:[^"]*\s)?contents["\s]')
# Styles that look from one piece into another, or that stand elsewhere and may. The body's are in every piece.
_ACROSS = re.compile(
    r"@import|@page[^{]*:(?:first|left|right|blank|nth)|counter-(?:increment|reset|set)\s*:|:\s*running\("
    r"|(?:^|[{}])(?!\s*(?:html|body)\s*\{)[^{}]*\{[^{}]*string-set\s*:"
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A part that starts on a page of its own; ``wrapper`` is the tag of the section around it, or empty."""

    html: str
    wrapper: str = ""

    @cached_property
    def ids(self) -> frozenset[str]:
        """What can be linked to in it."""
        return frozenset(_ID.findall(self.html))

    @cached_property
    def links(self) -> frozenset[str]:
        """What it links to, in itself or elsewhere."""
        return frozenset(_LINK.findall(self.html))

    @cached_property
    def is_contents(self) -> bool:
        """Whether it prints page numbers of other pieces."""
        return bool(_CONTENTS.search(self.html))


@dataclass(frozen=True)
class Divided:
    """A page in pieces: ``head`` up to the first, without styles; ``styles`` as one text; ``tail`` after the last."""

    head: str
    styles: str
    pieces: tuple[Piece, ...]
    tail: str

    def page(self, piece: Piece) -> str:
        """Return a page that holds one piece alone."""
        return f"{self.head}{_wrapped(piece.wrapper, piece.html)}{self.tail}"

    def skeleton(self) -> str:
        """Return the page with every piece empty but for an id, its number, by which its page is found."""
        return self._page_of([_emptied(piece.html, [[str(number)]]) for number, piece in enumerate(self.pieces)])

    def joined(self, starts: Sequence[bool]) -> Divided | None:
        """Return it with each piece that starts no page joined to the one before, None where a wrapper parts them."""
        pieces: list[Piece] = []
        for piece, starts_page in zip(self.pieces, starts, strict=True):
            if starts_page:
                pieces.append(piece)
            elif pieces[-1].wrapper == piece.wrapper:
                pieces[-1] = replace(piece, html=pieces[-1].html + piece.html)
            else:
                return None
        return replace(self, pieces=tuple(pieces))

    def frame(self, laid: Sequence[Laid | None]) -> str:
        """Return the page with every piece but a list of contents, None in ``laid``, emptied to its number of pages."""
        wanted = frozenset(name for piece in self.pieces if piece.is_contents for name in piece.links)
        return self._page_of(
            [
                piece.html if own is None else _emptied(piece.html, own.names(wanted))
                for piece, own in zip(self.pieces, laid, strict=True)
            ]
        )

    def _page_of(self, html: Sequence[str]) -> str:
        runs = groupby(range(len(html)), key=lambda place: self.pieces[place].wrapper)
        content = "".join(_wrapped(wrapper, "".join(html[place] for place in run)) for wrapper, run in runs)
        return f"{self.head}{content}{self.tail}"


def divide(page: str) -> Divided | None:
    """Return a page in pieces, None where it cannot be divided: it is then laid out as a whole."""
    shell = _SHELL.fullmatch(page)
    if shell is None:
        return None
    head, styles = _STYLE.sub("", shell["head"]), "\n".join(_STYLE.findall(shell["head"]))
    outside = (head, shell["covering"], shell["appendix"])
    if _ACROSS.search(_COMMENT.sub("", styles)) or any(map(_OTHER_STYLE.search, outside)):
        return None
    covering = [Piece(shell["covering"])] if shell["covering"].strip() else []
    sections = [Piece(html, shell["opening"]) for html in _sections(shell["appendix"])]
    pieces = (*covering, *sections)
    if sum(piece.is_contents for piece in pieces) > 1:
        return None  # two lists would wait for each other's number of pages
    return Divided(head, styles, pieces, shell["tail"])


def _sections(appendix: str) -> list[str]:
    """Return the sections of the appendix, each with what stands between it and the next one."""
    depth, starts = 0, []
    for tag in _SECTION.finditer(appendix):
        if tag[1]:
            depth -= 1
        else:
            if depth == 0:
                starts.append(tag.start())
            depth += 1
    cuts = [0, *starts[1:], len(appendix)]
    return [appendix[start:end] for start, end in pairwise(cuts)]


def _wrapped(wrapper: str, html: str) -> str:
    return f"{wrapper}{html}</section>" if wrapper else html


def _emptied(html: str, pages: Sequence[Sequence[str]]) -> str:
    """Return the tag of a piece's first section around empty pages, each with the ids given."""
    opening = _SECTION.search(html)
    tag = _LABEL.sub("", opening[0])[:-1] if opening else "<section"
    marks = ("".join(f'<i id="{name}"></i>' for name in names) for names in pages)
    inside = "".join(f"<div>{mark}</div>" for mark in marks)
    return f"{tag} data-pages>{inside}</section>"
