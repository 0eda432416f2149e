"""Which hidden figures can be one number alone, given all that is visible, since no count is below nothing.

Both ends of what a figure can be are found by linear programmes over all equations at once. The reader is taken to know
that nothing hidden is zero, unless it is; and that a figure is small where no other one could be the reason for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, inf, isinf
from typing import TypeAlias

import numpy as np

from scorecard.calculate.counts import Counts
from scorecard.calculate.editions import Tie, Version
from scorecard.catalogue.ties import groups_of

_NUMBER, *_RATIO = range(3)  # the parts of a figure: numbers, numerators, complements; each adds up on its own
_NEARLY = 1e-6
_Ends: TypeAlias = tuple[float, float]


def pinned(
    ties: Sequence[Tie], hidden: Collection[Version], counts: Mapping[Version, Counts]
) -> Iterator[tuple[Version, set[Version]]]:
    """Yield each hidden figure that can be one number alone, with the visible figures that bear upon it.

    Those that share an equation with it come first, then all.
    """
    rows = [tie for tie in ties if any(cell in hidden for cell in tie)]
    for group in groups_of([cell for cell in row if cell in hidden] for row in rows):
        bearing = [row for row in rows if not group.isdisjoint(row)]
        told = [cell for part in (_NUMBER, *_RATIO) for cell in _told(group, bearing, counts, part)]
        yield from ((cell, {each for row in bearing if cell in row for each in row} - group) for cell in told)
        yield from ((cell, {each for row in bearing for each in row} - group) for cell in told)


def _told(
    group: Collection[Version], ties: Sequence[Tie], counts: Mapping[Version, Counts], part: int
) -> list[Version]:
    """Return the figures of a group, which hang together by equations, of which a part can be one number alone.

    Where no part is at an end of what it can be, none is: it might be one more or less, and others in its stead.
    """
    own = {cell: counts[cell].parts[part] for tie in ties for cell in tie}
    rows = [tie for tie in ties if all(cell in group or own[cell] is not None for cell in tie)]
    ends = {cell: _ends(cell, group, counts, part) for cell in sorted(group)}
    known = [number for number in own.values() if number is not None]
    if not (rows and known and any(_is_near(own[cell], *ends[cell]) for cell in ends)):
        return []
    whole = all(number.denominator == 1 for number in known)
    ranges = _ranges(rows, own, ends, whole=whole)
    return [cell for cell, found in ranges.items() if not _is_open(*found, whole=whole) and len(set(ends[cell])) > 1]


def _ends(cell: Version, group: Collection[Version], counts: Mapping[Version, Counts], part: int) -> _Ends:
    """Return the least and the most that a part can be, as far as the reader knows before looking at others."""
    number = counts[cell].parts[part]
    least = 1.0 if part == _NUMBER else 0.0
    if number is not None and number < least:
        least = 0.0 if number >= 0 else -inf
    causes = [each for each in group if counts[each].least or counts[each].unknown]
    is_small = part == _NUMBER and causes == [cell] and number is not None and number < counts[cell].least
    return least, counts[cell].least - 1.0 if is_small else inf


def _is_near(number: Fraction | None, least: float, most: float) -> bool:
    """Whether a number is less than one away from an end of what it can be, or unknown to us too."""
    return number is None or number - 1 < least or number + 1 > most


def _ranges(
    rows: Sequence[Tie], own: Mapping[Version, Fraction | None], ends: Mapping[Version, _Ends], *, whole: bool
) -> dict[Version, _Ends]:
    """Return between what each hidden figure lies, if all equations hold; once a range is open it is left at that.

    Every solution widens the ranges of all, and the true figures are one.
    """
    from scipy.optimize import linprog  # noqa: PLC0415  reason: slow to load, and few reports hide numbers

    left = np.array([[float(row.get(cell, 0)) for cell in ends] for row in rows])
    right = [-float(sum(factor * (own[cell] or 0) for cell, factor in row.items() if cell not in ends)) for row in rows]
    ranges = {cell: (inf, -inf) if (number := own[cell]) is None else (float(number),) * 2 for cell in ends}
    for goal, cell in zip(np.eye(len(ends)), ends, strict=True):
        for sign in (1, -1):
            if not _is_open(*ranges[cell], whole=whole):
                found = linprog(sign * goal, A_eq=left, b_eq=right, bounds=list(ends.values()))
                point = dict.fromkeys([cell], -sign * inf) if found.x is None else dict(zip(ends, found.x, strict=True))
                ranges |= {each: (min(ranges[each][0], at), max(ranges[each][1], at)) for each, at in point.items()}
    return ranges


def _is_open(low: float, high: float, *, whole: bool) -> bool:
    """Whether there is more than one number, or more than one whole number, in a range."""
    if not whole or isinf(low) or isinf(high):
        return high - low > _NEARLY
    return floor(high + _NEARLY) > ceil(low - _NEARLY)
