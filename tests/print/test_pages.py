"""Whatever a council writes, nothing is lost, cut off, printed over, pushed off the page or torn apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.print.cards import card_faults
from tests.print.document import is_leftward, says, squeeze
from tests.print.extremes import EXTREMES, LONGEST_WORD
from tests.print.finished import WORKSPACES, Finished
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
from tests.print.tables import glance, row_faults

Papers = Callable[[str], Finished]
TOO_MUCH = ("long words", "crowd", "all red")  # to be told on one page
anything = pytest.mark.parametrize("name", [*WORKSPACES, *EXTREMES])


def told(faults: list[str]) -> str:
    """Return faults as lines, the first of many."""
    different = list(dict.fromkeys(faults))
    return "\n".join([f"{len(different)} faults", *different[:20]])


@anything
def test_nothing_is_cut_off(paper_of: Papers, name: str) -> None:
    """All ink of every letter lies inside the box through which it is seen."""
    faults = cut_off(paper_of(name).document.sheets)
    assert not faults, told(faults)


@anything
def test_nothing_leaves_the_page(paper_of: Papers, name: str) -> None:
    """Words stay above the foot of the page, and as far in as it."""
    faults = outside(paper_of(name).document.sheets)
    assert not faults, told(faults)


@pytest.mark.parametrize("name", WORKSPACES)
def test_the_foot_of_a_page_is_on_the_paper_that_is_printed(paper_of: Papers, name: str) -> None:
    """An office printer leaves the outer sixth of an inch white."""
    faults = at_the_edge(paper_of(name).document.sheets)
    assert not faults, told(faults)


@anything
def test_no_number_is_too_small_to_be_read(paper_of: Papers, name: str) -> None:
    """Seven points, in tables and charts alike."""
    faults = tiny(paper_of(name).document.sheets)
    assert not faults, told(faults)


@anything
def test_nothing_is_printed_on_something_else(paper_of: Papers, name: str) -> None:
    """No two pieces of text share more than a touch of ink, labels of charts included."""
    faults = overlapping(paper_of(name).document.sheets)
    assert not faults, told(faults)


@anything
def test_a_card_stays_on_its_page(paper_of: Papers, name: str) -> None:
    """Unless it is higher than a page; a row of a table always does."""
    run = paper_of(name)
    faults = parted_cards(run.document, run.indicators) + parted_rows(run.document)
    assert not faults, told(faults)


@anything
def test_a_heading_stays_with_what_it_heads(paper_of: Papers, name: str) -> None:
    """It is never the last on a page or in a column, and no page holds headings alone."""
    faults = lonely_headings(paper_of(name).document) + bare_pages(paper_of(name).document)
    assert not faults, told(faults)


@anything
def test_a_table_repeats_its_headings(paper_of: Papers, name: str) -> None:
    """On each page that it goes on to."""
    faults = headless(paper_of(name).document)
    assert not faults, told(faults)


@pytest.mark.parametrize("name", EXTREMES)
def test_every_figure_of_an_extreme_is_in_its_place(paper_of: Papers, name: str) -> None:
    """Cards and detailed scorecard say what the machine's file says, with no number or word torn apart."""
    run = paper_of(name)
    faults = [
        fault
        for entry in run.indicators
        for fault in (*card_faults(run.document, entry), *row_faults(run.document, entry))
    ]
    assert not faults, told(faults)


@pytest.mark.parametrize("name", EXTREMES)
def test_every_word_that_went_in_comes_out(paper_of: Papers, name: str) -> None:
    """Titles, commentary, actions, owners, names of priorities, directorates and comparators, project updates."""
    put_in = EXTREMES[name]()
    printed = squeeze(" ".join(block.text for block in paper_of(name).document.blocks))
    words = [str(part) for row in put_in.words for part in row if part]
    words += [str(each[key]) for each in put_in.indicators for key in ("title", "owner") if key in each]
    words += [*put_in.priorities, *put_in.directorates, *put_in.comparators, *put_in.projects]
    lost = [text for text in words if squeeze(text) not in printed]
    assert not lost, told(lost)


def test_words_of_every_script_went_in(paper_of: Papers) -> None:
    """The extreme of long words holds letters from right to left, an emoji, and a word of sixty letters."""
    printed = " ".join(block.text for block in paper_of("long words").document.blocks)
    assert is_leftward(printed)
    assert "🚲" in printed
    assert says(printed, LONGEST_WORD)
    assert len(LONGEST_WORD) > 60


@pytest.mark.parametrize("name", [*WORKSPACES, *(name for name in EXTREMES if name not in TOO_MUCH)])
def test_the_first_page_is_one_page(paper_of: Papers, name: str) -> None:
    """At a glance fits one page, unless there are more groups or measures off target than a page holds."""
    assert len(pages_at_a_glance(paper_of(name))) == 1


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_glance_at_too_much_goes_on_without_a_gap(paper_of: Papers, name: str) -> None:
    """It runs on over following pages, names every measure off target, and starts with the tallies."""
    run = paper_of(name)
    pages = pages_at_a_glance(run)
    assert pages == list(range(pages[0], pages[-1] + 1))
    first = [block for block in glance(run.document) if block.kind == "row" and block.pages[0] == pages[0]]
    assert any(says(block.text, "All measures") for block in first)


def pages_at_a_glance(run: Finished) -> list[int]:
    """Return the pages that the glance takes."""
    return sorted({page for block in glance(run.document) for page in block.pages})
