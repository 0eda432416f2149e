"""Which runs are published: whole ones, as they were made; and nothing is sent of others."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecard.publish.manifest import Part, origin_of, write_manifest
from tests.sharepoint.client_material import QUARTER, make_run, publish, ready
from tests.sharepoint.server.scene import Scene

Printed = pytest.CaptureFixture[str]
MAKE = f"Make the report with: scorecard run {QUARTER}"


@pytest.fixture
def workspace(tmp_path: Path, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace with a finished run."""
    return ready(tmp_path, scene, monkeypatch)


def _some_formats(folder: Path, quarter: str = "2022-23 Q2") -> None:
    """Leave a run that made only a table."""
    for path in folder.iterdir():
        if path.name != "scorecard.csv":
            path.unlink()
    nothing = hashlib.sha256(b"").hexdigest()
    part = Part(None, covering=False)
    origin = origin_of(quarter, draft=False, part=part, revision=None, catalogue=nothing, inputs={}, figures=nothing)
    write_manifest(folder, origin, dt.datetime(2022, 11, 21, tzinfo=dt.UTC))


def _another_quarter(folder: Path) -> None:
    _some_formats(folder, "2022-23 Q1")


def _draft(folder: Path) -> None:
    make_run(folder.parents[1], draft=True)


def _part(folder: Path) -> None:
    make_run(folder.parents[1], part="directorate:People")


def _stranger(folder: Path) -> None:
    (folder / "notes.txt").touch()


def _changed(folder: Path) -> None:
    (folder / "scorecard.csv").write_text("changed", encoding="utf-8")


def _without_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (shutil.rmtree, f": error SC504: There is no report of 2022-23 Q2 to publish. {MAKE}"),
        (_draft, f": error SC504: The report is a draft, which is not published. {MAKE}"),
        (_part, f": error SC504: The report is a part of one, which is not published. {MAKE}"),
        (_some_formats, ": error SC504: The run made only some of the formats: scorecard.json is missing"),
        (_another_quarter, f": error SC504: The report in this folder is that of 2022-23 Q1. {MAKE}"),
        (_stranger, "/notes.txt: error SC511: "),
        (_changed, "/scorecard.csv: error SC509: "),
        (_without_manifest, "/manifest.json: error SC508: "),
    ],
)
def test_what_is_not_a_finished_run_is_not_published(
    workspace: Path, scene: Scene, capsys: Printed, spoil: Callable[[Path], None], said: str
) -> None:
    """Nobody is signed in, nothing is sent, and the problem says what to do."""
    spoil(workspace / "outputs" / QUARTER)
    done = publish(workspace, capsys)
    assert (done.code, done.out) == (1, "")
    assert [problem[: len(said) + len(f"outputs/{QUARTER}")] for problem in done.problems] == [
        f"outputs/{QUARTER}{said}"
    ]
    assert scene.server.requests == []


def test_wrong_settings_and_a_wrong_run_are_told_together(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """All that stands in the way is listed at once."""
    (workspace / "publish.yaml").unlink()
    _stranger(workspace / "outputs" / QUARTER)
    done = publish(workspace, capsys, "--format", "json")
    assert (done.code, json.loads(done.out)) == (1, [])
    assert [problem["code"] for problem in json.loads(done.err)] == ["SC511", "SC101"]
    assert publish(workspace, capsys, "--check").code == 1
    assert scene.server.requests == []


@pytest.mark.parametrize("there", ["nothing", "a draft"])
def test_a_quarter_that_has_not_ended_has_no_report(
    workspace: Path, scene: Scene, capsys: Printed, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    """What is missing, or is a draft, is told; not an option that this command does not have."""
    monkeypatch.setattr("scorecard.cli.typed.today", lambda: dt.date(2022, 9, 15))
    folder = workspace / "outputs" / QUARTER
    if there == "nothing":
        shutil.rmtree(folder)
        said = "There is no report of 2022-23 Q2 to publish."
    else:
        _draft(folder)
        said = "The report is a draft, which is not published."
    done = publish(workspace, capsys)
    assert (done.code, done.out, done.problems) == (1, "", [f"outputs/{QUARTER}: error SC504: {said} {MAKE}"])
    assert "--draft" not in done.err
    assert scene.server.requests == []


def _other_words(content: bytes) -> bytes:
    return content + b"more"


def _other_digest(content: bytes) -> bytes:
    return content.replace(b'"digest": "', b'"digest": "0')


def _other_outputs(content: bytes) -> bytes:
    """Let two outputs have the SHA-256 of each other; the digest does not depend on them."""
    data = json.loads(content)
    first, second, *_ = data["outputs"]
    first["sha256"], second["sha256"] = second["sha256"], first["sha256"]
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("name", "change"),
    [("scorecard.csv", _other_words), ("manifest.json", _other_digest), ("manifest.json", _other_outputs)],
)
def test_a_file_that_changes_while_it_is_read_is_not_published(
    workspace: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[bytes], bytes]
) -> None:
    """What was checked is what is published, or nothing is."""
    read = Path.read_bytes

    def changed(path: Path) -> bytes:
        return change(read(path)) if path.name == name else read(path)

    monkeypatch.setattr(Path, "read_bytes", changed)
    done = publish(workspace, capsys)
    assert done.code == 1
    assert done.problems[0].startswith(f"outputs/{QUARTER}: error SC504: The report was changed while it was read.")
