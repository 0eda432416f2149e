"""One cell of a scorecard -> the line of one setting, with what is doubtful beside it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.catalogue.importing import imported, line, only, save, settings, told


@pytest.mark.parametrize(
    ("content", "unit", "decimals"),
    [
        ((0.751, "0.0%"), "unit: percent  # format 0.0% in Scorecard!C2", 1),
        ((0.75, "0%"), "unit: percent  # format 0% in Scorecard!C2", 0),
        ((75.1, '0.0"%"'), 'unit: percent  # format 0.0"%" in Scorecard!C2', 1),
        ("75%", 'unit: percent  # "75%" in Scorecard!C2', 0),
        ("96.42 %", 'unit: percent  # "96.42 %" in Scorecard!C2', 2),
        ("96% (p)", 'unit: percent  # "96% (p)" in Scorecard!C2', 0),
        ((1200, "£#,##0"), "unit: pounds  # format £#,##0 in Scorecard!C2", 0),
        ((1200, "[$£-809]#,##0.00"), "unit: pounds  # format [$£-809]#,##0.00 in Scorecard!C2", 2),
        ((1200, "£General"), "unit: pounds  # a plain number (1200) in Scorecard!C2", 0),
        ("£1,200.50", 'unit: pounds  # "£1,200.50" in Scorecard!C2', 2),
        ((1.2e6, '£0.0,,"m"'), 'unit: pounds_million  # format £0.0,,"m" in Scorecard!C2', 1),
        ((1.2, '£0.0"m"'), 'unit: pounds_million  # format £0.0"m" in Scorecard!C2', 1),
        ("£1.2m", 'unit: pounds_million  # "£1.2m" in Scorecard!C2', 1),
        ((1200, "£#,##0,"), "unit: todo  # format £#,##0, in Scorecard!C2", 0),
        ((1200, '£#,##0,"k"'), 'unit: todo  # format £#,##0,"k" in Scorecard!C2', 0),
        ("£300k", 'unit: todo  # "£300k" in Scorecard!C2', 0),
        ((1.2e6, "0.0,,"), "unit: todo  # format 0.0,, in Scorecard!C2", 1),
        (42, "unit: number  # a plain number (42) in Scorecard!C2", 0),
        (4.25, "unit: number  # a plain number (4.25) in Scorecard!C2", 2),
        ((4.256, "#,##0.0;[Red]-#,##0.0"), "unit: number  # format #,##0.0 in Scorecard!C2", 1),
        ((4, "0.00E+00"), "unit: number  # a plain number (4) in Scorecard!C2", 0),
        (1 / 3, "unit: number  # a plain number (0.333333333333333) in Scorecard!C2", "todo"),
        ("2,386.30", 'unit: number  # "2,386.30" in Scorecard!C2', 2),
        ("12 days", 'unit: days  # "12 days" in Scorecard!C2', 0),
        ((12, '0.0 "days"'), 'unit: days  # format 0.0 "days" in Scorecard!C2', 1),
        ("3.5 hrs", 'unit: hours  # "3.5 hrs" in Scorecard!C2', 1),
        ("12 weeks", 'unit: todo  # "12 weeks" in Scorecard!C2', 0),
        ((dt.timedelta(hours=30), "[h]:mm"), "unit: hours  # a time ([h]:mm) in Scorecard!C2", "todo"),
        ((dt.time(3, 30), "h:mm"), "unit: todo  # a time (h:mm) in Scorecard!C2", "todo"),
        ("awaited", "unit: todo  # no figure shows it", "todo"),
        (True, "unit: todo  # no figure shows it", "todo"),
        (None, "unit: todo  # no figure shows it", "todo"),
    ],
)
def test_the_unit_of_a_figure(tmp_path: Path, content: Any, unit: str, decimals: int | str) -> None:  # noqa: ANN401  reason: anything a cell holds
    """By its number format, or by the signs that were typed; what is hidden or unusual is left open."""
    lines = only(tmp_path, ["Ref", "Title", "Q1", "Owner"], ["1.1", "Fly-tips cleared", content, "Head of Waste"])
    assert unit in lines
    assert f"decimals: {decimals}" in lines


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (
            {"Q1": (0.5, "0%"), "Q2": 6},
            "unit: todo  # format 0% in Scorecard!C2, but a plain number (6) in Scorecard!D2",
        ),
        ({"Title": "Share of calls in %", "Q1": 6}, "unit: todo  # *, but the title speaks of a percentage"),
        ({"Title": "Debt (£m)", "Q1": 6}, "unit: todo  # *, but the title speaks of pounds"),
        ({"Title": "Days lost", "Q1": 6}, "unit: todo  # *, but the title speaks of days or hours"),
        ({"Title": "Points per 1000", "Q1": 6}, "unit: todo  # *, but the title speaks of a rate"),
        ({"Title": "Days lost", "Unit": "Days", "Q1": 6}, 'unit: days  # the sheet says "Days"'),
        ({"Unit": "%", "Q1": 96.5}, 'unit: percent  # the sheet says "%"'),
        ({"Unit": "furlongs", "Q1": 6}, 'unit: todo  # the sheet says "furlongs"'),
        ({"Unit": "£", "Q1": (0.5, "0%")}, 'unit: todo  # format 0% in Scorecard!D2, but the sheet says "£"'),
        ({"Unit": "%", "Q1": (0.5, "0%")}, "unit: percent  # format 0% in Scorecard!D2"),
        ({"Unit": "%", "Q1": None}, 'unit: percent  # the sheet says "%"'),
        ({"Actual": (0.5, "0%")}, "unit: percent  # format 0% in Scorecard!C2"),
        ({"Target": (0.5, "0%")}, "unit: percent  # format 0% in Scorecard!C2"),
    ],
)
def test_a_unit_that_several_cells_tell(tmp_path: Path, cells: dict[str, Any], unit: str) -> None:
    """Figures that differ, a title that speaks of another unit, or a column for it."""
    found = line(tmp_path, "unit", cells)
    start, _, end = unit.partition("*")
    assert found == unit or (end and found.startswith(start) and found.endswith(end))


def test_a_fraction_in_a_column_of_percentages(tmp_path: Path) -> None:
    """How many decimals its percentage has cannot be told."""
    assert line(tmp_path, "decimals", {"Unit": "%", "Q1": 0.965}) == "decimals: todo"


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ((0.725, "0.0%"), "{2022-23: 72.5}  # Scorecard!D2"),
        ("85%", "{2022-23: 85}  # Scorecard!D2"),
        (85, "{2022-23: 85}  # Scorecard!D2"),
        (0.85, '{2022-23: todo}  # Scorecard!D2; the sheet says "0.85"'),
        ("£85", '{2022-23: todo}  # Scorecard!D2; the sheet says "£85"'),
        ("TBC", "{2022-23: tbc}  # Scorecard!D2"),
        ("To be confirmed", "{2022-23: tbc}  # Scorecard!D2"),
        ("Trend only", "{2022-23: trend}  # Scorecard!D2"),
        ("No target", "{2022-23: none}  # Scorecard!D2"),
        ("n/a", '{2022-23: todo}  # Scorecard!D2; the sheet says "n/a"'),
        ("-", '{2022-23: todo}  # Scorecard!D2; the sheet says "-"'),
        ("<5%", '{2022-23: todo}  # Scorecard!D2; the sheet says "<5%"'),
        ("above 80%", '{2022-23: todo}  # Scorecard!D2; the sheet says "above 80%"'),
        ("90%+", '{2022-23: todo}  # Scorecard!D2; the sheet says "90%+"'),
        (
            "14 - 18%",
            (
                '{2022-23: todo}  # Scorecard!D2; the sheet says "14 - 18%": a range is written '
                "{between: [14, 18]}, with direction: range"
            ),
        ),
        ("10 in 5 years", '{2022-23: {text: "10 in 5 years"}}  # Scorecard!D2; shown, not rated'),
        ('Say "yes": {now} # all', '{2022-23: {text: "Say \\"yes\\": {now} # all"}}  # Scorecard!D2; shown, not rated'),
        (True, '{2022-23: todo}  # Scorecard!D2; the sheet says "TRUE"'),
        (dt.datetime(2022, 7, 1), '{2022-23: todo}  # Scorecard!D2; the sheet says "2022-07-01"'),  # noqa: DTZ001  reason: a cell has no zone
    ],
)
def test_a_target_of_a_percentage(tmp_path: Path, content: Any, target: str) -> None:  # noqa: ANN401  reason: anything a cell holds
    """A number in the unit, the three words, words that are shown; anything that could mean two things is left open."""
    found = line(tmp_path, "target", {"Q1": "96.5%", "Target 2022/23": content})
    assert found == f"target: {target}"


@pytest.mark.parametrize(
    ("figure", "content", "target"),
    [
        ((1.2e6, '£0.0,,"m"'), (1.5e6, '£0.0,,"m"'), "1.5}  # Scorecard!D2; of a whole year: {annual: 1.5}"),
        ("£1.2m", "£1.5m", "1.5}  # Scorecard!D2; of a whole year: {annual: 1.5}"),
        ("£1.2m", 1.5, 'todo}  # Scorecard!D2; the sheet says "1.5"'),
        (42, (1562829, "#,##0"), "1562829}  # Scorecard!D2; of a whole year: {annual: 1562829}"),
        (42, "1,562,829", "1562829}  # Scorecard!D2; of a whole year: {annual: 1562829}"),
        ("12 days", 10, "10}  # Scorecard!D2"),
        ((1.2e6, '£0.0,,"m"'), (1e22, '£0.0,,"m"'), 'todo}  # Scorecard!D2; the sheet says "1e+22" *'),
        ("£1.2m", (1500, "£#,##0"), 'todo}  # Scorecard!D2; the sheet says "1500" (format £#,##0)'),
        ((dt.timedelta(hours=30), "[h]:mm"), (dt.timedelta(hours=24), "[h]:mm"), "todo}  # Scorecard!D2; the sheet *"),
    ],
)
def test_a_target_in_another_unit(tmp_path: Path, figure: Any, content: Any, target: str) -> None:  # noqa: ANN401  reason: anything a cell holds
    """In the unit of the figures; where it could be a whole year's, that is said beside it."""
    found = line(tmp_path, "target", {"Q1": figure, "Target 22/23": content})
    start, _, _ = target.partition("*")
    assert found.startswith(f"target: {{2022-23: {start}")


def test_a_target_with_more_decimals_than_the_figures(tmp_path: Path) -> None:
    """Raises the decimals: it would otherwise be rated as another number."""
    assert line(tmp_path, "decimals", {"Q1": "96%", "Target": "72.5%"}) == "decimals: 1"


@pytest.mark.parametrize(
    ("cells", "target"),
    [
        ({"2022-23 Target": 5, "Q1": 6}, "target: {2022-23: 5}"),
        ({"Target": 5, "Jul 2022": 6}, "target: {2022-23: 5}"),
        ({"Target": 5, "2022-23 Q1": 6, "2022-23 Q2": 6}, "target: {2022-23: 5}"),
        ({"Target": 5, "Q1": 6}, "target: {todo: 5}"),
        ({"Target": 5, "Mar 2022": 6, "Apr 2022": 6}, "target: {todo: 5}"),
        ({"2022 Target": 5, "Q1": 6}, "target: {todo: 5}"),
        ({"Target 2022/24": 5, "Q1": 6}, "target: {todo: 5}"),
    ],
)
def test_the_year_of_a_target(tmp_path: Path, cells: dict[str, Any], target: str) -> None:
    """Named in its heading, or the only one of the periods; otherwise left open."""
    assert line(tmp_path, "target", cells).startswith(target)


def test_the_year_in_a_title_above(tmp_path: Path) -> None:
    """Counts where it is the only one."""
    rows: list[list[Any]] = [["Performance 2022/23"], ["Ref", "Title", "Target"], ["1.1", "Visits", 5]]
    assert settings(imported(save(tmp_path / "one.xlsx", *rows)))["indicators"][0]["target"] == {"2022-23": 5}
    rows[0] = ["Performance 2022/23, with 2021/22"]
    assert settings(imported(save(tmp_path / "two.xlsx", *rows)))["indicators"][0]["target"] == {"todo": 5}


def test_targets_of_several_years(tmp_path: Path) -> None:
    """Each under its year, with its own cell; targets that are results of something else are no targets."""
    headings = ["Ref", "Title", "Target 2021/22", "Target 2022/23", "Target met?", "Q2 Target"]
    lines = only(tmp_path, headings, ["1.1", "Visits", 5, 6, "Yes", 7])
    assert lines[-3:] == [
        "target:",
        "2021-22: 5  # Scorecard!C2; of a whole year: {annual: 5}",
        "2022-23: 6  # Scorecard!D2; of a whole year: {annual: 6}",
    ]


def test_an_empty_target(tmp_path: Path) -> None:
    """Is left out, and the cell named."""
    assert only(tmp_path, ["Ref", "Title", "Target", "Q1"], ["1.1", "Visits", None, 5])[-1] == (
        "# target: nothing in Scorecard!C2"
    )


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
