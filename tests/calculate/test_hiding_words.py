"""Words that tell a number which the report suppresses (SC403)."""

from __future__ import annotations

import pytest

from scorecard.problems import Severity
from tests.making import outcome

FLOW = "kind: flow, suppress_below: 5"
RETURNS = {"2022-23-Q1/a.csv": "Apr=10; May=20; Jun=31", "2022-23-Q2/a.csv": "Jul=3; Aug=1250; Sep=2500"}


def warned(settings: str, returns: dict[str, str] | str, words: str) -> int:
    """Return how many warnings a commentary brings."""
    _, problems = outcome(settings, returns, words={"1": words})
    return sum(problem.code == "SC403" for problem in problems)


@pytest.mark.parametrize(
    "words",
    [
        "There were 3 visits in July.",
        "Three families came in July.",
        "It fell to 3.",
        "August saw 1,250 visits.",
        "Fine.|We wrote to the 3 families.",
    ],
)
def test_words_that_tell_a_hidden_figure_are_warned_about(words: str) -> None:
    """In digits or letters, small or beside a small one, in the commentary or the action."""
    assert warned(FLOW, RETURNS, words) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Few visits in July.",
        "The quarter came to 3,753, after 61.",
        "Q3 will be better, from 3 October 2022 and by the 3rd of March 3.",
        "See table 3, priority 3 and measure 3.1a, against a target of 3.",
        "No one came at 3pm; COVID-3 and 13 others, 3.5 on average.",
    ],
)
def test_other_numbers_are_not(words: str) -> None:
    """Figures that are printed, and numbers that count nothing."""
    assert warned(FLOW, RETURNS, words) == 0


@pytest.mark.parametrize(("words", "number"), [("Only 7.5% in July.", 1), ("All 3 in July.", 1), ("80% in Q2.", 0)])
def test_a_percentage_is_told_by_its_numerator_too(words: str, number: int) -> None:
    """As it would be published."""
    settings = "kind: ratio, unit: percent, decimals: 1, suppress_below: 5"
    assert warned(settings, "Jul=3/40; Aug=20/50; Sep=30/60", words) == number


def test_words_about_what_a_return_withholds_cannot_be_compared() -> None:
    """Nobody but the directorate knows the number."""
    assert warned(FLOW, "Jul=[c]; Aug=20; Sep=30", "There were 3 in July.") == 0


def test_a_number_of_years_ago_is_no_news() -> None:
    """Last year's are, since they are charted beside this year's."""
    years = {"history/a.csv": "2020-07=3; 2020-08=20; 2020-09=30; 2021-07=4; 2021-08=21; 2021-09=30", **RETURNS}
    assert [warned(FLOW, years, f"There were {number}.") for number in (20, 21)] == [0, 1]


def test_the_warning_does_not_repeat_the_number() -> None:
    """It names the cell of the words, and refuses nothing."""
    _, problems = outcome(FLOW, RETURNS, words={"1": "Just 3 visits."})
    (warning,) = (problem for problem in problems if problem.code == "SC403")
    assert (str(warning.place), warning.severity) == ("inputs/2022-23-Q2/words.xlsx!Commentary!B2", Severity.WARNING)
    assert "3" not in warning.message
