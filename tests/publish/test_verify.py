"""Folders compared with their manifests: every kind of damage is found, and nothing outside a folder is opened."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.problems import has_errors
from scorecard.publish import verify as module
from scorecard.publish.manifest import Origin, Part, read_manifest
from scorecard.publish.verify import verify
from tests.publish.folders import FIGURES, made, origin, rewritten, workbook
from tests.real_workspace import load

PAGES = {"cabinet-report.html": b"<p>DIGEST</p>\n", "cabinet-report.pdf": b"%PDF\nsha256:DIGEST\n"}
OTHERS = {"scorecard.csv": b"Ref\r\n4.2\r\n", "scorecard.xlsx": workbook()}
FILES = sorted({"scorecard.json", *PAGES, *OTHERS})
UNPRINTED = ("cabinet-report.html (SC512)", "cabinet-report.pdf SC512")
Damage = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a run made it."""
    return made(tmp_path / "2022-23-Q2", PAGES | OTHERS)


def found(folder: Path) -> list[str]:
    """Return what is wrong with a folder, as file and code; those of warnings stand in brackets."""
    return [
        f"{problem.place.file} {problem.code if has_errors([problem]) else f'({problem.code})'}"
        for problem in verify(folder, "").problems
    ]


def test_a_folder_as_it_was_made_has_nothing_wrong(folder: Path) -> None:
    """And its manifest comes back with that."""
    verified = verify(folder)
    assert verified.problems == ()
    assert verified.manifest == read_manifest(folder)


@pytest.mark.parametrize("name", ["desktop.ini", "Thumbs.db", ".DS_Store"])
def test_what_a_system_leaves_in_a_folder_is_not_told(folder: Path, name: str) -> None:
    """A folder that is synchronised, or was looked at, holds files of the system that nobody put there."""
    (folder / name).write_bytes(b"of the system")
    assert verify(folder).problems == ()


def test_a_copy_is_as_good_as_the_folder(folder: Path, tmp_path: Path) -> None:
    """Under any name, at any time."""
    shutil.copytree(folder, tmp_path / "Sent to Cabinet")
    assert found(tmp_path / "Sent to Cabinet") == []


def rewrite(folder: Path, **changed: object) -> None:
    """Change keys of the manifest."""
    path = folder / "manifest.json"
    path.write_text(json.dumps(load(path) | changed, ensure_ascii=False), encoding="utf-8")


def relist(folder: Path, file: str, **changed: object) -> None:
    """Change what the manifest says of an output."""
    outputs: list[dict[str, Any]] = load(folder / "manifest.json")["outputs"]
    rewrite(folder, outputs=[each | (changed if each["file"] == file else {}) for each in outputs])


def swap(folder: Path, about: Origin) -> None:
    """Put the manifest of another run, of the same files, in the place of this one."""
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "manifest.json"}
    other = made(folder.parent / "other", files, about)
    shutil.copy(other / "manifest.json", folder)


def relink(path: Path) -> None:
    """Put a link to a file with the same bytes where a file was."""
    (path.parent.parent / path.name).write_bytes((PAGES | OTHERS)[path.name])
    path.symlink_to(path.parent.parent / path.name)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda at: (at / "scorecard.csv").write_bytes(b"Ref\n4.2\n"), ["scorecard.csv SC509"]),
        (lambda at: (at / "scorecard.csv").write_bytes(b""), ["scorecard.csv SC509"]),
        (lambda at: (at / "scorecard.csv").unlink(), ["scorecard.csv SC509"]),
        (lambda at: (at / "scorecard.csv").rename(at / "other.csv"), ["other.csv (SC511)", "scorecard.csv SC509"]),
        (lambda at: (at / "scorecard.json").write_bytes(FIGURES + b" "), ["scorecard.json SC509"]),
        (lambda at: (at / "cabinet-report.pdf").write_bytes(b"%PDF"), ["cabinet-report.pdf SC509"]),
        (lambda at: (at / "notes.txt").write_bytes(b"mine"), ["notes.txt (SC511)"]),
        (lambda at: (at / "more").mkdir(), ["more (SC511)"]),
        (lambda at: (at / "manifest.json").unlink(), ["manifest.json SC508"]),
        (lambda at: (at / "manifest.json").write_bytes(b"{"), ["manifest.json SC508"]),
        (lambda at: rewrite(at, digest="d" * 64), [*UNPRINTED, "manifest.json SC512"]),
        (lambda at: rewrite(at, figures="d" * 64), ["manifest.json SC512", "manifest.json SC512"]),
        (lambda at: rewrite(at, draft=True), ["manifest.json SC512"]),
        (lambda at: rewrite(at, quarter="2022-23 Q1"), ["manifest.json SC512"]),
        (lambda at: rewrite(at, inputs=[]), ["manifest.json SC512"]),
        (lambda at: relist(at, "scorecard.csv", sha256="d" * 64), ["scorecard.csv SC509"]),
        (lambda at: relist(at, "scorecard.csv", content_sha256="d" * 64), ["scorecard.csv SC509"]),
        (lambda at: relist(at, "scorecard.xlsx", content_sha256="d" * 64), ["scorecard.xlsx SC509"]),
        (lambda at: relist(at, "scorecard.xlsx", content_sha256=None, sha256="d" * 64), ["scorecard.xlsx SC509"]),
        (lambda at: rewrite(at, outputs=[]), [f"{name} (SC511)" for name in FILES]),
        (lambda at: swap(at, replace(origin(), draft=True)), [*UNPRINTED]),
        (lambda at: swap(at, replace(origin(), figures="d" * 64)), [*UNPRINTED, "manifest.json SC512"]),
        (lambda at: (at / "scorecard.xlsx").write_bytes(rewritten(workbook())), ["scorecard.xlsx (SC510)"]),
        (
            lambda at: (at / "scorecard.xlsx").write_bytes(workbook({"xl/workbook.xml": b"<w/>"})),
            ["scorecard.xlsx SC509"],
        ),
        (lambda at: (at / "scorecard.xlsx").write_bytes(b"PK"), ["scorecard.xlsx SC509"]),
    ],
)
def test_each_kind_of_damage_is_told_at_its_place(folder: Path, damage: Damage, said: list[str]) -> None:
    """By a code of its own, and nothing else is."""
    damage(folder)
    assert found(folder) == said


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are those of POSIX")
@pytest.mark.parametrize("name", ["scorecard.csv", "scorecard.xlsx"])
@pytest.mark.parametrize(
    "damage",
    [
        relink,
        lambda path: path.symlink_to(path),
        lambda path: path.symlink_to("/dev/zero"),
        Path.mkdir,
        os.mkfifo,
    ],
    ids=["a link out of the folder", "a link to itself", "a device", "a folder", "a pipe"],
)
def test_what_is_no_file_is_not_opened(folder: Path, name: str, damage: Damage) -> None:
    """Nor waited for, even where the bytes at the end of a link are right."""
    (folder / name).unlink()
    damage(folder / name)
    (problem,) = verify(folder).problems
    assert (problem.code, problem.wrong) == (
        "SC509",
        "The file cannot be read: it is a link or a folder, not a file.",
    )


def test_what_nobody_may_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's own reason."""

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(module, "open_plain", refuse)
    assert {problem.wrong for problem in verify(folder).problems} == {"The file cannot be read: Permission denied."}


def test_a_folder_that_is_none_is_its_callers_to_tell(folder: Path) -> None:
    """The system's error says what it is."""
    with pytest.raises(NotADirectoryError):
        verify(folder / "scorecard.csv")
    with pytest.raises(FileNotFoundError):
        verify(folder / "other")


def test_places_are_those_of_the_folder_as_it_was_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By default its path; of the current folder the names alone."""
    (folder / "a.txt").touch()
    monkeypatch.chdir(folder)
    places = [verify(*named).problems[0].place.file for named in ((folder,), (folder, "x/"), (Path(),))]
    assert places == [(folder / "a.txt").as_posix(), "x/a.txt", "a.txt"]


@pytest.mark.skipif(os.name != "posix", reason="such names are those of POSIX")
def test_the_name_of_a_strangers_file_gives_no_order_to_a_terminal(folder: Path) -> None:
    """It is printed without the signs that would, and without bytes that are no letters."""
    for name in (b"\x1b[31m", b"a\nb", b"\xff"):
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).touch()  # noqa: PTH118  reason: names as bytes
    assert [each.place.file for each in verify(folder, "out").problems] == ["out/?", "out/?[31m", "out/a?b"]


# ---- pages ----


def test_a_covering_report_alone_has_no_notes_to_print_the_digest_in(tmp_path: Path) -> None:
    """Its PDF has it in its metadata."""
    about = replace(origin(), part=Part(None, covering=True))
    pages = {"cabinet-report.html": b"<p>", "cabinet-report.pdf": b"%PDF DIGEST"}
    assert found(made(tmp_path / "with", pages, about)) == []
    assert found(made(tmp_path / "without", {"cabinet-report.pdf": b"%PDF"}, about)) == ["cabinet-report.pdf SC512"]


@pytest.mark.parametrize("before", [0, 1, 63, 64, 65, 100, 128, 150])
def test_the_digest_is_found_wherever_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    """Also where two pieces of a large file meet."""
    monkeypatch.setattr(module, "_CHUNK", 100)
    page = b" " * before + b"DIGEST" + b" " * 150
    assert found(made(tmp_path / "out", {"cabinet-report.pdf": page})) == []


def test_part_of_the_digest_is_not_the_digest(tmp_path: Path) -> None:
    """All 64 letters count."""
    page = origin().fingerprint[:63].encode()
    assert found(made(tmp_path / "out", {"cabinet-report.pdf": page})) == ["cabinet-report.pdf SC512"]


# ---- any byte ----


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a run made it, mended after each damage."""
    return made(tmp_path_factory.mktemp("any") / "2022-23-Q2", PAGES | OTHERS)


def with_byte(path: Path, place: int, step: int) -> bytes:
    """Change one byte of a file and return what it held."""
    content = path.read_bytes()
    changed = bytearray(content)
    changed[place % len(content)] = (changed[place % len(content)] + step) % 256
    path.write_bytes(bytes(changed))
    return content


@settings(deadline=None)  # reason: a machine at work on other things takes its time
@given(
    name=st.sampled_from(FILES),
    place=st.integers(0, 10_000),
    step=st.integers(1, 255),
)
def test_any_byte_that_changes_in_an_output_is_found(whole: Path, name: str, place: int, step: int) -> None:
    """At its file; in the properties of a workbook it is a warning, as they are not its sheets."""
    content = with_byte(whole / name, place, step)
    try:
        problems = verify(whole, "outputs").problems
    finally:
        (whole / name).write_bytes(content)
    assert {problem.place.file for problem in problems} == {f"outputs/{name}"}
    assert has_errors(problems) or name == "scorecard.xlsx"


@settings(deadline=None)  # reason: a machine at work on other things takes its time
@given(place=st.integers(0, 10_000), step=st.integers(1, 255))
def test_any_byte_that_changes_what_the_manifest_says_is_found(whole: Path, place: int, step: int) -> None:
    """But for time and commit of the run: they are in no digest, so that the same inputs give the same pages.

    White space between its parts may change: it then says the same. What it says of a workbook as a whole is told as a
    warning, since its sheets are right.
    """
    path = whole / "manifest.json"
    said = read_manifest(whole)
    content = with_byte(path, place, step)
    try:
        verified = verify(whole)
    finally:
        path.write_bytes(content)
    if not verified.problems:
        assert verified.manifest is not None
        assert replace(verified.manifest, created=said.created, source=said.source) == said
