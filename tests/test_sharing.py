"""Work dealt out to several processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard import sharing
from scorecard.sharing import deal, hands, share
from tests.real_workspace import ROOT

WAITING = """
import os, pathlib, sys, time
from scorecard import sharing
sharing.hands = lambda: 2
def work(number):
    (pathlib.Path(sys.argv[1]) / str(os.getpid())).touch()
    time.sleep(60)
sharing.share(work, [1, 2], [1, 1])
"""


@pytest.mark.parametrize(
    ("weights", "workers", "heaps"),
    [
        ([], 2, [[]]),
        ([5], 4, [[0]]),
        ([1, 9, 5, 4], 2, [[1, 0], [2, 3]]),
        ([3, 3, 3], 2, [[0, 2], [1]]),
        ([1, 2], 1, [[1, 0]]),
    ],
)
def test_heavy_work_is_dealt_first(weights: list[int], workers: int, heaps: list[list[int]]) -> None:
    """Each goes to the lightest heap; no heap is empty unless there is no work."""
    assert deal(weights, workers) == heaps


@given(st.lists(st.integers(0, 9), max_size=30), st.integers(1, 6))
def test_all_work_is_dealt_once(weights: list[int], workers: int) -> None:
    """Nothing is lost and nothing done twice."""
    assert sorted(place for heap in deal(weights, workers) for place in heap) == list(range(len(weights)))


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_what_was_made_comes_back_in_order(monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    """However many processes made it."""
    monkeypatch.setattr(sharing, "hands", lambda: workers)
    assert share(lambda word: word.upper(), ["a", "bb", "c", "dd"], [1, 2, 1, 2]) == ["A", "BB", "C", "DD"]


def test_what_another_process_cannot_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as one that the system ends because memory is short."""
    monkeypatch.setattr(sharing, "hands", lambda: 2)
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != here:
            os._exit(9)
        return 2 * number

    assert share(work, [1, 2, 3], [1, 1, 1]) == [2, 4, 6]


def test_an_error_of_another_process_is_raised_here_alone(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """And printed by nobody; so is the key that stops a command, which every process is told of."""
    monkeypatch.setattr(sharing, "hands", lambda: 2)

    def work(number: int) -> int:
        raise KeyboardInterrupt if number == 1 else ValueError

    with pytest.raises((ValueError, KeyboardInterrupt)):
        share(work, [1, 2], [1, 1])
    assert capfd.readouterr().err == ""


def test_a_copy_ends_with_the_process_that_waits_for_it(tmp_path: Path) -> None:
    """It would go on for nobody; what is killed is a process of its own, whose copies tell their numbers."""
    typed = [sys.executable, "-c", WAITING, str(tmp_path)]
    with subprocess.Popen(typed, cwd=ROOT) as it:
        while len(list(tmp_path.iterdir())) < 2:
            time.sleep(0.01)
        it.kill()
    left = time.monotonic() + 10
    while any(map(is_alive, tmp_path.iterdir())):
        assert time.monotonic() < left


def is_alive(told: Path) -> bool:
    """Whether a process is at work, by the file that has its number for a name."""
    state = Path("/proc") / told.name / "stat"
    return state.exists() and ") Z " not in state.read_text(encoding="utf-8")


def test_processes_are_copied_on_linux_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere the work is done by one."""
    assert 1 <= hands() <= sharing.MOST_HANDS
    monkeypatch.setattr("sys.platform", "darwin")
    assert hands() == 1
