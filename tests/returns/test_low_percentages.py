"""A bare 0.75 in a percentage: read where it can be no fraction, by what is known of the measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.collect import read_returns
from scorecard.period import Period
from scorecard.progress import Progress
from scorecard.workspace import Workspace
from tests.making import loaded

PERCENT = "unit: percent, kind: supplied"
NOW = "Ref,Period,Value\n1,Q2,0.75\n"


def values(root: Path, files: dict[str, str], settings: str = PERCENT) -> tuple[list[float | None], list[str]]:
    """Read returns of indicator 1, a percentage; return the figures and the codes of the problems."""
    for name, text in files.items():
        path = root / "inputs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    readings, problems = read_returns(Workspace(root), loaded(settings).catalogue, Period.quarter(2022, 2), Progress())
    figures = [item.value for _, reading in readings for item in reading.observations]
    return figures, [f"{problem.code} {problem.place.cell}" for problem in problems]


@pytest.mark.parametrize("earlier", ["history/all.csv", "2022-23-Q1/people.csv"])
def test_small_percentages_stay_small(tmp_path: Path, earlier: str) -> None:
    """Where 1.2% was the most, 0.75 is 0.75%; history and earlier returns count alike."""
    before = "Ref,Period,Value\n1,Apr 2022,0.4%\n1,May 2022,1.2\n"
    assert values(tmp_path, {earlier: before, "2022-23-Q2/people.csv": NOW}) == ([0.4, 1.2, 0.75], [])


@pytest.mark.parametrize("before", ["7.5", "96.3", "0", "n/a"])
def test_other_percentages_stay_ambiguous(tmp_path: Path, before: str) -> None:
    """One larger figure is enough to doubt; zeros, or no figure at all, prove nothing."""
    files = {"history/all.csv": f"Ref,Period,Value\n1,Apr 2022,{before}\n", "2022-23-Q2/people.csv": NOW}
    assert values(tmp_path, files)[1] == ["SC209 C2"]


@pytest.mark.parametrize(
    ("settings", "before", "now", "read"),
    [
        (PERCENT, "7.4", "0.75", True),  # 75% would be more than ten times 7.4%
        (PERCENT, "-7.4", "-0.75", True),
        (f"{PERCENT}, target: {{2022-23: 5}}", "", "0.51", True),
        (f"{PERCENT}, target: {{2022-23: 5}}", "", "1", True),
        (f"{PERCENT}, target: {{2022-23: 5}}", "", "0.5", False),  # 50% is ten times 5%, and no more
        (f"{PERCENT}, target: {{2022-23: 5}}", "6.2", "0.6", False),
        (f"{PERCENT}, target: {{2022-23: {{quarters: [1, 2, 3, 9]}}}}", "", "0.8", False),
        (f"{PERCENT}, target: {{2022-23: 85}}", "", "0.75", False),
        (f"{PERCENT}, target: {{2022-23: tbc}}", "", "0.75", False),
    ],
)
def test_earlier_figures_and_targets_rule_out_a_fraction(
    tmp_path: Path, settings: str, before: str, now: str, *, read: bool
) -> None:
    """Where it would be more than ten times all of them."""
    files = {"history/all.csv": f"Ref,Period,Value\n1,Apr 2022,{before}\n"} if before else {}
    figures, problems = values(tmp_path, files | {"2022-23-Q2/people.csv": f"Ref,Period,Value\n1,Q2,{now}\n"}, settings)
    assert (problems == []) == read
    assert figures[-1:] == ([float(now)] if read else [float(before)] if before else [])


def test_a_figure_beside_it_is_no_earlier_one(tmp_path: Path) -> None:
    """Files of the same quarter do not vouch for each other."""
    files = {"2022-23-Q2/a.csv": "Ref,Period,Value\n1,Jul,1.2\n", "2022-23-Q2/people.csv": NOW}
    assert values(tmp_path, files)[1] == ["SC209 C2"]
