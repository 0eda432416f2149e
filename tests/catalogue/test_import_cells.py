"""One cell of a scorecard -> the line of one setting, with what is doubtful beside it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.catalogue.importing import imported, line, only, save, settings, told


@pytest.mark.parametrize(
    ("cells", "frequency"),
    [
        ({"Jul": 1, "Aug": 2, "Q2": 3}, "monthly  # figures by month in Scorecard!C2, D2"),
        ({"Q1": 1, "Q2": 3, "YTD": 4}, "quarterly  # figures by quarter in Scorecard!C2, D2"),
        ({"Q1 Actual": 1, "YTD": 4}, "quarterly  # figures by quarter in Scorecard!C2"),
        ({"2020-21": 1, "2021-22": 2}, "annual  # figures by year in Scorecard!C2, D2"),
        ({"2021-22": 2, "Q1": None}, "todo  # no figures by month or quarter"),
        ({"YTD": 4}, "todo  # no figures by month or quarter"),
        ({"2022 YTD": 4, "Q1": 5}, "quarterly  # figures by quarter in Scorecard!D2"),
        ({"2022 Q1": 4}, "quarterly  # figures by quarter in Scorecard!C2"),
        ({"May-June 2022": 4}, "monthly  # figures by month in Scorecard!C2"),
        ({dt.date(2022, 7, 1): 4}, "monthly  # figures by month in Scorecard!C2"),
        ({2021: 4}, "annual  # figures by year in Scorecard!C2"),
        ({"Actual": 4}, "todo  # no figures by month or quarter"),
        ({"Frequency": "Quarterly", "Jul": 1}, "quarterly  # Scorecard!C2"),
        ({"Frequency": "Termly", "Jul": 1}, 'todo  # Scorecard!C2; the sheet says "Termly"'),
    ],
)
def test_the_frequency(tmp_path: Path, cells: dict[Any, Any], frequency: str) -> None:
    """As a column says, or as the figures come."""
    assert line(tmp_path, "frequency", {**cells, "Owner": "Head of Waste"}) == f"frequency: {frequency}"


def test_one_figure_among_many_columns_is_no_frequency(tmp_path: Path) -> None:
    """Where other measures have figures for every month, a single one may be a year's."""
    rows: list[list[Any]] = [["Ref", "Title", "Jul", "Aug"], ["1.1", "Visits", 1, 2], ["1.2", "Homes", 5, None]]
    found = imported(save(tmp_path / "book.xlsx", *rows))
    assert "frequency: todo  # one figure only, in Scorecard!C3" in found


def test_two_figures_among_three_columns_are_a_frequency(tmp_path: Path) -> None:
    """A third one may be missing."""
    lines: list[list[Any]] = [["Ref", "Title", "Jul", "Aug", "Sep"], ["1", "Visits", 1, 2, 3], ["2", "Homes", 5, 6]]
    found = imported(save(tmp_path / "book.xlsx", *lines))
    assert "frequency: monthly  # figures by month in Scorecard!C3, D3" in found


@pytest.mark.parametrize("heading", ["Better to be?", "Polarity", "Good is", "Direction", "Aim to"])
@pytest.mark.parametrize("word", ["Higher", "Bigger is better", "▲", "higher"])
def test_the_direction_is_never_guessed(tmp_path: Path, heading: str, word: str) -> None:
    """Whatever the sheet says, which is repeated beside it."""
    found = line(tmp_path, "direction", {heading: word, "Q1": 5})
    assert found == f'direction: todo  # the sheet says "{word}" (Scorecard!C2)'


def test_nor_is_the_tolerance(tmp_path: Path) -> None:
    """One that the sheet has is repeated; where it has none, one decision serves all."""
    assert line(tmp_path, "tolerance", {"Tolerance": "5%", "Q1": 5}) == (
        'tolerance: todo  # the sheet says "5%" (Scorecard!C2)'
    )
    text = imported(save(tmp_path / "book.xlsx", ["Ref", "Title", "Q1"], ["1.1", "Visits", 5]))
    assert settings(text)["defaults"] == {"tolerance": "todo"}


@pytest.mark.parametrize(
    ("content", "ref"),
    [
        ("2.10", 'ref: "2.10"  # Scorecard!A2'),
        (" 2.1a\n", 'ref: "2.1a"  # Scorecard!A2'),
        (7, 'ref: "7"  # Scorecard!A2'),
        (2.1, 'ref: "2.1"  # Scorecard!A2; stored as a number: a 0 at its end may be lost'),
        ((2.1, "0.00"), 'ref: "2.10"  # Scorecard!A2; stored as a number: a 0 at its end may be lost'),
        (None, "ref: todo  # Scorecard!B2; the sheet gives none"),
        (dt.datetime(2022, 1, 2), 'ref: todo  # Scorecard!A2; Excel has turned it into "2022-01-02"'),  # noqa: DTZ001  reason: a cell has no zone
        ("no", 'ref: "no"  # Scorecard!A2'),
        ("#", 'ref: "#"  # Scorecard!A2'),
    ],
)
def test_a_reference(tmp_path: Path, content: Any, ref: str) -> None:  # noqa: ANN401  reason: anything a cell holds
    """Is text in quotes, as the sheet shows it; one that is missing or spoilt is left open."""
    assert only(tmp_path, ["Ref", "Title", "Q1"], [content, "Visits", 5])[0] == ref


def test_a_reference_that_stands_twice(tmp_path: Path) -> None:
    """Is kept, for a person to say which is which."""
    path = save(tmp_path / "book.xlsx", ["Ref", "Title", "Q1"], ["1.1", "Visits", 5], ["1.1", "Homes", 5])
    assert told(path) == [
        (
            "book.xlsx!Scorecard!A3: warning SC107 1.1: The reference '1.1' already stands in Scorecard!A2. "
            "Give each indicator its own reference."
        ),
    ]


def test_spreadsheet_errors_and_formulas_without_a_result(tmp_path: Path) -> None:
    """Are left open where an indicator needs the cell, and told with their address."""
    path = save(tmp_path / "book.xlsx", ["Ref", "Title", "Target 2022/23", "Q1"], ["1.1", "#REF!", "=A1*2", "#N/A"])
    assert [one.partition(": The")[0] for one in told(path)] == [
        "book.xlsx!Scorecard!B2: warning SC207",
        "book.xlsx!Scorecard!C2: warning SC208",
    ]


TITLES = [
    *(
        "Re: visits",
        "50% of calls",
        "# of visits",
        "-sum",
        "no",
        "Null",
        "2.10",
        "2022-07-01",
        "- dash",
        "it's",
        'a "b"',
    ),
    *(
        "a\nb",
        "É tudo ação",
        "🏛 halls",
        "[x]",
        "{y}",
        "*",
        "&a",
        "!b",
        "@c",
        "%d",
        "`e`",
        "back\\slash",
        "a #b",
        "Todo",
    ),
    *(
        "trailing:",
        "tab\there",
        "nbsp\N{NO-BREAK SPACE}x",
        "null\u2028x",
        "x" * 300,
        "'",
        "true",
        "y",
        "1e5",
        "0x1f",
        "~",
    ),
]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_stays_what_it_is(tmp_path: Path, title: str) -> None:
    """Text, in one line, whatever YAML would make of its signs."""
    text = imported(save(tmp_path / "book.xlsx", ["Ref", "Title", "Q1"], ["1.1", (title, "@"), 5]))
    expected = " ".join(title.split())
    assert settings(text)["indicators"][0]["title"] == expected
