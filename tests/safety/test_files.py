"""Bombs, tricks and traps among the returns: refused with a sentence, or harmless, in bounded time and memory."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.real_workspace import RETURNS, Outcome, small_workspace
from tests.safety.bombs import HARMLESS, REFUSED
from tests.safety.bounds import bounded
from tests.safety.hostile import QUARTER

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="time and memory are bounded as on Linux")
_SENTENCE = re.compile(r": error SC201: [A-Z0-9a-z'][^\n]* [a-z]+[^\n]*\. [A-Z][^\n]*\.$")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Check a workspace with all of them at once, within the bounds of one."""
    workspace = small_workspace(tmp_path_factory.mktemp("files") / "workspace")
    for name, make in {**REFUSED, **HARMLESS}.items():
        make(workspace / RETURNS / name)
    return bounded(workspace, "check", QUARTER)


def test_a_folder_of_traps_is_checked_in_bounds(checked: Outcome) -> None:
    """Within 20 seconds of computing and 1.5 GB, and without a traceback."""
    assert checked.code == 1, checked.stderr[-2000:]
    assert "Traceback" not in checked.stderr


@pytest.mark.parametrize("name", REFUSED)
def test_a_trap_is_refused_with_a_sentence(checked: Outcome, name: str) -> None:
    """One for each file, with what to do."""
    (line,) = (line for line in checked.problems if line.startswith(f"{RETURNS.as_posix()}/{name}:"))
    assert _SENTENCE.search(line), line


@pytest.mark.parametrize("name", HARMLESS)
def test_a_trick_does_nothing(checked: Outcome, name: str) -> None:
    """What is read beside it is read as ever; nothing of what it points to is told."""
    told = [line for line in checked.problems if re.match(rf"{RETURNS.as_posix()}/{name}[:!]", line)]
    assert not [line for line in told if "SC201" in line and name != "loop"]


def test_nothing_of_another_file_is_told(checked: Outcome) -> None:
    """Links and entities lead to a file of the system, no word of which is repeated."""
    secret = Path("/etc/passwd").read_text(encoding="utf-8").split(":")[0]
    assert f"{secret}:" not in checked.stderr
    assert f"'{secret}" not in checked.stderr


def test_the_figures_beside_them_are_read(tmp_path: Path) -> None:
    """A trap in a folder does not silence the return beside it."""
    workspace = small_workspace(tmp_path / "workspace")
    REFUSED["pipe.csv"](workspace / RETURNS / "pipe.csv")
    done = bounded(workspace, "explain", QUARTER, "1.1")
    assert done.code == 0
    assert "120" in done.stdout


def test_the_bounds_can_be_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that takes more memory than allowed fails here."""
    workspace = small_workspace(tmp_path / "workspace")
    monkeypatch.setattr("tests.safety.bounds.MEGABYTES", -100)
    assert bounded(workspace, "check", QUARTER).code != 0
