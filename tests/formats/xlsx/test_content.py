"""What the workbook says is what the report says, figure by figure and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.figures import Style, Unit
from scorecard.formats.json import report_data
from scorecard.formats.xlsx.cells import number_of
from scorecard.report import Report
from scorecard.report.cut import Cut, CutKind
from tests.calculate.neighbours import areas
from tests.formats.xlsx.opened import (
    REPORTS,
    SUPPLIED,
    bytes_of,
    cell_of,
    cells,
    file_of,
    opened,
    report_of,
    rows_of,
    shown,
    tables_of,
)
from tests.making import report

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHARE = "kind: ratio, unit: percent, decimals: 1"


def _printed(name: str, sheet: str) -> Iterator[dict[str, str]]:
    headings, *rows = tables_of(bytes_of(name))[sheet]
    names = [str(heading.value).split(" [note")[0] for heading in headings]
    yield from (dict(zip(names, map(shown, row), strict=True)) for row in rows)


def _said(entry: dict[str, Any]) -> dict[str, str | None]:
    """What the JSON says of an indicator's rated figure and what it is held against, by heading of the scorecard."""
    to_date, rated = entry["year_to_date"], entry["year_to_date"] if entry["rated"] == "year_to_date" else entry
    interval = rated["interval"]["text"] or ""
    return {
        "Measure": entry["title"],
        "Directorate": entry["directorate"],
        "Figure": rated["text"],
        "Why": entry["missing"] if not rated["text"] and rated is entry else rated["rating_reason"],
        "How near": entry["near"],
        "Previous figure": entry["previous"]["text"],
        "Direction of travel": entry["direction_of_travel_text"],
        "Figure last year": entry["last_year"]["text"],
        "Year to date": to_date["text"],
        "Target of the year to date": to_date["target_text"],
        "Change of the year to date on last year": to_date["change_text"],
        "95% interval, lower end": interval.partition(" to ")[0],
        "95% interval, upper end": interval.partition(" to ")[2],
        "Variation": entry["variation_text"],
        "Year-end outturn": entry["outturn_words"],
        **{_label(month["period"]): month["text"] for month in entry["months"]},
    }


def _label(iso: str) -> str:
    year, month = iso.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def _in_order(made: Report) -> list[dict[str, Any]]:
    by_ref = {entry["ref"]: entry for entry in report_data(made)["indicators"]}
    return [by_ref[entry.indicator.ref] for section in made.sections for entry in section.entries]


@pytest.mark.parametrize("name", REPORTS)
def test_every_figure_is_shown_as_the_json_prints_it(name: str) -> None:
    """Row by row in the order of the report; what the JSON has not is said to be not available or not applicable."""
    made = report_of(name)
    rows = list(_printed(name, "Scorecard"))
    assert [row["Ref"] for row in rows] == [entry["ref"] for entry in _in_order(made)]
    assert len(rows) == len(made.entries)
    for row, entry in zip(rows, _in_order(made), strict=True):
        for heading, text in _said(entry).items():
            if heading in row:
                assert row[heading] in ({text} if text else {"[x]", "[z]"}), (entry["ref"], heading)


@pytest.mark.parametrize("name", REPORTS)
def test_every_month_is_shown_as_the_json_prints_it(name: str) -> None:
    """Under its code; every measure has each of its periods once."""
    rows = list(_printed(name, "Months"))
    texts = {(row["Ref"], row["Period code"]): row["Figure"] for row in rows}
    assert len(texts) == len(rows)
    for entry in report_data(report_of(name))["indicators"]:
        known = [each for each in (entry["previous"], entry["last_year"]) if each["text"]]
        for each in (entry, *entry["months"], *known):
            assert texts[entry["ref"], each["period"]] == (each["text"] or "[x]")


@pytest.mark.parametrize("name", REPORTS)
def test_every_comparator_is_shown_as_the_json_prints_it(name: str) -> None:
    """Figure, words and source."""
    if all(not entry.benchmarks and not entry.certainty.places for entry in report_of(name).entries):
        return
    rows = {(row["Ref"], row["Comparator"], row["Comparator's period"]): row for row in _printed(name, "Benchmarks")}
    for entry in report_data(report_of(name))["indicators"]:
        for line in entry["benchmarks"]:
            row = rows[entry["ref"], line["name"], _period(line["period"])]
            said = [row["Comparator's figure"], row["How the council compares"], row["Source"]]
            assert said == [line["text"], line["comparison_text"], line["source"]]


def _period(iso: str) -> str:
    return _label(iso) if re.fullmatch(r"\d{4}-(0\d|1[0-2])", iso) else iso


@pytest.mark.parametrize("name", REPORTS)
def test_every_word_of_officers_is_there(name: str) -> None:
    """Commentary, action, by whom and by when; caveat and definition; each restatement and each finding."""
    made, rows = report_of(name), {row["Ref"]: row for row in _printed(name, "Commentary")}
    definitions = {row["Ref"]: row for row in _printed(name, "Definitions")}
    for entry in made.entries:
        row, definition = rows[entry.indicator.ref], definitions[entry.indicator.ref]
        assert row["Commentary"] == ("\n".join(entry.commentary) or "No commentary was returned.")
        assert entry.action in (row["Action"], None)
        assert entry.by_whom in (row["By whom"], None)
        assert entry.by_when in (row["By when"], None)
        assert row["The figure in one sentence"] == entry.sentence
        assert entry.indicator.definition in (definition["Definition"], None)
        assert entry.indicator.caveat in (definition["Caveat"], None)
    sheets = tables_of(bytes_of(name))
    assert len(sheets.get("Queries", [[]])) - 1 == len(made.notes.queries)
    assert len(sheets.get("Restatements", [[]])) - 1 == len(made.notes.restatements)
    assert len(sheets["Sources"]) - 2 == len(made.notes.files)


@pytest.mark.parametrize(
    ("text", "number", "number_format"),
    [
        ("75.5%", 75.5, '#,##0.0"%"'),
        ("£1,234", 1234, '"£"#,##0'),
        ("-£2.5m", -2.5, '"£"#,##0.0"m"'),
        ("1 day", 1, '#,##0" day"'),
        ("12.30 hours", 12.3, '#,##0.00" hours"'),
        ("-0.4", -0.4, "#,##0.0"),
        ("123,456,789,012,345", 123456789012345, "#,##0"),
    ],
)
def test_a_printed_figure_is_a_number_with_its_signs(text: str, number: float, number_format: str) -> None:
    """In the unit of the measure, so that a percentage is out of 100."""
    assert number_of(text) == (number, number_format)


@pytest.mark.parametrize(
    "text",
    ["query", "[c]", "[x]", "Trend only", "40% to 60%", "1,234,567,890,123,456", "12 people", "", "-", "1,23", "£"],
)
def test_other_text_is_no_number(text: str) -> None:
    """A range, a sign, words, or more digits than a spreadsheet keeps."""
    assert number_of(text) is None


@given(
    value=st.floats(-1e9, 1e9, allow_nan=False),
    unit=st.sampled_from(Unit),
    decimals=st.integers(0, 3),
)
def test_every_printed_figure_is_its_published_number(value: float, unit: Unit, decimals: int) -> None:
    """Whatever its unit and decimals."""
    figure = Style(unit, decimals).figure(value)
    found = number_of(figure.text)
    assert found is not None
    assert found[0] == float(figure.published)


def test_a_figure_in_question_is_nowhere_in_a_draft() -> None:
    """Not as quarter, month or year to date, nor in its difference from a comparator; others are."""
    file = bytes_of("a draft")
    assert cell_of(file, "Scorecard", "Figure").value == "query"
    months = {str(row["Period code"]): row["Figure"] for row in rows_of(file, "Months") if row["Ref"] == "1"}
    assert {months[code] for code in ("2022-07", "2022-08", "2022-09", "2022-23 Q2")} == {"query"}
    assert months["2022-23 Q1"] == 96
    assert cell_of(file, "Scorecard", "2022-23 Q2").value == "query"


def test_the_rating_of_a_year_to_date_in_question_is_not_told() -> None:
    """Which would tell on which side of the target it lies; without a finding it is."""
    settings = "kind: supplied, unit: percent, decimals: 1, target: {2022-23: 50}"
    asked, told = (
        rows_of(file_of(report(settings, returns, draft=True)), "Scorecard")[0]
        for returns in ("Q1=88.4; Q2=90.1; YTD=88.4", "Q1=88.4; Q2=90.1; YTD=89.2")
    )
    assert (asked["Year to date"], asked["Rating of the year to date"]) == ("query", "[z]")
    assert (told["Year to date"], told["Rating of the year to date"]) == (89.2, "On target")


def test_the_cover_says_which_part_of_a_report_it_is_of() -> None:
    """Of one directorate."""
    made = replace(report_of("one indicator"), cut=Cut(CutKind.DIRECTORATE, "People", "People", 1, "people"))
    cover = [cell.value for cell in cells(opened(file_of(made))["Cover"])]
    assert "This is a part of the report: the one measure of People." in cover


def test_a_figure_in_question_that_is_in_arrears_is_nowhere_in_a_draft() -> None:
    """Its months lie in an earlier quarter than the run's."""
    q1 = "Apr=96; May=96; Jun=96; Q1=96.3 26/27"
    made = report(f"{SUPPLIED}, arrears: 1", {"2022-23-Q1/a.csv": q1, "2022-23-Q2/a.csv": "2021-22 Q4=90"}, draft=True)
    assert made.entries[0].in_question
    months = {str(row["Period code"]): row["Figure"] for row in rows_of(file_of(made), "Months")}
    assert {months[code] for code in ("2022-04", "2022-05", "2022-06", "2022-23 Q1")} == {"query"}


def test_marks_stand_beside_figures_not_in_them() -> None:
    """A provisional and a restated month are numbers, with [p] and [r] in a column of their own."""
    made = report(
        "kind: flow", {"2022-23-Q1/a.csv": "Apr=1; May=2p; Jun=3", "2022-23-Q2/a.csv": "May=2.4p; Jul=4; Jun=9"}
    )
    marked = {str(row["Period code"]): (row["Figure"], row["Marks"]) for row in rows_of(file_of(made), "Months")}
    assert marked["2022-04"] == (1, "[z]")
    assert marked["2022-05"] == (2, "[p] [r]")
    assert marked["2022-06"] == (9, "[r]")


def test_what_is_not_known_is_not_available_and_what_cannot_be_is_not_applicable() -> None:
    """A month without a figure, a quarter still to come, a measure that is not due."""
    file = file_of(report({"1": "kind: flow", "2": "kind: stock, frequency: annual"}, "1: Jul=4; Sep=5"))
    row, annual = rows_of(file, "Scorecard")
    assert (row["Aug 2022"], row["2022-23 Q3"]) == ("[x]", "[z]")
    assert (annual["Aug 2022"], annual["2022-23 Q2"], annual["Rating"]) == ("[z]", "[z]", "Not due")
    assert annual["Figure"] == "[z]"


def test_a_place_stands_beside_the_figure_of_its_period() -> None:
    """Rank, areas and words in the row of the comparator; one of another period has a row of its own."""
    settings = f"{SHARE}, benchmark: {{neighbours: {{value: 71, period: 2022-23 Q2, source: T}}}}"
    made = report(settings, "Q2=70", areas=areas("A=60; B=65; C=75; D="))
    (row,) = rows_of(file_of(made), "Benchmarks")
    assert (row["Place"], row["Areas with a figure"], row["Areas without data"]) == (2, 4, 1)
    assert str(row["Place in words"]).startswith("2nd of 4, 1 without data")
    earlier = report(settings, "Q2=70", areas=areas("A=60; B=65; C=75", "2021-22"))
    own, other = rows_of(file_of(earlier), "Benchmarks")
    assert (own["Comparator's figure"], own["Place"], own["Source"]) == (71, "[z]", "T")
    assert (other["Comparator's figure"], other["Comparator's period"], other["Source"]) == (66.7, "2021-22", "[z]")


def test_an_action_has_an_owner_and_a_date_or_says_that_they_are_missing() -> None:
    """Where a target was missed and nothing was returned, that is said; where it was met, none is due."""
    target = "kind: flow, target: {2022-23: 30}"
    returns = "1: Q2=1\n2: Q2=1\n3: Q2=99"
    made = report({"1": target, "2": target, "3": target}, returns, words={"1": "Low.|More staff", "3": "High."})
    asked = [(row["Action"], row["By whom"]) for row in rows_of(file_of(made), "Commentary")]
    assert asked == [("More staff", "[x]"), ("None was returned.", "[z]"), ("[z]", "[z]")]


def test_a_rule_of_rating_is_given_where_there_is_a_target_to_rate_against() -> None:
    """Even where there is no figure; not where the measure is for context. The notes name the words of each rating."""
    target = "kind: flow, target: {2022-23: 30}"
    rules = {"1": f"{target}, tolerance: 5%", "2": f"{target}, tolerance: 5%", "3": f"{target}, rating: none", "4": ""}
    file = file_of(report({ref: rule or "kind: flow" for ref, rule in rules.items()}, "1: Q2=30\n3: Q2=1\n4: Q2=1"))
    said = [str(row["Rule of rating"]) for row in rows_of(file, "Definitions")]
    assert ["5%" in each for each in said] == [True, True, False, False]
    assert said[2:] == ["[z]", "[z]"]
    assert "On target" in [row["Note or term"] for row in rows_of(file, "Notes")]


def test_a_unit_is_said_in_words() -> None:
    """With what a rate is counted against."""
    made = report({"1": "unit: pounds_million", "2": "unit: rate, per: 10000, kind: ratio"}, "1: Q2=1\n2: Q2=1")
    assert [row["Unit"] for row in rows_of(file_of(made), "Definitions")] == ["pounds million", "rate per 10,000"]


def test_the_words_for_a_figure_in_question_are_explained_in_a_draft_alone() -> None:
    """And an answer stands beside the commentary."""
    answered = report(SUPPLIED, "Q1=88.4; Q2=90.1; YTD=88.4", answers={"SC304": "Repeated by mistake."})
    assert "query" in [row["Note or term"] for row in rows_of(bytes_of("a draft"), "Notes")]
    assert "query" not in [row["Note or term"] for row in rows_of(file_of(answered), "Notes")]
    assert cell_of(file_of(answered), "Commentary", "Answers to findings").value == "Repeated by mistake."
