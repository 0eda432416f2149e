"""Text files for people, on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.publish.files import write_files


def test_letters_are_written_and_those_that_no_longer_hold_are_taken_away(tmp_path: Path) -> None:
    """What others keep in the folder is left alone."""
    folder = tmp_path / "letters"
    write_files(folder, {"people.txt": "Please.", "place.txt": "Please."})
    (folder / "notes.txt").write_text("mine")
    files = write_files(folder, {"people.txt": "Päivää £1", "place.txt": None})
    assert files == (folder / "people.txt",)
    assert files[0].read_text("utf-8") == "Päivää £1"
    assert sorted(path.name for path in folder.iterdir()) == ["notes.txt", "people.txt"]


def test_a_disk_that_fills_up_leaves_the_old_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing half written beside it."""
    (tmp_path / "people.txt").write_text("old")

    def fail(_: Path, __: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_files(tmp_path, {"people.txt": "new"})
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("people.txt", "old")]
