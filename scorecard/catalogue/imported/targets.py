"""The target of an indicator, as the catalogue writes it, from the cells of a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from scorecard.catalogue.imported.groups import NOTHING
from scorecard.catalogue.imported.tables import Entry
from scorecard.catalogue.imported.target_headings import Span, TargetHeading
from scorecard.catalogue.imported.units import Shown, amount_shown, shown
from scorecard.catalogue.imported.writing import TODO, number, plain, quoted, says, setting
from scorecard.figures import Unit
from scorecard.sources.cells import Cell, address

INDENT = "    "

_WORDS = {
    **dict.fromkeys(("trend", "trend only", "trend measure", "trend indicator"), "trend"),
    **dict.fromkeys(("none", "no target", "no target set"), "none"),
    **dict.fromkeys(("tbc", "tba", "tbd", "to be confirmed", "to be agreed", "to be set"), "tbc"),
}
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_RANGE = re.compile(rf"£?({_NUMBER}) ?%?(m?) ?(?:-|–|to|and) ?£?({_NUMBER}) ?%?(m?)", re.IGNORECASE)
_COUNTABLE = (Unit.NUMBER, Unit.POUNDS, Unit.POUNDS_MILLION)  # a year's may be the sum of its quarters'
_QUARTERS = 4

TargetCells: TypeAlias = Sequence[tuple[TargetHeading, Cell]]


class TargetFound(NamedTuple):
    """A target as YAML, its numbers, and what is to be said beside it."""

    written: str
    amounts: tuple[float, ...] = ()
    why: str = ""

    @property
    def decimals(self) -> int:
        """How many decimals the numbers need."""
        return max((len(number(amount).partition(".")[2]) for amount in self.amounts), default=0)


def target_cells(entry: Entry, year: str | None) -> dict[str, TargetCells]:
    """Return the cells of targets that are not empty by their financial year, ``todo`` where it is not known.

    ``year`` is that of the table.
    """
    cells: dict[str, list[tuple[TargetHeading, Cell]]] = {}
    for heading in entry.columns.targets:
        if heading.cell.column in entry.cells:
            cells.setdefault(heading.year or year or TODO, []).append((heading, entry.cells[heading.cell.column]))
    return {**cells}


def target_lines(entry: Entry, targets: Mapping[str, TargetFound], cells: Mapping[str, TargetCells]) -> Iterator[str]:
    """Yield the lines of the setting ``target``; a comment where every cell for one is empty."""
    where = {year: entry.at(*(cell for _, cell in of_year)) for year, of_year in cells.items()}
    if not targets:
        empty = [address(entry.first.row, heading.cell.column) for heading in entry.columns.targets]
        if empty:
            yield f"{INDENT}# target: nothing in {plain(entry.sheet)}!{', '.join(empty)}"
    elif len(targets) == 1:
        ((year, found),) = targets.items()
        yield setting(INDENT, "target", f"{{{year}: {found.written}}}", where[year], found.why)
    else:
        yield f"{INDENT}target:"
        for year, found in targets.items():
            yield setting(f"{INDENT}  ", year, found.written, where[year], found.why)


def read_target(cells: TargetCells, unit: Unit | None, *, annual: bool) -> TargetFound:
    """Return the target that the cells of a year say, ``todo`` where they contradict each other or are not sure.

    ``annual``: the indicator is collected once a year, so that its target is the year's.
    """
    distinct = list({(heading.span, heading.quarter, cell.label): (heading, cell) for heading, cell in cells}.values())
    quarters = {heading.quarter: cell for heading, cell in distinct if heading.quarter is not None}
    whole = [(heading, cell) for heading, cell in distinct if heading.quarter is None]
    if len(quarters) + min(len(whole), 1) < len(distinct):
        return TargetFound(TODO, why=_said([cell for _, cell in distinct]))
    if not quarters:
        heading, cell = whole[0]
        return _of_cell(cell, unit, Span.YEAR if annual else heading.span)
    found = _of_quarters(quarters, unit)
    if not whole:
        return found
    if len(found.amounts) == _QUARTERS:
        return found._replace(why=_said([cell for _, cell in whole]))
    offered = f"{found.written} by quarter; " if found.amounts else ""
    return TargetFound(TODO, found.amounts, f"{offered}{_said([cell for _, cell in distinct])}")


def _said(cells: Sequence[Cell]) -> str:
    return ", ".join(f"{cell.address} says {says(cell.label or cell.raw)}" for cell in cells)


def _of_quarters(cells: Mapping[int, Cell], unit: Unit | None) -> TargetFound:
    """Return the targets of quarters, null for those that are empty or to be confirmed."""
    words = [_WORDS.get(_word(cell)) for cell in cells.values()]
    if words[0] and set(words) == {words[0]}:
        return TargetFound(words[0])
    amounts = {quarter: amount_shown(cell, unit) if unit else None for quarter, cell in cells.items()}
    unclear = [cell for quarter, cell in cells.items() if amounts[quarter] is None and _WORDS.get(_word(cell)) != "tbc"]
    if unclear:
        return TargetFound(TODO, why=_said(unclear))
    set_ones = tuple(amount for amount in amounts.values() if amount is not None)
    written = [amounts.get(quarter) for quarter in range(_QUARTERS)]
    listed = ", ".join("null" if amount is None else number(amount) for amount in written)
    return TargetFound(f"{{quarters: [{listed}]}}", set_ones)


def _of_cell(cell: Cell, unit: Unit | None, span: Span) -> TargetFound:
    said = f"the sheet says {says(cell.label)}"
    if cell.fault is not None:
        return TargetFound(TODO, why=cell.fault.wrong)
    if (figure := shown(cell)) is not None:
        return _of_figure(figure, cell, unit, span, said)
    word = _word(cell)
    if word in _WORDS:
        return TargetFound(_WORDS[word])
    if not isinstance(cell.value, str) or word in NOTHING or not plain(word):
        return TargetFound(TODO, why=said)
    if example := _range(cell.label, unit):
        return TargetFound(TODO, why=f"{said}: a range is written {example}, with direction: range")
    return TargetFound(TODO, why=f"{said}; to show it unrated: {{text: {quoted(cell.label)}}}")


def _of_figure(figure: Shown, cell: Cell, unit: Unit | None, span: Span, said: str) -> TargetFound:
    """Return a number; of a count or an amount it must be known whether it is the year's or each quarter's."""
    amount = amount_shown(cell, unit) if unit else None
    if amount is None:
        return TargetFound(TODO, why=f"{said} ({figure.how})" if figure.how.startswith("format") else said)
    written, amounts = number(amount), (amount,)
    if not amount or unit not in _COUNTABLE or span is Span.EACH_QUARTER:
        return TargetFound(written, amounts)
    if span is Span.YEAR:
        return TargetFound(f"{{annual: {written}}}", amounts)
    return TargetFound(TODO, amounts, f"{{annual: {written}}} if of the whole year, {written} if of each quarter")


def _range(text: str, unit: Unit | None) -> str:
    """Return how a range is written in the catalogue, or nothing where a text is none."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return ""
    ends = sorted(float(end.replace(",", "")) for end in match.group(1, 3))
    in_millions = bool(match[2] or match[4])
    if in_millions != (unit is Unit.POUNDS_MILLION):
        return "{between: [low, high]}"
    return f"{{between: [{', '.join(map(number, ends))}]}}"


def _word(cell: Cell) -> str:
    return cell.label.lower().rstrip(".") if isinstance(cell.value, str) else ""
