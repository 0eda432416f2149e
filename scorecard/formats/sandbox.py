"""The sandbox of templates: they reach nothing behind what they are given, and take only so much time and memory.

Jinja's sandbox keeps templates from Python's inner attributes and from changing values. What it does not bound is how
long they compute and how large their values grow; that is bounded here, on Linux, where pipelines run.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator, Sized
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

_MOST_MEMORY = 1_000_000_000  # bytes beyond what the process has
_MOST_LETTERS, _MOST_BITS = 1_000_000, 10_000  # of what a multiplication makes


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which no multiplication makes what fills the machine or never ends."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  reason: Jinja's
        """Return the product or the power; raises ``SecurityError`` where it is larger than any page needs."""
        if _is_large(operator, left, right):
            raise SecurityError("its product is larger than a page can hold")
        return super().call_binop(context, operator, left, right)


def _is_large(operator: str, left: object, right: object) -> bool:
    match left, right:
        case (int(), int()) if operator == "**":
            return left.bit_length() * right > _MOST_BITS
        case int(), int():
            return left.bit_length() + right.bit_length() > _MOST_BITS
        case (Sized(), int(times)) | (int(times), Sized()):
            return times * len(left if isinstance(left, Sized) else right) > _MOST_LETTERS  # type: ignore[arg-type]
        case _:
            return False


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Let a page compute for so many seconds and take so much memory; beyond it fails with an exception."""
    if sys.platform != "linux" or threading.current_thread() is not threading.main_thread():
        yield
        return
    import resource  # noqa: PLC0415  reason: Windows has none

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = pages * resource.getpagesize() + _MOST_MEMORY
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (most if soft == resource.RLIM_INFINITY else min(soft, most), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SecurityError("it computes for longer than a page needs")
