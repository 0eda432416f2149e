"""What a page may load: data URIs, and files of the given folders. Nothing comes from the network."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

Refused = tuple[tuple[str, str], ...]  # addresses, each with the reason


class Fetcher(URLFetcher):  # type: ignore[misc]  # reason: WeasyPrint has no types
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
