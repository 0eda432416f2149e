"""Copies of packaged templates: what can be copied, and what is said once an original has changed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

import scorecard
from scorecard.formats import eject
from scorecard.formats.eject import check_copies, copy_of, originals
from scorecard.formats.parts import Parts
from scorecard.formats.templating import PACKAGED, Medium, check_templates, render
from scorecard.problems import Problem
from scorecard.workspace import Workspace
from tests.formats.sample import sample_report

CARD, LOOK = "components/card.html", "report.css"


def write(root: Path, name: str, content: bytes) -> Path:
    """Write a file into the templates of a workspace."""
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def found(root: Path) -> list[Problem]:
    """Return what is said of the copies in a workspace."""
    return list(check_copies(Workspace(root)))


def made_earlier(name: str, *, edited: bool = False) -> bytes:
    """Return a copy that version 0.0.9 made of a packaged file that was different then."""
    body = b"as it was then\n"
    first = copy_of(name).split(b"\n", 1)[0].decode()
    first = first.replace(scorecard.__version__, "0.0.9")
    now = hashlib.sha256(originals()[name].read_bytes()).hexdigest()
    first = first.replace(now, hashlib.sha256(body).hexdigest())
    return f"{first}\n".encode() + body + (b"and a line of ours\n" if edited else b"")


def test_pages_components_and_style_sheets_can_be_copied() -> None:
    """Every template and style sheet, but for the one that names where the typefaces lie."""
    names = list(originals())
    assert {"report.html", "pages/cover.html", CARD, LOOK, "pages.css", "screen.css", "draft.css"} <= set(names)
    assert "fonts.css" not in names
    assert names == sorted(names)


@pytest.mark.parametrize(("name", "start", "end"), [(CARD, "{# ", " #}\n"), (LOOK, "/* ", " */\n")])
def test_the_first_line_of_a_copy_says_where_it_comes_from(name: str, start: str, end: str) -> None:
    """A comment of its language; the rest is the original to the byte."""
    original = originals()[name].read_bytes()
    digest = hashlib.sha256(original).hexdigest()
    first = f"{start}From Scorecard {scorecard.__version__}, {name}, sha256 {digest}{end}"
    assert copy_of(name) == first.encode() + original


@pytest.mark.parametrize("medium", ["paper", "screen"])
def test_copies_change_nothing_until_they_are_edited(tmp_path: Path, medium: Medium) -> None:
    """With a copy of every file the pages are the same, and nothing is said of them."""
    workspace, report = Workspace(tmp_path), sample_report()
    plain, _ = render("report.html", report, workspace, medium)
    for name in originals():
        write(tmp_path, name, copy_of(name))
    copied, problems = render("report.html", report, workspace, medium)
    assert problems == ()
    assert copied is not None
    assert re.sub(r"/\* From Scorecard .*\n", "", copied) == plain
    assert found(tmp_path) == []
    assert check_templates(report, workspace) == ()


def test_a_style_sheet_of_the_council_takes_the_place_of_the_packaged_one(tmp_path: Path) -> None:
    """As a template does."""
    write(tmp_path, LOOK, b"/* ours */")
    assert Parts(tmp_path / "templates", PACKAGED).stylesheet(LOOK) == "/* ours */"
    assert "ours" not in Parts(tmp_path / "templates", PACKAGED).stylesheet("pages.css")


def test_an_original_that_has_changed_is_told(tmp_path: Path) -> None:
    """With the version of the copy and what to do; it is a warning."""
    write(tmp_path, CARD, made_earlier(CARD, edited=True))
    (problem,) = found(tmp_path)
    assert str(problem) == (
        "templates/components/card.html:1: warning SC404: The packaged components/card.html has changed since "
        "Scorecard 0.0.9 made this copy. Rename the copy, run 'scorecard eject components/card.html', and bring your "
        "changes over. Until then the copy is used."
    )


def test_a_copy_that_was_never_edited_can_go(tmp_path: Path) -> None:
    """Then nothing is lost with it."""
    write(tmp_path, LOOK, made_earlier(LOOK))
    (problem,) = found(tmp_path)
    assert problem.remedy == "The copy was never edited: delete it, and the packaged one takes its place."


def test_an_original_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version may have no such file."""
    write(tmp_path, CARD, copy_of(CARD))
    monkeypatch.setattr(eject, "originals", dict)
    (problem,) = found(tmp_path)
    assert problem.message == (
        f"There is no packaged components/card.html any more, of which Scorecard {scorecard.__version__} made this "
        "copy. Delete the copy if no page of yours uses it, or its first line if it is now your own."
    )


def test_a_copy_is_known_wherever_it_lies_and_with_windows_line_ends(tmp_path: Path) -> None:
    """A renamed copy still goes back to its original; an editor may change the ends of its lines."""
    write(tmp_path, "cards/old.html", made_earlier(CARD, edited=True).replace(b"\n", b"\r\n"))
    (problem,) = found(tmp_path)
    assert problem.place.file == "templates/cards/old.html"


@pytest.mark.parametrize("text", [b"", b"{# From Scorecard #}\n", b"{# Ours. #}\n<p>", b"\xff\xfe"])
def test_a_file_of_the_councils_own_is_no_copy(tmp_path: Path, text: bytes) -> None:
    """Only the line that a copy begins with makes one."""
    write(tmp_path, CARD, text)
    assert found(tmp_path) == []
