"""The wide layout: Ref and one column for each period."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.sources.material import codes, figures, lines, read_rows


def test_reads_a_column_for_each_period(tmp_path: Path) -> None:
    """Months, the quarter and the year to date; a title is no period; an empty cell says nothing."""
    reading, problems = read_rows(
        tmp_path,
        ("Ref", "Title", "Jul", "Aug 2022", dt.date(2022, 9, 5), "Q2", "YTD", "2022-23 Target", "Note"),
        ("2.8a", "Referrals", 10, None, 12, 34, 60, 100, "fine"),
    )
    assert not problems
    assert figures(reading) == [
        ("2.8a", "Jul 2022", "value", 10),
        ("2.8a", "Sep 2022", "value", 12),
        ("2.8a", "2022-23 Q2", "value", 34),
        ("2.8a", "2022-23 Q2 year to date", "value", 60),
    ]


def test_measure_says_which_part_a_row_holds(tmp_path: Path) -> None:
    """Value unless it says numerator or denominator."""
    reading, problems = read_rows(
        tmp_path,
        ("Ref", "Measure", "Jul"),
        ("2.1a", None, 96.3),
        ("2.1a", "Numerator", 26),
        ("2.1a", "DENOMINATOR", 27),
        ("2.1a", "target", 90),
    )
    assert [value for *_, value in figures(reading)] == [96.3, 26, 27]
    assert lines(problems) == [
        (
            "people.xlsx!Figures!B5: error SC203 2.1a: "
            "'target' is not a part of a measure. Write value, numerator or denominator."
        ),
    ]


def test_a_numerator_without_its_denominator(tmp_path: Path) -> None:
    """Every lone half is reported where it stands; one whose other half is faulty is not."""
    _, problems = read_rows(
        tmp_path,
        ("Ref", "Measure", "Jul", "Aug", "Sep"),
        ("2.1a", "numerator", 26, 5, 7),
        ("2.1a", "denominator", 27, None, "n/k"),
    )
    assert codes(problems) == ["SC203 E3", "SC210 D2"]


def test_a_bad_cell_stops_nothing(tmp_path: Path) -> None:
    """The cells around it are read; n/a gives its own reason."""
    reading, problems = read_rows(tmp_path, ("Ref", "Jul", "Aug", "Sep"), ("2.8a", 1, "n/k", "n/a"), ("3.1", 4))
    assert lines(problems) == [
        (
            "people.xlsx!Figures!C2: error SC203 2.8a Aug 2022: "
            "'n/k' is not a number. Type the number, or n/a where there is none."
        ),
    ]
    assert [(item.value, item.no_data_reason) for item in reading.observations] == [
        (1, None),
        (None, "n/a"),
        (4, None),
    ]


@pytest.mark.parametrize("typed", ["2022 Q2", "Q5", "Quarter 2", "22/24 Q1", "Jul 2022-23", "2022"])
def test_a_heading_that_was_meant_as_a_period(tmp_path: Path, typed: str) -> None:
    """Figures under it must not be lost without a word."""
    reading, problems = read_rows(tmp_path, ("Ref", typed, "Aug"), ("2.8a", 1, 2), ("2.8a", 1, None))
    assert codes(problems) == ["SC205 B1"]
    assert [value for *_, value in figures(reading)] == [2]


@pytest.mark.parametrize("typed", ["Quarter", "Date", "Target 2022-23", "Jul target", "RAG", "To year", "x" * 99])
def test_a_heading_that_is_no_period(tmp_path: Path, typed: str) -> None:
    """Other columns are none of our business."""
    reading, problems = read_rows(tmp_path, ("Ref", typed, "Aug"), ("2.8a", 1, 2))
    assert not problems
    assert len(reading.observations) == 1


def test_history_needs_the_year_in_its_headings(tmp_path: Path) -> None:
    """Outside a quarter's folder, Q2 could be of any year."""
    reading, problems = read_rows(tmp_path, ("Ref", "Q1", "2021-22 Q2"), ("2.8a", 1, 2), quarter=None)
    assert figures(reading) == [("2.8a", "2021-22 Q2", "value", 2)]
    assert codes(problems) == ["SC205 B1"]


def test_two_columns_of_one_period(tmp_path: Path) -> None:
    """Said once, at the second heading, and not for every row."""
    reading, problems = read_rows(tmp_path, ("Ref", "Jul", "2022-07"), ("2.8a", 1, 2), ("3.1", 3, 4))
    assert [value for *_, value in figures(reading)] == [1, 3]
    assert lines(problems) == [
        (
            "people.xlsx!Figures!C1: error SC206 Jul 2022: "
            "Two columns are headed Jul 2022: B1 and C1. Delete one, or mend its heading."
        ),
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("1. Green and clean", None), []),
        ((None, "Actual"), []),
        ((None, 118), ["SC220 B2"]),
        (("Total", 118), ["SC204 A2"]),
    ],
)
def test_bands_are_skipped_and_figures_are_not(tmp_path: Path, row: tuple[object, ...], expected: list[str]) -> None:
    """A row without figures needs no reference; a row with figures does."""
    _, problems = read_rows(tmp_path, ("Ref", "Jul"), row)
    assert codes(problems) == expected
