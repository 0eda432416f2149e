"""What is due and missing, and is told."""

from __future__ import annotations

from tests.making import outcome

FLOW = "kind: flow"


def gaps(settings: dict[str, str] | str, returns: str) -> list[str]:
    """The warnings about gaps, as code and sentence."""
    _, problems = outcome(settings, returns)
    return [f"{problem.code} {problem.wrong}" for problem in problems if problem.code in ("SC211", "SC225")]


def test_a_month_without_figure_or_reason_is_told() -> None:
    """The quarter is shown as partial, and somebody must ask."""
    assert gaps(FLOW, "Jul=1; Aug=2") == ["SC211 No figure and no reason for Sep 2022, so that the quarter is partial."]


def test_a_month_with_a_reason_is_no_gap() -> None:
    """The return has said why."""
    assert gaps(FLOW, "Jul=1; Aug=2; Sep=?(new contract)") == []


def test_a_directorate_that_returned_nothing_is_told_once() -> None:
    """Not once for each of its figures."""
    assert gaps({"1": FLOW, "2": FLOW}, "") == [
        "SC225 People has returned nothing for 2022-23 Q2: 2 figures are missing."
    ]


def test_one_figure_of_a_directorate_is_enough_to_have_returned() -> None:
    """Then the missing ones are told by name."""
    assert gaps({"1": FLOW, "2": FLOW}, "1: Q2=5") == [
        "SC211 The figure is due, but no return gives it or says why it is missing."
    ]
