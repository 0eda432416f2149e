"""Reads files, each in a process of its own: ``python -m tests.returns.reading [--expected] FILE…``.

Prints a line of JSON for each file: what was read, the seconds of computing that it took and the most memory that it
needed.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from pathlib import Path

from scorecard.figures import Style, Unit
from scorecard.observations import Reading, SourceFile
from scorecard.period import Period
from scorecard.problems import Problem, in_order
from scorecard.sources import read_return
from tests.sources.material import STYLES

UNITS = {**STYLES, "5.1": Style(Unit.HOURS, 1)}
QUARTER = Period.quarter(2022, 2)
_LONGEST = 60  # characters of a commentary that are compared


def read(path: Path) -> list[str]:
    """Return what is read from a file of 2022-23 Q2, line by line: figures, comments, sign-offs, then problems."""
    reading, problems = read_return(path, SourceFile(path.name, "", QUARTER), UNITS)
    return lines(reading, problems)


def lines(reading: Reading, problems: tuple[Problem, ...]) -> list[str]:
    """Return what was read in the words of the files in ``expected``."""
    figures = (
        f"{item.ref} {item.period.label} {item.part} {item.value} ({item.source.repair or item.source.raw})"
        if item.value is not None
        else f"{item.ref} {item.period.label} none ({item.no_data_reason})"
        for item in reading.observations
    )
    comments = (
        f"{item.ref} commentary {item.text[:_LONGEST]!r}, {len(item.text)} characters" for item in reading.comments
    )
    return [
        *figures,
        *comments,
        *(f"signed by {item.name}" for item in reading.sign_offs),
        *map(str, in_order(problems)),
    ]


def measured(path: Path) -> dict[str, object]:
    """Read a file in a child of this process, and return what it cost beside what it said."""
    come, go = os.pipe()
    start = time.process_time()
    child = os.fork()
    if child == 0:
        _answer(path, go)
    os.close(go)
    with os.fdopen(come, encoding="utf-8") as stream:
        said = stream.read()
    _, status, usage = os.wait4(child, 0)
    seconds = time.process_time() - start
    megabytes = usage.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
    return {"name": path.name, "lines": said.splitlines(), "status": status, "seconds": seconds, "megabytes": megabytes}


def _answer(path: Path, pipe: int) -> None:
    status = 0
    with os.fdopen(pipe, "w", encoding="utf-8") as stream:
        try:
            stream.write("\n".join(line.replace("\n", " ") for line in read(path)))
        except BaseException:  # noqa: BLE001  reason: whatever it is, the test is to show it
            stream.write(traceback.format_exc())
            status = 1
    os._exit(status)


if __name__ == "__main__":
    for given in sys.argv[1:]:
        print(json.dumps(measured(Path(given))), flush=True)  # noqa: T201  reason: its result goes to the test
