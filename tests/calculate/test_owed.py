"""What is owed of an indicator, and when it is complete."""

from __future__ import annotations

import pytest

from scorecard.calculate.owed import is_due, missing_periods, owed
from scorecard.period import Period
from tests.making import Q2, Q4, loaded, result


@pytest.mark.parametrize(
    ("settings", "due", "required"),
    [
        ("kind: flow", "2022-23 Q2", ["Jul 2022", "Aug 2022", "Sep 2022"]),
        ("kind: flow, frequency: quarterly", "2022-23 Q2", ["2022-23 Q2"]),
        ("kind: supplied", "2022-23 Q2", ["2022-23 Q2"]),
        ("kind: ratio, quarter: supplied", "2022-23 Q2", ["2022-23 Q2"]),
        ("kind: flow, arrears: 1", "2022-23 Q1", ["Apr 2022", "May 2022", "Jun 2022"]),
        ("kind: supplied, rate: year_to_date", "2022-23 Q2", ["2022-23 Q2", "2022-23 Q2 year to date"]),
        ("kind: supplied, rate: year_to_date, arrears: 1", "2022-23 Q1", ["2022-23 Q1", "2022-23 Q1 year to date"]),
        ("kind: flow, rate: year_to_date, frequency: quarterly", "2022-23 Q2", ["2022-23 Q2"]),
    ],
)
def test_what_is_owed_follows_from_how_the_figure_is_made(settings: str, due: str, required: list[str]) -> None:
    """Months where they make the quarter, the quarter where it is given, the year to date where that is rated."""
    found = owed(loaded(settings).catalogue.indicators[0], Q2)
    assert (found.due.label, [period.label for period in found.required]) == (due, required)
    assert found.months == tuple(period for period in found.required if period.label[:3].isalpha())


@pytest.mark.parametrize(("quarter", "due"), [(Q2, False), (Q4, True)])
def test_an_annual_measure_owes_its_year_at_the_end(quarter: Period, due: bool) -> None:  # noqa: FBT001  reason: what is expected
    """And nothing before."""
    indicator = loaded("kind: flow, frequency: annual").catalogue.indicators[0]
    assert is_due(indicator, quarter) == due
    assert owed(indicator, quarter).required == (Period.of_year(2022),)


@pytest.mark.parametrize(
    ("settings", "returns", "missing"),
    [
        ("kind: flow", "Jul=1; Aug=2; Sep=3", []),
        ("kind: flow", "Q2=6", []),
        ("kind: flow", "Jul=1", ["Aug 2022", "Sep 2022"]),
        ("kind: flow", "Jul=1; Aug=?(late)", ["Sep 2022"]),
        ("kind: flow", "Q2=?(late)", []),
        ("kind: flow", "", ["2022-23 Q2"]),
        ("kind: supplied, rate: year_to_date", "Q2=1", ["2022-23 Q2 year to date"]),
        ("kind: supplied, rate: year_to_date", "Q2=1; YTD=?(late)", []),
        ("kind: supplied, rate: year_to_date", "Q2=?(late)", []),
        ("kind: supplied", "Q2=1", []),
        ("kind: flow, frequency: annual", "", []),
    ],
)
def test_what_is_missing_is_what_is_owed_and_not_explained(settings: str, returns: str, missing: list[str]) -> None:
    """A figure for the quarter as a whole stands in place of its months."""
    assert [period.label for period in missing_periods(result(settings, returns))] == missing
