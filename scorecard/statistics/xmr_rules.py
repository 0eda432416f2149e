"""The four rules that tell a signal from common cause on an XmR chart. Source: method.md section 8.

They look at the points of one segment in order, each as its exact distance from the centre; None is a blank, which no
rule reaches across. Equality never triggers a rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias

Signal: TypeAlias = Literal["outside", "trend", "two_of_three", "shift"]
Series: TypeAlias = Sequence[Fraction | None]
_Found: TypeAlias = Iterator[tuple[int, bool]]  # the place of a point, and whether its signal is upwards

_TWO_SIGMA = Fraction(2, 3)  # of the distance from the centre to a limit, which is three sigma
_NEEDED, _WINDOW = 2, 3


@dataclass(frozen=True)
class Mark:
    """The signal of a point; ``up`` is the direction of a trend, otherwise the side of the centre."""

    signal: Signal
    up: bool


def find_signals(distances: Series, reach: Fraction | None, run: int) -> dict[int, Mark]:
    """Return the signals of a segment by place.

    ``reach`` is the distance from the centre to a limit, None where there are no limits; ``run`` is how many points
    make a trend or a shift.
    """
    weakest_first: tuple[tuple[Signal, _Found], ...] = (
        ("shift", _shift(distances, run)),
        ("two_of_three", _two_of_three(distances, reach)),
        ("trend", _trend(distances, run)),
        ("outside", _outside(distances, reach)),
    )
    return {place: Mark(signal, up) for signal, found in weakest_first for place, up in found}


def steps(series: Series) -> list[Fraction | None]:
    """Return the differences between neighbours, None beside a blank."""
    return [None if before is None or now is None else now - before for before, now in pairwise(series)]


def _outside(distances: Series, reach: Fraction | None) -> _Found:
    for place, distance in enumerate(distances):
        if distance is not None and reach is not None and abs(distance) > reach:
            yield place, distance > 0


def _trend(distances: Series, run: int) -> _Found:
    """Yield a point where two trends meet twice, the later trend last, so that it has the last word."""
    for start, window in _one_sided(steps(distances), run - 1):
        yield from ((place, window[0] > 0) for place in range(start, start + run))


def _two_of_three(distances: Series, reach: Fraction | None) -> _Found:
    """Yield the points near a limit; the third of the window may lie anywhere on that side, even outside."""
    for start, window in _one_sided(distances, _WINDOW):
        near = [
            (place, distance > 0)
            for place, distance in enumerate(window, start)
            if reach is not None and _TWO_SIGMA * reach < abs(distance) <= reach
        ]
        if len(near) >= _NEEDED:
            yield from near


def _shift(distances: Series, run: int) -> _Found:
    for start, window in _one_sided(distances, run):
        yield from ((place, window[0] > 0) for place in range(start, start + run))


def _one_sided(series: Series, length: int) -> Iterator[tuple[int, Sequence[Fraction]]]:
    """Yield each window of that length, and where it begins, that has no blank and lies all above or all below 0."""
    for start in range(len(series) - length + 1):
        window = [number for number in series[start : start + length] if number is not None]
        if len(window) == length and (min(window) > 0 or max(window) < 0):
            yield start, window
