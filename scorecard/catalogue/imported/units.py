"""The unit and the decimals of an indicator, by how its figures are shown; never by a guess."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scorecard.catalogue.imported.writing import says
from scorecard.figures import Unit
from scorecard.sources.cells import Cell
from scorecard.sources.numbers import read_number

MOST_DECIMALS = 3  # more are the digits of a calculation
LARGEST = 1e15  # what a target may be

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.')
_POUND = re.compile(r"£|\[\$£")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_DIGITS = re.compile(r"[0#?](?:[0#?,]*[0#?])?(?:\.(?P<decimals>[0#?]+))?(?P<scale>,*)")
_TYPED = re.compile(
    r"\(?[-+−]?(?P<pound>£?)[-+−]?(?P<digits>\d[\d, ]*(?:\.(?P<decimals>\d*))?|\.\d+) ?(?P<word>[a-z%]*)\)?"
    r" ?(?:\*|\[[pr]\]|\(p\))?",
    re.IGNORECASE,
)
_WORDS = {
    **dict.fromkeys(("%", "percent", "percentage", "per cent", "% percentage", "percentage %"), Unit.PERCENT),
    **dict.fromkeys(("£", "pounds", "gbp", "currency", "money"), Unit.POUNDS),
    **dict.fromkeys(("£m", "£ million", "£million", "£ m", "million pounds"), Unit.POUNDS_MILLION),
    **dict.fromkeys(("day", "days", "working days", "calendar days"), Unit.DAYS),
    **dict.fromkeys(("hour", "hours", "hr", "hrs"), Unit.HOURS),
    **dict.fromkeys(("number", "no", "no.", "count", "#", "num", "numeric", "whole number", "integer"), Unit.NUMBER),
    **dict.fromkeys(("score",), Unit.SCORE),
}
_IN_TITLES = {  # what makes a plain number doubtful
    "a percentage": re.compile(r"%|\bper ?cent|\bproportion\b", re.IGNORECASE),
    "pounds": re.compile(r"£"),
    "days or hours": re.compile(r"\b(days?|hours?)\b", re.IGNORECASE),
    "a rate": re.compile(r"\brate\b|\bper [0-9]", re.IGNORECASE),
}


@dataclass(frozen=True)
class Shown:
    """How a cell shows its figure; ``unit`` or ``decimals`` is None where that cannot be told."""

    unit: Unit | None
    decimals: int | None
    how: str


@dataclass(frozen=True)
class UnitFound:
    """The unit and the decimals of an indicator, each None where it is not clear, and why."""

    unit: Unit | None
    decimals: int | None
    why: str


def find_unit(figures: Sequence[tuple[str, Shown]], title: str, written: str) -> UnitFound:
    """Return the unit that all figures of an indicator show; each comes with its address.

    ``written`` is what a column for the unit says. A plain number under a title that speaks of a percentage, of
    pounds, of time or of a rate is left undecided.
    """
    named = unit_word(written)
    units = {figure.unit for _, figure in figures}
    decimals = _decimals(figures)
    if not figures:
        return UnitFound(named, None, f"the sheet says {says(written)}" if written else "no figure shows it")
    first_at, first = figures[0]
    if len(units) > 1:
        other_at, other = next((where, figure) for where, figure in figures if figure.unit != first.unit)
        return UnitFound(None, decimals, f"{first.how} in {first_at}, but {other.how} in {other_at}")
    (unit,) = units
    why = f"{first.how} in {first_at}"
    if unit is not Unit.NUMBER:
        contradicted = named is not None and named is not unit
        why = f"{why}, but the sheet says {says(written)}" if contradicted else why
        return UnitFound(None if contradicted else unit, decimals, why)
    if written:
        fractions = named is Unit.PERCENT and decimals is not None and decimals > 1
        return UnitFound(named, None if fractions else decimals, f"the sheet says {says(written)}")
    doubt = next((words for words, form in _IN_TITLES.items() if form.search(title)), None)
    why = f"{why}, but the title speaks of {doubt}" if doubt else why
    return UnitFound(None if doubt else unit, decimals, why)


def unit_word(written: str) -> Unit | None:
    """Return the unit that a word in a column for units means, if it is one of those that are sure."""
    return _WORDS.get(written.strip().lower())


def shown(cell: Cell) -> Shown | None:
    """Return how a cell shows a figure; None where it holds none."""
    value = cell.value
    if isinstance(value, bool) or cell.fault is not None:
        return None
    if isinstance(value, int | float):
        return _by_format(cell, value) if math.isfinite(value) else None
    if isinstance(value, dt.timedelta | dt.time):
        hours = isinstance(value, dt.timedelta) and "[h" in cell.number_format.lower()
        return Shown(Unit.HOURS if hours else None, None, f"a time ({cell.number_format})")
    return _by_text(cell) if isinstance(value, str) else None


def _by_format(cell: Cell, value: float) -> Shown:
    first = cell.number_format.partition(";")[0]
    literals = "".join(one or other for one, other in _LITERAL.findall(first)).strip().lower()
    signs = _IN_BRACKETS.sub("", _LITERAL.sub("", first))
    digits = _DIGITS.search(signs)
    how = f"format {first}"
    if digits is None and "%" in signs:
        return Shown(Unit.PERCENT, _digits_of(value * 100), f"a percentage ({cell.label})")
    if digits is None or re.search(r"E[+-]|/", signs):
        unit = _pounds("", 0) if _POUND.search(first) else _unit_of_signs("", literals)
        return Shown(unit, _digits_of(value), f"a plain number ({cell.label})")
    decimals, scale = len(digits["decimals"] or ""), len(digits["scale"])
    if "%" in signs or "%" in literals:
        return Shown(Unit.PERCENT if not scale else None, decimals, how)
    if _POUND.search(first):
        return Shown(_pounds(literals.replace("£", "").strip(), scale), decimals, how)
    unit = None if scale else _unit_of_signs(signs, literals)
    return Shown(unit, decimals, how)


def _pounds(literals: str, scale: int) -> Unit | None:
    """Return pounds, or pounds in millions: ``scale`` commas after the digits hide thousands each."""
    in_words = literals in ("m", "mn", "million", "millions")
    if scale == 2 or (in_words and not scale):  # noqa: PLR2004  reason: two commas are a million
        return Unit.POUNDS_MILLION
    return Unit.POUNDS if not scale and not literals else None


def _unit_of_signs(signs: str, literals: str) -> Unit | None:
    """Return the unit of a number whose format has no sign of its own but perhaps a word."""
    words = literals or re.sub(r"[^a-z]", "", signs.lower().replace("general", ""))
    return {"day": Unit.DAYS, "hour": Unit.HOURS, "hr": Unit.HOURS}.get(words.rstrip("s")) if words else Unit.NUMBER


def _by_text(cell: Cell) -> Shown | None:
    match = _TYPED.fullmatch(cell.label)
    if match is None:
        return None
    word = match["word"].lower()
    unit = Unit.NUMBER if not word else _WORDS.get(word)
    if match["pound"]:
        unit = Unit.POUNDS if not word else Unit.POUNDS_MILLION if word in ("m", "mn", "million") else None
    return Shown(unit, len(match["decimals"] or ""), f"{says(cell.label)}")


def _digits_of(value: float) -> int | None:
    """Return how many decimals a number has, None where they are the digits of a calculation."""
    exponent = Decimal(format(value, ".15g")).normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return decimals if decimals <= MOST_DECIMALS else None


def _decimals(figures: Sequence[tuple[str, Shown]]) -> int | None:
    """Return the most decimals that a figure is shown with, None where one of them does not tell."""
    known = [figure.decimals for _, figure in figures if figure.decimals is not None]
    return min(max(known), 6) if known and len(known) == len(figures) else None


def amount_shown(cell: Cell, unit: Unit) -> float | None:
    """Return the number that a cell shows, in a unit that its look agrees with; None where that is not sure.

    A plain number agrees with every unit but millions of pounds, of which it could be one or a million.
    """
    figure = shown(cell)
    agrees = figure is not None and (
        figure.unit is unit or (figure.unit is Unit.NUMBER and unit is not Unit.POUNDS_MILLION)
    )
    if not agrees or isinstance(cell.value, dt.timedelta | dt.time):
        return None
    if isinstance(cell.value, int | float) and unit is Unit.POUNDS_MILLION and ",," in cell.number_format:
        millions = float(Decimal(format(cell.value, ".15g")) / 1_000_000)
        return millions if abs(millions) < LARGEST else None
    return read_number(replace(cell, merge=None), unit, "").value
