"""The folder of a quarter in the library, made where it is missing."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from scorecard.publish.sharepoint.conflicts import CONFLICT
from scorecard.publish.sharepoint.errors import PublishError
from scorecard.publish.sharepoint.library import NOT_FOUND, OK
from scorecard.publish.sharepoint.refusals import refusal
from scorecard.publish.sharepoint.resources import Drive, Item
from scorecard.publish.sharepoint.wire import Wire, encoded

_CREATED = 201


@dataclass(frozen=True)
class Folder:
    """A folder by its names from the library down; ``id`` is None where it is not there yet."""

    names: tuple[str, ...]
    id: str | None
    web_url: str

    def address_of(self, name: str) -> str:
        """Return the address that a file in it will have."""
        return f"{self.web_url}/{quote(name)}"


def find_folder(wire: Wire, drive: Drive, names: tuple[str, ...], *, make: bool) -> Folder:
    """Return the folder, made if asked for; raises ``PublishError``."""
    reply = wire.graph("GET", f"/drives/{drive.id}/root?$select=id,name,webUrl,folder")
    if reply.status != OK:
        raise refusal(reply, f"open the library '{drive.name}'", setting="library")
    parent: str | None = reply.read(Item).id
    for name in names:
        if parent is not None:
            parent = _inside(wire, drive, parent, name, make=make)
    return Folder(names, parent, "/".join([drive.web_url, *map(quote, names)]))


def _inside(wire: Wire, drive: Drive, parent: str, name: str, *, make: bool) -> str | None:
    """Return the id of a folder in another; None where it is not there and is not to be made."""
    there = _read(wire, drive, parent, name)
    if there is not None or not make:
        return there
    data = {"name": name, "folder": {}, "@microsoft.graph.conflictBehavior": "fail"}
    reply = wire.graph("POST", f"/drives/{drive.id}/items/{parent}/children", data=data)
    if reply.status == _CREATED:
        return reply.read(Item).id
    if reply.status == CONFLICT:  # another made it in between, or a reply was lost on its way
        there = _read(wire, drive, parent, name)
    if there is None:
        raise refusal(reply, f"make the folder '{name}'", setting="folder")
    return there


def _read(wire: Wire, drive: Drive, parent: str, name: str) -> str | None:
    """Return the id of a folder, None where it is not there."""
    reply = wire.graph("GET", f"/drives/{drive.id}/items/{parent}:/{encoded(name)}?$select=id,name,webUrl,folder")
    if reply.status == NOT_FOUND:
        return None
    if reply.status != OK:
        raise refusal(reply, f"open the folder '{name}'", setting="folder")
    item = reply.read(Item)
    if item.folder is None:
        wrong = f"'{name}' in the library '{drive.name}' is a file, not a folder."
        raise PublishError(wrong, "Rename the file there, or the folder in publish.yaml.", setting="folder")
    return item.id
