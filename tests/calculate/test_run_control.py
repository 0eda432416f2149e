"""A control chart whose settings name a period that it lacks: the run says so at the line of the catalogue."""

from __future__ import annotations

import pytest

from tests.making import outcome

AVERAGE = "title: Days, kind: mean, decimals: 1"
STEADY = "; ".join(f"2022-{month:02d}={month % 2 * 3}" for month in range(1, 10))


def told(settings: str, returns: str = STEADY) -> list[str]:
    """What a run says of the control chart of indicator 1."""
    _, problems = outcome(settings, returns)
    return [str(problem) for problem in problems if problem.code == "SC114"]


@pytest.mark.parametrize(
    ("spc", "period", "column"),
    [
        ("{ghosts: [2021-12]}", "Dec 2021", 69),
        ("{rebase: [{from: 2021-12, reason: New contract}]}", "Dec 2021", 70),
        ("{ghosts: [2022-03, 2021-22 Q2]}", "2021-22 Q2", 78),
    ],
)
def test_a_period_that_the_chart_lacks_is_an_error_of_its_line(spc: str, period: str, column: int) -> None:
    """With the periods that there are."""
    assert told(f"{AVERAGE}, spc: {spc}") == [
        (
            f"indicators.yaml:8:{column}: error SC114 1: The control chart has no point for {period}: its points run "
            "from Jan 2022 to Sep 2022. Name a period between them, or remove it."
        )
    ]


def test_limits_that_begin_anew_twice_are_told_once() -> None:
    """Of the month and of the quarter that begins with it."""
    spc = "{rebase: [{from: 2022-04, reason: New}, {from: 2022-04, reason: Newer}]}"
    (line,) = told(f"{AVERAGE}, spc: {spc}")
    assert line.partition(": error SC114 1: ")[2] == "Control limits begin anew twice at Apr 2022. Keep one of them."


@pytest.mark.parametrize(
    ("settings", "returns"),
    [
        (AVERAGE, STEADY),
        (f"{AVERAGE}, spc: {{ghosts: [2022-03]}}", STEADY),
        (f"{AVERAGE}, spc: {{ghosts: [2022-11]}}", STEADY),
        (f"{AVERAGE}, spc: {{ghosts: [2021-12]}}", ""),
    ],
)
def test_nothing_is_said_of_periods_that_are_there_or_to_come(settings: str, returns: str) -> None:
    """Nor where no figure is known yet."""
    assert told(settings, returns) == []


def test_each_indicator_answers_for_its_own_settings() -> None:
    """The other one is as it should be."""
    settings = {"1": AVERAGE, "2": f"{AVERAGE}, spc: {{ghosts: [2021-12]}}"}
    _, problems = outcome(settings, f"1: {STEADY}\n2: {STEADY}")
    assert [problem.ref for problem in problems if problem.code == "SC114"] == ["2"]
