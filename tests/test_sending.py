"""Making the forms of a workspace: which files, from what, and what may be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.build import make_forms
from scorecard.period import Period
from scorecard.progress import Progress
from scorecard.workspace import Workspace
from tests.making import Q2
from tests.real_workspace import QUARTER, call, contents, copy_workspace, load, replace_text, set_cells


def test_a_form_for_each_directorate(tmp_path: Path) -> None:
    """Made again, the forms are replaced; the quarter's own folder need not exist."""
    workspace = Workspace.at(copy_workspace(tmp_path / "workspace"))
    folder = workspace.output("templates") / "2022-23-Q3"
    first, problems = make_forms(workspace, Period.quarter(2022, 3), folder, Progress())
    again, _ = make_forms(workspace, Period.quarter(2022, 3), folder, Progress())
    assert [path.name for path in first] == [
        "place-and-economy-2022-23-Q3.xlsx",
        "people-2022-23-Q3.xlsx",
        "communities-and-opportunities-2022-23-Q3.xlsx",
        "corporate-services-2022-23-Q3.xlsx",
        "finance-2022-23-Q3.xlsx",
    ]
    assert again == first
    assert sorted(folder.iterdir()) == sorted(first)
    assert not problems


def test_a_broken_catalogue_makes_no_form(tmp_path: Path) -> None:
    """Its problems come back, and nothing is written."""
    workspace = Workspace.at(copy_workspace(tmp_path / "workspace"))
    replace_text(workspace.catalogue, "frequency: monthly", "frequency: montly")
    paths, problems = make_forms(workspace, Q2, tmp_path / "forms", Progress())
    assert not paths
    assert {problem.code for problem in problems} == {"SC105"}
    assert not (tmp_path / "forms").exists()


def test_an_earlier_return_that_cannot_be_opened_is_a_warning(tmp_path: Path) -> None:
    """The forms are made without its figures."""
    workspace = Workspace.at(copy_workspace(tmp_path / "workspace"))
    (workspace.returns("2022-23-Q1") / "people.xlsx").write_bytes(b"not a workbook")
    paths, problems = make_forms(workspace, Q2, tmp_path / "forms", Progress())
    assert len(paths) == 5
    assert [(problem.code, problem.severity.value) for problem in problems] == [("SC201", "warning")]


def test_a_form_that_somebody_has_typed_into_stays(tmp_path: Path) -> None:
    """The others are made again; the one that stays is named, with what to do."""
    workspace = Workspace(copy_workspace(tmp_path / "workspace"))
    folder = workspace.forms(QUARTER)
    paths, _ = make_forms(workspace, Q2, folder, Progress())
    people = folder / f"people-{QUARTER}.xlsx"
    set_cells(people, "Sign-off", {"A4": "A. Officer"})
    typed = people.read_bytes()
    again, problems = make_forms(workspace, Q2, folder, Progress())
    assert people.read_bytes() == typed
    assert set(again) == set(paths) - {people}
    (kept,) = problems
    assert str(kept) == (
        f"outputs/templates/{QUARTER}/people-{QUARTER}.xlsx: error SC501: There is already a file here that is not a "
        f"blank form, so it was left as it is. Move it to inputs/{QUARTER} if it is a return, or delete it, and run "
        "the command again."
    )


def test_untouched_forms_in_inputs_are_missing_figures(tmp_path: Path) -> None:
    """Each directorate is told once, and nothing is an error of the forms."""
    folder = copy_workspace(tmp_path / "workspace")
    workspace = Workspace.at(folder)
    for path in workspace.returns(QUARTER).iterdir():
        path.unlink()
    make_forms(workspace, Q2, workspace.returns(QUARTER), Progress())
    done = call("run", QUARTER, "--only", "json", "--draft", "--workspace", str(folder))
    assert done.code == 0
    problems = load(workspace.output(QUARTER) / "problems.json")
    assert {item["code"] for item in problems if "/2022-23-Q2/" in item["file"]} <= {"SC217"}
    assert [item["code"] for item in problems].count("SC225") == 5


def test_a_form_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up in the middle leaves no half of a file."""
    workspace = Workspace(copy_workspace(tmp_path / "workspace"))
    folder = workspace.forms(QUARTER)
    make_forms(workspace, Q2, folder, Progress())
    before = contents(folder)
    replace_text(workspace.catalogue, "council: ", "council: The ")

    def fail(_: Path, __: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        make_forms(workspace, Q2, folder, Progress())
    assert contents(folder) == before
