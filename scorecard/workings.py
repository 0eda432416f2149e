"""The sum behind a figure as a person would write it down, with its numbers: ``(20 + 30) / (40 + 50) x 100``."""

from __future__ import annotations

from collections.abc import Sequence


def plain(number: float) -> str:
    """Return a number as a working shows it: with thousands commas, and to the 15 figures that a spreadsheet keeps."""
    return f"{number:,.15g}"


def added(numbers: Sequence[float]) -> str:
    """Return numbers as a sum; one number alone is no sum, and none."""
    first, *others = numbers
    signed = (f" - {plain(-number)}" if number < 0 else f" + {plain(number)}" for number in others)
    return f"{plain(first)}{''.join(signed)}" if others else ""


def averaged(numbers: Sequence[float]) -> str:
    """Return numbers as their plain mean."""
    return f"({added(numbers)}) / {len(numbers)}" if len(numbers) > 1 else ""


def divided(numerators: Sequence[float], denominators: Sequence[float], scale: float) -> str:
    """Return numerators over denominators, each added up first, times the scale of the unit."""
    top, bottom = (f"({added(part)})" if len(part) > 1 else plain(part[0]) for part in (numerators, denominators))
    return f"{top} / {bottom}" + (f" x {plain(scale)}" if scale != 1 else "")
