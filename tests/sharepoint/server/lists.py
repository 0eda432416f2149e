"""Lists come in pages, each with the address of the next."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from tests.sharepoint.server.names import GRAPH
from tests.sharepoint.server.odata import View, view
from tests.sharepoint.server.tenant import Tenant
from tests.sharepoint.server.wire import JsonObject, Request, Response, json_response, malformed

OPTIONS = ("$select", "$expand", "$top", "$skiptoken")


def page(tenant: Tenant, request: Request, wanted: View, entries: Sequence[JsonObject]) -> Response:
    """Return one page of entries that are already as the caller wants to see them.

    The next page's address has to be used as it was given.
    """
    start = 0
    if wanted.skip_token is not None:
        if tenant.pages.get(wanted.skip_token, ("", 0))[0] != f"{request.path}?{request.query}":
            raise malformed("The address of a page was not used as it was given.", detail="invalidQueryOption")
        start = tenant.pages[wanted.skip_token][1]
    size = min(wanted.top or tenant.page_size, tenant.page_size)
    answer: JsonObject = {"value": list(entries[start : start + size])}
    if start + size < len(entries):
        answer["@odata.nextLink"] = _next(tenant, request, wanted, start + size)
    return json_response(200, answer)


def paged(tenant: Tenant, request: Request, kind: str, entries: Sequence[JsonObject]) -> Response:
    """Return one page of plain resources."""
    wanted = view(request.options(), kind, OPTIONS)
    return page(tenant, request, wanted, [wanted.of(entry) for entry in entries])


def _next(tenant: Tenant, request: Request, wanted: View, start: int) -> str:
    token = secrets.token_urlsafe(12)
    known = [part for part in request.query.split("&") if part and f"skiptoken={wanted.skip_token}" not in part]
    address = f"{request.path}?{'&'.join([*known, f'$skiptoken={token}'])}"
    tenant.pages[token] = (address, start)
    return f"https://{GRAPH}{address}"
