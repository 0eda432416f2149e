"""The detailed scorecard, the first page, the summary and the notes agree with the machine's file."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tests.print.cards import COLOURS, RATINGS
from tests.print.document import Document, says, squeeze
from tests.print.finished import WORKSPACES, Finished, finish
from tests.print.tables import (
    counts,
    detailed_row,
    gap_faults,
    glance,
    movement_faults,
    named_rows,
    note_faults,
    red_faults,
    row_faults,
    sentence_of_counts,
    tally_faults,
    tally_numbers,
)


def test_every_figure_stands_in_its_row_below_its_heading(finished: Finished) -> None:
    """Months, quarters, year to date, target, comparators, rating and direction of travel of each indicator."""
    faults = [fault for entry in finished.indicators for fault in row_faults(finished.document, entry)]
    assert not faults, "\n".join(faults)


def test_the_tallies_are_counts_of_the_indicators(finished: Finished) -> None:
    """Overall, by priority and by directorate, and the machine's file counts alike."""
    assert tally_faults(finished) == []
    numbers = counts(finished.indicators)
    summary = finished.data["summary"]
    assert [numbers[squeeze(RATINGS[rating])] for rating in COLOURS] == [summary[rating] for rating in COLOURS]


def test_every_measure_off_target_is_on_the_first_page(finished: Finished) -> None:
    """With the reason, what is done, by whom and by when, and no other measure."""
    assert red_faults(finished) == []


def test_the_first_page_names_what_moved_most(finished: Finished) -> None:
    """Three improvements and three falls, ranked by their size beside the earlier figure, each with its amount."""
    assert movement_faults(finished) == []


def test_the_first_page_names_what_is_missing_or_to_be_read_with_care(finished: Finished) -> None:
    """Each state names those indicators, and only those, of which the machine's file says so."""
    assert gap_faults(finished) == []


def test_the_executive_summary_counts_alike(finished: Finished) -> None:
    """It begins with the counts and says of each measure off target why, and what is being done."""
    summary = " ".join(block.text for block in finished.document.part("2. Executive summary"))
    assert says(summary, sentence_of_counts(finished))
    for entry in finished.of(rating="red"):
        assert says(summary, f"{entry['short_title']} ({entry['ref']})")
        assert says(summary, entry["rating_reason"])
        assert all(says(summary, entry[name]) for name in ("by_whom", "by_when"))


def test_the_notes_print_findings_restatements_definitions_and_files(finished: Finished) -> None:
    """Each in one row with all that belongs to it."""
    assert note_faults(finished) == []


@pytest.mark.parametrize("name", ["real", "starter"])
def test_what_changed_colour_is_what_the_run_before_rated_otherwise(
    runs: dict[str, Finished], name: str, tmp_path: Path
) -> None:
    """The run of the quarter before, made on its own, gives the ratings and the tally of then."""
    now = runs[name]
    make, quarter = WORKSPACES[name]
    then = finish(make(tmp_path / name), f"{quarter[:-1]}{int(quarter[-1]) - 1}", only="json")
    before = {entry["ref"]: entry for entry in then.indicators if not entry["in_arrears"]}
    wanted = {
        entry["ref"]: (RATINGS[before[entry["ref"]]["rating"]], RATINGS[entry["rating"]])
        for entry in now.of(in_arrears=False)
        if entry["ref"] in before and _changed(before[entry["ref"]]["rating"], entry["rating"])
    }
    rows = named_rows(glance(now.document), now.indicators, "Was")
    assert rows.keys() == wanted.keys()
    assert all(says(rows[ref].text.lower(), word.lower()) for ref, words in wanted.items() for word in words)
    (tally,) = [
        block for block in glance(now.document) if says(block.text[:40], f"All measures, {then.data['quarter']}")
    ]
    said = tally_numbers(tally)
    assert said == {head: number for head, number in counts(then.indicators).items() if head in said}


def test_swapped_cells_are_found(finished: Finished) -> None:
    """A row whose figures stand below each other's headings has a fault."""
    entry = next(each for each in finished.indicators if each["text"] and each["year_to_date"]["text"] != each["text"])
    row = detailed_row(finished.document, entry["ref"])
    heads = list(row.heads)
    here, there = heads.index(entry["period"][-2:]), heads.index("Year to date")
    heads[here], heads[there] = heads[there], heads[here]
    swapped = dataclasses.replace(row, heads=tuple(heads))
    blocks = tuple(swapped if block is row else block for block in finished.document.blocks)
    assert row_faults(Document(finished.document.sheets, blocks), entry)


def test_another_rating_is_found_in_the_tallies(finished: Finished) -> None:
    """One indicator with another colour changes at least three numbers."""
    first = next(entry for entry in finished.indicators if entry["rating"] == "green" and not entry["in_arrears"])
    changed = finished.changed(
        indicators=[{**entry, "rating": "red"} if entry is first else entry for entry in finished.indicators]
    )
    assert len(tally_faults(changed)) >= 6
    assert red_faults(changed)


@pytest.mark.parametrize("field", ["finding", "answer", "by"])
def test_another_finding_is_missed_in_the_notes(runs: dict[str, Finished], field: str) -> None:
    """The words of a finding are those of its own row."""
    run = runs["real"]
    first, second = [entry for entry in run.indicators if entry["queries"]][:2]
    mixed = {**first["queries"][0], field: f"{second['queries'][0][field]} Otherwise."}
    changed = [{**entry, "queries": [mixed]} if entry is first else entry for entry in run.indicators]
    assert note_faults(run.changed(indicators=changed))


def test_another_movement_is_found(finished: Finished) -> None:
    """A measure that moved further than all others is missed among them."""
    first, *rest = finished.of(in_arrears=False)
    leap = {"direction_of_travel": "improving", "direction_of_travel_text": "Improving: up 900 on Q1 (1)"}
    assert movement_faults(finished.changed(indicators=[{**first, **leap}, *rest]))


def test_a_state_that_is_not_told_is_found(finished: Finished) -> None:
    """An indicator more in arrears is missed on the first page."""
    first, *rest = finished.indicators
    assert gap_faults(finished.changed(indicators=[{**first, "in_arrears": not first["in_arrears"]}, *rest]))


def _changed(then: str, now: str) -> bool:
    colours = {"exceeded", "green", "amber", "red"}
    return then != now and {then, now} <= colours
