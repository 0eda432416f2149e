"""The shell text of a step: what can be said by looking at it, and what it does in a rehearsal."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorecard.cli.parser import make_parser

QUARTER = "2022-23-Q2"
FILLED_IN = r"\$\{\{|\$\([\w.]+\)|\$\["  # before the shell reads it: an expression of either system, or a macro
RECORDER = """
import json, sys
with open("calls", "a", encoding="utf-8") as calls:
    print(json.dumps(sys.argv[1:]), file=calls)
if sys.argv[1] == "run":
    print("outputs/2022-23-Q2/cabinet-report.pdf")
"""


@dataclass(frozen=True)
class Script:
    """A step's shell text, and the names of the variables that its step or job hands to it."""

    name: str
    text: str
    variables: frozenset[str]


@dataclass(frozen=True)
class Rehearsal:
    """What a script did: its exit code, how it called ``bootstrap.py``, what it printed and what it handed on."""

    code: int
    calls: tuple[tuple[str, ...], ...]
    said: str
    outputs: str


def execute(script: Script, values: Mapping[str, str], folder: Path) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run a script in a folder with the variables that it is handed; return what it did, and its step's outputs."""
    outputs = folder / "step-outputs"
    outputs.touch()
    handed = {name: value for name, value in values.items() if name in script.variables}
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = {**os.environ, "PATH": path, "GITHUB_OUTPUT": str(outputs), **handed}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", script.text],  # noqa: S607  reason: the bash that a runner finds
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done, outputs.read_text(encoding="utf-8")


def rehearse(script: Script, values: Mapping[str, str]) -> Rehearsal:
    """Run a script where ``bootstrap.py`` does nothing but write down how it was called."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bootstrap.py").write_text(RECORDER, encoding="utf-8")
        calls = folder / "calls"
        calls.touch()
        done, outputs = execute(script, values, folder)
        recorded = tuple(tuple(json.loads(line)) for line in calls.read_text(encoding="utf-8").splitlines())
    return Rehearsal(done.returncode, recorded, done.stdout + done.stderr, outputs)


def faults(script: Script) -> Iterator[str]:
    """Yield what is wrong with a script by the look of it."""
    if not script.text.startswith("set -euo pipefail\n"):
        yield f"{script.name}: goes on after a command has failed"
    if subprocess.run(["bash", "-n", "-c", script.text], capture_output=True, check=False).returncode:  # noqa: S607  reason: as above
        yield f"{script.name}: bash cannot read it"
    if re.search(FILLED_IN, script.text):
        yield f"{script.name}: something is put into its text, where a shell would run it"


def build_faults(script: Script, form: str, spelt: Callable[[bool], str], hands_on: str) -> Iterator[str]:
    """Yield where the script that makes a report does not, as the system spells a boolean and hands on an output."""
    for draft in (False, True):
        done = rehearse(script, {"QUARTER": QUARTER, "DRAFT": spelt(draft)})
        typed = [parsed(call) for call in done.calls]
        made = [(it.quarter, it.format, it.draft) for it in typed if it and hasattr(it, "draft")]
        if done.code or [call[0] for call in done.calls] != ["run"] or made != [(QUARTER, form, draft)]:
            yield f"build: does not make the {'draft' if draft else 'report'}: {done}"
        if hands_on not in (done.said + done.outputs).splitlines():
            yield f"build: does not hand on the quarter as {hands_on}"


def publish_faults(scripts: Sequence[Script], form: str) -> Iterator[str]:
    """Yield where the scripts that publish do anything but verify and publish what was made."""
    done = [rehearse(script, {"QUARTER": QUARTER}) for script in scripts]
    calls = [call for each in done for call in each.calls]
    if [call[:2] for call in calls] != [("verify", f"outputs/{QUARTER}"), ("publish", QUARTER)]:
        yield f"publish: does not verify and then publish, and no more: {calls}"
    if any(each.code for each in done):
        yield f"publish: a script fails: {done}"
    for call in calls:
        options = parsed(call)
        if options is None or options.format != form:
            yield f"publish: scorecard does not understand {' '.join(call)}"


def parsed(call: Sequence[str]) -> argparse.Namespace | None:
    """Return what the command line makes of a call; None if it refuses it."""
    with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
        return make_parser().parse_args(call)
    return None
