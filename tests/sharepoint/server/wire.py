"""Requests and responses as they stand on the wire, and refusals."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias
from urllib.parse import parse_qsl, unquote

JsonObject: TypeAlias = dict[str, object]
Headers: TypeAlias = tuple[tuple[str, str], ...]

_ENCODED = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*")


class RefusedError(Exception):
    """A request is answered with an error.

    ``malformed`` tells a request that no client should ever send from one that meets an unlucky state (a name that is
    taken, say). ``detail`` is the code of the inner error, where the service gives one.
    """

    def __init__(
        self, status: int, code: str, message: str, *, detail: str | None = None, malformed: bool = False
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.detail, self.malformed = status, code, message, detail, malformed


def malformed(
    message: str, *, status: int = 400, code: str = "invalidRequest", detail: str | None = None
) -> RefusedError:
    """Return the refusal of a request that no client should ever send."""
    return RefusedError(status, code, message, detail=detail, malformed=True)


@dataclass(frozen=True)
class Request:
    """One request: ``path`` and ``query`` are as received, still percent-encoded."""

    method: str
    host: str
    path: str
    query: str = ""
    headers: Headers = ()
    body: bytes = field(default=b"", repr=False)

    def header(self, name: str) -> str | None:
        """Return a header's value, whatever the case of its name."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)

    def check_encoding(self) -> None:
        """Refuse a path or a query with a character that has to be percent-encoded, or that is not UTF-8."""
        for part in (self.path, self.query):
            if not _ENCODED.fullmatch(part):
                raise malformed(f"The address is not percent-encoded: {part}")
            decoded(part)

    def options(self) -> dict[str, str]:
        """Return the query's options; one that is given twice is refused."""
        pairs = _pairs(self.query)
        if len(dict(pairs)) < len(pairs):
            raise malformed("A query option was given twice.")
        return dict(pairs)

    def form(self) -> dict[str, str]:
        """Return the fields of a form in the body."""
        if not (self.header("Content-Type") or "").startswith("application/x-www-form-urlencoded"):
            raise malformed("The body has to be a form.", code="invalid_request")
        return dict(_pairs(self.body.decode("ascii", "replace")))

    def json(self) -> JsonObject:
        """Return the JSON object in the body."""
        if not (self.header("Content-Type") or "").lower().startswith("application/json"):
            raise malformed("The body has to be sent as application/json.", status=415)
        try:
            value = json.loads(self.body)
        except ValueError as error:
            raise malformed("Unable to read JSON request payload.") from error
        if not isinstance(value, dict):
            raise malformed("The body has to be a JSON object.")
        return value

    def bearer(self) -> str | None:
        """Return the token of an Authorization header of the Bearer kind."""
        kind, _, token = (self.header("Authorization") or "").partition(" ")
        return token if kind == "Bearer" and token else None


@dataclass(frozen=True)
class Response:
    """One response."""

    status: int
    headers: Headers = ()
    body: bytes = field(default=b"", repr=False)


class Service(Protocol):
    """What answers for a host."""

    def answer(self, request: Request) -> Response:
        """Answer a request, or raise RefusedError."""

    def refuse(self, request: Request, refused: RefusedError) -> Response:
        """Word a refusal as this service does."""


def json_response(status: int, value: Mapping[str, object], headers: Headers = ()) -> Response:
    """Return a response that holds JSON."""
    content_type = () if any(name == "Content-Type" for name, _ in headers) else (("Content-Type", "application/json"),)
    return Response(status, (*headers, *content_type), json.dumps(value).encode())


def decoded(text: str) -> str:
    """Undo percent-encoding, which has to give UTF-8."""
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError as error:
        raise malformed(f"The address is not UTF-8: {text}") from error


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), errors="strict")
    except ValueError as error:
        raise malformed(f"Not a list of name=value: {text}") from error
