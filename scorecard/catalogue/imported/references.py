"""The reference of an indicator, as the sheet shows it."""

from __future__ import annotations

import datetime as dt
import math
from typing import NamedTuple

from scorecard.catalogue.imported.units import shown
from scorecard.catalogue.imported.writing import number, plain, says
from scorecard.sources.cells import Cell

_MOST_DECIMALS = 6


class Reference(NamedTuple):
    """A reference, empty where there is none, and what is doubtful about it."""

    text: str = ""
    doubt: str = ""


def read_reference(cell: Cell | None) -> Reference:
    """Return the reference in a cell; a number has the decimals that its format shows."""
    if cell is None:
        return Reference(doubt="the sheet gives none")
    if cell.fault or isinstance(cell.value, dt.date | dt.time | dt.timedelta | bool):
        return Reference(doubt=cell.fault.wrong if cell.fault else f"Excel has turned it into {says(cell.label)}")
    if not isinstance(cell.value, float) or cell.value.is_integer() or not math.isfinite(cell.value):
        return Reference(plain(cell.label))
    figure = shown(cell)
    decimals = max(figure.decimals or 0 if figure else 0, len(number(cell.value).partition(".")[2]))
    text = f"{cell.value:.{min(decimals, _MOST_DECIMALS)}f}"
    return Reference(text, "stored as a number: a 0 at its end may be lost")
