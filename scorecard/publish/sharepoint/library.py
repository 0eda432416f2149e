"""The site and the document library that the settings name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import quote, unquote

from pydantic import BaseModel, ValidationError

from scorecard.publish.settings import PublishSettings
from scorecard.publish.sharepoint.errors import PublishError
from scorecard.publish.sharepoint.refusals import refusal, traced
from scorecard.publish.sharepoint.resources import Drive, Site
from scorecard.publish.sharepoint.wire import GRAPH, Wire
from scorecard.sentences import join

OK, BAD_REQUEST, NOT_FOUND, GONE = 200, 400, 404, 410
_MOST_PAGES = 50
Resource = TypeVar("Resource", bound=BaseModel)


def find_site(wire: Wire, settings: PublishSettings) -> Site:
    """Return the site; raises ``PublishError``."""
    path = f":{quote(unquote(settings.site_path))}" if settings.site_path else ""
    reply = wire.graph("GET", f"/sites/{settings.host}{path}?$select=id,webUrl,displayName")
    if reply.status == BAD_REQUEST:  # how Graph says that the host is not of the tenant
        wrong = f"{settings.host} is no SharePoint of the directory {settings.tenant}. {traced(reply)}"
        raise PublishError(wrong, "Check 'site' and 'tenant'.", setting="site")
    if reply.status != OK:
        raise refusal(reply, f"find the site {settings.site}", setting="site")
    return reply.read(Site)


def find_library(wire: Wire, settings: PublishSettings, site: Site) -> Drive:
    """Return the document library; raises ``PublishError``."""
    if settings.drive is not None:
        reply = wire.graph("GET", f"/drives/{settings.drive}?$select=id,name,webUrl")
        if reply.status != OK:
            raise refusal(reply, "find the document library of this id", setting="drive")
        return _on_site(reply.read(Drive), settings)
    drives = list(
        pages(wire, f"/sites/{site.id}/drives?$select=id,name,webUrl", Drive, "list the site's libraries", "library")
    )
    named = [drive for drive in drives if settings.library in (drive.name, _last_part(drive))]
    if len(named) != 1:
        raise _unclear(drives, named, settings.library or "")
    return named[0]


def pages(wire: Wire, path: str, kind: type[Resource], doing: str, setting: str) -> Iterator[Resource]:
    """Yield the resources of a list, page by page; raises ``PublishError``."""
    for _ in range(_MOST_PAGES):
        reply = wire.graph("GET", path)
        if reply.status != OK:
            raise refusal(reply, doing, setting=setting)
        try:
            yield from [kind.model_validate(each) for each in reply.data.get("value", ())]
        except (ValidationError, TypeError):
            raise PublishError("Microsoft Graph answered with a list that cannot be read.", setting=setting) from None
        path = str(reply.data.get("@odata.nextLink") or "")
        if not path:
            return
        if not path.startswith(f"{GRAPH}/"):
            raise PublishError("Microsoft Graph sends on to another address than its own.", setting=setting)


def _last_part(drive: Drive) -> str:
    return unquote(drive.web_url.rsplit("/", 1)[-1])


def _on_site(drive: Drive, settings: PublishSettings) -> Drive:
    if not unquote(drive.web_url).lower().startswith(f"{unquote(settings.site)}/".lower()):
        wrong = f"The drive is the library '{drive.name}' of another site, at {drive.web_url}."
        raise PublishError(wrong, "Correct 'drive' or 'site'.", setting="drive")
    return drive


def _unclear(drives: list[Drive], named: list[Drive], name: str) -> PublishError:
    """Return that no library, or more than one, is meant."""
    if named:
        wrong = f"{len(named)} libraries are called '{name}': {join([drive.web_url for drive in named])}."
        return PublishError(wrong, "Write 'drive' with the id of one in place of 'library'.", setting="library")
    there = join([f"'{drive.name}'" for drive in drives])
    wrong = f"The site has no document library '{name}' that the tool may see."
    return PublishError(wrong, f"It has {there}." if there else "It has none.", setting="library")
