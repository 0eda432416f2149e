"""The host of upload sessions: a file comes in fragments, in sequence, to an address that is itself the permission."""

from __future__ import annotations

import re

from tests.sharepoint.server.names import UPLOADS
from tests.sharepoint.server.odata import View
from tests.sharepoint.server.saving import save
from tests.sharepoint.server.shapes import ItemShapes, moment
from tests.sharepoint.server.tenant import Tenant, UploadSession
from tests.sharepoint.server.wire import JsonObject, RefusedError, Request, Response, json_response, malformed

UNIT = 327_680
_PATH = re.compile(r"/up/(?P<key>[\w-]+)")
_RANGE = re.compile(r"bytes (?P<first>\d+)-(?P<last>\d+)/(?P<total>\d+)")


def upload_url(session: UploadSession) -> str:
    """Return the address of a session."""
    return f"https://{UPLOADS}/up/{session.key}"


def status_json(session: UploadSession, tenant: Tenant) -> JsonObject:
    """Return how far a session is; ``tenant.ranges`` says in which of the documented forms."""
    start, total = len(session.received), session.total
    if total is None or tenant.ranges == "open":
        ranges = [f"{start}-"]
    elif tenant.ranges == "closed" or total - start <= UNIT:
        ranges = [f"{start}-{total - 1}"]
    else:
        ranges = [f"{start}-{start + UNIT - 1}", f"{start + UNIT}-{total - 1}"]
    return {
        "expirationDateTime": moment(session.ends),
        "nextExpectedRanges": [] if start == total else ranges,
    }


class Uploads:
    """Takes fragments."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant

    def answer(self, request: Request) -> Response:
        """Take a fragment, tell how far a session is, or give it up."""
        if request.header("Authorization") is not None:
            raise malformed("An upload URL takes no Authorization header.", status=401, code="unauthenticated")
        match = _PATH.fullmatch(request.path)
        if not match:
            raise malformed("There is nothing at this address.", status=404, code="itemNotFound")
        session = self.tenant.upload(match["key"])
        if session is None:
            raise RefusedError(404, "itemNotFound", "The upload session was not found", detail="uploadSessionNotFound")
        match request.method:
            case "GET":
                return json_response(200, status_json(session, self.tenant))
            case "PUT":
                return self._take(session, request)
            case "DELETE":
                session.is_open = False
                return Response(204)
            case "POST" if session.deferred and not request.body and len(session.received) == session.total:
                return self._finish(session)
        raise malformed("The method is not allowed here.", status=405, code="notSupported")

    def refuse(self, request: Request, refused: RefusedError) -> Response:
        """Word a refusal as the host of uploads does."""
        del request
        error: JsonObject = {"code": refused.code, "message": refused.message}
        if refused.detail:
            error["innererror"] = {"code": refused.detail}
        return json_response(refused.status, {"error": error})

    def _take(self, session: UploadSession, request: Request) -> Response:
        first, last, total = self._range(request)
        if session.total not in {None, total}:
            raise malformed("Declared total size differs from that of the session.", detail="fragmentLengthMismatch")
        if first != len(session.received):
            overlap = first < len(session.received)
            raise RefusedError(
                416,
                "invalidRange",
                "Uploaded fragment overlaps with existing data." if overlap else "Uploaded fragment is out of order.",
                detail="fragmentOverlap" if overlap else "fragmentOutOfOrder",
                malformed=not overlap,
            )
        if last + 1 < total and len(request.body) % UNIT:
            raise malformed("A fragment has to be a multiple of 327,680 bytes.", detail="fragmentLengthMismatch")
        session.total = total
        session.received += request.body
        if len(session.received) < total or session.deferred:
            return json_response(202, status_json(session, self.tenant))
        return self._finish(session)

    def _range(self, request: Request) -> tuple[int, int, int]:
        match = _RANGE.fullmatch(request.header("Content-Range") or "")
        if not match:
            raise malformed("The Content-Range header is missing or malformed.")
        first, last, total = int(match["first"]), int(match["last"]), int(match["total"])
        if last - first + 1 != len(request.body) or not request.body:
            raise malformed("The Content-Range header length does not match the provided number of bytes.")
        if last >= total:
            raise malformed("The Content-Range ends beyond the file.", status=416, code="invalidRange")
        return first, last, total

    def _finish(self, session: UploadSession) -> Response:
        """Save the file. If that fails the session stays, as it does on the real service."""
        library = session.place.library
        item, new = save(session.place, bytes(session.received), session.application.identity)
        session.is_open = False
        site = next(site for site in self.tenant.sites if library in site.libraries)
        shown = ItemShapes(self.tenant, site, library).item(item, View("driveItem"))
        item.settle(late=self.tenant.late_promotion)
        return json_response(201 if new else 200, shown)
