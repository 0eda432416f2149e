"""Figures that contradict each other: each finding with a case that fires and a near one that does not."""

from __future__ import annotations

import pytest

from scorecard.period import Period
from scorecard.problems import Problem
from tests.calculate.figures import since
from tests.making import Q1, Q2, Q3, findings, outcome

RATIO = "kind: ratio, unit: percent, decimals: 1"
SUPPLIED = "kind: supplied, unit: percent, decimals: 1"
CUMULATIVE = "kind: cumulative, unit: percent, decimals: 1"


def only(settings: str, figures: str) -> Problem:
    """The one finding about these figures."""
    (problem,) = outcome(settings, figures)[1]
    return problem


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
    problem = only("kind: ratio, unit: percent, decimals: 2", "Q2=96.42 26/27")
    assert problem.wrong == "96.42% is given for 2022-23 Q2, but the calculated figure is 96.30% (26 of 27)."
    assert (str(problem.place), problem.answerable) == ("inputs/2022-23-Q2/people.xlsx!Figures!C2", True)


def test_sc301_a_month_that_contradicts_its_own_parts() -> None:
    """26 of 27 is 96.3%, not 69.3%."""
    problem = only(RATIO, "Jul=69.3 26/27; Aug=1/2; Sep=1/2")
    assert (problem.code, problem.period) == ("SC301", "Jul 2022")
    assert problem.wrong == "69.3% is given, but 26 of 27 is 96.3%."


def test_sc301_a_quarters_parts_that_differ_from_those_of_its_months() -> None:
    """The months add up to 15 of 30, the quarter says 17 of 30, within the range of its months."""
    problem = only(RATIO, "Jul=4/10; Aug=5/10; Sep=6/10; Q2=17/30")
    assert problem.wrong == "17 of 30 is given for 2022-23 Q2, but its months add up to 15 of 30."
    assert problem.code == "SC301"


def test_sc301_the_parts_of_a_year_to_date_that_differ_from_those_of_its_quarters() -> None:
    """The quarters add up to 10 of 20, the year to date says 11 of 20."""
    problem = only(RATIO, "Q1=4/10; Q2=6/10; YTD=11/20")
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


def test_sc302_a_percentage_outside_0_to_100() -> None:
    """A slipped decimal point, in a month and in the quarter."""
    assert findings(RATIO, "Jul=961") == ["SC302 Jul 2022"]
    assert findings(RATIO, "Q2=-0.1") == ["SC302 2022-23 Q2"]


def test_sc302_100_and_0_per_cent_are_inside() -> None:
    """The ends of the range are figures like others."""
    assert findings(RATIO, "Q1=0; Q2=100") == []


def test_sc302_a_percentage_that_is_no_share_may_pass_100() -> None:
    """A change or a projection in per cent is no proportion."""
    assert findings(SUPPLIED, "Q2=130") == []


def test_sc303_a_target_out_of_scale() -> None:
    """1,360% for a turnover of 15.1%: the finding stands at the target's line and says what may be meant."""
    problem = only("kind: rolling, unit: percent, decimals: 1, direction: none, target: {2022-23: 1360}", "Q2=15.1")
    assert problem.wrong == "The target of 1,360.0% is out of scale with 15.1%; 13.6% may be meant."
    assert (problem.code, problem.place.file, problem.place.line) == ("SC303", "indicators.yaml", 8)


def test_sc303_a_figure_out_of_scale() -> None:
    """3,760% typed for 37.6%: the finding stands at the cell."""
    settings = "kind: supplied, frequency: quarterly, unit: percent, decimals: 1, target: {2022-23: 40}"
    problem = only(settings, "Q2=3760")
    assert problem.wrong == "3,760.0% is out of scale with the target of 40.0%; 37.6% may be meant."
    assert str(problem.place) == "inputs/2022-23-Q2/people.xlsx!Figures!C2"


def test_sc303_a_target_written_as_a_fraction() -> None:
    """0.9 for a measure of about 90%."""
    assert findings(f"{RATIO}, target: {{2022-23: 0.9}}", "Q2=88") == ["SC303 2022-23 Q2"]


@pytest.mark.parametrize(
    ("settings", "figures"),
    [
        (f"{RATIO}, target: {{2022-23: 90}}", "Q2=2"),
        (f"{RATIO}, target: {{2022-23: 2}}", "Q2=90"),
        (f"{RATIO}, target: {{2022-23: 90}}", "Q2=0"),
        (f"{RATIO}, target: {{2022-23: 0}}", "Q2=90"),
        (f"{RATIO}, target: {{2022-23: trend}}", "Q2=90"),
        ("kind: flow, target: {2022-23: 1360}", "Q2=15"),
    ],
)
def test_sc303_a_target_may_be_far_from_the_figure(settings: str, figures: str) -> None:
    """Bad results, zeros, counts and missing targets are no slip of a factor of 100."""
    assert findings(settings, figures) == []


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


def test_figures_of_earlier_months_that_this_return_brings_are_checked() -> None:
    """Late or restated ones; not those that an earlier return brought."""
    assert findings(RATIO, since("May=96; Jun=140", "Q2=96")) == []
    assert findings(RATIO, since("May=96", "Jun=140; Q2=96")) == ["SC302 Jun 2022"]
    assert findings(RATIO, since("May=96; Jun=96", "Jun=140; Q2=96")) == ["SC302 Jun 2022"]
    assert findings(RATIO, since("", "Q1=27/26; Q2=20/26")) == ["SC306 2022-23 Q1"]
    assert findings(RATIO, since("Mar 2022=96", "Feb 2022=140; Q2=96")) == []  # before April


def test_sc304_a_year_to_date_that_repeats_quarter_1() -> None:
    """88.4% again, though quarter 2 differs: said with the calculated figure."""
    problem = only(RATIO, "Q1=88.4 496/561; Q2=90.1 337/374; YTD=88.4")
    assert problem.wrong == (
        "The year to date is given as 88.4%, which is the figure of 2022-23 Q1; "
        "calculated it is 89.1% (833 of 935 since April)."
    )
    assert problem.code == "SC304"


def test_sc304_of_a_supplied_year_to_date() -> None:
    """Without a calculated figure the repetition alone is said."""
    problem = only(SUPPLIED, "Q1=88.4; Q2=90.1; YTD=88.4")
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


@pytest.mark.parametrize("figures", ["Jul=27/26; Aug=1/2; Sep=1/2", "Q2=27/26", "Q2=5/10; YTD=27/26"])
def test_sc306_a_numerator_above_its_denominator(figures: str) -> None:
    """27 of 26, in a month, a quarter or the year to date, is said once and not as a percentage over 100 too."""
    (found,) = findings(RATIO, figures)
    assert found.startswith("SC306")


def test_sc306_all_of_all_is_right() -> None:
    """26 of 26 is 100%; and a rate may have more events than people."""
    assert findings(RATIO, "Q2=26/26") == []
    assert findings("kind: ratio, unit: rate, per: 10", "Q2=27/26") == []


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
    assert only("kind: supplied", "Q1=600; Q2=650; YTD=0.5").wrong == (
        "The year to date is given as 0.5, far from what its quarters (600 and 650) make."
    )


@pytest.mark.parametrize(
    "figures",
    ["Jul=58.1; Aug=57.7; Sep=60", "Jun=58.1; Jul=57.7; Aug=60; Sep=61", "Q1=58.1; Jul=57.7; Aug=60; Sep=61"],
)
def test_sc309_a_cumulative_figure_that_falls(figures: str) -> None:
    """A share counted from April cannot shrink, inside a quarter or from one to the next."""
    (found,) = findings(CUMULATIVE, figures)
    assert found.startswith("SC309")


def test_sc309_of_a_measure_without_months() -> None:
    """Quarters are held against each other where there are no months."""
    assert findings(f"{CUMULATIVE}, frequency: quarterly", "Q1=58.1; Q2=57.7") == ["SC309 2022-23 Q2"]


@pytest.mark.parametrize(
    ("settings", "figures"),
    [
        (CUMULATIVE, "Mar 2022=98; Apr=9; Jun=29; Jul=38.4; Aug=38.4; Sep=57.7"),
        (CUMULATIVE, "Jul=38.44; Aug=38.41; Sep=57.7"),
        ("kind: stock", "Jul=5; Aug=4; Sep=3"),
    ],
)
def test_sc309_a_figure_may_stand_still_or_begin_anew(settings: str, figures: str) -> None:
    """A new year begins at zero, what prints the same does not fall, and a stock may fall."""
    assert findings(settings, figures) == []


def test_an_earlier_fall_is_not_found_again() -> None:
    """A fall inside quarter 1 was a finding of quarter 1's run."""
    assert findings(CUMULATIVE, since("May=20; Jun=19", "Jul=30; Aug=40; Sep=50")) == []
    assert findings(CUMULATIVE, since("May=20", "Jun=19; Jul=30; Aug=40; Sep=50")) == ["SC309 Jun 2022"]


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("Jul=38.4; Aug=94.8; Sep=57.7", ["SC309 Sep 2022"]),  # either may be wrong
        ("Jun=28.4; Jul=83.4; Aug=47.4; Sep=57.7", ["SC309 Jul 2022"]),
        ("Jul=83.4; Aug=47.4; Sep=57.7", ["SC309 Jul 2022"]),
        ("Jun=28.4; Jul=38.4; Aug=7.4; Sep=57.7", ["SC309 Aug 2022"]),
        ("Apr=28.4; May=38.4; Jun=48.3; Jul=28.4; Aug=38.4; Sep=48.2", ["SC309 Jul 2022"]),  # one fall
    ],
)
def test_sc309_stands_at_the_figure_that_stands_out(figures: str, found: list[str]) -> None:
    """What follows may show that the earlier figure is the slip; what stays below is not told again."""
    assert findings(CUMULATIVE, figures) == found


def test_sc309_of_an_earlier_return_stands_at_the_new_figure() -> None:
    """What was returned last quarter can only be restated."""
    assert findings(CUMULATIVE, since("Jun=83.4", "Jul=47.4; Aug=57.7; Sep=65")) == ["SC309 Jul 2022"]


def test_sc309_says_which_figure_is_too_high() -> None:
    """With the one after it."""
    assert only(CUMULATIVE, "Jul=83.4; Aug=47.4; Sep=57.7").wrong == (
        "83.4% is higher than 47.4% in Aug 2022, though the measure counts from April."
    )


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("Jul=3.73; Aug=3.47; Sep=5.79", ["SC309 Aug 2022"]),
        ("Q1=11.16; Jul=2.78; Aug=4.74; Sep=5.79", ["SC309 Jul 2022"]),  # the quarter is a rate: 2.79 so far
        ("Q1=11.16; Jul=2.80; Aug=4.74; Sep=5.79", []),
    ],
)
def test_sc309_of_an_annualised_measure(figures: str, found: list[str]) -> None:
    """Its months hold the year so far, which cannot shrink either."""
    assert findings("kind: annualised, unit: days, decimals: 2, direction: lower", figures) == found


def test_an_annual_measure_has_no_contradictions() -> None:
    """A year's figure stands alone."""
    assert findings("kind: flow, frequency: annual", "2022-23=9; Q2=7; YTD=3") == []


def test_sc216_parts_over_a_denominator_of_zero() -> None:
    """5 of 0 makes no ratio, in a month, in the quarter or earlier in the year; it cannot be answered away."""
    for period in ("May", "Q1", "Jul", "Q2"):
        (problem,) = [each for each in outcome(RATIO, f"{period}=5/0")[1] if each.code == "SC216"]
        assert (problem.wrong, problem.answerable) == ("The parts 5 of 0 make no ratio.", False)


def test_sc216_none_of_none_is_no_finding() -> None:
    """Where nothing happened, there is no share to report, and nothing wrong."""
    assert findings(RATIO, "Q2=0/0") == []


@pytest.mark.parametrize("period", ["Jul", "Q2"])
def test_sc216_a_denominator_next_to_nothing(period: str) -> None:
    """A ratio beyond every figure is a slip, never a failure."""
    found = outcome(RATIO, f"{period}=1e9/1e-300")[1]
    assert [problem.code for problem in found if problem.code == "SC216"] == ["SC216"]
