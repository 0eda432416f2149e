"""The formulas of the column that says what is still to be filled in; it is empty when nothing is.

Only functions that every version of Excel and LibreOffice has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scorecard.observations import Part


class Gap(NamedTuple):
    """What is missing, and the condition under which it is."""

    name: str
    condition: str


def missing_text(gaps: Sequence[Gap]) -> str:
    """Return the formula that lists names, each under its condition: ``MID(IF(A1="",", Jul","")&…,3,500)``."""
    listed = "&".join(f'IF({condition},", {name}","")' for name, condition in gaps)
    return f"MID({listed},3,500)"


def empty(*cells: str) -> str:
    """Return the condition that nothing is typed in any of these cells."""
    return f'{"&".join(cells)}=""'


def figure_given(cells: Mapping[Part, str]) -> str:
    """Return the condition that a figure is complete: its value, or both parts of a ratio."""
    value = f'{cells[Part.VALUE]}<>""'
    if Part.NUMERATOR not in cells:
        return value
    return f'OR({value},AND({cells[Part.NUMERATOR]}<>"",{cells[Part.DENOMINATOR]}<>""))'


def figure_missing(name: str, cells: Mapping[Part, str], unless: Sequence[str], *, needs_parts: bool) -> Iterator[Gap]:
    """Yield what a figure lacks that is asked for ``unless`` one of these conditions holds.

    A number alone is not enough where it ``needs_parts``; a sign such as [c] is, since it says why there is none.
    """
    asked = f"NOT(OR({','.join(unless)}))"
    yield Gap(name, _all(asked, empty(*cells.values())))
    if needs_parts:
        lone = f"ISNUMBER({cells[Part.VALUE]})"
        parts = empty(cells[Part.NUMERATOR], cells[Part.DENOMINATOR])
        yield Gap(f"numerator and denominator of {name}", _all(asked, lone, parts))


def half_missing(name: str, cells: Mapping[Part, str]) -> Iterator[Gap]:
    """Yield the other half of a ratio of which one half is typed: no reason and no other figure replaces it."""
    for part, other in ((Part.NUMERATOR, Part.DENOMINATOR), (Part.DENOMINATOR, Part.NUMERATOR)):
        if part in cells:
            yield Gap(f"{part} of {name}", _all(empty(cells[part]), f'{cells[other]}<>""'))


def _all(*conditions: str) -> str:
    return f"AND({','.join(conditions)})"
