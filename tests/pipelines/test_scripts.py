"""The script that makes the report, run for real in a small workspace: what it hands on, shows and refuses."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from scorecard.publish.starter import copy_starter
from tests.pipelines import azure, github
from tests.pipelines.reading import AZURE, GITHUB
from tests.pipelines.scripts import Script, execute

LAUNCHER = f"import os, sys\nos.execv({sys.executable!r}, [{sys.executable!r}, '-m', 'scorecard', *sys.argv[1:]])\n"
SCRIPTS: Mapping[str, tuple[Script, str, str]] = {
    "github": (github.build_script(GITHUB.read_text(encoding="utf-8")), r"^quarter=(.*)$", "::error file="),
    "azure": (
        azure.build_script(AZURE.read_text(encoding="utf-8")),
        r"^##vso\[task\.setvariable variable=quarter;isOutput=true;isReadOnly=true\](.*)$",
        "##vso[task.logissue type=error;sourcepath=",
    ),
}
HOSTILE = (
    '2025-26-Q2"; touch made; "',
    "$(touch made)",
    "`touch made`",
    "2025-26-Q2 --output made",
    "--output=made",
    "--help",
    "../../made",
    "2025-26-Q2\nquarter=2021-22-Q1",
    "*",
    "",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the worked example, whose ``bootstrap.py`` starts the command that is installed."""
    copy_starter(tmp_path)
    (tmp_path / "bootstrap.py").write_text(LAUNCHER, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("system", SCRIPTS)
def test_the_report_is_made_and_its_quarter_handed_on(workspace: Path, system: str) -> None:
    """However the quarter was typed, the next job is told the name of its folder."""
    script, output, _ = SCRIPTS[system]
    done, outputs = execute(script, {"QUARTER": "q2 2025/26", "DRAFT": "false"}, workspace)
    assert done.returncode == 0, done.stderr
    assert re.findall(output, outputs + done.stdout, re.MULTILINE) == ["2025-26-Q2"]
    assert (workspace / "outputs" / "2025-26-Q2" / "manifest.json").is_file()


@pytest.mark.parametrize("system", SCRIPTS)
def test_a_problem_is_shown_and_stops_the_job(workspace: Path, system: str) -> None:
    """A mistake in the catalogue becomes a note of the system's own kind, and nothing is handed on."""
    script, output, note = SCRIPTS[system]
    catalogue = workspace / "indicators.yaml"
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")
    done, outputs = execute(script, {"QUARTER": "2025-26-Q2", "DRAFT": "false"}, workspace)
    assert done.returncode == 1
    assert note + "indicators.yaml" in (done.stdout if system == "azure" else done.stderr)
    assert not re.search(output, outputs + done.stdout, re.MULTILINE)


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("system", SCRIPTS)
def test_what_was_typed_is_never_run(workspace: Path, system: str, typed: str) -> None:
    """A quarter that is none is refused as a whole: no word of it is a command, an option or an output."""
    script, output, _ = SCRIPTS[system]
    before = set(workspace.rglob("*"))
    done, outputs = execute(script, {"QUARTER": typed, "DRAFT": "false"}, workspace)
    assert done.returncode != 0
    assert not re.search(output, outputs + done.stdout, re.MULTILINE)
    assert set(workspace.rglob("*")) == before | {workspace / "step-outputs"}
