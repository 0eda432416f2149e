"""SC303: a percentage or its target out by a factor of a hundred; SC302: shares outside 0 to 100%."""

from __future__ import annotations

import pytest

from scorecard.period import Kind, Period
from tests.calculate.figures import ending, only, since
from tests.making import Q1, Q2, Q4, findings, material

SUPPLIED = "kind: supplied, unit: percent, decimals: 1"
FOUND = ["SC303 Sep 2022"]
JUNE = Period(2022, 2, Kind.MONTH)


def test_sc303_a_figure_out_of_scale_with_the_one_before() -> None:
    """Both figures, and what may be meant; the cell is the new figure's."""
    problem = only(SUPPLIED, "Aug=96.4; Sep=9610")
    assert problem.wrong == ("9,610.0% in Sep 2022 is about a hundred times 96.4% in Aug 2022; 96.1% may be meant.")
    assert (problem.period, problem.place.cell) == ("Sep 2022", "C3")
    assert only(SUPPLIED, "Aug=96.4; Sep=0.961").wrong == (
        "0.961% in Sep 2022 is about a hundredth of 96.4% in Aug 2022; 96.1% may be meant."
    )


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("Aug=40; Sep=2000", FOUND),  # 50 times
        ("Aug=40; Sep=1999", []),
        ("Aug=40; Sep=8000", FOUND),  # 200 times
        ("Aug=40; Sep=8001", []),
        ("Aug=40; Sep=0.8", FOUND),
        ("Aug=40; Sep=0.81", []),
        ("Aug=40; Sep=0.2", FOUND),
        ("Aug=40; Sep=0.19", []),
        ("Aug=0.4; Sep=40", []),  # the later figure may well be the right one
        ("Aug=1.5; Sep=100", []),
        ("Aug=1.5; Sep=100.1", FOUND),
        ("Aug=0; Sep=40", []),
        ("Aug=40; Sep=0", []),
        ("Aug=40; Sep=-4000", []),
        ("Aug=4000; Sep=40", []),  # back to what it was
        ("Sep=4000", []),
        ("Jun=40; Sep=4000", FOUND),
        ("Q1=40; Sep=4000", FOUND),  # where no earlier month is known
        ("Q1=4000; Sep=40", []),
        ("Q1=40; Q2=4000", ["SC303 2022-23 Q2"]),
    ],
)
def test_sc303_about_a_hundred_times(figures: str, found: list[str]) -> None:
    """From 50 to 200 times, above 100%; or as small a part of a figure within 0 to 100%."""
    assert findings(SUPPLIED, figures) == found


def test_sc303_each_month_is_held_against_the_last_sound_figure() -> None:
    """Three months typed as fractions are three findings."""
    assert findings(SUPPLIED, "Jun=96; Jul=0.95; Aug=0.97; Sep=96") == ["SC303 Jul 2022", "SC303 Aug 2022"]


@pytest.mark.parametrize(
    ("settings", "figures"),
    [
        ("kind: supplied", "Aug=40; Sep=4000"),
        (f"{SUPPLIED}, title: Change in rents", "Aug=40; Sep=4000"),
        ("kind: ratio, unit: percent, decimals: 1", "Aug=40/80; Sep=1/200"),  # made of its parts
        ("kind: cumulative, unit: percent, decimals: 1", "Jul=0.5; Aug=0.6; Sep=60"),
        ("kind: cumulative, unit: percent", "2021-22 Q4=98; Mar 2022=98; Apr=1; May=9; Jun=20; Sep=50"),
    ],
)
def test_sc303_figures_that_may_differ_so_much(settings: str, figures: str) -> None:
    """Counts, changes, parts, and a year that begins anew."""
    assert findings(settings, figures) == []


def test_sc303_of_a_new_year_so_far() -> None:
    """April's 1% follows March's 98%."""
    returns = {"2022-23-Q1/a.xlsx": "Mar 2022=98; Apr=1; May=9; Jun=20"}
    assert findings("kind: cumulative, unit: percent", returns, Q1) == []


def test_sc303_history_comes_first() -> None:
    """One finding where both the target and the figure before say the same."""
    settings = f"{SUPPLIED}, frequency: quarterly, target: {{2022-23: 40}}"
    assert only(settings, "Q1=38; Q2=3760").wrong == (
        "3,760.0% in 2022-23 Q2 is about a hundred times 38.0% in 2022-23 Q1; 37.6% may be meant."
    )


@pytest.mark.parametrize("settings", [SUPPLIED, "kind: stock, unit: percent, decimals: 1"])
def test_sc303_a_fraction_for_a_percentage_is_the_figures_slip(settings: str) -> None:
    """Neither the target nor anything else is accused beside it."""
    figures = since(ending([96.1, 95.2, 97, 96.4, 95.9, 96.6, 97, 96.3], JUNE), "Jul=96.1; Aug=95.7; Sep=0.961")
    problem = only(f"{settings}, target: {{2022-23: 95}}", figures)
    assert problem.wrong == "0.961% in Sep 2022 is about a hundredth of 95.7% in Aug 2022; 96.1% may be meant."
    assert problem.place.cell == "C4"


def test_sc303_three_fractions_are_three_slips_of_figures() -> None:
    """However small the percentage is."""
    figures = since(ending([4.8, 4.7, 4.9, 4.8], JUNE), "Jul=0.049; Aug=0.046; Sep=0.045")
    settings = "kind: stock, unit: percent, decimals: 1, target: {2022-23: 5.5}"
    assert findings(settings, figures) == ["SC303 Jul 2022", "SC303 Aug 2022", "SC303 Sep 2022"]


@pytest.mark.parametrize(
    ("settings", "figures", "wrong", "remedy"),
    [
        (
            "target: {2022-23: 95}",
            "Q2=0.961",
            "0.961% is out of scale with the target of 95.0%; 96.1%, or a target of 0.95%, may be meant.",
            "Correct the return, or the target in the catalogue, or answer the finding in queries.yaml.",
        ),
        (
            "target: {2022-23: 0.9}",
            "Q2=88",
            "88.0% is out of scale with the target of 0.9%; 0.88%, or a target of 90.0%, may be meant.",
            "Correct the return, or the target in the catalogue, or answer the finding in queries.yaml.",
        ),
        (
            "target: {2022-23: 0.9}",
            "Q1=87|Q2=88",
            "The target of 0.9% is out of scale with 88.0%; 90.0% may be meant.",
            "Correct the target in the catalogue, or answer the finding in queries.yaml.",
        ),
        (
            "target: {2022-23: 0.9}, title: Percentage of homes let",
            "Q2=88/100",
            "The target of 0.9% is out of scale with 88.0%; 90.0% may be meant.",
            "Correct the target in the catalogue, or answer the finding in queries.yaml.",
        ),
        (
            "target: {2022-23: 1.5}, title: Percentage of homes let",
            "Q1=99|Q2=100",
            "The target of 1.5% is out of scale with 100.0%.",
            "Correct the target in the catalogue, or answer the finding in queries.yaml.",
        ),
        (
            "target: {2022-23: 1.5}, title: Percentage of homes let",
            "Q2=100",
            "100.0% is out of scale with the target of 1.5%; one of them is wrong.",
            "Correct the return, or the target in the catalogue, or answer the finding in queries.yaml.",
        ),
        (
            "title: Percentage of homes let",
            "Q1=60|Q2=1.1",
            "1.1% in 2022-23 Q2 is about a hundredth of 60.0% in 2022-23 Q1.",
            "Correct the return, or answer the finding in queries.yaml.",
        ),
    ],
)
def test_sc303_says_what_is_wrong_as_far_as_it_is_known(settings: str, figures: str, wrong: str, remedy: str) -> None:
    """The figure where it leaves its history, the target where it does not, else either; no share beyond 100%."""
    earlier, _, new = figures.rpartition("|")
    problem = only(f"kind: ratio, unit: percent, decimals: 1, frequency: quarterly, {settings}", since(earlier, new))
    assert (problem.code, problem.wrong, problem.remedy) == ("SC303", wrong, remedy)


def test_sc303_months_of_this_return_are_no_history_of_each_other() -> None:
    """Three fractions agree, and leave open whether they or the target are wrong."""
    problem = only("kind: mean, unit: percent, decimals: 1, target: {2022-23: 95}", "Jul=0.96; Aug=0.95; Sep=0.961")
    assert (
        problem.wrong == "0.957% is out of scale with the target of 95.0%; 95.7%, or a target of 0.95%, may be meant."
    )


@pytest.mark.parametrize(
    ("target", "figures", "found"),
    [
        (90, "Q2=1/100", []),
        (900, "Q2=9/100", ["SC303 2022-23 Q2"]),  # no share can reach that target
        (90, "Q1=80/100; Q2=1/100", []),
    ],
)
def test_sc303_a_low_figure_made_of_parts_accuses_nobody(target: float, figures: str, found: list[str]) -> None:
    """One of a hundred is no slip of the decimal point."""
    settings = f"kind: ratio, unit: percent, decimals: 1, frequency: quarterly, target: {{2022-23: {target}}}"
    assert findings(settings, figures) == found


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("Apr=0.5; May=0.6; Jun=0.6; Jul=0.6; Aug=68; Sep=0.55", ["SC303 Aug 2022"]),
        ("Jun=0.6; Jul=0.6; Aug=68; Sep=0.55", ["SC313 Aug 2022"]),
        ("Jul=0.6; Aug=68; Sep=0.55", []),  # too little is known
        ("Jun=0.6; Jul=0.6; Aug=20; Sep=0.3", ["SC313 Aug 2022"]),
        ("Apr=0.5; May=0.6; Jun=0.6; Jul=0.6; Aug=68; Sep=69", ["SC303 Aug 2022", "SC303 Sep 2022"]),
        ("Apr=0.5; May=0.6; Jun=2; Jul=0.6; Aug=68; Sep=0.55", ["SC313 Aug 2022"]),  # 34 times
    ],
)
def test_sc303_a_figure_is_not_accused_for_its_neighbour(figures: str, found: list[str]) -> None:
    """68 typed for 0.68 is the slip, and not the 0.55 after it."""
    assert findings(SUPPLIED, figures) == found


def test_sc303_a_given_quarter_beside_sound_months() -> None:
    """It is what is published."""
    figures = since("Apr=95; May=96; Jun=97; Q1=96", "Jul=95; Aug=96; Sep=97; Q2=0.96")
    assert findings(SUPPLIED, figures) == ["SC303 2022-23 Q2"]


def test_sc303_one_month_of_a_quarter_that_meets_its_target() -> None:
    """The first month agrees with the target, the last is a slip all the same."""
    assert findings(f"{SUPPLIED}, target: {{2022-23: 90}}", "Jul=88; Aug=90; Sep=9100") == FOUND


def test_sc303_of_a_ratio_asks_nothing_of_its_title() -> None:
    """What is made of parts is a share whatever it is called."""
    title = "title: Change of tenancy within budget, kind: ratio, unit: percent, decimals: 1"
    assert findings(title, "Aug=40; Sep=0.4") == FOUND


def test_sc303_covers_what_else_the_slip_brings() -> None:
    """Neither outside 0 to 100% nor beyond its history is said beside it, for its own months alone."""
    share = "kind: ratio, unit: percent, decimals: 1"
    assert findings(share, ending([88, 89, 90, 88, 89, 90, 88, 640, 9000])) == ["SC302 Aug 2022", "SC303 Sep 2022"]
    assert findings(f"{share}, frequency: quarterly, target: {{2022-23: 90}}", "Q1=88; Q2=9000") == ["SC303 2022-23 Q2"]


def test_sc303_about_the_target_covers_no_figure() -> None:
    """A target of 9,000% does not explain a figure of 140%."""
    share = "kind: ratio, unit: percent, frequency: quarterly, target: {2022-23: 9000}"
    assert findings(share, "Q2=140") == ["SC302 2022-23 Q2", "SC303 2022-23 Q2"]


def test_sc303_answered_is_a_warning() -> None:
    """As it was."""
    made = material(SUPPLIED, "Aug=40; Sep=4000", Q2, answers={"SC303": "It will be returned as 40.0%."})
    assert [str(each.severity) for each in made.problems if each.code == "SC303"] == ["warning"]


@pytest.mark.parametrize(
    ("title", "kind", "found"),
    [
        ("Homes let", "ratio", True),
        ("Change in homes let", "ratio", True),
        ("Homes let", "supplied", False),
        ("Percentage of homes let", "supplied", True),
        ("Percentage of homes let", "stock", True),
        ("percentage of homes let", "cumulative", True),
        ("Proportion of homes let", "rolling", True),
        ("Homes let - percentage of those empty", "mean", True),
        ("Homes let, % of all", "supplied", True),
        ("% homes let", "supplied", True),
        ("Homes let in per cent of all", "supplied", True),
        ("Take-up of free school meals", "supplied", True),
        ("Council Tax collection rate", "cumulative", True),
        ("Rolling annual staff turnover", "rolling", False),
        ("Percentage change in rents", "supplied", False),
        ("Variance as % of budget", "supplied", False),
        ("Growth in visits", "supplied", False),
        ("Percentage of target met", "supplied", False),
        ("Visits as a percentage of the annual target", "supplied", False),
        ("Percentage of high-rise homes inspected", "supplied", True),
        ("Percentage of pupils reaching the target standard", "supplied", True),
        ("Percentage of target group invited", "supplied", True),
        ("Percentage of people reporting an improvement", "supplied", True),
        ("Percentage of people showing increased confidence", "supplied", True),
        ("Percentage of schools that require improvement", "supplied", True),
        ("Percentage improvement in recycling", "supplied", False),
    ],
)
def test_sc302_where_the_definition_forbids_it(title: str, kind: str, found: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """A ratio always; otherwise what the title calls a share, and neither a change nor held against an amount."""
    settings = f"title: '{title}', kind: {kind}, unit: percent, decimals: 1"
    for figure in (100.1, -0.1):
        assert findings(settings, f"Q2={figure}") == (["SC302 2022-23 Q2"] if found else [])
    for figure in (100, 0):
        assert findings(settings, f"Q2={figure}") == []


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("2022-23=140", ["SC302 2022-23"]),
        ("Q4=140", ["SC302 2022-23 Q4"]),
        ("2022-23=27/26", ["SC306 2022-23"]),
        ("2022-23=5/0", ["SC216 2022-23"]),
        ("2022-23=26/26", []),
    ],
)
def test_an_annual_share_must_be_possible_too(figures: str, found: list[str]) -> None:
    """In the quarter in which it is due, at its year or at the quarter that stands for it."""
    settings = "kind: ratio, unit: percent, frequency: annual"
    assert findings(settings, {"2022-23-Q4/a.xlsx": figures}, Q4) == found
