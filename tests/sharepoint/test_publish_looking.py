"""What only looks changes nothing, and a report that is not fit to be published is not even spoken of."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from scorecard.publish.manifest import read_manifest, write_manifest
from tests.sharepoint.publishing import FOLDER, MANIFEST, NAMES, QUARTER, RECORD, Desk, run
from tests.sharepoint.server.library import OFFICER

MOVED = "SC507 2.1 2025-26 Q2: It was green (55.9%) in what is published, and is now red (51.0%)."


def test_check_says_what_is_there_and_writes_nothing(desk: Desk) -> None:
    """Site, library, folder and columns, before anything was published."""
    done = desk.publish("--check", "--format", "json")
    assert done.code == 0, done.err
    found = {(each["what"], each["name"]) for each in json.loads(done.out)}
    assert found == {
        ("sign-in", f"secret in {desk.scene.server.tenant.id}"),
        ("site", "Performance"),
        ("library", "Documents"),
        ("folder", FOLDER),
        ("column", "SHA256"),
        ("column", "Quarter"),
    }
    assert desk.written() == []
    assert desk.scene.library.tree() == {}


def test_a_dry_run_of_a_first_publication(desk: Desk) -> None:
    """Each file is told as one that would be uploaded; not even a folder is made."""
    done = desk.publish("--dry-run")
    assert (done.code, done.actions) == (0, dict.fromkeys(NAMES, "would upload")), done.err
    assert desk.written() == []
    assert desk.scene.library.tree() == {}


def test_a_dry_run_tells_what_the_publication_then_does(desk: Desk) -> None:
    """New, replaced and unchanged files; the rating that moved; and what a person changed."""
    assert desk.publish_here().code == 0
    desk.take(desk.reports.newer)
    desk.scene.library.remove(f"{FOLDER}/cabinet-report.html")
    desk.scene.library.put(f"{FOLDER}/scorecard.csv", b"Changed by hand")
    tree, since = desk.scene.library.tree(), len(desk.scene.server.requests)
    told = desk.publish("--dry-run")
    assert told.code == 0, told.err
    assert desk.written(since) == []
    assert desk.scene.library.tree() == tree
    replaced = dict.fromkeys(NAMES, "would replace")
    assert told.actions == {**replaced, "cabinet-report.html": "would upload", "problems.json": "unchanged"}
    assert MOVED in told.err
    assert f"scorecard.csv in the library was last changed by {OFFICER.name}" in told.err
    done = desk.publish_here()
    assert done.err == told.err
    assert done.actions == {
        **dict.fromkeys(NAMES, "replaced"),
        "cabinet-report.html": "uploaded",
        "problems.json": "unchanged",
    }
    desk.check_published()


def no_report(desk: Desk) -> None:
    """Remove the folder."""
    for path in desk.outputs.iterdir():
        path.unlink()
    desk.outputs.rmdir()


def no_manifest(desk: Desk) -> None:
    """Remove the manifest."""
    (desk.outputs / MANIFEST).unlink()


def half_a_manifest(desk: Desk) -> None:
    """Keep the first half of the manifest."""
    text = (desk.outputs / MANIFEST).read_bytes()
    (desk.outputs / MANIFEST).write_bytes(text[: len(text) // 2])


def changed_output(desk: Desk) -> None:
    """Change one letter of an output."""
    path = desk.outputs / "scorecard.csv"
    path.write_bytes(path.read_bytes().replace(b"green", b"Green", 1))


def missing_output(desk: Desk) -> None:
    """Remove an output."""
    (desk.outputs / "cabinet-report.pdf").unlink()


def strange_file(desk: Desk) -> None:
    """Add a file that the run did not make."""
    (desk.outputs / "notes.txt").write_text("Ring the director.", encoding="utf-8")


def changed_digest(desk: Desk) -> None:
    """Let the manifest claim another catalogue."""
    path = desk.outputs / MANIFEST
    claimed = json.loads(path.read_bytes()) | {"catalogue": {"file": "indicators.yaml", "sha256": "0" * 64}}
    path.write_text(json.dumps(claimed), encoding="utf-8")


def no_record(desk: Desk) -> None:
    """Leave out the record, in the manifest too."""
    (desk.outputs / RECORD).unlink()
    manifest = read_manifest(desk.outputs)
    write_manifest(desk.outputs, manifest, manifest.created)


UNFIT: list[tuple[Callable[[Desk], None], str]] = [
    (no_report, "SC504"),
    (no_manifest, "SC508"),
    (half_a_manifest, "SC508"),
    (changed_output, "SC509"),
    (missing_output, "SC509"),
    (strange_file, "SC511"),
    (changed_digest, "SC512"),
    (no_record, "SC504"),
]


@pytest.mark.parametrize(("spoil", "code"), UNFIT)
def test_a_report_that_is_not_as_it_was_made_is_refused(desk: Desk, spoil: Callable[[Desk], None], code: str) -> None:
    """Before anyone is asked anything, not even who the tool is."""
    spoil(desk)
    desk.check_refused(desk.publish("--quiet"), code, code=1)
    assert desk.scene.server.requests == []


@pytest.mark.parametrize("option", ["--draft", "--for=priority:1"])
def test_drafts_and_parts_are_refused(desk: Desk, option: str) -> None:
    """As the tool itself makes them, laid where the finished report is sought."""
    no_report(desk)
    run("run", QUARTER, option, "--only=html,json", f"--workspace={desk.workspace}", f"--output={desk.outputs}-part")
    desk.outputs.with_name(f"{QUARTER}-part").rename(desk.outputs)
    assert (desk.outputs / MANIFEST).exists()
    desk.check_refused(desk.publish("--quiet"), "SC504", code=1)
    assert desk.scene.server.requests == []


def test_a_report_of_another_quarter_is_refused(desk: Desk) -> None:
    """A folder that was renamed is not taken for the quarter of its name."""
    desk.outputs.rename(desk.workspace / "outputs" / "2025-26-Q1")
    done = desk.publish(quarter="2025-26-Q1")
    desk.check_refused(done, "SC504", code=1)
    assert desk.scene.server.requests == []


@pytest.mark.parametrize("name", ["client_secret", "password", "token"])
def test_a_secret_in_the_settings_is_refused_and_not_repeated(desk: Desk, name: str) -> None:
    """Before anyone is asked anything."""
    path = desk.workspace / "publish.yaml"
    text = path.read_text(encoding="utf-8")
    desk.settings(f"{text}{name}: {desk.scene.secret}\n")
    done = desk.publish()
    desk.check_refused(done, "SC513", code=1)
    desk.settings(text)
    assert desk.scene.server.requests == []
