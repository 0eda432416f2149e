"""Which bytes go next, and how long to wait before they do."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.publish.sharepoint.fragments import FRAGMENT, UNIT, content_range, next_fragment
from scorecard.publish.sharepoint.patience import Patience, asked_wait

NOON = dt.datetime(2022, 11, 21, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("expected", "total", "fragment"),
    [
        (["0-"], 100, range(100)),
        (["0-99"], 100, range(100)),
        (["0-100"], 128, range(101)),
        ([f"{FRAGMENT}-"], 3 * FRAGMENT, range(FRAGMENT, 2 * FRAGMENT)),
        (["200-", "0-99"], 300, range(100)),
        ([f"0-{UNIT - 1}", f"{UNIT}-"], 2 * UNIT + 5, range(2 * UNIT + 5)),
        ([], 100, None),
    ],
)
def test_the_next_fragment_is_the_first_that_is_missing(
    expected: list[str], total: int, fragment: range | None
) -> None:
    """Both forms of ranges are read, several are taken in order, and neighbours are sent together."""
    assert next_fragment(expected, total) == fragment


@pytest.mark.parametrize("expected", [["100-"], ["5-4"], ["x"], [None], ["-5"], ["1-2-3"]])
def test_ranges_that_make_no_sense_are_refused(expected: list[object]) -> None:
    """A range outside of the file, or none at all, raises ``ValueError``."""
    with pytest.raises(ValueError, match="is no range of 100 bytes"):
        next_fragment(expected, 100)


@given(st.integers(1, 40 * UNIT))
def test_fragments_one_after_the_other_are_the_file(total: int) -> None:
    """Every fragment but the last is a multiple of 320 KiB, and each goes on where the one before ended."""
    sent = [range(0)]
    while sent[-1].stop < total:
        fragment = next_fragment([f"{sent[-1].stop}-"], total)
        assert fragment is not None
        sent.append(fragment)
    assert all(first.stop == second.start for first, second in pairwise(sent))
    assert all(len(each) % UNIT == 0 for each in sent[:-1])
    assert sent[-1].stop == total


def test_a_fragment_says_where_it_belongs() -> None:
    """Both ends of the header are inclusive."""
    assert content_range(range(10), 100) == "bytes 0-9/100"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0),
        ("17", 17),
        (" 2.5 ", 2.5),
        ("Mon, 21 Nov 2022 12:00:30 GMT", 30),
        ("Mon, 21 Nov 2022 11:00:00 GMT", 0),
        ("Mon, 21 Nov 2022 12:00:30", None),
        ("soon", None),
        ("-5", None),
        ("1e999x", None),
        ("", None),
    ],
)
def test_how_long_a_reply_asks_to_wait(header: str, seconds: float | None) -> None:
    """Seconds and dates are read; a moment that has passed is no wait, and nonsense asks for nothing."""
    assert asked_wait({"retry-after": header}, NOON) == seconds


def test_waits_grow_and_end() -> None:
    """Each wait that nobody asked for is twice the one before, and there are only so many."""
    waited: list[float] = []
    patience = Patience(sleep=waited.append)
    assert [patience.wait(None, attempt) for attempt in range(1, 8)] == [True] * 6 + [False]
    assert waited == [0.5, 1, 2, 4, 8, 16]
    assert [patience.wait_after_loss(attempt) for attempt in range(1, 5)] == [True] * 3 + [False]


def test_waits_of_one_command_add_up() -> None:
    """What a service asks for is waited for as long as the whole stays within the time there is."""
    waited: list[float] = []
    patience = Patience(100, waited.append)
    assert [patience.wait(60, 1), patience.wait(60, 1), patience.wait(40, 1)] == [True, False, True]
    assert waited == [60, 40]
