"""What is to be done with each file, from what the library says of the one that is there.

SharePoint rewrites documents of Office when they arrive, so that neither size nor hash of what is there can be compared
with what was sent. A file is the same where its column holds the SHA-256 of ours. A publication that broke off could
have replaced a file and not its column; so before the first file is replaced, the column of the manifest is given the
SHA-256 of the manifest to come. Where it holds that of a third manifest, no column is believed. As long as there is no
manifest, the column of a file is emptied before the file is replaced.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scorecard.collect.published import MANIFEST
from scorecard.publish.finished import OutputFile
from scorecard.publish.sharepoint.resources import Item


class Action(StrEnum):
    """What happens to a file."""

    UPLOAD = "upload"
    REPLACE = "replace"
    COMPLETE = "complete"
    KEEP = "keep"


@dataclass(frozen=True)
class Evidence:
    """What is known of all files: the manifest that is there, by its item and the SHA-256 of its bytes.

    ``named`` maps the files that it names to their SHA-256; ``column`` is the one that holds a SHA-256, None where the
    library has none; ``own`` are the ids of our applications.
    """

    manifest: Item | None = None
    sha256: str | None = None
    named: Mapping[str, str] = field(default_factory=dict)
    column: str | None = None
    own: frozenset[str] = frozenset()

    @property
    def announced(self) -> str | None:
        """The SHA-256 of the manifest that was to come when the latest publication began, None where none is told."""
        value = self.manifest.column(self.column) if self.manifest is not None else None
        return value if isinstance(value, str) and value else None

    def believes_columns(self, ours: str) -> bool:
        """Whether no publication of another run than ours broke off; ``ours`` is the SHA-256 of our manifest."""
        return self.announced in (None, ours, self.sha256)

    def must_announce(self, ours: str) -> bool:
        """Whether the manifest's column is to be set before the first file is replaced."""
        return (
            self.column is not None
            and self.manifest is not None
            and ours not in (self.sha256, self.announced)
            and self.believes_columns(ours)
        )


def evidence_of(manifest: Item, content: bytes, sha256: str, column: str | None, own: frozenset[str]) -> Evidence:
    """Return what the manifest that is there tells; one that cannot be read names no file."""
    try:
        outputs = json.loads(content)["outputs"]
        named = {str(output["file"]): str(output["sha256"]) for output in outputs}
    except (ValueError, KeyError, TypeError, RecursionError):
        named = {}
    return Evidence(manifest, sha256, named, column, own)


def decide(file: OutputFile, item: Item | None, values: Mapping[str, str], evidence: Evidence, ours: str) -> Action:
    """Return what to do with a file; ``values`` are those of its columns, ``ours`` the SHA-256 of our manifest."""
    if item is None:
        return Action.UPLOAD
    if changed_by_person(item, evidence.own) is not None or not _is_there(file, item, evidence, ours):
        return Action.REPLACE
    complete = all(item.column(name) == value for name, value in values.items())
    return Action.KEEP if complete else Action.COMPLETE


def changed_by_person(item: Item, own: frozenset[str]) -> str | None:
    """Return who changed a file last and when, where it was a person, and not this tool on a person's behalf."""
    user, application = item.changed_by.user, item.changed_by.application
    if user is None or not (user.email or user.id):
        return None
    if application is not None and (application.id or "").lower() in own:
        return None
    when = f" on {_moment(item.changed)}" if item.changed is not None else ""
    return f"{user.name or user.email or user.id}{when}"


def _moment(time: dt.datetime) -> str:
    utc = time.astimezone(dt.UTC)
    return f"{utc.day} {utc:%B %Y at %H:%M} UTC"


def _is_there(file: OutputFile, item: Item, evidence: Evidence, ours: str) -> bool:
    """Whether the content of a file is in the library."""
    if file.name == MANIFEST:
        return evidence.sha256 == file.sha256
    if evidence.column is not None:
        return item.column(evidence.column) == file.sha256 and evidence.believes_columns(ours)
    return evidence.named.get(file.name) == file.sha256 and not _is_later(item, evidence.manifest)


def _is_later(item: Item, manifest: Item | None) -> bool:
    """Whether a file was changed after the manifest, which is sent last."""
    if manifest is None or item.changed is None or manifest.changed is None:
        return False
    return item.changed > manifest.changed
