"""A publication that breaks off anywhere is finished by the same command again, or undone by publishing the old run."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scorecard.publish.sharepoint import wire
from tests.sharepoint.client_material import INDICATORS, NAMES, make_run, publish, published, settings_for
from tests.sharepoint.server.scene import Scene

BEFORE = ({**INDICATORS[0], "rating": "amber"}, INDICATORS[1])


@pytest.fixture
def workspace(tmp_path: Path, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace without a run, and settings that sign in by a secret."""
    (tmp_path / "publish.yaml").write_text(settings_for(scene), encoding="utf-8")
    monkeypatch.setenv("SCORECARD_CLIENT_SECRET", scene.secret)
    monkeypatch.setattr("scorecard.publish.sharepoint.sending._LARGEST_WHOLE", 1000)
    return tmp_path


class _CrashError(BaseException):
    """The process ends."""


@contextlib.contextmanager
def crashing(monkeypatch: pytest.MonkeyPatch, after: int) -> Iterator[list[str]]:
    """Let the process end when it has sent this many requests that change something; yields their methods."""
    sent: list[str] = []
    send = wire.sent

    def counted(pipeline: Any, request: Any) -> wire.Reply:  # noqa: ANN401  reason: passed on as they come
        if len(sent) >= after:
            raise _CrashError
        reply = send(pipeline, request)
        if request.method != "GET":
            sent.append(request.method)
        return reply

    with monkeypatch.context() as patch, contextlib.suppress(_CrashError):
        patch.setattr(wire, "sent", counted)
        yield sent


def versions(scene: Scene) -> dict[str, int]:
    """Return how many times the content of each published file was sent."""
    return {name: sum(v.kind == "upload" for v in item.versions) for name, item in published(scene).items()}


def an_hour_passes(scene: Scene) -> None:
    """Let everything in the library have been changed an hour ago."""
    for item in published(scene).values():
        item.versions = [replace(each, at=each.at - dt.timedelta(hours=1)) for each in item.versions]


def is_published(scene: Scene, folder: Path) -> bool:
    """Whether the library holds this run: every file but the rewritten workbook to the byte, and each column."""
    there = published(scene)
    same = [there[name].content == (folder / name).read_bytes() for name in NAMES if name != "scorecard.xlsx"]
    return all(same) and set(there) == set(NAMES)


@pytest.mark.parametrize("after", range(21))
def test_a_first_publication_is_taken_up(
    workspace: Path, scene: Scene, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """After a crash the command ends with every file there, none of them sent more than twice."""
    folder = make_run(workspace)
    with crashing(monkeypatch, after):
        publish(workspace, capsys)
    assert publish(workspace, capsys).code == 0
    assert is_published(scene, folder)
    assert max(versions(scene).values()) <= 2
    assert sum(versions(scene).values()) <= len(NAMES) + 1
    assert set(publish(workspace, capsys).actions.values()) == {"unchanged"}
    assert scene.server.malformed == []


@pytest.mark.parametrize("after", range(24))
def test_a_replacement_is_taken_up(
    workspace: Path, scene: Scene, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """After a crash among replacements the command ends with the new run, none of it sent more than twice."""
    make_run(workspace, BEFORE)
    assert publish(workspace, capsys).code == 0
    folder = make_run(workspace)
    with crashing(monkeypatch, after):
        publish(workspace, capsys)
    assert publish(workspace, capsys).code == 0
    assert is_published(scene, folder)
    assert sum(versions(scene).values()) <= 2 * len(NAMES) + 1
    assert set(publish(workspace, capsys).actions.values()) == {"unchanged"}
    assert scene.server.malformed == []


@pytest.mark.parametrize("columns", ["", "columns: {sha256: SHA256, quarter: Quarter}\n"])
@pytest.mark.parametrize("after", range(24))
def test_the_old_run_can_be_published_after_a_crash(  # noqa: PLR0913, PLR0917  reason: fixtures and cases
    workspace: Path,
    scene: Scene,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    after: int,
    columns: str,
) -> None:
    """A replacement that crashed is undone by publishing the old run: nothing of the new one is taken for it."""
    (workspace / "publish.yaml").write_text(settings_for(scene, more=columns), encoding="utf-8")
    make_run(workspace, BEFORE)
    assert publish(workspace, capsys).code == 0
    an_hour_passes(scene)
    make_run(workspace)
    with crashing(monkeypatch, after):
        publish(workspace, capsys)
    folder = make_run(workspace, BEFORE)
    assert publish(workspace, capsys).code == 0
    assert is_published(scene, folder)
    assert set(publish(workspace, capsys).actions.values()) == {"unchanged"}


@pytest.mark.parametrize("second", range(2, 8))
@pytest.mark.parametrize("first", [6, 7, 8, 12])
def test_two_runs_that_both_crashed_before_any_manifest_are_told_apart(  # noqa: PLR0913, PLR0917  reason: fixtures and cases
    workspace: Path,
    scene: Scene,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    first: int,
    second: int,
) -> None:
    """A column that the first run left is not believed of what the second has put in its file's place."""
    make_run(workspace)
    with crashing(monkeypatch, first):
        publish(workspace, capsys)
    make_run(workspace, BEFORE)
    with crashing(monkeypatch, second):
        publish(workspace, capsys)
    assert "manifest.json" not in published(scene)
    folder = make_run(workspace)
    assert publish(workspace, capsys).code == 0
    assert is_published(scene, folder)
    assert set(publish(workspace, capsys).actions.values()) == {"unchanged"}
    assert scene.server.malformed == []
