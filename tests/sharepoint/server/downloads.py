"""SharePoint's own host: it gives a file to whoever has its short-lived address."""

from __future__ import annotations

from tests.sharepoint.server.tenant import Tenant
from tests.sharepoint.server.wire import RefusedError, Request, Response, malformed

_PAGE = "/_layouts/15/download.aspx"


class Downloads:
    """Gives files."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant

    def answer(self, request: Request) -> Response:
        """Give a file."""
        if request.header("Authorization") is not None:
            raise malformed("A download URL takes no Authorization header.", status=401, code="unauthenticated")
        if not request.path.endswith(_PAGE):
            raise malformed("There is nothing at this address.", status=404, code="itemNotFound")
        if request.method != "GET":
            raise malformed("The method is not allowed here.", status=405, code="notSupported")
        item = self.tenant.downloads.get(request.options().get("tempauth", ""))
        if item is None:
            raise RefusedError(401, "unauthenticated", "The address has expired.")
        return Response(200, (("Content-Type", item.mime_type), ("ETag", item.etag)), item.content)

    def refuse(self, request: Request, refused: RefusedError) -> Response:
        """Word a refusal in plain text, as SharePoint's pages do."""
        del request
        return Response(refused.status, (("Content-Type", "text/plain"),), refused.message.encode())
