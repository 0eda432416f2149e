"""What Microsoft Graph answers, as far as it is read here; the rest is passed over."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field


class _Resource(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Site(_Resource):
    """A SharePoint site."""

    id: str
    web_url: str = Field(default="", alias="webUrl")
    title: str | None = Field(default=None, alias="displayName")


class Drive(_Resource):
    """A document library."""

    id: str
    name: str
    web_url: str = Field(default="", alias="webUrl")


class Text(_Resource):
    """What makes a column one of text."""


class Column(_Resource):
    """A column of a library; ``name`` is the internal one."""

    name: str
    shown: str | None = Field(default=None, alias="displayName")
    read_only: bool = Field(default=False, alias="readOnly")
    text: Text | None = None


class Identity(_Resource):
    """A person, or an application."""

    id: str | None = None
    email: str | None = None
    name: str | None = Field(default=None, alias="displayName")


class Identities(_Resource):
    """Who did something, and with what."""

    user: Identity | None = None
    application: Identity | None = None


class ListItem(_Resource):
    """The columns of a file, by internal name, and the tag that changes with them."""

    e_tag: str | None = Field(default=None, alias="eTag")
    fields: dict[str, object] = Field(default_factory=dict)


class Item(_Resource):
    """A file or folder in a library."""

    id: str
    name: str = ""
    e_tag: str | None = Field(default=None, alias="eTag")
    c_tag: str | None = Field(default=None, alias="cTag")
    web_url: str = Field(default="", alias="webUrl")
    folder: object = None
    changed: dt.datetime | None = Field(default=None, alias="lastModifiedDateTime")
    changed_by: Identities = Field(default=Identities(), alias="lastModifiedBy")
    list_item: ListItem | None = Field(default=None, alias="listItem")

    def column(self, name: str | None) -> object:
        """Return what a column holds; None where it is empty, or there is none."""
        return self.list_item.fields.get(name) if self.list_item is not None and name is not None else None


class UploadSession(_Resource):
    """An upload in fragments; its address is a secret."""

    address: str = Field(alias="uploadUrl", repr=False)
