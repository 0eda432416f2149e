"""The two ports: one for https under the real names, one for plain http."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import sys
import threading
from collections.abc import Mapping

from tests.sharepoint.server.faults import Faults
from tests.sharepoint.server.handling import Handler, NamedSocket
from tests.sharepoint.server.isolation.sitecustomize import LOOPBACK
from tests.sharepoint.server.log import Logged
from tests.sharepoint.server.wire import Service

_HANDSHAKE_SECONDS = 10


class Listener(socketserver.ThreadingTCPServer):
    """A port, and a thread for each connection to it. ``broken`` holds what went wrong inside the server itself."""

    request_queue_size = 64

    def __init__(self, context: ssl.SSLContext | None, faults: Faults, log: list[Logged]) -> None:
        super().__init__((LOOPBACK, 0), Handler)
        self.context, self.faults, self.log = context, faults, log
        self.scheme = "http" if context is None else "https"
        self.services: Mapping[str, Service] = {}
        self.state_lock = threading.RLock()
        self.broken: list[BaseException] = []
        self.open: set[socket.socket] = set()
        self.stopping = False
        self.thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def port(self) -> int:
        """The number of the port."""
        return int(self.server_address[1])

    def stop(self) -> None:
        """Take no more connections, end those that are open, and wait for their threads."""
        self.shutdown()
        self.thread.join()
        self.stopping = True
        for connection in tuple(self.open):
            with contextlib.suppress(OSError):  # the caller may have gone already
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
        self.server_close()

    def finish_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Do the TLS handshake and answer, in the connection's own thread."""
        assert isinstance(request, socket.socket)
        connection = request
        if self.context is not None:
            request.settimeout(_HANDSHAKE_SECONDS)
            connection = self.context.wrap_socket(request, server_side=True)
            connection.settimeout(None)
        with connection:
            self.open.add(connection)
            if not self.stopping:
                Handler(connection, client_address, self)
            self.open.discard(connection)

    def handle_error(self, request: object, client_address: object) -> None:
        """Note what went wrong, unless the caller has simply gone away."""
        del request, client_address
        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, OSError):
            self.broken.append(error)


def tls_context(certificate: str) -> ssl.SSLContext:
    """Return what a server needs for TLS; ``certificate`` is a PEM file with key and chain."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sslsocket_class = NamedSocket

    def remember(connection: ssl.SSLSocket | ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        assert isinstance(connection, NamedSocket)
        connection.asked_for = name

    context.sni_callback = remember
    return context
