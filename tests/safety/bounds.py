"""Commands run in a copy of this process that may take only so much time and memory."""

from __future__ import annotations

import contextlib
import os
import resource
import sys
import traceback
from pathlib import Path

import scorecard.build
from scorecard.cli import main
from tests.real_workspace import Outcome

SECONDS, MEGABYTES = 20, 1500  # of computing, and of memory beyond what the copy starts with
_OUT, _ERR = "stdout", "stderr"
LOADED = scorecard.build.check  # here, and not in every copy again


def bounded(folder: Path, *arguments: str) -> Outcome:
    """Run a command on a workspace; what it says is kept beside it, and a code below 0 is the signal that ended it."""
    said = [folder.parent / f"{folder.name}.{name}" for name in (_OUT, _ERR)]
    child = os.fork()
    if child == 0:
        _run(said, (*arguments, "--workspace", str(folder)))
    _, status = os.waitpid(child, 0)
    out, err = (path.read_text(encoding="utf-8", errors="replace") for path in said)
    return Outcome(os.waitstatus_to_exitcode(status), out, err)


def _run(said: list[Path], arguments: tuple[str, ...]) -> None:
    """Run a command under limits, and end the copy."""
    code: int | str | None = 70
    out, err = (path.open("w", encoding="utf-8") for path in said)
    with out, err, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            _limit()
            code = main(arguments)
        except SystemExit as stopped:
            code = stopped.code
        except BaseException:  # noqa: BLE001  reason: whatever it is, the test is to show it
            traceback.print_exc()
    os._exit(code if isinstance(code, int) else 70)


def _limit() -> None:
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    for limit, most in ((resource.RLIMIT_AS, used + MEGABYTES * 1_000_000), (resource.RLIMIT_CPU, SECONDS)):
        resource.setrlimit(limit, (most, most))
    sys.setrecursionlimit(1000)
