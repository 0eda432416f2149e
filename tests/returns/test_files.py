"""Every awkward file, read in a process of its own: what is read and said, the time and the memory that it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

import pytest

from tests.real_workspace import ROOT, environment
from tests.returns.bombs import BOMBS
from tests.returns.make_files import FILES, MAKERS
from tests.returns.reading import read

EXPECTED = FILES.with_name("expected")
NAMES = sorted(path.name for path in FILES.iterdir())
MOST_SECONDS, MOST_MEGABYTES = 5, 500

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="memory is measured by forking")


class Answer(TypedDict):
    """What reading one file gave and cost."""

    name: str
    lines: list[str]
    status: int
    seconds: float
    megabytes: float


def answers(paths: Iterable[Path]) -> dict[str, Answer]:
    """Read files in another process, each in a child of it."""
    command = [sys.executable, "-m", "tests.returns.reading", *map(str, paths)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, encoding="utf-8", check=True
    )
    return {answer["name"]: answer for answer in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def small() -> dict[str, Answer]:
    """What the files of the repository give."""
    return answers(FILES / name for name in NAMES)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """What the files give that are too large for the repository."""
    folder = tmp_path_factory.mktemp("bombs")
    for name, make in BOMBS.items():
        make(folder / name)
    return answers(folder / name for name in BOMBS)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_gives_what_is_expected(name: str, small: dict[str, Answer]) -> None:
    """The figures, then the problems exactly as they are printed; never a traceback."""
    expected = (EXPECTED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert (small[name]["lines"], small[name]["status"]) == (expected, 0)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_gives_the_same_in_this_process(name: str) -> None:
    """What was read before leaves no trace in what is read next."""
    expected = (EXPECTED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert read(FILES / name) == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_file_takes_little(name: str, small: dict[str, Answer]) -> None:
    """No file keeps the reader busy or fills the machine."""
    assert small[name]["seconds"] < MOST_SECONDS
    assert small[name]["megabytes"] < MOST_MEGABYTES


@pytest.mark.parametrize("name", BOMBS)
def test_a_large_file_is_read_or_refused_in_bounds(name: str, large: dict[str, Answer]) -> None:
    """The worst files that can be thought of take under five seconds and 500 MB, and end in a result or a sentence."""
    answer = large[name]
    assert answer["status"] == 0, answer["lines"]
    assert answer["seconds"] < MOST_SECONDS
    assert answer["megabytes"] < MOST_MEGABYTES


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("formatted-rows.xlsx", "2.8a Jul 2022 value 118.0 (118)"),
        ("filled-rows.xlsx", "filled-rows.xlsx: error SC201: The file has more than 100,000 filled rows"),
        ("shared-texts.xlsx", "shared-texts.xlsx: error SC201: The file unpacks to far more than a return needs."),
        ("one-line.csv", "one-line.csv: error SC201: Row 2 of the file lies beyond what Excel can show"),
        ("one-cell.csv", "one-cell.csv: error SC201: After line 1 a cell has more than 131,072 characters."),
    ],
)
def test_what_is_said_of_a_large_file(name: str, line: str, large: dict[str, Answer]) -> None:
    """A figure above a million formatted rows is read; what cannot be a return is refused with what to do."""
    assert large[name]["lines"][0].startswith(line)


def test_the_files_are_enough_and_small() -> None:
    """At least twenty-five, each with its expectation and under 100 kB; the script makes all but LibreOffice's."""
    assert len(NAMES) >= 25
    assert {f"{name}.txt" for name in NAMES} == {path.name for path in EXPECTED.iterdir()}
    assert all((FILES / name).stat().st_size < 100_000 for name in NAMES)
    assert len({make.__doc__ for make in MAKERS}) == len(MAKERS)
