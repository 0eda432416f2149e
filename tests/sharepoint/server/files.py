"""What Microsoft Graph does with the files and folders of one library."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from tests.sharepoint.server.library import Column, Item, Library
from tests.sharepoint.server.lists import OPTIONS, page
from tests.sharepoint.server.odata import View, view
from tests.sharepoint.server.saving import (
    FAIL,
    REPLACE,
    Place,
    check_behaviour,
    check_etag,
    check_room,
    check_save,
    check_unlocked,
    make_folder,
    save,
)
from tests.sharepoint.server.shapes import ItemShapes, fields_json, version_json
from tests.sharepoint.server.tenant import Application, Site, Tenant, UploadSession
from tests.sharepoint.server.uploads import status_json, upload_url
from tests.sharepoint.server.wire import JsonObject, RefusedError, Request, Response, json_response, malformed

BEHAVIOUR = "@microsoft.graph.conflictBehavior"
_VALUES: Mapping[str, tuple[type, ...]] = {"text": (str,), "number": (int, float), "boolean": (bool,)}


class Files:
    """Answers for the items of a library."""

    def __init__(self, tenant: Tenant, site: Site, library: Library, caller: Application) -> None:
        self.tenant, self.library, self.caller = tenant, library, caller
        self.shapes = ItemShapes(tenant, site, library)

    def answer(self, request: Request, base: Item, names: tuple[str, ...], action: tuple[str, ...]) -> Response:
        """Answer a request for the item at these names below ``base``."""
        match request.method, action:
            case "PUT", ("content",):
                return self._put(request, *self._place(base, names), by_id=not names)
            case "POST", ("createUploadSession",):
                return self._open(request, *self._place(base, names), by_id=not names)
        known: dict[tuple[str, tuple[str, ...]], Callable[[Request, Item], Response]] = {
            ("GET", ()): self._show,
            ("GET", ("children",)): self._children,
            ("POST", ("children",)): self._make_folder,
            ("GET", ("content",)): self._content,
            ("GET", ("versions",)): self._versions,
            ("GET", ("listItem",)): self._list_item,
            ("GET", ("listItem", "fields")): self._fields,
            ("PATCH", ("listItem", "fields")): self._set_fields,
        }
        if (request.method, action) not in known:
            elsewhere = action in {key for _, key in known} | {("createUploadSession",)}
            raise malformed("There is nothing at this address.", status=405 if elsewhere else 404, code="BadRequest")
        return known[request.method, action](request, self._item(base, names))

    def _item(self, base: Item, names: tuple[str, ...]) -> Item:
        item: Item | None = base
        for name in names:
            item = item.children.get(name.lower()) if item else None
        if item is None:
            raise RefusedError(404, "itemNotFound", "The resource could not be found.")
        return item

    def _place(self, base: Item, names: tuple[str, ...]) -> tuple[Item, str]:
        """Return the folder and the name to save under."""
        if not names:
            if base.parent is None or base.is_folder:
                raise malformed("A folder has no content.")
            return base.parent, base.name
        folder = self._item(base, names[:-1])
        if not folder.is_folder:
            raise RefusedError(409, "nameAlreadyExists", "A file stands in the way of a folder.")
        return folder, names[-1]

    def _show(self, request: Request, item: Item) -> Response:
        return json_response(200, self.shapes.item(item, view(request.options(), "driveItem")))

    def _children(self, request: Request, item: Item) -> Response:
        wanted = view(request.options(), "driveItem", OPTIONS)
        return page(self.tenant, request, wanted, [self.shapes.item(child, wanted) for child in item.children.values()])

    def _make_folder(self, request: Request, item: Item) -> Response:
        body = request.json()
        name = body.pop("name", None)
        behaviour = body.pop(BEHAVIOUR, FAIL)
        if not isinstance(name, str) or body != {"folder": {}} or not item.is_folder:
            raise malformed("A new folder is a name and an empty folder facet.")
        folder = make_folder(self.library, item, name, behaviour, self.caller.identity)
        return json_response(201, self.shapes.item(folder, View("driveItem")))

    def _content(self, request: Request, item: Item) -> Response:
        view(request.options(), "driveItem", ())
        if item.is_folder:
            raise malformed("A folder has no content.")
        return Response(302, (("Location", self.shapes.download(item)),))

    def _versions(self, request: Request, item: Item) -> Response:
        wanted = view(request.options(), "driveItemVersion", OPTIONS)
        newest_first = [wanted.of(version_json(version)) for version in reversed(item.versions)]
        return page(self.tenant, request, wanted, newest_first)

    def _list_item(self, request: Request, item: Item) -> Response:
        return json_response(200, self.shapes.list_item(item, view(request.options(), "listItem")))

    def _fields(self, request: Request, item: Item) -> Response:
        return json_response(200, view(request.options(), "fieldValueSet", ("$select",)).of(fields_json(item)))

    def _set_fields(self, request: Request, item: Item) -> Response:
        view(request.options(), "fieldValueSet", ())
        values = request.json()
        if not values:
            raise malformed("A change of the columns has to name one.")
        columns = {column.name: column for column in self.library.columns}
        for name, value in values.items():
            _check_value(name, value, columns.get(name))
        check_etag(item, request.header("If-Match"))
        check_unlocked(item)
        item.keep("fields", item.content, {**item.fields, **values}, self.caller.identity)
        return json_response(200, fields_json(item))

    def _put(self, request: Request, folder: Item, name: str, *, by_id: bool) -> Response:
        options = request.options()
        etag = request.header("If-Match")
        behaviour = check_behaviour(options.pop(BEHAVIOUR, _default(by_id=by_id)), etag)
        view(options, "driveItem", ())
        if len(request.body) > self.tenant.simple_limit:
            raise RefusedError(413, "invalidRequest", "The file is too large.", detail="maxFileSizeExceeded")
        place = Place(self.library, folder, name, behaviour, etag)
        item, new = save(place, request.body, self.caller.identity)
        shown = self.shapes.item(item, View("driveItem"))
        item.settle(late=self.tenant.late_promotion)
        return json_response(201 if new else 200, shown)

    def _open(self, request: Request, folder: Item, name: str, *, by_id: bool) -> Response:
        view(request.options(), "driveItem", ())
        body = request.json()
        described, deferred = body.pop("item", None), body.pop("deferCommit", False)
        if not isinstance(described, dict) or body or not isinstance(deferred, bool):
            raise malformed("An upload session is described by an item and deferCommit.")
        size = described.get("fileSize", 0)
        if described.get("name", name) != name or not isinstance(size, int):
            raise malformed("The name in the body differs from the one in the address, or the size is no number.")
        etag = request.header("If-Match")
        behaviour = check_behaviour(described.get(BEHAVIOUR, _default(by_id=by_id)), etag)
        place = Place(self.library, folder, name, behaviour, etag)
        check_save(place)
        check_room(self.library, size)
        ends = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=15)
        session = UploadSession(place, self.caller, deferred, ends)
        self.tenant.opened.append(session)
        answer: JsonObject = {"uploadUrl": upload_url(session), **status_json(session, self.tenant)}
        return json_response(200, answer)


def _default(*, by_id: bool) -> str | None:
    """Return what is meant when nothing is said: whoever names a file by its id means to replace it."""
    return REPLACE if by_id else None


def _check_value(name: str, value: object, column: Column | None) -> None:
    if column is None:
        raise malformed(f"Field '{name}' is not recognized")
    if column.read_only:
        raise malformed(f"Field '{name}' is read-only", detail="propertyNotUpdateable")
    if value is not None and type(value) not in _VALUES.get(column.kind, (str,)):
        raise malformed(f"The value of field '{name}' is not a {column.kind}.")
