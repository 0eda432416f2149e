"""One figure cell -> a number in the indicator's unit, with the repair that it took, or a sentence.

A number is accepted only where a careful colleague would read the same one; anything else is a fault of that
cell.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from scorecard.figures import Unit
from scorecard.sentences import lower_first
from scorecard.sources.cells import Cell, Fault
from scorecard.sources.durations import clock_fault, in_unit
from scorecard.sources.tokens import MARKS, SUPPRESSED, Meaning, meaning

__all__ = ["SUPPRESSED", "Number", "read_number"]

_LARGEST = 1e15
_LONGEST = 60  # characters of a number typed as text
_MONEY = frozenset({Unit.NUMBER, Unit.POUNDS, Unit.POUNDS_MILLION, Unit.RATE})
_SUFFIXES = {
    Unit.PERCENT: r"%|per ?cent",
    Unit.POUNDS_MILLION: r"m|million",
    Unit.DAYS: r"days?",
    Unit.HOURS: r"hours?|hrs?",
}
_SIGNED = re.compile("%|per ?cent", re.IGNORECASE)
_SPACES = re.compile("[\xa0\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]")  # those that look like one, or like nothing
_NUMBER = re.compile(
    r"(?P<open>\()?(?P<sign>[-+]?)(?P<pound>£?)(?P<sign2>[-+]?)"
    r"(?P<digits>[0-9][0-9, ]*(?:\.[0-9]*)?|\.[0-9]+) ?(?P<suffix>[a-z% ]*)(?P<close>\))?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:([, ])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]*)?")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.')
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_SCALE_WORD = re.compile(r'["\\] *(k|mn?|bn|thousands?|millions?|billions?)\b', re.IGNORECASE)
_IN_THOUSANDS = re.compile(r"[0#?],+(?![0#?,])")
_SENTENCES = (
    (
        r"[0-9]+(,[0-9]+)+(\.[0-9]+)?",
        "has a comma that does not divide thousands",
        "Write decimals behind a point (12.5) and divide thousands in threes (1,250).",
    ),
    (
        r"£?[0-9.,]+ ?(k|m|mn|bn|thousand|million|billion)",
        "is shortened",
        "Write the number in full, such as 1200 for 1.2k.",
    ),
    (
        r"[0-9]+(:[0-9]{2}){1,2}",
        "is a time or a duration, not a number",
        "Write it as a decimal number, such as 1.5.",
    ),
    (r"[0-9.]+e[-+]?[0-9]+", "is in scientific notation, which drops digits", "Write the number in full."),
    (r"=.*", "is a formula kept as text", "Type the number itself."),
)


@dataclass(frozen=True)
class Number:
    """What a cell says: a value, or the ``reason`` it gives for having none, or a fault; nothing if empty."""

    value: float | None = None
    repair: str | None = None
    provisional: bool = False
    reason: str | None = None
    fault: Fault | None = None
    suppressed: bool = False


def read_number(cell: Cell, unit: Unit | None, otherwise: str, *, bare_from: float | None = None) -> Number:
    """Return the number in a cell.

    ``unit`` is None for numerators and denominators: they are counts, never percentages. ``otherwise`` is the
    sentence that says what to do where there is no number. ``bare_from`` is beyond what size
    a percentage without its sign is sure to be no fraction: 0 where the earlier ones are all below 1.5, so that 0.75
    can only mean 0.75%; None where nothing is known.
    """
    value = cell.value
    if cell.blank:
        return Number()
    if cell.merge or cell.fault:
        return Number(fault=_merged(cell) or cell.fault)
    if isinstance(value, str):
        return _sure(cell, _from_text(cell, unit, otherwise), unit, bare_from)
    if isinstance(value, dt.timedelta):
        return _from_duration(cell, value, unit)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Number(fault=_wrong_kind(cell, unit, otherwise))
    return _sure(cell, _from_number(cell, value, unit), unit, bare_from)


def _merged(cell: Cell) -> Fault | None:
    wrong = f"The figure stands in the merged cells {cell.merge}."
    return _fault(wrong, "Unmerge them (Home, Merge & Centre) and type each figure once.") if cell.merge else None


def _from_number(cell: Cell, value: float, unit: Unit | None) -> Number:
    if not _printable(value):
        return Number(fault=_too_large(cell))
    value = float(value)
    signs = _LITERAL.sub("", cell.number_format)
    if unit is not Unit.PERCENT:
        return Number(fault=_hidden_scale(cell, unit)) if _scaled(cell, signs, unit) else Number(value)
    if "%" in _IN_BRACKETS.sub("", signs):
        percent = _times_100(value)
        return Number(percent, f"{cell.raw} shown as {percent:.15g}%: percent format" if value else None)
    return Number(value)  # a format such as 0"%" only adds the sign


def _from_duration(cell: Cell, value: dt.timedelta, unit: Unit | None) -> Number:
    read = in_unit(cell, value, unit)
    return Number(fault=read) if isinstance(read, Fault) else Number(read[0], read[1])


def _scaled(cell: Cell, signs: str, unit: Unit | None) -> bool:
    """Whether a number format shows another number than the cell holds, where that matters.

    Commas behind the digits divide by thousands; a word such as "m" or "k" does not, but means that someone has.
    """
    divided, word = bool(_IN_THOUSANDS.search(signs)), _SCALE_WORD.search(cell.number_format)
    if unit is Unit.POUNDS_MILLION:
        scaled = divided or (word is not None and not word[1].lower().startswith("m"))
    else:
        scaled = word is not None and not divided
    return "%" in cell.number_format or scaled


def _hidden_scale(cell: Cell, unit: Unit | None) -> Fault:
    if "%" in cell.number_format:
        return _not_a_percentage(cell, unit)
    wrong = f"The cell holds {cell.shown}, but its format ({cell.number_format}) shows thousands or millions."
    typed = "the millions" if unit is Unit.POUNDS_MILLION else "the number in full"
    return _fault(wrong, f"Give the cell the format Number and type {typed}.")


def _sure(cell: Cell, number: Number, unit: Unit | None, bare_from: float | None) -> Number:
    """Return a number, unless it is a percentage without its sign that could as well be a fraction."""
    value = number.value or 0
    signed = _SIGNED.search(cell.label if isinstance(cell.value, str) else cell.number_format)
    if unit is not Unit.PERCENT or signed or value == 0 or abs(value) > 1:
        return number
    if bare_from is not None and abs(value) > bare_from:
        why = "earlier figures of the indicator are all below 1.5%"
        if bare_from:
            why = f"{_times_100(value):.15g}% would be ten times any earlier figure and target of the indicator"
        rule = f"'{cell.shown}' read as {value:.15g}%: {why}"
        return replace(number, repair=f"{number.repair}; {rule}" if number.repair else rule)
    wrong = f"'{cell.shown}' could be {value:.15g}% or {_times_100(value):.15g}%."
    return Number(fault=Fault("SC209", wrong, "Type it again with the % sign, the way you mean it."))


@dataclass(frozen=True)
class _Typed:
    """A number typed as text, taken apart; ``match`` is None where it has no such form."""

    text: str
    mark: str
    match: re.Match[str] | None

    @property
    def digits(self) -> str:
        return self.match["digits"].strip() if self.match else ""

    @property
    def suffix(self) -> str:
        return self.match["suffix"].strip().lower() if self.match else ""

    @property
    def grouped(self) -> bool:
        return "," in self.digits or " " in self.digits


def _from_text(cell: Cell, unit: Unit | None, otherwise: str) -> Number:
    match meaning(cell.label):
        case Meaning.NOTHING | Meaning.TO_COME:
            return Number(reason=cell.label)
        case Meaning.SUPPRESSED:
            return Number(reason=SUPPRESSED, suppressed=True)
        case Meaning.ZERO:
            return Number(0.0, repair=f"'{cell.shown}' read as 0")
    typed = _typed(cell)
    if not _well_formed(typed):
        return Number(fault=_wrong_text(cell, typed, otherwise))
    fault = _wrong_unit(cell, typed, unit, otherwise)
    return Number(fault=fault) if fault else _from_typed(cell, typed)


def _typed(cell: Cell) -> _Typed:
    text = _SPACES.sub(" ", cell.raw).replace("\N{MINUS SIGN}", "-").strip()
    mark = next((mark for mark in MARKS if text.lower().endswith(mark)), "")
    text = text[: len(text) - len(mark)].rstrip()
    return _Typed(text, mark, _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None)


def _well_formed(typed: _Typed) -> bool:
    """Whether brackets are paired, one sign is enough, and commas stand where thousands divide."""
    match = typed.match
    if match is None or bool(match["open"]) != bool(match["close"]) or (match["sign"] and match["sign2"]):
        return False
    return not typed.grouped or bool(_GROUPED.fullmatch(typed.digits))


def _wrong_unit(cell: Cell, typed: _Typed, unit: Unit | None, otherwise: str) -> Fault | None:
    """Return what is wrong with the signs around a number, if anything."""
    if unit is not Unit.PERCENT and re.fullmatch(_SUFFIXES[Unit.PERCENT], typed.suffix):
        return _not_a_percentage(cell, unit)
    if typed.suffix and not re.fullmatch(_SUFFIXES.get(unit or Unit.NUMBER, "(?!)"), typed.suffix):
        return _wrong_text(cell, typed, otherwise)
    if typed.match and typed.match["pound"] and unit is not None and unit not in _MONEY:
        return _fault(f"'{cell.shown}' is an amount of money, but the indicator is not.", otherwise)
    return None


def _from_typed(cell: Cell, typed: _Typed) -> Number:
    match = typed.match
    value = float(typed.digits.replace(",", "").replace(" ", ""))
    if match is None or not _printable(value):
        return Number(fault=_too_large(cell))
    if value and (match["open"] or "-" in match["sign"] + match["sign2"]):
        value = -value
    rules = {
        "pound sign": match["pound"],
        "thousands separator": typed.grouped,
        typed.suffix: typed.suffix,
        f"mark {typed.mark}": typed.mark,
        "brackets mean below zero": match["open"],
        "minus sign": "\N{MINUS SIGN}" in cell.raw,
        "space": _SPACES.search(cell.raw) and " " not in typed.digits,
    }
    named = ", ".join(rule for rule, applied in rules.items() if applied)
    repair = f"'{cell.shown}' read as {value:.15g}: {named}" if named else None
    return Number(value, repair, provisional=MARKS.get(typed.mark, False))


def _wrong_text(cell: Cell, typed: _Typed, otherwise: str) -> Fault:
    for pattern, wrong, remedy in _SENTENCES if len(typed.text) <= _LONGEST else ():
        if re.fullmatch(pattern, typed.text, re.IGNORECASE):
            return _fault(f"'{cell.shown}' {wrong}.", remedy)
    if any(sign.isdecimal() for sign in cell.label):
        otherwise = f"Type the number alone. If there is none: {lower_first(otherwise)}"
    return _fault(f"'{cell.shown}' is not a number.", otherwise)


def _wrong_kind(cell: Cell, unit: Unit | None, otherwise: str) -> Fault:
    clock = clock_fault(cell, unit)
    if clock:
        return clock
    if isinstance(cell.value, dt.date):
        wrong = f"The cell holds a date ({cell.value.day}/{cell.value.month}/{cell.value.year}), not a number."
        return _fault(wrong, "Give the cell the format Number and type the figure again.")
    return _fault(f"'{cell.shown}' is not a number.", otherwise)


def _not_a_percentage(cell: Cell, unit: Unit | None) -> Fault:
    subject = "a numerator or denominator is a count" if unit is None else "the indicator is not a percentage"
    return _fault(
        f"'{cell.shown}' is given as a percentage, but {subject}.",
        "Give the cell the format Number and type the figure without a % sign.",
    )


def _too_large(cell: Cell) -> Fault:
    return _fault(f"'{cell.shown}' is too large to be a figure.", "Check the number of digits.")


def _fault(wrong: str, remedy: str) -> Fault:
    return Fault("SC203", wrong, remedy)


def _printable(value: float) -> bool:
    return abs(value) < _LARGEST and math.isfinite(value)


def _times_100(value: float) -> float:
    """Return 90.1 for 0.901, as the spreadsheet shows it, and not 90.10000000000001."""
    return float(Decimal(format(value, ".15g")) * 100)
