"""Lets a Python process reach the test's server, and nothing else.

The folder of this file goes on PYTHONPATH, so that an unchanged command looks up names here. The standard library
alone is used. In-process tests use the same stand-ins.
"""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable, Collection
from typing import Any, TypeAlias

Address: TypeAlias = tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[str, int]]
Target: TypeAlias = tuple[Any, ...] | str | bytes  # a path, if it is no internet address
LOOPBACK = "127.0.0.1"
HTTPS, HTTP = 443, 80


def looks_up_only_here(
    names: Collection[str], port: int, plain_port: int, strangers: list[str]
) -> Callable[..., list[Address]]:
    """Return a stand-in for ``socket.getaddrinfo``: these names are at the test's ports; any other address fails.

    What was asked for in vain is added to ``strangers``.
    """
    ports = {HTTPS: port, HTTP: plain_port}

    def getaddrinfo(
        host: bytes | str | None, service: bytes | str | int | None, *_: object, **__: object
    ) -> list[Address]:
        name = host.decode() if isinstance(host, bytes) else str(host)
        wanted = int(service or 0)
        if name.lower() in names and wanted in ports:
            found = ports[wanted]
        elif name == LOOPBACK and wanted in ports.values():
            found = wanted
        else:
            strangers.append(f"{name}:{wanted}")
            raise socket.gaierror(socket.EAI_NONAME, f"{name}:{wanted} is outside of the test.")
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (LOOPBACK, found))]

    return getaddrinfo


def connects_only_here(ports: Collection[int], strangers: list[str]) -> Callable[[socket.socket, Target], None]:
    """Return a stand-in for ``socket.socket.connect``: an address that was not looked up is out of reach too."""
    connect_anywhere = socket.socket.connect

    def connect(self: socket.socket, address: Target) -> None:
        if isinstance(address, tuple) and (address[0] != LOOPBACK or address[1] not in ports):
            strangers.append(f"{address[0]}:{address[1]}")
            raise OSError(errno.ENETUNREACH, f"{address[0]}:{address[1]} is outside of the test.")
        connect_anywhere(self, address)

    return connect


def _isolate() -> None:
    names = os.environ["SCORECARD_TEST_HOSTS"].split(",")
    port, plain_port = (int(os.environ[f"SCORECARD_TEST_{name}"]) for name in ("PORT", "PLAIN_PORT"))
    socket.getaddrinfo = looks_up_only_here(names, port, plain_port, [])  # type: ignore[assignment]  # of IPv4 alone
    socket.socket.connect = connects_only_here((port, plain_port), [])  # type: ignore[assignment, method-assign]


if "SCORECARD_TEST_PORT" in os.environ:
    _isolate()
