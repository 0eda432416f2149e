"""How a figure stands to the same period a year before, for rules that ask."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class YearBefore:
    """The earlier figure in words, ``84.1% in 2021-22 Q2``, or why there is none to compare with.

    ``gain``: by how much the figure is better, in the unit, negative where it is worse; None where the two are not
    compared. A gain or loss of up to ``no_change`` counts as none.
    """

    words: str
    gain: Decimal | None = None
    no_change: Decimal = Decimal(0)
