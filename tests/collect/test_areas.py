"""Which benchmark files are read, and which of their figures are used."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.collect.areas import read_benchmarks
from scorecard.collect.reading import read_returns
from scorecard.observations import AreaFigure
from scorecard.period import Period
from scorecard.problems import Problem
from scorecard.progress import Progress
from scorecard.workspace import Workspace
from tests.making import Q2, Q4, loaded

CATALOGUE = loaded({"1": "kind: flow", "2": "kind: flow"}).catalogue
HEAD = "Ref,Comparator,Area,Period,Value"


def files(root: Path, **texts: str) -> Workspace:
    """Write CSV files of benchmarks, their rows without headings."""
    folder = root / "inputs" / "benchmarks"
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text("\n".join([HEAD, *text.split("; ")]), encoding="utf-8")
    return Workspace(root)


def read(workspace: Workspace, quarter: Period = Q2) -> tuple[tuple[AreaFigure, ...], tuple[Problem, ...]]:
    """Read the benchmarks of a workspace for a run."""
    return read_benchmarks(workspace, CATALOGUE, quarter, Progress())


def test_every_file_is_read_with_its_fingerprint(tmp_path: Path) -> None:
    """At any depth, in the order of their names."""
    workspace = files(tmp_path, b="1,England,England,2021-22,5", a="2,neighbours,Derby,2021-22,6")
    deeper = tmp_path / "inputs" / "benchmarks" / "c"
    deeper.mkdir()
    (deeper / "d.csv").write_text(f"{HEAD}\n2,neighbours,Luton,2021-22,7\n", encoding="utf-8")
    figures, problems = read(workspace)
    assert problems == ()
    assert [(each.ref, each.comparator, each.area, each.value) for each in figures] == [
        ("2", "neighbours", "Derby", 6),
        ("1", "national", "England", 5),
        ("2", "neighbours", "Luton", 7),
    ]
    assert figures[0].source.file.path == "inputs/benchmarks/a.csv"
    assert len(figures[0].source.file.sha256) == 64


def test_no_folder_is_no_problem(tmp_path: Path) -> None:
    """Benchmarks are optional."""
    assert read(Workspace(tmp_path)) == ((), ())


def test_the_folder_is_none_of_returns(tmp_path: Path) -> None:
    """Its files are read as benchmarks only, and its name is known."""
    workspace = files(tmp_path, a="1,England,England,2022-23 Q2,5")
    (tmp_path / "inputs" / "2022-23-Q2").mkdir()
    assert read_returns(workspace, CATALOGUE, Q2, Progress()) == ((), ())


@pytest.mark.parametrize(
    ("period", "used"),
    [
        ("2021-22", True),
        ("2022-23 Q2", True),
        ("Sep 2022", True),
        ("2022-23 Q2 YTD", True),
        ("Oct 2022", False),
        ("2022-23 Q3", False),
        ("2022-23", False),
    ],
)
def test_periods_up_to_the_quarter_are_used(tmp_path: Path, period: str, used: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """A later one is left for a later run, without a word."""
    workspace = files(tmp_path, a=f"1,England,England,{period},5")
    figures, problems = read(workspace)
    assert (len(figures), problems) == (int(used), ())
    assert len(read(workspace, Q4)[0]) == 1


@pytest.mark.parametrize("again", ["Derby", "DERBY ", "Derby Council"])
def test_a_figure_that_stands_twice(tmp_path: Path, again: str) -> None:
    """Within a file or in two, equal or not; the first is kept."""
    workspace = files(tmp_path, a="1,neighbours,Derby,2021-22,5", b=f"1,neighbours,{again},2021/22,5")
    (figure,), (problem,) = read(workspace)
    assert figure.source.file.path == "inputs/benchmarks/a.csv"
    assert str(problem) == (
        f"inputs/benchmarks/b.csv!b!E2: error SC206 1 2021-22: The figure of {again.strip()} for 1 and 2021-22 stands "
        "twice, in inputs/benchmarks/a.csv!a!E2 and in inputs/benchmarks/b.csv!b!E2. Delete one of them."
    )


@pytest.mark.parametrize("rows", ["=; =5", "=5; =", "=; =5; ="])
def test_an_empty_row_is_no_second_figure(tmp_path: Path, rows: str) -> None:
    """It gives way to a filled one."""
    workspace = files(tmp_path, a=rows.replace("=", "1,neighbours,Derby,2021-22,"))
    (figure,), problems = read(workspace)
    assert (figure.value, problems) == (5, ())


def test_the_same_area_may_belong_to_two_comparators(tmp_path: Path) -> None:
    """A neighbour in the region, say; so may it have several periods and indicators."""
    rows = "1,neighbours,Derby,2021-22,5; 1,England,Derby,2021-22,5; 1,neighbours,Derby,2020-21,5"
    figures, problems = read(files(tmp_path, a=f"{rows}; 2,neighbours,Derby,2021-22,5"))
    assert (len(figures), problems) == (4, ())


def test_what_cannot_be_read_is_told_beside_the_rest(tmp_path: Path) -> None:
    """A damaged file, one of another kind and a faulty row; the others count."""
    workspace = files(tmp_path, a="1,England,England,2021-22,5; 1,England,England,2020-21,n/k")
    (workspace.benchmarks / "b.xlsx").write_bytes(b"PK\x03\x04")
    (workspace.benchmarks / "c.xls").write_bytes(b"")
    figures, problems = read(workspace)
    assert len(figures) == 1
    assert sorted(f"{problem.code} {problem.place.file.rpartition('/')[2]}" for problem in problems) == [
        "SC201 b.xlsx",
        "SC201 c.xls",
        "SC203 a.csv",
    ]


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """A link that leads nowhere is told."""
    workspace = files(tmp_path)
    (workspace.benchmarks / "a.csv").symlink_to(tmp_path / "nowhere.csv")
    figures, problems = read(workspace)
    assert (figures, [problem.code for problem in problems]) == ((), ["SC201"])


def test_each_file_is_a_step(tmp_path: Path) -> None:
    """Who waits sees which one it is."""
    names: list[str] = []

    class Steps(Progress):
        """Keeps the names of the steps."""

        def step(self, name: str) -> None:
            """Note a step."""
            names.append(name)

    read_benchmarks(files(tmp_path, a="1,England,England,2021-22,5"), CATALOGUE, Q2, Steps())
    assert names == ["reading a.csv"]
