"""The checks of pages find what a council's own style sheet spoils."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.print.cards import card_faults
from tests.print.document import Document
from tests.print.extremes import QUARTER, alone
from tests.print.finished import Finished, finish
from tests.print.layout import (
    at_the_edge,
    bare_pages,
    cut_off,
    headless,
    lonely_headings,
    outside,
    overlapping,
    parted_cards,
    parted_rows,
    tiny,
)


def of_cards(run: Finished) -> list[str]:
    """Return what the cards of a run do not say."""
    return [fault for entry in run.indicators for fault in card_faults(run.document, entry)]


def spoilt(folder: Path, style: str) -> Finished:
    """Return the run of a single indicator whose pages look otherwise."""
    alone().write(folder)
    (folder / "templates").mkdir()
    (folder / "templates" / "theme.css").write_text(style, encoding="utf-8")
    return finish(folder, QUARTER, only="pdf,json")


@pytest.mark.parametrize(
    ("style", "find"),
    [
        ("p { overflow: hidden; height: 1mm }", lambda run: cut_off(run.document.sheets)),
        ("h3 { margin-left: -11mm }", lambda run: outside(run.document.sheets)),
        ("p { margin-right: -90mm; text-align: right }", lambda run: outside(run.document.sheets)),
        ("p { position: relative; top: 60mm }", lambda run: outside(run.document.sheets)),
        ("p { line-height: 0.5 }", lambda run: overlapping(run.document.sheets)),
        ("svg text, p { position: relative; top: 5mm }", lambda run: overlapping(run.document.sheets)),
        ("@page { margin-bottom: 3mm !important }", lambda run: at_the_edge(run.document.sheets)),
        ("td, p { font-size: 5pt !important }", lambda run: tiny(run.document.sheets)),
        ("h3 { break-after: page !important }", lambda run: lonely_headings(run.document)),
        ("h3 { break-after: page !important }", lambda run: parted_cards(run.document, run.indicators)),
        ("h2 { break-after: page !important }", lambda run: bare_pages(run.document)),
        ("p { width: 4mm; overflow-wrap: anywhere }", of_cards),
        ("h3 { display: none }", of_cards),
    ],
)
def test_a_spoilt_page_is_found(tmp_path: Path, style: str, find: Callable[[Finished], list[str]]) -> None:
    """Clipped, moved off the page, pushed together, broken apart, or not there."""
    assert find(spoilt(tmp_path / "workspace", style))


def test_a_table_that_goes_on_without_its_headings_is_found(runs: dict[str, Finished]) -> None:
    """Once the headings are taken from a page on which a table goes on, that page is named."""
    document = runs["real"].document
    again = next(block for before, block in pairwise(document.blocks) if (before.kind, block.kind) == ("row", "head"))
    (page,) = again.pages
    taken = {run for block in document.blocks if block.kind == "head" and block.pages == (page,) for run in block.runs}
    sheet = document.sheets[page]
    changed = replace(sheet, runs=tuple(run for run in sheet.runs if run not in taken))
    sheets = (*document.sheets[:page], changed, *document.sheets[page + 1 :])
    blocks = tuple(
        replace(block, heads=()) if block.pages == (page,) else block
        for block in document.blocks
        if not taken.issuperset(block.runs) or not block.runs
    )
    assert any(fault.startswith(f"page {page + 1}:") for fault in headless(Document(sheets, blocks)))


def test_a_row_that_goes_on_overleaf_is_found(runs: dict[str, Finished]) -> None:
    """A row with letters on two pages is named."""
    document = runs["real"].document
    first = document.rows[0]
    second = next(row for row in document.rows if row.pages[0] > first.pages[0])
    row = replace(first, runs=(*first.runs, *second.runs))
    assert parted_rows(Document(document.sheets, (row,)))
