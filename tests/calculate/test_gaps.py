"""What is due and missing, and is told."""

from __future__ import annotations

from tests.making import Returns, Settings, outcome

FLOW = "kind: flow"


def gaps(settings: Settings, returns: Returns) -> list[str]:
    """The warnings about gaps, as code and sentence."""
    _, problems = outcome(settings, returns)
    return [f"{problem.code} {problem.wrong}" for problem in problems if problem.code in ("SC211", "SC225")]


def test_a_month_without_figure_or_reason_is_told() -> None:
    """The quarter is shown as partial, and somebody must ask."""
    assert gaps(FLOW, "Jul=1; Aug=2") == ["SC211 No figure and no reason for Sep 2022, so that the quarter is partial."]


def test_a_month_with_a_reason_is_no_gap() -> None:
    """The return has said why."""
    assert gaps(FLOW, "Jul=1; Aug=2; Sep=?(new contract)") == []


def test_months_that_come_to_no_quarter_are_told_with_why() -> None:
    """Percentages are never averaged, so their parts are still owed."""
    assert gaps("kind: ratio, unit: percent", "Jul=64; Aug=83; Sep=65") == [
        (
            "SC211 The figure is due, but cannot be worked out. The numerators and denominators of Jul 2022, Aug 2022 "
            "and Sep 2022 were not returned, and percentages are never averaged."
        )
    ]


def test_a_reason_in_the_words_of_the_tool_is_still_a_reason() -> None:
    """Whoever wrote it has explained the gap."""
    assert gaps({"1": FLOW, "2": FLOW}, "1: Q2=?(No figure was returned.)\n2: Q2=1") == []


def test_a_year_to_date_that_is_rated_as_given_is_owed() -> None:
    """The quarter alone does not tell the rating."""
    settings = "kind: supplied, rate: year_to_date"
    assert gaps(settings, "Q2=5") == [
        "SC211 No figure and no reason for 2022-23 Q2 year to date, so that the figure that is rated is missing."
    ]
    assert gaps(settings, "Q2=5; YTD=9") == []


def test_a_directorate_that_returned_nothing_is_told_once() -> None:
    """Not once for each of its figures."""
    assert gaps({"1": FLOW, "2": FLOW}, "") == ["SC225 People: none of its 2 figures for 2022-23 Q2 has come."]


def test_one_figure_of_a_directorate_is_enough_to_have_returned() -> None:
    """Then the missing ones are told by name."""
    assert gaps({"1": FLOW, "2": FLOW}, "1: Q2=5") == [
        "SC211 The figure is due, but no return gives it or says why it is missing."
    ]


def test_a_reason_given_before_a_figure_was_due_explains_nothing_now() -> None:
    """Last quarter's return said that it would come with this one."""
    settings = "kind: flow, frequency: quarterly, arrears: 1"
    early = {"2022-23-Q1/people.xlsx": "Q1=?(comes a quarter late)"}
    assert gaps(settings, early) == ["SC211 The figure is due, but no return gives it or says why it is missing."]
    assert gaps(settings, early | {"2022-23-Q2/people.xlsx": "Q1=?(system down)"}) == []


def test_a_figure_to_be_confirmed_is_still_owed() -> None:
    """A dash says that there is none; TBC says that it is to come."""
    assert gaps(FLOW, "Q2=?(TBC)") == ["SC211 The figure is due, but no return gives it or says why it is missing."]
    assert gaps(FLOW, "Q2=?(-)") == []


def test_months_of_a_quarter_that_is_shown_as_given_are_not_enough() -> None:
    """The sentence says what is asked for."""
    assert gaps("kind: supplied", "Jul=1; Aug=2; Sep=3") == [
        "SC211 The months are there, but the figure of the quarter, which is shown as given, is not."
    ]
