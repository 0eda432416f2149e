"""What a row says beside its figures, in the long and in the wide layout: provisional or final, why there is none."""

from __future__ import annotations

import re
from dataclasses import replace

from scorecard.observations import Part
from scorecard.period import Period
from scorecard.sources.cells import Cell, Fault
from scorecard.sources.numbers import Number
from scorecard.sources.table import Row, Table
from scorecard.sources.tokens import SUPPRESSED, Meaning, meaning

STATUS, PROVISIONAL, REASON, NOTE = "status", "provisional", "no data reason", "note"
MARKS = (STATUS, PROVISIONAL, REASON, NOTE)

_STATUSES = {"": False, "final": False, "no": False, "provisional": True, "yes": True}
_SUPPRESSED_WORDS = re.compile(r"suppressed\b", re.IGNORECASE)


def is_provisional(table: Table, row: Row, ref: str, period: Period | None = None) -> bool:
    """Return whether the row calls its figures provisional; any other word is noted as a problem."""
    return True in {_says_provisional(table, row.cell(name), ref, period) for name in (STATUS, PROVISIONAL)}


def _says_provisional(table: Table, cell: Cell, ref: str, period: Period | None) -> bool:
    word = cell.label.lower()
    if cell.fault is None and word in _STATUSES:
        return _STATUSES[word]
    wrong, remedy = f"'{cell.shown}' does not say whether the figure may change.", "Write Yes or No, or leave it empty."
    if cell.column == table.headings.columns.get(STATUS):
        wrong, remedy = f"'{cell.shown}' is not a status.", "Write final or provisional, or leave it empty."
    table.report(cell, cell.fault or Fault("SC203", wrong, remedy), ref=ref, period=period)
    return False


def lone_half(here: Part, other: Part) -> Fault:
    """Return what is wrong with half of a ratio; its number stays unsaid, since it may be one that is hidden."""
    return Fault("SC210", f"There is a {here} but no {other}.", "Fill in both, or leave both empty and give a reason.")


def explained(number: Number, reason: str | None) -> Number:
    """Prefer the reason that a person wrote to the sign in the cell; suppressed stays known as such."""
    if number.reason is None or reason is None:
        return number
    said = why_none(reason)
    return replace(number, reason=f"{SUPPRESSED}: {reason}") if number.suppressed and not said.suppressed else said


def why_none(reason: str | None) -> Number:
    """Return what an empty cell says for which the row gives this reason.

    A sign such as [c] and a reason that begins with the word suppressed say that there is a figure, but hidden.
    """
    if reason is not None and meaning(reason) is Meaning.SUPPRESSED:
        return Number(reason=SUPPRESSED, suppressed=True)
    return Number(reason=reason, suppressed=bool(reason and _SUPPRESSED_WORDS.match(reason)))
