"""Which column is what, by headings in one row or in two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.catalogue.importing import HEADINGS, imported, only, rows, save


@pytest.mark.parametrize("ref", ["Ref", "REFERENCE", "ID", "PI", "KPI no.", "Indicator ref", "Code", "Corp Ref"])
@pytest.mark.parametrize(
    "title", ["Title", "Measure", "Indicator", "Performance indicator", "Description", "Measure Name"]
)
def test_headings_for_reference_and_title(tmp_path: Path, ref: str, title: str) -> None:
    """By synonym, in any capitals."""
    assert only(tmp_path, [ref, title, "Q1"], ["1.1", "Visits", 5])[:2] == [
        'ref: "1.1"  # Scorecard!A2',
        "title: Visits  # Scorecard!B2",
    ]


@pytest.mark.parametrize(
    ("heading", "name"), [("KPI", "Description"), ("Indicator", "Indicator name"), ("PI", "Title")]
)
def test_a_column_that_holds_references(tmp_path: Path, heading: str, name: str) -> None:
    """Is that of references, although its heading could be that of titles."""
    assert only(tmp_path, [heading, name, "Q1"], ["BV12a", "Visits", 5])[:2] == [
        'ref: "BV12a"  # Scorecard!A2',
        "title: Visits  # Scorecard!B2",
    ]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Lead officer", "owner: Assistant Director  # Scorecard!C2"),
        ("Responsible Officer", "owner: Assistant Director  # Scorecard!C2"),
        ("Department", "directorate: Assistant Director  # Scorecard!C2"),
        ("Service area", "directorate: Assistant Director  # Scorecard!C2"),
        ("Definition", "definition: Assistant Director  # Scorecard!C2"),
        ("Description", "definition: Assistant Director  # Scorecard!C2"),
        ("Corporate priority", "priority: 1  # Scorecard!C2"),
    ],
)
def test_other_headings(tmp_path: Path, heading: str, line: str) -> None:
    """Each has its setting; a description beside a title is the definition."""
    assert line in only(tmp_path, ["Ref", "Title", heading, "Q1"], ["1.1", "Visits", "Assistant Director", 5])


def test_a_title_under_an_unusual_heading(tmp_path: Path) -> None:
    """Is found where the rest of the row leaves no doubt."""
    lines = only(tmp_path, ["Ref", "Our headline measure this year", "Good is"], ["1.1", "Visits", "High"])
    assert lines[1] == "title: Visits  # Scorecard!B2"


def test_columns_that_are_not_used_are_named(tmp_path: Path) -> None:
    """So that nobody thinks that they were."""
    text = imported(save(tmp_path / "book.xlsx", (*HEADINGS, "RAG", "Comments"), ("1.1", "Visits", 5, 5, "G", "Well")))
    assert "# Columns of Scorecard that are not used: RAG (E1), Comments (F1)" in text


def test_headings_in_two_rows(tmp_path: Path) -> None:
    """Periods below the words for them belong to the headings, merged or not."""
    lines = (("Ref", "Title", "Performance 2022/23"), (None, None, "Q1", "Q2"), ("1.1", "Visits", 5, 6))
    path = save(tmp_path / "book.xlsx", *lines)
    for merges in ((), ("A1:A2", "B1:B2", "C1:D1")):
        book = load_workbook(path)
        for merge in merges:
            book["Scorecard"].merge_cells(merge)
        book.save(path)
        text = imported(path)
        assert rows(text) == [("1.1", "Visits")]
        assert "frequency: quarterly  # figures by quarter in Scorecard!C3, D3" in text


@pytest.mark.parametrize(
    ("headings", "merges", "frequency", "target"),
    [
        (
            [
                (None, None, "Target 2022/23", None, None, None, "Actual"),
                ("Ref", "Title", "Q1", "Q2", "Q3", "Q4", "Q1"),
            ],
            (),
            "figures by quarter in Scorecard!G3",
            "{quarters: [1, 2, 3, 4]}",
        ),
        (
            [
                ("Ref", "Title", "Target 2022/23", None, None, None, "Actual"),
                (None, None, "Q1", "Q2", "Q3", "Q4", "Q1"),
            ],
            ("C1:F1",),
            "figures by quarter in Scorecard!G3",
            "{quarters: [1, 2, 3, 4]}",
        ),
        (
            [("Ref", "Title", "Target 2022/23", None, None, "Q2"), (None, None, "Q1", None, "Q2", None)],
            ("C1:E1", "F1:F2"),
            "figures by quarter in Scorecard!F3",
            "{quarters: [1, 3, null, null]}",
        ),
        (
            [("Ref", "Title", "Target 2022/23", None, "Q2"), (None, None, "Q1", "Q2", None)],
            ("E1:E2",),
            "figures by quarter in Scorecard!E3",
            "{quarters: [1, 2, null, null]}",
        ),
        (
            [("Ref", "Title", "Target", "Q2 2022/23", "Actual"), (None, None, None, None, "Q1")],
            ("C1:C2", "D1:D2"),
            "figures by quarter in Scorecard!D3, E3",
            "todo",
        ),
        (
            [("Ref", "Title", "Target", None, None), (None, None, "2022/23", "Q1", "Q2")],
            (),
            "figures by quarter in Scorecard!D3, E3",
            "todo",
        ),
        (
            [("Ref", "Title", "Target 2022/23", None, "Q2"), (None, None, None, "Q1", None)],
            ("C1:C2", "E1:E2"),
            "figures by quarter in Scorecard!D3, E3",
            "todo",
        ),
    ],
)
def test_headings_of_groups_of_columns(
    tmp_path: Path, headings: list[tuple[Any, ...]], merges: tuple[str, ...], frequency: str, target: str
) -> None:
    """Targets of quarters below the word for them are targets, not figures; periods are told in their order."""
    cells = ("1.1", "Visits", 1, 2, 3, 4, 5)[: len(headings[0])]
    path = save(tmp_path / "book.xlsx", *headings, cells)
    book = load_workbook(path)
    for merge in merges:
        book["Scorecard"].merge_cells(merge)
    book.save(path)
    text = imported(path)
    if headings[0][0]:
        assert frequency in text
        assert f"    target: {{2022-23: {target}}}  # " in text


def test_months_below_the_word_for_targets(tmp_path: Path) -> None:
    """Are no figures of those months."""
    headings = [("Ref", "Title", "Target", None, "Q1"), (None, None, "Jul", "Aug", None)]
    text = imported(save(tmp_path / "book.xlsx", *headings, ("1.1", "Visits", 1, 2, 3)))
    assert "# Columns of Scorecard that are not used: Target Jul (C2), Target Aug (D2)" in text


def test_a_second_row_of_headings_that_repeats_the_titles(tmp_path: Path) -> None:
    """Is no indicator, although it adds nothing."""
    headings = ("Ref", "Title", "Q1")
    text = imported(save(tmp_path / "book.xlsx", headings, (None, "Title", "(%)"), ("1.1", "Visits", 3)))
    assert rows(text) == [("1.1", "Visits")]
