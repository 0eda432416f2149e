"""SC314: last quarter's figure again, to the last digit, where that is unusual."""

from __future__ import annotations

import pytest

from scorecard.period import Period
from tests.calculate.figures import alone, ending
from tests.making import Q1, Q2, Q4, Returns, material, outcome

FLOW = "kind: flow, frequency: quarterly"
FOUND = ["SC314 2022-23 Q2"]


def findings(settings: str, returns: Returns, quarter: Period = Q2) -> list[str]:
    """Return the findings, those that only warn among them, as code and period."""
    _, problems = outcome(settings, returns, quarter)
    return [f"{problem.code} {problem.period}" for problem in problems if problem.answerable]


def test_the_sentence_holds_the_figure_both_quarters_and_the_history() -> None:
    """And asks for what is to be done."""
    problem = alone(FLOW, f"{ending([3911, 4020, 4135], Q1)}; Q2=4135")
    assert problem.message == (
        "4,135 in 2022-23 Q2 is the figure of 2022-23 Q1 to the last digit; none of the 2 changes before it was 0. "
        "Check that it is no copy. Correct the return, or answer the finding in queries.yaml."
    )
    assert (problem.code, problem.place.cell) == ("SC314", "C5")


@pytest.mark.parametrize(
    ("settings", "figures", "found"),
    [
        (FLOW, "Q1=4135; Q2=4135", FOUND),
        (FLOW, "Q1=4135; Q2=4136", []),
        (FLOW, "Q1=413; Q2=413", []),  # three digits may repeat
        (FLOW, "Q1=4130; Q2=4130", []),  # and so may a round figure
        (FLOW, "Q1=413500; Q2=413500", FOUND),
        (FLOW, "Q1=0; Q2=0", []),
        (FLOW, "Q1=-4135; Q2=-4135", FOUND),
        (FLOW, "Q2=4135", []),
        (FLOW, "Q1=4135", []),
        ("kind: stock", "Jun=31; Sep=31", []),
        ("kind: stock, decimals: 2", "Jun=2384.28; Sep=2384.28", FOUND),
        ("kind: mean, unit: days, decimals: 2", "Q1=5.79; Q2=5.79", []),
        ("kind: mean, unit: days, decimals: 2", "Q1=15.79; Q2=15.79", FOUND),
        ("kind: mean, unit: days, decimals: 2", "Q1=15.70; Q2=15.70", []),
        ("kind: mean, unit: days, decimals: 2", "Q1=15.791; Q2=15.792", []),  # alike as printed only
        ("kind: rolling, unit: percent, decimals: 2", "Jun=12.34; Sep=12.34", FOUND),
        ("kind: supplied, unit: percent, decimals: 3", "Q1=100; Q2=100", []),
        ("kind: supplied, unit: percent, decimals: 3", "Q1=0; Q2=0", []),
    ],
)
def test_four_digits_seldom_repeat(settings: str, figures: str, found: list[str]) -> None:
    """Trailing zeros are no digits; none and all are where measures come to rest."""
    assert findings(settings, figures) == found


@pytest.mark.parametrize(
    ("earlier", "found"),
    [
        ([101, 111, 121, 131], FOUND),
        ([101, 110, 121, 131], []),  # a change of nine
        ([111, 121, 131], []),  # two changes before the repetition
        ([101, 111, 111, 131], []),  # it repeated before
        ([101, None, 111, 121, 131], []),  # two changes beside a gap
    ],
)
def test_three_digits_count_where_the_measure_never_rests(earlier: list[int | None], found: list[str]) -> None:
    """Three earlier changes, each of ten units or more: one more would have been expected."""
    assert findings(FLOW, f"{ending([*earlier], Q1)}; Q2=131") == found


def test_a_measure_that_repeated_before_may_do_so_again() -> None:
    """Whatever its digits."""
    assert findings("kind: stock", f"{ending([4100, 4135, 4135], Q1)}; Q2=4135") == []


def test_a_year_so_far_that_stands_still() -> None:
    """Three digits are enough where every quarter adds something, but not from one year to the next."""
    assert findings("kind: cumulative, frequency: quarterly", "Q1=285; Q2=285") == FOUND
    assert findings("kind: cumulative, frequency: quarterly", "Q1=28; Q2=28") == []
    assert findings("kind: cumulative, frequency: quarterly", "2021-22 Q4=285; Q1=285", Q1) == []


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("Apr=1001; May=1500; Jun=1634; Jul=1001; Aug=1500; Sep=1634", FOUND),
        ("Apr=1001; May=1500; Jun=1634; Jul=1002; Aug=1499; Sep=1634", []),
        (
            "Apr=101; May=222; Jun=350; Jul=101; Aug=222; Sep=350",
            FOUND,
        ),  # the quarter has three digits, its months eight
        ("Apr=101; May=222; Jun=350; Jul=222; Aug=101; Sep=350", []),
        ("Apr=21; May=33; Jun=46; Jul=21; Aug=33; Sep=46", FOUND),
        ("Apr=21; May=33; Jun=42; Jul=21; Aug=33; Sep=42", []),  # September moved by nine
        ("Apr=24; May=25; Jun=26; Jul=24; Aug=25; Sep=26", []),  # it hardly moves
        ("Apr=120; May=120; Jun=120; Jul=120; Aug=120; Sep=120", []),
        ("Q1=4135; Jul=1002; Aug=1499; Sep=1634", FOUND),
        ("Apr=1001; May=1500; Jun=1634; Q2=4135", FOUND),
    ],
)
def test_months_must_repeat_too(figures: str, found: list[str]) -> None:
    """A sum that comes out the same is no copy; where a quarter's months are unknown, the sum is all there is."""
    assert findings("kind: flow", figures) == found


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("Q1=337/374; Q2=337/374", FOUND),
        ("Q1=26/27; Q2=26/27", []),
        ("Q1=126/127; Q2=126/127", FOUND),
        ("Q1=337/674; Q2=338/676", []),  # the same share of other numbers
        ("Q1=374/374; Q2=374/374", []),  # all
        ("Q1=0/3741; Q2=0/3741", []),  # none
    ],
)
def test_both_parts_of_a_ratio_must_repeat(figures: str, found: list[str]) -> None:
    """Their digits count, since a share of two digits may rest on numbers of four."""
    assert findings("kind: ratio, unit: percent, decimals: 1", figures) == found


def test_an_annual_measure_is_held_against_last_year() -> None:
    """When it is due."""
    settings = "kind: supplied, frequency: annual"
    assert findings(settings, {"2022-23-Q4/a.xlsx": "2021-22=4135; 2022-23=4135"}, Q4) == ["SC314 2022-23"]
    assert findings(settings, {"2022-23-Q4/a.xlsx": "2021-22=4136; 2022-23=4135"}, Q4) == []
    assert findings(settings, {"2022-23-Q2/a.xlsx": "2021-22=4135; 2022-23=4135"}) == []


def test_a_measure_in_arrears_is_held_against_the_quarter_before_the_one_shown() -> None:
    """Quarter 1 is shown in quarter 2."""
    assert findings(f"{FLOW}, arrears: 1", "2021-22 Q4=4135; Q1=4135") == ["SC314 2022-23 Q1"]


@pytest.mark.parametrize(
    ("settings", "figures", "severity"),
    [
        (FLOW, "Q1=4135; Q2=4135", "warning"),
        (FLOW, f"{ending([3700, 3911, 4020, 4135], Q1)}; Q2=4135", "warning"),
        ("kind: flow", "Apr=1001; May=1500; Jun=1634; Jul=1001; Aug=1500; Sep=1634", "error"),
        ("kind: cumulative", "Jun=4135; Sep=4135", "error"),
    ],
)
def test_one_figure_that_stands_still_only_warns(settings: str, figures: str, severity: str) -> None:
    """Unless its months repeat too, or it counts up."""
    _, problems = outcome(settings, figures)
    assert [str(each.severity) for each in problems if each.code == "SC314"] == [severity]


def test_an_answer_makes_it_a_warning() -> None:
    """A stock may rightly stay the same."""
    made = material("kind: stock", "Q1=4135; Q2=4135", Q2, answers={"SC314": "No lamp was added or removed."})
    assert [str(each.severity) for each in made.problems if each.code == "SC314"] == ["warning"]
