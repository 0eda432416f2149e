"""Places among areas: ranks, and groups of nearly equal size such as quartiles. Source: method.md section 7."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from scorecard.statistics.arguments import number, one_of


def ranks(values: Iterable[float | None], best: str = "high") -> list[int | None]:
    """Return the rank of each value, in the order given: 1 is best, ties share the smallest, None has none.

    ``best`` is ``high`` or ``low``. Raises ``ValueError`` for anything else, and for a value that is not a number.
    """
    one_of(best, ("high", "low"), "best end")
    sign = -1 if best == "high" else 1
    keys = [None if value is None else sign * number(value, "value") for value in values]
    ordered = sorted(key for key in keys if key is not None)
    return [None if key is None else bisect_left(ordered, key) + 1 for key in keys]


def quantile_groups(values: Iterable[float | None], groups: int = 4, best: str = "high") -> list[int | None]:
    """Return the group of each value, in the order given, from 1, the best, to ``groups``.

    Ties share the better group. There are no groups, only None, where fewer areas than ``groups`` have a value.
    Raises ``ValueError`` as ``ranks`` does, and for groups that are not a whole number of 1 or more.
    """
    if number(groups, "number of groups") < 1 or groups != int(groups):
        raise ValueError(f"The number of groups must be a whole number of 1 or more; it is {groups}.")
    placed = ranks(values, best)
    size = sum(rank is not None for rank in placed)
    return [None if rank is None or size < groups else _group(rank, size, int(groups)) for rank in placed]


def _group(rank: int, size: int, groups: int) -> int:
    """Return (groups + 1) - ceil((size + 1 - rank) / (size / groups)), in whole numbers, where no fraction can slip."""
    return groups + 1 + (rank - size - 1) * groups // size
