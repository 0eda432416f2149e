"""Which periods control chart, trend and outturn are made of, and the target that a chart is held against."""

from __future__ import annotations

import pytest

from scorecard.calculate.amount import PeriodFigure
from scorecard.calculate.history import control_of, control_points, outturn_of, trend_of
from scorecard.calculate.measures import Measures
from scorecard.catalogue import Indicator
from scorecard.period import Period
from tests.making import Q1, Q2, Q4, Settings, collected, loaded, result

YEAR = Period.of_year(2022)
STEADY = "; ".join(f"{year}-{month:02d}={month % 2 * 3}" for year in (2021, 2022) for month in range(2, 10))


def known(settings: Settings, returns: str, quarter: Period = Q2) -> tuple[Indicator, Measures]:
    """One indicator and what is known of it."""
    indicators = loaded(settings).catalogue.indicators
    return indicators[0], Measures(indicators, collected(returns, quarter))


def said(points: tuple[PeriodFigure, ...]) -> str:
    """The periods with their figures: ``Jul 2022=5 Aug 2022=None``."""
    return " ".join(f"{point.period.label}={point.text}" for point in points)


@pytest.mark.parametrize(
    ("settings", "returns", "shown", "points"),
    [
        ("kind: flow", "Jul=1; Aug=2; Sep=3", Q2, "Jul 2022=1 Aug 2022=2 Sep 2022=3"),
        ("kind: flow", "Jun=1; Sep=3", Q2, "Jun 2022=1 Jul 2022=None Aug 2022=None Sep 2022=3"),
        ("kind: flow", "Aug=1", Q2, "Aug 2022=1 Sep 2022=None"),
        ("kind: flow", "Mar 2022=1; Apr=2; 2021-22 Q4=9", Q1, "Mar 2022=1 Apr 2022=2 May 2022=None Jun 2022=None"),
        ("kind: flow", "Q1=5; Q2=7", Q2, "2022-23 Q1=5 2022-23 Q2=7"),
        ("kind: flow", "2021-22 Q4=5; Q2=7", Q2, "2021-22 Q4=5 2022-23 Q1=None 2022-23 Q2=7"),
        ("kind: flow", "", Q2, "2022-23 Q2=None"),
        ("kind: flow", "Q1=5; Jul=1; Aug=1; Sep=1", Q1, "2022-23 Q1=5"),
        (
            "kind: flow, frequency: quarterly",
            "Jun=1; Jul=1; Aug=2; Sep=3",
            Q2,
            "2022-23 Q1=1 2022-23 Q2=6",
        ),
        ("kind: stock, frequency: annual", "2020-21=5; 2022-23=7", YEAR, "2020-21=5 2021-22=None 2022-23=7"),
        ("kind: stock", "2020-21=5; Sep=7; 2022-23=7", YEAR, "2020-21=5 2021-22=None 2022-23=7"),
    ],
)
def test_a_chart_has_every_period_from_the_first_known_to_the_one_shown(
    settings: str, returns: str, shown: Period, points: str
) -> None:
    """Months; quarters where there are none by then; years of an annual measure; gaps among them."""
    indicator, measures = known(settings, returns)
    assert said(control_points(indicator, shown, measures)) == points


@pytest.mark.parametrize(
    ("settings", "assurance"),
    [
        ("target: {2022-23: 10}", "consistent_fail"),
        ("target: {2022-23: -7}", "consistent_pass"),
        ("target: {2022-23: 5}", "inconsistent"),
        ("direction: lower, target: {2022-23: 10}", "consistent_pass"),
        ("direction: lower, target: {2022-23: -7}", "consistent_fail"),
        ("target: {2021-22: 10}", None),
        ("target: {2022-23: trend}", None),
        ("direction: range, target: {2022-23: {between: [20, 30]}}", None),
        ("direction: higher, target: {2022-23: {midpoint: 50}}", None),
        ("target: {2022-23: {from: 20, to: 30}}", None),
    ],
)
def test_a_chart_is_held_against_the_target_of_its_latest_period(settings: str, assurance: str | None) -> None:
    """The lower end where higher is better, the upper end where lower is; none with two ends, or one that moves."""
    indicator, measures = known(f"kind: mean, decimals: 1, tolerance: 1, {settings}", STEADY)
    assert control_of(indicator, control_points(indicator, Q2, measures), Q2).assurance == assurance


def test_the_target_is_that_of_the_month_and_not_of_the_quarter() -> None:
    """A twelfth of 60 is 5, within the limits; the quarter's 15 would lie beyond them."""
    indicator, measures = known("kind: flow, target: {2022-23: {annual: 60}}", STEADY)
    assert control_of(indicator, control_points(indicator, Q2, measures), Q2).assurance == "inconsistent"


def test_only_an_annual_figure_has_a_trend() -> None:
    """Of every year from the first known."""
    settings = "kind: ratio, unit: percent, frequency: annual"
    years = "; ".join(f"{2018 + step}-{19 + step}={100 + 30 * step}/1000" for step in range(5))
    indicator, measures = known(settings, years, Q4)
    trend = trend_of(indicator, YEAR, measures)
    assert trend is not None
    assert (trend.result, len(trend.periods)) == ("increasing", 5)
    assert trend_of(indicator, Q2, measures) is None


def test_an_outturn_is_made_of_every_quarter_up_to_the_one_shown() -> None:
    """That of a year, of its quarters up to the fourth: nothing is left to come."""
    quarters = "; ".join(f"2021-22 Q{number}=10" for number in (1, 2, 3, 4))
    indicator, measures = known("kind: flow, frequency: quarterly", f"{quarters}; Q1=11; Q2=12")
    assert outturn_of(indicator, Q1, measures).figure is not None
    found = outturn_of(indicator, Q2, measures)
    assert (found.figure and found.figure.text) == "43"
    assert outturn_of(indicator, YEAR, measures).why_not == "2022-23 is over, so nothing is left to forecast."


def test_a_late_measure_is_charted_up_to_the_period_shown() -> None:
    """A figure of July is none of quarter 1's report."""
    found = result("kind: flow, arrears: 1", "Apr=1; May=2; Jun=3")
    assert [period.label for period in found.control.periods] == ["Apr 2022", "May 2022", "Jun 2022"]


def test_a_chart_that_ended_before_the_period_shown_says_nothing_of_it() -> None:
    """Its latest signal was of another time."""
    indicator, measures = known("kind: mean, decimals: 1", STEADY)
    later = Q2 + 2
    found = control_of(indicator, control_points(indicator, later, measures), later)
    assert (found.variation, found.assurance, found.limits) == (None, None, None)
    assert found.refused == "There is no figure for 2022-23 Q4 whose variation could be told."
