"""Which files of a folder are returns."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scorecard.problems import Severity
from scorecard.sources import RETURN_SUFFIXES, find_returns
from scorecard.workspace import Workspace


def folder_with(root: Path, *names: str) -> Path:
    """Make a quarter's folder with empty files of these names."""
    folder = root / "inputs" / "2022-23-Q2"
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_returns_are_found_at_any_depth_and_sorted(tmp_path: Path) -> None:
    """Workbooks and CSV files, whatever the case of their endings; other files are passed over."""
    folder = folder_with(
        tmp_path,
        *(
            "people/b.XLSX",
            "a.csv",
            "people/adults/c.ods",
            "d.xlsm",
            "report.yaml",
            "queries.yaml",
            "notes.md",
        ),
        *("letter.docx", "paper.pdf", ".hidden.xlsx", ".git/e.xlsx", "__MACOSX/f.xlsx", "no ending", "~$"),
    )
    returns, problems = find_returns(folder, Workspace(tmp_path))
    assert [path.relative_to(folder).as_posix() for path in returns] == [
        "a.csv",
        "d.xlsm",
        "people/adults/c.ods",
        "people/b.XLSX",
    ]
    assert not problems
    assert {".xlsx", ".xlsm", ".ods", ".csv"} == RETURN_SUFFIXES


@pytest.mark.parametrize("lock", ["~$people.xlsx", ".~lock.people.xlsx#"])
def test_a_workbook_that_is_open_is_a_warning(tmp_path: Path, lock: str) -> None:
    """What was last saved is read, and that is said."""
    folder = folder_with(tmp_path, "people.xlsx", lock)
    returns, (problem,) = find_returns(folder, Workspace(tmp_path))
    assert [path.name for path in returns] == ["people.xlsx"]
    assert problem.severity is Severity.WARNING
    assert str(problem).startswith(
        "inputs/2022-23-Q2/people.xlsx: warning SC201: people.xlsx seems to be open in Excel",
    )


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("people.xls", "Open it in Excel and save it as .xlsx."),
        ("people.XLSB", "Open it in Excel and save it as .xlsx."),
        ("people.numbers", "Export it from Numbers as Excel (.xlsx)."),
        ("people.zip", "Unpack it and put the returns inside it into the folder."),
    ],
)
def test_other_spreadsheets_are_reported(tmp_path: Path, name: str, remedy: str) -> None:
    """A return in another form must not be lost without a word."""
    returns, (problem,) = find_returns(folder_with(tmp_path, name), Workspace(tmp_path))
    assert not returns
    assert (problem.code, problem.severity, problem.remedy) == ("SC201", Severity.ERROR, remedy)


def test_a_missing_folder_holds_no_returns(tmp_path: Path) -> None:
    """Whether it should exist is for others to say."""
    assert find_returns(tmp_path / "nowhere", Workspace(tmp_path)) == ((), ())


def test_a_link_to_a_return_is_one_and_a_link_to_a_folder_is_reported(tmp_path: Path) -> None:
    """Files behind a linked folder would be lost without a word; a link that leads nowhere fails when it is opened."""
    folder = folder_with(tmp_path, "a.xlsx")
    (tmp_path / "elsewhere").mkdir()
    (folder / "b.xlsx").symlink_to(folder / "a.xlsx")
    (folder / "c.xlsx").symlink_to(tmp_path / "nowhere.xlsx")
    (folder / "people").symlink_to(tmp_path / "elsewhere")
    returns, (problem,) = find_returns(folder, Workspace(tmp_path))
    assert [path.name for path in returns] == ["a.xlsx", "b.xlsx", "c.xlsx"]
    assert problem.message == (
        "people is a link to another folder, whose files are not read. Copy the returns into this folder."
    )


def test_a_folder_named_like_a_workbook_is_a_folder(tmp_path: Path) -> None:
    """What lies in it is read."""
    returns, problems = find_returns(folder_with(tmp_path, "people.xlsx/b.csv"), Workspace(tmp_path))
    assert ([path.name for path in returns], problems) == (["b.csv"], ())


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are always text there")
def test_a_file_name_that_is_not_text_can_be_printed(tmp_path: Path) -> None:
    """A name in an old encoding, as an unpacked archive may bring it."""
    folder = folder_with(tmp_path, "a.csv")
    (folder / os.fsdecode(b"caf\xe9.xls")).touch()
    _, (problem,) = find_returns(folder, Workspace(tmp_path))
    assert str(problem).encode("utf-8", errors="strict").startswith(b"inputs/2022-23-Q2/caf?.xls: error SC201")
