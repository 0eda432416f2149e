"""Figures that returns change, or bring, after others were printed."""

from __future__ import annotations

import pytest

from tests.calculate.test_hiding import FLOW, hidden
from tests.making import Q2, Q3, outcome

FIRST = {"2022-23-Q1/a.csv": "Apr=10; May=20; Jun=30"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Apr=10; May=20; Jun=30", "May=25; Jul=10", ""),
        ("Apr=10; May=20; Jun=30", "May=3; Jul=10", "May Q1 YTD1 YTD2"),
        ("Apr=10; May=0; Jun=30", "May=3; Jul=10", "May Q1 YTD1 YTD2"),
        ("Apr=10; May=3; Jun=30", "May=20; Jul=10", "Apr May"),
        ("Apr=10; May=3; Jun=30", "May=4; Jul=10", "Apr May"),
        ("Apr=10; May=20", "Jun=3; Jul=10", "Jun Q1 YTD1 YTD2"),
        ("Apr=10; May=20", "Jun=30; Jul=10", ""),
        ("", "Apr=10; May=3; Jun=30; Jul=10", "Apr May"),
    ],
)
def test_what_two_reports_tell_together_is_hidden_in_the_later_one(first: str, second: str, expected: str) -> None:
    """A total that a small number has changed; a month that would tell what it was before."""
    assert hidden(FLOW, {"2022-23-Q1/a.csv": first, "2022-23-Q2/a.csv": second}) == expected


def test_a_restatement_stays_hidden_in_later_quarters() -> None:
    """Years to date too, as long as they would tell it."""
    returns = FIRST | {"2022-23-Q2/a.csv": "May=3; Q2=40", "2022-23-Q3/a.csv": "Q3=50"}
    assert hidden(FLOW, returns, Q3) == "May Q1 YTD1 YTD2 YTD3"


def test_figures_of_years_that_come_late_are_not_taken_for_printed() -> None:
    """The first return may bring last year's months; any of them can still be hidden."""
    returns = {"history/a.csv": "2021-04=10; 2021-05=20; 2021-06=30", "2022-23-Q2/a.csv": "2021-07=3; 2021-08=8; Q2=40"}
    assert hidden(FLOW, returns) == "Aug Jul"


def test_the_later_report_prints_what_it_may() -> None:
    """The quarter before and the year to date would tell the month; its own quarter does not."""
    results, _ = outcome(FLOW, FIRST | {"2022-23-Q2/a.csv": "May=3; Jul=10; Aug=20; Sep=30"}, Q2)
    assert (results[0].previous.text, results[0].year_to_date.current.text, results[0].quarter.current.text) == (
        "[c]",
        "[c]",
        "60",
    )
