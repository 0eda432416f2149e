"""The wide layout: Ref and one column for each period."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.sources.material import codes, figures, lines, read, read_rows


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


HEAD = ("Ref", "Measure", "Jul", "Aug", "Sep", "Q2", "Provisional", "No data reason", "Note")


def test_a_reason_explains_the_empty_cells_of_its_row(tmp_path: Path) -> None:
    """All of them, or those beside the filled ones; an empty row without a reason says nothing."""
    reading, problems = read_rows(
        tmp_path,
        HEAD,
        ("2.8a", None, 10, None, 12, None, None, "Late", "See minutes"),
        ("3.1", None, None, None, None, None, None, "Not collected"),
        ("3.10", None, None, None, None, None, None, None, "No figures at all"),
    )
    assert not problems
    assert [(item.ref, item.period.short, item.value, item.no_data_reason) for item in reading.observations] == [
        ("2.8a", "Jul", 10, None),
        ("2.8a", "Sep", 12, None),
        ("2.8a", "Aug", None, "Late"),
        ("2.8a", "Q2", None, "Late"),
        *(("3.1", period, None, "Not collected") for period in ("Jul", "Aug", "Sep", "Q2")),
    ]
    assert [item.note for item in reading.observations[:4]] == ["See minutes"] * 4


def test_a_reason_says_nothing_of_what_another_row_gives(tmp_path: Path) -> None:
    """The rows of a ratio speak of one figure; the first reason is the one."""
    reading, problems = read_rows(
        tmp_path,
        HEAD,
        ("2.1a", "numerator", 26, None, None, None, None, "Late"),
        ("2.1a", "denominator", 27, None, None, None, None, "Later"),
        ("2.1a", "value", None, None, 96.3, None, None, None),
    )
    assert not problems
    assert [(item.period.short, item.part.value, item.value, item.no_data_reason) for item in reading.observations] == [
        ("Jul", "numerator", 26, None),
        ("Jul", "denominator", 27, None),
        ("Sep", "value", 96.3, None),
        ("Aug", "value", None, "Late"),
        ("Q2", "value", None, "Late"),
    ]


def test_a_reason_says_nothing_of_other_quarters(tmp_path: Path) -> None:
    """Their cells are empty because an earlier return gave them or a later one will; on a form all were asked for."""
    head = ("Ref", "2022-23 Q1", "2022-23 Q2", "2022-23 Q3", "No data reason")
    row = ("2.8a", None, None, None, "[c]")
    reading, _ = read_rows(tmp_path, head, row)
    assert [item.period.short for item in reading.observations] == ["Q2"]
    asked, _ = read_rows(tmp_path, (*head, "To do"), ("2.8a", None, None, "not asked", "[c]", ""))
    assert [item.period.short for item in asked.observations] == ["Q1", "Q2"]


def test_only_a_form_may_say_that_a_cell_is_not_asked_for(tmp_path: Path) -> None:
    """On any other sheet it is a cell that should hold a number."""
    row = ("2.8a", 10, "not asked")
    reading, problems = read_rows(tmp_path, ("Ref", "Jul", "Aug", "To do"), row)
    assert (figures(reading), problems) == ([("2.8a", "Jul 2022", "value", 10)], ())
    _, problems = read_rows(tmp_path, ("Ref", "Jul", "Aug"), row)
    assert lines(problems) == [
        (
            "people.xlsx!Figures!C2: error SC203 2.8a Aug 2022: 'not asked' is not a number. "
            "Type the number, or n/a where there is none."
        ),
    ]


def test_a_form_saved_as_text_is_still_a_form(tmp_path: Path) -> None:
    """Its headings say so; a CSV file has no properties."""
    path = tmp_path / "people.csv"
    path.write_text("Ref,2022-23 Q1,2022-23 Q2,No data reason,To do\n2.8a,not asked,,Late,\n", encoding="utf-8")
    reading, problems = read(path)
    assert not problems
    assert [(item.period.short, item.no_data_reason) for item in reading.observations] == [("Q2", "Late")]


@pytest.mark.parametrize("heading", ["Note", "Provisional"])
def test_two_columns_of_remarks_refuse_no_return(tmp_path: Path, heading: str) -> None:
    """The first is read, and the second is told of."""
    reading, problems = read_rows(tmp_path, ("Ref", "Jul", heading, heading), ("2.8a", 10, "yes", "no"))
    assert figures(reading) == [("2.8a", "Jul 2022", "value", 10)]
    assert lines(problems) == [
        (
            f"people.xlsx!Figures!D1: warning SC212: The heading '{heading}' stands twice, in C1 and in D1. "
            "Delete or rename one of the two columns."
        ),
    ]


@pytest.mark.parametrize("heading", ["Ref", "Measure", "No data reason"])
def test_two_columns_of_what_matters_do(tmp_path: Path, heading: str) -> None:
    """One of them could hold what the other lacks."""
    _, problems = read_rows(tmp_path, ("Ref", "Jul", "Measure", "No data reason", heading), ("2.8a", 10))
    assert [str(problem.severity) for problem in problems if problem.code == "SC212"] == ["error"]


@pytest.mark.parametrize(
    ("reason", "kept", "suppressed"),
    [
        ("[c]", "suppressed at source", True),
        ("Suppressed: too few", "Suppressed: too few", True),
        ("<5", "suppressed at source", True),
        ("Suppressing works began", "Suppressing works began", False),
        ("Late", "Late", False),
    ],
)
def test_a_reason_that_suppresses(tmp_path: Path, reason: str, kept: str, *, suppressed: bool) -> None:
    """Is known as such, so that an earlier figure is withdrawn and [c] is printed."""
    reading, _ = read_rows(tmp_path, ("Ref", "Jul", "No data reason"), ("2.8a", None, reason))
    assert [(item.no_data_reason, item.suppressed) for item in reading.observations] == [(kept, suppressed)]


def test_a_persons_reason_goes_before_the_sign(tmp_path: Path) -> None:
    """As in the long layout."""
    reading, _ = read_rows(tmp_path, ("Ref", "Jul", "Aug", "No data reason"), ("2.8a", "n/a", "<5", "Few cases"))
    assert [(item.no_data_reason, item.suppressed) for item in reading.observations] == [
        ("Few cases", False),
        ("suppressed at source: Few cases", True),
    ]


@pytest.mark.parametrize(("heading", "word"), [("Provisional", "YES"), ("provisional", "provisional")])
def test_a_row_may_be_provisional(tmp_path: Path, heading: str, word: str) -> None:
    """All figures of the indicator then are, whichever of its rows says so."""
    reading, problems = read_rows(
        tmp_path,
        ("Ref", "Measure", "Jul", heading),
        ("2.1a", "numerator", 26, None),
        ("2.1a", "denominator", 27, word),
        ("2.8a", None, 5, "No" if word == "YES" else "Final"),
    )
    assert not problems
    assert [item.provisional for item in reading.observations] == [True, True, False]


def test_a_status_column_is_not_read(tmp_path: Path) -> None:
    """In a sheet with a column for each period it is as likely a colour."""
    reading, problems = read_rows(tmp_path, ("Ref", "Jul", "Status"), ("2.8a", 10, "Green"))
    assert (figures(reading), problems) == ([("2.8a", "Jul 2022", "value", 10)], ())


def test_another_word_for_provisional_is_an_error(tmp_path: Path) -> None:
    """Of the cell it stands in; the figures are read."""
    reading, problems = read_rows(tmp_path, ("Ref", "Jul", "Provisional"), ("2.8a", 10, "Green"))
    assert lines(problems) == [
        (
            "people.xlsx!Figures!C2: error SC203 2.8a: 'Green' does not say whether the figure may "
            "change. Write Yes or No, or leave it empty."
        ),
    ]
    assert [item.value for item in reading.observations] == [10]


def test_a_bad_figure_names_the_reason_column(tmp_path: Path) -> None:
    """Where there is one."""
    _, problems = read_rows(tmp_path, ("Ref", "Jul", "No data reason"), ("2.8a", "n/k", None))
    assert lines(problems) == [
        (
            "people.xlsx!Figures!B2: error SC203 2.8a Jul 2022: 'n/k' is not a number. "
            "Leave the cell empty and give a reason in column C."
        ),
    ]


def test_a_reason_needs_a_known_reference(tmp_path: Path) -> None:
    """A footnote beside no reference needs none; a reason may be faulty itself."""
    _, problems = read_rows(
        tmp_path,
        ("Ref", "Jul", "No data reason"),
        ("9.9z", None, "Late"),
        (None, None, "Reasons are printed."),
        ("2.8a", None, "#REF!"),
    )
    assert codes(problems) == ["SC204 A2", "SC207 C4"]
