"""The workbook as a spreadsheet shows it: the rows of its tables, each number in its format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from tests.print.cards import Data, day, period_words, shown
from tests.print.document import Block
from tests.print.tables import MONTHS

_FORMAT = re.compile(r'(?P<before>"[^"]*")?(?P<whole>#,##0|0)(?P<decimals>\.0+)?(?P<after>"[^"]*")?')


def read_rows(path: Path) -> tuple[Block, ...]:
    """Return every row of every table whose first heading is a reference."""
    book = load_workbook(path)
    blocks = []
    for sheet in book:
        heads: tuple[str, ...] = ()
        for row in sheet.iter_rows():
            cells = tuple(displayed(cell.value, cell.number_format) for cell in row)
            if heads:
                blocks.append(Block("row", " | ".join(cells), (), cells=cells, heads=heads))
            elif cells[0] == "Ref":
                heads = cells
    return tuple(blocks)


def displayed(value: object, number_format: str) -> str:
    """Return a cell as a spreadsheet shows it."""
    match = _FORMAT.fullmatch(number_format)
    if not isinstance(value, int | float) or match is None:
        return "" if value is None else str(value)
    before, whole, decimals, after = (match[name] or "" for name in ("before", "whole", "decimals", "after"))
    grouped = "," if "," in whole else ""
    number = f"{abs(Decimal(repr(value))):{grouped}.{max(len(decimals) - 1, 0)}f}"
    return f"{'-' if value < 0 else ''}{before.strip(chr(34))}{number}{after.strip(chr(34))}"


def sheet_faults(rows: tuple[Block, ...], entry: Data) -> list[str]:
    """Return what the workbook does not show of an indicator below the right heading."""
    return [
        f"{entry['ref']}: no row has {dict(wanted)}"
        for wanted in _wanted(entry)
        if not any(_holds(row, wanted) for row in rows if row.cells[0] == entry["ref"])
    ]


def _holds(row: Block, wanted: list[tuple[str, str]]) -> bool:
    """Whether a row has all of these below headings that begin so."""
    return all(
        any(name.startswith(head) and cell == words for name, cell in zip(row.heads, row.cells, strict=True))
        for head, words in wanted
    )


def _wanted(entry: Data) -> Iterator[list[tuple[str, str]]]:
    """Yield what must stand together in a row, as headings and texts; what there is none of is left out."""
    yield [(head, words) for head, words in _scorecard(entry) if words]
    said = [("Commentary", "commentary"), ("Action", "action"), ("By whom", "by_whom"), ("By when", "by_when")]
    yield [
        ("The figure in one sentence", entry["sentence"]),
        *((head, entry[name]) for head, name in said if entry[name]),
    ]
    for line in entry["benchmarks"]:
        yield [
            ("Comparator", line["name"]),
            ("Comparator's period", line["period"]),
            ("Comparator's figure", line["text"]),
            ("How the council compares", line["comparison_text"]),
        ]
    for query in entry["queries"]:
        yield [
            ("Finding", query["finding"]),
            ("Answer", query["answer"]),
            ("By whom", query["by"]),
            ("Date", day(query["on"])),
            ("Code", query["code"]),
        ]
    for note in entry["restated"]:
        yield [("Period", note["period"]), ("Was", note["was_text"]), ("Now", note["now_text"])]


def _scorecard(entry: Data) -> Iterator[tuple[str, str | None]]:
    to_date, outturn = entry["year_to_date"], entry["outturn"]
    yield "Measure", entry["title"]
    yield "Directorate", entry["directorate"]
    yield "Period", period_words(entry)
    yield "Figure", shown(entry, "text")
    yield "Target", shown(entry, "target_text")
    yield "Why", entry["missing"] if shown(entry, "value") is None else entry["rating_reason"]
    yield "How near", entry["near"]
    yield "Previous figure", entry["previous"]["text"]
    yield "Direction of travel", entry["direction_of_travel_text"]
    yield "Figure last year", entry["last_year"]["text"]
    yield "Year to date", to_date["text"]
    yield "Target of the year to date", to_date["target_text"]
    yield "Variation", entry["variation_text"]
    yield "Year-end outturn", entry["outturn_words"] if outturn else None
    for month in entry["months"]:
        year, number = month["period"].split("-")
        yield f"{MONTHS[int(number) - 1]} {year}", month["text"]
