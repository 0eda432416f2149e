"""Outputs appear whole or not at all: staging, the one rename, and recovery after a crash."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scorecard.publish import local
from scorecard.publish.local import is_outputs, not_written, staged
from scorecard.workspace import digest
from tests.real_workspace import contents


def publish(final: Path, **files: str) -> None:
    """Publish a run of these files."""
    with staged(final) as folder:
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")


def publish_half(final: Path, stopped: BaseException) -> None:
    """Write a file of a run, and then be stopped."""
    with staged(final) as folder:
        (folder / "figures").write_text("half", encoding="utf-8")
        raise stopped


@pytest.fixture
def final(tmp_path: Path) -> Path:
    """The folder of a run, with an earlier one in it."""
    publish(tmp_path / "outputs" / "2022-23-Q2", figures="old", only_before="x")
    return tmp_path / "outputs" / "2022-23-Q2"


@pytest.fixture(params=["exchanged", "renamed"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of replacing a folder: in one step, and by two renames where the system has no such step."""
    if request.param == "renamed":
        monkeypatch.setattr(local, "_exchange", lambda _first, _second: False)
    return str(request.param)


def test_a_first_run_makes_the_folders_above_it(tmp_path: Path) -> None:
    """Nothing need be there before, and nothing else is there afterwards."""
    publish(tmp_path / "a" / "b" / "c", figures="new")
    assert contents(tmp_path) == {"a/b/c/figures": b"new"}


@pytest.mark.usefixtures("way")
def test_a_new_run_replaces_the_old_one_whole(final: Path) -> None:
    """Files that the new run does not have are gone, and so is the staging folder."""
    publish(final, figures="new")
    assert contents(final.parent) == {"2022-23-Q2/figures": b"new"}


@pytest.mark.usefixtures("way")
def test_until_the_block_ends_the_old_run_is_all_there(final: Path) -> None:
    """Whoever looks while the new files are being written sees the old ones."""
    before = contents(final)
    with staged(final) as folder:
        (folder / "figures").write_text("new", encoding="utf-8")
        assert contents(final) == before
        assert list(folder.parent.iterdir()) != [final]
        assert folder.name.startswith(".")


@pytest.mark.parametrize("stopped", [OSError(errno.ENOSPC, "full"), ValueError("bad"), KeyboardInterrupt()])
def test_a_block_that_fails_changes_nothing(final: Path, stopped: BaseException) -> None:
    """The old run stays, the half-written one is removed, and the reason is passed on."""
    before = contents(final.parent)
    with pytest.raises(type(stopped)):
        publish_half(final, stopped)
    assert contents(final.parent) == before
    assert [path.name for path in final.parent.iterdir()] == [final.name]


def test_a_disk_that_refuses_the_exchange_leaves_the_old_run(final: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error at the very last step is an error, not half a run."""

    def refuse(_first: Path, second: Path) -> bool:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(second))

    monkeypatch.setattr(local, "_exchange", refuse)
    before = contents(final.parent)
    with pytest.raises(PermissionError):
        publish(final, figures="new")
    assert contents(final.parent) == before


def test_a_disk_that_refuses_the_second_rename_gets_the_old_run_back(
    final: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the two renames there is no folder; if the second fails, the first is undone."""
    rename = Path.rename

    def refuse_new(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        return rename(self, target)

    monkeypatch.setattr(local, "_exchange", lambda _first, _second: False)
    monkeypatch.setattr(Path, "rename", refuse_new)
    before = contents(final.parent)
    with pytest.raises(OSError, match="No space left"):
        publish(final, figures="new")
    assert contents(final.parent) == before


def test_a_run_left_aside_by_a_crash_is_put_back(final: Path) -> None:
    """After a crash between the two renames the next run, even one that fails, brings the finished run back."""
    before = contents(final)
    final.rename(final.parent / f".{final.name}.old")
    with pytest.raises(ValueError, match="bad"), staged(final):
        raise ValueError("bad")
    assert contents(final.parent) == {f"{final.name}/{name}": data for name, data in before.items()}


def test_an_old_run_left_beside_a_new_one_is_removed(final: Path) -> None:
    """After a crash behind the second rename the finished run is the new one; the old one only takes space."""
    aside = final.parent / f".{final.name}.old"
    aside.mkdir()
    (aside / "figures").write_text("older", encoding="utf-8")
    publish(final, figures="new")
    assert contents(final.parent) == {"2022-23-Q2/figures": b"new"}


def test_what_a_killed_run_left_in_the_way_is_no_hindrance(final: Path) -> None:
    """A staging folder of the same name is emptied first: none of its files gets into the new run."""
    left = final.parent / f".{final.name}.{os.getpid()}.new"
    left.mkdir()
    (left / "half").write_text("half", encoding="utf-8")
    publish(final, figures="new")
    assert contents(final.parent) == {"2022-23-Q2/figures": b"new"}


def test_a_file_where_the_folder_should_be_is_not_replaced(tmp_path: Path) -> None:
    """Somebody's file is left as it is."""
    (tmp_path / "outputs").write_text("mine", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        publish(tmp_path / "outputs", figures="new")
    assert contents(tmp_path) == {"outputs": b"mine"}


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_system_without_the_exchange_takes_two_renames(
    final: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Network folders and old kernels say that they cannot; the run is published all the same."""

    class Library:
        """A C library whose exchange always fails."""

        def __init__(self, *_: object, **__: object) -> None:
            pass

        def renameat2(self, *_: object) -> int:
            """Fail as the system call does."""
            return -1

    monkeypatch.setattr("scorecard.publish.local.ctypes.CDLL", Library)
    monkeypatch.setattr("scorecard.publish.local.ctypes.get_errno", lambda: code)
    publish(final, figures="new")
    assert contents(final.parent) == {"2022-23-Q2/figures": b"new"}


def test_other_systems_take_two_renames(final: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows and macOS there is nothing to ask."""
    monkeypatch.setattr("scorecard.publish.local.sys.platform", "darwin")
    monkeypatch.setattr("scorecard.publish.local.ctypes.CDLL", None)
    publish(final, figures="new")
    assert contents(final.parent) == {"2022-23-Q2/figures": b"new"}


def test_a_digest_is_sha_256(tmp_path: Path) -> None:
    """As ``sha256sum`` prints it."""
    (tmp_path / "file").write_bytes(b"abc")
    assert digest(tmp_path / "file") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_refusing_disk_is_a_problem_with_a_place() -> None:
    """The system's own reason stands in the sentence, and what to do."""
    problem = not_written(OSError(errno.ENOSPC, "No space left on device"), "outputs/2022-23-Q2")
    assert str(problem) == (
        "outputs/2022-23-Q2: error SC501: The outputs cannot be written: No space left on device. "
        "Nothing was changed. Make space, or check who may write there."
    )


def test_the_staging_folder_of_a_killed_run_is_swept_away(tmp_path: Path) -> None:
    """A run removes what a killed one left behind, and leaves what another is still writing."""
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    left, busy = (tmp_path / f".2022-23-Q2.{process}.new" for process in (ended.pid, os.getppid()))
    left.mkdir()
    busy.mkdir()
    with staged(tmp_path / "2022-23-Q2"):
        pass
    assert not left.exists()
    assert busy.exists()


@pytest.mark.parametrize(
    ("manifest", "is_one"),
    [
        ('{"tool": {"name": "scorecard"}, "outputs": [{"file": "figures"}]}', True),
        ('{"tool": {"name": "scorecard"}, "outputs": [{"file": "figures", "more": 1}], "format": 99}', True),
        ('{"tool": {"name": "scorecard"}, "outputs": [{"file": "other"}]}', False),
        ('{"tool": {"name": "webpack"}, "outputs": [{"file": "figures"}]}', False),
        ('{"tool": {"name": "scorecard"}, "outputs": [{"file": ["figures"]}]}', False),
        ("[" * 100_000, False),
    ],
)
def test_only_a_run_of_this_tool_is_taken_for_one(tmp_path: Path, manifest: str, *, is_one: bool) -> None:
    """Its manifest names all files beside it, whichever version wrote it."""
    (tmp_path / "figures").write_text("1", encoding="utf-8")
    (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
    assert is_outputs(tmp_path) is is_one


@pytest.mark.skipif(os.name != "posix", reason="pipes are those of POSIX")
def test_a_pipe_is_no_manifest(tmp_path: Path) -> None:
    """It is not waited for."""
    os.mkfifo(tmp_path / "manifest.json")
    assert not is_outputs(tmp_path)


def test_an_empty_folder_may_be_filled_and_a_file_may_not(tmp_path: Path) -> None:
    """There is nothing to lose in the one, and somebody's work in the other."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert is_outputs(tmp_path / "empty")
    assert not is_outputs(tmp_path / "file")
