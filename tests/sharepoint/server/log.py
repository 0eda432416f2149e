"""What the server was asked, and what it made of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from tests.sharepoint.server.wire import Headers


@dataclass
class Logged:
    """A request as it came: ``path`` and ``query`` still percent-encoded, header names in the case that was sent.

    ``size`` counts the bytes of the body that were read. ``status`` is None if there was no answer (a cut connection).
    ``malformed`` says why no client should have sent it. ``at`` is of ``time.monotonic``.
    """

    method: str
    scheme: str
    host: str
    path: str
    query: str
    headers: Headers = field(repr=False)
    size: int = 0
    status: int | None = None
    malformed: str | None = None
    at: float = field(default_factory=time.monotonic)

    @property
    def address(self) -> str:
        """Host, path and query."""
        return f"{self.host}{self.path}" + (f"?{self.query}" if self.query else "")

    def header(self, name: str) -> str | None:
        """Return a header's value, whatever the case of its name."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)
