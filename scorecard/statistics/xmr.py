"""XmR control charts of NHS England's Making Data Count. Source: contract section 8, method.md section 8.

Each value is read as the decimal that a person typed, and all arithmetic is exact: the float mean of fourteen 0.1s is
not 0.1, so that equal values would signal. A number that differs from a line by a rounding alone is on it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias

from scorecard.statistics.arguments import number, one_of
from scorecard.statistics.comparison import DIRECTIONS
from scorecard.statistics.xmr_rules import Mark, Signal
from scorecard.statistics.xmr_segments import Limits, Segment, Settings, make_segment

Judgement: TypeAlias = Literal["common_cause", "improvement", "concern", "neutral_high", "neutral_low"]
Variation: TypeAlias = Literal[
    "common_cause",
    "improvement_high",
    "improvement_low",
    "concern_high",
    "concern_low",
    "neutral_high",
    "neutral_low",
    "not_enough_points",
]
Assurance: TypeAlias = Literal["consistent_pass", "inconsistent", "consistent_fail"]

_LARGEST = 1e300  # limits of such values are still finite

_SIGNALLED: Mapping[tuple[str, bool], tuple[Judgement, Variation]] = {
    ("higher", True): ("improvement", "improvement_high"),
    ("higher", False): ("concern", "concern_low"),
    ("lower", True): ("concern", "concern_high"),
    ("lower", False): ("improvement", "improvement_low"),
    ("none", True): ("neutral_high", "neutral_high"),
    ("none", False): ("neutral_low", "neutral_low"),
}


@dataclass(frozen=True)
class XmrPoint:
    """A point of the chart, with the centre and limits of its segment and the signal that it gives, if any.

    ``value`` is None for a blank. A blank and a ghost have no judgement. A point of a segment that is too short has
    neither centre nor limits nor judgement; limits alone are None where no two points are neighbours.
    """

    value: float | None
    centre: float | None
    lower: float | None
    upper: float | None
    signal: Signal | None
    judgement: Judgement | None


@dataclass(frozen=True)
class Xmr:
    """A control chart: ``variation`` is the class of the latest point, ``assurance`` the target against the limits.

    ``note`` says why there is no icon: too few points in the last segment, or no variation in it.
    """

    points: tuple[XmrPoint, ...]
    variation: Variation | None
    assurance: Assurance | None
    note: str | None


def xmr(  # noqa: PLR0913  reason: each is a setting of the chart, named in the contract
    values: Sequence[float | None],
    direction: str = "none",
    *,
    target: float | None = None,
    baseline: int | None = None,
    rebase: Collection[int] = (),
    ghosts: Collection[int] = (),
    screen: bool = False,
    run: int = 7,
    minimum: int = 13,
) -> Xmr:
    """Return the control chart of a series, oldest value first; None and NaN are blanks.

    ``direction`` is higher, lower or none; ``baseline`` takes limits from the first points of each segment only;
    ``rebase`` holds the positions, from 0, where segments begin; ``ghosts`` those of points left out; ``screen`` drops
    outlying moving ranges once; ``run`` points make a trend or shift; ``minimum`` points make limits. Raises
    ``ValueError`` with a sentence for anything else.
    """
    one_of(direction, DIRECTIONS, "direction")
    settings = Settings(baseline, run, minimum, screen)
    given = [_given(value, f"value at position {place}") for place, value in enumerate(values)]
    series = [_exact(value) for value in given]
    goal = _exact(_given(target, "target"))
    starts = sorted({0, *_positions(rebase, len(given), "rebase")})
    left_out = _positions(ghosts, len(given), "ghosts")
    spans = (range(start, end) for start, end in pairwise([*starts, len(given)]))
    segments = [make_segment(series, span, left_out, settings) for span in spans]
    points = tuple(_point(given[place], place, each, direction) for each in segments for place in each.span)
    variation, note = _variation(segments[-1], direction, minimum)
    assurance = None if note else _assurance(goal, segments[-1].limits, direction)
    return Xmr(points, variation, assurance, note)


def _given(value: object, name: str) -> float | None:
    """Return a value as a number; NaN is a blank."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    known = number(value, name)
    if abs(known) > _LARGEST:
        raise ValueError(f"The {name} is too large to be charted; it is {value}.")
    return known


def _exact(value: float | None) -> Fraction | None:
    """Return a number as a person typed it: to 15 significant figures."""
    return None if value is None else Fraction(format(value, ".15g"))


def _positions(positions: Collection[int], count: int, name: str) -> set[int]:
    """Return positions in any order; raises ``ValueError`` for one outside the series or that stands twice."""
    for position in positions:
        if isinstance(position, bool) or position not in range(count):
            raise ValueError(
                f"A position in {name} must be one of the {count} values, counted from 0; it is {position!r}."
            )
    if len(set(positions)) < len(positions):
        raise ValueError(f"A position stands twice in {name}.")
    return set(positions)


def _point(value: float | None, place: int, segment: Segment, direction: str) -> XmrPoint:
    """Return a point with the lines of its segment; a ghost and a blank are not among the known and not judged."""
    if segment.limits is None:
        return XmrPoint(value, None, None, None, None, None)
    mark = segment.marks.get(place)
    judgement = _classes(mark, direction)[0] if place in segment.known else None
    return XmrPoint(value, *segment.limits.lines, mark.signal if mark else None, judgement)


def _classes(mark: Mark | None, direction: str) -> tuple[Judgement, Variation]:
    return ("common_cause", "common_cause") if mark is None else _SIGNALLED[direction, mark.up]


def _variation(last: Segment, direction: str, minimum: int) -> tuple[Variation | None, str | None]:
    """Return the class of the latest known point of the last segment, or why there is no icon."""
    known = last.known
    if last.limits is None:
        return "not_enough_points", f"{len(known)} of {minimum} points needed"
    if len(known) > 1 and len(set(known.values())) == 1:
        return None, "no variation"
    return _classes(last.marks.get(max(known)), direction)[1], None


def _assurance(target: Fraction | None, limits: Limits | None, direction: str) -> Assurance | None:
    """Return how the target stands to the limits; on a limit it may be hit or missed."""
    if target is None or direction == "none" or limits is None or limits.reach is None:
        return None
    distance = target - limits.centre
    if abs(distance) <= limits.reach + limits.noise:
        return "inconsistent"
    return "consistent_fail" if (distance > 0) == (direction == "higher") else "consistent_pass"
