"""SC313: which figures are judged, against which history, and what is said only once."""

from __future__ import annotations

import pytest

from scorecard.period import Kind, Period
from tests.calculate.figures import CUMULATIVE, DAYS, FLAT, YEAR_SO_FAR, ending, since
from tests.making import Q1, Q2, Q4, findings, material


def test_a_quarters_are_compared_where_a_quarter_has_no_months() -> None:
    """Those that earlier months come to, too."""
    settings = "kind: flow, frequency: quarterly"
    quarters = ending([300, 310, 305, 300, 308, 304], Q1)
    assert findings(settings, f"{quarters}; Q2=450") == []  # five changes
    months = "Oct 2020=100; Nov 2020=100; Dec 2020=98"
    assert findings(settings, f"{months}; {quarters}; Q2=450") == ["SC313 2022-23 Q2"]


@pytest.mark.parametrize(
    ("months", "found"),
    [
        ("Jul=30; Aug=150; Sep=180", ["SC313 2022-23 Q2"]),  # 360 after 50 at most
        ("Jul=30; Aug=30; Sep=300", ["SC313 Sep 2022"]),  # two months are enough
        ("Jul=30; Aug=30; Sep=80", []),
        ("Jul=30; Sep=330", []),  # a month is unknown
        ("May=15; Jun=20; Jul=100; Aug=120; Sep=140", ["SC313 2022-23 Q2"]),
        ("Apr=15; May=15; Jun=20; Jul=100; Aug=120; Sep=140", []),  # its months have been judged
        ("Apr=15; May=15; Jun=20; Jul=16; Aug=16; Sep=328", ["SC313 Sep 2022"]),  # three earlier months are enough
        ("May=15; Jun=20; Jul=16; Aug=16; Sep=328", ["SC313 Sep 2022"]),
    ],
)
def test_a_quarter_is_compared_where_too_few_earlier_months_are_known(months: str, found: list[str]) -> None:
    """The quarters before it are then all the history there is."""
    assert findings("kind: flow", f"{ending([45, 50, 40], Q1 - 1)}; Q1=50; {months}") == found


def test_a_months_slip_is_not_said_again_of_its_quarter() -> None:
    """A position of 9,610% in September makes the quarter jump too."""
    share = "kind: stock, unit: percent, decimals: 1"
    assert findings(share, f"{ending([96, 95, 97, 96], Q1)}; Sep=9610") == ["SC303 Sep 2022"]


def test_a_years_are_compared_for_an_annual_measure() -> None:
    """When the year is due, and not in other quarters."""
    settings = "kind: supplied, frequency: annual, unit: days, decimals: 1"
    years = ending([60, 61, 60, 62, 61, 60, 61, 90], Period.of_year(2022))
    returns = {"2022-23-Q4/a.xlsx": years}
    assert findings(settings, returns, Q4) == ["SC313 2022-23"]
    assert findings(settings, {"2022-23-Q2/a.xlsx": years}, Q2) == []
    fourth = years.replace("2021-22=", "2021-22 Q4=")  # which stands for its year
    assert findings(settings, {"2022-23-Q4/a.xlsx": fourth}, Q4) == ["SC313 2022-23"]
    assert findings(settings, {"2022-23-Q4/a.xlsx": years.replace("2021-22=61; ", "")}, Q4) == []


def test_only_new_figures_are_checked() -> None:
    """A jump inside quarter 1 was a finding of quarter 1's run, and is history now."""
    earlier, new = ending([*FLAT, 90.0], Period(2022, 2, Kind.MONTH)), "Jul=22; Aug=21; Sep=20"
    assert findings(DAYS, since(earlier, new)) == []


@pytest.mark.parametrize("first", ["Jun=21", ""])
def test_months_that_this_return_brings_late_or_anew_are_checked(first: str) -> None:
    """A restated June, or one that was missing, is as new as July."""
    earlier = f"{ending(FLAT, Period(2022, 1, Kind.MONTH))}; {first}"
    assert findings(DAYS, since(earlier, "Jun=90; Jul=22; Aug=21; Sep=20")) == ["SC313 Jun 2022"]
    assert findings(DAYS, since(earlier, "Jun=21; Jul=22; Aug=21; Sep=20")) == []


def test_each_month_of_the_quarter_is_checked() -> None:
    """With those before it as its history."""
    assert findings(DAYS, ending([*FLAT, 22.0, 90.0, 91.0])) == ["SC313 Aug 2022"]


def test_a_restated_figure_is_the_history() -> None:
    """90 days were returned for June and taken back: 48 days in September have no such precedent."""
    returns = {
        "2022-23-Q1/a.xlsx": ending([*FLAT, 90.0], Period(2022, 2, Kind.MONTH)),
        "2022-23-Q2/a.xlsx": "Jun=21; Jul=22; Aug=21; Sep=48",
    }
    assert findings(DAYS, returns) == ["SC313 Sep 2022"]


def test_suppressed_figures_are_not_compared() -> None:
    """Neither as history nor as the new figure."""
    assert findings("kind: stock, suppress_below: 5", ending([*[50] * 7, 3])) == []
    assert findings("kind: stock", ending([*[50] * 6, "[c]", 90])) == []


def test_an_answer_makes_it_a_warning() -> None:
    """As with every other finding, and the notes hold both."""
    made = material(DAYS, ending([*FLAT, 48.0]), answers={"SC313": "Two long cases were closed."})
    (found,) = [problem for problem in made.problems if problem.code == "SC313"]
    assert (found.severity.value, found.answerable) == ("warning", True)


def test_what_follows_a_doubtful_year_so_far_is_not_accused() -> None:
    """August is the slip; neither what September adds to it nor the fall from it is told."""
    settings = "kind: cumulative, unit: percent, decimals: 2"
    assert findings(settings, since("Apr=0.2; May=0.3; Jun=0.5", "Jul=0.6; Aug=68; Sep=0.75")) == ["SC313 Aug 2022"]
    earlier = ending([*YEAR_SO_FAR, 10.2, 19.2, 28.5], Period(2022, 2, Kind.MONTH))
    assert findings(CUMULATIVE, since(earlier, "Jul=37.5; Aug=86.8; Sep=55.8")) == ["SC313 Aug 2022"]


def test_figures_of_the_quarter_are_new_in_whatever_file_they_stand() -> None:
    """Also in the file of earlier years."""
    assert findings(DAYS, {"history/a.xlsx": ending([*FLAT, 48.0])}) == ["SC313 Sep 2022"]


def test_late_months_are_checked_beside_a_quarter_without_months() -> None:
    """June came late, and quarter 2 is given as a whole."""
    earlier = ending([100, 103, 99, 101, 102, 98, 100], Period(2022, 1, Kind.MONTH))
    assert findings("kind: flow", since(earlier, "Jun=1010; Q2=304")) == ["SC313 Jun 2022"]


def test_a_ratio_given_for_the_quarter_beside_its_months_is_judged() -> None:
    """Its parts are not those of the months."""
    figures = since(ending(["270/300"] * 5, Q1), "Jul=90/100; Aug=91/100; Q2=20/300")
    assert findings("kind: ratio, unit: percent, decimals: 1", figures) == ["SC313 2022-23 Q2"]


@pytest.mark.parametrize(
    ("settings", "figures"),
    [
        ("kind: supplied", "Jul=90; Aug=91; Sep=92; Q2=2730"),
        ("kind: flow", "Jul=90; Aug=91; Q2=2730"),
        ("kind: flow", "Q2=2730"),
    ],
)
def test_a_quarter_that_is_not_made_from_its_months_is_judged_too(settings: str, figures: str) -> None:
    """It is what is published."""
    returns = since(ending([270, 268, 274, 271, 269], Q1), figures)
    assert findings(settings, returns) == ["SC313 2022-23 Q2"]
    assert findings(settings, since(ending([270, 268, 274, 271, 269], Q1), figures.replace("2730", "273"))) == []


@pytest.mark.parametrize(
    ("settings", "figures", "found"),
    [
        ("kind: ratio, unit: percent, decimals: 1", [96, 95, 97, 96, 961], "SC302 Sep 2022"),
        ("kind: supplied, unit: percent, decimals: 1", [96, 95, 97, 96, 9610], "SC303 Sep 2022"),
        ("kind: ratio, unit: percent, decimals: 1", [96, 95, 97, 96, 9610], "SC303 Sep 2022"),
        ("kind: ratio, unit: percent, decimals: 1", ["12/20"] * 7 + ["110/20"], "SC306 Sep 2022"),
        ("kind: supplied, unit: percent, decimals: 1", [96, 95, 97, 96, 961], "SC313 Sep 2022"),
    ],
)
def test_one_slip_is_said_once(settings: str, figures: list[object], found: str) -> None:
    """By the finding that says most."""
    assert findings(settings, ending(figures)) == [found]
