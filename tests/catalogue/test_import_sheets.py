"""Which tables and rows of a workbook become the catalogue, however the sheets are laid out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from scorecard.catalogue.imported import import_catalogue
from tests.catalogue.importing import HEADINGS, decided, imported, only, refused, rows, save, told
from tests.catalogue.material import problems_of


@pytest.mark.parametrize(
    "table",
    [
        [("Code", "Name"), ("PE", "Place and Economy")],
        [("Name", "Service", "Lead"), ("J Smith", "Housing", "Yes")],
        [("Name", "Service", "Position"), ("J Smith", "Housing", "Director")],
        [("Name", "Value"), ("Colour", 3)],
        [("Ref", "Title", "Owner"), ("1.1", "Visits", "J Smith")],
    ],
)
def test_tables_of_something_else(tmp_path: Path, table: list[tuple[Any, ...]]) -> None:
    """Without anything that only measures have they give no indicators; their sheets are named."""
    text = imported(save(tmp_path / "book.xlsx", HEADINGS, ("1.1", "Visits", 5, 5), Lists=table))
    assert rows(text) == [("1.1", "Visits")]
    assert "# Sheets without a table of measures: Lists\n" in text
    assert "Smith" not in text


@pytest.mark.parametrize("heading", ["Target", "Q1", "Actual", "Unit", "Good is", "Frequency", "Tolerance"])
def test_what_makes_a_table_one_of_measures(tmp_path: Path, heading: str) -> None:
    """One column of these is enough."""
    assert only(tmp_path, ["Title", heading], ["Visits", 5])[1] == "title: Visits  # Scorecard!A2"


@pytest.mark.parametrize(
    "title",
    [
        "Total",
        "Subtotal",
        "Grand total:",
        "Source",
        "Source: NHS Digital",
        "Note",
        "Notes: provisional",
        "Note 1 - late",
    ],
)
def test_rows_of_totals_and_remarks(tmp_path: Path, title: str) -> None:
    """Are no indicators, wherever the word stands; they are named at the end."""
    lines = [HEADINGS, ("1.1", "Visits", 5, 5), (None, title, 5, 5), (title, None, 5, 5), ("9", title, 5, 5)]
    text = imported(save(tmp_path / "book.xlsx", *lines))
    assert rows(text) == [("1.1", "Visits")]
    assert text.endswith("\n# Rows left out, because they are a total, a source or a note: 3, 4, 5 of Scorecard\n")


@pytest.mark.parametrize("title", ["Total visits", "Source code reviews", "Key-worker homes", "Notes taken", "*Visits"])
def test_titles_that_begin_like_a_remark(tmp_path: Path, title: str) -> None:
    """Are titles."""
    assert only(tmp_path, HEADINGS, ["1.1", title, 5, 5])[1].startswith("title: ")


def test_rows_with_neither_reference_nor_figure(tmp_path: Path) -> None:
    """Are no indicators; a figure, a target or a reference is enough."""
    people = [(None, "J Smith", None, None, "Housing"), (None, None, 5, 5, "Housing")]
    lines = [("1.1", "A", None, None, None), (None, "B", "TBC", None, None), (None, "C", None, 5, None), *people]
    text = imported(save(tmp_path / "book.xlsx", (*HEADINGS, "Service"), *lines))
    assert rows(text) == [("1.1", "A"), ("todo", "B"), ("todo", "C")]
    assert text.endswith("because they have neither a reference nor a figure or target: 5, 6 of Scorecard\n")
    assert "Smith" not in text


def test_rows_that_nothing_names(tmp_path: Path) -> None:
    """Are not taken for the same indicator: two errors in two sheets say nothing of each other."""
    table = [("Ref", "Title", "Period", "Q1"), ("#REF!", "#REF!", "Q1", 5), ("#REF!", "#REF!", "Q2", 5)]
    text, _ = import_catalogue(save(tmp_path / "book.xlsx", *table, Other=table))
    assert len(rows(text or "")) == 4


def test_several_tables_on_a_sheet(tmp_path: Path) -> None:
    """Each has its own columns."""
    text = imported(
        save(
            tmp_path / "book.xlsx",
            ("Ref", "Title", "Good is"),
            ("1.1", "Visits", "Higher"),
            (),
            ("Title", "Ref", "Q1", "Target 2022/23"),
            ("Homes", "2.1", 5, 6),
        )
    )
    assert rows(text) == [("1.1", "Visits"), ("2.1", "Homes")]
    assert "target: {2022-23: todo}  # Scorecard!D5" in text


def test_an_indicator_on_several_sheets_counts_once(tmp_path: Path) -> None:
    """As a council that copies its sheet each quarter has it; the catalogue says how many were left out."""
    table = [HEADINGS, ("1.1", "Visits", 5, 5), ("1.2", "Homes", 5, 5)]
    text = imported(save(tmp_path / "book.xlsx", *table, Q2=table))
    assert rows(text) == [("1.1", "Visits"), ("1.2", "Homes")]
    assert "# Rows left out, because an earlier one has the same reference and title: 2\n" in text


def test_a_row_for_each_period(tmp_path: Path) -> None:
    """Gives one indicator, not one for each row."""
    lines = [("1.1", "Visits", month, 5) for month in ("Jul 2022", "Aug 2022", "Sep 2022")]
    text = imported(save(tmp_path / "book.xlsx", ("Ref", "Title", "Period", "Value"), *lines))
    assert rows(text) == [("1.1", "Visits")]


def test_an_indicator_in_merged_rows(tmp_path: Path) -> None:
    """Such as one for the figure and one for the target below it, counts once."""
    path = save(
        tmp_path / "book.xlsx", ("Ref", "Title", "Q1"), ("1.1", "Visits", 5), (None, None, 6), ("1.2", "Homes", 5)
    )
    book = load_workbook(path)
    book["Scorecard"].merge_cells("A2:A3")
    book["Scorecard"].merge_cells("B2:B3")
    book.save(path)
    assert rows(imported(path)) == [("1.1", "Visits"), ("1.2", "Homes")]


def test_hidden_sheets(tmp_path: Path) -> None:
    """Are read only where no other sheet has a table, and are named either way."""
    path = save(tmp_path / "book.xlsx", HEADINGS, ("1.1", "Visits", 5, 5), Old=[HEADINGS, ("9.9", "Gone", 5, 5)])
    book = load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    text = imported(path)
    assert rows(text) == [("1.1", "Visits")]
    assert "# Hidden sheets that are not read: Old\n" in text
    del book["Scorecard"]
    book.create_sheet("Cover")["A1"] = "Cover"
    book.save(path)
    assert told(path) == [
        "book.xlsx!Old: warning SC221: The sheet is hidden. Check whether what is hidden belongs in the catalogue.",
    ]


def test_a_catalogue_of_one_row_decided(tmp_path: Path) -> None:
    """The smallest import: what is open is refused, and what is decided accepted."""
    text = imported(
        save(
            tmp_path / "book.xlsx",
            ("Ref", "Measure", "Priority", "Service", "Good is"),
            ("1.1", "Visits", "1. Go", "People", "High"),
        )
    )
    names = [
        line.strip().partition(":")[0] for line in text.splitlines() if ": todo" in line and not line.startswith("#")
    ]
    assert names == ["council", "tolerance", "unit", "decimals", "direction", "frequency", "kind"]
    assert len(refused(tmp_path, text)) == 7
    assert problems_of(tmp_path, decided(text)) == []
