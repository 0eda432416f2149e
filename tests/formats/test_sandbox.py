"""What a template may multiply, and how long it may compute."""

from __future__ import annotations

import sys
import threading

import pytest
from jinja2.exceptions import SecurityError

from scorecard.formats.sandbox import Sandbox, bounded


def rendered(expression: str) -> str:
    """Return what an expression gives."""
    return Sandbox().from_string(f"{{{{ {expression} }}}}").render()


def forever() -> None:
    """Compute without end."""
    while True:
        pass


@pytest.mark.parametrize(
    ("expression", "result"),
    [("'ab' * 3", "ababab"), ("3 * 'ab'", "ababab"), ("100 * 3 / 4", "75.0"), ("2 ** 10", "1024"), ("1.5 * 2", "3.0")],
)
def test_an_ordinary_product_is_worked_out(expression: str, result: str) -> None:
    """As anywhere in Jinja."""
    assert rendered(expression) == result


@pytest.mark.parametrize(
    "expression", ["'a' * 10**9", "10**9 * 'a'", "[1] * 10**7", "9 ** (10**9)", "(9**3000) * (9**3000)"]
)
def test_a_product_larger_than_a_page_is_refused(expression: str) -> None:
    """Before it is made."""
    with pytest.raises(SecurityError, match="larger than a page can hold"):
        rendered(expression)


@pytest.mark.skipif(sys.platform != "linux", reason="time is bounded there alone")
def test_a_page_that_never_ends_is_stopped() -> None:
    """After its seconds of computing; the next page has its own."""
    with pytest.raises(SecurityError, match="longer than a page needs"), bounded(0.05):
        forever()
    with bounded(0.05):
        assert rendered("1 + 1") == "2"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded there alone")
def test_a_page_that_takes_the_memory_is_stopped() -> None:
    """With an error, not with the machine; afterwards there is as much as before."""
    with pytest.raises(MemoryError), bounded(60):
        bytearray(2_000_000_000)
    assert len(bytearray(2_000_000_000)) == 2_000_000_000


def test_another_thread_renders_without_bounds() -> None:
    """Signals reach the first thread alone."""
    made: list[str] = []

    def render() -> None:
        with bounded(60):
            made.append(rendered("1 + 1"))

    thread = threading.Thread(target=render)
    thread.start()
    thread.join()
    assert made == ["2"]
