"""The names in ``scorecard.json``: those of the contract, section 7, and the additions listed here."""

from __future__ import annotations

from typing import Any

import pytest

from scorecard.formats.json import report_data
from tests.making import report

CONTRACT = (
    *("ref", "title", "priority", "directorate", "unit", "direction", "period", "in_arrears", "complete"),
    *("provisional", "value", "text", "target", "target_text", "rating", "rating_reason", "near", "year_to_date"),
    *("months", "previous", "direction_of_travel", "last_year", "year_on_year", "benchmarks", "interval"),
    *("variation", "assurance", "limits", "rank", "quartile", "outturn", "restated", "queries", "commentary"),
    *("action", "by_whom", "by_when", "sources"),
)
ADDED = (
    *("short_title", "owner", "kind", "coverage", "missing", "rated", "sentence", "caveat"),
    *("direction_of_travel_text", "direction_of_travel_against", "direction_of_travel_significant"),
    *("variation_text", "trend", "places", "outturn_words"),
)


def indicator(settings: str, figures: str) -> dict[str, Any]:
    """What the file says about one indicator."""
    only: dict[str, Any] = report_data(report(settings, figures))["indicators"][0]
    return only


def test_an_indicator_has_exactly_the_names_of_the_contract() -> None:
    """And the additions listed here, nothing else."""
    assert set(indicator("kind: flow", "")) == {*CONTRACT, *ADDED}


@pytest.mark.parametrize(
    ("name", "names"),
    [
        (
            "year_to_date",
            {
                *("value", "text", "target", "rating", "target_text", "rating_reason", "complete", "interval"),
                *("change", "change_text"),
            },
        ),
        ("previous", {"period", "value", "text"}),
        ("last_year", {"period", "value", "text"}),
        ("interval", {"low", "high", "method", "text"}),
    ],
)
def test_nested_parts_have_their_names(name: str, names: set[str]) -> None:
    """Those of the contract, four more for the year to date, and the interval as it is printed."""
    assert set(indicator("kind: flow", "")[name]) == names


def test_lists_have_their_names() -> None:
    """Months, benchmarks, restatements, queries and sources."""
    settings_ = "kind: flow, benchmark: {national: {value: 5, period: 2021-22, source: Table 1}}"
    returns = {"2022-23-Q1/a.xlsx": "Q1=1", "2022-23-Q2/a.xlsx": "Q1=2; Jul=1; Aug=1; Sep=1; Q2=4"}
    (entry,) = report_data(report(settings_, returns, answers={"SC301": "It is 3."}))["indicators"]
    assert set(entry["months"][0]) == {"period", "value", "text", "missing"}
    assert set(entry["benchmarks"][0]) == {
        *("comparator", "value", "text", "period", "comparison", "significant"),
        *("name", "source", "comparison_text", "caveat"),
    }
    assert set(entry["restated"][0]) == {
        *("period", "was", "now", "return", "part"),
        *("was_text", "now_text", "was_rating", "now_rating"),
    }
    assert set(entry["queries"][0]) == {"code", "finding", "answer", "by", "on"}
    assert set(entry["sources"][0]) == {"file", "sha256", "sheet", "cell", "raw", "number_format", "repair"}
