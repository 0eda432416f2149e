"""Copies of the repository's own workspace, ways of spoiling them, and the commands run on them."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from openpyxl import load_workbook

from scorecard.cli import main

ROOT = Path(__file__).resolve().parent.parent
QUARTER = "2022-23-Q2"
RETURNS = Path("inputs", QUARTER)
CellValue: TypeAlias = str | float | None
DATA = "json,csv"  # the formats that tell everything and are quick to write


class Outcome(NamedTuple):
    """What a command did: its exit code, and what it wrote."""

    code: int
    stdout: str
    stderr: str

    @property
    def problems(self) -> list[str]:
        """The lines of stderr."""
        return self.stderr.splitlines()


def copy_workspace(folder: Path) -> Path:
    """Copy the catalogue, the returns and the council's templates into a new folder, which becomes a workspace."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "indicators.yaml", folder)
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def call(*arguments: str) -> Outcome:
    """Run a command in this process: quick, and an exception that it lets through fails the test."""
    stdout, stderr = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
        try:
            code: int | str | None = main(arguments)
        except SystemExit as stopped:
            code = stopped.code
    assert isinstance(code, int)
    return Outcome(code, stdout.getvalue(), stderr.getvalue())


def command(*arguments: str, cwd: Path, before: Sequence[str] = ()) -> Outcome:
    """Run the real command; ``before`` stands in front of it."""
    typed = [*before, sys.executable, "-m", "scorecard", *arguments]
    done = subprocess.run(
        typed, cwd=cwd, env=environment(), capture_output=True, text=True, encoding="utf-8", check=False
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def environment() -> dict[str, str]:
    """Return the environment in which this checkout is found, whatever the folder."""
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}


def set_cells(workbook: Path, sheet: str, cells: dict[str, CellValue]) -> None:
    """Type into cells of a return."""
    book = load_workbook(workbook)
    for address, value in cells.items():
        book[sheet][address] = value
    book.save(workbook)


def replace_text(path: Path, old: str, new: str) -> None:
    """Replace the first of some words in a text file; they must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones too, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def load(path: Path) -> Any:  # noqa: ANN401  reason: JSON is whatever it is
    """Return what a JSON file says."""
    return json.loads(path.read_text(encoding="utf-8"))


def is_whole(output: Path) -> bool:
    """Whether a folder holds one finished run: its manifest names every file, with its bytes."""
    listed = {item["file"]: item["sha256"] for item in load(output / "manifest.json")["outputs"]}
    found = {name: hashlib.sha256(data).hexdigest() for name, data in contents(output).items()}
    return found.keys() == listed.keys() | {"manifest.json"} and listed.items() <= found.items()


def small_workspace(folder: Path, visits: int = 120) -> Path:
    """Make a workspace of one indicator, whose quarter is ``visits``."""
    (folder / RETURNS).mkdir(parents=True)
    (folder / "indicators.yaml").write_text(SMALL_CATALOGUE, encoding="utf-8")
    (folder / RETURNS / "leisure.csv").write_text(f"Ref,Period,Value\n1.1,Q2,{visits}\n", encoding="utf-8")
    return folder


SMALL_CATALOGUE = """\
council: Smallborough Council
report: {title: Performance report, committee: Cabinet}
priorities: [{id: 1, name: Active, strapline: Sport and leisure, outcomes: [More visits]}]
directorates: [Place]
defaults: {tolerance: 5%}
indicators:
  - ref: "1.1"
    title: Visits to the pool
    short_title: Pool visits
    definition: Every visit is counted at the turnstile.
    priority: 1
    directorate: Place
    owner: Head of Leisure
    unit: number
    decimals: 0
    direction: higher
    frequency: quarterly
    kind: flow
    target: {2022-23: {annual: 400}}
"""


def changes(before: Any, after: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401  reason: JSON
    """Yield the path of each value that differs, with both; a list of indicators is told apart by reference.

    The digest of the file itself is left out: it changes for every figure that comes from it.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*before, *after]):
            if key != "sha256":
                yield from changes(before.get(key), after.get(key), f"{path}.{key}".lstrip("."))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (first, second) in enumerate(zip(before, after, strict=True)):
            name = first.get("ref", index) if isinstance(first, dict) else index
            yield from changes(first, second, f"{path}[{name}]")
    elif before != after:
        yield path, before, after


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
