"""Which files a run reads: its own, with an end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scorecard.sources import archive, inside
from scorecard.sources.inside import files_of, refusal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")


def test_a_file_of_the_workspace_is_read(tmp_path: Path) -> None:
    """Also by a link inside it; one that is not there is for others to tell."""
    (tmp_path / "a.csv").touch()
    (tmp_path / "b.csv").symlink_to("a.csv")
    assert [refusal(tmp_path / name, tmp_path) for name in ("a.csv", "b.csv", "c.csv")] == [None, None, None]


@pytest.mark.parametrize("target", ["/dev/zero", "/etc/hosts", "../other/a.csv", "../nowhere"])
def test_a_link_that_leads_out_is_not_read(tmp_path: Path, target: str) -> None:
    """Whether or not there is something at its end."""
    root = tmp_path / "workspace"
    root.mkdir()
    (root / "a.csv").symlink_to(target)
    assert refusal(root / "a.csv", root) == "leads out of the workspace"


def test_what_has_no_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe, a folder, and a file that is too large."""
    monkeypatch.setattr(inside, "LARGEST_FILE", 2_000_000)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * 2_000_001)
    assert refusal(tmp_path / "pipe", tmp_path) == "is a folder, a pipe or a device, and no file"
    assert refusal(tmp_path, tmp_path) == "is a folder, a pipe or a device, and no file"
    assert refusal(tmp_path / "large", tmp_path) == "is larger than 2 MB"
    assert archive.LARGEST_FILE == 100_000_000


def test_a_folder_that_leads_out_is_not_looked_through(tmp_path: Path) -> None:
    """It may be the whole disk; links to folders inside one are told, not followed."""
    root = tmp_path / "workspace"
    (root / "own/below").mkdir(parents=True)
    (root / "own/below/a.csv").touch()
    (root / "own/out").symlink_to("/")
    (root / "out").symlink_to("/")
    assert list(files_of(root / "out", root)) == [(root / "out", "leads out of the workspace")]
    assert list(files_of(root / "own", root)) == [
        (root / "own/below/a.csv", None),
        (root / "own/out", "leads out of the workspace"),
    ]
