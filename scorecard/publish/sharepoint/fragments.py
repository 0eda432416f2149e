"""Which bytes of a large file are sent next. Source: Microsoft Graph, uploadSession, nextExpectedRanges."""

from __future__ import annotations

import re
from collections.abc import Iterable

UNIT = 320 * 1024  # bytes; every fragment but the last of a file has a multiple of them
FRAGMENT = 16 * UNIT
_RANGE = re.compile(r"(\d{1,15})-(\d{0,15})")


def next_fragment(expected: Iterable[object], total: int) -> range | None:
    """Return the positions to send next, None where nothing is missing; raises ``ValueError``.

    ``expected`` are the missing ranges, such as ``26214400-`` or ``0-100``, both ends inclusive; ``total`` is the size.
    """
    missing = sorted(_parsed(each, total) for each in expected)
    if not missing:
        return None
    (start, end), *others = missing
    for first, last in others:
        if first <= end:
            end = max(end, last)
    return range(start, min(start + FRAGMENT, end))


def content_range(fragment: range, total: int) -> str:
    """Return the header that says where a fragment belongs."""
    return f"bytes {fragment.start}-{fragment.stop - 1}/{total}"


def _parsed(text: object, total: int) -> tuple[int, int]:
    """Return start and end, the end exclusive."""
    match = _RANGE.fullmatch(str(text))
    start = int(match[1]) if match else total
    end = min(int(match[2]) + 1, total) if match and match[2] else total
    if start >= end:
        raise ValueError(f"{text!r} is no range of {total} bytes")
    return start, end
