"""A run as a whole: what it is made from, and that it gives the same again."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from scorecard.build import check
from scorecard.formats import FORMATS
from scorecard.period import Period
from scorecard.workspace import Workspace
from tests.real_workspace import (
    DATA,
    QUARTER,
    RETURNS,
    ROOT,
    call,
    changes,
    command,
    contents,
    copy_workspace,
    digest_of,
    is_whole,
    load,
    small_workspace,
)

OUTPUT = Path("outputs", QUARTER)
PERIOD = Period.quarter(2022, 2)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real workspace with a finished run, only looked at."""
    workspace = copy_workspace(tmp_path_factory.mktemp("real") / "council")
    assert call("--workspace", str(workspace), "run", QUARTER, "--only", DATA).code == 0
    return workspace


def test_the_manifest_names_every_input_and_output_with_its_digest(real: Path) -> None:
    """Catalogue, returns of this and earlier quarters, history, facts, answers and templates: all, with their bytes."""
    manifest = load(real / OUTPUT / "manifest.json")
    named = {item["file"]: item["sha256"] for item in (manifest["catalogue"], *manifest["inputs"])}
    files = {path.relative_to(real).as_posix(): path for path in real.rglob("*") if path.is_file()}
    unread = ("outputs/", "inputs/2022-23-Q1/queries.yaml")  # answers hold for the quarter of their folder
    assert named == {name: digest_of(path) for name, path in files.items() if not name.startswith(unread)}
    assert is_whole(real / OUTPUT)
    assert manifest["quarter"] == "2022-23 Q2"


def test_a_run_for_an_earlier_quarter_reads_nothing_later(real: Path, tmp_path: Path) -> None:
    """The manifest of 2022-23 Q1 names no return of Q2."""
    done = call("--workspace", str(real), "run", "2022-23-Q1", "--only", "json", "--draft", "--output", str(tmp_path))
    inputs = [item["file"] for item in load(tmp_path / "manifest.json")["inputs"]]
    assert done.code == 0
    assert any(file.startswith("inputs/2022-23-Q1/") for file in inputs)
    assert not any(file.startswith("inputs/2022-23-Q2/") for file in inputs)


def test_every_source_in_the_json_is_an_input_of_the_manifest(real: Path) -> None:
    """A figure can be followed to a file of the manifest with the same digest, a sheet and a cell."""
    inputs = {item["file"]: item["sha256"] for item in load(real / OUTPUT / "manifest.json")["inputs"]}
    sources = [source for entry in load(real / OUTPUT / "scorecard.json")["indicators"] for source in entry["sources"]]
    assert sources
    assert all(inputs[source["file"]] == source["sha256"] and source["cell"] for source in sources)


def test_running_twice_changes_only_when_it_was_made(tmp_path: Path) -> None:
    """All formats, the PDF too, have the same bytes; the manifest differs in ``created`` alone."""
    workspace = small_workspace(tmp_path / "small")
    assert command("run", QUARTER, cwd=workspace).code == 0
    first = contents(workspace / OUTPUT)
    manifest = load(workspace / OUTPUT / "manifest.json")
    time.sleep(1)
    assert command("run", QUARTER, cwd=workspace).code == 0
    again = contents(workspace / OUTPUT)
    assert set(first) == {"manifest.json", "problems.json", *(each.file_name for each in FORMATS.values())}
    assert [name for name in first if first[name] != again[name]] == ["manifest.json"]
    assert load(workspace / OUTPUT / "manifest.json") | {"created": ""} == manifest | {"created": ""}


def test_where_the_workspace_lies_changes_nothing(real: Path, tmp_path: Path) -> None:
    """Another folder, with another name, gives the same bytes: no path of this machine is in any file."""
    elsewhere = copy_workspace(tmp_path / "Übung 1" / "Rat der Stadt")
    assert call("--workspace", str(elsewhere), "run", QUARTER, "--only", DATA).code == 0
    first, second = contents(real / OUTPUT), contents(elsewhere / OUTPUT)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] in ([], ["manifest.json"])


def test_the_names_of_returns_change_no_figure(real: Path, tmp_path: Path) -> None:
    """Returns may be called anything and lie in subfolders, read in any order."""
    other = copy_workspace(tmp_path / "council")
    returns = sorted((other / RETURNS).glob("*.xlsx"), reverse=True)
    for number, path in enumerate(returns):
        folder = other / RETURNS / f"from {number}"
        folder.mkdir()
        path.rename(folder / f"{number} return.xlsx")
    assert call("--workspace", str(other), "run", QUARTER, "--only", "json").code == 0
    first, second = (load(workspace / OUTPUT / "scorecard.json") for workspace in (real, other))
    found = {path.rpartition(".")[2] for path, _, _ in changes(first, second)}
    assert found <= {"file", "return"}


def test_an_answer_settles_a_finding_of_the_catalogue_that_is_otherwise_spoilt(tmp_path: Path) -> None:
    """Where the catalogue cannot be used, what is answered is still a warning, and no answer is called idle."""
    workspace = copy_workspace(tmp_path / "council")
    catalogue = workspace / "indicators.yaml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("priority: 1\n", "priority: 9\n", 1), encoding="utf-8")
    checked = check(Workspace.at(workspace), PERIOD)
    assert checked.report is None
    assert [(problem.code, problem.severity.value) for problem in checked.problems] == [
        ("SC108", "error"),
        ("SC308", "warning"),
    ]


def test_a_check_names_its_inputs_without_rendering(real: Path) -> None:
    """``check`` as a function returns the report as data, every problem once, and the digests of what was read."""
    checked = check(Workspace.at(real), PERIOD)
    assert checked.report is not None
    assert len(checked.report.entries) == 59
    assert len(set(checked.problems)) == len(checked.problems)
    assert checked.origin is not None
    assert {each.file for each in checked.origin.inputs} >= {
        f"inputs/{QUARTER}/people.xlsx",
        f"inputs/{QUARTER}/report.yaml",
    }


def test_nothing_is_read_from_beside_the_package(tmp_path: Path) -> None:
    """A run in another folder does not look at the checkout's own inputs, templates or outputs."""
    workspace = small_workspace(tmp_path / "small")
    before = {path: path.stat().st_mtime_ns for path in (ROOT / "outputs").rglob("*")}
    done = command("run", QUARTER, "--only", DATA, cwd=workspace)
    assert done.code == 0
    inputs = [item["file"] for item in load(workspace / OUTPUT / "manifest.json")["inputs"]]
    assert inputs == [f"inputs/{QUARTER}/leisure.csv"]
    assert {path: path.stat().st_mtime_ns for path in (ROOT / "outputs").rglob("*")} == before
