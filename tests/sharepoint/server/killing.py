"""A process that is killed at a chosen request, as by a power cut."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path

from tests.sharepoint.server.faults import Fault
from tests.sharepoint.server.handling import Cut
from tests.sharepoint.server.microsoft import Server

_SECONDS = 60


def killed(
    server: Server, command: Sequence[str], environment: Mapping[str, str], at: Fault, folder: Path | None = None
) -> int:
    """Run a command in ``folder`` and kill it (SIGKILL) at the request that ``at`` describes; return its exit code.

    ``Fault("PUT", r"/content", nth=2)`` kills it at the second such request, which is not carried out; with
    ``processed=True`` it is carried out, and its answer never seen. A code that is not negative tells that the command
    came to its end by itself.
    """
    started: Future[subprocess.Popen[bytes]] = Future()

    def kill() -> None:
        process = started.result(_SECONDS)
        process.kill()
        process.wait(_SECONDS)
        raise Cut

    if at.processed:
        at.after = kill
    else:
        at.before = kill
    server.faults.add(at)
    with subprocess.Popen(
        command, env=dict(environment), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        started.set_result(process)
        return process.wait(_SECONDS)
