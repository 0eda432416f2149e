"""The target of a period and every state of a rating (method section 4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.calculate.goal import goal_for, rate
from scorecard.period import Period
from scorecard.rating import Verdict
from tests.making import Q1, Q2, loaded, result

PERCENT = "kind: stock, unit: percent, decimals: 1"


def verdict(settings: str, figures: str) -> Verdict:
    """The indicator's verdict."""
    return result(settings, figures).verdict


@pytest.mark.parametrize(
    ("direction", "figure", "rating"),
    [
        ("higher", 90.0, "green"),
        ("higher", 89.9, "amber"),
        ("higher", 85.5, "amber"),
        ("higher", 85.4, "red"),
        ("lower", 90.0, "green"),
        ("lower", 90.1, "amber"),
        ("lower", 94.5, "amber"),
        ("lower", 94.6, "red"),
    ],
)
def test_the_edges_of_a_tolerance_belong_to_the_better_class(direction: str, figure: float, rating: str) -> None:
    """Met is green, missed by exactly 5% of 90 (4.5) is amber."""
    settings = f"{PERCENT}, direction: {direction}, target: {{2022-23: 90}}, tolerance: 5%, frequency: quarterly"
    assert verdict(settings, f"Q2={figure}").rating.value == rating


def test_the_published_figure_is_rated() -> None:
    """89.96 prints 90.0 and meets 90.0; the exact figure, where asked for, does not."""
    settings = f"{PERCENT}, frequency: quarterly, target: {{2022-23: 90}}, tolerance: 5%"
    assert verdict(settings, "Q2=89.96").rating.value == "green"
    assert verdict(f"{settings}, rate_exact: true", "Q2=89.96").rating.value == "amber"


def test_a_reason_holds_the_figures() -> None:
    """One sentence: figure, target, by how much missed, and the tolerance."""
    found = verdict(
        f"{PERCENT}, frequency: quarterly, target: {{2022-23: 29}}, direction: lower, tolerance: 5%", "Q2=31.1"
    )
    assert found.reason == (
        "31.1% against a target of 29.0%: missed by 2.1 points, beyond the tolerance of 1.45 points (5% of the target)."
    )
    assert (found.rating.value, found.near) == ("red", "2.1 points above the target, 0.65 points from amber")


@pytest.mark.parametrize(
    ("settings", "figures", "rating", "reason"),
    [
        ("target: {2022-23: 5}", "", "no_data", "No figure for 2022-23 Q2. No figure was returned."),
        ("target: {2022-23: 5}", "Q2=?(late)", "no_data", "No figure for 2022-23 Q2. Late."),
        (
            "target: {2022-23: 5}",
            "Q2=[c]",
            "suppressed",
            "No figure for 2022-23 Q2. Suppressed.",
        ),
        ("rating: none, target: {2022-23: 5}", "Q2=5", "not_rated", "Not rated by decision: shown for context."),
        ("decimals: 0", "Q2=5", "no_target", "No target is set for 2022-23."),
        ("target: {2021-22: 5}", "Q2=5", "no_target", "No target is set for 2022-23."),
        ("target: {2022-23: tbc}", "Q2=5", "no_target", "The target for 2022-23 is to be confirmed."),
        (
            "target: {2022-23: trend}",
            "Q2=5",
            "not_rated",
            "Not rated by decision: followed over time, without a target.",
        ),
        ("target: {2022-23: none}", "Q2=5", "not_rated", "Not rated by decision: the measure has no target."),
        (
            "target: {2022-23: {text: 10 in 5 years}}",
            "Q2=5",
            "not_rated",
            "The target is in words, so it is shown and not rated: 10 in 5 years.",
        ),
        (
            "target: {2022-23: {quarters: [5, null, 5, 5]}}",
            "Q2=5",
            "no_target",
            "No target is set for 2022-23 Q2.",
        ),
        (
            "direction: none, target: {2022-23: 5}",
            "Q2=5",
            "not_rated",
            "Not rated: neither higher nor lower is better.",
        ),
        ("target: {2022-23: 5}", "Jul=2; Aug=3", "not_rated", "Not rated: the figure covers 2 of 3 months."),
    ],
)
def test_states_that_are_not_colours_are_never_silent(settings: str, figures: str, rating: str, reason: str) -> None:
    """Each state has its own rating and its own sentence."""
    found = verdict(f"kind: flow, {settings}", figures)
    assert (found.rating.value, found.reason) == (rating, reason)


def test_a_partial_quarter_is_rated_if_the_catalogue_allows() -> None:
    """rate_partial: two months that already meet the target are green."""
    assert verdict("kind: flow, rate_partial: true, target: {2022-23: 5}", "Jul=2; Aug=3").rating.value == "green"


@pytest.mark.parametrize(
    ("figure", "rating"), [(14, "green"), (18, "green"), (16, "green"), (13.6, "amber"), (18.5, "amber"), (19, "red")]
)
def test_a_range_is_met_inside_its_ends(figure: float, rating: str) -> None:
    """The shortfall is the distance outside the range."""
    settings = (
        f"{PERCENT}, frequency: quarterly, direction: range, tolerance: 0.5, target: {{2022-23: {{between: [14, 18]}}}}"
    )
    assert verdict(settings, f"Q2={figure}").rating.value == rating


@pytest.mark.parametrize(
    ("figure", "rating"), [(50, "green"), (49, "amber"), (51, "amber"), (48.9, "red"), (51.1, "red")]
)
def test_a_midpoint_is_missed_on_either_side(figure: float, rating: str) -> None:
    """The shortfall is the distance from the midpoint."""
    settings = f"{PERCENT}, frequency: quarterly, tolerance: 1 points, target: {{2022-23: {{midpoint: 50}}}}"
    assert verdict(settings, f"Q2={figure}").rating.value == rating


@pytest.mark.parametrize(
    ("settings", "quarter", "to_date"),
    [
        ("kind: flow, target: {2022-23: {annual: 500000}}", "125,000", "250,000"),
        ("kind: flow, target: {2022-23: 100}", "100", "200"),
        ("kind: flow, target: {2022-23: {annual: 100, profile: [1, 3, 3, 3]}}", "30", "40"),
        ("kind: flow, target: {2022-23: {quarters: [10, 20, 30, 40]}}", "20", "30"),
        ("kind: cumulative, target: {2022-23: {annual: 1200}}", "600", "600"),
        ("kind: cumulative, target: {2022-23: {quarters: [24, 57, 82, 97]}}", "57", "57"),
        ("kind: stock, target: {2022-23: {from: 90, to: 126}}", "108", "108"),
        ("kind: ratio, target: {2022-23: 85}", "85", "85"),
        ("kind: stock, target: {2022-23: {months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}}", "6", "6"),
        ("kind: flow, target: {2022-23: {months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}}", "15", "21"),
        ("kind: flow, target: {2022-23: {text: 10 in 5 years}}", "10 in 5 years", "10 in 5 years"),
        ("kind: stock, direction: range, target: {2022-23: {between: [14, 18]}}", "14 to 18", "14 to 18"),
    ],
)
def test_each_form_of_target_gives_the_period_its_own(settings: str, quarter: str, to_date: str) -> None:
    """The quarter's target and that of the year to date, as printed."""
    found = result(settings, "Q1=1; Q2=1")
    assert (found.quarter.goal.text, found.year_to_date.goal.text) == (quarter, to_date)


def test_the_year_to_date_is_rated_against_its_own_target() -> None:
    """216,924 against 125,000 and 392,555 against 250,000: method's example of libraries."""
    found = result(
        "kind: flow, target: {2022-23: {annual: 500000}}, rate: year_to_date",
        "Q1=175631; Jul=46968; Aug=76726; Sep=93230",
    )
    assert found.quarter.verdict.reason == "216,924 against a target of 125,000: met."
    assert found.verdict.reason == "392,555 against a target of 250,000: met."
    assert found.verdict is found.year_to_date.verdict


@pytest.mark.parametrize(
    ("settings", "period", "target"),
    [
        # a number: a flow's quarter, shared by its months and added up for the year to date
        ("kind: flow, target: {2022-23: 90}", "month", 30),
        ("kind: flow, target: {2022-23: 90}", "quarter", 90),
        ("kind: flow, target: {2022-23: 90}", "to date", 180),
        ("kind: flow, target: {2022-23: 90}", "year", 90),
        ("kind: stock, target: {2022-23: 90}", "month", 90),
        ("kind: stock, target: {2022-23: 90}", "to date", 90),
        # a year's, by months elapsed where the measure counts from April
        ("kind: flow, target: {2022-23: {annual: 360}}", "month", 30),
        ("kind: flow, target: {2022-23: {annual: 360}}", "quarter", 90),
        ("kind: flow, target: {2022-23: {annual: 360}}", "to date", 180),
        ("kind: flow, target: {2022-23: {annual: 360}}", "year", 360),
        ("kind: cumulative, target: {2022-23: {annual: 360}}", "month", 180),
        ("kind: cumulative, target: {2022-23: {annual: 360}}", "quarter", 180),
        ("kind: cumulative, target: {2022-23: {annual: 360}}", "year", 360),
        # by a profile
        ("kind: flow, target: {2022-23: {annual: 360, profile: [1, 2, 2, 1]}}", "month", 40),
        ("kind: flow, target: {2022-23: {annual: 360, profile: [1, 2, 2, 1]}}", "quarter", 120),
        ("kind: flow, target: {2022-23: {annual: 360, profile: [1, 2, 2, 1]}}", "to date", 180),
        # set by quarter or month
        ("kind: cumulative, target: {2022-23: {quarters: [24, 57, 82, 97]}}", "month", 57),
        ("kind: cumulative, target: {2022-23: {quarters: [24, 57, 82, 97]}}", "to date", 57),
        ("kind: flow, target: {2022-23: {quarters: [24, 57, 82, 97]}}", "month", None),
        ("kind: flow, target: {2022-23: {quarters: [24, 57, 82, 97]}}", "to date", 81),
        ("kind: flow, target: {2022-23: {months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}}", "month", 6),
        ("kind: flow, target: {2022-23: {months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}}", "year", 78),
        # a straight line
        ("kind: stock, target: {2022-23: {from: 90, to: 126}}", "month", 108),
        ("kind: stock, target: {2022-23: {from: 90, to: 126}}", "year", 126),
    ],
)
def test_the_target_at_month_quarter_year_to_date_and_year(settings: str, period: str, target: float | None) -> None:
    """September, quarter 2, April to September, and the whole of 2022-23."""
    indicator = loaded(settings).catalogue.indicators[0]
    periods = {"month": Q2.months[-1], "quarter": Q2, "to date": Q2.year_to_date, "year": Period.of_year(2022)}
    assert goal_for(indicator, periods[period]).value == target


@pytest.mark.parametrize(
    ("target", "floor", "quarter", "to_date"),
    [
        ("50", "45", "not below the floor of 45", "not below the floor of 90"),
        ("50", "46", "below the floor of 46", "below the floor of 92"),
        ("{annual: 200}", "180", "not below the floor of 45", "not below the floor of 90"),
        ("{annual: 200, profile: [3, 2, 2, 3]}", "180", "met", "not below the floor of 90"),
        ("{quarters: [50, 50, 60, 60]}", "45", "not below the floor of 45", "not below the floor of 90"),
    ],
)
def test_a_floor_is_in_the_terms_of_its_target(target: str, floor: str, quarter: str, to_date: str) -> None:
    """A flow's floor is added up, or shared out, as its target is."""
    settings = f"kind: flow, frequency: quarterly, floor: {floor}, target: {{2022-23: {target}}}"
    found = result(settings, "Q1=45; Q2=45")
    reasons = (found.quarter.verdict.reason, found.year_to_date.verdict.reason)
    assert [reason.rpartition(": ")[2].rpartition(", ")[2] for reason in reasons] == [f"{quarter}.", f"{to_date}."]


def test_a_floor_of_a_cumulative_measure_grows_with_its_target() -> None:
    """Half of the year's target, and of its floor, at the end of September."""
    settings = "kind: cumulative, frequency: quarterly, floor: 180, target: {2022-23: {annual: 200}}"
    assert verdict(settings, "Q2=90").reason == "90 against a target of 100: missed by 10, not below the floor of 90."


def test_a_figure_without_an_amount_is_a_slip_of_ours() -> None:
    """A figure whose exact value is missing cannot be rated, and says so to the programmer."""
    indicator = loaded("kind: flow, target: {2022-23: 5}").catalogue.indicators[0]
    current = result("kind: flow", "Q2=5").quarter.current
    with pytest.raises(AssertionError, match="promised"):
        rate(indicator, replace(current.amount, value=None), current.figure, goal_for(indicator, Q2))


def test_a_goal_of_another_year_is_none() -> None:
    """Targets hold for their financial year only."""
    indicator = loaded("kind: flow, target: {2022-23: 5}").catalogue.indicators[0]
    assert goal_for(indicator, Q1 - 4).setting is None
