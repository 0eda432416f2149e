"""Figures of other areas in a quarter's folder: they are no return of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.material import codes, figures, lines, read, read_rows, save

AREAS = ("Ref", "Comparator", "Area", "Period", "Value")


@pytest.mark.parametrize("heading", ["Comparator", "COMPARATOR", " comparator: "])
@pytest.mark.parametrize(
    "rest", [("Area", "Period", "Value"), ("Period", "Value"), ("Area", "Period", "Numerator", "Denominator")]
)
def test_a_sheet_with_a_comparator_is_no_return(tmp_path: Path, heading: str, rest: tuple[str, ...]) -> None:
    """Derby's figure is never taken for ours; a warning says that the sheet was not read."""
    row = {"Area": "Derby", "Period": "Jul 2022", "Value": 118, "Numerator": 59, "Denominator": 118}
    reading, problems = read_rows(
        tmp_path, ("Ref", heading, *rest), ("2.8a", "neighbours", *(row[each] for each in rest))
    )
    assert reading.observations == ()
    assert codes(problems) == ["SC202 Figures"]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (AREAS, ("2.8a", "neighbours", "Derby", "Jul 2022", 118)),
        (("Ref", "Comparator", "Area", "Jul 2022", "Aug 2022"), ("2.8a", "neighbours", "Derby", 118, 120)),
        (("Ref", "Comparator", "Area"), ("2.8a", "neighbours", "Derby")),
    ],
)
def test_the_warning_says_where_the_file_belongs(
    tmp_path: Path, headings: tuple[str, ...], row: tuple[str | int, ...]
) -> None:
    """A row for each period, a column for each, and even without a figure: the headings tell what it is."""
    reading, problems = read_rows(tmp_path, headings, row)
    assert reading.observations == ()
    assert lines(problems) == [
        (
            "people.xlsx!Figures: warning SC202: The sheet 'Figures' was not read: its headings are those of "
            "benchmarks, which are no return. Move the file to inputs/benchmarks."
        )
    ]


def test_of_any_other_sheet_the_warning_says_what_a_return_needs(tmp_path: Path) -> None:
    """A comparator without a reference is no benchmark either."""
    _, problems = read_rows(tmp_path, ("Comparator", "Area", "Value"), ("neighbours", "Derby", 118))
    (line,) = lines(problems)
    assert line.startswith(
        "people.xlsx!Figures: warning SC202: The sheet 'Figures' was not read: no row of it has the headings of a "
        "return. If it holds something to report, give it the headings Ref, Period and Value"
    )


def test_the_other_sheets_of_the_file_are_read(tmp_path: Path) -> None:
    """One sheet of areas spoils no return."""
    path = save(
        tmp_path / "people.xlsx",
        {
            "Areas": [AREAS, ("2.8a", "neighbours", "Derby", "Jul 2022", 118)],
            "Figures": [("Ref", "Period", "Value"), ("2.8a", "Jul 2022", 12)],
        },
    )
    reading, problems = read(path)
    assert figures(reading) == [("2.8a", "Jul 2022", "value", 12)]
    assert codes(problems) == ["SC202 Areas"]


def test_the_word_in_another_row_is_no_heading(tmp_path: Path) -> None:
    """A note below the figures may speak of a comparator."""
    reading, problems = read_rows(tmp_path, ("Ref", "Period", "Value", "Note"), ("2.8a", "Jul 2022", 12, "Comparator"))
    assert figures(reading) == [("2.8a", "Jul 2022", "value", 12)]
    assert problems == ()
