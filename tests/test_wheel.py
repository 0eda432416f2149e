"""The installed wheel, far from its sources: a new workspace is made, checked and run in folders of any name."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest

import scorecard
from tests.real_workspace import ROOT, Outcome, contents, is_whole, load

QUARTERS = ("2025-26-Q1", "2025-26-Q2")
FOLDERS = ("plain", "with two spaces", "Übersicht – 结果 £")
PAPERS = {
    *("cabinet-report.pdf", "cabinet-report.html", "scorecard.xlsx", "scorecard.csv", "scorecard.json"),
    *("problems.json", "manifest.json"),
}


class Installed(NamedTuple):
    """An environment that has the wheel, and nothing of the checkout."""

    folder: Path

    @property
    def programs(self) -> Path:
        """Where its commands are."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    def run(self, program: str, *arguments: str, cwd: Path, **more: str) -> Outcome:
        """Run one of its commands, as somebody who has never seen the sources."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        typed = [str(self.programs / program), *arguments]
        environment |= {"PYTHONUTF8": "1", **more}
        done = subprocess.run(
            typed, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )
        return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build the wheel and install it into a new environment, which borrows the libraries of this one; no network."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True)
    made = Installed(folder / "venv")
    python = str(made.programs / "python")
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True).stdout.strip()
    (Path(packages) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    (wheel,) = folder.glob("*.whl")
    install = ["install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "--python", python, *install], check=True, capture_output=True)
    return made


def test_the_package_comes_from_the_wheel(installed: Installed, tmp_path: Path) -> None:
    """What these tests run is the installed package, not the checkout."""
    done = installed.run("python", "-c", "import scorecard; print(scorecard.__file__)", cwd=tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(installed.folder)
    assert not Path(done.stdout.strip()).is_relative_to(ROOT)


def test_the_command_is_installed(installed: Installed, tmp_path: Path) -> None:
    """``scorecard`` is there, and is of this version."""
    assert installed.run("scorecard", "--version", cwd=tmp_path) == (0, f"scorecard {scorecard.__version__}\n", "")


def test_an_empty_folder_is_told_how_to_begin(installed: Installed, tmp_path: Path) -> None:
    """Nothing of the package is mistaken for a workspace."""
    done = installed.run("scorecard", "run", "2025-26-Q1", cwd=tmp_path)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.endswith("make a new one with: scorecard init DIR\n")
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_new_workspace_can_be_checked_and_run(installed: Installed, tmp_path: Path, name: str) -> None:
    """From nothing to the report of both quarters, with the commands that the example's own README gives."""
    parent = tmp_path / name
    parent.mkdir()
    made = installed.run("scorecard", "init", "our council", cwd=parent)
    assert (made.code, made.stdout.splitlines()[-1].startswith("our council")) == (0, True)
    workspace = parent / "our council"
    for quarter in QUARTERS:
        checked = installed.run("scorecard", "check", quarter, cwd=workspace)
        assert (checked.code, " error " in checked.stderr) == (0, False)
    ran = installed.run("scorecard", "run", QUARTERS[1], cwd=workspace)
    assert ran.code == 0
    assert {Path(line).name for line in ran.stdout.splitlines()} == PAPERS
    assert is_whole(workspace / "outputs" / QUARTERS[1])


def test_an_empty_folder_may_be_filled(installed: Installed, tmp_path: Path) -> None:
    """``scorecard init .`` in a new folder, then its first quarter."""
    assert installed.run("scorecard", "init", ".", cwd=tmp_path).code == 0
    ran = installed.run("scorecard", "run", QUARTERS[0], "--only", "json,csv", cwd=tmp_path)
    assert ran.code == 0
    assert is_whole(tmp_path / "outputs" / QUARTERS[0])
    assert load(tmp_path / "outputs" / QUARTERS[0] / "scorecard.json")["quarter"] == "2025-26 Q1"


def test_the_schema_and_the_doctor_need_no_sources(installed: Installed, tmp_path: Path) -> None:
    """Both work from the wheel alone."""
    schema = installed.run("scorecard", "schema", cwd=tmp_path)
    doctor = installed.run("scorecard", "doctor", cwd=tmp_path)
    assert (schema.code, schema.stderr, schema.stdout[0]) == (0, "", "{")
    assert (doctor.code, doctor.stderr) == (0, "")


def test_a_terminal_of_few_letters_is_enough(installed: Installed, tmp_path: Path) -> None:
    """Where stdout and stderr know no letters beyond ASCII, names and sentences are still printed, in escapes."""
    poor = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    made = installed.run("scorecard", "init", "Bücher", cwd=tmp_path, **poor)
    assert made.code == 0
    checked = installed.run("scorecard", "check", QUARTERS[1], cwd=tmp_path / "Bücher", **poor)
    assert (checked.code, "Traceback" in checked.stderr) == (0, False)
