"""Things that go wrong on the way: chosen by method and address, on the nth such request."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.sharepoint.server.wire import Headers, Response

Drop = Literal["before the body", "half the body", "before the answer", "half the answer"]
Body = str | dict[str, object] | None

CODES = {
    400: "invalidRequest",
    401: "InvalidAuthenticationToken",
    403: "accessDenied",
    404: "itemNotFound",
    409: "nameAlreadyExists",
    412: "resourceModified",
    416: "invalidRange",
    423: "resourceLocked",
    429: "activityLimitReached",
    503: "serviceNotAvailable",
    504: "gatewayTimeout",
    507: "quotaLimitReached",
}


@dataclass
class Fault:
    """One thing that goes wrong with requests number ``nth`` to ``nth + times - 1`` that match.

    ``address`` is a regular expression that is searched in ``host/path?query`` as received. ``response`` stands in for
    the answer; with ``processed`` the request is carried out first. ``met`` counts the requests that matched.
    """

    method: str
    address: str
    nth: int = 1
    times: int = 1
    response: Response | None = None
    processed: bool = False
    drop: Drop | None = None
    delay: float = 0
    before: Callable[[], object] | None = None
    after: Callable[[], object] | None = None
    met: int = 0

    def strikes(self, method: str, address: str) -> bool:
        """Count a request, and tell whether this fault strikes it."""
        if method != self.method or not re.search(self.address, address):
            return False
        self.met += 1
        return self.nth <= self.met < self.nth + self.times

    @property
    def is_spent(self) -> bool:
        """Whether it has struck as often as it should."""
        return self.met >= self.nth + self.times - 1


@dataclass
class Faults:
    """The faults that are switched on. Each method below adds one and returns it, so that a test can see it was met."""

    known: list[Fault] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, fault: Fault) -> Fault:
        """Switch a fault on."""
        self.known.append(fault)
        return fault

    def answer(  # noqa: PLR0913 -- a request, and the parts of a response
        self,
        method: str,
        address: str,
        status: int,
        *,
        headers: dict[str, str] | None = None,
        body: Body = None,
        nth: int = 1,
        times: int = 1,
        processed: bool = False,
    ) -> Fault:
        """Answer with a status. Without a body it is Microsoft Graph's error for the status; a text is sent as it is.

        Give ``Retry-After`` in ``headers``, in whatever case; its value is sent as it is.
        """
        response = Response(status, *_content(status, headers or {}, body))
        return self.add(Fault(method, address, nth, times, response=response, processed=processed))

    def garble(self, method: str, address: str, *, nth: int = 1, body: str = "<!DOCTYPE html><p>Sorry.</p>") -> Fault:
        """Carry a request out, but answer 200 with what is no JSON (a page, or the half of an object)."""
        kind = "text/html" if body.startswith("<") else "application/json"
        return self.answer(method, address, 200, headers={"Content-Type": kind}, body=body, nth=nth, processed=True)

    def drop(self, method: str, address: str, when: Drop, *, nth: int = 1, times: int = 1) -> Fault:
        """Cut the connection."""
        return self.add(Fault(method, address, nth, times, drop=when))

    def delay(self, method: str, address: str, seconds: float, *, nth: int = 1, times: int = 1) -> Fault:
        """Wait before a request is carried out."""
        return self.add(Fault(method, address, nth, times, delay=seconds))

    def before(self, method: str, address: str, call: Callable[[], object], *, nth: int = 1) -> Fault:
        """Call a function when a request has been read and before it is carried out."""
        return self.add(Fault(method, address, nth, before=call))

    def after(self, method: str, address: str, call: Callable[[], object], *, nth: int = 1) -> Fault:
        """Call a function when a request has been carried out and before it is answered."""
        return self.add(Fault(method, address, nth, after=call))

    def striking(self, method: str, address: str) -> tuple[Fault, ...]:
        """Count a request, and return the faults that strike it."""
        with self.lock:
            return tuple(fault for fault in self.known if fault.strikes(method, address))


def _content(status: int, headers: dict[str, str], body: Body) -> tuple[Headers, bytes]:
    if isinstance(body, str):
        return tuple(headers.items()), body.encode()
    error = {"error": {"code": CODES.get(status, "generalException"), "message": f"An answer of {status}, for a test."}}
    return (("Content-Type", "application/json"), *headers.items()), json.dumps(
        error if body is None else body
    ).encode()
