"""Figures that cannot be (SC216, SC302, SC306, SC309): each with a case that fires and a near one that does not."""

from __future__ import annotations

import pytest

from tests.calculate.figures import CUMULATIVE, RATIO, SUPPLIED, alone, since
from tests.making import findings, outcome


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


def test_figures_of_earlier_months_that_this_return_brings_are_checked() -> None:
    """Late or restated ones; not those that an earlier return brought."""
    assert findings(RATIO, since("May=96; Jun=140", "Q2=96")) == []
    assert findings(RATIO, since("May=96", "Jun=140; Q2=96")) == ["SC302 Jun 2022"]
    assert findings(RATIO, since("May=96; Jun=96", "Jun=140; Q2=96")) == ["SC302 Jun 2022"]
    assert findings(RATIO, since("", "Q1=27/26; Q2=20/26")) == ["SC306 2022-23 Q1"]
    assert findings(RATIO, since("Mar 2022=96", "Feb 2022=140; Q2=96")) == []  # before April


@pytest.mark.parametrize("figures", ["Jul=27/26; Aug=1/2; Sep=1/2", "Q2=27/26", "Q2=5/10; YTD=27/26"])
def test_sc306_a_numerator_above_its_denominator(figures: str) -> None:
    """27 of 26, in a month, a quarter or the year to date, is said once and not as a percentage over 100 too."""
    (found,) = findings(RATIO, figures)
    assert found.startswith("SC306")


def test_sc306_all_of_all_is_right() -> None:
    """26 of 26 is 100%; and a rate may have more events than people."""
    assert findings(RATIO, "Q2=26/26") == []
    assert findings("kind: ratio, unit: rate, per: 10", "Q2=27/26") == []


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
    assert alone(CUMULATIVE, "Jul=83.4; Aug=47.4; Sep=57.7").wrong == (
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
