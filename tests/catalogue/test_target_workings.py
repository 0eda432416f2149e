"""Where a period's target comes from, in words and numbers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.period import Period
from tests.making import result, worked_out

FLOW = "kind: flow, target: {2022-23: "


@pytest.mark.parametrize(
    ("settings", "quarter", "to_date"),
    [
        (FLOW + "30}", "set for each quarter", "set for each quarter: 30 x 2"),
        ("kind: stock, target: {2022-23: 30}", "set for each quarter", "set for each quarter"),
        (
            FLOW + "{annual: 1200}}",
            "the year's target in equal shares: 1,200 x 3 / 12",
            "the year's target in equal shares: 1,200 x 6 / 12",
        ),
        (
            FLOW + "{annual: 100, profile: [1, 2, 3, 4]}}",
            "the year's target by its profile: 100 x 2 / (1 + 2 + 3 + 4)",
            "the year's target by its profile: 100 x (1 + 2) / (1 + 2 + 3 + 4)",
        ),
        (
            "kind: cumulative, target: {2022-23: {annual: 1200}}",
            "the year's target in equal shares: 1,200 x 6 / 12",
            "the year's target in equal shares: 1,200 x 6 / 12",
        ),
        ("kind: stock, target: {2022-23: {annual: 5}}", *("the target of the whole year, 5",) * 2),
        (FLOW + "{quarters: [1, 2, 3, 4]}}", "set for 2022-23 Q2", "set for its quarters: 1 + 2"),
        (
            FLOW + "{months: [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]}}",
            "set for its months: 2 + 2 + 2",
            "set for its months: 1 + 1 + 1 + 2 + 2 + 2",
        ),
        (
            "kind: stock, target: {2022-23: {from: 90, to: 126}}",
            *("a straight line from 90 to 126 over the year: 90 + (126 - 90) x 6 / 12",) * 2,
        ),
        (
            "kind: stock, direction: range, target: {2022-23: {between: [1, 2]}}",
            *("set for the year: anything in the range meets it",) * 2,
        ),
        ("kind: stock, target: {2022-23: {midpoint: 2}}", *("set for the year: the closer, the better",) * 2),
        ("kind: stock, target: {2022-23: trend}", None, None),
        ("kind: stock", None, None),
    ],
)
def test_every_form_of_target_says_where_it_comes_from(settings: str, quarter: str | None, to_date: str | None) -> None:
    """The sum in the words comes to the target that is printed."""
    found = result(settings, "Q2=5")
    accumulates = found.indicator.kind.value == "cumulative"
    for rated, said in ((found.quarter, quarter), (found.year_to_date, to_date)):
        setting, period = rated.goal.setting, rated.current.period
        working = setting.working(period, adds_up=found.indicator.adds_up, accumulates=accumulates) if setting else None
        assert working == said


@pytest.mark.parametrize("profile", ["[1, 2, 3, 4]", "[1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]"])
def test_a_month_has_its_share_of_the_profile(profile: str) -> None:
    """Twelve weights name it; of four it has a third."""
    setting = result(f"{FLOW}{{annual: 100, profile: {profile}}}}}", "Q2=5").quarter.goal.setting
    assert setting is not None
    month = Period.quarter(2022, 2).months[0]
    said = setting.working(month, adds_up=True, accumulates=False)
    assert said is not None
    assert said.endswith("x 1 / 3") == ("1, 1" not in profile)
    assert worked_out(said) == pytest.approx(setting.at(month, adds_up=True, accumulates=False))


@given(
    st.sampled_from(["flow", "stock", "cumulative"]),
    st.sampled_from(
        [
            "30",
            "{annual: 1200}",
            "{annual: 100, profile: [1, 2, 3, 4]}",
            "{annual: 90, profile: [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]}",
            "{quarters: [1, 2, 3.5, 4]}",
            "{months: [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]}",
            "{from: 90, to: 126}",
        ]
    ),
    st.integers(1, 4),
)
def test_the_sum_in_the_words_comes_to_the_target(kind: str, target: str, number: int) -> None:
    """Whoever types it into a calculator gets the number that the figure is rated against."""
    quarter = Period.quarter(2022, number)
    found = result(f"kind: {kind}, decimals: 6, target: {{2022-23: {target}}}", f"{quarter.label}=5", quarter)
    for rated in (found.quarter, found.year_to_date):
        assert rated.goal.setting is not None
        adds_up = found.indicator.adds_up
        said = rated.goal.setting.working(rated.current.period, adds_up=adds_up, accumulates=kind == "cumulative")
        assert said is not None
        if re.search(r": .*\d", said):
            assert worked_out(said) == pytest.approx(rated.goal.value)
