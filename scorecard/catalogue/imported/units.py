"""How the cells of a spreadsheet show their figures: the unit and the decimals, by number format or signs."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from scorecard.catalogue.imported.writing import says
from scorecard.figures import Unit
from scorecard.sources.cells import Cell
from scorecard.sources.numbers import read_number

MOST_DECIMALS = 3  # more are the digits of a calculation
LARGEST = 1e15  # what a target may be

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.')
_POUND = re.compile(r"£")
_CURRENCY = re.compile(r"\[\$([^\]-]+)")
_FOREIGN = re.compile(r"[$€¥₤]|\b(EUR|USD)\b")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_DIGITS = re.compile(r"[0#?](?:[0#?,]*[0#?])?(?:\.(?P<decimals>[0#?]+))?(?P<scale>,*)")
_TYPED = re.compile(
    r"\(?[-+−]?(?P<pound>£?)[-+−]?(?P<digits>\d[\d, ]*(?:\.(?P<decimals>\d*))?|\.\d+) ?(?P<word>[a-z%]*)\)?"
    r" ?(?:\*|\[[pr]\]|\(p\))?",
    re.IGNORECASE,
)
UNIT_WORDS = {
    word: unit
    for unit, words in {
        Unit.PERCENT: "%, percent, percentage, per cent, % percentage, percentage %",
        Unit.POUNDS: "£, pounds, gbp, currency, money",
        Unit.POUNDS_MILLION: "£m, £ million, £million, £ m, million pounds",
        Unit.DAYS: "day, days, working days, calendar days",
        Unit.HOURS: "hour, hours, hr, hrs",
        Unit.NUMBER: "number, no, no., count, #, num, numeric, whole number, integer",
        Unit.SCORE: "score",
    }.items()
    for word in words.split(", ")
}


@dataclass(frozen=True)
class Shown:
    """How a cell shows its figure; ``unit`` or ``decimals`` is None where that cannot be told."""

    unit: Unit | None
    decimals: int | None
    how: str


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
    if _is_foreign(first, f"{signs} {literals}"):
        return Shown(None, len(digits["decimals"] or "") if digits else None, how)
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


def _is_foreign(number_format: str, words: str) -> bool:
    """Whether a number format shows another currency than pounds; ``[$-809]`` names a language only."""
    named = _CURRENCY.search(number_format)
    return named[1] != "£" if named else bool(_FOREIGN.search(words.upper()))


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
    unit = Unit.NUMBER if not word else UNIT_WORDS.get(word)
    if match["pound"]:
        unit = Unit.POUNDS if not word else Unit.POUNDS_MILLION if word in ("m", "mn", "million") else None
    return Shown(unit, len(match["decimals"] or ""), f"{says(cell.label)}")


def _digits_of(value: float) -> int | None:
    """Return how many decimals a number has, None where they are the digits of a calculation."""
    exponent = Decimal(format(value, ".15g")).normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return decimals if decimals <= MOST_DECIMALS else None


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
        amount: float | None = float(Decimal(format(cell.value, ".15g")) / 1_000_000)
    else:
        amount = read_number(replace(cell, merge=None), unit, "").value
    return amount if amount is not None and abs(amount) < LARGEST else None
