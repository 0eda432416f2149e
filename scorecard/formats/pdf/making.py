"""A page's HTML -> the bytes of its PDF: divided, laid out where it has changed, framed and bound."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from scorecard.formats.pdf.about import About
from scorecard.formats.pdf.binding import bind
from scorecard.formats.pdf.engine import Document, Press, sizes
from scorecard.formats.pdf.kept import Kept, fingerprint, surroundings
from scorecard.formats.pdf.laid import Laid
from scorecard.formats.pdf.loading import Refused
from scorecard.formats.pdf.pieces import Divided, divide
from scorecard.sharing import share
from scorecard.workspace import Workspace

MANY_PAGES = 12  # of one piece: as many are worth the time that it takes to clear them away


@dataclass(frozen=True)
class Job:
    """A piece to be laid out: its page, its fingerprint, and the links that lead to other pieces."""

    page: str
    name: str
    links: tuple[str, ...]
    is_contents: bool


def make_pdf(html: str, about: About, workspace: Workspace) -> tuple[bytes, Refused]:
    """Return the PDF, and the addresses that the page may not load, each with the reason."""
    return _in_pieces(html, about, workspace) or _whole(html, about, workspace)


def _whole(html: str, about: About, workspace: Workspace) -> tuple[bytes, Refused]:
    """Lay out a page that cannot be divided."""
    press = Press("", workspace.templates)
    content = press.file(press.whole(html), about, fingerprint(html))
    return content, press.take_refused()


def _in_pieces(html: str, about: About, workspace: Workspace) -> tuple[bytes, Refused] | None:
    """Lay out a page piece by piece; None where it cannot be divided, or its frame comes out otherwise than they do."""
    sections = divide(html)
    if sections is None:
        return None
    press = Press(sections.styles, workspace.templates)
    divided = _joined(sections, press)
    if divided is None:
        return None
    jobs = list(_jobs(divided, surroundings(workspace.templates)))
    laid = _laid(jobs, press, Kept(workspace.outputs / ".cache"))
    refused = press.take_refused() + tuple(each for piece in laid if piece for each in piece.refused)
    if refused:
        return b"", tuple(sorted(set(refused)))
    return _framed(divided, jobs, laid, press, about)


def _joined(divided: Divided, press: Press) -> Divided | None:
    """Return the pieces with those joined that the styles put onto one page."""
    pages = press.pages_of(divided.skeleton(), map(str, range(len(divided.pieces))))
    return divided.joined([place == 0 or page > pages[place - 1] for place, page in enumerate(pages)])


def _jobs(divided: Divided, around: str) -> Iterator[Job]:
    ids = frozenset(name for piece in divided.pieces for name in piece.ids)
    for piece in divided.pieces:
        page, links = divided.page(piece), tuple(sorted(piece.links & (ids - piece.ids)))
        yield Job(page, fingerprint(around, divided.styles, page, *links), links, piece.is_contents)


def _laid(jobs: Sequence[Job], press: Press, kept: Kept) -> list[Laid | None]:
    """Return every piece laid out, now or in the last run; None for a list of contents, which waits for numbers."""
    waiting = [job for job in jobs if not job.is_contents]
    found = {job.name: laid for job in waiting if (laid := kept.find(job.name))}
    new = [job for job in waiting if job.name not in found]

    def lay_out(job: Job) -> Laid:
        laid = press.piece(job.page, job.name, job.links)
        if len(laid.sizes) >= MANY_PAGES:
            gc.collect()  # the collector is off while pages are made, and pages are rings of boxes
        return laid

    made = share(lay_out, new, [job.page.count("<") for job in new])
    found.update(zip((job.name for job in new), made, strict=True))
    kept.keep(found)
    return [found.get(job.name) for job in jobs]


def _framed(
    divided: Divided, jobs: Sequence[Job], laid: Sequence[Laid | None], press: Press, about: About
) -> tuple[bytes, Refused] | None:
    """Return the file; None where the frame has not the pages, or the sizes of pages, that the pieces have."""
    page = divided.frame(laid)
    frame = press.frame(page)
    left = len(frame.pages) - sum(len(piece.sizes) for piece in laid if piece)
    if left < laid.count(None):
        return None
    pieces = list(_filled(jobs, laid, frame, left, partial(press.laid, draft=about.draft)))
    if tuple(size for piece in pieces for size in piece.sizes) != sizes(frame):
        return None
    file = press.file(frame, about, fingerprint(page, *(job.name for job in jobs)))
    return bind(file, pieces, [piece is None for piece in laid]), press.take_refused()


def _filled(
    jobs: Sequence[Job], laid: Sequence[Laid | None], frame: Document, left: int, lay: Callable[..., Laid]
) -> Iterator[Laid]:
    """Yield the pieces and, in its place, the list of contents, which fills the pages that the others have left."""
    before = 0
    for job, piece in zip(jobs, laid, strict=True):
        yield piece or lay(frame.copy(frame.pages[before : before + left]), job.name, job.links)
        before += len(piece.sizes) if piece else left
