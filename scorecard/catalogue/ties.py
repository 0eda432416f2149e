"""What is tied together, directly or through others: measures that make each other, figures with a sum in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

_T = TypeVar("_T")


def groups_of(ties: Iterable[Iterable[_T]]) -> tuple[frozenset[_T], ...]:
    """Return everything that stands in a tie, in groups: two ties that have something in common make one."""
    groups: list[frozenset[_T]] = []
    for tie in ties:
        joined = frozenset(tie).union(*(group for group in groups if not group.isdisjoint(frozenset(tie))))
        groups = [*(group for group in groups if group.isdisjoint(joined)), joined]
    return tuple(groups)
