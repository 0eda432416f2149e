"""Work grows with the number of indicators, and not faster: counted in calls, which no busy machine can change."""

from __future__ import annotations

import cProfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from benchmarks.workspaces import make_workspace
from scorecard.build import check
from scorecard.formats.pdf import write_pdf
from scorecard.period import Period
from scorecard.report import Report
from scorecard.workspace import Workspace
from tests.pdf_text import page_lines

MOST = 1.25  # what the second doubling may cost beside the first, for each indicator; even growth is 1

Done = TypeVar("Done")


def counted(work: Callable[[], Done]) -> tuple[Done, int]:
    """Return what work returns, and how many calls it took."""
    profile = cProfile.Profile()
    done = profile.runcall(work)
    return done, sum(entry.callcount for entry in profile.getstats())


def test_checking_takes_no_more_calls_for_each_further_indicator(tmp_path: Path) -> None:
    """Reading, calculating and wording a hundred more costs what the fifty before them cost, twice."""
    taken = [counted(partial(report_of, measured(tmp_path, size)))[1] for size in (50, 100, 200)]
    assert growth(*taken) < MOST


def test_the_pdf_takes_no_more_calls_for_each_further_indicator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Laying out and binding too; one process works, so that all is counted."""
    monkeypatch.setattr("scorecard.sharing.hands", lambda: 1)
    taken = []
    for size in (6, 8, 16, 32):
        workspace = measured(tmp_path, size)
        taken.append(counted(partial(write, report_of(workspace), workspace))[1])
    del taken[0]  # the first one imports libraries and fills caches
    assert growth(*taken) < MOST


def test_long_commentary_runs_over_pages(tmp_path: Path) -> None:
    """Forty lines for every indicator: each word is printed, and the pages are as many as the words need."""
    workspace = Workspace.at(make_workspace(tmp_path, 12, lines=40))
    write(report_of(workspace), workspace)
    pages = page_lines(tmp_path / "report.pdf")
    words = " ".join(" ".join(lines) for lines in pages)
    assert words.count("two vacancies were filled in August") >= 12 * 40
    assert len(pages) < 60


def growth(small: int, middle: int, large: int) -> float:
    """Return the calls for each indicator of the second doubling beside those of the first; what is fixed drops out."""
    return (large - middle) / (2 * (middle - small))


def measured(folder: Path, indicators: int) -> Workspace:
    """Return a workspace of so many indicators."""
    return Workspace.at(make_workspace(folder / str(indicators), indicators))


def report_of(workspace: Workspace) -> Report:
    """Return the report of a measured workspace."""
    report = check(workspace, Period.quarter(2022, 2)).report
    assert report is not None
    return report


def write(report: Report, workspace: Workspace) -> None:
    """Write its PDF beside it."""
    assert write_pdf(report, workspace, workspace.root / "report.pdf") == ()
