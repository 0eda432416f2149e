"""The work of several processes, where the machine has several processors and a process can be copied.

A copy starts with all that is loaded and does its share; what it was given and what it returns are values.
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

_SET_SIGNAL_AT_PARENTS_END = 1  # prctl(2), PR_SET_PDEATHSIG
MOST_HANDS = 4  # more processes cost memory and hardly save time: the longest piece of a report decides

Given = TypeVar("Given")
Made = TypeVar("Made")


def share(work: Callable[[Given], Made], given: Sequence[Given], weights: Sequence[int]) -> list[Made]:
    """Return ``work`` done for each, in order; heavy and light ones are dealt out so that all end together.

    Copies do all of it, and what they needed is gone with them. What a copy fails to do is done again here, so that
    its error is raised here. With one pair of hands, or one piece of work, there are no copies.
    """
    heaps = deal(weights, hands())
    if len(heaps) == 1:
        return [work(each) for each in given]
    started = [(places, *_start(work, [given[place] for place in places])) for places in heaps]
    made: dict[int, Made] = {}
    try:
        for places, process, receiver in started:
            made.update(zip(places, _received(receiver), strict=False))
            process.join()
    finally:
        for _, process, receiver in started:
            process.terminate()  # only where this one was stopped while it waited
            process.join()
            receiver.close()
    return [made[place] if place in made else work(given[place]) for place in range(len(given))]


def hands() -> int:
    """Return how many processes work: one where a process cannot safely be copied, as on Windows and macOS."""
    return min(len(os.sched_getaffinity(0)), MOST_HANDS) if sys.platform == "linux" else 1


def deal(weights: Sequence[int], hands: int) -> list[list[int]]:
    """Return the places of the weights in as many heaps, the heaviest first onto the lightest heap; none is empty."""
    heaps: list[list[int]] = [[] for _ in range(max(1, min(hands, len(weights))))]
    loads = [0] * len(heaps)
    for place in sorted(range(len(weights)), key=lambda place: (-weights[place], place)):
        lightest = loads.index(min(loads))
        heaps[lightest].append(place)
        loads[lightest] += weights[place]
    return heaps


def _start(work: Callable[[Given], Made], given: Sequence[Given]) -> tuple[BaseProcess, Connection[None, list[Made]]]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, given, sender, os.getpid()))
    with warnings.catch_warnings():  # numpy keeps threads, but the copy uses none of them and cannot wait for one
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        process.start()
    sender.close()
    return process, receiver


def _received(receiver: Connection[None, list[Made]]) -> list[Made]:
    """Return what a copy has made; nothing where it ended before all was sent."""
    try:
        return receiver.recv()
    except (EOFError, OSError, pickle.UnpicklingError):
        return []


def _end_with(parent: int) -> None:
    """Let the system end this copy when the process that waits for it is killed."""
    ctypes.CDLL(None).prctl(_SET_SIGNAL_AT_PARENTS_END, signal.SIGTERM)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


def _work(
    work: Callable[[Given], Made], given: Sequence[Given], sender: Connection[list[Made], None], parent: int
) -> None:
    _end_with(parent)
    with sender, contextlib.suppress(BaseException):  # whoever waits does it again, and hears what went wrong
        sender.send([work(each) for each in given])
