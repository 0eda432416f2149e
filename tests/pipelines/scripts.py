"""The shell text of a step: what can be said by looking at it, and what it does in a rehearsal."""

from __future__ import annotations

import argparse
import contextlib
import functools
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from scorecard.cli.parser import make_parser

QUARTER = "2022-23-Q2"
OPTIONS = {"check": (True, False), "list": (False, True), "yes": (False, False)}  # --check and --dry-run, as chosen
CHOICES = ["no", *OPTIONS]
REFUSED = ("no", "", "YES", "check yes", "*", "--check", '"; touch made; "', "$(touch made)", "yes\ncheck")
PIECE, RECORD = "outputs/.cache/a.piece", f"outputs/{QUARTER}/scorecard.json"
EARLIER = (PIECE, RECORD)  # what the workspace may bring along
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
    """What a script did: its code, its calls of ``bootstrap.py``, what it printed and handed on.

    ``files`` are those that it made, ``kept`` those of earlier runs that it left where they were.
    """

    code: int
    calls: tuple[tuple[str, ...], ...]
    said: str
    outputs: str
    files: frozenset[str]
    kept: frozenset[str]


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


@functools.cache  # most seeded faults leave most scripts as they are
def rehearse(script: Script, **values: str) -> Rehearsal:
    """Run a script where ``bootstrap.py`` does nothing but write down how it was called."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bootstrap.py").write_text(RECORDER, encoding="utf-8")
        calls = folder / "calls"
        calls.touch()
        for earlier in EARLIER:
            (folder / earlier).parent.mkdir(parents=True)
            (folder / earlier).touch()
        done, outputs = execute(script, values, folder)
        recorded = tuple(tuple(json.loads(line)) for line in calls.read_text(encoding="utf-8").splitlines())
        files = frozenset(path.name for path in folder.iterdir()) - {"bootstrap.py", "calls", "step-outputs", "outputs"}
        kept = frozenset(earlier for earlier in EARLIER if (folder / earlier).exists())
    return Rehearsal(done.returncode, recorded, done.stdout + done.stderr, outputs, files, kept)


@functools.cache
def _is_read(text: str) -> bool:
    return subprocess.run(["bash", "-n", "-c", text], capture_output=True, check=False).returncode == 0  # noqa: S607  reason: as above


def faults(script: Script) -> Iterator[str]:
    """Yield what is wrong with a script by the look of it."""
    if not script.text.startswith("set -euo pipefail\n"):
        yield f"{script.name}: goes on after a command has failed"
    if not _is_read(script.text):
        yield f"{script.name}: bash cannot read it"
    if re.search(FILLED_IN, script.text):
        yield f"{script.name}: something is put into its text, where a shell would run it"


def notice_faults(script: Script, warning: str, spelt: Callable[[bool], str]) -> Iterator[str]:
    """Yield where the script does not warn, and give the reason, when what was asked for will not be done."""
    for choice, draft, main in product(CHOICES, (False, True), (False, True)):
        done = rehearse(script, PUBLISH=choice, DRAFT=spelt(draft), MAIN=spelt(main))
        reason = "a draft is never published" if draft else "only main is published"
        warned = done.said.startswith(f"{warning}Publishing was asked for but is not done: {reason}, ")
        if done.code or warned != (choice != "no" and (draft or not main)) or bool(done.said) != warned:
            yield f"build: of publish: {choice}, draft: {draft}, main: {main} it says '{done.said}'"


def build_faults(script: Script, form: str, spelt: Callable[[bool], str], hands_on: str) -> Iterator[str]:
    """Yield where the script that makes a report does not, as the system spells a boolean and hands on an output."""
    for draft in (False, True):
        done = rehearse(script, QUARTER=QUARTER, DRAFT=spelt(draft))
        typed = [parsed(call) for call in done.calls]
        made = [(it.quarter, it.format, it.draft) for it in typed if it and hasattr(it, "draft")]
        if done.code or [call[0] for call in done.calls] != ["run"] or made != [(QUARTER, form, draft)]:
            yield f"build: does not make the {'draft' if draft else 'report'}: {done}"
        if PIECE in done.kept:
            yield "build: pages that somebody may have put there are taken for those of the last run"
        if hands_on not in (done.said + done.outputs).splitlines():
            yield f"build: does not hand on the quarter as {hands_on}"


def publish_faults(scripts: Sequence[Script], form: str) -> Iterator[str]:
    """Yield where the scripts that publish do anything but verify what was made and do with it what was chosen."""
    *_, last = scripts
    for choice, expected in OPTIONS.items():
        done = [rehearse(script, QUARTER=QUARTER, PUBLISH=choice) for script in scripts]
        calls = [call for each in done for call in each.calls]
        if [call[:2] for call in calls] != [("verify", f"outputs/{QUARTER}"), ("publish", QUARTER)]:
            yield f"publish: does not verify and then publish, and no more: {calls}"
        if any(each.code for each in done):
            yield f"publish: a script fails: {done}"
        if all(RECORD in each.kept for each in done):
            yield "publish: an earlier record stays beside what was approved"
        for call in calls:
            options = parsed(call)
            if options is None or options.format != form:
                yield f"publish: scorecard does not understand {' '.join(call)}"
            elif call[0] == "publish" and (options.check, options.dry_run) != expected:
                yield f"publish: the choice '{choice}' becomes {' '.join(call)}"
    for choice in REFUSED:
        refused = rehearse(last, QUARTER=QUARTER, PUBLISH=choice)
        if not refused.code or refused.calls or refused.files or "Nothing was sent" not in refused.said:
            yield f"publish: does not refuse the choice '{choice}': {refused}"


def parsed(call: Sequence[str]) -> argparse.Namespace | None:
    """Return what the command line makes of a call; None if it refuses it."""
    with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
        return make_parser().parse_args(call)
    return None
