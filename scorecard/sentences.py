"""Words put together into a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def join(items: Sequence[str]) -> str:
    """Return items as a list in a sentence: ``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
