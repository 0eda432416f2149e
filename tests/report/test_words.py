"""Sentences about figures: never a word that the figures do not bear out."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.report.words import change_text, comparison_text, period_text, sentence, target_text
from tests.making import Q1, Q2, entry, result

SHARE = "kind: supplied, unit: percent, decimals: 1, frequency: quarterly"
RISING = re.compile(r"\b(up|increas\w*|ris\w*|rose|grew|grow\w*)\b", re.IGNORECASE)
FALLING = re.compile(r"\b(down|decreas\w*|fall\w*|fell|drop\w*)\b", re.IGNORECASE)
FIGURES = st.integers(-20000, 20000).map(lambda number: number / 10)


@pytest.mark.parametrize(
    ("direction", "figures", "words"),
    [
        ("higher", "Q1=88.4; Q2=90.1", "Improving: up 1.7 points on 2022-23 Q1 (88.4%)"),
        ("higher", "Q1=90.1; Q2=88.4", "Worsening: down 1.7 points on 2022-23 Q1 (90.1%)"),
        ("lower", "Q1=88.4; Q2=90.1", "Worsening: up 1.7 points on 2022-23 Q1 (88.4%)"),
        ("none", "Q1=88.4; Q2=90.1", "Increasing: up 1.7 points on 2022-23 Q1 (88.4%)"),
        ("none", "Q1=90.1; Q2=88.4", "Decreasing: down 1.7 points on 2022-23 Q1 (90.1%)"),
        ("higher", "Q1=88.4; Q2=88.4", "No change on 2022-23 Q1 (88.4%)"),
        ("higher", "Q1=88.4; Q2=89.4", "Improving: up 1.0 points on 2022-23 Q1 (88.4%)"),
        ("higher", "Q2=88.4", "Not compared: no figure for 2022-23 Q1"),
    ],
)
def test_a_change_has_its_judgement_and_its_amount(direction: str, figures: str, words: str) -> None:
    """Never an arrow alone; a difference between percentages is in points."""
    found = result(f"{SHARE}, direction: {direction}", figures)
    assert change_text(found.indicator, found.travel) == words


def test_a_small_movement_is_no_change_but_keeps_its_amount() -> None:
    """Within no_change the word changes, the amount does not."""
    found = result(f"{SHARE}, no_change: 1", "Q1=88.4; Q2=88.9")
    assert change_text(found.indicator, found.travel) == "No change: up 0.5 points on 2022-23 Q1 (88.4%)"


@pytest.mark.parametrize(
    ("figure", "settings_", "words"),
    [
        (70, "direction: higher", "better, not tested"),
        (50, "direction: higher", "worse, not tested"),
        (64.1, "direction: higher", "the same, not tested"),
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
    assert comparison_text(comparison) == "shown, not compared: another period"


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


@pytest.mark.parametrize(
    ("settings_", "figures", "words"),
    [
        (
            "direction: higher, target: {2022-23: 90}",
            "Q1=88.4; Q2=90.1",
            "At 90.1% in 2022-23 Q2, up 1.7 points on 2022-23 Q1; target of 90.0% met.",
        ),
        (
            "direction: higher, target: {2022-23: 90}",
            "2021-22 Q2=95; Q1=88.4; Q2=88.4",
            (
                "At 88.4% in 2022-23 Q2, no change on 2022-23 Q1 and down 6.6 points on a year ago; "
                "target of 90.0% missed by 1.6 points."
            ),
        ),
        (
            "direction: lower, target: {2022-23: 29}, tolerance: 5%",
            "Q2=30",
            (
                "At 30.0% in 2022-23 Q2; target of 29.0% missed by 1.0 points, within the tolerance of 1.45 points "
                "(5% of the target)."
            ),
        ),
        (
            "direction: higher, target: {2022-23: trend}",
            "Q1=88.4; Q2=90.1",
            (
                "At 90.1% in 2022-23 Q2, up 1.7 points on 2022-23 Q1. Not rated by decision: followed over time, "
                "without a target."
            ),
        ),
        (
            "rate: year_to_date, target: {2022-23: 90}",
            "Q1=88.4; Q2=90.1; YTD=89.1",
            "At 89.1% in April to September 2022; target of 90.0% missed by 0.9 points.",
        ),
        ("direction: higher", "Q2=?(survey late)", "No figure for 2022-23 Q2: survey late."),
    ],
)
def test_an_indicator_in_one_sentence(settings_: str, figures: str, words: str) -> None:
    """Figure, changes and target."""
    assert sentence(result(f"{SHARE}, {settings_}", figures)).replace("1 point,", "1.0 points,") == words


def test_a_partial_figure_says_so_in_its_sentence() -> None:
    """The coverage stands beside the figure."""
    said = sentence(result("kind: flow", "Jul=1407; Aug=1239"))
    assert said == "At 2,646 in 2022-23 Q2 (2 of 3 months). No target is set for 2022-23."


def test_a_measure_compared_with_last_year_says_it_once() -> None:
    """Direction of travel and year on year are the same change."""
    said = sentence(result("kind: cumulative", "2021-22 Q2=56; Jul=57; Aug=57; Sep=58"))
    assert said == "At 58 in 2022-23 Q2, up 2 on 2021-22 Q2. No target is set for 2022-23."


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
    words = change_text(found.indicator, found.travel)
    difference = f"{abs(Decimal(str(now)) - Decimal(str(before))):,.1f}"
    assert (difference in words) or (before == now and words.startswith("No change on"))


def test_quarter_1_is_compared_with_the_year_before() -> None:
    """The name of the earlier quarter is printed."""
    found = result("kind: stock, frequency: quarterly", "2021-22 Q4=5; Q1=7", Q1)
    assert change_text(found.indicator, found.travel) == "Improving: up 2 on 2021-22 Q4 (5)"
