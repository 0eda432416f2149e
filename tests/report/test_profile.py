"""Where a period's target comes from, in words and numbers."""

from __future__ import annotations

import pytest

from scorecard.report.profile import profile_text
from tests.making import result

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
        (FLOW + "{quarters: [1, 2, 3, 4]}}", "set for the quarter", "set for each quarter: 1 + 2"),
        (
            FLOW + "{months: [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]}}",
            "set for each month: 2 + 2 + 2",
            "set for each month: 1 + 1 + 1 + 2 + 2 + 2",
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
    for rated, said in ((found.quarter, quarter), (found.year_to_date, to_date)):
        assert profile_text(found.indicator, rated.goal, rated.current.period) == said


@pytest.mark.parametrize("profile", ["[1, 2, 3, 4]", "[1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]"])
def test_a_month_has_its_share_of_the_profile(profile: str) -> None:
    """Twelve weights name it; four cannot, and are listed."""
    found = result(f"{FLOW}{{annual: 100, profile: {profile}}}}}", "Jul=5; Aug=5; Sep=5")
    said = profile_text(found.indicator, found.targets[3], found.this_year[3].period)
    assert said is not None
    assert ("2 / (" in said) == ("1, 1" in profile)
    assert ("1 / 3 of a weight" in said) == ("1, 1" not in profile)
