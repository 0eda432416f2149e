"""How Microsoft Graph writes the things it holds as JSON."""

from __future__ import annotations

import datetime as dt
import secrets
from urllib.parse import quote

from tests.sharepoint.server.library import Column, Identity, Item, Library, Version
from tests.sharepoint.server.names import SHAREPOINT
from tests.sharepoint.server.odata import View
from tests.sharepoint.server.tenant import Site, Tenant
from tests.sharepoint.server.wire import JsonObject


def moment(when: dt.datetime) -> str:
    """Return a time in UTC as Microsoft Graph writes it."""
    return when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def identity(who: Identity) -> JsonObject:
    """Return an identitySet."""
    return {who.kind: {"id": who.id, "displayName": who.name}}


def site_json(site: Site) -> JsonObject:
    """Return a site."""
    return {
        "id": site.id,
        "name": site.path.rpartition("/")[2],
        "displayName": site.name,
        "webUrl": site.url,
        "siteCollection": {"hostname": SHAREPOINT},
    }


def drive_json(site: Site, library: Library) -> JsonObject:
    """Return a drive, with what is left of its quota."""
    room = library.room
    total = 2**40 if library.quota is None else library.quota
    return {
        "id": library.id,
        "name": library.name,
        "driveType": "documentLibrary",
        "webUrl": f"{site.url}/{quote(library.name)}",
        "quota": {"total": total, "remaining": total if room is None else room, "state": "normal"},
    }


def list_json(site: Site, library: Library) -> JsonObject:
    """Return the list behind a drive."""
    return {
        "id": library.list_id,
        "name": library.name,
        "displayName": library.name,
        "webUrl": f"{site.url}/{quote(library.name)}",
        "list": {"template": "documentLibrary", "hidden": False},
    }


def column_json(column: Column) -> JsonObject:
    """Return a columnDefinition; its kind shows in the facet that is present."""
    return {
        "id": column.id,
        "name": column.name,
        "displayName": column.display_name,
        "readOnly": column.read_only,
        "hidden": False,
        "required": False,
        column.kind: {},
    }


def version_json(version: Version) -> JsonObject:
    """Return a driveItemVersion."""
    return {
        "id": version.number,
        "lastModifiedBy": identity(version.by),
        "lastModifiedDateTime": moment(version.at),
        "size": len(version.content),
    }


def fields_json(item: Item) -> JsonObject:
    """Return the values of the columns."""
    own: JsonObject = {"FileLeafRef": item.name, "_UIVersionString": f"{len(item.versions)}.0"}
    return {"@odata.etag": item.etag, "id": str(item.list_item), **own, **item.fields}


class ItemShapes:
    """Writes the items of one library."""

    def __init__(self, tenant: Tenant, site: Site, library: Library) -> None:
        self.tenant, self.site, self.library = tenant, site, library

    def item(self, item: Item, view: View) -> JsonObject:
        """Return a driveItem as the caller wants to see it."""
        return view.of(
            self._plain(item),
            {
                "listItem": lambda inner: self.list_item(item, inner),
                "children": lambda inner: [self.item(child, inner) for child in item.children.values()],
            },
        )

    def list_item(self, item: Item, view: View) -> JsonObject:
        """Return the listItem behind a driveItem."""
        plain: JsonObject = {
            "@odata.etag": item.etag,
            "id": str(item.list_item),
            "eTag": item.etag,
            "webUrl": self._url(item),
            "lastModifiedBy": identity(item.modified_by),
            "lastModifiedDateTime": moment(item.modified),
        }
        return view.of(plain, {"fields": lambda inner: inner.of(fields_json(item))})

    def download(self, item: Item) -> str:
        """Return a new address that gives the file to whoever has it, for a short while."""
        key = secrets.token_urlsafe(32)
        self.tenant.downloads[key] = item
        return f"{self.site.url}/_layouts/15/download.aspx?UniqueId={item.guid}&tempauth={key}"

    def _plain(self, item: Item) -> JsonObject:
        shape: JsonObject = {
            "id": item.id,
            "name": item.name,
            "eTag": item.etag,
            "size": item.size,
            "webUrl": self._url(item),
            "createdDateTime": moment(item.created),
            "createdBy": identity(item.created_by),
            "lastModifiedDateTime": moment(item.modified),
            "lastModifiedBy": identity(item.modified_by),
            "parentReference": self._parent(item),
        }
        if item.is_folder:
            return shape | {"folder": {"childCount": len(item.children)}} | ({} if item.parent else {"root": {}})
        facet = {"mimeType": item.mime_type, "hashes": {"quickXorHash": item.hash}}
        return {"@microsoft.graph.downloadUrl": self.download(item)} | shape | {"cTag": item.ctag, "file": facet}

    def _parent(self, item: Item) -> JsonObject:
        reference: JsonObject = {
            "driveType": "documentLibrary",
            "driveId": self.library.id,
            "siteId": self.site.id,
        }
        if item.parent:
            below = f"/{quote(item.parent.path)}" if item.parent.path else ""
            reference |= {"id": item.parent.id, "path": f"/drives/{self.library.id}/root:{below}"}
        return reference

    def _url(self, item: Item) -> str:
        return "/".join(part for part in (self.site.url, quote(self.library.name), quote(item.path)) if part)
