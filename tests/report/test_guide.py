"""How to read the report: only what a run really uses."""

from __future__ import annotations

import pytest

from scorecard.report.model import Guide
from tests.calculate.neighbours import areas
from tests.making import Settings, report

AVERAGE = "kind: mean, decimals: 1"
STEADY = "; ".join(f"{year}-{month:02d}={month % 2 * 3}" for year in (2021, 2022) for month in range(2, 10))
FLOW = "kind: flow, frequency: quarterly"
SIX_QUARTERS = "2021-22 Q1=12; 2021-22 Q2=24; 2021-22 Q3=33; 2021-22 Q4=43; Q1=15; Q2=25"


def guide(settings: Settings, returns: str) -> Guide:
    """The guide to the report of these indicators."""
    return report(settings, returns).guide


@pytest.mark.parametrize(
    ("settings", "returns", "explained"),
    [
        (AVERAGE, STEADY, True),
        (AVERAGE, "Jul=3; Aug=4; Sep=5", False),
        (AVERAGE, STEADY.replace("=0", "=3"), False),
        ("kind: cumulative", STEADY, False),
        ({"1": "kind: cumulative", "2": AVERAGE}, f"1: Sep=5\n2: {STEADY}", True),
    ],
)
def test_icons_are_explained_where_one_is_printed(settings: Settings, returns: str, explained: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """On any card; a chart without limits has none."""
    assert guide(settings, returns).has_control_charts is explained


@pytest.mark.parametrize(
    ("settings", "returns", "explained"),
    [
        (f"{FLOW}, target: {{2022-23: {{annual: 100}}}}", SIX_QUARTERS, True),
        (FLOW, SIX_QUARTERS, False),
        (f"{FLOW}, target: {{2022-23: {{annual: 100}}}}", "Q1=15; Q2=25", False),
        (
            {"1": FLOW, "2": f"{FLOW}, target: {{2022-23: {{annual: 100}}}}"},
            f"1: Q2=5\n2: {SIX_QUARTERS}",
            True,
        ),
    ],
)
def test_outturns_are_explained_where_one_is_printed(settings: Settings, returns: str, explained: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """On any card: a forecast without a target has no rating and is not printed there."""
    assert guide(settings, returns).has_outturns is explained


@pytest.mark.parametrize(
    ("settings", "returns", "explained"),
    [
        ("kind: ratio, unit: percent", "Q2=264/300", True),
        ("kind: ratio, unit: percent", "Q2=88", False),
        ("kind: flow", "Q2=88", False),
        ({"1": "kind: flow", "2": "kind: ratio, unit: percent"}, "1: Q2=5\n2: Q2=264/300", True),
    ],
)
def test_chance_is_explained_where_an_interval_is_printed(settings: Settings, returns: str, explained: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """On any card."""
    assert guide(settings, returns).has_intervals is explained


@pytest.mark.parametrize(
    ("rows", "explained"),
    [("A=60; B=80", True), ("A=60; B=80; C=", True), ("A=60", False), ("", False)],
)
def test_places_are_explained_where_one_is_printed(rows: str, explained: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """One area alone is a benchmark and no place."""
    made = report("kind: ratio, unit: percent", "Q2=70", areas=areas(rows) if rows else ())
    assert made.guide.has_places is explained


def test_comparators_are_named_with_the_indicators_that_use_them() -> None:
    """Those of files too."""
    made = report(
        {"1": "kind: stock", "2": "kind: stock, benchmark: {national: {value: 5, period: 2021-22, source: T}}"},
        "1: Q2=5\n2: Q2=5",
        areas=areas("A=4; B=6"),
    )
    assert [(term.name, term.meaning) for term in made.guide.comparators] == [
        ("Statistical neighbours", "1"),
        ("England", "2"),
    ]
