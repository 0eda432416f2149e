"""The command against the server: what arrives, what a second run does, and what a person's edit leads to."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from tests.sharepoint.client_material import (
    COLUMNS,
    FOLDER,
    INDICATORS,
    NAMES,
    QUARTER,
    make_run,
    publish,
    published,
    ready,
    settings_for,
)
from tests.sharepoint.server.library import OFFICER
from tests.sharepoint.server.names import GRAPH, UPLOADS
from tests.sharepoint.server.scene import Scene

Printed = pytest.CaptureFixture[str]
ADDRESS = f"https://contoso.sharepoint.com/sites/performance/Documents/{FOLDER}".replace(" ", "%20")
EVERY = dict.fromkeys(NAMES, "unchanged")


@pytest.fixture
def workspace(tmp_path: Path, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace with a finished run."""
    return ready(tmp_path, scene, monkeypatch)


def an_officer_edits(scene: Scene, name: str) -> None:
    """Let a person change a published file."""
    item = published(scene)[name]
    item.keep("upload", b"an officer's words", item.fields, OFFICER)


@pytest.mark.parametrize("columns", [COLUMNS, ""])
def test_all_files_arrive_and_the_second_time_nothing_is_sent(
    workspace: Path, scene: Scene, capsys: Printed, columns: str
) -> None:
    """The first run uploads every file, the report first; the second leaves each as it is."""
    (workspace / "publish.yaml").write_text(settings_for(scene, more=columns), encoding="utf-8")
    first = publish(workspace, capsys)
    assert (first.code, first.actions) == (0, dict.fromkeys(NAMES, "uploaded"))
    assert list(first.actions) == list(NAMES)
    assert {name: item.uploaded for name, item in published(scene).items()} == {
        name: (workspace / "outputs" / QUARTER / name).read_bytes() for name in NAMES
    }
    sent = len(scene.server.requests)
    second = publish(workspace, capsys)
    assert (second.code, second.actions) == (0, EVERY)
    assert {request.method for request in scene.server.requests[sent:]} <= {"GET", "POST"}
    assert all("oauth2" in r.path for r in scene.server.requests[sent:] if r.method == "POST")
    assert scene.server.malformed == []


def test_columns_hold_what_a_file_is(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """SHA-256 and quarter stand beside each file."""
    done = publish(workspace, capsys, "--format", "json")
    for sent in json.loads(done.out):
        assert published(scene)[sent["file"]].fields == {"SHA256": sent["sha256"], "Quarter": "2022-23 Q2"}
        assert sent["action"] == "uploaded"
        assert sent["url"] == f"{ADDRESS}/{sent['file']}"


@pytest.mark.parametrize("ranges", ["open", "closed", "several"])
def test_a_large_file_goes_in_fragments(workspace: Path, scene: Scene, capsys: Printed, ranges: str) -> None:
    """More than 4 MiB are sent to an address of their own, without a token, and replaced in the same way."""
    scene.server.tenant.ranges = ranges  # type: ignore[assignment]  # reason: one of the literals
    for pages in (11_000, 11_001):
        folder = make_run(workspace, pages=pages)
        assert publish(workspace, capsys).code == 0
        assert published(scene)["cabinet-report.pdf"].content == (folder / "cabinet-report.pdf").read_bytes()
    fragments = scene.server.asked("PUT", UPLOADS)
    assert len(fragments) == 6
    assert [request.header("Authorization") for request in fragments] == [None] * 6
    assert scene.server.malformed == []


def test_only_what_changed_is_replaced(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """A new run replaces the files that differ, with the eTag of those that were looked at."""
    publish(workspace, capsys)
    make_run(workspace, pages=2)
    changed = {"cabinet-report.pdf": "replaced", "manifest.json": "replaced"}
    assert publish(workspace, capsys).actions == EVERY | changed
    assert publish(workspace, capsys).actions == EVERY
    assert scene.server.malformed == []


def test_columns_that_are_named_later_are_filled_in(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """What is there stays, and one request for each file adds the column."""
    publish(workspace, capsys)
    more = "columns: {sha256: SHA256, quarter: Quarter, digest: Status}\n"
    (workspace / "publish.yaml").write_text(settings_for(scene, more=more), encoding="utf-8")
    assert publish(workspace, capsys, "--dry-run").actions == dict.fromkeys(NAMES, "would fill in columns")
    assert publish(workspace, capsys).actions == dict.fromkeys(NAMES, "columns filled in")
    assert publish(workspace, capsys).actions == EVERY
    assert [item.uploaded for item in published(scene).values() if len(item.versions) != 3] == []


@pytest.mark.parametrize(("columns", "manifest"), [(COLUMNS, "unchanged"), ("", "replaced")])
def test_a_persons_edit_is_replaced_with_a_warning(
    workspace: Path, scene: Scene, capsys: Printed, columns: str, manifest: str
) -> None:
    """The warning names who and when; without columns the manifest is sent again, as its date is the only witness."""
    (workspace / "publish.yaml").write_text(settings_for(scene, more=columns), encoding="utf-8")
    publish(workspace, capsys)
    an_officer_edits(scene, "cabinet-report.pdf")
    done = publish(workspace, capsys)
    assert done.actions == EVERY | {"cabinet-report.pdf": "replaced", "manifest.json": manifest}
    assert done.problems[0].startswith(
        f"outputs/{QUARTER}/cabinet-report.pdf: warning SC514: cabinet-report.pdf in the library was last changed by "
        f"{OFFICER.name} on "
    )
    assert publish(workspace, capsys).actions == EVERY


def test_an_edit_in_the_last_moment_is_told_too(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """A file that a person changes between the look and the upload is looked at again, and the person is named."""
    publish(workspace, capsys)
    make_run(workspace, pages=2)
    scene.server.faults.before("PUT", "cabinet-report.pdf", lambda: an_officer_edits(scene, "cabinet-report.pdf"))
    done = publish(workspace, capsys)
    assert done.code == 0
    assert [problem.partition(" on ")[0].rpartition("by ")[2] for problem in done.problems] == [OFFICER.name]


def test_a_file_that_comes_in_the_last_moment_is_not_overwritten_unseen(
    workspace: Path, scene: Scene, capsys: Printed
) -> None:
    """Where a name is taken between the look and the upload, what is there is looked at first."""
    put = scene.library.put
    scene.server.faults.before("PUT", "scorecard.csv", lambda: put(f"{FOLDER}/scorecard.csv", b"an officer's file"))
    done = publish(workspace, capsys)
    assert (done.code, done.actions["scorecard.csv"]) == (0, "replaced")
    assert len(done.problems) == 1


def test_a_file_that_another_publication_brings_in_the_last_moment_is_kept(
    workspace: Path, scene: Scene, capsys: Printed
) -> None:
    """Where the same run was published in between, there is nothing left to send."""
    publish(workspace, capsys)
    item = published(scene)["scorecard.csv"]
    whole = item.versions[-1]
    item.keep("upload", b"before", {}, whole.by)
    scene.server.faults.before("PUT", "csv", lambda: item.keep("upload", whole.content, whole.fields, whole.by))
    assert publish(workspace, capsys).actions == EVERY


def test_a_published_file_that_graph_gives_itself_is_read(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """A download that is not sent on to another address is taken as it comes."""
    publish(workspace, capsys)
    manifest = (workspace / "outputs" / QUARTER / "manifest.json").read_text(encoding="utf-8")
    scene.server.faults.answer("GET", r"/content$", 200, body=manifest)
    assert publish(workspace, capsys).actions == EVERY


def test_an_edit_between_the_upload_and_the_columns_is_seen(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """Our SHA-256 is not written beside what another sent: the file is replaced once more, with a warning."""
    scene.server.faults.after("PUT", "csv", lambda: an_officer_edits(scene, "scorecard.csv"))
    done = publish(workspace, capsys)
    assert (done.code, done.actions["scorecard.csv"], len(done.problems)) == (0, "replaced", 1)
    assert publish(workspace, capsys).actions == EVERY


def test_a_file_that_is_removed_as_soon_as_it_arrives_is_sent_again(
    workspace: Path, scene: Scene, capsys: Printed
) -> None:
    """What is gone before its columns are filled in is sent once more."""
    scene.server.faults.after("PUT", "csv", lambda: scene.library.remove(f"{FOLDER}/scorecard.csv"))
    assert publish(workspace, capsys).actions == dict.fromkeys(NAMES, "uploaded")
    assert publish(workspace, capsys).actions == EVERY


def test_an_edit_before_the_end_is_seen(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """What was changed after it was sent is told at the end, and the same command mends it."""
    scene.server.faults.after("PATCH", "fields", lambda: an_officer_edits(scene, "scorecard.csv"), nth=7)
    done = publish(workspace, capsys)
    assert (done.code, list(done.actions)) == (3, list(NAMES))
    assert (
        "scorecard.csv in the library was changed while this report was published. 7 of 7 files were sent before"
        in done.err
    )
    assert publish(workspace, capsys).actions == EVERY | {"scorecard.csv": "replaced"}


def test_a_publication_that_begins_beside_another_ends(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """Where the manifest changes before the first file is replaced, nothing is."""
    publish(workspace, capsys)
    make_run(workspace, pages=2)
    before = published(scene)["cabinet-report.pdf"].content
    scene.server.faults.before("PATCH", "fields", lambda: an_officer_edits(scene, "manifest.json"))
    done = publish(workspace, capsys)
    assert (done.code, done.out) == (3, "")
    assert "whether another publication is under way" in done.err
    assert published(scene)["cabinet-report.pdf"].content == before
    assert publish(workspace, capsys).code == 0


def test_a_dry_run_changes_nothing_and_tells_what_would_move(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """Every file is listed with what would happen, and each rating that would move is a warning."""
    assert publish(workspace, capsys, "--dry-run").actions == dict.fromkeys(NAMES, "would upload")
    assert scene.library.tree() == {}
    publish(workspace, capsys)
    make_run(workspace, ({**INDICATORS[0], "rating": "amber"}, INDICATORS[1]))
    before = scene.library.tree()
    done = publish(workspace, capsys, "--dry-run")
    assert done.actions["scorecard.json"] == "would replace"
    (moved,) = done.problems
    assert moved.startswith(f"outputs/{QUARTER}/scorecard.json: warning SC507 4.2 2022-23 Q2: It was green (216,924) ")
    assert "in what is published, and is now amber (216,924). Tell those who rely on the published report" in moved
    assert scene.library.tree() == before
    assert publish(workspace, capsys).problems == done.problems


def test_nothing_secret_is_printed_or_logged(
    workspace: Path, scene: Scene, capsys: Printed, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither output nor the project's own log holds a token, a secret, or an address that is one."""
    caplog.set_level(logging.DEBUG, logger="scorecard")
    make_run(workspace, pages=11_000)
    done = publish(workspace, capsys)
    assert [secret for secret in scene.server.secrets() if secret in done.out + done.err + caplog.text] == []


def test_a_token_that_ends_early_is_renewed(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """The tool signs in once more and goes on."""
    scene.server.faults.before("PUT", "scorecard.csv", scene.server.tenant.end_tokens)
    assert publish(workspace, capsys).code == 0
    assert len(scene.server.asked("PUT", GRAPH, "scorecard.csv")) == 2


def test_the_tool_signs_in_anew_once_and_no_more(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """A second token that is not accepted before its time is a matter for people."""
    scene.server.faults.answer("GET", "/sites/", 401)
    scene.server.faults.answer("PUT", "scorecard.csv", 401)
    done = publish(workspace, capsys)
    assert done.code == 3
    assert "SC505: Microsoft Graph does not accept the sign-in, so the tool could not send scorecard.csv." in done.err
    assert len(scene.server.asked("PUT", GRAPH, "scorecard.csv")) == 1
