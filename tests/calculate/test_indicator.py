"""One indicator as a whole: arrears, annual measures, series, restatements and comments."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.making import Q1, Q2, Q3, Q4, findings, outcome, result

MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb")
LATE = "kind: supplied, frequency: quarterly, arrears: 1, target: {2022-23: {quarters: [10, 20, 30, 40]}}"


def test_a_late_measure_shows_its_latest_quarter_by_name() -> None:
    """In quarter 2 the figure of quarter 1 is shown, as that of quarter 1."""
    found = result(LATE, {"2022-23-Q1/a.xlsx": "Q1=12"})
    assert (found.quarter.current.period.label, str(found.quarter.current.figure), found.in_arrears) == (
        "2022-23 Q1",
        "12",
        True,
    )


def test_a_late_measure_is_rated_against_its_own_target() -> None:
    """Quarter 1's figure meets quarter 1's target of 10, not quarter 2's of 20."""
    found = result(LATE, "Q1=12")
    assert (found.quarter.goal.text, found.verdict.rating.value) == ("10", "green")


def test_a_late_measure_does_not_count_this_quarter() -> None:
    """Its rating is shown and left out of the tallies."""
    assert not result(LATE, "Q1=12").counted


def test_a_late_measure_without_any_figure_is_missing_and_counts() -> None:
    """There is no latest figure to show: no data is a state of its own, and never silent."""
    found = result(LATE, "")
    assert (found.in_arrears, found.counted, found.verdict.rating.value) == (False, True, "no_data")


def test_a_late_measure_that_is_on_time_counts() -> None:
    """If the quarter's own figure is there, it is this quarter's."""
    found = result(LATE, "Q1=12; Q2=22")
    assert (str(found.quarter.current.figure), found.in_arrears, found.counted) == ("22", False, True)


def test_an_older_figure_than_the_arrears_is_not_shown() -> None:
    """One quarter late is allowed, two are a gap."""
    found = result(LATE, "2021-22 Q4=9")
    assert (found.quarter.current.figure, found.verdict.rating.value) == (None, "no_data")


def test_a_late_measures_months_are_those_of_the_quarter_shown() -> None:
    """April to June, beside quarter 1's figure."""
    found = result("kind: flow, arrears: 1", "Apr=1; May=2; Jun=3")
    assert [month.period.label for month in found.months] == ["Apr 2022", "May 2022", "Jun 2022"]


def test_a_late_measure_without_arrears_setting_is_missing() -> None:
    """Only a measure known to be late may show an earlier quarter."""
    assert result("kind: flow", "Q1=12").quarter.current.figure is None


def test_a_late_measures_return_may_give_the_year_to_date() -> None:
    """A year to date at the run's quarter is shown as such."""
    found = result(LATE, "Q1=12; YTD=30")
    assert (found.year_to_date.current.period.label, str(found.year_to_date.current.figure)) == (
        "2022-23 Q2 year to date",
        "30",
    )


def test_an_annual_measure_is_not_due_before_the_year_ends() -> None:
    """In quarter 2 it is neither missing nor rated."""
    found = result("kind: stock, frequency: annual, target: {2022-23: 5}", "")
    assert (found.due, found.verdict.rating.value) == (False, "not_due")
    assert found.verdict.reason == "Reported once a year; not due in this quarter."


def test_an_annual_measure_is_due_at_quarter_4() -> None:
    """The year's figure is rated against the year's target, and against last year's figure."""
    settings = "kind: stock, frequency: annual, target: {2022-23: 5}"
    found = result(settings, "2022-23=6; 2021-22=7", Q4)
    assert (found.due, found.verdict.rating.value, found.quarter.current.period.label) == (True, "green", "2022-23")
    assert (found.travel.against.label, found.travel.amount, found.in_arrears) == ("2021-22", Decimal(-1), False)


def test_an_annual_figure_may_be_given_for_its_last_quarter() -> None:
    """Quarter 4 stands for the year."""
    assert str(result("kind: stock, frequency: annual", "Q4=6", Q4).quarter.current.figure) == "6"


def test_an_annual_measure_has_no_year_to_date_and_no_months() -> None:
    """Nothing is made up between the years."""
    found = result("kind: stock, frequency: annual", "2022-23=6", Q4)
    assert found.year_to_date.current.amount.missing == "An annual measure has no year to date."
    assert found.months == ()


def test_an_annual_measure_that_is_late_is_due_a_quarter_later() -> None:
    """With one quarter of arrears, 2022-23 is reported in 2023-24 Q1, in arrears."""
    settings = "kind: stock, frequency: annual, arrears: 1"
    assert not result(settings, "2022-23=6", Q4).due
    later = result(settings, {"2023-24-Q1/a.xlsx": "2022-23=6"}, Q4 + 1)
    assert (later.due, later.in_arrears, later.quarter.current.period.label) == (True, True, "2022-23")


def test_an_annual_measure_that_is_missing_gives_the_reason() -> None:
    """The reason of the return, or that nothing came."""
    settings = "kind: stock, frequency: annual"
    assert result(settings, "2022-23=?(survey late)", Q4).quarter.current.amount.missing == "survey late"
    assert result(settings, "", Q4).verdict.reason == "No figure for 2022-23. No figure was returned."


def test_a_monthly_measure_shows_the_three_months_of_its_quarter() -> None:
    """Known months with their figures, others with the reason why not."""
    months = result("kind: flow", "Jul=39; Aug=?(system change)").months
    assert [str(month.figure) for month in months] == ["39", "None", "None"]
    assert [month.amount.missing for month in months] == [None, "system change", "No figure was returned."]


def test_an_annualised_month_is_shown_as_a_full_year() -> None:
    """July's 3.73 days by the end of four months are 11.19 a year."""
    months = result("kind: annualised, decimals: 2", "Jul=3.73; Aug=4.74; Sep=5.79").months
    assert [str(month.figure) for month in months] == ["11.19", "11.38", "11.58"]


def test_the_chart_has_twelve_months_of_both_years() -> None:
    """One known month of either year makes the series monthly; the rest of the year is still to come."""
    found = result("kind: flow", "Jul 2021=30; Q2=118")
    assert len(found.this_year) == len(found.last_year_series) == 12
    assert [str(point.figure) for point in found.last_year_series][3] == "30"


def test_the_chart_has_four_quarters_where_no_month_is_known() -> None:
    """A quarterly measure has four points a year, each with its target."""
    found = result("kind: flow, target: {2022-23: {annual: 400}}", "2021-22 Q2=90; Q1=114; Q2=118")
    assert [str(point.figure) for point in found.this_year] == ["114", "118", "None", "None"]
    assert [str(point.figure) for point in found.last_year_series] == ["None", "90", "None", "None"]
    assert [goal.text for goal in found.targets] == ["100"] * 4


def test_previous_and_last_year_are_named_and_shown() -> None:
    """The quarter before, and the same quarter last year."""
    found = result("kind: flow", "2021-22 Q2=90; Q1=114; Q2=118")
    assert (found.previous.period.label, str(found.previous.figure)) == ("2022-23 Q1", "114")
    assert (found.last_year.period.label, str(found.last_year.figure)) == ("2021-22 Q2", "90")


def test_the_fourth_quarter_of_last_year_comes_before_quarter_1() -> None:
    """At quarter 1 the previous quarter lies in the year before."""
    assert result("kind: flow", "2021-22 Q4=90; Q1=114", Q1).travel.amount == 24


def test_a_restated_quarter_shows_the_latest_return() -> None:
    """The later figure is calculated with, and both are kept."""
    found = result("kind: flow", {"2022-23-Q1/a.xlsx": "Q1=174893", "2022-23-Q2/a.xlsx": "Q1=175631; Q2=216924"})
    assert (str(found.previous.figure), str(found.year_to_date.current.figure)) == ("175,631", "392,555")
    ((was, now),) = [(item.was.value, item.now.value) for item in found.restatements]
    assert (was, now) == (174893, 175631)


def test_a_comment_goes_with_its_indicator() -> None:
    """By reference, with action, person and date."""
    settings = {"1": "kind: flow", "2": "kind: flow"}
    first, second = outcome(settings, "1: Q2=1\n2: Q2=1", words={"2": "Low.|More staff|Director|1 March"})[0]
    assert first.comment is None
    assert second.comment is not None
    assert (second.comment.text, second.comment.action, second.comment.by_when) == ("Low.", "More staff", "1 March")


@pytest.mark.parametrize("figures", ["", "Q1=5"])
def test_a_measure_without_figures_is_calculated_all_the_same(figures: str) -> None:
    """No figure is a result, not an exception."""
    found = result("kind: flow", figures)
    assert (found.quarter.current.figure, found.verdict.rating.value) == (None, "no_data")
    assert findings("kind: flow", figures, Q2) == []


@pytest.mark.parametrize(
    ("earlier", "later", "shown", "restated"),
    [
        ("Q1=26/27", "Q1=90", "90.0%", [("96.3%", "90.0%")]),
        ("Q1=26/27", "Q1=96.3", "96.3%", []),
        ("Q1=90", "Q1=26/27", "96.3%", [("90.0%", "96.3%")]),
    ],
)
def test_the_latest_return_wins_across_parts_and_values(
    earlier: str, later: str, shown: str, restated: list[tuple[str, str]]
) -> None:
    """A later value overrules earlier parts that say otherwise, and the reverse; the restatement shows both."""
    settings = "kind: ratio, unit: percent, decimals: 1"
    found = result(settings, {"2022-23-Q1/a.xlsx": earlier, "2022-23-Q2/a.xlsx": f"{later}; Q2=1/2"})
    assert str(found.previous.figure) == shown
    style = found.indicator.style
    figures = [(item.was.value or 0, item.now.value or 0) for item in found.restatements]
    assert [(style.figure(was).text, style.figure(now).text) for was, now in figures] == restated


@pytest.mark.parametrize("figures", ["Q1=1; Q2=2; Q3=3; Q4=4", "; ".join(f"{each}=1" for each in MONTHS) + "; Mar=-1"])
def test_an_annual_flow_without_a_year_is_summed(figures: str) -> None:
    """From its quarters, or its months; a year given stands before both."""
    settings = "kind: flow, frequency: annual, target: {2022-23: 10}"
    found = result(settings, figures, Q4)
    assert (str(found.quarter.current.figure), found.quarter.current.period.label) == ("10", "2022-23")
    assert found.verdict.rating.value == "green"
    assert str(result(settings, f"{figures}; 2022-23=12", Q4).quarter.current.figure) == "12"


def test_an_annual_flow_of_some_quarters_is_partial() -> None:
    """Nothing is made up for the others."""
    amount = result("kind: flow, frequency: annual", "Q1=1; Q4=4", Q4).quarter.current.amount
    assert (amount.value, amount.complete, amount.coverage) == (5, False, "2 of 4 quarters")


def test_a_figure_restated_by_an_earlier_return_is_listed_in_its_run_only() -> None:
    """Whether a value replaced a value or parts; the later figure is used."""
    returns = {"2022-23-Q1/a.xlsx": "2021-22 Q4=26/27", "2022-23-Q2/a.xlsx": "2021-22 Q4=90; Q2=1/2"}
    settings = "kind: ratio, unit: percent, decimals: 1"
    assert len(result(settings, returns).restatements) == 1
    assert result(settings, {**returns, "2022-23-Q3/a.xlsx": "Q3=1/2"}, Q3).restatements == ()
