"""Rules under which the figure of a year before decides, and what holds for every rule from catalogue to colour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as settings_
from hypothesis import strategies as st

from scorecard.calculate.goal import goal_for, rate
from tests.making import Q2, Q4, loaded, result

PERIODS = ("2021-22 Q2", "Q1", "Q2")
RULES = (
    "rating: met / beyond",
    "rating: met / 5% / beyond",
    "rating: 5% and 10%",
    "tolerance: {green: 2, amber: 10%}, exceeded: 20%",
    "rating: target and floor, floor: 40",
    "rating: direction decides",
    "rating: direction decides, tolerance: 10%",
    "rating: improved or maintained, tolerance: {green: 10%, amber: 10%}",
)
DECIDES = "kind: flow, frequency: quarterly, rating: direction decides, target: {2022-23: 100}"


@pytest.mark.parametrize(
    ("settings", "figures", "rating", "words"),
    [
        (DECIDES, "2021-22 Q2=80; Q2=100", "green", "met."),
        (DECIDES, "2021-22 Q2=80; Q2=85", "amber", "missed by 15, but better than 80 in 2021-22 Q2."),
        (DECIDES, "2021-22 Q2=85; Q2=85", "red", "missed by 15, and not better than 85 in 2021-22 Q2."),
        (
            DECIDES,
            "Q1=80; Q2=85",
            "red",
            "missed by 15, and cannot be compared with a year before (no figure for 2021-22 Q2).",
        ),
        (
            DECIDES,
            "2021-22 Q2=[c]; Q2=85",
            "red",
            "missed by 15, and cannot be compared with a year before (the figure for 2021-22 Q2 is suppressed).",
        ),
        (
            f"{DECIDES}, no_change: 10%",
            "2021-22 Q2=80; Q2=88",
            "red",
            "missed by 12, and not better than 80 in 2021-22 Q2 by more than 8.",
        ),
        (
            f"{DECIDES}, no_change: 10%",
            "2021-22 Q2=80; Q2=89",
            "amber",
            "missed by 11, but better than 80 in 2021-22 Q2.",
        ),
        (
            DECIDES.replace("quarterly", "monthly"),
            "Jul 2021=30; Aug 2021=30; Q2=85",
            "red",
            "missed by 15, and cannot be compared with a year before (2021-22 Q2 covers 2 of 3 months).",
        ),
        (
            f"{DECIDES}, rate: year_to_date",
            "2021-22 Q1=60; 2021-22 Q2=90; Q1=90; Q2=70",
            "amber",
            "missed by 40, but better than 150 in April to September 2021.",
        ),
        (
            f"{DECIDES}, rate: year_to_date",
            "2021-22 Q1=90; 2021-22 Q2=70; Q1=60; Q2=90",
            "red",
            "missed by 50, and not better than 160 in April to September 2021.",
        ),
        (
            f"{DECIDES}, rate: year_to_date",
            "2021-22 Q2=70; Q1=60; Q2=90",
            "red",
            (
                "missed by 50, and cannot be compared with a year before "
                "(2021-22 Q2 year to date covers 1 of 2 quarters)."
            ),
        ),
        (
            "kind: stock, direction: lower, rating: improved or maintained, target: {2022-23: 5}, frequency: annual",
            "2021-22=9; 2022-23=9",
            "amber",
            "missed by 4, but no worse than 9 in 2021-22.",
        ),
        (
            "kind: cumulative, direction: lower, rating: direction decides, target: {2022-23: 5}, frequency: quarterly",
            "2021-22 Q2=9; Q2=8",
            "amber",
            "missed by 3, but better than 9 in 2021-22 Q2.",
        ),
        (
            "kind: stock, rating: direction decides, target: {2022-23: {midpoint: 50}}, frequency: quarterly",
            "2021-22 Q2=40; Q2=58",
            "amber",
            "missed by 8, but better than 40 in 2021-22 Q2.",
        ),
    ],
)
def test_the_year_before_decides(settings: str, figures: str, rating: str, words: str) -> None:
    """The same quarter, year to date or year: what the direction of travel calls an improvement is amber."""
    found = result(settings, figures, Q4 if "annual" in settings else Q2).verdict
    assert (found.rating.value, found.reason.partition(": ")[2]) == (rating, words)


def test_a_year_to_date_that_a_late_return_gives_has_its_own_year_before() -> None:
    """The figure shown is of quarter 1, the year to date of quarter 2; each is held against its own period."""
    found = result(f"{DECIDES}, arrears: 1", "2021-22 Q1=70; 2021-22 Q2=95; Q1=80; YTD=170")
    assert "but better than 70 in 2021-22 Q1" in found.quarter.verdict.reason
    assert "but better than 165 in April to September 2021" in found.year_to_date.verdict.reason


def test_without_a_change_there_is_none_to_compare_with() -> None:
    """Whoever rates a figure that has no earlier one is told so."""
    indicator = loaded(DECIDES).catalogue.indicators[0]
    current = result(DECIDES, "Q2=85").quarter.current
    found = rate(indicator, current.amount, current.figure, goal_for(indicator, Q2))
    assert found.reason.endswith("cannot be compared with a year before (no figure of a year before).")


@settings_(deadline=None)
@given(
    st.sampled_from(RULES),
    st.sampled_from(["higher", "lower"]),
    st.sampled_from(["0", "3", "2%"]),
    st.tuples(*[st.integers(-300, 300)] * 3),
    st.integers(50, 200),
)
def test_a_better_return_is_never_rated_worse(
    rule: str, direction: str, no_change: str, figures: tuple[int, int, int], target: int
) -> None:
    """From the catalogue's words to the colour, whatever the figure of a year before."""
    before, *now = figures
    better = sorted(now, reverse=direction == "higher")
    settings = (
        f"kind: stock, frequency: quarterly, direction: {direction}, no_change: {no_change}, "
        f"{rule}, target: {{2022-23: {target}}}"
    )
    ratings = [result(settings, f"2021-22 Q2={before}; Q2={figure}").verdict.rating for figure in better]
    order = ("exceeded", "green", "amber", "red")
    assert order.index(ratings[0].value) <= order.index(ratings[1].value)


@settings_(deadline=None)
@given(st.sampled_from(RULES), st.tuples(*[st.integers(-300, 300)] * 3), st.integers(50, 200))
def test_a_mirrored_return_has_mirrored_results(rule: str, figures: tuple[int, int, int], target: int) -> None:
    """Turning every sign and the direction changes neither rating nor direction of travel."""
    absolute = rule.replace("%", "")
    turned = absolute.replace("floor: ", "floor: -").replace("--", "")
    found = [
        result(
            f"kind: stock, frequency: quarterly, direction: {direction}, no_change: 5, {own}, "
            f"target: {{2022-23: {sign * target}}}",
            "; ".join(f"{period}={sign * figure}" for period, figure in zip(PERIODS, figures, strict=True)),
        )
        for direction, sign, own in (("higher", 1, absolute), ("lower", -1, turned))
    ]
    up, down = ((each.verdict.rating, each.travel.judgement, each.year_on_year.judgement) for each in found)
    assert up == down
