"""A bare 0.75 in a percentage whose figures were never as large as 1.5."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.catalogue import Catalogue
from scorecard.collect import read_returns
from scorecard.period import Period
from scorecard.progress import Progress
from scorecard.workspace import Workspace
from tests.making import loaded

CATALOGUE: Catalogue = loaded("unit: percent, kind: supplied").catalogue
NOW = "Ref,Period,Value\n1,Q2,0.75\n"


def values(root: Path, files: dict[str, str]) -> tuple[list[float | None], list[str]]:
    """Read returns of indicator 1, a percentage; return the figures and the codes of the problems."""
    for name, text in files.items():
        path = root / "inputs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    readings, problems = read_returns(Workspace(root), CATALOGUE, Period.quarter(2022, 2), Progress())
    figures = [item.value for _, reading in readings for item in reading.observations]
    return figures, [f"{problem.code} {problem.place.cell}" for problem in problems]


@pytest.mark.parametrize("earlier", ["history/all.csv", "2022-23-Q1/people.csv"])
def test_small_percentages_stay_small(tmp_path: Path, earlier: str) -> None:
    """Where 1.2% was the most, 0.75 is 0.75%; history and earlier returns count alike."""
    before = "Ref,Period,Value\n1,Apr 2022,0.4%\n1,May 2022,1.2\n"
    assert values(tmp_path, {earlier: before, "2022-23-Q2/people.csv": NOW}) == ([0.4, 1.2, 0.75], [])


@pytest.mark.parametrize("before", ["1.5", "96.3", "0", "n/a"])
def test_other_percentages_stay_ambiguous(tmp_path: Path, before: str) -> None:
    """One larger figure is enough to doubt; zeros, or no figure at all, prove nothing."""
    files = {"history/all.csv": f"Ref,Period,Value\n1,Apr 2022,{before}\n", "2022-23-Q2/people.csv": NOW}
    assert values(tmp_path, files)[1] == ["SC209 C2"]


def test_a_figure_beside_it_is_no_earlier_one(tmp_path: Path) -> None:
    """Files of the same quarter do not vouch for each other."""
    files = {"2022-23-Q2/a.csv": "Ref,Period,Value\n1,Jul,1.2\n", "2022-23-Q2/people.csv": NOW}
    assert values(tmp_path, files)[1] == ["SC209 C2"]
