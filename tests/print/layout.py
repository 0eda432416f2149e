"""What is wrong with a page as a picture: words cut off, outside the page's area, on top of each other, parted."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tests.print.cards import Data, find_card
from tests.print.document import Block, Document, squeeze
from tests.print.paper import Box, Run, Sheet, around

TOUCH = 1.0  # points that ink may reach out of its place, or into another's
BORDER = 12.0  # points at the edge of the paper, a sixth of an inch, that office printers leave white
SMALLEST_DIGIT = 4.9  # points that a digit of seven points is high
NEAR = 30.0  # points below a heading within which what follows must begin


def inked(sheet: Sheet) -> list[Run]:
    """Return a page's runs that are more than spaces."""
    return [run for run in sheet.runs if run.text.strip()]


def furniture(sheet: Sheet) -> list[Run]:
    """Return the runs that belong to no tag: the line at the foot of the page."""
    return [run for run in inked(sheet) if run.mark < 0]


def area(sheet: Sheet) -> Box:
    """Return where a page's words may stand: above its foot and no further out, or on the printable paper."""
    foot = around(run.box for run in furniture(sheet)) if furniture(sheet) else None
    if foot is None:
        return _paper(sheet)
    return Box(foot.left, foot.top, foot.right, sheet.height - BORDER)


def _paper(sheet: Sheet) -> Box:
    return Box(BORDER, BORDER, sheet.width - BORDER, sheet.height - BORDER)


def cut_off(sheets: Iterable[Sheet]) -> list[str]:
    """Return the runs of which a part is not seen."""
    return [_told(run, "is cut off") for sheet in sheets for run in inked(sheet) if run.box.beyond(run.window) > TOUCH]


def outside(sheets: Iterable[Sheet]) -> list[str]:
    """Return the runs that leave the area of their page."""
    return [
        _told(run, "lies outside the page's area")
        for sheet in sheets
        for run in inked(sheet)
        if run.mark >= 0 and run.box.beyond(area(sheet)) > TOUCH
    ]


def at_the_edge(sheets: Iterable[Sheet]) -> list[str]:
    """Return the runs at the foot of a page that a printer may leave out."""
    return [
        _told(run, "lies at the paper's edge")
        for sheet in sheets
        for run in furniture(sheet)
        if run.box.beyond(_paper(sheet)) > TOUCH
    ]


def tiny(sheets: Iterable[Sheet]) -> list[str]:
    """Return the numbers that are printed smaller than seven points."""
    digits = [run for sheet in sheets for run in sheet.runs if run.text.strip().isdecimal()]
    return [_told(run, "is too small") for run in digits if run.box.top - run.box.bottom < SMALLEST_DIGIT]


def overlapping(sheets: Iterable[Sheet]) -> list[str]:
    """Return the pairs of runs whose ink lies on top of each other."""
    return [
        f"{_told(run, 'lies on')} '{other.text.strip()[:60]}'"
        for sheet in sheets
        for run, other in _neighbours(inked(sheet))
        if min(run.box.shared(other.box)) > TOUCH
    ]


def _neighbours(runs: list[Run]) -> Iterator[tuple[Run, Run]]:
    """Yield the pairs of runs that stand on a common height."""
    upwards = sorted(runs, key=lambda run: run.box.bottom)
    bottoms = [run.box.bottom for run in upwards]
    for place, run in enumerate(upwards):
        for other in upwards[place + 1 : bisect.bisect_left(bottoms, run.box.top)]:
            yield run, other


def parted_cards(document: Document, entries: Iterable[Data]) -> list[str]:
    """Return the cards that go on overleaf although a page would hold them."""
    highest = max(_height(sheet.runs) for sheet in document.sheets if not sheet.is_upright)
    faults = []
    for entry in entries:
        runs = [run for block in find_card(document, entry).blocks for run in block.runs if run.text.strip()]
        pages = sorted({run.page for run in runs})
        height = sum(_height(run for run in runs if run.page == page) for page in pages)
        if len(pages) > 1 and height <= highest:
            faults.append(f"the card of {entry['ref']} is parted over pages {[page + 1 for page in pages]}")
    return faults


def _height(runs: Iterable[Run]) -> float:
    box = around(run.box for run in runs if run.text.strip() and run.mark >= 0)
    return box.top - box.bottom


def parted_rows(document: Document) -> list[str]:
    """Return the rows that go on overleaf; none of these is higher than a page."""
    return [f"the row '{row.text[:60]}' is parted" for row in document.rows if len(row.pages) > 1]


def lonely_headings(document: Document) -> list[str]:
    """Return the headings that what they head does not follow on the same page, beside or closely below them."""
    drawn = [block for block in document.blocks if block.runs]
    return [
        f"page {heading.pages[0] + 1}: nothing follows the heading '{heading.text[:60]}'"
        for heading, follower in pairwise(drawn)
        if heading.kind == "heading" and _has_content(heading, follower) and not _follows(heading, follower)
    ]


def _has_content(heading: Block, follower: Block) -> bool:
    return follower.kind != "heading" or follower.level > heading.level


def _follows(heading: Block, follower: Block) -> bool:
    if follower.pages[0] != heading.pages[-1]:
        return False
    above = around(run.box for run in heading.runs)
    below = around(run.box for run in follower.runs if run.page == follower.pages[0])
    return above.bottom - NEAR < below.top <= above.top + NEAR and below.bottom < above.top


def bare_pages(document: Document) -> list[str]:
    """Return the pages on which nothing but headings and pictures stands."""
    filled = {page for block in document.blocks if block.kind not in ("heading", "figure") for page in block.pages}
    return [f"page {sheet.number + 1} is bare" for sheet in document.sheets if sheet.number not in filled]


def headless(document: Document) -> list[str]:
    """Return the pages on which a table goes on without its headings."""
    seen = {sheet.number: squeeze("".join(run.text for run in sheet.runs)) for sheet in document.sheets}
    faults = []
    heads: tuple[str, ...] = ()
    page = -1
    for block in document.blocks:
        if block.kind != "row":
            heads = heads if block.kind == "head" else ()
            continue
        heads = block.heads or heads
        for number in block.pages:
            missing = [head for head in heads if squeeze(head) not in seen[number]]
            if number != page and missing:
                faults.append(f"page {number + 1}: the table of '{block.text[:60]}' goes on without {missing[0]}")
            page = number
    return faults


def _told(run: Run, fault: str) -> str:
    return f"page {run.page + 1}: '{run.text.strip()[:60]}' {fault}"
