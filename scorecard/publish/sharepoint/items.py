"""Files that are in the folder already: what is known of them, and their contents."""

from __future__ import annotations

from scorecard.publish.settings import Columns
from scorecard.publish.sharepoint.errors import PublishError
from scorecard.publish.sharepoint.folders import Folder
from scorecard.publish.sharepoint.library import NOT_FOUND, OK
from scorecard.publish.sharepoint.refusals import refusal
from scorecard.publish.sharepoint.resources import Drive, Item
from scorecard.publish.sharepoint.wire import Wire, encoded, persist

_SELECTED = "id,name,eTag,cTag,webUrl,folder,lastModifiedDateTime,lastModifiedBy"
_REDIRECTS = (301, 302, 303, 307, 308)


def read_item(wire: Wire, drive: Drive, folder: Folder, name: str, columns: Columns) -> Item | None:
    """Return a file of the folder with its columns, None where it is not there; raises ``PublishError``."""
    if folder.id is None:
        return None
    named = ",".join(columns.named.values())
    expanded = f"&$expand=listItem($expand=fields($select={named}))" if named else ""
    path = f"/drives/{drive.id}/items/{folder.id}:/{encoded(name)}?$select={_SELECTED}{expanded}"
    reply = wire.graph("GET", path)
    if reply.status == NOT_FOUND:
        return None
    if reply.status != OK:
        raise refusal(reply, f"look for {name}", file=name)
    item = reply.read(Item)
    if item.folder is not None:
        raise PublishError(f"'{name}' is a folder in the library.", "Rename it there.", file=name)
    return item


def read_content(wire: Wire, drive: Drive, item: Item, name: str) -> bytes:
    """Return the bytes of a file; raises ``PublishError``.

    Graph sends on to an address that is a secret and needs no token.
    """
    reply = wire.graph("GET", f"/drives/{drive.id}/items/{item.id}/content")
    if reply.status in _REDIRECTS:
        address = reply.headers.get("location", "")
        reply = persist(lambda: wire.unsigned("GET", address), wire.patience)
    if reply.status != OK:
        raise refusal(reply, f"read {name}", file=name)
    return reply.body
