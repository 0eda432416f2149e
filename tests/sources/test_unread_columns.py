"""Columns whose heading was probably meant to be one of ours: their numbers are not lost silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.material import read_rows


@pytest.mark.parametrize(
    ("heading", "meant"),
    [("Juy", "July"), ("Agust", "August"), ("Spetember", "September")],
)
def test_a_misspelt_month_is_told(tmp_path: Path, heading: str, meant: str) -> None:
    """A warning at the heading, with the month that is nearest."""
    _, problems = read_rows(tmp_path, ("Ref", heading, "Q2"), ("2.8a", 39, 118))
    assert [(problem.code, problem.place.cell, problem.remedy) for problem in problems] == [
        ("SC224", "B1", f"If it is meant, head it '{meant}'.")
    ]


@pytest.mark.parametrize(
    ("heading", "meant"), [("Q2 (Jul-Sep)", "Q2"), ("July (provisional)", "July"), ("Sep 2022 [final]", "Sep 2022")]
)
def test_a_period_with_something_in_brackets_is_told(tmp_path: Path, heading: str, meant: str) -> None:
    """Somebody has edited the heading of a form."""
    _, problems = read_rows(tmp_path, ("Ref", heading, "Q1"), ("2.8a", 39, 118))
    assert [(problem.code, problem.remedy) for problem in problems] == [
        ("SC224", f"If it is meant, head it '{meant}'.")
    ]


def test_a_column_of_reasons_under_another_name_is_told(tmp_path: Path) -> None:
    """Words count there, not numbers."""
    _, problems = read_rows(tmp_path, ("Ref", "Jul", "Reason"), ("2.8a", None, "Not collected"), ("1.7", 1, None))
    assert [(problem.code, problem.remedy) for problem in problems] == [
        ("SC224", "If it is meant, head it 'No data reason'.")
    ]


@pytest.mark.parametrize("heading", ["Title", "Jul target", "Last year", "Q2 (target)", "Q1 (last year)", "Comments"])
def test_other_columns_are_left_alone(tmp_path: Path, heading: str) -> None:
    """What directorates keep beside their figures is no mistake."""
    _, problems = read_rows(tmp_path, ("Ref", heading, "Q2"), ("2.8a", 39, 118))
    assert problems == ()
