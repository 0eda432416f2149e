"""``scorecard eject``: packaged templates and style sheets, copied for editing."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.formats.eject import copy_of, originals
from tests.real_workspace import QUARTER, call, small_workspace


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a workspace without templates."""
    return small_workspace(tmp_path / "small")


def eject(workspace: Path, *names: str) -> tuple[int, list[str], str]:
    """Run the command and return exit code, results and messages."""
    done = call("--workspace", str(workspace), "eject", *names)
    return done.code, done.stdout.splitlines(), done.stderr


def test_without_a_name_it_lists_what_there_is(small: Path) -> None:
    """One name a line; nothing is written."""
    assert eject(small) == (0, list(originals()), "")
    assert not (small / "templates").exists()


def test_copies_are_written_and_named(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Into templates/, in their folders; the message says how changes are told."""
    monkeypatch.chdir(small)
    code, files, said = eject(small, "components/card.html", "report.css")
    assert (code, files) == (0, ["templates/components/card.html", "templates/report.css"])
    assert said == "Next: edit it. 'scorecard check' says when the packaged original has changed since.\n"
    assert (small / files[0]).read_bytes() == copy_of("components/card.html")


def test_quietly_only_the_files_are_named(small: Path) -> None:
    """Results, no advice."""
    done = call("--workspace", str(small), "--quiet", "eject", "report.css")
    assert (done.code, done.stderr, len(done.stdout.splitlines())) == (0, "", 1)


@pytest.mark.parametrize("typed", ["card.html", "default/components/card.html"])
def test_a_name_is_understood_as_a_problem_prints_it_or_by_its_last_part(small: Path, typed: str) -> None:
    """Where no other file ends so."""
    assert eject(small, typed, "components/card.html")[0] == 0
    assert (small / "templates" / "components" / "card.html").is_file()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("components/crad.html", "Did you mean 'components/card.html'?"),
        ("fonts.css", "There is no packaged template or style sheet 'fonts.css'."),
        ("../card.html", "There is no packaged template or style sheet '../card.html'."),
    ],
)
def test_an_unknown_name_is_wrong_usage(small: Path, typed: str, sentence: str) -> None:
    """Nothing is written, not even what is known."""
    code, files, said = eject(small, "report.css", typed)
    assert (code, files) == (2, [])
    assert sentence in said
    assert not (small / "templates").exists()


def test_nothing_is_overwritten(small: Path) -> None:
    """A file of the council's stays, and nothing beside it is written."""
    (small / "templates").mkdir()
    (small / "templates" / "report.css").write_text("ours")
    code, files, said = eject(small, "pages.css", "report.css")
    assert (code, files) == (2, [])
    assert said == "scorecard: templates/report.css already exists. Edit it, or rename it to have a fresh copy.\n"
    assert [path.name for path in (small / "templates").iterdir()] == ["report.css"]


def test_where_nothing_can_be_written_it_says_so(small: Path) -> None:
    """A file where the folder should be."""
    (small / "templates").write_text("in the way")
    code, files, said = eject(small, "pages/cover.html")
    assert (code, files) == (3, [])
    assert "SC501" in said


def test_check_and_run_tell_of_an_original_that_has_changed(small: Path) -> None:
    """As a warning; the report is made."""
    copy = copy_of("components/card.html").replace(b"sha256 ", b"sha256 0000", 1)
    digest_end = copy.index(b" #}")
    (small / "templates" / "components").mkdir(parents=True)
    (small / "templates" / "components" / "card.html").write_bytes(copy[: digest_end - 4] + copy[digest_end:])
    for command in (("check", QUARTER), ("run", QUARTER, "--only", "csv")):
        done = call("--workspace", str(small), *command)
        assert done.code == 0
        assert "warning SC404: The packaged components/card.html has changed" in done.stderr
