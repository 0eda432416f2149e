"""The formulas of the column that says what is still to be filled in; it is empty when nothing is.

Only functions that every version of Excel and LibreOffice has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scorecard.observations import Part


def missing_text(gaps: Sequence[tuple[str, str]]) -> str:
    """Return the formula that lists names, each under its condition: ``MID(IF(A1="",", Jul","")&…,3,500)``."""
    listed = "&".join(f'IF({condition},", {name}","")' for name, condition in gaps)
    return f"MID({listed},3,500)"


def unless(filled: Sequence[str], text: str) -> str:
    """Return the formula that says nothing once one of these cells is filled."""
    return f'IF({"&".join(filled)}<>"","",{text})'


def empty(cell: str) -> str:
    """Return the condition that nothing is typed in a cell."""
    return f'{cell}=""'


def figure_missing(cells: Mapping[Part, str], *, required: bool) -> str:
    """Return the condition that a figure is not complete.

    A ratio needs both its parts or its value; half of its parts is never enough, even where nothing is required.
    """
    value = cells[Part.VALUE]
    if Part.NUMERATOR not in cells:
        return empty(value)
    halves = [empty(cells[part]) for part in (Part.NUMERATOR, Part.DENOMINATOR)]
    if not required:
        return f"({halves[0]})<>({halves[1]})"
    return f"IF(AND({','.join(halves)}),{empty(value)},OR({','.join(halves)}))"
