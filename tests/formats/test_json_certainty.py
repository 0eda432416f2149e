"""What ``scorecard.json`` says beyond the figure: intervals, limits, trend, places, outturn."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.calculate.frozen import Revision
from scorecard.formats.json import report_data
from scorecard.formats.json_certainty import exact
from scorecard.observations import AreaFigure
from scorecard.period import Period, parse_period
from scorecard.rating import Rating
from scorecard.rating.published import PublishedFigure
from scorecard.report import build_report
from scorecard.statistics.xmr import Assurance, Variation
from tests.making import Q1, Q2, Q4, Returns, material, report, result

SHARE = "kind: ratio, unit: percent, decimals: 1"
AVERAGE = "kind: mean, decimals: 1"
STEADY = "; ".join(f"{year}-{month:02d}={month % 2 * 3}" for year in (2021, 2022) for month in range(2, 10))
QUARTERS = (
    "2020-21 Q1=10; 2020-21 Q2=20; 2020-21 Q3=30; 2020-21 Q4=40; "
    "2021-22 Q1=12; 2021-22 Q2=24; 2021-22 Q3=33; 2021-22 Q4=43; Q1=15; Q2=25"
)
NOTHING = {"low": None, "high": None, "method": None, "text": None}


def indicator(
    settings: str, returns: Returns, quarter: Period = Q2, figures: Sequence[AreaFigure] = ()
) -> dict[str, Any]:
    """What the file says about one indicator."""
    only: dict[str, Any] = report_data(report(settings, returns, quarter, areas=figures))["indicators"][0]
    return only


def test_an_interval_is_exact_beside_its_text() -> None:
    """That of the quarter, and that of the year to date, each with the method."""
    entry = indicator(SHARE, "Q1=300/600; Q2=264/300")
    assert entry["interval"] == {
        "low": pytest.approx(83.8342, abs=1e-4),
        "high": pytest.approx(91.2049, abs=1e-4),
        "method": "wilson",
        "text": "83.8% to 91.2%",
    }
    assert entry["year_to_date"]["interval"] == {
        "low": pytest.approx(59.4590, abs=1e-4),
        "high": pytest.approx(65.7666, abs=1e-4),
        "method": "wilson",
        "text": "59.5% to 65.8%",
    }


def test_the_interval_is_that_of_the_quarter_whatever_is_rated() -> None:
    """As value and text are."""
    entry = indicator(f"{SHARE}, rate: year_to_date", "Q1=300/600; Q2=264/300")
    assert (entry["text"], entry["interval"]["text"]) == ("88.0%", "83.8% to 91.2%")


def test_a_figure_in_question_has_no_interval() -> None:
    """It would tell the figure."""
    made = report(SHARE, "Q1=300/600; Q2=264/300; YTD=70", draft=True)
    (entry,) = report_data(made)["indicators"]
    assert entry["text"] == "query"
    assert (entry["interval"], entry["year_to_date"]["interval"]) == (NOTHING, NOTHING)
    assert entry["outturn_words"] == "No forecast: the figure is in question."
    assert entry["variation_text"] == "The figure is in question."
    assert (entry["variation"], entry["limits"], entry["direction_of_travel_significant"]) == (None, None, None)


def test_a_control_chart_is_told_by_variation_assurance_and_limits() -> None:
    """The limits are exact; the words are those of the card, where the range begins at 0."""
    entry = indicator(f"{AVERAGE}, target: {{2022-23: 10}}", STEADY)
    assert (entry["variation"], entry["assurance"]) == ("common_cause", "consistent_fail")
    assert entry["limits"] == {"centre": 1.5, "lower": -6.48, "upper": 9.48}
    assert entry["variation_text"] == (
        "Sep 2022 at 3.0: usual variation, no sign of a change. The usual range is 0.0 to 9.5 around 1.5. "
        "Unless something changes, the target cannot be expected to be met."
    )


@pytest.mark.parametrize(
    ("settings", "figures", "variation", "text"),
    [
        (AVERAGE, "", "not_enough_points", "No control limits: 0 of 13 points needed."),
        (
            AVERAGE,
            "; ".join(f"{year}-{month:02d}={month}" for year in (2020, 2021, 2022) for month in range(1, 10, 2)),
            None,
            "No control limits: no two figures follow each other.",
        ),
        (
            "kind: cumulative",
            "Q2=5",
            None,
            "Control limits need separate periods; this measure counts from April.",
        ),
    ],
)
def test_without_a_control_chart_the_text_says_why(
    settings: str, figures: str, variation: str | None, text: str
) -> None:
    """There are no limits."""
    entry = indicator(settings, figures)
    assert (entry["variation"], entry["variation_text"]) == (variation, text)
    assert (entry["assurance"], entry["limits"]) == (None, None)


def test_an_annual_measure_has_its_trend() -> None:
    """Null for any other."""
    years = "; ".join(f"{2018 + step}-{19 + step}={100 + 30 * step}/1000" for step in range(5))
    assert indicator(f"{SHARE}, frequency: annual", years, Q4)["trend"] == {
        "result": "increasing",
        "judgement": "getting better",
        "text": "Increasing and getting better, 2018-19 to 2022-23.",
    }
    assert indicator(SHARE, "Q2=1/2")["trend"] is None


def test_an_outturn_is_told_with_range_basis_and_rating() -> None:
    """121.33 against 120 for the year."""
    entry = indicator("kind: flow, frequency: quarterly, decimals: 2, target: {2022-23: {annual: 120}}", QUARTERS)
    assert entry["outturn"] == {
        "period": "2022-23",
        "value": pytest.approx(121 + 1 / 3),
        "text": "121.33",
        "low": pytest.approx(118.844, abs=1e-3),
        "low_text": "118.84",
        "high": pytest.approx(123.822, abs=1e-3),
        "high_text": "123.82",
        "basis": (
            "From 10 quarters: each quarter to come is taken to be as a year before, plus the average change on the "
            "year before, with an 80% range."
        ),
        "rating": "green",
        "rating_reason": "121.33 against a target of 120.00: met.",
    }
    assert entry["outturn_words"] == "121.33 in 2022-23 if the past pattern holds; 80% range 118.84 to 123.82"


def test_an_outturn_without_a_range_has_null_ends() -> None:
    """A whole number has no decimal point."""
    entry = indicator("kind: flow, frequency: quarterly", QUARTERS.partition("40; ")[2])
    assert json.dumps(entry["outturn"]["value"]) == "116"
    assert [entry["outturn"][name] for name in ("low", "low_text", "high", "high_text")] == [None] * 4
    assert entry["outturn"]["rating"] == "no_target"


def test_without_an_outturn_the_words_say_why() -> None:
    """There is nothing but words."""
    entry = indicator("kind: stock", "Q2=5")
    assert entry["outturn"] is None
    assert entry["outturn_words"] == (
        "No forecast: the figure is a position on a day, and positions do not add up to a year."
    )


@pytest.mark.parametrize(
    ("figures", "significant", "text"),
    [
        (
            "Q1=200/300; Q2=264/300",
            True,
            "Improving: up 21.3 points on Q1 (66.7%), more than chance explains",
        ),
        ("Q1=260/300; Q2=264/300", False, "Improving: up 1.3 points on Q1 (86.7%), which may be chance"),
        ("Q1=86.7; Q2=264/300", None, "Improving: up 1.3 points on Q1 (86.7%)"),
    ],
)
def test_a_change_says_whether_it_may_be_chance(figures: str, significant: bool | None, text: str) -> None:  # noqa: FBT001  reason: a column of the table
    """Null where that was not tested."""
    entry = indicator(SHARE, figures)
    assert entry["direction_of_travel_significant"] is significant
    assert entry["direction_of_travel_text"] == text


@pytest.mark.parametrize(
    ("figure", "comparison", "significant", "words"),
    [
        ("264/300", "better", True, "better"),
        ("240/300", "similar", False, "similar: the difference may be chance"),
        ("88", "better", None, "better, not tested"),
    ],
)
def test_a_benchmark_says_whether_it_was_tested(
    figure: str,
    comparison: str,
    significant: bool | None,  # noqa: FBT001  reason: a column of the table
    words: str,
) -> None:
    """In the words of the card, with the caveat of the catalogue."""
    benchmark = "{value: 79.1, period: 2022-23 Q2, source: Table 1, caveat: Excludes hotels}"
    (line,) = indicator(f"{SHARE}, benchmark: {{national: {benchmark}}}", f"Q2={figure}")["benchmarks"]
    assert (line["comparison"], line["significant"], line["comparison_text"]) == (comparison, significant, words)
    assert line["caveat"] == "Excludes hotels"


def test_a_published_figure_that_was_restated_keeps_its_rating() -> None:
    """What was printed, and what the returns of today would make of it."""
    flow = "kind: flow, frequency: quarterly, target: {2022-23: 100}"
    made = material(flow, {"2022-23-Q1/a.csv": "Q1=120", "2022-23-Q2/b.csv": "Q1=90; Q2=100"})
    then, now = (result(flow, figures, Q1).quarter for figures in ("Q1=120", "Q1=90"))
    revision = Revision(
        indicator=made.catalogue.indicators[0],
        period=Q1,
        was=PublishedFigure(120.0, "120", Rating.GREEN),
        then=then,
        now=now,
        file="inputs/2022-23-Q2/b.csv",
    )
    (entry,) = report_data(build_report(replace(made, revisions={"1": (revision,)})))["indicators"]
    assert entry["restated"] == [
        {
            "period": "2022-23 Q1",
            "part": "published",
            "was": 120,
            "now": 90,
            "was_text": "120",
            "now_text": "90",
            "was_rating": "green",
            "now_rating": "red",
            "return": "inputs/2022-23-Q2/b.csv",
        }
    ]


@pytest.mark.parametrize(
    ("value", "written"), [(None, "null"), (75.0, "75"), (-0.5, "-0.5"), (1e15, "1000000000000000")]
)
def test_a_whole_number_has_no_decimal_point(value: float | None, written: str) -> None:
    """Null stays null."""
    assert json.dumps(exact(value)) == written


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["flow", "stock", "mean", "ratio", "cumulative", "rolling", "annualised", "supplied"]),
    st.sampled_from(["higher", "lower", "none"]),
    st.lists(st.integers(0, 9), min_size=1, max_size=18),
)
def test_vocabularies_are_those_of_the_contract(kind: str, direction: str, values: list[int]) -> None:
    """Whatever is returned; and every number of the file is one."""
    last = parse_period("Sep 2022")
    months = "; ".join(f"{(last - back).label}={value}" for back, value in enumerate(values))
    entry = indicator(f"kind: {kind}, direction: {direction}, target: {{2022-23: 5}}", months)
    assert entry["variation"] in {None, *get_args(Variation)}
    assert entry["assurance"] in {None, *get_args(Assurance)}
    json.dumps(entry, allow_nan=False)
