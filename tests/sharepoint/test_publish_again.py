"""What a publication sends: in which order, nothing twice, and what a person changed not without a word."""

from __future__ import annotations

import re
import subprocess
from urllib.parse import unquote

import pytest

from tests.sharepoint.publishing import BOOK, FOLDER, MANIFEST, NAMES, RECORD, Desk, Done
from tests.sharepoint.server.library import OFFICER
from tests.sharepoint.server.names import GRAPH

NO_COLUMNS = re.compile(r"^columns:.*\n", re.MULTILINE)


def test_pdf_and_workbook_go_first_and_the_manifest_last(desk: Desk) -> None:
    """What people look for is there before the rest; what says that all is there comes when it is."""
    assert desk.publish().code == 0
    puts = [unquote(r.path).split(":/")[1].removesuffix(":") for r in desk.scene.server.asked("PUT", GRAPH)]
    assert (puts[:2], puts[-1]) == (["cabinet-report.pdf", BOOK], MANIFEST)
    assert sorted(puts) == sorted(NAMES)
    last = [r for r in desk.written() if r.method == "PATCH"][-1]
    assert desk.there()[MANIFEST].id in last.path
    desk.check_published()


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("columns", [True, False])
def test_a_second_publication_sends_nothing(desk: Desk, late: bool, columns: bool) -> None:  # noqa: FBT001  reason: cases
    """No request that could write, though SharePoint rewrote the workbook, at once or a little later."""
    if not columns:
        path = desk.workspace / "publish.yaml"
        desk.settings(NO_COLUMNS.sub("", path.read_text(encoding="utf-8")))
    desk.scene.server.tenant.late_promotion = late
    assert desk.publish_here().code == 0
    assert desk.there()[BOOK].content != (desk.outputs / BOOK).read_bytes()
    tree, since = desk.scene.library.tree(), len(desk.scene.server.requests)
    again = desk.publish()
    assert (again.code, again.actions) == (0, dict.fromkeys(NAMES, "unchanged")), again
    assert desk.written(since) == []
    assert desk.scene.library.tree() == tree
    assert set(desk.versions().values()) == {1}


def test_a_newer_report_replaces_what_changed(desk: Desk) -> None:
    """One version more of each changed file, none of the others; the rating that moved is told."""
    assert desk.publish_here().code == 0
    desk.take(desk.reports.newer)
    done = desk.publish()
    assert done.code == 0
    assert done.actions == {name: "unchanged" if name == "problems.json" else "replaced" for name in NAMES}
    assert "SC507 2.1 2025-26 Q2: It was green (55.9%) in what is published, and is now red (51.0%)." in done.err
    assert desk.versions() == {name: 1 + (name != "problems.json") for name in NAMES}
    desk.check_published()


@pytest.mark.parametrize("name", [BOOK, "scorecard.csv", MANIFEST])
def test_what_a_person_changed_is_replaced_with_a_warning(desk: Desk, name: str) -> None:
    """Their version stays in the history, and the warning names them."""
    assert desk.publish_here().code == 0
    theirs = b"An officer's words."
    desk.scene.library.put(f"{FOLDER}/{name}", theirs)
    done = desk.publish()
    assert done.code == 0, done.err
    assert f"{name}: warning SC514: {name} in the library was last changed by {OFFICER.name} on " in done.err
    assert theirs in [version.content for version in desk.there()[name].versions]
    assert {each for each, action in done.actions.items() if action != "unchanged"} == {name}
    desk.check_published()
    since = len(desk.scene.server.requests)
    assert "SC514" not in desk.publish_here().err
    assert desk.written(since) == []


def test_a_file_that_a_person_removed_is_sent_again(desk: Desk) -> None:
    """And nothing else is."""
    assert desk.publish_here().code == 0
    desk.scene.library.remove(f"{FOLDER}/{RECORD}")
    done = desk.publish()
    assert done.actions == {**dict.fromkeys(NAMES, "unchanged"), RECORD: "uploaded"}
    desk.check_published()


def test_files_of_others_stay(desk: Desk) -> None:
    """In the folder of the quarter and beside it."""
    desk.scene.library.put(f"{FOLDER}/minutes.docx", b"Minutes")
    desk.scene.library.put("Cabinet reports/readme.txt", b"Words")
    before = desk.scene.library.tree()
    assert desk.publish_here().code == 0
    assert before.items() <= desk.scene.library.tree().items()
    assert set(desk.there()) == {*NAMES, "minutes.docx"}


def test_two_publications_of_one_report_at_once(desk: Desk) -> None:
    """Each ends well or with a sentence; all is there, and another finds nothing to do."""
    running = [
        subprocess.Popen(
            desk.command(),
            env=desk.environment(),
            cwd=desk.workspace,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    for process in running:
        out, err = process.communicate(timeout=60)
        desk.printed += [out, err]
        assert process.returncode in {0, 3}, err
        assert "Traceback" not in err
        assert process.returncode == 0 or "SC506" in err
    assert [process.returncode for process in running].count(0) >= 1
    desk.check_published()
    since = len(desk.scene.server.requests)
    assert desk.publish_here().code == 0
    assert desk.written(since) == []


@pytest.mark.parametrize("nth", [1, 5])
@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_another_report_published_in_between_is_not_mixed_with_this_one(desk: Desk, method: str, nth: int) -> None:
    """A newer report is published while an older one is on its way: what says that it is done left its report whole."""
    other = Desk(desk.scene, desk.reports, desk.folder / "other")
    other.take(other.reports.newer)
    between: list[Done] = []
    address = r"/content\?" if method == "PUT" else "listItem/fields"
    desk.scene.server.faults.after(method, address, lambda: between.append(other.publish_here()), nth=nth)
    first = desk.publish()
    assert [done.code for done in between] == [0]
    if first.code == 0:
        desk.check_published()
    else:
        desk.check_refused(first, "SC506")
    assert desk.publish_here().code == 0
    desk.check_published()
