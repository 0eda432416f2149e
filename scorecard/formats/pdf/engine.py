"""HTML -> pages with WeasyPrint, and pages -> the bytes of a PDF.

Importing this module imports WeasyPrint. The same HTML gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

import scorecard
from scorecard.formats.pdf.about import About
from scorecard.formats.pdf.laid import POINTS_PER_PIXEL, Bookmark, Laid
from scorecard.formats.pdf.loading import Fetcher, Refused
from scorecard.formats.pdf.tags import mend
from scorecard.formats.templating import PACKAGED

VARIANT = "pdf/a-3a"  # the tags' module adds the identifier of PDF/UA-1, so that the file is both
FACES = PACKAGED / "css" / "fonts.css"
DATA_FILE = "scorecard.csv"
_SHORT = 12  # letters of a fingerprint: enough to tell the pieces of a report apart
_MARGIN_BOXES = (
    *(
        f"{side}-{place}"
        for side in ("top", "bottom")
        for place in ("left-corner", "left", "center", "right", "right-corner")
    ),
    *(f"{side}-{place}" for side in ("left", "right") for place in ("top", "middle", "bottom")),
)
_NO_MARGINS = "@page { " + " ".join(f"@{box} {{ content: none !important }}" for box in _MARGIN_BOXES) + " }"
_EMPTIED = """
[data-pages] { visibility: hidden !important; columns: auto !important; }
[data-pages] > div { height: 1px !important; }
[data-pages] > div + div { break-before: page !important; }
"""

Document: TypeAlias = Any  # WeasyPrint has no types
Finisher: TypeAlias = Callable[..., None]


class Press:
    """WeasyPrint with the typeface and the styles of a report, read once for all its pieces."""

    def __init__(self, styles: str, templates: Path) -> None:
        """Take the styles as one text, and the folder that pages may load from."""
        self._fetcher = Fetcher(PACKAGED / "fonts", PACKAGED / "css", templates)
        self._base = f"{templates.as_uri()}/"
        self._fonts = FontConfiguration()
        faces = CSS(filename=FACES, font_config=self._fonts, url_fetcher=self._fetcher)
        self._whole = [faces, self._sheet(styles)]
        self._piece = [faces, self._sheet(styles + _NO_MARGINS)]
        self._frame = [faces, self._sheet(styles + _EMPTIED)]

    def whole(self, page: str) -> Document:
        """Lay out a page with all that belongs to it."""
        return self._rendered(page, self._whole)

    def frame(self, page: str) -> Document:
        """Lay out the frame: pages with margins, and emptied pieces."""
        return self._rendered(page, self._frame)

    def pages_of(self, page: str, names: Iterable[str]) -> list[int]:
        """Return the page, from 0, on which each id first stands in a page that is laid out for this alone."""
        document = self._rendered(page, self._frame)
        places = _places(document)
        return [places[name] for name in names]

    def piece(self, page: str, name: str, links: Iterable[str]) -> Laid:
        """Lay out a page that holds one piece, without margins; ``links`` lead to other pieces."""
        return self.laid(self._rendered(page, self._piece), name, links)

    def laid(self, document: Document, name: str, links: Iterable[str], *, draft: bool = False) -> Laid:
        """Return laid out pages as a file that can be bound; ``name`` is like that of no other piece."""
        places = _places(document)
        bookmarks = tuple(_bookmarks(document))
        for page in document.pages:
            page.bookmarks = []
        document.pages[0].anchors.update(dict.fromkeys(set(links) - set(places), (0, 0, 0, 0)))
        pdf = _written(document, partial(mend, name=name[:_SHORT], draft=draft))
        return Laid(pdf, sizes(document), places, bookmarks, self.take_refused())

    def file(self, document: Document, about: About, identifier: str) -> bytes:
        """Return laid out pages as a file that is finished but for what is bound into it."""
        metadata = document.metadata
        metadata.authors, metadata.generator = [about.council], f"Scorecard {scorecard.__version__}"
        metadata.created = metadata.modified = about.day.isoformat()
        finisher = partial(mend, name="header", draft=about.draft, digest=about.digest)
        return _written(document, finisher, identifier, [_data(about)])

    def take_refused(self) -> Refused:
        """Return what was refused since this was last asked, each address with the reason."""
        refused = tuple(sorted(self._fetcher.refused.items()))
        self._fetcher.refused.clear()
        return refused

    def _sheet(self, styles: str) -> CSS:
        return CSS(string=styles, base_url=self._base, font_config=self._fonts, url_fetcher=self._fetcher)

    def _rendered(self, page: str, sheets: list[CSS]) -> Document:
        html = HTML(string=page, base_url=self._base, url_fetcher=self._fetcher)
        return html.render(stylesheets=sheets, font_config=self._fonts, pdf_variant=VARIANT)


def make_trial() -> bytes:
    """Return a PDF of one page in the shipped typeface, tagged as the report is."""
    page = '<html lang="en-GB"><title>Trial page</title><h1 style="font-family: Inter">Scorecard: £1,234.50 ● ▲ ◆</h1>'
    press = Press("", PACKAGED)
    about = About("Trial council", dt.date(2022, 9, 30), b"Ref\r\n", draft=False)
    return press.file(press.whole(page), about, "trial")


def sizes(document: Document) -> tuple[tuple[float, float], ...]:
    """Return the width and height of each page in points."""
    return tuple(
        (round(POINTS_PER_PIXEL * page.width, 2), round(POINTS_PER_PIXEL * page.height, 2)) for page in document.pages
    )


def _data(about: About) -> Attachment:
    """Return the figures of the report as a file that the PDF carries."""
    moment = dt.datetime.combine(about.day, dt.time(), dt.UTC)
    return Attachment(
        file_obj=BytesIO(about.data),
        name=DATA_FILE,
        description="The figures of this report, one row for each measure",
        created=moment,
        modified=moment,
        relationship="Data",
    )


def _places(document: Document) -> dict[str, int]:
    return {anchor: at for at, page in reversed(list(enumerate(document.pages))) for anchor in page.anchors}


def _bookmarks(document: Document) -> Iterable[Bookmark]:
    for at, page in enumerate(document.pages):
        for level, label, (x, y), state in page.bookmarks:
            across, up = POINTS_PER_PIXEL * x, POINTS_PER_PIXEL * (page.height - y)
            yield Bookmark(level, label, at, round(across, 2), round(up, 2), closed=state == "closed")


def _written(
    document: Document, finisher: Finisher, identifier: str = "piece", attachments: Sequence[Attachment] = ()
) -> bytes:
    with warnings.catch_warnings():  # WeasyPrint leaves the file of its colour profile to be closed by Python
        warnings.filterwarnings("ignore", "unclosed file .*icc", ResourceWarning)
        content: bytes = document.write_pdf(
            pdf_variant=VARIANT,
            pdf_identifier=identifier[:32].encode(),
            finisher=finisher,
            attachments=list(attachments),
        )
    return content
