"""What is done with a file, from what the library says of the one that is there."""

from __future__ import annotations

import datetime as dt

import pytest

from scorecard.publish.finished import OutputFile
from scorecard.publish.sharepoint.deciding import Action, Evidence, changed_by_person, decide, evidence_of
from scorecard.publish.sharepoint.resources import Item

OURS = "11111111-1111-1111-1111-111111111111"
OURS_ONLY = frozenset({OURS})
NOON = dt.datetime(2022, 11, 21, 12, tzinfo=dt.UTC)
FILE = OutputFile("scorecard.csv", b"new", "sha-new")
MANIFEST = OutputFile("manifest.json", b"m", "sha-m")


def item(*, sha256: str | None = None, changed: dt.datetime = NOON, by: dict[str, object] | None = None) -> Item:
    """Return a file that is there; ``by`` is who changed it last, by default our application."""
    fields = {} if sha256 is None else {"Hash": sha256}
    mine: dict[str, object] = {"application": {"id": OURS}, "user": {"displayName": "SharePoint App"}}
    data = {
        "id": "1",
        "lastModifiedDateTime": changed.isoformat(),
        "lastModifiedBy": by or mine,
        "listItem": {"fields": fields},
    }
    return Item.model_validate(data)


def with_column(announced: str | None, bytes_there: str) -> Evidence:
    """Return what is known where a column holds SHA-256: that of the manifest's column, and of its bytes."""
    return Evidence(item(sha256=announced), bytes_there, {}, "Hash", OURS_ONLY)


@pytest.mark.parametrize(
    ("there", "evidence", "action"),
    [
        (None, Evidence(), Action.UPLOAD),
        (item(sha256="sha-new"), with_column("sha-m", "sha-m"), Action.KEEP),
        (item(sha256="sha-old"), with_column("sha-m", "sha-m"), Action.REPLACE),
        (item(), with_column("sha-m", "sha-m"), Action.REPLACE),
        (item(sha256="sha-new"), with_column("sha-m", "sha-before"), Action.KEEP),
        (item(sha256="sha-new"), with_column("sha-before", "sha-before"), Action.KEEP),
        (item(sha256="sha-new"), with_column(None, "sha-before"), Action.KEEP),
        (item(sha256="sha-new"), with_column("sha-other", "sha-m"), Action.REPLACE),
        (item(sha256="sha-new"), with_column("sha-other", "sha-before"), Action.REPLACE),
        (item(sha256="sha-new"), Evidence(column="Hash"), Action.KEEP),
    ],
)
def test_a_column_tells_what_is_there(there: Item | None, evidence: Evidence, action: Action) -> None:
    """A file is kept where its column holds its SHA-256, unless a publication of a third run broke off."""
    assert decide(FILE, there, {"Hash": "sha-new"}, evidence, "sha-m") is action


@pytest.mark.parametrize(
    ("named", "changed", "manifest", "action"),
    [
        ("sha-new", NOON, item(changed=NOON), Action.KEEP),
        ("sha-old", NOON, item(changed=NOON), Action.REPLACE),
        ("sha-new", NOON + dt.timedelta(seconds=1), item(changed=NOON), Action.REPLACE),
        ("sha-new", NOON, None, Action.KEEP),
    ],
)
def test_without_columns_the_manifest_tells_what_is_there(
    named: str, changed: dt.datetime, manifest: Item | None, action: Action
) -> None:
    """A file is kept where the manifest names its SHA-256 and it was not changed after the manifest."""
    evidence = Evidence(manifest, "sha-m", {"scorecard.csv": named})
    assert decide(FILE, item(changed=changed), {}, evidence, "sha-m") is action


@pytest.mark.parametrize(
    ("bytes_there", "values", "action"),
    [
        ("sha-m", {"Hash": "sha-m"}, Action.KEEP),
        ("sha-m", {"Hash": "sha-m", "Quarter": "2022-23 Q2"}, Action.COMPLETE),
        ("sha-before", {"Hash": "sha-m"}, Action.REPLACE),
    ],
)
def test_the_manifest_is_known_by_its_bytes(bytes_there: str, values: dict[str, str], action: Action) -> None:
    """The manifest's column announces what is to come, so that its bytes decide; missing columns are filled in."""
    evidence = with_column("sha-m", bytes_there)
    assert decide(MANIFEST, item(sha256="sha-m"), values, evidence, "sha-m") is action


@pytest.mark.parametrize(
    ("evidence", "announced"),
    [
        (with_column("sha-before", "sha-before"), True),
        (with_column(None, "sha-before"), True),
        (with_column("sha-m", "sha-before"), False),
        (with_column("sha-m", "sha-m"), False),
        (with_column("sha-other", "sha-before"), False),
        (with_column("sha-other", "sha-m"), False),
        (Evidence(item(), "sha-before"), False),
        (Evidence(column="Hash"), False),
    ],
)
def test_a_replacement_is_announced_once(evidence: Evidence, *, announced: bool) -> None:
    """The manifest's column is set where it told of a whole publication; one that broke off stays told to the end."""
    assert evidence.must_announce("sha-m") is announced


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"outputs": [{"file": "a"}]}', b"\xff"])
def test_a_manifest_that_cannot_be_read_names_nothing(content: bytes) -> None:
    """Junk in the library is no evidence of anything."""
    assert evidence_of(item(), content, "sha", None, OURS_ONLY).named == {}


@pytest.mark.parametrize(
    ("by", "who"),
    [
        (
            {"user": {"email": "p@contoso.com", "displayName": "Priya Shah"}},
            "Priya Shah on 21 November 2022 at 12:00 UTC",
        ),
        ({"user": {"id": "7"}}, "7 on 21 November 2022 at 12:00 UTC"),
        (
            {"user": {"email": "p@contoso.com"}, "application": {"id": "other"}},
            "p@contoso.com on 21 November 2022 at 12:00 UTC",
        ),
        ({"user": {"email": "p@contoso.com"}, "application": {"id": OURS.upper()}}, None),
        ({"user": {"displayName": "SharePoint App"}, "application": {"id": "other"}}, None),
        ({"application": {"id": "other"}}, None),
    ],
)
def test_who_changed_a_file(by: dict[str, object], who: str | None) -> None:
    """A person is named with the moment; this tool, also on a person's behalf, and other applications are not."""
    assert changed_by_person(item(by=by), OURS_ONLY) == who


def test_a_change_without_a_moment_has_none() -> None:
    """Where SharePoint does not say when, only the person is named."""
    data = {"id": "1", "lastModifiedBy": {"user": {"id": "7"}}}
    assert changed_by_person(Item.model_validate(data), OURS_ONLY) == "7"
