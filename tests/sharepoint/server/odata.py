"""The query options of OData that Microsoft Graph takes: $select, $expand, $top, $skiptoken."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.sharepoint.server.wire import JsonObject, RefusedError, malformed

Expansion: TypeAlias = "Callable[[View], object]"

_WORDS = {
    "site": "id name displayName webUrl createdDateTime siteCollection description root",
    "drive": "id name driveType webUrl quota owner createdDateTime description sharepointIds",
    "driveItem": (
        "id name size eTag cTag webUrl file folder root createdBy createdDateTime lastModifiedBy lastModifiedDateTime"
        " parentReference fileSystemInfo description sharepointIds @microsoft.graph.downloadUrl"
    ),
    "listItem": "id webUrl eTag createdDateTime lastModifiedDateTime lastModifiedBy createdBy",
    "list": "id name displayName webUrl list",
    "columnDefinition": (
        "id name displayName readOnly hidden required indexed text number boolean dateTime personOrGroup"
    ),
    "driveItemVersion": "id lastModifiedBy lastModifiedDateTime size",
}
PROPERTIES: Mapping[str, frozenset[str]] = {kind: frozenset(words.split()) for kind, words in _WORDS.items()}
RELATIONS: Mapping[str, Mapping[str, str]] = {
    "driveItem": {"listItem": "listItem", "children": "driveItem"},
    "listItem": {"fields": "fieldValueSet"},
}
_EXPANDED = re.compile(r"(?P<name>\w+)(?:\((?P<options>.+)\))?")


@dataclass(frozen=True)
class View:
    """What a caller wants to see of a resource. ``select`` is None for what is shown by default."""

    kind: str
    select: frozenset[str] | None = None
    expand: Mapping[str, View] = field(default_factory=dict)
    top: int | None = None
    skip_token: str | None = None

    def shows(self, name: str) -> bool:
        """Whether a property is to be shown."""
        return self.select is None or name in self.select or name.startswith("@odata.")

    def of(self, resource: JsonObject, expansions: Mapping[str, Expansion] | None = None) -> JsonObject:
        """Return a resource as the caller wants to see it."""
        shown = {name: value for name, value in resource.items() if self.shows(name)}
        return shown | {name: (expansions or {})[name](view) for name, view in self.expand.items()}


def view(options: Mapping[str, str], kind: str, allowed: Collection[str] = ("$select", "$expand")) -> View:
    """Read query options; one that is not allowed here, or names a property that is not there, is refused."""
    for name in options:
        if name not in allowed:
            raise _refused(f"The query option '{name}' is not supported here.")
    return View(
        kind,
        _selected(options["$select"], kind) if "$select" in options else None,
        dict(_expanded(part, kind) for part in _parts(options["$expand"], ",")) if "$expand" in options else {},
        _count(options["$top"]) if "$top" in options else None,
        options.get("$skiptoken"),
    )


def _selected(text: str, kind: str) -> frozenset[str]:
    names = frozenset(text.split(","))
    known = PROPERTIES.get(kind)
    strangers = names - known if known else {name for name in names if not re.fullmatch(r"\w+", name)}
    if strangers:
        raise _refused(f"Could not find a property named '{min(strangers)}' on type 'microsoft.graph.{kind}'.")
    return names


def _expanded(text: str, kind: str) -> tuple[str, View]:
    match = _EXPANDED.fullmatch(text)
    if not match:
        raise _refused(f"Syntax error in $expand: '{text}'.")
    target = RELATIONS.get(kind, {}).get(match["name"])
    if target is None:
        raise _refused(f"Could not find a property named '{match['name']}' on type 'microsoft.graph.{kind}'.")
    options = [part.partition("=") for part in _parts(match["options"], ";")] if match["options"] else []
    return match["name"], view({name: value for name, _, value in options}, target)


def _parts(text: str, separator: str) -> list[str]:
    """Split at separators that stand outside of brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    if depth != 0:
        raise _refused(f"Brackets do not match in '{text}'.")
    return parts


def _count(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d*", text):
        raise _refused(f"Invalid value '{text}' for $top query option.")
    return int(text)


def _refused(message: str) -> RefusedError:
    return malformed(f"Parsing OData Select and Expand failed: {message}", detail="invalidQueryOption")
