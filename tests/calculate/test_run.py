"""All indicators of a run: gaps, order, and what must not change the results."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.calculate import Result, calculate
from scorecard.collect import Readings, merge
from scorecard.observations import Observation, Reading
from tests.making import Q2, collected, loaded, outcome, readings

CATALOGUE = {
    "1": "kind: flow, target: {2022-23: 100}, tolerance: 5%",
    "2": "kind: ratio, unit: percent, decimals: 1",
    "3": "kind: stock",
    "4": "kind: rolling, unit: percent, decimals: 1",
}
FILES = {
    "2022-23-Q2/people.xlsx": "1: Jul=39; Aug=31; Sep=48\n2: Jul=1/4; Aug=2/4; Sep=3/4",
    "2022-23-Q2/place.xlsx": "3: Jul=7; Sep=9\n1: Q1=114",
    "2022-23-Q2/finance.xlsx": "4: Sep=15.1; 2021-22 Q2=14\n2: Q1=50 10/20",
}


def codes(settings: str, figures: str, words: str = "") -> list[str]:
    """The codes of a run of one indicator."""
    return [problem.code for problem in outcome(settings, figures, words={"1": words} if words else None)[1]]


def test_results_stand_in_the_order_of_the_catalogue() -> None:
    """Not in that of the returns."""
    results, _ = outcome({"9": "kind: flow", "1": "kind: flow"}, "1: Q2=1\n9: Q2=9")
    assert [result.indicator.ref for result in results] == ["9", "1"]


@pytest.mark.parametrize("kind", ["flow", "ratio", "supplied", "annualised"])
def test_sc211_a_figure_that_is_due_and_missing_without_a_reason(kind: str) -> None:
    """A warning, whatever the kind."""
    assert codes(f"kind: {kind}", "") == ["SC211"]


@pytest.mark.parametrize(
    ("settings", "figures"),
    [
        ("kind: flow", "Q2=0"),
        ("kind: flow", "Q2=?(late)"),
        ("kind: flow, frequency: annual", ""),
    ],
)
def test_sc211_zero_a_reason_or_not_due_is_no_gap(settings: str, figures: str) -> None:
    """Nothing is owed."""
    assert codes(settings, figures) == []


def test_sc211_stands_at_the_indicator_and_names_its_quarter() -> None:
    """There is no cell to point at."""
    (problem,) = outcome("kind: flow", "")[1]
    assert (str(problem.place), problem.period, problem.severity.value) == (
        "indicators.yaml:8:5",
        "2022-23 Q2",
        "warning",
    )


@pytest.mark.parametrize(("figure", "words", "expected"), [(89, "", ["SC215"]), (89, "Because.", []), (100, "", [])])
def test_sc215_a_missed_target_owes_commentary(figure: int, words: str, expected: list[str]) -> None:
    """Red or amber without words is a warning."""
    assert codes("kind: flow, target: {2022-23: 100}", f"Q2={figure}", words) == expected


def test_sc215_an_action_alone_is_no_commentary() -> None:
    """The words may not be empty."""
    assert codes("kind: flow, target: {2022-23: 100}", "Q2=1", "|More staff") == ["SC215"]


def test_sc215_asks_the_owner() -> None:
    """Or the directorate, where no owner is named."""
    owned = outcome("kind: flow, target: {2022-23: 100}, owner: Head of Housing", "Q2=1")[1]
    unowned = outcome("kind: flow, target: {2022-23: 100}", "Q2=1")[1]
    assert owned[0].remedy == "Ask the Head of Housing why, and what is being done."
    assert unowned[0].remedy == "Ask People why, and what is being done."


def test_running_twice_gives_equal_results() -> None:
    """Calculation keeps nothing from one run to the next."""
    catalogue, material = loaded(CATALOGUE), collected(FILES)
    assert calculate(catalogue, material, Q2) == calculate(catalogue, material, Q2)


def plain(results: tuple[Result, ...]) -> list[tuple[object, ...]]:
    """What a reader sees of the results; the order of the cells behind a figure is not part of it."""
    return [
        (
            *(str(figure.figure) for figure in (*result.quarters, *result.months, *result.this_year, result.last_year)),
            result.year_to_date.current.figure,
            result.verdict,
            result.travel,
            result.year_on_year,
        )
        for result in results
    ]


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_workbooks_and_rows_changes_nothing(random: Random) -> None:
    """Files, sheets and rows in any order give the same figures, ratings and changes."""
    shuffled = shuffle(readings(FILES), random)
    results, _ = calculate(loaded(CATALOGUE), merge(shuffled, Q2)[0], Q2)
    assert plain(results) == plain(outcome(CATALOGUE, FILES)[0])


def shuffle(read: Readings, random: Random) -> Readings:
    """The same files with files and rows in another order."""
    pairs = []
    for file, reading in read:
        rows: list[Observation] = list(reading.observations)
        random.shuffle(rows)
        pairs.append((file, Reading(tuple(rows), reading.comments, reading.sign_offs)))
    random.shuffle(pairs)
    return tuple(pairs)


def test_sc311_a_restatement_is_told_at_the_new_figures_cell() -> None:
    """A warning with both figures and where the old one stands."""
    returns = {"2022-23-Q1/a.xlsx": "Q1=174893", "2022-23-Q2/a.xlsx": "Q1=175631; Q2=5"}
    _, problems = outcome("kind: flow", returns)
    assert [str(problem) for problem in problems if problem.code == "SC311"] == [
        (
            "inputs/2022-23-Q2/a.xlsx!Figures!C2: warning SC311 1 2022-23 Q1: The value was 174,893 in "
            "inputs/2022-23-Q1/a.xlsx; this return restates it as 175,631. The later figure is used, and the "
            "restatement is printed in the notes."
        )
    ]


def test_a_restatement_of_a_measure_that_may_hide_figures_shows_nothing() -> None:
    """Neither the old number nor the new one, not even in the list of problems."""
    returns = {"2022-23-Q1/a.xlsx": "Q1=3", "2022-23-Q2/a.xlsx": "Q1=78; Q2=50"}
    (found,), problems = outcome("kind: flow, suppress_below: 5", returns)
    assert found.restatements == ()
    assert not [problem for problem in problems if problem.code == "SC311"]
