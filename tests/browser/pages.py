"""The pages that the browser is shown, and what it found there."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from scorecard.build import check
from scorecard.formats.html import write_html
from scorecard.period import Period
from scorecard.publish.starter import copy_starter
from scorecard.report import Report
from scorecard.workspace import Workspace
from tests import making
from tests.real_workspace import ROOT

HERE = Path(__file__).parent
AUDIT = HERE / "audit.mjs"
STARTER = Period.quarter(2025, 2)
TITLE = "Share of households that were helped to stay in their home by advice, mediation or money"


@dataclass(frozen=True)
class Page:
    """A report, the page written from it, and what the browser found there."""

    report: Report
    path: Path
    found: dict[str, Any]


def sample() -> tuple[Report, Workspace]:
    """Return the report of the repository's own workspace."""
    return _checked(Workspace.at(ROOT), Period.quarter(2022, 2))


def starter() -> tuple[Report, Workspace]:
    """Return the report of the worked example."""
    return _checked(_starter(), STARTER)


def draft() -> tuple[Report, Workspace]:
    """Return a draft of the worked example."""
    return _checked(_starter(), STARTER, draft=True)


def single() -> tuple[Report, Workspace]:
    """Return a report of one indicator, which has a long title and nothing to compare with."""
    indicator = f"kind: flow, title: '{TITLE}', target: {{2022-23: 30}}"
    return making.report(indicator, "Jul=10; Aug=12; Sep=9"), Workspace(Path(mkdtemp()))


def covering() -> tuple[Report, Workspace]:
    """Return the covering report of the worked example alone, which has no measures to filter."""
    report, workspace = starter()
    return replace(report, covering_only=True), workspace


WHOLE = ("sample", "draft", "single")


@cache
def page(name: str) -> Page:
    """Return a page by name, written and looked at once."""
    made = {each.__name__: each for each in (sample, starter, draft, single, covering)}
    report, workspace = made[name]()
    path = Path(mkdtemp()) / "cabinet-report.html"
    assert write_html(report, workspace, path) == ()
    return Page(report, path, audit(path))


def audit(path: Path) -> dict[str, Any]:
    """Return what a browser finds on a page."""
    command = [shutil.which("node") or "node", str(AUDIT), str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _checked(workspace: Workspace, quarter: Period, *, draft: bool = False) -> tuple[Report, Workspace]:
    report = check(workspace, quarter, draft=draft).report
    assert report is not None
    return report, workspace


def _starter() -> Workspace:
    folder = Path(mkdtemp()) / "council"
    copy_starter(folder)
    return Workspace.at(folder)
