"""The long layout: Ref, Period, and Value or Numerator and Denominator."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from scorecard.problems import Severity
from tests.sources.material import LONG, Q2, codes, figures, lines, read, read_rows, save


def test_reads_value_numerator_and_denominator(tmp_path: Path) -> None:
    """Each filled figure of a row is an observation with its cell."""
    reading, problems = read_rows(tmp_path, LONG, ("2.1a", "Jul 2022", 96.3, 26, 27, None, None, "As agreed"))
    assert not problems
    assert figures(reading) == [
        ("2.1a", "Jul 2022", "value", 96.3),
        ("2.1a", "Jul 2022", "numerator", 26),
        ("2.1a", "Jul 2022", "denominator", 27),
    ]
    source = reading.observations[1].source
    assert (str(source.place), source.raw, source.number_format) == (
        "people.xlsx!Figures!D2",
        "26",
        "General",
    )
    assert reading.observations[0].note == "As agreed"


def test_headings_in_any_row_order_and_case(tmp_path: Path) -> None:
    """Titles above, extra columns between, capitals, line breaks and punctuation do not matter."""
    reading, problems = read_rows(
        tmp_path,
        ("People directorate",),
        (),
        ("Title", "VALUE", " corp\nref. ", "period:"),
        ("Referrals", 118, "2.8a", "2022-23 Q2"),
    )
    assert not problems
    assert figures(reading) == [("2.8a", "2022-23 Q2", "value", 118)]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("2022-07", "Jul 2022"),
        ("July 2022", "Jul 2022"),
        ("Jul-22", "Jul 2022"),
        ("Jul", "Jul 2022"),
        ("Q2", "2022-23 Q2"),
        ("YTD", "2022-23 Q2 year to date"),
        ("2022-23", "2022-23"),
        ("01/07/2022", "Jul 2022"),
        (dt.date(2022, 7, 19), "Jul 2022"),
    ],
)
def test_periods_as_officers_type_them(tmp_path: Path, typed: object, label: str) -> None:
    """A date cell, a date as text with the day first, or a label; bare ones mean the folder's year."""
    reading, problems = read_rows(tmp_path, ("Ref", "Period", "Value"), ("2.8a", typed, 118))
    assert not problems
    assert figures(reading) == [("2.8a", label, "value", 118)]


@pytest.mark.parametrize(
    ("typed", "quarter", "sentence"),
    [
        ("2022-13", Q2, "'2022-13' is not a period. Write it as Jul 2022,"),
        (
            "Q2",
            None,
            "'Q2' does not say of which year, and the file lies in no quarter's folder. Write it in full",
        ),
        ("Jul 1960", Q2, "'Jul 1960' lies outside the years that a return can speak of. Check the year."),
        ("Jul 0000", Q2, "'Jul 0000' is not a period. Write it as"),
        ("9999-00 Q4", Q2, "'9999-00 Q4' is not a period. Write it as"),
        ("31/02/2022", Q2, "'31/02/2022' is not a date: dates are read with the day first"),
        ("#REF!", Q2, "The cell shows #REF!"),
        (True, None, "'TRUE' is not a period. Write it as"),
    ],
)
def test_a_period_that_cannot_be_read(tmp_path: Path, typed: object, quarter: object, sentence: str) -> None:
    """The row is left out, the next one is read."""
    rows = (("Ref", "Period", "Value"), ("2.8a", typed, 118), ("2.8a", "Aug 2022", 120))
    reading, problems = read_rows(tmp_path, *rows, quarter=Q2 if quarter else None)
    assert len(reading.observations) == 1
    assert codes(problems) == [f"{'SC207' if typed == '#REF!' else 'SC205'} B2"]
    assert problems[0].message.startswith(sentence)


def test_a_bad_figure_names_the_reason_column(tmp_path: Path) -> None:
    """The printed line is the one of the contract."""
    _, problems = read_rows(tmp_path, LONG, ("2.1a", "Aug 2022", "n/k"))
    assert lines(problems) == [
        (
            "people.xlsx!Figures!C2: error SC203 2.1a Aug 2022: "
            "'n/k' is not a number. Leave the cell empty and give a reason in column G."
        ),
    ]


def test_without_a_reason_column_one_is_suggested(tmp_path: Path) -> None:
    """The remedy names the heading to add."""
    _, problems = read_rows(tmp_path, ("Ref", "Period", "Value"), ("2.1a", "Aug 2022", "n/k"))
    assert problems[0].remedy == "Leave the cell empty and give a reason in a column headed 'No data reason'."


def test_an_empty_row_is_one_observation_with_its_reason(tmp_path: Path) -> None:
    """A missing figure is said once, whatever columns there are."""
    reading, problems = read_rows(tmp_path, LONG, ("2.1a", "Aug 2022", None, None, None, None, "System down"))
    assert not problems
    assert figures(reading) == [("2.1a", "Aug 2022", "value", None)]
    assert reading.observations[0].no_data_reason == "System down"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("2.8a", "Aug", "n/a"), "n/a"),
        (("2.8a", "Aug", "n/a", None, None, None, "Late"), "Late"),
        (("2.8a", "Aug", "[c]"), "suppressed at source"),
        (("2.8a", "Aug", "<5", None, None, None, "Few cases"), "suppressed at source: Few cases"),
        (("2.8a", "Aug", None, "TBC"), "TBC"),
        (("2.8a", "Aug"), None),
    ],
)
def test_a_persons_reason_goes_before_the_sign(tmp_path: Path, row: tuple[object, ...], reason: str | None) -> None:
    """The sign in the cell is the reason only where nobody wrote one."""
    reading, problems = read_rows(tmp_path, LONG, row)
    assert not problems
    assert [item.no_data_reason for item in reading.observations] == [reason]


def test_status_and_marks_make_a_figure_provisional(tmp_path: Path) -> None:
    """Either the Status column or a mark behind the number."""
    reading, _ = read_rows(
        tmp_path,
        LONG,
        ("2.8a", "Jul", 1, None, None, "Provisional"),
        ("2.8a", "Aug", "2*"),
        ("2.8a", "Sep", 3, None, None, "final"),
    )
    assert [item.provisional for item in reading.observations] == [True, True, False]


def test_another_status_is_an_error(tmp_path: Path) -> None:
    """The figure beside it is read nevertheless."""
    reading, problems = read_rows(tmp_path, LONG, ("2.8a", "Jul", 1, None, None, "draft"))
    assert len(reading.observations) == 1
    assert lines(problems) == [
        (
            "people.xlsx!Figures!F2: error SC203 2.8a Jul 2022: "
            "'draft' is not a status. Write final or provisional, or leave it empty."
        ),
    ]


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "cell"),
    [(96.3, 26, None, "D2"), (None, 26, None, "D2"), (None, None, 27, "E2")],
)
def test_half_a_ratio_is_an_error_of_its_row(
    tmp_path: Path,
    value: object,
    numerator: object,
    denominator: object,
    cell: str,
) -> None:
    """The value of the row and the other rows are read; the lone half is not."""
    reading, problems = read_rows(
        tmp_path,
        LONG,
        ("2.1a", "Jul", value, numerator, denominator),
        ("2.1a", "Aug", None, 5, 6),
    )
    assert codes(problems) == [f"SC210 {cell}"]
    read = [] if value is None else ["value"]
    assert [item.part.value for item in reading.observations] == [*read, "numerator", "denominator"]


def test_a_denominator_beside_a_value_is_its_base(tmp_path: Path) -> None:
    """96.3% of 27: how many there were is known, so the figure has an interval."""
    reading, problems = read_rows(tmp_path, LONG, ("2.1a", "Jul", 96.3, None, 27))
    assert not problems
    assert [(item.part.value, item.value) for item in reading.observations] == [("value", 96.3), ("denominator", 27)]


def test_a_suppressed_half_is_no_missing_half(tmp_path: Path) -> None:
    """<5 of 27 says why there is no numerator."""
    reading, problems = read_rows(tmp_path, LONG, ("2.1a", "Jul", None, "<5", 27))
    assert not problems
    assert figures(reading) == [
        ("2.1a", "Jul 2022", "numerator", None),
        ("2.1a", "Jul 2022", "denominator", 27),
    ]


def test_a_faulty_half_is_reported_once(tmp_path: Path) -> None:
    """The other half is not said to be alone as well."""
    _, problems = read_rows(tmp_path, LONG, ("2.1a", "Jul", None, "12,5", 27))
    assert codes(problems) == ["SC203 D2"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((None, "Jul", 118), ["SC220 C2"]),
        (("2.8a", None, 118), ["SC220 C2"]),
        ((None, None, "118*"), ["SC220 C2"]),
        ((None, None, "£1.2m"), ["SC220 C2"]),
        ((None, None, "#REF!"), ["SC220 C2"]),
        ((None, "Jul", None), []),
        ((None, None, "Total below"), []),
        (("Source: case system", None, None), []),
    ],
)
def test_a_figure_needs_a_reference_and_a_period(tmp_path: Path, row: tuple[object, ...], expected: list[str]) -> None:
    """A figure in the air is an error; a note or a row that waits to be filled is not."""
    reading, problems = read_rows(tmp_path, ("Ref", "Period", "Value"), row)
    assert not reading.observations
    assert codes(problems) == expected


def test_the_same_figure_twice_names_both_cells(tmp_path: Path) -> None:
    """Equal values too: one of the two rows is a mistake."""
    reading, problems = read_rows(tmp_path, ("Ref", "Period", "Value"), ("2.8a", "Jul", 118), ("2.8a", "2022-07", 118))
    assert len(reading.observations) == 1
    assert lines(problems) == [
        (
            "people.xlsx!Figures!C3: error SC206 2.8a Jul 2022: The value of 2.8a for Jul 2022 stands twice, "
            "in Figures!C2 and in Figures!C3. Delete one of them."
        ),
    ]


def test_the_same_figure_on_two_sheets(tmp_path: Path) -> None:
    """Twice in one file is twice, whatever the layouts."""
    path = save(
        tmp_path / "people.xlsx",
        {"A": [("Ref", "Period", "Value"), ("2.8a", "Jul", 1)], "B": [("Ref", "Jul 2022"), ("2.8a", 2)]},
    )
    _, problems = read(path)
    assert [str(problem.place) for problem in problems] == ["people.xlsx!B!B2"]


def test_an_empty_row_beside_a_filled_one_is_no_second_figure(tmp_path: Path) -> None:
    """A row left over from the template gives way."""
    head = ("Ref", "Period", "Value")
    reading, problems = read_rows(tmp_path, head, ("2.8a", "Jul", None), ("2.8a", "Jul", 5), ("2.8a", "Jul", None))
    assert not problems
    assert figures(reading) == [("2.8a", "Jul 2022", "value", 5)]


def test_a_heading_that_stands_twice(tmp_path: Path) -> None:
    """The first column is read and the second reported."""
    reading, problems = read_rows(tmp_path, ("Ref", "Period", "Value", "Value"), ("2.8a", "Jul", 5, 6))
    assert figures(reading) == [("2.8a", "Jul 2022", "value", 5)]
    assert lines(problems) == [
        (
            "people.xlsx!Figures!D1: error SC212: The heading 'Value' stands twice, in C1 and in D1. "
            "Delete or rename one of the two columns."
        ),
    ]


def test_the_same_headings_again_are_skipped(tmp_path: Path) -> None:
    """Headings repeated for a second page of rows are no row."""
    head = ("Ref", "Period", "Value")
    reading, problems = read_rows(tmp_path, head, ("2.8a", "Jul", 5), head, ("2.8a", "Aug", 6))
    assert not problems
    assert len(reading.observations) == 2


def test_other_headings_further_down_end_the_table(tmp_path: Path) -> None:
    """Figures under other headings must not be read under the first ones."""
    reading, problems = read_rows(
        tmp_path,
        ("Ref", "Period", "Value"),
        ("2.8a", "Jul", 5),
        ("Ref", "Value", "Period"),
        ("2.8a", 6, "Aug"),
    )
    assert len(reading.observations) == 1
    assert codes(problems) == ["SC212 A3"]


def test_a_fuller_table_further_down_does_not_hide_the_first(tmp_path: Path) -> None:
    """The first headings count; figures in columns that they do not have are not lost silently."""
    fuller = ("Ref", "Period", "Value", "Numerator", "Denominator")
    reading, problems = read_rows(tmp_path, fuller[:3], ("2.1a", "Jul", 5), fuller, ("2.1a", "Aug", 6, 6, 100))
    assert figures(reading) == [("2.1a", "Jul 2022", "value", 5)]
    assert codes(problems) == ["SC212 A3"]


def test_problems_are_errors(tmp_path: Path) -> None:
    """What is wrong in a figure refuses the run."""
    _, problems = read_rows(tmp_path, LONG, ("2.8a", "Jul", "x"))
    assert [problem.severity for problem in problems] == [Severity.ERROR]
