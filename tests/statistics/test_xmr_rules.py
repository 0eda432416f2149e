"""The four rules of the XmR chart, just inside, on and just outside their edges (method section 8)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.statistics.xmr_rules import find_signals

LETTERS = {"outside": "O", "trend": "T", "two_of_three": "W", "shift": "S"}


def seen(distances: str, reach: str | None = "3", run: int = 7) -> str:
    """Return a letter for each point, small below the centre or falling: ``SSw..O``; a blank is ``-`` on both sides."""
    points = [None if word == "-" else Fraction(word) for word in distances.split()]
    found = find_signals(points, None if reach is None else Fraction(reach), run)
    letters = ["-" if point is None else "." for point in points]
    for place, mark in found.items():
        letter = LETTERS[mark.signal]
        letters[place] = letter if mark.up else letter.lower()
    return "".join(letters)


@pytest.mark.parametrize(
    ("distances", "signals"),
    [
        ("0 3.1 0", ".O."),
        ("0 3 0", "..."),
        ("0 -3.1 0", ".o."),
        ("0 -3 0", "..."),
        ("3.1", "O"),
    ],
)
def test_a_point_beyond_a_limit_is_outside(distances: str, signals: str) -> None:
    """A point on the limit is not."""
    assert seen(distances) == signals


@pytest.mark.parametrize(
    ("distances", "signals"),
    [
        ("-3 -2 -1 0 1 2 3", "TTTTTTT"),
        ("3 2 1 0 -1 -2 -3", "ttttttt"),
        ("-3 -2 -1 0 1 2", "......"),
        ("-3 -2 -1 0 1 2 3 4", "TTTTTTTT"),
        ("-3 -2 -1 0 0 1 2 3", "........"),
        ("-3 -3 -2 -1 0 1 2 3", ".TTTTTTT"),
        ("-3 -2 -1 0 1 2 3 3", "TTTTTTT."),
        ("-3 -2 -1 0 - 1 2 3", "....-..."),
        ("- -3 -2 -1 0 1 2 3 -", "-TTTTTTT-"),
    ],
)
def test_seven_points_each_above_the_one_before_are_a_trend(distances: str, signals: str) -> None:
    """All seven are flagged, the first among them; six are not enough, and equals and blanks break the trend."""
    assert seen(distances, reach="9") == signals


@pytest.mark.parametrize(
    ("distances", "signals"),
    [
        ("-3 -2 -1 0 1 2 3 2 1 0 -1 -2 -3", "TTTTTTttttttt"),
        ("3 2 1 0 -1 -2 -3 -2 -1 0 1 2 3", "ttttttTTTTTTT"),
        ("-3 -2 -1 0 1 2 3 2 1 0 -1 -2", "TTTTTTT....."),
        ("-3 -2 -1 0 1 2 3 3 2 1 0 -1 -2 -3", "TTTTTTTttttttt"),
    ],
)
def test_where_two_trends_meet_the_point_takes_the_later_direction(distances: str, signals: str) -> None:
    """The peak belongs to both, but only where both are trends; of two equal peaks each keeps its own."""
    assert seen(distances, reach="9") == signals


@pytest.mark.parametrize(
    ("distances", "signals"),
    [
        ("2.1 1 2.1", "W.W"),
        ("2.1 2.1 1", "WW."),
        ("1 2.1 2.1", ".WW"),
        ("2.1 2.1 2.1", "WWW"),
        ("-2.1 -1 -2.1", "w.w"),
        ("2 1 2.1", "..."),
        ("3 1 3", "W.W"),
        ("2.1 0 2.1", "..."),
        ("2.1 -1 2.1", "..."),
        ("-2.1 2.1 2.1", "..."),
        ("2.1 1 1 2.1", "...."),
        ("2.1 1 2.1 1 2.1", "W.W.W"),
        ("2.1 - 2.1 2.1", ".-.."),
        ("2.1 2.1", ".."),
    ],
)
def test_two_of_three_near_a_limit_are_flagged(distances: str, signals: str) -> None:
    """Beyond two sigma, here 2, but not beyond the limit, here 3; all three lie on one side of the centre."""
    assert seen(distances) == signals


@pytest.mark.parametrize(("distances", "signals"), [("2.1 3.1 2.1", "WOW"), ("2.1 3.1 1", ".O."), ("3.1 1 3.1", "O.O")])
def test_a_point_outside_is_not_one_of_the_two_but_may_be_the_third(distances: str, signals: str) -> None:
    """Two others must be near the limit; the one outside keeps its own signal."""
    assert seen(distances) == signals


@pytest.mark.parametrize(
    ("distances", "signals"),
    [
        ("1 1 1 1 1 1 1", "SSSSSSS"),
        ("-1 -1 -1 -1 -1 -1 -1", "sssssss"),
        ("1 1 1 1 1 1", "......"),
        ("1 1 1 1 1 1 -1", "......."),
        ("1 1 1 0 1 1 1 1", "........"),
        ("1 1 1 - 1 1 1 1", "...-...."),
        ("-1 1 1 1 1 1 1 1 1 0", ".SSSSSSSS."),
    ],
)
def test_seven_points_on_one_side_are_a_shift(distances: str, signals: str) -> None:
    """A point on the centre and a blank break the run."""
    assert seen(distances) == signals


@pytest.mark.parametrize(
    ("distances", "signals"),
    [
        ("0.1 0.2 0.3 0.4 2.1 2.2 3.1", "TTTTTTO"),
        ("0.1 0.2 0.3 0.4 2.1 2.2 2.3", "TTTTTTT"),
        ("1 1 1 1 2.1 2.1 1", "SSSSWWS"),
        ("1 1 1 1 3.1 1 1", "SSSSOSS"),
        ("2.7 2.5 2.3 2.1 1.9 1.7 1.5", "ttttttt"),
    ],
)
def test_of_several_signals_the_first_gives_label_and_direction(distances: str, signals: str) -> None:
    """Outside, trend, two of three, shift: a falling trend is down although all of it lies above the centre."""
    assert seen(distances) == signals


@pytest.mark.parametrize(
    ("run", "distances", "signals"),
    [
        (3, "-1 0 1", "TTT"),
        (3, "1 1 1", "SSS"),
        (3, "1 1 -1", "..."),
        (6, "-3 -2 -1 0 1 2", "TTTTTT"),
        (8, "1 1 1 1 1 1 1", "......."),
        (8, "1 1 1 1 1 1 1 1", "SSSSSSSS"),
    ],
)
def test_the_length_of_a_run_is_a_setting(run: int, distances: str, signals: str) -> None:
    """It counts for trends and for shifts."""
    assert seen(distances, reach="9", run=run) == signals


def test_without_limits_only_trends_and_shifts_are_told() -> None:
    """Nothing is outside, or near, a limit that is not there."""
    assert seen("9 9 9 9 9 9 9", reach=None) == "SSSSSSS"
    assert seen("9 -9 9", reach=None) == "..."
