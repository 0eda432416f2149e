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
        ("SC224", "B1", f"Did you mean '{meant}'?")
    ]


@pytest.mark.parametrize("heading", ["Title", "Jul target", "Last year", "Note"])
def test_other_columns_are_left_alone(tmp_path: Path, heading: str) -> None:
    """What directorates keep beside their figures is no mistake."""
    _, problems = read_rows(tmp_path, ("Ref", heading, "Q2"), ("2.8a", 39, 118))
    assert problems == ()
