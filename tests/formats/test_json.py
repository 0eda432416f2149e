"""``scorecard.json``: exactly the names and vocabularies of the contract, section 7."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.formats import FORMATS
from scorecard.formats.json import report_data, write_json
from scorecard.workspace import Workspace
from tests.making import Q4, Settings, readings, report
from tests.report.test_tally import STATES

RATINGS = {"green", "amber", "red", "exceeded", "no_target", "no_data", "not_due", "not_rated", "suppressed"}
CHANGES = {"improving", "worsening", "no_change", "increasing", "decreasing", "not_compared"}
LIBRARIES = "title: Library visits, priority: 2, kind: flow, target: {2022-23: {annual: 500000}}"
VISITS = {
    "2022-23-Q1/a.xlsx": "4.2: Q1=174893",
    "2022-23-Q2/a.xlsx": "4.2: Q1=175631; Jul=46968; Aug=76726; Sep=93230",
}
EXAMPLE = {
    "ref": "4.2",
    "title": "Library visits",
    "priority": 2,
    "directorate": "People",
    "unit": "number",
    "direction": "higher",
    "period": "2022-23 Q2",
    "in_arrears": False,
    "complete": True,
    "provisional": False,
    "value": 216924,
    "text": "216,924",
    "target": 125000,
    "target_text": "125,000",
    "rating": "green",
    "rating_reason": "216,924 against a target of 125,000: met.",
    "near": "91,924 above the target",
    "previous": {"period": "2022-23 Q1", "value": 175631, "text": "175,631"},
    "direction_of_travel": "improving",
    "last_year": {"period": "2021-22 Q2", "value": None, "text": None},
    "year_on_year": None,
    "interval": {"low": None, "high": None, "method": None, "text": None},
    "restated": [
        {
            "period": "2022-23 Q1",
            "part": "value",
            "was": 174893,
            "now": 175631,
            "was_text": "174,893",
            "now_text": "175,631",
            "was_rating": None,
            "now_rating": None,
            "return": "inputs/2022-23-Q2/a.xlsx",
        }
    ],
}


def indicator(settings_: str, figures: str, words: str = "", *, draft: bool = False) -> dict[str, Any]:
    """What the file says about one indicator."""
    data = report_data(report(settings_, figures, words={"1": words} if words else None, draft=draft))
    only: dict[str, Any] = data["indicators"][0]
    return only


def test_the_file_is_utf_8_json_with_the_head_of_the_contract(tmp_path: Path) -> None:
    """Format, quarter, council, draft, part, summary, indicators, in this order."""
    path = tmp_path / FORMATS["json"].file_name
    assert write_json(report(f"{LIBRARIES}, unit: pounds", "Q2=5"), Workspace(tmp_path), path) == ()
    text = path.read_text(encoding="utf-8")
    data = json.loads(text)
    assert path.name == "scorecard.json"
    assert list(data) == ["format", "quarter", "council", "draft", "cut", "summary", "indicators"]
    assert (data["format"], data["quarter"], data["council"], data["draft"]) == (
        1,
        "2022-23 Q2",
        "Testshire Council",
        False,
    )
    assert ("£5" in text, text.endswith("}\n")) == (True, True)


def test_the_summary_has_a_count_for_every_rating() -> None:
    """They and what is in arrears make the number of indicators."""
    catalogue: Settings = {name: text for name, (text, _) in STATES.items()}
    figures = "\n".join(f"{name}: {text}" for name, (_, text) in STATES.items())
    summary = report_data(report(catalogue, figures))["summary"]
    assert set(summary) == {"indicators", *RATINGS, "in_arrears"}
    assert summary.pop("indicators") == sum(summary.values()) == 10


def test_the_example_of_the_contract() -> None:
    """Library visits, figure by figure."""
    (entry,) = report_data(report({"4.2": LIBRARIES}, VISITS))["indicators"]
    assert {name: entry[name] for name in EXAMPLE} == EXAMPLE
    assert {name: entry["year_to_date"][name] for name in ("value", "text", "target", "rating")} == {
        "value": 392555,
        "text": "392,555",
        "target": 250000,
        "rating": "green",
    }
    assert entry["months"][0] == {"period": "2022-07", "value": 46968, "text": "46,968", "missing": None}
    assert entry["sources"][0]["cell"] == "C3"


def test_null_stands_where_there_is_nothing() -> None:
    """Never zero, never an empty text."""
    entry = indicator("kind: flow", "")
    empty = (
        *("value", "text", "target", "target_text", "near", "year_on_year", "assurance", "limits", "trend", "rank"),
        *("quartile", "outturn", "commentary", "action", "by_whom", "by_when", "caveat", "owner", "coverage"),
        "direction_of_travel_significant",
    )
    assert {name: entry[name] for name in empty} == dict.fromkeys(empty)
    lists = ("benchmarks", "places", "restated", "queries", "sources")
    assert {name: entry[name] for name in lists} == {name: [] for name in lists}
    assert entry["variation"] == "not_enough_points"
    assert entry["missing"] == "No figure was returned."
    assert (entry["complete"], entry["rating"], entry["direction_of_travel"]) == (False, "no_data", "not_compared")


@pytest.mark.parametrize(("figure", "written"), [("118", "118"), ("118.0", "118"), ("-60", "-60"), ("7.25", "7.25")])
def test_whole_numbers_have_no_decimal_point(figure: str, written: str) -> None:
    """Numbers are exact, whatever is printed."""
    assert json.dumps(indicator("kind: flow", f"Q2={figure}")["value"]) == written


def test_numbers_are_exact_and_text_is_what_is_printed() -> None:
    """26 of 27 in full beside 96.30%."""
    entry = indicator("kind: ratio, unit: percent, decimals: 2", "Q2=26/27")
    assert (entry["value"], entry["text"]) == (pytest.approx(96.296296296), "96.30%")


def test_a_priority_that_is_a_word_stays_one() -> None:
    """Only a number becomes a number."""
    assert indicator("kind: flow, priority: E", "")["priority"] == "E"
    assert indicator("kind: flow, priority: 2", "")["priority"] == 2


def test_year_on_year_is_not_compared_where_one_figure_is_there() -> None:
    """Null only where there is no earlier figure at all."""
    assert indicator("kind: flow", "2021-22 Q2=5")["year_on_year"] == "not_compared"
    assert indicator("kind: flow", "2021-22 Q2=5; Q2=7")["year_on_year"] == "improving"


def test_a_draft_says_query_and_hides_the_figure_in_question() -> None:
    """Value, text, rating and reasons, of the quarter and of the year to date."""
    settings_ = "kind: supplied, unit: percent, decimals: 1, frequency: quarterly, target: {2022-23: 90}"
    entry = indicator(settings_, "Q1=88.4; Q2=90.1; YTD=88.4", draft=True)
    to_date = entry["year_to_date"]
    assert (entry["value"], entry["text"], entry["rating"]) == (None, "query", "not_rated")
    assert (to_date["value"], to_date["text"], to_date["rating"]) == (None, "query", "not_rated")
    assert entry["rating_reason"] == to_date["rating_reason"] == entry["sentence"]
    assert "90.1" not in entry["rating_reason"]


def test_a_draft_without_a_year_to_date_has_none_to_query() -> None:
    """Null stays null."""
    entry = indicator("kind: ratio, unit: percent, year_to_date: none", "Q2=27/26", draft=True)
    assert (entry["text"], entry["year_to_date"]["text"]) == ("query", None)


def test_words_are_kept_with_action_person_and_date() -> None:
    """Paragraphs are joined by a blank line."""
    entry = indicator("kind: flow", "Q2=5", "One.\n\n\nTwo.|More staff|Director|1 March")
    assert (entry["commentary"], entry["action"], entry["by_whom"], entry["by_when"]) == (
        "One.\n\nTwo.",
        "More staff",
        "Director",
        "1 March",
    )


def test_every_cell_is_named_once() -> None:
    """The months stand behind the quarter and the year to date alike."""
    cells = [source["cell"] for source in indicator("kind: flow", "Jul=1; Aug=2; Sep=3")["sources"]]
    assert cells == ["C2", "C3", "C4"]


def test_an_answer_has_its_date_in_iso_form() -> None:
    """For machines, not for print."""
    made = report("kind: flow", "Jul=1; Aug=1; Sep=1; Q2=4", answers={"SC301": "It is 3."})
    (query,) = report_data(made)["indicators"][0]["queries"]
    assert query == {
        "code": "SC301",
        "finding": "4 is given for 2022-23 Q2, but the calculated figure is 3 (sum of the months).",
        "answer": "It is 3.",
        "by": "Director",
        "on": "2022-11-21",
    }


def test_an_annual_measure_has_its_year_as_its_period() -> None:
    """In the printed form."""
    (entry,) = report_data(report("kind: stock, frequency: annual", "2022-23=5", Q4))["indicators"]
    assert (entry["period"], entry["months"]) == ("2022-23", [])


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from([text for text, _ in STATES.values()]),
    st.lists(
        st.tuples(st.sampled_from(["2021-22 Q2", "Q1", "Jul", "Sep", "Q2", "YTD"]), st.integers(-9, 99)), max_size=6
    ),
    st.booleans(),
)
def test_vocabularies_and_periods_are_those_of_the_contract(
    settings_: str,
    cells: list[tuple[str, int]],
    draft: bool,  # noqa: FBT001  reason: drawn by Hypothesis
) -> None:
    """Whatever is returned."""
    figures = "; ".join(f"{period}={number}" for period, number in dict(cells).items())
    benchmark = "benchmark: {national: {value: 5, period: 2021-22, source: T, comparable: true}}"
    entry = indicator(f"{settings_}, {benchmark}", figures, draft=draft)
    assert {entry["rating"], entry["year_to_date"]["rating"]} <= RATINGS
    assert entry["direction_of_travel"] in CHANGES
    assert entry["year_on_year"] in {None, *CHANGES}
    assert entry["benchmarks"][0]["comparison"] in {"better", "similar", "worse", "higher", "lower", "not_compared"}
    assert all(re.fullmatch(r"\d{4}-\d{2}", month["period"]) for month in entry["months"])
    assert (entry["value"] is None) == (entry["text"] in (None, "query"))
    json.dumps(entry, allow_nan=False)


def test_readings_without_files_make_a_report_all_the_same() -> None:
    """Nothing returned is every figure missing, not a failure."""
    assert readings({}) == ()
    assert report_data(report("kind: flow", {}))["summary"]["no_data"] == 1


def test_a_month_without_a_figure_says_why() -> None:
    """The reason of the return; null where there is a figure."""
    months = indicator("kind: flow", "Jul=5; Aug=?(new contract); Sep=[c]")["months"]
    assert [month["missing"] for month in months] == [None, "new contract", "suppressed"]
    assert [month["text"] for month in months] == ["5", None, "[c]"]


def test_the_months_of_a_figure_in_question_are_in_question() -> None:
    """A sum would tell what is hidden."""
    entry = indicator("kind: flow", "Jul=39; Aug=31; Sep=48; Q2=119", draft=True)
    assert [(month["value"], month["text"], month["missing"]) for month in entry["months"]] == [
        (None, "query", None)
    ] * 3


def test_the_cells_of_a_figure_in_question_do_not_tell_it() -> None:
    """They are named, so that they can be found; what is typed there is left out."""
    known = indicator("kind: flow", "Jul=3", draft=True)["sources"]
    withheld = indicator("kind: flow", "Jul=3; Aug=1; Sep=2; Q2=5", draft=True)["sources"]
    assert all(source["raw"] for source in known)
    assert {source["raw"] for source in withheld} == {None}
    assert all(source["cell"] for source in withheld)


def test_without_a_year_to_date_by_rule_there_is_no_target_for_it() -> None:
    """Nor a rating."""
    to_date = indicator("kind: flow, year_to_date: none, target: {2022-23: 5}", "Q2=5")["year_to_date"]
    names = ("value", "text", "target", "target_text", "rating")
    assert {name: to_date[name] for name in names} == dict.fromkeys(names)


def test_the_target_is_that_of_the_quarter_whatever_is_rated() -> None:
    """The year to date has its own."""
    entry = indicator("kind: flow, rate: year_to_date, target: {2022-23: {annual: 400}}", "Q1=114; Q2=118")
    assert (entry["target"], entry["target_text"], entry["year_to_date"]["target"]) == (100, "100", 200)
