"""Sentences about figures: never a word that the figures do not bear out."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.report.words import change_text, comparison_text, period_text, target_text
from tests.making import Q1, Q2, entry, result

SHARE = "kind: supplied, unit: percent, decimals: 1, frequency: quarterly"
RISING = re.compile(r"\b(up|increas\w*|ris\w*|rose|grew|grow\w*)\b", re.IGNORECASE)
FALLING = re.compile(r"\b(down|decreas\w*|fall\w*|fell|drop\w*)\b", re.IGNORECASE)
FIGURES = st.integers(-20000, 20000).map(lambda number: number / 10)


@pytest.mark.parametrize(
    ("direction", "figures", "words"),
    [
        ("higher", "Q1=88.4; Q2=90.1", "Improving: up 1.7 points on Q1 (88.4%)"),
        ("higher", "Q1=90.1; Q2=88.4", "Worsening: down 1.7 points on Q1 (90.1%)"),
        ("lower", "Q1=88.4; Q2=90.1", "Worsening: up 1.7 points on Q1 (88.4%)"),
        ("none", "Q1=88.4; Q2=90.1", "Increasing: up 1.7 points on Q1 (88.4%)"),
        ("none", "Q1=90.1; Q2=88.4", "Decreasing: down 1.7 points on Q1 (90.1%)"),
        ("higher", "Q1=88.4; Q2=88.4", "No change on Q1 (88.4%)"),
        ("higher", "Q1=88.4; Q2=89.4", "Improving: up 1.0 points on Q1 (88.4%)"),
        ("higher", "Q2=88.4", "Not compared: no figure for 2022-23 Q1"),
    ],
)
def test_a_change_has_its_judgement_and_its_amount(direction: str, figures: str, words: str) -> None:
    """Never an arrow alone; a difference between percentages is in points."""
    found = result(f"{SHARE}, direction: {direction}", figures)
    assert change_text(found.indicator, found.travel, found.run_quarter) == words


def test_a_small_movement_is_no_change_but_keeps_its_amount() -> None:
    """Within no_change the word changes, the amount does not."""
    found = result(f"{SHARE}, no_change: 1", "Q1=88.4; Q2=88.9")
    assert change_text(found.indicator, found.travel, found.run_quarter) == "No change: up 0.5 points on Q1 (88.4%)"


@pytest.mark.parametrize(
    ("target", "figures", "words"),
    [
        (
            "direction: range, target: {2022-23: {between: [14, 18]}}",
            "Q1=20.2; Q2=11.8",
            "As close to the target as before: down 8.4 points on Q1 (20.2%)",
        ),
        (
            "direction: range, target: {2022-23: {between: [14, 18]}}",
            "Q1=15; Q2=17",
            "As close to the target as before: up 2.0 points on Q1 (15.0%)",
        ),
        (
            "direction: range, target: {2022-23: {midpoint: 16}}",
            "Q1=20.2; Q2=11.8",
            "As close to the target as before: down 8.4 points on Q1 (20.2%)",
        ),
        (
            "direction: range, target: {2022-23: {midpoint: 16}}, no_change: 1",
            "Q1=20; Q2=12.5",
            "No change: down 7.5 points on Q1 (20.0%)",
        ),
        (
            "direction: range, target: {2022-23: {between: [14, 18]}}",
            "Q1=20; Q2=19",
            "Improving: down 1.0 points on Q1 (20.0%)",
        ),
        ("direction: range, target: {2022-23: {midpoint: 16}}", "Q1=20; Q2=20", "No change on Q1 (20.0%)"),
    ],
)
def test_a_figure_that_moved_but_came_no_closer_says_so(target: str, figures: str, words: str) -> None:
    """From one side to the other, or within the range: it did change, but not for better or worse."""
    found = result(f"{SHARE}, {target}", figures)
    assert change_text(found.indicator, found.travel, found.run_quarter) == words


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (
            "Q1=200/300; Q2=264/300",
            "Improving: up 21.3 points on Q1 (66.7%), more than chance explains",
        ),
        (
            "Q1=264/300; Q2=200/300",
            "Worsening: down 21.3 points on Q1 (88.0%), more than chance explains",
        ),
        ("Q1=260/300; Q2=264/300", "Improving: up 1.3 points on Q1 (86.7%), which may be chance"),
        ("Q1=86.7; Q2=264/300", "Improving: up 1.3 points on Q1 (86.7%)"),
        ("Q1=264/300; Q2=528/600", "No change on Q1 (88.0%)"),
    ],
)
def test_a_change_says_whether_it_may_be_chance(figures: str, words: str) -> None:
    """Where both figures have an interval; of no change at all there is nothing to explain."""
    found = result("kind: ratio, unit: percent, decimals: 1, frequency: quarterly", figures)
    assert change_text(found.indicator, found.travel, found.run_quarter) == words


@pytest.mark.parametrize(
    ("figure", "direction", "words"),
    [
        ("264/300", "higher", "better"),
        ("264/300", "lower", "worse"),
        ("264/300", "none", "higher"),
        ("200/300", "higher", "worse"),
        ("200/300", "none", "lower"),
        ("240/300", "higher", "similar: the difference may be chance"),
        ("240/300", "none", "similar: the difference may be chance"),
    ],
)
def test_a_comparison_that_was_tested_says_so_by_saying_nothing(figure: str, direction: str, words: str) -> None:
    """79.1% against an interval; where that holds it, the difference may be chance."""
    benchmark = "benchmark: {national: {value: 79.1, period: 2022-23 Q2, source: T}}"
    settings_ = f"kind: ratio, unit: percent, decimals: 1, direction: {direction}, {benchmark}"
    (comparison,) = result(settings_, f"Q2={figure}").comparisons
    assert comparison_text(comparison) == words


@pytest.mark.parametrize(
    ("figure", "settings_", "words"),
    [
        (70, "direction: higher", "better, not tested"),
        (50, "direction: higher", "worse, not tested"),
        (64.1, "direction: higher", "the same as printed, not tested"),
        (70, "direction: none", "higher, not tested"),
        (50, "direction: none", "lower, not tested"),
    ],
)
def test_a_comparison_says_that_it_is_not_tested(figure: float, settings_: str, words: str) -> None:
    """Published figures are compared, without an interval."""
    benchmark = "benchmark: {national: {value: 64.1, period: 2021-22, source: T, comparable: true}}"
    (comparison,) = result(f"{SHARE}, {settings_}, {benchmark}", f"Q2={figure}").comparisons
    assert comparison_text(comparison) == words


def test_a_benchmark_that_is_not_compared_says_why() -> None:
    """It is shown all the same."""
    benchmark = "benchmark: {national: {value: 64.1, period: 2021-22, source: T}}"
    (comparison,) = result(f"{SHARE}, {benchmark}", "Q2=50").comparisons
    assert comparison_text(comparison) == "not compared (for 2021-22, one year before)"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("target: {2022-23: 90}", "90.0%"),
        ("target: {2022-23: trend}", "Trend only"),
        ("target: {2022-23: none}", "No target"),
        ("target: {2022-23: tbc}", "To be confirmed"),
        ("target: {2022-23: {text: better than last year}}", "better than last year"),
        ("decimals: 1", "None set"),
        ("target: {2022-23: {quarters: [1, null, 3, 4]}}", "None set"),
    ],
)
def test_a_target_is_said_or_why_there_is_none(target: str, words: str) -> None:
    """Every state in words."""
    assert target_text(result(f"{SHARE.replace('decimals: 1, ', '')}, {target}", "Q2=1").quarter.goal) in (words, "90%")


def test_a_year_to_date_is_named_by_its_months() -> None:
    """A quarter by its label."""
    assert (period_text(Q2), period_text(Q2.year_to_date)) == ("2022-23 Q2", "April to September 2022")


@settings(max_examples=60, deadline=None)
@given(FIGURES, FIGURES, FIGURES, st.sampled_from(["higher", "lower", "none"]))
def test_no_sentence_says_up_for_a_fall(last_year: float, before: float, now: float, direction: str) -> None:
    """Over random figures: rising words only where a printed figure rose, falling ones only where one fell."""
    card = entry(
        f"kind: stock, decimals: 1, frequency: quarterly, direction: {direction}, target: {{2022-23: 5}}",
        f"2021-22 Q2={last_year}; Q1={before}; Q2={now}",
    )
    changes = [card.result.travel.amount or Decimal(0), card.result.year_on_year.amount or Decimal(0)]
    words = f"{card.sentence} {card.travel_text} {card.year_on_year_text}"
    assert bool(RISING.search(words)) == any(change > 0 for change in changes)
    assert bool(FALLING.search(words)) == any(change < 0 for change in changes)


@settings(max_examples=60, deadline=None)
@given(FIGURES, FIGURES)
def test_a_change_text_holds_the_printed_difference(before: float, now: float) -> None:
    """The reader can recompute the amount from the two printed figures."""
    found = result("kind: stock, decimals: 1, frequency: quarterly", f"Q1={before}; Q2={now}")
    words = change_text(found.indicator, found.travel, found.run_quarter)
    difference = f"{abs(Decimal(str(now)) - Decimal(str(before))):,.1f}"
    assert (difference in words) or (before == now and words.startswith("No change on"))


def test_quarter_1_is_compared_with_the_year_before() -> None:
    """The name of the earlier quarter is printed."""
    found = result("kind: stock, frequency: quarterly", "2021-22 Q4=5; Q1=7", Q1)
    assert change_text(found.indicator, found.travel, found.run_quarter) == "Improving: up 2 on Q4 2021-22 (5)"
