"""One connection: requests are read, answered and kept alive as HTTP/1.1 says, and cut where a fault says so."""

from __future__ import annotations

import http.server
import socket
import ssl
import struct
import time
from typing import TYPE_CHECKING, cast

from tests.sharepoint.server.faults import Drop, Fault
from tests.sharepoint.server.log import Logged
from tests.sharepoint.server.names import HOSTS
from tests.sharepoint.server.wire import RefusedError, Request, Response, Service, malformed

if TYPE_CHECKING:
    from tests.sharepoint.server.listening import Listener

LONGEST_BODY = 60 * 1024 * 1024


class NamedSocket(ssl.SSLSocket):
    """A TLS connection that remembers the name it was opened for."""

    asked_for: str | None = None


class Cut(Exception):  # noqa: N818 -- not an error: the connection is to end here
    """The connection ends here."""


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    protocol_version = "HTTP/1.1"
    server_version = "Microsoft-IIS/10.0"
    sys_version = ""
    disable_nagle_algorithm = True
    server: Listener

    def log_message(self, *_: object) -> None:
        """Print nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no HTTP request."""
        del explain
        logged = Logged(self.command or "", self.server.scheme, "", getattr(self, "path", ""), "", ())
        logged.status, logged.malformed = code, message or "Not an HTTP request."
        self.server.log.append(logged)
        self.close_connection = True
        self._send(Response(code, (("Content-Type", "text/plain"),), logged.malformed.encode()))

    def _converse(self) -> None:
        path, _, query = self.path.partition("?")
        host = (self.headers.get("Host") or "").lower()
        logged = Logged(self.command, self.server.scheme, host, path, query, tuple(self.headers.items()))
        self.server.log.append(logged)
        faults = self.server.faults.striking(self.command, logged.address)
        try:
            response = self._answered(logged, faults)
            logged.status = response.status
            self._send(response, _drops(faults))
        except Cut:
            self._cut()

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _converse  # noqa: N815 -- http.server's

    def _answered(self, logged: Logged, faults: tuple[Fault, ...]) -> Response:
        _cut_if("before the body" in _drops(faults))
        try:
            body = self._body(logged, _drops(faults))
        except RefusedError as refused:
            self.close_connection = True
            return self._refused(logged, None, refused)
        request = Request(self.command, logged.host, logged.path, logged.query, logged.headers, body)
        for fault in faults:
            time.sleep(fault.delay)
            if fault.before:
                fault.before()
        instead = next((fault for fault in faults if fault.response), None)
        if instead and instead.response and not instead.processed:
            return instead.response
        response = self._processed(logged, request)
        for fault in faults:
            if fault.after:
                fault.after()
        _cut_if("before the answer" in _drops(faults))
        return instead.response if instead and instead.response else response

    def _body(self, logged: Logged, drops: frozenset[Drop]) -> bytes:
        length = self.headers.get("Content-Length")
        if self.headers.get("Transfer-Encoding") or (length is None and self.command in {"PUT", "POST", "PATCH"}):
            raise malformed("A Content-Length header is required.", status=411)
        if not (length or "0").isdecimal():
            raise malformed("The Content-Length header is no number.")
        size = int(length or 0)
        if size >= LONGEST_BODY:
            raise malformed("The body has to be smaller than 60 MiB.", status=413, detail="maxFragmentLengthExceeded")
        wanted = size // 2 if "half the body" in drops else size
        body = self.rfile.read(wanted)
        logged.size = len(body)
        _cut_if("half the body" in drops or len(body) < wanted)
        return body

    def _processed(self, logged: Logged, request: Request) -> Response:
        service = self.server.services.get(request.host)
        try:
            self._check_name(request.host)
            if service is None:
                raise malformed("There is nobody of this name here.", status=421)
            request.check_encoding()
            with self.server.state_lock:
                return service.answer(request)
        except RefusedError as refused:
            return self._refused(logged, request, refused, service)

    def _check_name(self, host: str) -> None:
        if self.server.context is None:
            if host in HOSTS:
                raise malformed("This host is reached by https alone.", status=403)
        elif host != cast("NamedSocket", self.request).asked_for:
            raise malformed("The Host header is not the name that the connection was opened for.", status=421)

    def _refused(
        self, logged: Logged, request: Request | None, refused: RefusedError, service: Service | None = None
    ) -> Response:
        logged.malformed = refused.message if refused.malformed else None
        if service is None or request is None:
            return Response(refused.status, (("Content-Type", "text/plain"),), refused.message.encode())
        return service.refuse(request, refused)

    def _send(self, response: Response, drops: frozenset[Drop] = frozenset()) -> None:
        self.send_response(response.status)
        for name, value in response.headers:
            self.send_header(name, value)
        if response.status != 204:
            self.send_header("Content-Length", str(len(response.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if "half the answer" in drops:
            self.wfile.write(response.body[: len(response.body) // 2])
            raise Cut
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def _cut(self) -> None:
        """Reset the connection: what was on its way is lost."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _drops(faults: tuple[Fault, ...]) -> frozenset[Drop]:
    return frozenset(fault.drop for fault in faults if fault.drop)


def _cut_if(condition: bool) -> None:  # noqa: FBT001 -- reads as a sentence
    if condition:
        raise Cut
