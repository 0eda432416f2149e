"""References compare as text, and Excel likes to change them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.sources.material import lines, read_rows

HEAD = ("Ref", "Jul")


@pytest.mark.parametrize("typed", [" 2.1a ", "1.7", 1.7, "1.10", "3.10"])
def test_known_references(tmp_path: Path, typed: object) -> None:
    """Trimmed text; a number is its digits."""
    _, problems = read_rows(tmp_path, HEAD, (typed, 5))
    assert not problems


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2.1A", "'2.1A' is not a reference of the catalogue. Did you mean '2.1a'?"),
        ("2.1 a", "'2.1 a' is not a reference of the catalogue. Did you mean '2.1a'?"),
        (
            "Total",
            (
                "'Total' is not a reference of the catalogue. "
                "Correct it, or ask for the measure to be added to the catalogue."
            ),
        ),
        (
            1.1,
            (
                "The reference is stored as the number 1.1, which could stand for '1.10'. "
                "Format the column as Text and type the reference again."
            ),
        ),
        (
            3.1,
            (
                "The reference is stored as the number 3.1, which could stand for '3.1' or '3.10'. "
                "Format the column as Text and type the reference again."
            ),
        ),
        (
            dt.date(2022, 7, 1),
            (
                "Excel has turned the reference into a date (1 July 2022). "
                "Format the column as Text and type the reference again. Did you mean '1.7'?"
            ),
        ),
        (
            dt.date(2022, 8, 9),
            (
                "Excel has turned the reference into a date (9 August 2022). "
                "Format the column as Text and type the reference again."
            ),
        ),
    ],
)
def test_unknown_references(tmp_path: Path, typed: object, sentence: str) -> None:
    """The sentence says what Excel did, or which reference is near."""
    _, problems = read_rows(tmp_path, HEAD, (typed, 5))
    assert lines(problems) == [f"people.xlsx!Figures!A2: error SC204: {sentence}"]


def test_prose_is_repeated_in_part(tmp_path: Path) -> None:
    """A paragraph in the Ref column is not printed whole."""
    _, problems = read_rows(tmp_path, HEAD, ("All work and no play " * 20, 5))
    assert problems[0].wrong == "'All work and no play All work and no pla…' is not a reference of the catalogue."


def test_an_error_cell_as_reference(tmp_path: Path) -> None:
    """A broken lookup is called by its name."""
    _, problems = read_rows(tmp_path, HEAD, ("#N/A", 5))
    assert [problem.code for problem in problems] == ["SC207"]
