"""What a SharePoint site holds: document libraries, folders, files and their versions.

Names are case-insensitive, as in SharePoint. A file's eTag moves with every change, its cTag with every change of its
content only.
"""

from __future__ import annotations

import datetime as dt
import itertools
import mimetypes
import secrets
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tests.sharepoint.server.office import promoted
from tests.sharepoint.server.quick_xor import quick_xor_hash

VersionKind = Literal["upload", "fields"]
LockKind = Literal["checked out", "open", "label"]


class Identity(NamedTuple):
    """Who did something."""

    kind: Literal["application", "user"]
    id: str
    name: str


OFFICER = Identity("user", "5f6d0a9e-1111-4222-8333-444455556666", "Priya Shah")


@dataclass(frozen=True)
class Column:
    """A column of a library; ``name`` is the internal name, ``display_name`` the one that people see."""

    name: str
    display_name: str
    kind: Literal["text", "number", "boolean", "dateTime", "personOrGroup"] = "text"
    read_only: bool = False
    id: str = field(default_factory=lambda: str(uuid.uuid4()))


def own_columns() -> list[Column]:
    """Return the columns that every library has."""
    return [
        Column("Title", "Title"),
        Column("FileLeafRef", "Name"),
        Column("Modified", "Modified", "dateTime", read_only=True),
        Column("Editor", "Modified By", "personOrGroup", read_only=True),
        Column("_UIVersionString", "Version", read_only=True),
    ]


@dataclass(frozen=True)
class Version:
    """A version of a file, as kept: an upload and a change of the columns each make one."""

    number: str
    kind: VersionKind
    content: bytes = field(repr=False)
    fields: Mapping[str, object]
    by: Identity
    at: dt.datetime


@dataclass(eq=False)
class Item:
    """A file or a folder. A folder has no versions."""

    name: str
    parent: Item | None
    is_folder: bool
    created_by: Identity
    list_item: int
    id: str = field(default_factory=lambda: "01" + secrets.token_hex(16).upper())
    guid: str = field(default_factory=lambda: str(uuid.uuid4()).upper())
    changes: int = 1
    content_changes: int = 1
    versions: list[Version] = field(default_factory=list)
    children: dict[str, Item] = field(default_factory=dict)
    lock: LockKind | None = None
    uploaded: bytes = field(default=b"", repr=False)
    created: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))

    @property
    def etag(self) -> str:
        """The eTag, with its quotation marks."""
        return f'"{{{self.guid}}},{self.changes}"'

    @property
    def ctag(self) -> str:
        """The cTag, with its quotation marks."""
        return f'"c:{{{self.guid}}},{self.content_changes}"'

    @property
    def content(self) -> bytes:
        """What a download gives: Office files hold their columns."""
        return self.versions[-1].content

    @property
    def fields(self) -> Mapping[str, object]:
        """The values of the columns that have been set."""
        return self.versions[-1].fields if self.versions else {}

    @property
    def modified_by(self) -> Identity:
        """Who made the last version."""
        return self.versions[-1].by if self.versions else self.created_by

    @property
    def modified(self) -> dt.datetime:
        """When the last version was made."""
        return self.versions[-1].at if self.versions else self.created

    @property
    def size(self) -> int:
        """Bytes of the file, or of the files in the folder."""
        return sum(item.size for item in self.children.values()) if self.is_folder else len(self.content)

    @property
    def hash(self) -> str:
        """The quickXorHash of the content."""
        return quick_xor_hash(self.content)

    @property
    def mime_type(self) -> str:
        """What the name says about the content."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def path(self) -> str:
        """The path within the library, without a slash in front; empty for its root."""
        return "/".join(part for part in (self.parent.path, self.name) if part) if self.parent else ""

    def keep(self, kind: VersionKind, content: bytes, fields: Mapping[str, object], by: Identity) -> None:
        """Make a version; Office files are rewritten."""
        if self.versions:
            self.changes += 1
        self.uploaded = content if kind == "upload" else self.uploaded
        kept = promoted(self.name, content, fields, self.etag)
        if self.versions and kept != self.content:
            self.content_changes += 1
        number = f"{len(self.versions) + 1}.0"
        self.versions.append(Version(number, kind, kept, dict(fields), by, dt.datetime.now(dt.UTC)))

    def settle(self, *, late: bool) -> None:
        """Let SharePoint's later work on an Office file move the eTag once more, where a test wants that."""
        if late and self.content != self.uploaded:
            self.changes += 1


@dataclass(eq=False)
class Library:
    """A document library, which Microsoft Graph calls a drive. ``quota`` is in bytes; None is room enough."""

    name: str
    columns: list[Column] = field(default_factory=own_columns)
    quota: int | None = None
    id: str = field(default_factory=lambda: "b!" + secrets.token_urlsafe(48))
    list_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    root: Item = field(default_factory=lambda: Item("root", None, is_folder=True, created_by=OFFICER, list_item=0))
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1), repr=False)

    def column(self, *names: str) -> None:
        """Add text columns; each shows under its own name."""
        self.columns.extend(Column(name, name) for name in names)

    def items(self) -> Iterator[Item]:
        """Give the root and all below it."""
        waiting = [self.root]
        while waiting:
            item = waiting.pop()
            yield item
            waiting.extend(item.children.values())

    def by_id(self, wanted: str) -> Item | None:
        """Return the item of this id."""
        if wanted == "root":
            return self.root
        return next((item for item in self.items() if item.id == wanted), None)

    def find(self, path: str) -> Item | None:
        """Return the item at a path like ``2022-23/Q2/report.pdf``."""
        item: Item | None = self.root
        for name in path.split("/"):
            item = item.children.get(name.lower()) if item else None
        return item

    def file(self, path: str) -> Item:
        """Return the file or folder at a path, which has to be there."""
        item = self.find(path)
        if item is None:
            raise KeyError(path)
        return item

    def tree(self) -> dict[str, bytes | None]:
        """Return the content of every file by path, and None for every folder."""
        found = {item.path: None if item.is_folder else item.content for item in self.items() if item.parent}
        return dict(sorted(found.items()))

    def add(self, parent: Item, name: str, by: Identity, *, is_folder: bool = False) -> Item:
        """Add an empty folder, or a file that has no version yet."""
        item = Item(name, parent, is_folder, by, next(self.numbers))
        parent.children[name.lower()] = item
        return item

    def folder(self, path: str, by: Identity = OFFICER) -> Item:
        """Return the folder at a path; what is missing of it is made."""
        item = self.root
        for name in filter(None, path.split("/")):
            item = item.children.get(name.lower()) or self.add(item, name, by, is_folder=True)
        return item

    def put(self, path: str, content: bytes, by: Identity = OFFICER) -> Item:
        """Save a file, as an officer does."""
        folder, _, name = path.rpartition("/")
        parent = self.folder(folder)
        item = parent.children.get(name.lower()) or self.add(parent, name, by)
        item.keep("upload", content, item.fields, by)
        return item

    def remove(self, path: str) -> None:
        """Delete a file or folder, as an officer does."""
        item = self.file(path)
        if item.parent:
            del item.parent.children[item.name.lower()]

    @property
    def room(self) -> int | None:
        """Bytes that are left, or None if there is no limit."""
        return (
            None if self.quota is None else self.quota - sum(len(v.content) for i in self.items() for v in i.versions)
        )
