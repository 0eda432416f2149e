"""Direction of travel and year on year: the movement and whether it is better (method section 5)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.calculate import Change
from tests.making import result

RANGE = "direction: range, kind: stock, target: {2022-23: {between: [14, 18]}}"
MIDPOINT = "direction: higher, kind: stock, target: {2022-23: {midpoint: 50}}"


def travel(settings: str, figures: str) -> Change:
    """The change that the direction of travel shows."""
    return result(f"frequency: quarterly, {settings}", figures).travel


@pytest.mark.parametrize(
    ("direction", "before", "now", "judgement"),
    [
        ("higher", 88.4, 90.1, "improving"),
        ("higher", 90.1, 88.4, "worsening"),
        ("lower", 88.4, 90.1, "worsening"),
        ("lower", 90.1, 88.4, "improving"),
        ("none", 88.4, 90.1, "increasing"),
        ("none", 90.1, 88.4, "decreasing"),
        ("range", 15.0, 16.0, "increasing"),
        ("range", 16.0, 15.0, "decreasing"),
        ("higher", 90.1, 90.1, "no_change"),
    ],
)
def test_a_movement_is_judged_by_the_direction(direction: str, before: float, now: float, judgement: str) -> None:
    """Up is better, worse or neither."""
    change = travel(f"kind: stock, decimals: 1, direction: {direction}", f"Q1={before}; Q2={now}")
    assert (change.judgement.value, change.amount) == (judgement, Decimal(str(now)) - Decimal(str(before)))


@pytest.mark.parametrize(
    ("settings", "before", "now", "judgement"),
    [
        (RANGE, 20, 19, "improving"),
        (RANGE, 12, 11, "worsening"),
        (RANGE, 12, 20, "no_change"),
        (RANGE, 15, 17, "no_change"),
        (MIDPOINT, 40, 55, "improving"),
        (MIDPOINT, 55, 40, "worsening"),
        (MIDPOINT, 45, 55, "no_change"),
    ],
)
def test_with_a_range_or_midpoint_closer_is_better(settings: str, before: int, now: int, judgement: str) -> None:
    """The distance from the target decides, on either side."""
    assert travel(settings, f"Q1={before}; Q2={now}").judgement.value == judgement


@pytest.mark.parametrize(
    ("no_change", "before", "now", "judgement"),
    [
        ("0.5", 100, 100.5, "no_change"),
        ("0.5", 100, 99.5, "no_change"),
        ("0.5", 100, 100.6, "improving"),
        ("0.5", 100, 99.4, "worsening"),
        ("0.5", 0, 0.5, "no_change"),
        # in points, the same
        ("1 point", 50, 51, "no_change"),
        ("1 point", 50, 51.1, "improving"),
        # a share of the earlier figure
        ("2%", 50, 51, "no_change"),
        ("2%", 50, 49, "no_change"),
        ("2%", 50, 51.1, "improving"),
        ("2%", 50, 48.9, "worsening"),
        ("2%", 51, 50, "no_change"),  # 1.02
        ("2%", -50, -51, "no_change"),
        ("2%", -50, -51.1, "worsening"),
        ("2%", 33.3, 33.9, "no_change"),  # 0.666
        ("2%", 33.3, 34.0, "improving"),
        # of nothing there is no share
        ("2%", 0, 0, "no_change"),
        ("2%", 0, 0.1, "improving"),
        ("2%", 0, -0.1, "worsening"),
        ("0", 50, 50.1, "improving"),
    ],
)
def test_movements_up_to_no_change_are_none(no_change: str, before: float, now: float, judgement: str) -> None:
    """The edge belongs to no change, exactly: 2% of 33.3 is 0.666."""
    settings = f"kind: stock, unit: percent, decimals: 1, no_change: {no_change}"
    assert travel(settings, f"Q1={before}; Q2={now}").judgement.value == judgement


@pytest.mark.parametrize(
    ("before", "now", "judgement"),
    [(40, 42, "no_change"), (40, 58, "no_change"), (40, 62, "no_change"), (40, 43, "improving"), (40, 63, "worsening")],
)
def test_with_a_midpoint_no_change_is_of_the_distance(before: int, now: int, judgement: str) -> None:
    """From 10 below to 12 above is 2 further away, however far the figure moved."""
    assert travel(f"{MIDPOINT}, no_change: 2", f"Q1={before}; Q2={now}").judgement.value == judgement


@pytest.mark.parametrize(
    ("settings", "before", "now", "gain"),
    [
        ("kind: stock", 5, 7, 2),
        ("kind: stock, direction: lower", 5, 7, -2),
        ("kind: stock, direction: none", 5, 7, None),
        ("kind: stock, direction: range", 5, 7, None),
        (RANGE, 12, 19, 1),
        (RANGE, 15, 17, 0),
        (MIDPOINT, 40, 55, 5),
    ],
)
def test_the_gain_is_by_how_much_a_figure_became_better(settings: str, before: int, now: int, gain: int | None) -> None:
    """None where neither way is better."""
    assert travel(settings, f"Q1={before}; Q2={now}").gain == gain


def test_changes_compare_published_figures() -> None:
    """12.4 and 11.6 both print 12: whoever holds the paper sees no change."""
    change = travel("kind: stock", "Q1=12.4; Q2=11.6")
    assert (change.judgement.value, change.amount) == ("no_change", Decimal(0))


def test_a_missing_earlier_figure_is_not_compared() -> None:
    """The reason names the period that is missing."""
    change = travel("kind: stock", "Q2=5")
    assert (change.judgement.value, change.amount, change.why_not) == (
        "not_compared",
        None,
        "no figure for 2022-23 Q1",
    )


def test_a_missing_current_figure_is_not_compared() -> None:
    """Nor is one that was not returned."""
    assert travel("kind: stock", "Q1=5").why_not == "no figure for 2022-23 Q2"


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        ("Q1=[c]; Q2=5", "the figure for 2022-23 Q1 is suppressed"),
        ("Q1=5; Q2=[c]", "the figure for 2022-23 Q2 is suppressed"),
        ("Q1=[c]; Q2=[c]", "the figure for 2022-23 Q1 is suppressed"),
        ("Q2=[c]", "no figure for 2022-23 Q1"),
    ],
)
def test_a_suppressed_figure_is_not_compared(figures: str, reason: str) -> None:
    """It is there, and the reason says what became of it; the earlier period is named first."""
    change = travel("kind: stock", figures)
    assert (change.judgement.value, change.amount, change.why_not) == ("not_compared", None, reason)


@pytest.mark.parametrize("kind", ["cumulative", "rolling"])
def test_cumulative_and_rolling_measures_compare_with_last_year(kind: str) -> None:
    """Direction of travel is against the same quarter last year, never the quarter before."""
    change = travel(f"kind: {kind}", "2021-22 Q2=56; Q1=29; Q2=58")
    assert (change.against.label, change.judgement.value, change.amount) == ("2021-22 Q2", "improving", Decimal(2))


@pytest.mark.parametrize(
    ("kind", "reason"), [("rolling", "rolling years overlap"), ("cumulative", "the measure counts from April")]
)
def test_overlapping_periods_are_refused_even_if_asked_for(kind: str, reason: str) -> None:
    """compare: previous does not make overlapping figures comparable."""
    change = travel(f"kind: {kind}, compare: previous", "2021-22 Q2=56; Q1=29; Q2=58")
    assert (change.judgement.value, change.why_not) == ("not_compared", reason)


def test_a_seasonal_measure_may_compare_with_last_year() -> None:
    """compare: last_year turns the direction of travel round: down on the quarter, up on the year."""
    change = travel("kind: flow, compare: last_year", "2021-22 Q2=5; Q1=9; Q2=7")
    assert (change.against.label, change.judgement.value) == ("2021-22 Q2", "improving")


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        ("Q1=114; Jul=39; Aug=31", "2022-23 Q2 covers 2 of 3 months"),
        ("Apr=50; Q2=118", "2022-23 Q1 covers 1 of 3 months"),
    ],
)
def test_a_partial_flow_is_not_compared(figures: str, reason: str) -> None:
    """Two months are not held against three, in either quarter."""
    change = result("kind: flow", figures).travel
    assert (change.judgement.value, change.why_not) == ("not_compared", reason)


def test_a_stock_compares_if_its_last_month_is_known() -> None:
    """A position at the end of September needs no August."""
    assert result("kind: stock", "Q1=7; Jul=9; Sep=8").travel.judgement.value == "improving"


def test_a_stock_without_its_last_month_is_not_compared() -> None:
    """August's position is not September's."""
    assert result("kind: stock", "Q1=7; Jul=9; Aug=8").travel.why_not == "2022-23 Q2 covers 2 of 3 months"


def test_a_quarterly_stock_without_its_last_month_says_so() -> None:
    """July's position is not the quarter's."""
    change = result("kind: stock, frequency: quarterly", "Q1=7; Jul=9").travel
    assert change.why_not == "2022-23 Q2 covers 1 of 3 months"


def test_year_on_year_stands_beside_the_direction_of_travel() -> None:
    """Down on the quarter, up on the year: both are kept."""
    outcome = result("kind: flow, frequency: quarterly", "2021-22 Q2=100; Q1=124; Q2=112")
    assert (outcome.travel.judgement.value, outcome.year_on_year.judgement.value) == ("worsening", "improving")
    assert (outcome.travel.amount, outcome.year_on_year.amount) == (Decimal(-12), Decimal(12))


@settings(deadline=None)
@given(st.integers(0, 10**4), st.integers(0, 10**4), st.sampled_from(["0", "5", "2%"]), st.sampled_from([2, 10]))
def test_scaling_changes_no_judgement(before: int, now: int, no_change: str, factor: int) -> None:
    """Pence move as pounds do, if what counts as no change is in pence too."""
    larger = no_change if no_change.endswith("%") else str(int(no_change) * factor)
    first = travel(f"kind: stock, no_change: {no_change}", f"Q1={before}; Q2={now}")
    second = travel(f"kind: stock, no_change: {larger}", f"Q1={before * factor}; Q2={now * factor}")
    assert first.judgement is second.judgement


@settings(deadline=None)
@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_a_judgement_turns_round_with_the_direction(before: int, now: int) -> None:
    """What improves where higher is better worsens where lower is, and nothing else happens."""
    figures = f"Q1={before}; Q2={now}"
    up, down = (travel(f"kind: stock, direction: {each}", figures).judgement.value for each in ("higher", "lower"))
    opposite = {"improving": "worsening", "worsening": "improving", "no_change": "no_change"}
    assert down == opposite[up]


@pytest.mark.parametrize(
    ("more", "figures", "significant"),
    [
        ("", "Q1=500/1000; Q2=600/1000", True),
        ("", "Q1=500/1000; Q2=510/1000", False),
        ("no_change: 20", "Q1=500/1000; Q2=600/1000", None),  # nothing changed, so there is nothing to explain
        ("", "Q1=500/1000; Q2=500/1000", None),
        ("counts: false", "Q1=500/1000; Q2=600/1000", None),
        ("", "Q1=50; Q2=60", None),
    ],
)
def test_a_change_is_tested_by_both_intervals(more: str, figures: str, *, significant: bool | None) -> None:
    """More than chance explains where they lie apart; None without counts."""
    found = result(f"kind: ratio, unit: percent, decimals: 1, frequency: quarterly, {more}".rstrip(", "), figures)
    assert found.travel.significant is significant
