"""Which files a run reads: ``history`` and the folder of each quarter up to its own, and what is told of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from scorecard.collect import read_returns
from scorecard.problems import Problem
from scorecard.progress import Progress
from scorecard.sources import find_returns
from scorecard.workspace import Workspace
from tests.making import Q2, loaded

CATALOGUE = loaded({"1": "kind: flow", "2": "kind: flow"}).catalogue


class Steps(Progress):
    """Keeps the names of the steps."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def step(self, name: str) -> None:
        """Note a step."""
        self.names.append(name)


def workbook(folder: Path, name: str, *rows: Sequence[object]) -> None:
    """Write a long return with these rows under its headings."""
    folder.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    for row in (("Ref", "Period", "Value"), *rows):
        book.worksheets[0].append(list(row))
    book.save(folder / name)


def test_reads_history_and_every_quarter_up_to_the_run(tmp_path: Path) -> None:
    """Oldest first; a later quarter, a folder of another name and a stray file are left alone."""
    for folder in (
        "history",
        "2022-23-Q2",
        "2021-22-Q4",
        "2022-23-Q1",
        "2022-23-Q3",
        "benchmarks",
        "old stuff",
        "2022-23",
        "2022-23 Q2",
    ):
        workbook(tmp_path / "inputs" / folder, "people.xlsx", ("1", "2021-22 Q1", 5))
    (tmp_path / "inputs" / "2021-22-Q3").write_text("a file, no folder")
    steps = Steps()
    read, problems = read_returns(Workspace(tmp_path), CATALOGUE, Q2, steps)
    assert [file.path.split("/")[1] for file, _ in read] == ["history", "2021-22-Q4", "2022-23-Q1", "2022-23-Q2"]
    assert steps.names == ["reading people.xlsx"] * 4
    assert sorted(str(problem) for problem in problems) == [
        f"inputs/{name}: warning SC223: The folder {name} is not read: its name is not that of a quarter. "
        "Name it as 2022-23-Q2, or move it out of inputs."
        for name in ("2022-23 Q2", "2022-23", "old stuff")
    ]
    assert read[0][0].quarter is None
    assert len(read[0][0].sha256) == 64


def test_the_order_of_files_is_that_of_their_names(tmp_path: Path) -> None:
    """Whatever order the disk lists them in."""
    for name in ("b.xlsx", "a.xlsx", "c.xlsx"):
        workbook(tmp_path / "inputs" / "2022-23-Q2", name, ("1", "Q2", 5))
    read, _ = read_returns(Workspace(tmp_path), CATALOGUE, Q2, Progress())
    assert [file.path.rsplit("/")[-1] for file, _ in read] == ["a.xlsx", "b.xlsx", "c.xlsx"]


def test_sc218_a_quarter_without_a_folder(tmp_path: Path) -> None:
    """It is said once, whether or not anything else is there."""
    _, problems = read_returns(Workspace(tmp_path), CATALOGUE, Q2, Progress())
    assert [str(problem) for problem in problems] == [
        (
            "inputs/2022-23-Q2: error SC218: There is no folder of returns for 2022-23 Q2. "
            "Make inputs/2022-23-Q2 and put the returns in."
        )
    ]


def test_sc201_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked file is reported, and its neighbours are read."""
    folder = tmp_path / "inputs" / "2022-23-Q2"
    workbook(folder, "a.xlsx", ("1", "Q2", 5))
    workbook(folder, "b.xlsx", ("2", "Q2", 5))
    found = find_returns

    def vanishing(where: Path, workspace: Workspace) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
        paths, problems = found(where, workspace)
        (folder / "a.xlsx").unlink()
        return tuple(paths), tuple(problems)

    monkeypatch.setattr("scorecard.collect.reading.find_returns", vanishing)
    read, problems = read_returns(Workspace(tmp_path), CATALOGUE, Q2, Progress())
    assert [file.path for file, _ in read] == ["inputs/2022-23-Q2/b.xlsx"]
    assert [problem.code for problem in problems] == ["SC201"]


@pytest.mark.parametrize("name", ["2022-23 Q1", "Q1 2022-23", "2022-23_Q1", "2022-23-q1"])
def test_a_folder_of_a_quarter_by_another_name_is_told_its_own(tmp_path: Path, name: str) -> None:
    """Not that of the quarter that is run."""
    workbook(tmp_path / "inputs" / name, "a.xlsx", ("1", "Q1", 5))
    (tmp_path / "inputs" / "2022-23-Q2").mkdir()
    _, (problem,) = read_returns(Workspace(tmp_path), CATALOGUE, Q2, Progress())
    assert (problem.code, problem.remedy) == ("SC223", "Name it as 2022-23-Q1, or move it out of inputs.")


def test_a_return_outside_the_folders_of_quarters_is_told(tmp_path: Path) -> None:
    """It would be missed; notes and pictures would not."""
    workbook(tmp_path / "inputs", "people.xlsx", ("1", "Q2", 5))
    (tmp_path / "inputs" / "readme.txt").write_text("hello")
    (tmp_path / "inputs" / "2022-23-Q2").mkdir()
    _, problems = read_returns(Workspace(tmp_path), CATALOGUE, Q2, Progress())
    assert [str(problem) for problem in problems] == [
        (
            "inputs/people.xlsx: warning SC223: people.xlsx is not read: it lies in inputs itself and not in the "
            "folder of a quarter. Move it to inputs/2022-23-Q2, or to the folder of the quarter that it is for."
        )
    ]


def test_last_quarters_file_sent_again_is_told(tmp_path: Path) -> None:
    """To the last byte; in it a bare Q1 or YTD would be read as this quarter's."""
    for quarter in ("2022-23-Q1", "2022-23-Q2"):
        folder = tmp_path / "inputs" / quarter
        folder.mkdir(parents=True)
        (folder / "people.csv").write_text("Ref,YTD\n1,5\n")
    _, problems = read_returns(Workspace(tmp_path), CATALOGUE, Q2, Progress())
    assert [str(problem) for problem in problems] == [
        (
            "inputs/2022-23-Q2/people.csv: warning SC226: The file is the same, to the last byte, as "
            "inputs/2022-23-Q1/people.csv. Check that it is the return of 2022-23 Q2."
        )
    ]
