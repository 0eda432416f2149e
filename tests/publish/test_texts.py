"""Text files for people, on disk."""

from __future__ import annotations

from pathlib import Path

from scorecard.publish.texts import write_texts


def test_letters_are_written_and_those_that_no_longer_hold_are_taken_away(tmp_path: Path) -> None:
    """What others keep in the folder is left alone."""
    folder = tmp_path / "letters"
    write_texts(folder, {"people.txt": "Please.", "place.txt": "Please."})
    (folder / "notes.txt").write_text("mine")
    files = write_texts(folder, {"people.txt": "Päivää £1", "place.txt": None})
    assert files == (folder / "people.txt",)
    assert files[0].read_text("utf-8") == "Päivää £1"
    assert sorted(path.name for path in folder.iterdir()) == ["notes.txt", "people.txt"]
