"""``scorecard.csv``: what the JSON holds, flat, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from scorecard.formats import FORMATS
from scorecard.formats.csv import write_csv
from scorecard.formats.json import report_data
from scorecard.report import Report
from scorecard.workspace import Workspace
from tests.making import report

NATIONAL = "benchmark: {national: {value: 5, period: 2021-22, source: T}}"
BENCHMARK = ("value", "text", "period", "comparison", "significant")
MAY_BE_NULL = {
    "limits": ("centre", "lower", "upper"),
    "trend": ("result", "judgement"),
    "outturn": ("period", "value", "text", "low", "low_text", "high", "high_text", "rating"),
}
NEIGHBOURS = "benchmark: {neighbours: {value: 6, period: 2021-22, source: T}}"


def rows(made: Report, folder: Path) -> list[dict[str, str]]:
    """The rows that a spreadsheet would read."""
    path = folder / FORMATS["csv"].file_name
    assert write_csv(made, Workspace(folder), path) == ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_one_row_an_indicator_in_the_order_of_the_catalogue(tmp_path: Path) -> None:
    """Under one row of names."""
    found = rows(report({"9": "kind: flow", "1": "kind: stock"}, "9: Q2=5"), tmp_path)
    assert [(row["ref"], row["text"], row["kind"]) for row in found] == [("9", "5", "flow"), ("1", "", "stock")]


def test_the_names_are_those_of_the_json(tmp_path: Path) -> None:
    """Nested names joined by an underscore, lists by position or comparator, longer lists counted."""
    made = report(f"kind: flow, {NATIONAL}", "Q2=5")
    (entry,) = report_data(made)["indicators"]
    (row,) = rows(made, tmp_path)
    flat = {name for name, value in entry.items() if not isinstance(value, dict | list)}
    parts = {name: value for name, value in entry.items() if isinstance(value, dict)}
    nested = {f"{name}_{part}" for name, value in parts.items() for part in value} - {"year_to_date_interval"}
    nested |= {f"year_to_date_interval_{part}" for part in ("low", "high", "method", "text")}
    months = {f"month_{number}_{part}" for number in (1, 2, 3) for part in ("period", "value", "text")}
    benchmarks = {f"benchmark_national_{part}" for part in BENCHMARK}
    groups = {f"{name}_{part}" for name, names in MAY_BE_NULL.items() for part in names}
    counted = {"restated", "queries", "sources", "places"}
    assert set(row) == {*flat, *nested, *months, *benchmarks, *groups, *counted} - set(MAY_BE_NULL)


def test_the_values_are_those_of_the_json(tmp_path: Path) -> None:
    """Numbers exact, text as printed, truth in lower case, null as nothing."""
    made = report("kind: flow, target: {2022-23: {annual: 400}}", "Q1=114; Jul=39; Aug=31; Sep=48")
    (row,) = rows(made, tmp_path)
    expected = {
        "value": "118",
        "target": "100",
        "complete": "true",
        "provisional": "false",
        "year_to_date_text": "232",
        "month_2_period": "2022-08",
        "month_2_value": "31",
        "previous_text": "114",
        "last_year_text": "",
        "interval_low": "",
        "rank": "",
        "restated": "0",
        "sources": "4",
    }
    assert {name: row[name] for name in expected} == expected


def test_comparators_of_any_indicator_are_columns_of_all(tmp_path: Path) -> None:
    """Empty where an indicator has none."""
    first, second = rows(report({"1": f"kind: flow, {NATIONAL}", "2": f"kind: flow, {NEIGHBOURS}"}, ""), tmp_path)
    assert (first["benchmark_national_text"], first["benchmark_neighbours_text"]) == ("5", "")
    assert (second["benchmark_national_text"], second["benchmark_neighbours_text"]) == ("", "6")


@pytest.mark.parametrize(
    "words", ["=1+1", "+44 1604", "@SUM(A1)", "-cmd|' /C calc'!A0", '=HYPERLINK("x")', "=1", "@5", "-"]
)
def test_words_like_formulas_are_neutralised(words: str, tmp_path: Path) -> None:
    """What an officer typed is never run by whoever opens the file: an apostrophe leads it."""
    made = report("kind: flow", "Q2=5", words={"1": words.replace("|", "¦")})
    (row,) = rows(made, tmp_path)
    assert row["commentary"] == f"'{words.replace('|', '¦')}"


@pytest.mark.parametrize(
    ("settings", "printed"),
    [("unit: number", "-60"), ("unit: pounds", "-£60"), ("unit: percent, decimals: 1", "-60.0%")],
)
def test_negative_figures_stay_as_printed(settings: str, printed: str, tmp_path: Path) -> None:
    """A minus and digits are a figure, not a formula."""
    (row,) = rows(report(f"kind: flow, {settings}", "Q2=-60"), tmp_path)
    assert (row["text"], row["value"]) == (printed, "-60")


@pytest.mark.parametrize(
    "words", ["Visits rose.", 'She said "no", twice.', "First.\n\nSecond; third, fourth.", "£5 – so far"]
)
def test_other_words_come_back_unchanged(words: str, tmp_path: Path) -> None:
    """Quotes, commas, line breaks and signs survive."""
    (row,) = rows(report("kind: flow", "Q2=5", words={"1": words}), tmp_path)
    assert row["commentary"] == words


def test_the_file_is_marked_as_utf_8_with_windows_line_ends(tmp_path: Path) -> None:
    """So that a spreadsheet shows the pound sign."""
    rows(report("kind: flow, unit: pounds", "Q2=5"), tmp_path)
    data = (tmp_path / "scorecard.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfref,")
    assert "£5".encode() in data
    assert data.count(b"\r\n") == 2


def test_a_quarterly_measure_has_empty_month_columns(tmp_path: Path) -> None:
    """The columns are the same for all."""
    (row,) = rows(report("kind: flow, frequency: quarterly", "Q2=5"), tmp_path)
    assert {row[f"month_{number}_text"] for number in (1, 2, 3)} == {""}


@pytest.mark.parametrize(("number", "printed"), [("-3", "-3 days"), ("-1", "-1 day")])
def test_negative_days_stay_as_printed(number: str, printed: str, tmp_path: Path) -> None:
    """A unit in words makes no formula of a figure."""
    (row,) = rows(report("kind: mean, unit: days", f"Q2={number}"), tmp_path)
    assert row["text"] == printed


def test_small_numbers_are_in_no_cell(tmp_path: Path) -> None:
    """July is hidden and the smallest month beside it; the total is as returned."""
    (row,) = rows(report("kind: flow, suppress_below: 5", "Q1=40; Jul=3; Aug=71; Sep=82; Q2=156"), tmp_path)
    assert (row["text"], row["value"], row["rating"], row["sources"]) == ("156", "156", "no_target", "5")
    assert [row[f"month_{each}_text"] for each in (1, 2, 3)] == ["[c]", "[c]", "82"]
    assert [row[f"month_{each}_value"] for each in (1, 2, 3)] == ["", "", "82"]


STEADY = "; ".join(f"{year}-{month:02d}={month % 2 * 3}" for year in (2021, 2022) for month in range(2, 10))
LAST_YEAR = "; ".join(f"2021-22 Q{number}={number + 8}" for number in (1, 2, 3, 4))


def test_what_one_indicator_has_and_another_lacks_makes_the_same_columns(tmp_path: Path) -> None:
    """A control chart, a trend and a forecast have columns of all, empty where there is none."""
    settings = {
        "chart": "kind: mean, decimals: 1",
        "trend": "kind: stock, frequency: annual",
        "outturn": "kind: flow, frequency: quarterly, target: {2022-23: {annual: 45}}",
    }
    returns = f"chart: {STEADY}\noutturn: {LAST_YEAR}; Q1=10; Q2=11"
    chart, trend, outturn = (_groups(row) for row in rows(report(settings, returns), tmp_path))
    assert chart == {"limits": ["1.5", "-6.48", "9.48"], "trend": ["", ""], "outturn": [""] * 8}
    assert trend == {"limits": [""] * 3, "trend": ["cannot be calculated", ""], "outturn": [""] * 8}
    assert outturn == {
        "limits": [""] * 3,
        "trend": ["", ""],
        "outturn": ["2022-23", "44", "44", "", "", "", "", "red"],
    }


def test_no_column_has_the_name_of_another(tmp_path: Path) -> None:
    """The figure of the year is ``outturn_text``, what is said of it ``outturn_words``."""
    (row,) = rows(report("kind: flow, frequency: quarterly", f"{LAST_YEAR}; Q1=10; Q2=11"), tmp_path)
    assert (row["outturn_text"], row["outturn_words"]) == (
        "44",
        "44 in 2022-23 if the past pattern holds; no range yet",
    )


def _groups(row: dict[str, str]) -> dict[str, list[str]]:
    """The cells of what may be null, group by group."""
    return {name: [row[f"{name}_{part}"] for part in parts] for name, parts in MAY_BE_NULL.items()}
