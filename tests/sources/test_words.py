"""The layouts of words: commentary and sign-off."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from scorecard.problems import Severity
from tests.sources.material import codes, lines, read_rows

COMMENTARY = ("Ref", "Commentary", "Action", "By whom", "By when")


def test_commentary_with_its_action(tmp_path: Path) -> None:
    """Line breaks stay; a date is put into words, any other deadline is kept as typed."""
    reading, problems = read_rows(
        tmp_path,
        COMMENTARY,
        ("2.1a", " Two posts\r\nvacant. ", "Recruit", "Head of service", dt.date(2022, 12, 1)),
        ("2.8a", "Steady.", None, None, "Spring 2023"),
    )
    assert not problems
    first, second = reading.comments
    assert (first.text, first.action, first.by_whom) == ("Two posts\nvacant.", "Recruit", "Head of service")
    assert (first.by_when, second.by_when, second.action) == ("1 December 2022", "Spring 2023", None)
    assert str(first.source.place) == "people.xlsx!Figures!B2"


def test_commentary_twice(tmp_path: Path) -> None:
    """The first is kept and both cells are named."""
    reading, problems = read_rows(tmp_path, COMMENTARY, ("2.1a", "One."), ("2.1a", "Two."))
    assert [comment.text for comment in reading.comments] == ["One."]
    assert lines(problems) == [
        (
            "people.xlsx!Figures!B3: error SC219 2.1a: "
            "Commentary on 2.1a stands twice, in Figures!B2 and in Figures!B3. Join them in one row."
        ),
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("2.1a", None), []),
        ((None, "Steady."), ["SC220 B2"]),
        (("9.9", "Steady."), ["SC204 A2"]),
        (("2.1a", "#NAME?"), ["SC207 B2"]),
    ],
)
def test_commentary_that_cannot_be_placed(tmp_path: Path, row: tuple[object, ...], expected: list[str]) -> None:
    """Words need a reference; a row that waits to be filled does not."""
    _, problems = read_rows(tmp_path, COMMENTARY, row)
    assert codes(problems) == expected


def test_an_action_without_commentary_is_kept(tmp_path: Path) -> None:
    """Whether commentary was needed is for others to say."""
    reading, _ = read_rows(tmp_path, COMMENTARY, ("2.1a", None, "Recruit"))
    assert [(comment.text, comment.action) for comment in reading.comments] == [("", "Recruit")]


def test_an_action_by_an_impossible_date(tmp_path: Path) -> None:
    """Numbers that look like a date and are none are told of at their cell; other words are kept as typed."""
    header = ("Ref", "Commentary", "Action", "By whom", "By when")
    rows = (("2.1a", "Low.", "Recruit", "Director", "13/14/2022"), ("2.8a", "Low.", "Recruit", "Director", "by spring"))
    reading, problems = read_rows(tmp_path, header, *rows)
    assert lines(problems) == [
        (
            "people.xlsx!Figures!E2: error SC205 2.1a: '13/14/2022' is not a date: dates are read with the day first, "
            "and there is no month 14. Write a date as 21/11/2022 or 21 November 2022."
        ),
    ]
    assert reading.comments[1].by_when == "by spring"


@pytest.mark.parametrize(
    "typed",
    [
        dt.date(2022, 11, 21),
        dt.datetime(2022, 11, 21, 15, 30),  # noqa: DTZ001  reason: a spreadsheet's dates have no zone
        "21/11/2022",
        "21/11/22",
        "21.11.2022",
        "21 November 2022",
        "21st Nov 2022",
        "Monday 21 November 2022",
        "2022-11-21",
    ],
)
def test_sign_off_dates(tmp_path: Path, typed: object) -> None:
    """A date cell, or text with the day first."""
    reading, problems = read_rows(tmp_path, ("Name", "Role", "Date"), ("A Person", "Director", typed))
    assert not problems
    (sign_off,) = reading.sign_offs
    assert (sign_off.name, sign_off.role, sign_off.date) == ("A Person", "Director", dt.date(2022, 11, 21))
    assert sign_off.source.cell == "C2"


@pytest.mark.parametrize("typed", ["31/02/2022", "11/21/2022", "yesterday", "21 Nox 2022", 44886, True])
def test_an_impossible_date(tmp_path: Path, typed: object) -> None:
    """Said in a sentence that shows the form."""
    reading, problems = read_rows(tmp_path, ("Name", "Role", "Date"), ("A Person", "Director", typed))
    assert not reading.sign_offs
    assert codes(problems) == ["SC217 C2"]
    assert problems[0].remedy == "Write a date as 21/11/2022 or 21 November 2022."


def test_a_sign_off_that_is_not_filled_in_yet(tmp_path: Path) -> None:
    """It does not count, and warns; an empty row is nothing."""
    rows = (("Name", "Role", "Date"), ("A Person", "Director", None), (" ", None, None))
    reading, problems = read_rows(tmp_path, *rows)
    assert not reading.sign_offs
    assert [problem.severity for problem in problems] == [Severity.WARNING]
    assert problems[0].wrong == "The sign-off has no date, so it does not count."


def test_a_sign_off_with_a_spreadsheet_error(tmp_path: Path) -> None:
    """The error is named at its cell."""
    _, problems = read_rows(tmp_path, ("Name", "Role", "Date"), ("#N/A", "Director", "21/11/2022"))
    assert codes(problems) == ["SC207 A2"]
