"""SC316: months that look cumulative beside a quarter that is none."""

from __future__ import annotations

import pytest

from tests.calculate.figures import only
from tests.making import Q1, Q2, findings, material

FOUND = ["SC316 2022-23 Q2"]
SHARE = "kind: supplied, unit: percent, decimals: 1"
RATIO = "kind: ratio, unit: percent, decimals: 1"


@pytest.mark.parametrize(
    ("figures", "wrong"),
    [
        (
            "Jul=10; Aug=22; Sep=35; Q2=35",
            (
                "The months never fall (10, 22 and 35) and end at the figure given for 2022-23 Q2, so they look "
                "cumulative; added up they come to 67, beside the 35 given."
            ),
        ),
        (
            "Q1=35; Jul=45; Aug=57; Sep=70; Q2=36; YTD=70",
            (
                "The months never fall (45, 57 and 70) and end at the given year to date, so they look cumulative; "
                "added up they come to 172, beside the 36 given."
            ),
        ),
        (
            "Q1=35; Jul=45; Aug=57; Sep=70; Q2=35",
            (
                "The months never fall (45, 57 and 70) and end at the year to date that the given quarters come to, so "
                "they look cumulative; added up they come to 172, beside the 35 given."
            ),
        ),
        (
            "Q1=35; Jul=45; Aug=57; Sep=70; YTD=70",
            (
                "The months never fall (45, 57 and 70) and end at the given year to date, so they look cumulative; "
                "added up they come to 172."
            ),
        ),
        (
            "Q1=35; Jul=45; Aug=57; Sep=70",
            (
                "The months never fall (45, 57 and 70), and the first alone is as much as the year before it (35), so "
                "they look cumulative."
            ),
        ),
    ],
)
def test_counts_that_pile_up(figures: str, wrong: str) -> None:
    """Said once, in place of the sums that then differ, with the figures and what makes them look so."""
    problem = only("kind: flow", figures)
    assert (problem.code, problem.wrong) == ("SC316", wrong)
    assert problem.remedy == "Return each month alone, set the kind that fits, or answer the finding in queries.yaml."


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("Jul=10; Aug=22; Sep=35; Q2=67", []),  # they add up
        ("Jul=10; Aug=22; Sep=35; Q2=36", ["SC301 2022-23 Q2"]),
        ("Jul=10; Aug=22; Sep=21; Q2=21", ["SC301 2022-23 Q2"]),  # a fall
        ("Jul=10; Aug=10; Sep=10; Q2=10", ["SC301 2022-23 Q2"]),  # no rise
        ("Jul=10; Aug=10; Sep=11; Q2=11", FOUND),
        ("Jul=0; Aug=0; Sep=35; Q2=35", []),
        ("Jul=-5; Aug=-3; Sep=-2; Q2=-2", ["SC301 2022-23 Q2"]),
        ("Aug=22; Sep=35; Q2=35", []),  # a month is unknown
        ("Jul=10; Aug=22; Sep=35", []),  # nothing to be held against
        ("Q1=11; Jul=10; Aug=22; Sep=35", []),
        ("Q1=9; Jul=10; Aug=22; Sep=35", []),  # small numbers
        ("Q1=10; Jul=14; Aug=18; Sep=23", FOUND),
        ("Q1=9; Jul=13; Aug=16; Sep=20", []),  # small numbers
        ("Q1=10; Jul=10; Aug=22; Sep=35", []),  # July would add nothing
        ("Apr=0; May=0; Jun=10; Jul=10; Aug=11; Sep=14", []),  # plain growth
        ("Jul=1; Aug=8; Sep=20; Q2=20", FOUND),  # eight after one is no slip
        ("Apr=0; May=0; Jun=10; Jul=10; Aug=10; Sep=20", []),
        ("Apr=10; May=40; Jun=90; Q1=90; Jul=210; Aug=240; Sep=290; Q2=200", ["SC301 2022-23 Q2"]),  # 120 in July
        ("Apr=20; May=30; Jun=45; Jul=110; Aug=130; Sep=150", []),
        ("Apr=20; May=30; Jun=45; Jul=115; Aug=140; Sep=180", FOUND),
        ("Apr=10; May=22; Jun=35; Q1=35; Jul=47; Aug=60; Sep=72; Q2=37", FOUND),
        ("Jul=100; Aug=103; Sep=1010; Q2=1010", ["SC313 Sep 2022"]),  # a tenfold slip is no year so far
        ("Q1=300; Jul=100; Aug=103; Sep=1010; Q2=1010", ["SC313 Sep 2022"]),
        ("Q1=300; Jul=100; Aug=203; Sep=310; Q2=310", FOUND),
        ("Q1=300; Jul=100; Aug=149; Sep=250; Q2=250", ["SC301 2022-23 Q2"]),  # less than half of a month before
        ("Jul=45; Aug=57; Sep=70; YTD=70", FOUND),  # quarter 1 is unknown, but months would come to more than the year
        ("Q1=-67; Jul=10; Aug=22; Sep=35; YTD=0", []),
    ],
)
def test_counts_that_may_rise(figures: str, found: list[str]) -> None:
    """At the edges of the sign: rising, ending exactly there, and contradicting the quarter."""
    assert findings("kind: flow", figures) == found


def test_the_finding_stands_at_the_given_figure() -> None:
    """The quarter's; else the year to date's; else the last month's."""
    cells = [
        only("kind: flow", figures).place.cell
        for figures in (
            "Jul=10; Aug=22; Sep=35; Q2=35",
            "Q1=35; Jul=45; Aug=57; Sep=70; YTD=70",
            "Q1=35; Jul=45; Aug=57; Sep=70",
        )
    ]
    assert cells == ["C5", "C6", "C5"]


@pytest.mark.parametrize("settings", [SHARE, f"{RATIO}, year_to_date: supplied", "kind: mean, unit: days, decimals: 1"])
def test_averages_that_end_at_the_year_to_date(settings: str) -> None:
    """34.2 lies outside its months, which are positions of the year so far."""
    figures = "Q1=22.6; Jul=24.2; Aug=26.6; Sep=28.4; Q2=34.2; YTD=28.4"
    problem = only(settings, figures)
    unit = " days" if "days" in settings else "%"
    assert (problem.code, problem.wrong) == (
        "SC316",
        (
            f"The months never fall (24.2{unit}, 26.6{unit} and 28.4{unit}) and end at the given year to date, so they "
            f"look cumulative; 34.2{unit} is given for 2022-23 Q2 alone."
        ),
    )


@pytest.mark.parametrize(
    ("settings", "figures", "found"),
    [
        (SHARE, "Jul=24.2; Aug=26.6; Sep=28.4; Q2=34.2; YTD=28.5", ["SC305 2022-23 Q2"]),
        (SHARE, "Jul=24.2; Aug=26.6; Sep=28.4; Q2=34.2", ["SC305 2022-23 Q2"]),
        (SHARE, "Jul=24.2; Aug=28.6; Sep=28.4; Q2=34.2; YTD=28.4", ["SC305 2022-23 Q2"]),
        (SHARE, "Jul=24.2; Aug=26.6; Sep=28.4; Q2=26.4; YTD=28.4", []),
        (SHARE, "Jul=24.2; Aug=26.6; Sep=28.4; YTD=28.4", []),
        ("kind: supplied", "Q1=35; Jul=45; Aug=57; Sep=70; Q2=35; YTD=70", FOUND),
        ("kind: supplied", "Q1=35; Jul=10; Aug=12; Sep=13; Q2=35; YTD=70", []),
        ("kind: stock", "Jul=24; Aug=26; Sep=28; Q2=28; YTD=28", []),
        ("kind: rolling", "Jul=24; Aug=26; Sep=28; Q2=28; YTD=28", []),
        ("kind: cumulative", "Jul=24; Aug=26; Sep=28; Q2=28; YTD=28", []),
        ("kind: annualised, unit: days", "Jul=4; Aug=5; Sep=6; Q2=12; YTD=12", []),
    ],
)
def test_positions_and_averages_that_are_right(settings: str, figures: str, found: list[str]) -> None:
    """Inside the months, not ending there, or of a kind that counts up by definition."""
    assert findings(settings, figures) == found


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("Jul=5/10; Aug=11/20; Sep=18/33; Q2=18/33", FOUND),
        ("Jul=5/10; Aug=11/20; Sep=18/33; Q2=9/17; YTD=18/33", FOUND),
        ("Jul=5/10; Aug=11/20; Sep=18/33; Q2=34/63", []),  # they add up
        ("Jul=5/10; Aug=11/20; Sep=10/33; Q2=10/33", ["SC301 2022-23 Q2"]),  # a numerator falls
        ("Jul=5/10; Aug=5/10; Sep=5/10; Q2=5/10", []),  # no rise, and the same share
    ],
)
def test_parts_that_pile_up(figures: str, found: list[str]) -> None:
    """Numerators and denominators show it best."""
    assert findings(RATIO, figures) == found


def test_quarter_1_is_its_own_year_to_date() -> None:
    """There the given quarter is what the months end at."""
    assert findings("kind: flow", "Apr=10; May=22; Jun=35; Q1=35", Q1) == ["SC316 2022-23 Q1"]
    assert findings("kind: flow", "Apr=10; May=22; Jun=35", Q1) == []


def test_an_answer_makes_it_a_warning() -> None:
    """And explains nothing more: the sum that is published then, 67, still contradicts the 35 given."""
    figures = "Jul=10; Aug=22; Sep=35; Q2=35"
    made = material("kind: flow", figures, Q2, {"1": "Words."}, answers={"SC316": "To be mended in quarter 3."})
    assert [f"{each.code} {each.severity}" for each in made.problems] == ["SC301 error", "SC316 warning"]
    both = {"SC316": "To be mended in quarter 3.", "SC301": "35 is right."}
    made = material("kind: flow", figures, Q2, {"1": "Words."}, answers=both)
    assert [f"{each.code} {each.severity}" for each in made.problems] == ["SC301 warning", "SC316 warning"]
