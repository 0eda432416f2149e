"""Pieces -> one PDF: pages, tags, links, bookmarks and the margins of the frame in one file.

Source: ISO 32000-1 sections 7.9.6 (name trees), 12.3.2 (destinations), 14.7 (logical structure).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    ObjectStreamMode,
    Outline,
    OutlineItem,
    Page,
    Pdf,
    String,
)

from scorecard.formats.pdf.laid import Bookmark, Laid


def bind(frame: bytes, pieces: Sequence[Laid], framed: Sequence[bool]) -> bytes:
    """Return the frame with its empty pages replaced by those of the pieces; ``framed`` ones have their own margins."""
    with ExitStack() as files:
        book = _Book(files.enter_context(Pdf.open(BytesIO(frame))))
        for piece in pieces:
            book.add(files.enter_context(Pdf.open(BytesIO(piece.pdf))), piece)
        book.finish([own for piece, own in zip(pieces, framed, strict=True) for _ in piece.sizes])
        return book.saved()


@dataclass
class _Book:
    """The file as it grows: the pages of the frame, then those of the pieces, and the trees of all pieces."""

    pdf: Pdf
    elements: list[Object] = field(default_factory=list)
    parents: list[Object] = field(default_factory=list)
    links: list[tuple[Object, Object]] = field(default_factory=list)
    ids: list[Object] = field(default_factory=list)
    names: dict[str, Object] = field(default_factory=dict)
    bookmarks: list[Bookmark] = field(default_factory=list)
    empty: int = 0

    def __post_init__(self) -> None:
        self.empty = len(self.pdf.pages)

    def add(self, part: Pdf, piece: Laid) -> None:
        """Add the pages of a piece with their tags, links and bookmarks."""
        before = len(self.parents)
        with warnings.catch_warnings():  # names are added below
            warnings.filterwarnings("ignore", "Copying pages from another Pdf")
            self.pdf.pages.extend(part.pages)
        pages = self.pdf.pages[self.empty + before :]
        root = self.pdf.copy_foreign(part.Root.StructTreeRoot)
        self.elements.extend(root.K[0].K)
        if "/IDTree" in root:
            self.ids.extend(root.IDTree.Kids)
        self._add_parents(pages, root.ParentTree.Nums)
        self._add_names(part, piece)
        self.bookmarks += [each._replace(page=before + each.page) for each in piece.bookmarks]

    def finish(self, framed: Sequence[bool]) -> None:
        """Join what was added, and put the margins of the frame behind the pages that have none."""
        root = self.pdf.Root.StructTreeRoot
        for element in self.elements:
            element.P = root.K[0]
        root.K[0].K = Array(self.elements)
        count = len(self.parents)
        for number, (annotation, _) in enumerate(self.links, start=count):
            annotation.StructParent = number
        entries = [*self.parents, *(parent for _, parent in self.links)]
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(_numbered(entries))))
        if self.ids:
            root.IDTree = Dictionary(Kids=Array(sorted(self.ids, key=lambda leaf: bytes(leaf.Limits[0]))))
        names = [each for name in sorted(self.names, key=str.encode) for each in (String(name), self.names[name])]
        self.pdf.Root.Names.Dests = Dictionary(Names=Array(names))
        self._underlay(framed)
        del self.pdf.pages[: self.empty]
        with self.pdf.open_outline() as outline:
            _outline(outline, self.bookmarks, self.pdf)

    def saved(self) -> bytes:
        """Return the bytes of the file."""
        target = BytesIO()
        self.pdf.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return target.getvalue()

    def _add_parents(self, pages: Sequence[Page], numbers: Object) -> None:
        """Number the pages and links on, and keep which elements their content belongs to."""
        parents = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
        for page in pages:
            self.parents.append(parents[int(page.obj.StructParents)])
            page.obj.StructParents = len(self.parents) - 1
            annotations = page.obj.get("/Annots", ())
            self.links += [(each, parents[int(each.StructParent)]) for each in annotations]

    def _add_names(self, part: Pdf, piece: Laid) -> None:
        """Keep where links to this piece lead; those to other pieces are found there."""
        if piece.places:
            names = self.pdf.copy_foreign(part.make_indirect(part.Root.Names.Dests)).Names
            for place in range(0, len(names), 2):
                name = str(names[place])
                if name in piece.places:
                    self.names.setdefault(name, names[place + 1])

    def _underlay(self, framed: Sequence[bool]) -> None:
        """Paint an empty page of the frame before each page; its name is its own, as pages of a piece share theirs."""
        for place, own in enumerate(framed):
            if not own:
                page, name = self.pdf.pages[self.empty + place], Name(f"/Margins{place}")
                page.add_resource(self.pdf.pages[place].as_form_xobject(), Name.XObject, name)
                page.contents_add(f"q {name} Do Q\n".encode(), prepend=True)


def _numbered(entries: Sequence[Object]) -> Iterator[Object | int]:
    for number, entry in enumerate(entries):
        yield number
        yield entry


def _outline(outline: Outline, bookmarks: Sequence[Bookmark], pdf: Pdf) -> None:
    """Hang each bookmark under the last one of a higher level."""
    above: list[tuple[int, list[OutlineItem]]] = [(0, outline.root)]
    for level, label, page, x, y, closed in bookmarks:
        item = OutlineItem(label, Array([pdf.pages[page].obj, Name.XYZ, x, y, 0]))
        item.is_closed = closed
        while above[-1][0] >= level:
            above.pop()
        above[-1][1].append(item)
        above.append((level, item.children))
