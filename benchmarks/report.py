"""Times a full run, a rerun after one edit, and growth with the number of indicators; prints ratios.

Run it as ``python benchmarks/report.py`` from the repository; ``--quick`` takes a few seconds.
"""

# ruff: noqa: T201  reason: what it prints is its result

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.data_pack import make_dashboard, print_command, warm_up  # noqa: E402  reason: found from the root
from benchmarks.workspaces import QUARTER, edit_commentary, make_workspace  # noqa: E402  reason: as above

SAMPLE = 65
SIZES = (65, 260, 650, 2600)
QUICK_SIZES = (20, 60)


class Timed(NamedTuple):
    """Seconds on the clock, seconds of work of all processes, and the memory of the largest process in megabytes."""

    seconds: float
    work: float
    megabytes: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small workspaces, once each, without LibreOffice")
    parser.add_argument("--sizes", help="numbers of indicators, such as 65,260")
    options = parser.parse_args()
    default = QUICK_SIZES if options.quick else SIZES
    sizes = tuple(map(int, options.sizes.split(","))) if options.sizes else default
    with tempfile.TemporaryDirectory() as folder:
        side_by_side(
            Path(folder), sizes[0] if options.quick else SAMPLE, 1 if options.quick else 3, quick=options.quick
        )
        growth(Path(folder), sizes)


def side_by_side(folder: Path, indicators: int, rounds: int, *, quick: bool) -> None:
    """Print the full run, the rerun and LibreOffice, measured in turn so that all meet the same machine."""
    place, book = make_workspace(folder / "side", indicators), folder / "dashboard.xlsx"
    edits = itertools.count(1)
    runs: dict[str, Callable[[], Timed]] = {
        "full run, every format": lambda: fresh(place),
        "rerun after one edit": lambda: edited(place, indicators, next(edits)),
        "same, PDF alone": lambda: fresh(place, "pdf"),
    }
    make_dashboard(book, indicators)
    command = None if quick else print_command(book, folder / "profile")
    if command:
        warm_up(command)
        runs["LibreOffice, dashboard to PDF alone"] = lambda: timed(command)
    measured: dict[str, list[Timed]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            measured[name].append(run())
    best = {name: Timed(*(median(each) for each in zip(*times, strict=True))) for name, times in measured.items()}
    whole = best["full run, every format"].seconds
    print(f"{indicators} indicators, median of {rounds}: on the clock, of work, share of a full run on the clock")
    for name, each in best.items():
        share = each.seconds / whole
        print(f"  {name:38}{each.seconds:7.2f} s {each.work:7.2f} s of work {share:6.2f} {each.megabytes:6.0f} MB")


def growth(folder: Path, sizes: Sequence[int]) -> None:
    """Print the time and memory of a full run by the number of indicators, and both for each indicator."""
    print("Growth, full run: seconds on the clock, of work, and of work for each indicator beside the smallest")
    first = None
    for indicators in sizes:
        each = fresh(make_workspace(folder / f"of-{indicators}", indicators))
        first = first or each.work / indicators
        share = each.work / indicators / first
        print(f"  {indicators:6} {each.seconds:8.1f} s {each.work:8.1f} s {share:6.2f} {each.megabytes:6.0f} MB")


def fresh(place: Path, only: str = "") -> Timed:
    """Return the time of a run that finds nothing kept from an earlier one."""
    shutil.rmtree(place / "outputs", ignore_errors=True)
    (place / "outputs").mkdir()
    return timed(command_of(place, only))


def edited(place: Path, indicators: int, edit: int) -> Timed:
    """Return the time of a run after one commentary of a finished run was changed; no two edits are alike."""
    edit_commentary(place, indicators, edit)
    return timed(command_of(place))


def command_of(place: Path, only: str = "") -> list[str]:
    """Return the command of a run."""
    options = ["--only", only] if only else []
    return [sys.executable, "-m", "scorecard", "run", QUARTER, "--quiet", "--workspace", str(place), *options]


def timed(command: Sequence[str]) -> Timed:
    """Run a command and return what it took; raises where it fails."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said)  # noqa: S603  reason: the command is our own
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        if process.returncode:
            said.seek(0)
            raise RuntimeError(said.read().decode())
    return Timed(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
