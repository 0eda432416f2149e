"""HTML -> the bytes of a PDF with WeasyPrint: what a page may load, what the file says about itself.

Importing this module imports WeasyPrint. The same HTML gives the same bytes.
"""

from __future__ import annotations

import hashlib
import warnings
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

import scorecard
from scorecard.formats.pdf_tags import mend
from scorecard.formats.templating import PACKAGED
from scorecard.report import Report

VARIANT = "pdf/a-3a"  # pdf_tags adds the identifier of PDF/UA-1, so that the file is both

Refused = tuple[tuple[str, str], ...]


class _Fetcher(URLFetcher):  # type: ignore[misc]  # reason: WeasyPrint has no types
    """Loads data URIs, and files of the given folders. Everything else is refused and kept in ``refused``."""

    def __init__(self, *folders: Path) -> None:
        """Take the folders that a page may load from."""
        super().__init__(allow_redirects=False)
        self._folders = [folder.resolve() for folder in folders]
        self.refused: dict[str, str] = {}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what an address holds; raises ``ValueError`` where it is refused."""
        reason = self._refusal(url)
        if reason:
            self.refused[url] = reason
            raise ValueError(f"{url} {reason}")
        return super().fetch(url, headers)

    def _refusal(self, url: str) -> str | None:
        scheme = urlsplit(url).scheme.lower()
        if scheme == "data":
            return None
        if scheme != "file":
            return "which lies outside the workspace; a report loads nothing from the network"
        path = Path(url2pathname(unquote(urlsplit(url).path))).resolve()
        if not any(path.is_relative_to(folder) for folder in self._folders):
            return "which lies outside templates/"
        return None if path.is_file() else "which is not there"


def make_trial() -> bytes:
    """Return a PDF of one page in the shipped typeface, tagged as the report is."""
    fonts = FontConfiguration()
    faces = CSS(filename=PACKAGED / "css" / "fonts.css", font_config=fonts)
    page = '<html lang="en-GB"><title>Trial page</title><h1 style="font-family: Inter">Scorecard: £1,234.50 ● ▲ ◆</h1>'
    with warnings.catch_warnings():  # as in make_pdf
        warnings.filterwarnings("ignore", "unclosed file .*icc", ResourceWarning)
        trial: bytes = HTML(string=page).write_pdf(
            stylesheets=[faces], font_config=fonts, pdf_variant=VARIANT, finisher=mend
        )
    return trial


def make_pdf(html: str, report: Report, templates: Path) -> tuple[bytes, Refused]:
    """Return the PDF, and the addresses that the page may not load, each with the reason."""
    fetcher = _Fetcher(PACKAGED / "fonts", PACKAGED / "css", templates)
    fonts = FontConfiguration()
    faces = CSS(filename=PACKAGED / "css" / "fonts.css", font_config=fonts, url_fetcher=fetcher)
    page = HTML(string=html, base_url=f"{templates.as_uri()}/", url_fetcher=fetcher)
    document = page.render(stylesheets=[faces], font_config=fonts, pdf_variant=VARIANT)
    day = (report.as_at or report.quarter.end).isoformat()
    about = document.metadata
    about.authors, about.generator = [report.council], f"Scorecard {scorecard.__version__}"
    about.created = about.modified = day
    identifier = hashlib.sha256(html.encode()).hexdigest()[:32]
    with warnings.catch_warnings():  # WeasyPrint leaves the file of its colour profile to be closed by Python
        warnings.filterwarnings("ignore", "unclosed file .*icc", ResourceWarning)
        content: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier.encode(), finisher=mend)
    return content, tuple(sorted(fetcher.refused.items()))
