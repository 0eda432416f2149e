"""SC315 and SC317: totals and their parts, and measures that are made from others."""

from __future__ import annotations

import pytest

from scorecard.period import Kind, Period
from tests.calculate.figures import ending, only
from tests.making import Q1, Q2, Q4, findings, material

TOTAL = {"T": 'kind: stock, equals: ["A", "B"]', "A": "kind: stock", "B": "kind: stock"}


def total(settings: str) -> dict[str, str]:
    """A total of A and B, all three with these settings."""
    return {"T": f'{settings}, equals: ["A", "B"]', "A": settings, "B": settings}


def made(settings: str, source: str, unit: str = "unit: days, decimals: 2") -> dict[str, str]:
    """A measure M made from a source S."""
    return {"M": f"{settings}, {unit}, from: S", "S": f"{source}, {unit}"}


def test_sc315_says_the_total_its_parts_and_their_sum() -> None:
    """At the total's cell, with what to do."""
    problem = only(TOTAL, "T: Jul=18850\nA: Jul=7740\nB: Jul=11080")
    assert problem.message == (
        "18,850 is the total for Jul 2022, but A (7,740) and B (11,080) come to 18,820. Correct whichever is wrong, or "
        "answer the finding in queries.yaml."
    )
    assert (problem.code, problem.ref, problem.place.cell) == ("SC315", "T", "C2")


@pytest.mark.parametrize(
    ("settings", "figures", "found"),
    [
        ("kind: stock", "T: Sep=30\nA: Sep=10\nB: Sep=20", []),
        ("kind: stock", "T: Sep=31\nA: Sep=10\nB: Sep=20", ["SC315 Sep 2022"]),
        ("kind: stock", "T: Sep=0\nA: Sep=0\nB: Sep=0", []),
        ("kind: stock", "T: Sep=-10\nA: Sep=10\nB: Sep=-20", []),
        ("kind: stock", "T: Sep=31\nA: Sep=10", []),  # a part is unknown
        ("kind: stock", "A: Sep=10\nB: Sep=20", []),
        ("kind: stock", "T: Sep=31\nA: Sep=10\nB: Aug=20", []),
        ("kind: stock", "T: Jul=31; Aug=30; Sep=32\nA: Jul=10; Aug=10; Sep=10\nB: Jul=20; Aug=20; Sep=20",
         ["SC315 Jul 2022", "SC315 Sep 2022"]),
        ("kind: flow", "T: Jul=31; Aug=30; Sep=30\nA: Jul=10; Aug=10; Sep=10\nB: Jul=20; Aug=20; Sep=20",
         ["SC315 Jul 2022"]),  # the quarter follows from it
        ("kind: flow", "T: Q2=91\nA: Q2=30\nB: Q2=60", ["SC315 2022-23 Q2"]),
        ("kind: flow", "T: Q2=91\nA: Jul=10; Aug=10; Sep=10\nB: Q2=60", ["SC315 2022-23 Q2"]),
        ("kind: flow", "T: Q2=91\nA: Jul=10; Aug=10\nB: Q2=60", []),  # a month is unknown
        ("kind: flow", "T: Q1=60; Q2=90\nA: Q1=31; Q2=30\nB: Q1=30; Q2=60", ["SC315 2022-23 Q2 year to date"]),
        ("kind: supplied", "T: Q2=90; YTD=181\nA: Q2=30; YTD=60\nB: Q2=60; YTD=120", ["SC315 2022-23 Q2 year to date"]),
        ("kind: supplied, unit: percent, decimals: 1", "T: Q2=33.4\nA: Q2=11.1\nB: Q2=22.2", []),  # 0.15 of slack
        ("kind: supplied, unit: percent, decimals: 1", "T: Q2=33.45\nA: Q2=11.1\nB: Q2=22.2", []),
        ("kind: supplied, unit: percent, decimals: 1", "T: Q2=33.5\nA: Q2=11.1\nB: Q2=22.2", ["SC315 2022-23 Q2"]),
        ("kind: flow", "T: Q2=90.5\nA: Q2=30\nB: Q2=60", []),  # a number with a fraction may be rounded
        ("kind: flow", "T: Q2=90.6\nA: Q2=30\nB: Q2=60", ["SC315 2022-23 Q2"]),
        ("kind: supplied, unit: pounds", "T: Q2=1001\nA: Q2=500\nB: Q2=500", []),
        ("kind: supplied, unit: pounds", "T: Q2=1002\nA: Q2=500\nB: Q2=500", ["SC315 2022-23 Q2"]),
        ("kind: cumulative", "T: Sep=31\nA: Sep=10\nB: Sep=20", ["SC315 Sep 2022"]),
        ("kind: annualised, unit: days, decimals: 1", "T: Sep=5.8\nA: Sep=1.8\nB: Sep=4.0", []),
        ("kind: annualised, unit: days, decimals: 1", "T: Sep=5.8\nA: Sep=1.8\nB: Sep=4.2", ["SC315 Sep 2022"]),
    ],
)  # fmt: skip
def test_sc315_in_every_period_that_is_known_throughout(settings: str, figures: str, found: list[str]) -> None:
    """Counts exactly; others within half a unit of each figure's last place; the finest period first."""
    assert findings(total(settings), figures) == found


def test_sc315_a_quarter_that_is_wrong_beside_right_months() -> None:
    """The given quarter stands where a month is unknown; its total is then compared too."""
    figures = "T: Jul=30; Aug=30; Q2=95\nA: Jul=10; Aug=10; Q2=30\nB: Jul=20; Aug=20; Q2=60"
    assert findings(total("kind: flow"), figures) == ["SC315 2022-23 Q2"]


def test_sc315_of_one_part_is_that_part() -> None:
    """The same figure, returned by two directorates."""
    settings = {"T": "kind: stock, equals: [A]", "A": "kind: stock"}
    assert only(settings, "T: Sep=31\nA: Sep=30").wrong == "31 is the total for Sep 2022, but A (30) comes to 30."


def test_sc315_of_an_annual_measure() -> None:
    """Its year, when it is due."""
    returns = {"2022-23-Q4/a.xlsx": "T: 2022-23=31\nA: 2022-23=10\nB: 2022-23=20"}
    assert findings(total("kind: flow, frequency: annual"), returns, Q4) == ["SC315 2022-23"]


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("T: Q4=31\nA: Q4=10\nB: Q4=20", ["SC315 2022-23"]),
        ("T: Q4=30\nA: Q4=10\nB: 2022-23=20", []),
        ("T: Q1=5; Q2=6; Q3=10; Q4=10\nA: Q4=10\nB: 2022-23=20", ["SC315 2022-23"]),
        ("T: 2022-23=30; YTD=31\nA: 2022-23=10; YTD=10\nB: 2022-23=20; YTD=20", []),  # the year is what is published
        ("T: Q1=5; Q2=6; Q3=10\nA: Q4=10\nB: 2022-23=20", []),  # a quarter is unknown
    ],
)
def test_sc315_of_a_year_that_quarters_stand_for(figures: str, found: list[str]) -> None:
    """Quarter 4 alone may stand for it, or all four quarters together."""
    assert findings(total("kind: flow, frequency: annual"), {"2022-23-Q4/a.xlsx": figures}, Q4) == found


def test_sc315_parts_that_are_suppressed_are_unknown() -> None:
    """Nothing is said that would give them away."""
    settings = total("kind: stock, suppress_below: 5")
    assert findings(settings, "T: Sep=31\nA: Sep=3\nB: Sep=20") == []


def test_sc315_answered_is_a_warning() -> None:
    """The answer is about the total."""
    figures = "T: Sep=31\nA: Sep=10\nB: Sep=20"
    problems = material(TOTAL, figures, Q2, answers={"SC315": "One claim is of both kinds."}).problems
    assert [str(each.severity) for each in problems if each.code == "SC315"] == ["warning"]


def test_sc317_says_both_figures_and_the_sum() -> None:
    """5.79 days in six months are 11.58 in twelve; a projection taken for days so far is twice that."""
    settings = made("kind: annualised, direction: lower", "kind: cumulative, direction: lower")
    problem = only(settings, "M: Sep=11.58\nS: Sep=5.79")
    assert problem.message == (
        "11.58 days is typed for Sep 2022, but the months of this measure hold the year so far, which in S is 5.79 "
        "days. Correct whichever is wrong, or answer the finding in queries.yaml."
    )
    assert (problem.code, problem.ref, problem.place.cell) == ("SC317", "M", "C2")


def test_sc317_of_a_quarter_says_the_full_year_and_how() -> None:
    """A quarter is given as the rate itself."""
    problem = only(made("kind: annualised", "kind: cumulative"), "M: Q2=10.30\nS: Sep=5.16")
    assert problem.wrong == (
        "10.30 days is the figure for 2022-23 Q2, but made from S it is 10.32 days (5.16 days x 12 / 6 months elapsed)."
    )


ANNUALISED = made("kind: annualised", "kind: cumulative")


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("M: Jul=3.73; Aug=4.74; Sep=5.79\nS: Jul=3.73; Aug=4.74; Sep=5.79", []),
        ("M: Jul=3.73; Aug=4.47; Sep=5.79\nS: Jul=3.73; Aug=4.74; Sep=5.79", ["SC317 Aug 2022"]),
        ("M: Sep=5.80\nS: Sep=5.79", []),  # each may be rounded by 0.005, and both count twice
        ("M: Sep=5.801\nS: Sep=5.79", ["SC317 Sep 2022"]),
        ("M: Q2=10.32\nS: Sep=5.16", []),
        ("M: Q2=10.33\nS: Sep=5.16", []),  # 0.005 of its own, and twice 0.005
        ("M: Q2=10.30\nS: Sep=5.16", ["SC317 2022-23 Q2"]),
        ("M: Q2=10.30\nS: Q2=5.16", ["SC317 2022-23 Q2"]),
        ("M: Q2=10.30\nS: Aug=5.16", []),  # its last month is unknown
        ("M: Q2=10.30", []),
        ("S: Sep=5.16", []),
        ("M: Sep=0\nS: Sep=0", []),
    ],
)
def test_sc317_annualised_from_a_year_so_far(figures: str, found: list[str]) -> None:
    """Times 12, divided by the months elapsed, to the printed decimals and what rounding leaves open."""
    assert findings(ANNUALISED, figures) == found


COUNT = "unit: number"
COUNTED = made("kind: cumulative", "kind: flow", COUNT)


@pytest.mark.parametrize(
    ("settings", "figures", "found"),
    [
        (made("kind: annualised", "kind: flow", COUNT), "M: Sep=600\nS: Q1=300; Jul=100; Aug=100; Sep=100", []),
        (made("kind: annualised", "kind: flow", COUNT), "M: Sep=601\nS: Q1=300; Jul=100; Aug=100; Sep=100",
         ["SC317 Sep 2022"]),
        (COUNTED, "M: Jul=400; Aug=500; Sep=600\nS: Q1=300; Jul=100; Aug=100; Sep=100",
         []),
        (COUNTED, "M: Jul=400; Aug=501; Sep=600\nS: Q1=300; Jul=100; Aug=100; Sep=100",
         ["SC317 Aug 2022"]),
        (COUNTED, "M: Q2=601\nS: Q1=300; Q2=300", ["SC317 2022-23 Q2"]),
        (COUNTED, "M: Q2=601\nS: Q2=300", []),  # quarter 1 is unknown
        (COUNTED, "M: Q2=601\nS: Q1=300; Jul=100; Sep=200", []),
        (made("kind: cumulative", "kind: flow"), "M: Q2=0.75\nS: Q1=0.37; Q2=0.37", []),  # three times 0.005
        (made("kind: cumulative", "kind: flow"), "M: Q2=0.76\nS: Q1=0.37; Q2=0.37", ["SC317 2022-23 Q2"]),
    ],
)  # fmt: skip
def test_sc317_from_the_months_since_april(settings: dict[str, str], figures: str, found: list[str]) -> None:
    """Months, or quarters where months are unknown; counts agree exactly."""
    assert findings(settings, figures) == found


ROLLING = made("kind: rolling", "kind: flow", COUNT)
YEAR = ending([10] * 12)
QUARTERS = "2021-22 Q3=30; 2021-22 Q4=30; Q1=30; Q2=30"


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        (f"M: Sep=120\nS: {YEAR}", []),
        (f"M: Sep=121\nS: {YEAR}", ["SC317 Sep 2022"]),
        (f"M: Sep=121\nS: {QUARTERS}", ["SC317 Sep 2022"]),
        (f"M: Aug=121\nS: {QUARTERS}", []),  # no quarters end in August
        (f"M: Sep=121\nS: {ending([10] * 11)}", []),
        (f"M: Q2=121\nS: {YEAR}", ["SC317 2022-23 Q2"]),
    ],
)
def test_sc317_rolling_from_the_last_twelve_months(figures: str, found: list[str]) -> None:
    """All twelve, or four quarters."""
    assert findings(ROLLING, figures) == found


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("M: Sep=128\nS: Sep 2021=50; Mar 2022=118; Sep=60", []),
        ("M: Sep=129\nS: Sep 2021=50; Mar 2022=118; Sep=60", ["SC317 Sep 2022"]),
        ("M: Sep=129\nS: Sep 2021=50; Sep=60", []),
        ("M: Sep=129\nS: Mar 2022=118; Sep=60", []),
    ],
)
def test_sc317_rolling_from_a_year_so_far(figures: str, found: list[str]) -> None:
    """This year so far, and last year without what it had by the same month."""
    assert findings(made("kind: rolling", "kind: cumulative", COUNT), figures) == found


@pytest.mark.parametrize(("total", "found"), [("0.88", []), ("0.90", []), ("0.91", ["SC317 Sep 2022"])])
def test_sc317_rolling_from_a_year_so_far_may_be_rounded_four_times(total: str, found: list[str]) -> None:
    """By half a unit of its own, and of each of the three it is made from."""
    settings = made("kind: rolling, direction: none", "kind: cumulative, direction: none")
    assert findings(settings, f"M: Sep={total}\nS: Sep 2021=0.20; Mar 2022=0.78; Sep=0.30") == found


def test_sc317_rolling_at_the_end_of_the_year() -> None:
    """In March the year so far is the last twelve months."""
    last = Period(2022, 11, Kind.MONTH)
    returns = {"2022-23-Q4/a.xlsx": f"M: {ending([119], last)}\nS: {ending([118], last)}"}
    assert findings(made("kind: rolling", "kind: cumulative", COUNT), returns, Q4) == ["SC317 Mar 2023"]


def test_sc317_in_quarter_1() -> None:
    """There are no earlier quarters."""
    assert findings(COUNTED, "M: Apr=10; May=21\nS: Apr=10; May=10", Q1) == ["SC317 May 2022"]


def test_sc317_is_not_asked_of_a_year() -> None:
    """An annual figure is made elsewhere."""
    settings = made("kind: cumulative, frequency: annual", "kind: flow", COUNT)
    assert findings(settings, {"2022-23-Q4/a.xlsx": "M: 2022-23=10\nS: Q4=3"}, Q4) == []
