"""Which figures a form asks for."""

from __future__ import annotations

import pytest

from scorecard.forms.asked import asked_of
from scorecard.period import Period
from tests.making import Q2, Q3, Q4, loaded


@pytest.mark.parametrize(
    ("settings", "required", "optional"),
    [
        ("kind: flow", "Jul 2022, Aug 2022, Sep 2022", "2022-23 Q2, 2022-23 Q2 year to date"),
        ("kind: mean", "Jul 2022, Aug 2022, Sep 2022", "2022-23 Q2"),
        ("kind: flow, frequency: quarterly", "2022-23 Q2", "2022-23 Q2 year to date"),
        ("kind: supplied, frequency: quarterly", "2022-23 Q2", "2022-23 Q2 year to date"),
        (
            "kind: supplied, frequency: quarterly, rate: year_to_date",
            "2022-23 Q2, 2022-23 Q2 year to date",
            "",
        ),
        ("kind: supplied", "2022-23 Q2", "Jul 2022, Aug 2022, Sep 2022, 2022-23 Q2 year to date"),
        ("kind: ratio, quarter: supplied, year_to_date: none", "2022-23 Q2", "Jul 2022, Aug 2022, Sep 2022"),
        ("frequency: quarterly, arrears: 1, year_to_date: none", "2022-23 Q1", ""),
        (
            "kind: supplied, frequency: quarterly, arrears: 1, rate: year_to_date",
            "2022-23 Q1, 2022-23 Q1 year to date",
            "",
        ),
        ("arrears: 1", "Apr 2022, May 2022, Jun 2022", "2022-23 Q1, 2022-23 Q1 year to date"),
    ],
)
def test_what_is_required_and_what_may_be_given(settings: str, required: str, optional: str) -> None:
    """What is owed; beside it the months and the year to date of the same period, and no later one."""
    (asked,) = asked_of(loaded(settings).catalogue.indicators, Q2)
    assert ", ".join(period.label for period in asked.required) == required
    assert ", ".join(period.label for period in asked.optional) == optional


@pytest.mark.parametrize(
    ("settings", "rows", "months_need_parts"),
    [
        ("kind: ratio", 3, True),
        ("kind: ratio, quarter: supplied", 3, False),
        ("kind: mean, quarter: ratio", 3, True),
        ("kind: mean", 1, False),
    ],
)
def test_what_is_divided_has_rows_for_its_parts(settings: str, rows: int, *, months_need_parts: bool) -> None:
    """Its months need them where they make the quarter; the quarter itself may be a value alone."""
    (asked,) = asked_of(loaded(settings).catalogue.indicators, Q2)
    assert len(asked.parts) == rows
    assert asked.needs_parts(Q2.months[0]) == months_need_parts
    assert not asked.needs_parts(Q2)


@pytest.mark.parametrize(("quarter", "year"), [(Q2, None), (Q3, None), (Q4, 2022)])
def test_an_annual_measure_is_asked_for_at_the_end_of_its_year(quarter: Period, year: int | None) -> None:
    """In quarter 4 the year itself is required; before, the measure is left out."""
    asked = asked_of(loaded("kind: flow, frequency: annual").catalogue.indicators, quarter)
    assert [each.required for each in asked] == ([] if year is None else [(Period.of_year(year),)])


def test_an_annual_measure_in_arrears_is_asked_for_later() -> None:
    """The year 2022-23 is reported in the first quarter of 2023-24."""
    indicators = loaded("kind: flow, frequency: annual, arrears: 1").catalogue.indicators
    (asked,) = asked_of(indicators, Period.quarter(2023, 1))
    assert asked.due == Period.of_year(2022)
    assert not asked_of(indicators, Q4)
