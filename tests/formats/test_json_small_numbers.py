"""``scorecard.json`` tells no small number: ``[c]`` where one is hidden, and every other figure as usual."""

from __future__ import annotations

from typing import Any

import pytest

from scorecard.formats.json import report_data
from tests.making import Returns, report

SHARE = "kind: ratio, unit: percent, target: {2022-23: 50}, suppress_below: 5"
FLOW = "kind: flow, suppress_below: 5"


def indicator(settings: str, returns: Returns) -> dict[str, Any]:
    """What the file says about one indicator."""
    only: dict[str, Any] = report_data(report(settings, returns))["indicators"][0]
    return only


def texts(entry: dict[str, Any]) -> dict[str, object]:
    """The printed figures, and a check that ``[c]`` goes without its number."""
    months = dict(zip(("Jul", "Aug", "Sep"), entry["months"], strict=True))
    shown = {"Q2": entry, "YTD": entry["year_to_date"], "Q1": entry["previous"], **months}
    assert all((each["value"] is None) == (each["text"] in (None, "[c]")) for each in shown.values())
    return {name: each["text"] for name, each in shown.items()}


@pytest.mark.parametrize("small", ["3/100", "97/100", "1/5", "4/400"])
@pytest.mark.parametrize(
    ("q1", "q2", "hidden"),
    [
        ("Apr={small}; Q1=50/100", "Q2=53/106; Aug=51/102", {"Q1", "YTD"}),
        ("Q1={small}", "Q2=53/106; Aug=51/102", {"Q1", "YTD"}),
        ("Q1=50/100", "Jul={small}; Aug=51/102; Sep=60/200", {"Jul", "Aug"}),
        ("Q1=50/100", "Jul=50/60; Aug=51/102; Sep={small}", {"Jul", "Sep"}),
        ("Q1=50/100", "Q2={small}", {"Q2", "YTD"}),
    ],
)
def test_a_small_number_hides_what_would_tell_it_and_no_more(q1: str, q2: str, hidden: set[str], small: str) -> None:
    """A count, a numerator or the rest of the denominator: the smallest sibling, else the total, goes with it."""
    returns = {"2022-23-Q1/a.xlsx": q1.format(small=small), "2022-23-Q2/a.xlsx": q2.format(small=small)}
    found = texts(indicator(SHARE, returns))
    assert {name for name, text in found.items() if text == "[c]"} == hidden


def test_a_figure_that_may_be_shown_keeps_value_and_rating() -> None:
    """The true total, beside months that are hidden, whose cells keep their address alone."""
    entry = indicator(SHARE, "Jul=3/100; Aug=51/102; Sep=60/200")
    assert (entry["text"], entry["rating"], entry["value"]) == ("28%", "red", pytest.approx(114 / 402 * 100))
    assert [(source["cell"], source["raw"]) for source in entry["sources"]] == [
        *(("D2", "[c]"), ("E2", "[c]"), ("D3", "[c]"), ("E3", "[c]")),
        *(("D4", "D4"), ("E4", "E4")),
    ]


def test_a_hidden_figure_tells_nothing_by_another_way() -> None:
    """Neither rating, change, interval, limits, place, forecast nor comparison is told of it."""
    benchmark = "benchmark: {national: {value: 50, period: 2022-23 Q2, source: T}}"
    entry = indicator(f"{SHARE}, {benchmark}", "2021-22 Q2=40/100; Q1=50/100; Q2=3/100")
    nothing = {"low": None, "high": None, "method": None, "text": None}
    assert (entry["rating"], entry["near"], entry["year_on_year"]) == ("suppressed", None, "not_compared")
    assert (entry["interval"], entry["year_to_date"]["interval"]) == (nothing, nothing)
    assert (entry["limits"], entry["outturn"], entry["places"]) == (None, None, [])
    assert [(line["comparison"], line["significant"]) for line in entry["benchmarks"]] == [("not_compared", None)]
    assert entry["sentence"] == "The figure for Q2 is suppressed, to protect small numbers."
    assert entry["outturn_words"] == "No forecast: the numerators and denominators of 2022-23 Q2 are suppressed."


@pytest.mark.parametrize("figures", ["Q2=0/100", "Q2=5/100", "Q2=95/100", "Q2=100/100"])
def test_none_and_enough_hide_nothing(figures: str) -> None:
    """Zero tells of nobody."""
    assert indicator(SHARE, figures)["text"] != "[c]"


def test_last_years_small_number_hides_last_year() -> None:
    """Nothing is compared with it; this year's figure is shown."""
    entry = indicator(SHARE, "2021-22 Q2=3/100; Q2=50/100")
    assert (entry["text"], entry["last_year"]["text"]) == ("50%", "[c]")
    assert entry["year_on_year"] is None


def test_no_word_tells_a_small_number_that_was_restated() -> None:
    """Neither as it was before nor as it is now."""
    made = report(FLOW, {"2022-23-Q1/a.xlsx": "Q1=78", "2022-23-Q2/a.xlsx": "Q1=3; Q2=9"})
    assert report_data(made)["indicators"][0]["restated"] == []
    assert (made.notes.restatements, made.notes.warnings, made.entries[0].marks) == ((), (), ())
