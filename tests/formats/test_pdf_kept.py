"""Pieces kept from run to run: found while nothing they are made from changes, gone with the next run otherwise."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from scorecard.formats.pdf import kept as kept_module
from scorecard.formats.pdf.kept import Kept, surroundings
from scorecard.formats.pdf.laid import Bookmark, Laid

LAID = Laid(
    b"%PDF\n1", ((595.28, 841.89), (841.89, 595.28)), {"top": 0}, (Bookmark(1, "Top", 0, 1.5, 2.0, closed=True),)
)


def test_a_piece_is_found_by_its_name(tmp_path: Path) -> None:
    """It comes back as it was, from a folder that was made for it."""
    kept = Kept(tmp_path / "outputs" / ".cache")
    kept.keep({"one": LAID})
    assert kept.find("one") == LAID
    assert kept.find("two") is None


def test_only_the_last_run_is_kept(tmp_path: Path) -> None:
    """So that the folder does not grow, and holds no figure that a report no longer prints."""
    kept = Kept(tmp_path)
    kept.keep({"one": LAID, "two": LAID})
    kept.keep({"two": LAID})
    assert [path.name for path in tmp_path.iterdir()] == ["two.piece"]


def test_a_piece_that_lacks_a_file_is_not_kept(tmp_path: Path) -> None:
    """Once the file is there, it looks otherwise."""
    kept = Kept(tmp_path)
    kept.keep({"one": Laid(b"", (), {}, (), (("absent.png", "which is not there"),))})
    assert kept.find("one") is None


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda data: b"x" + data[1:], lambda _: b""])
def test_a_damaged_piece_is_passed_over(tmp_path: Path, spoil: object) -> None:
    """It is laid out again."""
    assert callable(spoil)
    kept = Kept(tmp_path)
    kept.keep({"one": LAID})
    path = tmp_path / "one.piece"
    path.write_bytes(spoil(path.read_bytes()))
    assert kept.find("one") is None


@pytest.mark.parametrize("about", [b"{}", b"[]", b'{"bookmarks": [1], "sizes": []}', b"[" * 100_000])
def test_a_piece_that_something_else_wrote_is_passed_over(tmp_path: Path, about: bytes) -> None:
    """Its fingerprint is right; what it says of itself is not."""
    content = about + b"\n"
    (tmp_path / "one.piece").write_bytes(hashlib.sha256(content).digest() + content)
    assert Kept(tmp_path).find("one") is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    """A file stands where the folder would."""
    (tmp_path / "outputs").write_text("")
    kept = Kept(tmp_path / "outputs")
    kept.keep({"one": LAID})
    assert kept.find("one") is None


def test_what_surrounds_a_piece_is_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of the council's, and the version of what lays it out."""
    before = surroundings(tmp_path)
    (tmp_path / "mark.svg").write_text("<svg/>")
    after = surroundings(tmp_path)
    assert before != after == surroundings(tmp_path)
    monkeypatch.setattr(kept_module, "version", lambda _: "0")
    assert surroundings(tmp_path) != after
