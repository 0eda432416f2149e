"""Microsoft Graph v1.0: who calls, what the address names, and whether the caller may."""

from __future__ import annotations

import datetime as dt
import re
import time
import uuid
from typing import NamedTuple

from tests.sharepoint.server.files import Files
from tests.sharepoint.server.library import Library
from tests.sharepoint.server.lists import paged
from tests.sharepoint.server.names import SHAREPOINT
from tests.sharepoint.server.odata import view
from tests.sharepoint.server.shapes import column_json, drive_json, list_json, site_json
from tests.sharepoint.server.tenant import Application, Right, Site, Tenant
from tests.sharepoint.server.wire import (
    JsonObject,
    RefusedError,
    Request,
    Response,
    decoded,
    json_response,
    malformed,
)

VERSION = "/v1.0"
_CHALLENGE = (
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", '
    'client_id="00000003-0000-0000-c000-000000000000"'
)
_ODATA = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"


class Address(NamedTuple):
    """A path in its parts: ``/drives/1/root:/A/B:/content`` is (drives 1 root), (A B) and (content)."""

    head: tuple[str, ...]
    inner: tuple[str, ...] | None
    tail: tuple[str, ...]


class Graph:
    """Answers for graph.microsoft.com."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant

    def answer(self, request: Request) -> Response:
        """Answer a caller."""
        caller = self._caller(request)
        address = _address(request.path)
        match address.head:
            case ("sites", wanted, *rest):
                site = self._site(wanted, address.inner)
                answered = self._in_site(request, caller, site, (*rest, *address.tail))
            case ("drives", drive, *rest):
                answered = self._in_drive(request, caller, drive, address._replace(head=tuple(rest)))
            case _:
                raise malformed("Resource not found for the segment.", status=404, code="BadRequest")
        return Response(answered.status, (*self._headers(request), *answered.headers), answered.body)

    def refuse(self, request: Request, refused: RefusedError) -> Response:
        """Word a refusal as Microsoft Graph does."""
        headers = self._headers(request)
        known = dict(headers)
        now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S")
        inner: JsonObject = {"code": refused.detail} if refused.detail else {}
        inner |= {"date": now, **{name: known[name] for name in ("request-id", "client-request-id")}}
        error = {"code": refused.code, "message": refused.message, "innerError": inner}
        challenge = (("WWW-Authenticate", _CHALLENGE),) if refused.status == 401 else ()
        return json_response(refused.status, {"error": error}, (*headers, ("Content-Type", _ODATA), *challenge))

    def _caller(self, request: Request) -> Application:
        sent = request.bearer()
        token = self.tenant.tokens.get(sent or "")
        if sent is None:
            raise malformed("Access token is empty.", status=401, code="InvalidAuthenticationToken")
        if token is None:
            raise malformed("IDX14100: JWT is not well formed.", status=401, code="InvalidAuthenticationToken")
        if token.ends <= time.time():
            message = "Lifetime validation failed, the token is expired."
            raise RefusedError(401, "InvalidAuthenticationToken", message)
        return token.application

    def _headers(self, request: Request) -> tuple[tuple[str, str], ...]:
        made = str(uuid.uuid4())
        echo = request.header("client-request-id") or made
        return (("request-id", made), ("client-request-id", echo))

    def _in_site(self, request: Request, caller: Application, site: Site, rest: tuple[str, ...]) -> Response:
        may(caller, site, "read")
        _only("GET", request)
        match rest:
            case ():
                return json_response(200, view(request.options(), "site").of(site_json(site)))
            case ("drives",):
                return paged(self.tenant, request, "drive", [drive_json(site, library) for library in site.libraries])
            case ("drive",):
                return json_response(200, view(request.options(), "drive").of(drive_json(site, site.libraries[0])))
            case ("lists", wanted, "columns"):
                library = next((library for library in site.libraries if library.list_id == wanted), None)
                return self._columns(request, library)
        raise malformed("Resource not found for the segment.", status=404, code="BadRequest")

    def _in_drive(self, request: Request, caller: Application, drive: str, address: Address) -> Response:
        found = [(s, library) for s in self.tenant.sites for library in s.libraries if library.id == drive]
        if not found:
            raise RefusedError(404, "itemNotFound", "The resource could not be found.")
        ((site, library),) = found
        may(caller, site, "read" if request.method == "GET" else "write")
        files = Files(self.tenant, site, library, caller)
        match address:
            case Address((), None, ()):
                _only("GET", request)
                return json_response(200, view(request.options(), "drive").of(drive_json(site, library)))
            case Address(("list",), None, ()):
                _only("GET", request)
                return json_response(200, view(request.options(), "list").of(list_json(site, library)))
            case Address(("list", "columns"), None, ()):
                _only("GET", request)
                return self._columns(request, library)
            case Address(("root", *rest), inner, tail):
                return files.answer(request, library.root, inner or (), (*rest, *tail))
            case Address(("items", wanted, *rest), inner, tail):
                base = library.by_id(wanted)
                if base is None:
                    raise RefusedError(404, "itemNotFound", "The resource could not be found.")
                return files.answer(request, base, inner or (), (*rest, *tail))
        raise malformed("Resource not found for the segment.", status=404, code="BadRequest")

    def _columns(self, request: Request, library: Library | None) -> Response:
        if library is None:
            raise RefusedError(404, "itemNotFound", "The specified list was not found")
        return paged(self.tenant, request, "columnDefinition", [column_json(column) for column in library.columns])

    def _site(self, wanted: str, inner: tuple[str, ...] | None) -> Site:
        """Return the site of an id, or of the host and the path within it, which is empty for the root site."""
        if inner is not None and wanted != SHAREPOINT:
            raise RefusedError(400, "invalidRequest", "Invalid hostname for this tenancy")
        path = "/".join(inner or ()).lower()
        for site in self.tenant.sites:
            if site.path.lower() == path if wanted == SHAREPOINT else site.id == wanted:
                return site
        raise RefusedError(404, "itemNotFound", "Requested site could not be found")


def may(caller: Application, site: Site, right: Right) -> None:
    """Refuse a caller to whom the site was not granted, or not for writing."""
    granted = caller.grants.get(site.id)
    if granted is None or (right == "write" and granted == "read"):
        raise RefusedError(403, "accessDenied", "Access denied")


def _only(method: str, request: Request) -> None:
    if request.method != method:
        raise malformed("The method is not allowed here.", status=405, code="notSupported")


def _address(path: str) -> Address:
    """Take a path apart. A colon within a name is percent-encoded, and names hold none, so colons are the borders."""
    parts = path.split(":")
    if not re.fullmatch(rf"{re.escape(VERSION)}(/[^/:]+)+(:(/[^/:]+)+(:(/[^/:]+)*)?)?", path):
        raise malformed("The address is malformed.", status=404, code="BadRequest")
    head, inner, tail = (*parts, "", "")[:3]
    return Address(_names(head)[1:], _names(inner) if len(parts) > 1 else None, _names(tail))


def _names(text: str) -> tuple[str, ...]:
    return tuple(decoded(name) for name in text.split("/") if name)
