"""Outputs are whole or as they were before, whatever stops a run."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from scorecard.build import Options, run
from scorecard.formats import FORMATS
from scorecard.period import Period
from scorecard.problems import Place, Problem
from scorecard.workspace import Workspace
from tests.real_workspace import (
    DATA,
    QUARTER,
    RETURNS,
    call,
    command,
    contents,
    environment,
    is_whole,
    load,
    small_workspace,
)

OUTPUT = Path("outputs", QUARTER)
PERIOD = Period.quarter(2022, 2)


KILLED_AT = """
import os, signal, sys
from scorecard import sharing
from scorecard.publish import local
sharing.hands = lambda: 1  # every step is one of this process
count, exchange, *arguments = sys.argv[1:]
if exchange == "no":
    local._exchange = lambda first, second: False
left = int(count)
def hook(event, details):
    global left
    reads = event == "open" and str(details[1]).startswith("r")
    if event in WATCHED and not reads and any(word in str(details) for word in ("/outputs", "renameat2")):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
WATCHED = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym")
from scorecard.cli import main
sys.addaudithook(hook)
sys.exit(main(arguments))
"""


def changed_workspace(folder: Path) -> dict[str, bytes]:
    """Make a workspace whose finished run tells of 120 visits and whose return now tells of 95; return the run."""
    small_workspace(folder)
    assert call("--workspace", str(folder), "run", QUARTER, "--only", DATA).code == 0
    small_return = folder / RETURNS / "leisure.csv"
    small_return.write_text("Ref,Period,Value\n1.1,Q2,95\n", encoding="utf-8")
    return contents(folder / OUTPUT)


def old_or_new(workspace: Path, before: dict[str, bytes]) -> str:
    """Say which run the outputs hold, or fail: it must be one of the two, whole."""
    if contents(workspace / OUTPUT) == before:
        return "old"
    assert is_whole(workspace / OUTPUT)
    assert load(workspace / OUTPUT / "scorecard.json")["indicators"][0]["value"] == 95
    return "new"


def recovers(workspace: Path) -> bool:
    """Whether the next run, after whatever happened, publishes the new figure and leaves no old run aside."""
    done = call("--workspace", str(workspace), "run", QUARTER, "--only", DATA)
    aside = workspace / "outputs" / f".{QUARTER}.old"
    return done.code == 0 and old_or_new(workspace, {}) == "new" and not aside.exists()


def kill_at(workspace: Path, count: int, exchange: str) -> int:
    """Run, kill the process just before the ``count``-th thing that it does to the outputs, return its exit code."""
    arguments = ("--workspace", str(workspace), "run", QUARTER, "--only", DATA)
    typed = [sys.executable, "-c", KILLED_AT, str(count), exchange, *arguments]
    return subprocess.run(typed, cwd=workspace, env=environment(), capture_output=True, check=False).returncode


def test_a_run_killed_at_any_step_leaves_the_old_outputs_or_the_new(tmp_path: Path) -> None:
    """Before every file, folder and rename the process is killed: there is always one whole run to be found."""
    steps = range(1, 13)
    workspaces = {step: tmp_path / str(step) for step in steps}
    before = {step: changed_workspace(workspace) for step, workspace in workspaces.items()}
    with ThreadPoolExecutor() as together:
        codes = list(together.map(lambda step: kill_at(workspaces[step], step, "yes"), steps))
    left = [old_or_new(workspaces[step], before[step]) for step in steps]
    assert codes[:10] == [-signal.SIGKILL] * 10
    assert left == sorted(left, reverse=True)
    assert set(left) == {"old", "new"}
    assert all(recovers(workspace) for workspace in workspaces.values())


def test_a_run_killed_between_two_renames_is_put_right_by_the_next(tmp_path: Path) -> None:
    """Where folders cannot be exchanged there is a moment without outputs; the next run ends it."""
    steps = range(8, 14)
    workspaces = {step: tmp_path / str(step) for step in steps}
    before = {step: changed_workspace(workspace) for step, workspace in workspaces.items()}
    with ThreadPoolExecutor() as together:
        codes = list(together.map(lambda step: kill_at(workspaces[step], step, "no"), steps))
    gone = [step for step in steps if not (workspaces[step] / OUTPUT).exists()]
    assert codes[:3] == [-signal.SIGKILL] * 3
    assert len(gone) == 1
    assert contents(workspaces[gone[0]] / "outputs" / f".{QUARTER}.old") == before[gone[0]]
    assert all(old_or_new(workspaces[step], before[step]) for step in steps if step not in gone)
    assert all(recovers(workspace) for workspace in workspaces.values())


def test_a_run_killed_at_any_moment_leaves_the_old_outputs_or_the_new(tmp_path: Path) -> None:
    """The same for a signal from outside, after delays that nobody chose."""
    delays = [random.Random(number).uniform(0.02, 0.9) for number in range(8)]  # noqa: S311  reason: no secret
    workspaces = [tmp_path / str(number) for number in range(len(delays))]
    before = [changed_workspace(workspace) for workspace in workspaces]

    def killed(workspace: Path, delay: float) -> None:
        typed = [sys.executable, "-m", "scorecard", "run", QUARTER, "--only", DATA]
        pipe = subprocess.PIPE
        with subprocess.Popen(typed, cwd=workspace, env=environment(), stdout=pipe, stderr=pipe) as it:
            time.sleep(delay)
            it.kill()

    with ThreadPoolExecutor() as together:
        list(together.map(killed, workspaces, delays))
    assert all(old_or_new(workspace, run) for workspace, run in zip(workspaces, before, strict=True))
    assert all(recovers(workspace) for workspace in workspaces)


def refused_by_the_disk(workspace: Path, before: dict[str, bytes], reason: str, code: int, stderr: str) -> None:
    """Assert SC501 with exit code 3, the old outputs, and nothing half-written beside them."""
    line = (
        f"outputs/2022-23-Q2: error SC501: The outputs cannot be written: {reason}. "
        "Nothing was changed. Make space, or check who may write there."
    )
    assert code == 3
    assert line in stderr.splitlines()
    assert contents(workspace / OUTPUT) == before
    assert [path.name for path in (workspace / "outputs").glob("[!.]*")] == [QUARTER]


def test_a_full_disk_refuses_the_run_and_leaves_the_old_outputs(tmp_path: Path) -> None:
    """The system stops a file at 1 KiB, as a full disk would."""
    before = changed_workspace(tmp_path / "small")
    limited = ("bash", "-c", 'ulimit -f 1; exec "$@"', "bash")
    done = command("run", QUARTER, "--only", DATA, cwd=tmp_path / "small", before=limited)
    assert done.stdout == ""
    refused_by_the_disk(tmp_path / "small", before, "File too large", done.code, done.stderr)


@pytest.mark.parametrize(
    "name", ["cabinet-report.pdf", "scorecard.csv", "scorecard.json", "problems.json", "manifest.json"]
)
def test_a_disk_that_fills_up_at_any_file_leaves_the_old_outputs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever file is the one that no longer fits, there is one sentence and no half run."""
    before = changed_workspace(tmp_path / "small")
    opened = Path.open

    def full(self: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:  # noqa: ANN401  reason: whatever open takes
        if self.name == name and "r" not in mode:
            raise OSError(28, "No space left on device")
        return opened(self, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", full)
    only = "pdf" if name.endswith(".pdf") else DATA
    done = call("--workspace", str(tmp_path / "small"), "run", QUARTER, "--only", only)
    assert done.stdout == ""
    refused_by_the_disk(tmp_path / "small", before, "No space left on device", done.code, done.stderr)


NOT_AS_ROOT = """
import os, sys
from scorecard.cli import main
arguments = [word for word in sys.argv[1:] if word not in (sys.executable, "-m", "scorecard")]
main(["--quiet", "check", arguments[1]])  # loads all modules, which not everybody may read
if os.geteuid() == 0:
    os.setuid(65534)
sys.exit(main(arguments))
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_read_only_folder_refuses_the_run_and_leaves_the_old_outputs(open_folder: Path) -> None:
    """Somebody who may read the workspace but not write into outputs/ is told so; root is not asked, root may."""
    workspace = open_folder / "small"
    before = changed_workspace(workspace)
    (workspace / "outputs").chmod(0o555)
    typed = (sys.executable, "-c", NOT_AS_ROOT, "run", QUARTER, "--only", DATA)
    done = command(cwd=workspace, before=typed)
    (workspace / "outputs").chmod(0o755)
    refused_by_the_disk(workspace, before, "Permission denied", done.code, done.stderr)


def test_a_file_in_the_place_of_the_outputs_refuses_the_run(tmp_path: Path) -> None:
    """Somebody's file called outputs stays."""
    workspace = small_workspace(tmp_path / "small")
    (workspace / "outputs").write_text("mine", encoding="utf-8")
    done = call("--workspace", str(workspace), "run", QUARTER, "--only", "json")
    assert (done.code, done.stdout) == (3, "")
    assert done.problems[-1].startswith("outputs/2022-23-Q2: error SC501: The outputs cannot be written: ")
    assert (workspace / "outputs").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        ("{{ reprot.title }}", "A name is not known here: 'reprot' is undefined. Check its spelling."),
        ("{% if %}", "The template breaks off here: "),
        ("{% include 'no.html' %}", "There is no template 'no.html'."),
        ('{{ picture("../indicators.yaml") }}', "There is no picture '../indicators.yaml' in templates/."),
    ],
)
@pytest.mark.parametrize("draft", [(), ("--draft",)], ids=["final", "draft"])
def test_a_mistake_in_a_template_refuses_the_run(
    block: str, sentence: str, draft: tuple[str, ...], tmp_path: Path
) -> None:
    """SC401 with the line of the council's own template; exit code 1; the old outputs stay, draft or not."""
    workspace = tmp_path / "small"
    before = changed_workspace(workspace)
    (workspace / "templates").mkdir()
    page = f'{{% extends "default/report.html" %}}\n{{% block cover %}}\n{block}\n{{% endblock %}}\n'
    (workspace / "templates" / "report.html").write_text(page, encoding="utf-8")
    done = call("--workspace", str(workspace), "run", QUARTER, *draft)
    assert (done.code, done.stdout) == (1, "")
    assert done.problems[-1].startswith(f"templates/report.html:3: error SC401: {sentence}")
    assert contents(workspace / OUTPUT) == before
    assert [path.name for path in (workspace / "outputs").glob("[!.]*")] == [QUARTER]


def test_a_format_that_fails_publishes_none_of_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are published together: where one could not be made, the others are thrown away."""
    workspace = Workspace.at(small_workspace(tmp_path / "small"))
    failed = Problem("SC401", Place("templates/report.html", line=3), "The template fails here.")
    broken = FORMATS["csv"]._replace(write=lambda *_: (failed,))
    monkeypatch.setitem(FORMATS, "csv", broken)
    files, problems = run(workspace, PERIOD, Options(only=("json", "csv")))
    assert files == ()
    assert failed in problems
    assert not (tmp_path / "small" / OUTPUT).exists()


def test_a_crash_in_a_format_leaves_the_old_outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a bug, which is passed on as what it is, leaves nothing half-written."""
    before = changed_workspace(tmp_path / "small")

    def bug(*_: object) -> tuple[Problem, ...]:
        raise ZeroDivisionError

    monkeypatch.setitem(FORMATS, "csv", FORMATS["csv"]._replace(write=bug))
    with pytest.raises(ZeroDivisionError):
        run(Workspace.at(tmp_path / "small"), PERIOD, Options(only=("json", "csv")))
    assert contents(tmp_path / "small" / OUTPUT) == before
    assert [path.name for path in (tmp_path / "small" / "outputs").glob("[!.]*")] == [QUARTER]
