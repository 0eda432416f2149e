"""Saving to a library: what stands in the way, and what comes of it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from tests.sharepoint.server.library import Identity, Item, Library
from tests.sharepoint.server.names_refused import check_name, check_path
from tests.sharepoint.server.wire import RefusedError, malformed

FAIL, REPLACE, RENAME = "fail", "replace", "rename"
_LOCKED = {
    "open": "The resource you are attempting to access is locked.",
    "checked out": "The file is checked out for editing by another user.",
    "label": "The file is protected by a sensitivity label, which an application cannot replace.",
}
_ETAG = re.compile(r'"[^"]+"')


def check_behaviour(behaviour: object, etag: str | None) -> str:
    """Return what to do about a name that is taken.

    Two rules are this server's own, as forgetting them loses an officer's edit: the behaviour has to be said (Microsoft
    Graph would replace), and ``replace`` has to say by If-Match what it replaces.
    """
    if behaviour is None:
        raise malformed("Say what happens if the name is taken: @microsoft.graph.conflictBehavior.")
    if behaviour not in {FAIL, REPLACE, RENAME}:
        raise malformed(f"Invalid value for @microsoft.graph.conflictBehavior: {behaviour}")
    if behaviour == REPLACE and etag is None:
        raise malformed("Replacing needs an If-Match header.")
    if etag is not None and not _ETAG.fullmatch(etag):
        raise malformed("ETag header is malformed. ETags must be quoted strings.", detail="malformedEntityTag")
    return str(behaviour)


def check_etag(item: Item | None, etag: str | None) -> None:
    """Refuse if an item is no longer as the caller knew it."""
    if etag is not None and (item is None or etag not in {item.etag, item.ctag}):
        raise RefusedError(
            412, "resourceModified", "ETag does not match current item's value", detail="entityTagDoesNotMatch"
        )


def check_unlocked(item: Item) -> None:
    """Refuse if an item may not be changed at present."""
    if item.lock:
        raise RefusedError(423, "resourceLocked", _LOCKED[item.lock], detail="resourceLocked")


def check_room(library: Library, size: int) -> None:
    """Refuse what does not fit into the quota."""
    if library.room is not None and size > library.room:
        raise RefusedError(507, "quotaLimitReached", "Insufficient Space Available", detail="insufficientStorage")


class Place(NamedTuple):
    """Where a file is to be saved, and what is to happen if the name is taken."""

    library: Library
    folder: Item
    name: str
    behaviour: str
    etag: str | None

    @property
    def there(self) -> Item | None:
        """What has the name already."""
        return self.folder.children.get(self.name.lower())


def check_save(place: Place) -> None:
    """Refuse a file that could not be saved."""
    check_name(place.name)
    check_path(f"{place.library.name}/{place.folder.path}/{place.name}")
    there = place.there
    check_etag(there, place.etag)
    if there is None or place.behaviour == RENAME:
        return
    if place.behaviour == FAIL or there.is_folder:
        raise RefusedError(409, "nameAlreadyExists", "The specified item name already exists.")
    check_unlocked(there)


def save(place: Place, content: bytes, by: Identity) -> tuple[Item, bool]:
    """Save a file; return it and whether it is new."""
    check_save(place)
    check_room(place.library, len(content))
    there, name = place.there, place.name
    if there is not None and place.behaviour == RENAME:
        there, name = None, _free(place.folder, name)
    item = there or place.library.add(place.folder, name, by)
    item.keep("upload", content, item.fields, by)
    return item, there is None


def make_folder(library: Library, parent: Item, name: str, behaviour: object, by: Identity) -> Item:
    """Make a folder; ``replace`` gives the folder that is there already."""
    check_name(name, is_folder=True, at_root=parent.parent is None)
    check_path(f"{library.name}/{parent.path}/{name}")
    if behaviour not in {FAIL, REPLACE, RENAME}:
        raise malformed(f"Invalid value for @microsoft.graph.conflictBehavior: {behaviour}")
    there = parent.children.get(name.lower())
    if there is not None and behaviour == REPLACE and there.is_folder:
        return there
    if there is not None and behaviour != RENAME:
        raise RefusedError(409, "nameAlreadyExists", "Name already exists")
    return library.add(parent, _free(parent, name) if there else name, by, is_folder=True)


def _free(parent: Item, name: str) -> str:
    """Return the name with the first number that makes it new: ``report 1.pdf``."""
    path = PurePosixPath(name)
    number = 1
    while (free := f"{path.stem} {number}{path.suffix}").lower() in parent.children:
        number += 1
    return free
