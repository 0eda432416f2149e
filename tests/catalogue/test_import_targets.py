"""The cells of targets -> the setting ``target``, left open wherever it could mean two things."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from scorecard.catalogue.imported import import_catalogue
from tests.catalogue.importing import imported, line, only, save, settings


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
        (0, "{2022-23: 0}  # Scorecard!D2"),
        ("<5%", '{2022-23: todo}  # Scorecard!D2; the sheet says "<5%"; to show it unrated: {text: "<5%"}'),
        (
            "14 - 18%",
            (
                '{2022-23: todo}  # Scorecard!D2; the sheet says "14 - 18%": a range is written '
                "{between: [14, 18]}, with direction: range"
            ),
        ),
        (True, '{2022-23: todo}  # Scorecard!D2; the sheet says "TRUE"'),
        (dt.datetime(2022, 7, 1), '{2022-23: todo}  # Scorecard!D2; the sheet says "2022-07-01"'),  # noqa: DTZ001  reason: a cell has no zone
    ],
)
def test_a_target_of_a_percentage(tmp_path: Path, content: Any, target: str) -> None:  # noqa: ANN401  reason: anything a cell holds
    """A number in the unit, or one of three words; anything that could mean two things is left open."""
    found = line(tmp_path, "target", {"Q1": "96.5%", "Target 2022/23": content})
    assert found == f"target: {target}"


@pytest.mark.parametrize(
    "words",
    [
        *("Top quartile", "Increase", "10% reduction", "tbc (Q3)", "10 working days", "10 in 5 years", "above 80%"),
        *('Say "yes": {now} # all', "90%+", "x" * 90),
    ],
)
def test_a_target_in_words(tmp_path: Path, words: str) -> None:
    """Is not shown unrated until a person says so: what is offered in the comment can be copied as it is."""
    found = line(tmp_path, "target", {"Q1": "96.5%", "Target 2022/23": words})
    written, _, offered = found.partition("; to show it unrated: ")
    assert written.startswith("target: {2022-23: todo}  # Scorecard!D2; the sheet says ")
    assert settings(f"target: {{2022-23: {offered}}}")["target"] == {"2022-23": {"text": words}}


@pytest.mark.parametrize(
    ("figure", "content", "example"),
    [
        (42, "1,234-2,000", "{between: [1234, 2000]}"),
        (42, "20 to 14.5", "{between: [14.5, 20]}"),
        ("12 days", "10 and 12", "{between: [10, 12]}"),
        ("£1.2m", "£1m - £1.5m", "{between: [1, 1.5]}"),
        ("£1.2m", "1 - 1.5", "{between: [low, high]}"),
        ("£1,200", "£1m – £2m", "{between: [low, high]}"),
    ],
)
def test_a_range(tmp_path: Path, figure: Any, content: str, example: str) -> None:  # noqa: ANN401  reason: anything a cell holds
    """Its example has plain numbers, from low to high; not those of another unit."""
    found = line(tmp_path, "target", {"Q1": figure, "Target 2022/23": content})
    assert found.endswith(f'the sheet says "{content}": a range is written {example}, with direction: range')


@pytest.mark.parametrize(
    ("figure", "content", "amount"),
    [
        ((1.2e6, '£0.0,,"m"'), (1.5e6, '£0.0,,"m"'), "1.5"),
        ("£1.2m", "£1.5m", "1.5"),
        ("£1,200", "£1,500", "1500"),
        (42, (1562829, "#,##0"), "1562829"),
        (42, "1,562,829", "1562829"),
    ],
)
def test_a_target_that_may_be_of_a_year_or_of_a_quarter(tmp_path: Path, figure: Any, content: Any, amount: str) -> None:  # noqa: ANN401  reason: anything a cell holds
    """Where quarters may add up to the year it is left open, unless the heading or the frequency says which."""
    either = f"{{annual: {amount}}} if of the whole year, {amount} if of each quarter"
    for heading in ("Target 2022/23", "2022-23 target", "Target 22/23"):
        assert line(tmp_path, "target", {"Q1": figure, heading: content}) == (
            f"target: {{2022-23: todo}}  # Scorecard!D2; {either}"
        )
    for heading in (
        "Annual Target 2022/23",
        "Full-year target 22/23",
        "12 month target 2022-23",
        "Target for year 22/23",
    ):
        assert line(tmp_path, "target", {"Q1": figure, heading: content}) == (
            f"target: {{2022-23: {{annual: {amount}}}}}  # Scorecard!D2"
        )
    for heading in ("Quarterly target 2022/23", "Target per quarter 22/23"):
        assert (
            line(tmp_path, "target", {"Q1": figure, heading: content})
            == f"target: {{2022-23: {amount}}}  # Scorecard!D2"
        )
    found = line(tmp_path, "target", {"Q1": figure, "Target 2022/23": content, "Frequency": "Annual"})
    assert found == f"target: {{2022-23: {{annual: {amount}}}}}  # Scorecard!D2"


@pytest.mark.parametrize(
    ("figure", "content", "target"),
    [
        ("96%", "85%", "85"),
        ("12 days", 10, "10"),
        ("3.5 hrs", "4 hours", "4"),
        (42, 0, "0"),
        ("£1.2m", 1.5, 'todo}  # Scorecard!D2; the sheet says "1.5"'),
        ((1.2e6, '£0.0,,"m"'), (1e22, '£0.0,,"m"'), 'todo}  # Scorecard!D2; the sheet says "1e+22"'),
        ("£1.2m", (1500, "£#,##0"), 'todo}  # Scorecard!D2; the sheet says "1500" (format £#,##0)'),
        ((dt.timedelta(hours=30), "[h]:mm"), (dt.timedelta(hours=24), "[h]:mm"), "todo}  # Scorecard!D2; the sheet"),
    ],
)
def test_a_target_in_another_unit(tmp_path: Path, figure: Any, content: Any, target: str) -> None:  # noqa: ANN401  reason: anything a cell holds
    """A plain number where a year's target is also a quarter's; nothing where the unit is another one."""
    for heading in ("Target 22/23", "Annual target 2022/23"):
        assert line(tmp_path, "target", {"Q1": figure, heading: content}).startswith(f"target: {{2022-23: {target}")


@pytest.mark.parametrize(
    ("cells", "target"),
    [
        ({"Q1 target": 5, "Q2 target": 6, "Q3 target": 7, "Q4 target": 8.5}, "{quarters: [5, 6, 7, 8.5]}"),
        ({"Target Q2": 6, "Quarter 4 target": 8}, "{quarters: [null, 6, null, 8]}"),
        ({"Q1 target": 5, "Q2 target": None, "Q3 target": "TBC"}, "{quarters: [5, null, null, null]}"),
        ({"Q1 target": "trend", "Q2 target": "Trend only"}, "trend"),
        ({"Q1 target": "tbc", "Q2 target": "tbc"}, "tbc"),
        ({"Q1 target": 5, "Q2 target": "Trend"}, "todo"),
        ({"Q1 target": 5, "Q2 target": "more"}, "todo"),
        ({"Q1 target": 5, "Q2 target": "£6"}, "todo"),
        ({"Q1 target": 5, "Q1 targets": 6}, "todo"),
    ],
)
def test_targets_of_quarters(tmp_path: Path, cells: dict[str, Any], target: str) -> None:
    """Are those of the year together; a quarter without one has null."""
    found = line(tmp_path, "target", {"Jul 2022": 4, **cells})
    assert found.partition("  # ")[0] == f"target: {{2022-23: {target}}}"
    if target == "todo":
        assert "2 says " in found


def test_targets_of_quarters_beside_one_of_the_year(tmp_path: Path) -> None:
    """All four are enough, and the year's is repeated; fewer leave it open which of them count."""
    quarters = dict(zip(("Q1 target", "Q2 target", "Q3 target", "Q4 target"), (5, 6, 7, 8), strict=True))
    found = line(tmp_path, "target", {"Jul 2022": 4, "Annual target": 26, **quarters})
    assert found == 'target: {2022-23: {quarters: [5, 6, 7, 8]}}  # Scorecard!D2, E2, F2, G2, H2; D2 says "26"'
    found = line(tmp_path, "target", {"Jul 2022": 4, "Annual target": 26, "Q2 target": 6})
    assert found == (
        "target: {2022-23: todo}  # Scorecard!D2, E2; {quarters: [null, 6, null, null]} by quarter; "
        'D2 says "26", E2 says "6"'
    )


def test_two_columns_for_the_target_of_a_year(tmp_path: Path) -> None:
    """Are one where they say the same, and left open where they do not."""
    cells = {"Q1": "96%", "Target 2022/23": "85%", "2022-23 target": "85%"}
    assert line(tmp_path, "target", cells) == "target: {2022-23: 85}  # Scorecard!D2, E2"
    cells["2022-23 target"] = "90%"
    assert line(tmp_path, "target", cells) == (
        'target: {2022-23: todo}  # Scorecard!D2, E2; D2 says "85%", E2 says "90%"'
    )


@pytest.mark.parametrize(
    "heading",
    ["Target met?", "Monthly target", "Jul target", "YTD target", "Last year target", "Next target", "Q1-Q4 target"],
)
def test_headings_that_speak_of_other_targets(tmp_path: Path, heading: str) -> None:
    """Give none, and are named among the columns that are not used."""
    path = save(tmp_path / "book.xlsx", ["Ref", "Title", "Q1", heading], ["1.1", "Visits", 5, 6])
    text = imported(path)
    assert f"# Columns of Scorecard that are not used: {heading} (D1)" in text
    assert "target" not in settings(text)["indicators"][0]


def test_a_target_with_more_decimals_than_the_figures(tmp_path: Path) -> None:
    """Raises the decimals: it would otherwise be rated as another number."""
    assert line(tmp_path, "decimals", {"Q1": "96%", "Target": "72.5%"}) == "decimals: 1"
    assert line(tmp_path, "decimals", {"Q1": 96, "Target": 72.5}) == "decimals: 1"


@pytest.mark.parametrize(
    ("cells", "year"),
    [
        ({"2022-23 Target": "5%", "Q1": "6%"}, "2022-23"),
        ({"Target": "5%", "Jul 2022": "6%"}, "2022-23"),
        ({"Target": "5%", "2022-23 Q1": "6%", "2022-23 Q2": "6%"}, "2022-23"),
        ({"Target": "5%", "Q1": "6%"}, "todo"),
        ({"Target": "5%", "Mar 2022": "6%", "Apr 2022": "6%"}, "todo"),
        ({"2022 Target": "5%", "Q1": "6%"}, "todo"),
        ({"Target 2022/24": "5%", "Q1": "6%"}, "todo"),
    ],
)
def test_the_year_of_a_target(tmp_path: Path, cells: dict[str, Any], year: str) -> None:
    """Named in its heading, or the only one of the periods; otherwise left open."""
    assert line(tmp_path, "target", cells).startswith(f"target: {{{year}: 5}}")


@pytest.mark.parametrize(
    ("rows", "year"),
    [
        ([["Performance 2022/23"], ["Ref", "Title", "Target"], ["1.1", "Calls", "5%"]], "2022-23"),
        ([["Performance 2022/23, with 2021/22"], ["Ref", "Title", "Target"], ["1.1", "Calls", "5%"]], "todo"),
        (
            [
                *(["Ref", "Title", "Target", "Notes on 2021/22"], [None, None, None, "Q1"]),
                ["1.1", "Calls", "5%", "6%"],
            ],
            "todo",
        ),
        (
            [
                *(["Performance", "2022/23"], ["Ref", "Title", "Target 2021/22"], ["1", "Plan 2019-20", "5%"]),
                *(["More"], ["Ref", "Title", "Target"], ["1.1", "Calls", "5%"]),
            ],
            "2022-23",
        ),
        (
            [
                *(["Performance 2022/23"], ["Ref", "Title", "Target"], ["1", "Homes", "5%"]),
                *(["Performance 2021/22"], ["Ref", "Title", "Target"], ["1.1", "Calls", "5%"]),
            ],
            "todo",
        ),
    ],
)
def test_the_year_in_a_title_above(tmp_path: Path, rows: list[list[Any]], year: str) -> None:
    """Counts where it is the only one; headings and rows of measures are no titles."""
    text = imported(save(tmp_path / "book.xlsx", *rows))
    assert settings(text)["indicators"][-1]["target"] == {year: 5}


def test_targets_of_several_years(tmp_path: Path) -> None:
    """Each under its year, with its own cell."""
    headings = ["Ref", "Title", "Target 2021/22", "Annual target 2022/23", "Q2 Target 2021/22", "Q1"]
    assert only(tmp_path, headings, ["1.1", "Visits", None, 6, 7, 1])[-3:] == [
        "target:",
        "2022-23: {annual: 6}  # Scorecard!D2",
        "2021-22: {quarters: [null, 7, null, null]}  # Scorecard!E2",
    ]


def test_an_error_among_the_targets_of_quarters(tmp_path: Path) -> None:
    """Leaves them open, and is repeated."""
    path = save(tmp_path / "book.xlsx", ["Ref", "Title", "Q1 target", "Q2 target"], ["1", "Visits", 5, "#REF!"])
    text, _ = import_catalogue(path)
    assert 'target: {todo: todo}  # Scorecard!C2, D2; D2 says "#REF!"\n' in (text or "")


def test_an_empty_target(tmp_path: Path) -> None:
    """Is left out, and the cell named."""
    assert only(tmp_path, ["Ref", "Title", "Target", "Q1"], ["1.1", "Visits", None, 5])[-1] == (
        "# target: nothing in Scorecard!C2"
    )
