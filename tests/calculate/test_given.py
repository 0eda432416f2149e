"""Given figures that contradict others (SC301, SC304, SC305, SC307): cases that fire and near ones that do not."""

from __future__ import annotations

import pytest

from scorecard.period import Period
from tests.calculate.figures import RATIO, SUPPLIED, alone
from tests.making import Q1, Q2, Q3, findings, outcome


@pytest.mark.parametrize(
    ("settings", "figures"),
    [
        ("kind: flow", "Jul=39; Aug=31; Sep=48; Q2=119"),
        ("kind: stock", "Jul=1; Aug=2; Sep=3; Q2=4"),
        ("kind: mean, unit: days, decimals: 1", "Jul=10; Aug=20; Sep=33; Q2=22"),
        ("kind: ratio, unit: percent, decimals: 2", "Q2=96.42 26/27"),
        (RATIO, "Jul=1/2; Aug=1/2; Sep=2/4; Q2=50.1"),
        ("kind: annualised, unit: days, decimals: 2", "Jul=3.73; Aug=4.74; Sep=5.79; Q2=11.59"),
    ],
)
def test_sc301_a_given_quarter_that_differs_from_the_calculated_one(settings: str, figures: str) -> None:
    """Under every rule but supplied, the given figure must agree."""
    assert findings(settings, figures) == ["SC301 2022-23 Q2"]


@pytest.mark.parametrize(
    ("settings", "figures"),
    [
        ("kind: flow", "Jul=39; Aug=31; Sep=48; Q2=118"),
        ("kind: ratio, unit: percent, decimals: 2", "Q2=96.2963 26/27"),
        ("kind: ratio, unit: percent, decimals: 1", "Q2=96.34 26/27"),
        ("kind: annualised, unit: days, decimals: 2", "Jul=3.73; Aug=4.74; Sep=5.79; Q2=11.58"),
    ],
)
def test_sc301_agrees_to_the_printed_decimals(settings: str, figures: str) -> None:
    """What prints the same is no contradiction."""
    assert findings(settings, figures) == []


def test_sc301_says_both_figures_and_where_the_given_one_stands() -> None:
    """The sentence holds the given figure, the calculated one and its arithmetic."""
    problem = alone("kind: ratio, unit: percent, decimals: 2", "Q2=96.42 26/27")
    assert problem.wrong == "96.42% is given for 2022-23 Q2, but the calculated figure is 96.30% (26 of 27)."
    assert (str(problem.place), problem.answerable) == ("inputs/2022-23-Q2/people.xlsx!Figures!C2", True)


def test_sc301_a_month_that_contradicts_its_own_parts() -> None:
    """26 of 27 is 96.3%, not 69.3%."""
    problem = alone(RATIO, "Jul=69.3 26/27; Aug=1/2; Sep=1/2")
    assert (problem.code, problem.period) == ("SC301", "Jul 2022")
    assert problem.wrong == "69.3% is given, but 26 of 27 is 96.3%."


def test_sc301_a_quarters_parts_that_differ_from_those_of_its_months() -> None:
    """The months add up to 15 of 30, the quarter says 17 of 30, within the range of its months."""
    problem = alone(RATIO, "Jul=4/10; Aug=5/10; Sep=6/10; Q2=17/30")
    assert problem.wrong == "17 of 30 is given for 2022-23 Q2, but its months add up to 15 of 30."
    assert problem.code == "SC301"


def test_sc301_the_parts_of_a_year_to_date_that_differ_from_those_of_its_quarters() -> None:
    """The quarters add up to 10 of 20, the year to date says 11 of 20."""
    problem = alone(RATIO, "Q1=4/10; Q2=6/10; YTD=11/20")
    assert problem.wrong == ("11 of 20 is given for 2022-23 Q2 year to date, but its quarters add up to 10 of 20.")


@pytest.mark.parametrize("figures", ["Q1=4/10; Q2=6/10; YTD=10/20", "Q1=40; Q2=6/10; YTD=11/20", "Q2=6/10; YTD=11/20"])
def test_the_parts_of_a_year_to_date_may_stand_beside_its_quarters(figures: str) -> None:
    """They agree, or the parts of a quarter are unknown."""
    assert findings(RATIO, figures) == []


@pytest.mark.parametrize(
    "figures", ["Jul=4/10; Aug=5/10; Sep=6/10; Q2=15/30", "Jul=4/10; Aug=5/10; Q2=17/30", "Jul=4/10; Aug=50; Q2=17/30"]
)
def test_a_quarters_parts_may_stand_beside_its_months(figures: str) -> None:
    """They agree, or a month is lacking that would make up the difference."""
    assert findings(RATIO, figures) == []


def test_sc301_a_given_year_to_date_that_differs_from_the_calculated_one() -> None:
    """833 of 935 is 89.1%, and the 90.9% given is neither that nor any quarter's."""
    figures = "Q1=88.4 496/561; Q2=90.1 337/374; YTD=90.9"
    assert findings(RATIO, figures) == ["SC301 2022-23 Q2 year to date"]


def test_a_given_year_to_date_that_agrees_is_no_finding() -> None:
    """89.1% beside 833 of 935."""
    assert findings(RATIO, "Q1=88.4 496/561; Q2=90.1 337/374; YTD=89.1") == []


@pytest.mark.parametrize("kind", ["supplied", "ratio, year_to_date: supplied", "mean, year_to_date: supplied"])
def test_sc304_a_year_to_date_given_again(kind: str) -> None:
    """61.7% stood for quarter 2 already."""
    returns = {"2022-23-Q2/a.xlsx": "Q1=51.7; Q2=73.1; YTD=61.7", "2022-23-Q3/a.xlsx": "Q3=65.3; YTD=61.7"}
    _, problems = outcome(f"kind: {kind}, unit: percent, decimals: 1", returns, Q3)
    assert [(problem.code, problem.wrong) for problem in problems] == [
        ("SC304", "The year to date is given as 61.7%, as for 2022-23 Q2 year to date.")
    ]


@pytest.mark.parametrize(
    ("settings", "before", "now"),
    [
        (SUPPLIED, "YTD=61.7", "Q3=61.7; YTD=61.7"),
        (SUPPLIED, "YTD=61.7", "Q3=65.3; YTD=61.8"),
        (SUPPLIED, "YTD=62.0", "Q3=65.3; YTD=62.0"),  # two digits
        ("kind: supplied, unit: percent, decimals: 2", "YTD=100", "Q3=99; YTD=100"),
        ("kind: supplied", "YTD=617", "Q3=0; YTD=617"),
        ("kind: cumulative", "YTD=617", "Q3=617; YTD=617"),
        (SUPPLIED, "Q2=73.1", "Q3=65.3; YTD=61.7"),
    ],
)
def test_sc304_a_year_to_date_may_stay_the_same(settings: str, before: str, now: str) -> None:
    """Few digits, all, nothing added, or a kind that counts up."""
    returns = {"2022-23-Q2/a.xlsx": before, "2022-23-Q3/a.xlsx": now}
    assert findings(settings, returns, Q3) == []


def test_sc304_a_new_year_has_its_own_year_to_date() -> None:
    """That of quarter 4 has nothing to do with it."""
    returns = {"2021-22-Q4/a.xlsx": "YTD=61.7", "2022-23-Q1/a.xlsx": "Q1=65.3; YTD=61.7"}
    assert findings(SUPPLIED, returns, Q1) == []


def test_sc304_a_year_to_date_that_repeats_quarter_1() -> None:
    """88.4% again, though quarter 2 differs: said with the calculated figure."""
    problem = alone(RATIO, "Q1=88.4 496/561; Q2=90.1 337/374; YTD=88.4")
    assert problem.wrong == (
        "The year to date is given as 88.4%, which is the figure of 2022-23 Q1; "
        "calculated it is 89.1% (833 of 935 since April)."
    )
    assert problem.code == "SC304"


def test_sc304_of_a_supplied_year_to_date() -> None:
    """Without a calculated figure the repetition alone is said."""
    problem = alone(SUPPLIED, "Q1=88.4; Q2=90.1; YTD=88.4")
    assert (problem.code, problem.wrong) == (
        "SC304",
        "The year to date is given as 88.4%, which is the figure of 2022-23 Q1.",
    )


@pytest.mark.parametrize(
    ("settings", "figures"),
    [
        (SUPPLIED, "Q1=88.4; Q2=88.4; YTD=88.4"),
        ("kind: stock", "Q1=5; Q2=6; YTD=6"),
        ("kind: flow", "Q1=6; Q2=0; YTD=6"),
    ],
)
def test_sc304_a_year_to_date_may_equal_a_quarter(settings: str, figures: str) -> None:
    """Both quarters agree, the last one stands for the year, or nothing was added in quarter 2."""
    assert findings(settings, figures) == []


@pytest.mark.parametrize("settings", [SUPPLIED, "kind: mean, quarter: supplied, unit: days, decimals: 1"])
def test_sc305_a_quarter_outside_its_months(settings: str) -> None:
    """34.2 cannot be the average of 24.2, 26.6 and 28.4."""
    assert findings(settings, "Jul=24.2; Aug=26.6; Sep=28.4; Q2=34.2") == ["SC305 2022-23 Q2"]


@pytest.mark.parametrize(
    ("settings", "figures"),
    [
        (SUPPLIED, "Jul=24.2; Aug=26.6; Sep=28.4; Q2=28.4"),
        (SUPPLIED, "Jul=24.2; Aug=26.6; Q2=34.2"),
        (SUPPLIED, "Jul=24.2; Aug=26.6; Sep=28.4; Q2=28.44"),
        ("kind: supplied", "Jul=10; Aug=10; Sep=10; Q2=30"),
        ("kind: supplied, unit: pounds", "Jul=10; Aug=10; Sep=10; Q2=30"),
    ],
)
def test_sc305_a_quarter_may_lie_at_the_edge_or_add_up(settings: str, figures: str) -> None:
    """Equal as printed, a month unknown, or counts that add up."""
    assert findings(settings, figures) == []


def test_sc307_a_year_to_date_outside_its_quarters() -> None:
    """95.0% cannot come from 51.7% and 73.1%."""
    assert findings(SUPPLIED, "Q1=51.7; Q2=73.1; YTD=95") == ["SC307 2022-23 Q2 year to date"]


@pytest.mark.parametrize(
    ("settings", "figures", "quarter"),
    [
        (SUPPLIED, "Q1=51.7; Q2=73.1; YTD=61.7", Q2),
        (SUPPLIED, "Q1=51.7; Q2=73.1; YTD=73.1", Q2),
        (SUPPLIED, "Q2=73.1; YTD=95", Q2),
        (SUPPLIED, "Q1=73.1; YTD=95", Q1),
        ("kind: supplied", "Q1=10; Q2=20; YTD=30", Q2),
    ],
)
def test_sc307_a_year_to_date_may_lie_between_or_add_up(settings: str, figures: str, quarter: Period) -> None:
    """Inside, at the edge, with a quarter unknown, in quarter 1, or of counts that add up."""
    assert findings(settings, figures, quarter) == []


@pytest.mark.parametrize(
    ("to_date", "found"),
    [
        (8749, []),
        (8750, ["SC307 2022-23 Q2 year to date"]),  # seven times both together
        (625, []),  # a mean
        (87, []),
        (85, ["SC307 2022-23 Q2 year to date"]),  # a seventh of the least
        (0, []),
    ],
)
def test_sc307_a_year_to_date_far_from_its_quarters(to_date: float, found: list[str]) -> None:
    """Counts that are supplied may add up or not, but not come to anything."""
    assert findings("kind: supplied", f"Q1=600; Q2=650; YTD={to_date}") == found
    assert findings("kind: supplied", f"Q2=650; YTD={to_date}") == []
    assert findings("kind: supplied", "Q1=1; Q2=1; YTD=20") == []  # small numbers


def test_sc307_says_what_the_quarters_are() -> None:
    """With the figure as it was typed."""
    assert alone("kind: supplied", "Q1=600; Q2=650; YTD=0.5").wrong == (
        "The year to date is given as 0.5, far from what its quarters (600 and 650) make."
    )


def test_an_annual_measure_has_no_contradictions() -> None:
    """A year's figure stands alone."""
    assert findings("kind: flow, frequency: annual", "2022-23=9; Q2=7; YTD=3") == []


def test_a_year_to_date_accepted_last_quarter_is_no_news() -> None:
    """The quarter that it belongs to came in arrears, after it."""
    settings = "kind: supplied, unit: pounds_million, decimals: 1, frequency: quarterly, arrears: 1"
    returns = {
        "2022-23-Q1/people.xlsx": "Q1=7.6",
        "2022-23-Q2/people.xlsx": "YTD=7.6",
        "2022-23-Q3/people.xlsx": "Q2=5.9",
    }
    assert findings(settings, returns, Q3) == []
