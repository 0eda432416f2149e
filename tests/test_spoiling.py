"""One thing spoilt at a time: the line that says so, its place, the exit code, and nothing written.

Each case spoils a fresh copy of the real workspace. What is compared is every line that the spoiling adds to those that
the workspace gives anyway, so that no case may hide behind another message or bring a wrong one with it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.real_workspace import (
    DATA,
    QUARTER,
    RETURNS,
    call,
    contents,
    copy_workspace,
    load,
    set_cells,
)
from tests.spoilings import CASES, Case


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real workspace with one finished run in its outputs."""
    workspace = copy_workspace(tmp_path_factory.mktemp("pristine") / "council")
    assert call("--workspace", str(workspace), "run", QUARTER, "--only", DATA).code == 0
    return workspace


@pytest.fixture(scope="module")
def usual(pristine: Path) -> frozenset[str]:
    """The lines that the unspoilt workspace gives."""
    return frozenset(call("--workspace", str(pristine), "check", QUARTER).problems)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_spoiling_one_thing_says_so_and_writes_nothing(
    case: Case, pristine: Path, usual: frozenset[str], tmp_path: Path
) -> None:
    """The lines added are exactly the right ones, in order; exit code 1; the last run's outputs stay byte for byte."""
    workspace = tmp_path / "council"
    shutil.copytree(pristine, workspace)
    case.spoil(workspace)
    before = contents(workspace)
    done = call("--workspace", str(workspace), "run", QUARTER, "--only", DATA)
    assert [line for line in done.problems if line not in usual] == case.says.split("\n")
    assert (done.code, done.stdout) == (1, "")
    assert contents(workspace) == before


def test_a_spoilt_workspace_without_outputs_gets_none(pristine: Path, tmp_path: Path) -> None:
    """Where there was no run before, there is no folder for it afterwards either."""
    workspace = tmp_path / "council"
    shutil.copytree(pristine, workspace, ignore=shutil.ignore_patterns("outputs"))
    set_cells(workspace / RETURNS / "people.xlsx", "Figures", {"D8": "n/k"})
    assert call("--workspace", str(workspace), "run", QUARTER, "--only", DATA).code == 1
    assert not (workspace / "outputs").exists()


def test_everything_that_is_wrong_is_said_at_once(pristine: Path, usual: frozenset[str], tmp_path: Path) -> None:
    """A run stops once, with the problems of all files; mending one does not bring up the next."""
    workspace = tmp_path / "council"
    shutil.copytree(pristine, workspace)
    wanted = ("text in a figure cell", "spreadsheet error", "percentage beyond 100", "wrong date in report.yaml")
    chosen = [case for case in CASES if case.name in wanted]
    for case in chosen:
        case.spoil(workspace)
    done = call("--workspace", str(workspace), "run", QUARTER, "--only", DATA)
    assert done.code == 1
    assert sorted(line for line in done.problems if line not in usual) == sorted(
        line for case in chosen for line in case.says.split("\n")
    )


def test_a_mended_workspace_gives_the_same_files_again(pristine: Path, tmp_path: Path) -> None:
    """Spoiling and mending leaves no trace: every file of the next run has the bytes that it had."""
    workspace = tmp_path / "council"
    shutil.copytree(pristine, workspace)
    catalogue = (workspace / "indicators.yaml").read_bytes()
    (workspace / "indicators.yaml").write_bytes(b"[")
    assert call("--workspace", str(workspace), "run", QUARTER, "--only", DATA).code == 1
    (workspace / "indicators.yaml").write_bytes(catalogue)
    assert call("--workspace", str(workspace), "run", QUARTER, "--only", DATA).code == 0
    again, first = (contents(folder / "outputs" / QUARTER) for folder in (workspace, pristine))
    assert [name for name in first if again[name] != first[name]] in ([], ["manifest.json"])
    manifests = [load(folder / "outputs" / QUARTER / "manifest.json") for folder in (workspace, pristine)]
    assert manifests[0] | {"created": ""} == manifests[1] | {"created": ""}
