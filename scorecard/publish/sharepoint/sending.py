"""One file on its way into the library, in one request or in fragments."""

from __future__ import annotations

from scorecard.publish.finished import OutputFile
from scorecard.publish.sharepoint.conflicts import CHANGED, CONFLICT, ConflictError
from scorecard.publish.sharepoint.folders import Folder
from scorecard.publish.sharepoint.library import NOT_FOUND, OK
from scorecard.publish.sharepoint.refusals import refusal, traced
from scorecard.publish.sharepoint.resources import Drive, Item, UploadSession
from scorecard.publish.sharepoint.session import CREATED, FragmentUpload
from scorecard.publish.sharepoint.wire import Reply, Wire, encoded

_LARGEST_WHOLE = 4 * 1024 * 1024  # bytes that are sent in one request


def send_content(wire: Wire, drive: Drive, folder: Folder, file: OutputFile, there: Item | None) -> Item:
    """Send a file, new or in place of the one that is there, and return the item.

    Raises ``ConflictError`` where another is there by now, ``SessionLostError`` and ``PublishError``.
    """
    behaviour = "fail" if there is None else "replace"
    unchanged = {"If-Match": there.e_tag} if there is not None and there.e_tag is not None else {}
    path = f"/drives/{drive.id}/items/{folder.id}:/{encoded(file.name)}:"
    if len(file.data) <= _LARGEST_WHOLE:
        address = f"{path}/content?@microsoft.graph.conflictBehavior={behaviour}"
        headers = {"Content-Type": "application/octet-stream", **unchanged}
        reply = wire.graph("PUT", address, headers=headers, content=file.data)
        return _accepted(reply, file, there).read(Item)
    data = {"item": {"@microsoft.graph.conflictBehavior": behaviour, "name": file.name}}
    reply = wire.graph("POST", f"{path}/createUploadSession", headers=unchanged, data=data)
    session = _accepted(reply, file, there).read(UploadSession)
    return FragmentUpload(wire, session, file.name, file.data).send()


def _accepted(reply: Reply, file: OutputFile, there: Item | None) -> Reply:
    """Return the reply if it is one of success."""
    if reply.status in (OK, CREATED):
        return reply
    if reply.status in (CONFLICT, CHANGED) or (reply.status == NOT_FOUND and there is not None):
        raise ConflictError(traced(reply))
    raise refusal(reply, f"send {file.name}", file=file.name)
