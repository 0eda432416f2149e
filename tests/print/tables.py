"""What the detailed scorecard, the first page and the notes must say, and what is missing there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from typing import Any

from tests.print.cards import COLOURS, RATINGS, Data, day, shown
from tests.print.document import NUMBER, Block, Document, says, squeeze, torn
from tests.print.finished import Finished

BETTER = {"higher": "Higher", "lower": "Lower", "range": "In range", "none": "Neither"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def detailed_row(document: Document, ref: str) -> Block:
    """Return an indicator's row of the detailed scorecard, which goes on in a further table where it is too wide.

    Raises ``IndexError`` where there is none.
    """
    part = document.part("Detailed scorecard", 2)
    rows = [block for block in part if block.kind == "row" and squeeze(block.cell("Ref")) == squeeze(ref)]
    again = rows[1:]
    if not again:
        return rows[0]
    return replace(
        rows[0],
        text=" ".join(row.text for row in rows),
        runs=tuple(run for row in rows for run in row.runs),
        cells=rows[0].cells + tuple(cell for row in again for cell in row.cells[2:]),
        heads=rows[0].heads + tuple(head for row in again for head in row.heads[2:]),
    )


def row_faults(document: Document, entry: Data) -> list[str]:
    """Return what an indicator's row of the detailed scorecard does not say below the right heading."""
    row = detailed_row(document, entry["ref"])
    faults = []
    for head, wanted, whole in _cells(entry):
        cell = row.cell(head)
        if not (squeeze(wanted) == squeeze(cell) if whole else says(cell, wanted)):
            faults.append(f"{entry['ref']}, {head}: '{wanted}' is not in '{cell}'")
        elif torn(cell, wanted):
            faults.append(f"{entry['ref']}, {head}: {torn(cell, wanted)} is torn apart in '{cell}'")
        elif torn(row.heading(head), head):
            faults.append(f"the heading '{head}' is torn apart in '{row.heading(head)}'")
    return faults


def _cells(entry: Data) -> Iterator[tuple[str, str, bool]]:
    """Yield the headings, what must stand below them, and whether nothing else may stand there."""
    yield "Measure", entry["title"], False
    yield "Directorate", entry["directorate"], True
    yield "Better", BETTER[entry["direction"]], True
    if shown(entry, "target_text"):
        yield "Target", shown(entry, "target_text"), True
    for month in entry["months"]:
        yield MONTHS[int(month["period"][-2:]) - 1], month["text"] or "[x]", True
    if entry["text"] and not entry["in_arrears"]:
        yield entry["period"][-2:], entry["text"], True
    if entry["previous"]["text"] and entry["previous"]["period"][:7] == entry["period"][:7]:
        yield entry["previous"]["period"][-2:], entry["previous"]["text"], True
    yield "Year to date", entry["year_to_date"]["text"] or "[z]", True
    for line in entry["benchmarks"]:
        yield line["name"], line["text"], True
    yield "Rating", RATINGS[entry["rating"]], True
    travel = entry["direction_of_travel_text"]  # why it is not compared may be left to the card
    yield "Direction of travel", travel.partition(":")[0] if travel.startswith("Not compared") else travel, False


def tally_faults(run: Finished) -> list[str]:
    """Return which numbers of the tallies on the first page differ from a count of the indicators."""
    rows = [
        block
        for block in glance(run.document)
        if block.kind == "row" and any(says(head, "No colour") for head in block.heads)
    ]
    council = run.catalogue
    groups = {f"All measures, {run.data['quarter']}": run.indicators}
    groups |= {f"{each['id']}. {each['name']}": run.of(priority=each["id"]) for each in council["priorities"]}
    groups |= {name: run.of(directorate=name) for name in council["directorates"]}
    faults = []
    for name, entries in groups.items():
        (row,) = [row for row in rows if squeeze(row.cells[0]) == squeeze(name)]
        wanted = counts(entries)
        said = tally_numbers(row)
        faults += [f"{name}, {head}: {said[head]}, not {wanted[head]}" for head in said if said[head] != wanted[head]]
    return faults


def counts(entries: list[Data]) -> dict[str, int]:
    """Return how many have which rating, those in arrears counted apart."""
    now = [entry for entry in entries if not entry["in_arrears"]]
    by_rating = Counter(entry["rating"] for entry in now)
    coloured = {RATINGS[rating]: by_rating[rating] for rating in COLOURS}
    without = len(now) - sum(coloured.values())
    numbers = {**coloured, "No colour": without, "In arrears": len(entries) - len(now), "All": len(entries)}
    return {squeeze(name): number for name, number in numbers.items()}


def tally_numbers(row: Block) -> dict[str, int]:
    """Return the numbers of a tally's row by the words above them, without spaces."""
    return {squeeze(head): int(cell) for head, cell in zip(row.heads[1:], row.cells[1:], strict=True)}


def glance(document: Document) -> tuple[Block, ...]:
    """Return the first page's blocks."""
    return document.part("At a glance", 2)


def named_rows(blocks: tuple[Block, ...], entries: list[Data], *heads: str) -> dict[str, Block]:
    """Return the rows of the tables with these headings, by the indicator that each begins with."""
    return {
        entry["ref"]: block
        for block in blocks
        if block.kind == "row" and all(any(says(name, head) for name in block.heads) for head in heads)
        for entry in entries
        if squeeze(block.cells[0]) == squeeze(f"{entry['ref']}{entry['short_title']}")
    }


def red_faults(run: Finished) -> list[str]:
    """Return which indicators off target the first page leaves out, or gives without reason, action, owner or date."""
    rows = named_rows(glance(run.document), run.indicators, "By how much", "Action")
    reds = {entry["ref"]: entry for entry in run.of(rating="red")}
    faults = [f"{ref} stands among those off target or lacks there" for ref in rows.keys() ^ reds.keys()]
    for ref in rows.keys() & reds.keys():
        wanted = [reds[ref][name] for name in ("rating_reason", "action", "by_whom", "by_when")]
        faults += [f"{ref}: '{words}' is missing" for words in wanted if not says(rows[ref].text, words)]
        if not reds[ref]["action"] and not says(rows[ref].text, "No action was returned"):
            faults.append(f"{ref}: that there is no action is missing")
    return faults


def movement_faults(run: Finished) -> list[str]:
    """Return where the first page does not name the three measures that moved most, either way, and by how much."""
    blocks = glance(run.document)
    faults = []
    for title, judgement in (("Improved most", "improving"), ("Worsened most", "worsening")):
        start = next((place for place, block in enumerate(blocks) if says(block.text, title)), len(blocks))
        rows = list(takewhile(lambda block: block.kind == "row", blocks[start + 1 :]))
        moved = [entry for entry in run.of(in_arrears=False, direction_of_travel=judgement) if _relative(entry)]
        wanted = [
            f"{entry['ref']}{entry['short_title']}{entry['direction_of_travel_text'].partition(': ')[2]}"
            for entry in sorted(moved, key=_relative, reverse=True)[:3]
        ]
        said = ["".join(row.cells) for row in rows]
        if [squeeze(each).lower() for each in said] != [squeeze(each).lower() for each in wanted]:
            faults.append(f"{title}: {said}, not {wanted}")
    return faults


def _relative(entry: Data) -> Decimal:
    """Return by how much a figure moved, as a share of what it was: ``up 1.7 points on Q1 (88.4%)``."""
    amount, *_, before = re.findall(NUMBER, entry["direction_of_travel_text"].partition(", ")[0]) or ["0", "0"]
    was = Decimal(before.replace(",", ""))
    return Decimal(amount.replace(",", "")) / was if was else Decimal(0)


def gap_faults(run: Finished) -> list[str]:
    """Return which states of figures the first page names other indicators for than the machine's file."""
    states: dict[str, list[Data]] = {
        "In arrears": run.of(in_arrears=True),
        "No figure": [entry for entry in run.of(rating="no_data") if not shown(entry, "text")],
        "Provisional": run.of(provisional=True),
        "Partial": [entry for entry in run.indicators if entry["coverage"]],
        "Restated": [entry for entry in run.indicators if entry["restated"]],
        "In question": [entry for entry in run.indicators if entry["queries"]],
    }
    rows = {block.cells[0]: block.cells[1] for block in glance(run.document) if len(block.cells) == 2}
    faults = []
    for state, entries in states.items():
        wanted = "; ".join(f"{entry['ref']} {entry['short_title']}" for entry in entries)
        if squeeze(rows.get(state, "")) != squeeze(wanted):
            faults.append(f"{state}: '{rows.get(state, '')}', not '{wanted}'")
    return faults


def note_faults(run: Finished) -> list[str]:
    """Return which answers, restatements, definitions and files the notes leave out."""
    parts = (run.document.part(name, 2) for name in ("Notes", "Where the figures come from"))
    rows = [block for part in parts for block in part if block.kind == "row"]
    return [
        f"{' / '.join(wanted)} is in no row of the notes"
        for wanted in _noted(run.indicators)
        if not any(all(says(row.text, words) for words in wanted) for row in rows)
    ]


def _noted(entries: list[Data]) -> Iterator[tuple[str, ...]]:
    """Yield what must stand together in a row of the notes."""
    for entry in entries:
        name = f"{entry['ref']} {entry['short_title']}"
        for query in entry["queries"]:
            yield name, query["code"], query["finding"], query["answer"], query["by"], day(query["on"])
        for each in entry["restated"]:
            yield name, each["period"], each["was_text"], each["now_text"], each["return"]
        yield entry["ref"], entry["title"], entry["owner"] or entry["directorate"], entry["caveat"] or ""
    yield from {(source["file"], source["sha256"]) for entry in entries for source in entry["sources"]}


def sentence_of_counts(run: Finished) -> str:
    """Return how the executive summary must begin to count the indicators."""
    summary: dict[str, Any] = run.data["summary"]
    numbers = [f"{summary[rating]} {RATINGS[rating].lower()}" for rating in RATINGS if summary[rating]]
    return f"Of {summary['indicators']} indicators: {'; '.join(numbers)}"
