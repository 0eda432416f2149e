"""SC313: a change beyond what the measure's own history makes plausible."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.period import Kind, Period
from tests.calculate.figures import ending, only
from tests.making import Q1, Q2, Q4, findings, material

DAYS = "kind: mean, unit: days, decimals: 1"
FLAT = [20.0, 21.0, 20.0, 22.0, 21.0, 20.0, 21.0]  # six changes, the largest of them 2


def test_a_the_sentence_holds_both_figures_and_the_rule() -> None:
    """Whoever reads it can recompute the verdict, and finds the cell."""
    problem = only(f"{DAYS}, direction: lower", ending([*FLAT, 48.0]))
    assert problem.wrong == (
        "48.0 days in Sep 2022 after 21.0 days in Aug 2022: a change of 27.0 days, more than three times the largest "
        "of the 6 earlier changes (2.0 days)."
    )
    assert problem.remedy == "Correct the return, or answer the finding in queries.yaml."
    assert (problem.code, problem.period, problem.place.cell) == ("SC313", "Sep 2022", "C9")


def test_a_points_are_called_points() -> None:
    """A change of a percentage is in points."""
    problem = only("kind: supplied, unit: percent, decimals: 1", ending([50, 52, 51, 53, 50, 52, 51, 91]))
    assert "a change of 40.0 points, more than three times the largest of the 6 earlier changes (3.0" in problem.wrong


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ([*FLAT, 27.0], False),  # three times the largest
        ([*FLAT, 27.1], True),
        ([*FLAT, 15.0], False),
        ([*FLAT, 14.9], True),
        ([*FLAT, -10.0], True),
        ([*FLAT[1:], 90.0], False),  # five changes
        ([*FLAT, None, 90.0], False),  # no figure just before
        ([20.0, None, *FLAT[1:], 90.0], False),  # five changes beside a gap
        ([20.0, 21.0, None, *FLAT[2:], 90.0], False),
        ([20.0, 21.0, 20.0, None, *FLAT[1:], 90.0], True),  # seven beside one
    ],
)
def test_a_more_than_three_times_the_largest_of_six_changes(figures: list[float | None], found: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """At the edge, just beyond it, downwards too, and never across a gap."""
    assert findings(DAYS, ending(figures)) == (["SC313 Sep 2022"] if found else [])


@pytest.mark.parametrize(
    ("unit", "before", "now", "found"),
    [
        ("unit: days, decimals: 1", 20.0, 23.0, False),  # 15% of 20
        ("unit: days, decimals: 1", 20.0, 23.1, True),
        ("unit: number", 1000, 1150, False),
        ("unit: number", 1000, 1151, True),
        ("unit: number", 0, 3, False),  # three units of the last printed place
        ("unit: number", 0, 4, True),
        ("unit: number", -1000, -1150, False),
        ("unit: number", -1000, -1151, True),
        ("unit: number", 1000, 0, True),
        ("unit: number", 3, 0, False),
    ],
)
def test_a_history_that_never_moved_leaves_some_room(unit: str, before: float, now: float, found: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """The largest change is taken as at least 5% of the figure before, and as one unit of the last place."""
    assert findings(f"kind: mean, {unit}", ending([*[before] * 7, now])) == (["SC313 Sep 2022"] if found else [])


def test_a_says_so_where_the_room_decides() -> None:
    """The 15% is part of the rule, and so of the sentence."""
    assert only("kind: stock", ending([*[1000] * 7, 1151])).wrong.endswith(
        "more than three times the largest of the 6 earlier changes (0), and more than 15% of the figure before."
    )


@pytest.mark.parametrize("kind", ["stock", "mean", "rolling, unit: days", "flow", "supplied, quarter: last"])
def test_a_holds_for_every_kind_whose_figures_stand_alone(kind: str) -> None:
    """Months are compared as they are."""
    assert findings(f"kind: {kind}", ending([50, 53, 51, 54, 50, 52, 51, 99])) == ["SC313 Sep 2022"]


def test_a_ratio_is_compared_as_a_ratio() -> None:
    """Of its numerators and denominators nothing else is asked."""
    steady = [f"{each}/100" for each in (50, 53, 51, 54, 50, 52, 51)]
    assert findings("kind: ratio, unit: percent, decimals: 1", ending([*steady, "99/100"])) == ["SC313 Sep 2022"]
    assert findings("kind: ratio, unit: percent, decimals: 1", ending([*steady, "520/1000"])) == []


YEAR_SO_FAR = [10.1, 19.3, 28.4, 37.6, 46.7, 55.9, 65.0, 74.2, 83.1, 92.0, 94.1, 96.0]  # April to March
RATES = "kind: cumulative, unit: percent, decimals: 1"


@pytest.mark.parametrize(
    ("this_year", "found"),
    [
        ([10.2, 19.2, 28.5, 37.5, 46.8, 55.8], []),
        ([10.2, 19.2, 28.5, 37.5, 46.8, 85.8], ["SC313 Sep 2022"]),
        ([10.2, 19.2, 28.5, 37.5, 46.8, 47.0], []),  # most has been paid
        ([10.2, 19.2, 28.5, 37.5, 46.8, 46.7], ["SC309 Sep 2022"]),  # a fall is said as a fall
        ([10.2, 19.2, 28.5, None, 46.8, 85.8], []),
    ],
)
def test_a_of_a_cumulative_measure_compares_what_months_add(this_year: list[float | None], found: list[str]) -> None:
    """A new year begins at its own first figure, so that neither April nor the slow months of winter stand out."""
    assert findings(RATES, ending([*YEAR_SO_FAR, *this_year])) == found


def test_a_of_a_cumulative_measure_needs_a_year_of_changes() -> None:
    """What February adds to council tax is no surprise to who has seen one."""
    first_year = ending(YEAR_SO_FAR, Period(2022, 11, Kind.MONTH))
    assert findings(RATES, {"2022-23-Q4/a.xlsx": first_year}, Q4) == []


def test_a_of_a_cumulative_measure_says_what_months_add() -> None:
    """The increments are compared, so the sentence gives them."""
    assert only(RATES, ending([*YEAR_SO_FAR, 10.2, 19.2, 28.5, 37.5, 46.8, 85.8])).wrong == (
        "Sep 2022 adds 39.0 points to the year so far, after 9.3 points in Aug 2022: a change of 29.7 points, more "
        "than three times the largest of the 16 earlier changes (8.3 points)."
    )


def test_a_of_an_annualised_measure_compares_what_months_add() -> None:
    """Days lost so far, not the projection, which swings in April."""
    so_far = [0.9, 1.8, 2.6, 3.6, 4.5, 5.4, 6.5, 7.6, 8.8, 10.0, 11.0, 12.0, 0.9, 1.7, 2.6, 3.5, 4.4]
    kind = "kind: annualised, unit: days, decimals: 1, direction: lower"
    assert findings(kind, ending([*so_far, 5.3])) == []
    assert findings(kind, ending([*so_far, 53])) == ["SC313 Sep 2022"]


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
        ("Jul=30; Aug=30; Sep=300", ["SC313 2022-23 Q2"]),  # 360 after 50 at most
        ("Jul=30; Aug=30; Sep=80", []),
        ("Jul=30; Sep=330", []),  # a month is unknown
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


@pytest.mark.parametrize(("no_change", "found"), [(26, ["SC313 Sep 2022"]), (27, [])])
def test_movements_that_count_as_no_change_are_plausible(no_change: int, found: list[str]) -> None:
    """A change of 27 days is none where the catalogue says so."""
    assert findings(f"{DAYS}, no_change: {no_change}", ending([*FLAT, 48.0])) == found


def test_only_new_figures_are_checked() -> None:
    """A jump inside quarter 1 was a finding of quarter 1's run, and is history now."""
    assert findings(DAYS, ending([*FLAT, 90.0, 22.0, 21.0, 20.0])) == []


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


@pytest.mark.parametrize(
    ("unit", "earlier", "now", "found"),
    [
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 210.0, True),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 209.9, False),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 2.8, True),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 2.9, False),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 0, False),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], -300.0, False),
        ("unit: days, decimals: 1", [-20.0, -30.0, -25.0], -300.0, True),
        ("unit: days, decimals: 1", [20.0, -30.0, 25.0], 300.0, False),
        ("unit: days, decimals: 1", [20.0, 25.0], 300.0, False),
        ("unit: days, decimals: 1", [20.0, None, 30.0, 25.0, None], 300.0, True),
        ("unit: days, decimals: 1", [1.0, 1.2, 1.1], 12.0, True),
        ("unit: days, decimals: 1", [0.9, 1.2, 1.1], 12.0, False),
        ("unit: number", [1, 2, 1], 20, False),  # small numbers
        ("unit: number", [9, 12, 11], 120, False),
        ("unit: number", [10, 12, 11], 120, True),
        ("unit: number", [10, 12, 11], 1, True),
        ("unit: pounds", [1_000_000, 1_200_000, 900_000], 90_000, True),
    ],
)
def test_b_a_slip_of_the_decimal_point(unit: str, earlier: list[float | None], now: float, found: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """Seven times every one of three earlier figures, or a seventh, each of at least ten units of the last place."""
    assert findings(f"kind: stock, {unit}", ending([*earlier, now])) == (["SC313 Sep 2022"] if found else [])


@pytest.mark.parametrize(
    ("now", "meant"), [(300.0, "30.0 days"), (2300.0, "23.0 days"), (2.0, "20.0 days"), (0.2, "20.0 days")]
)
def test_b_says_what_may_be_meant(now: float, meant: str) -> None:
    """The decimal point goes back by as many places as brings the figure nearest to the last one."""
    said = "seven or more times each" if now > 30 else "a seventh or less of each"
    assert only("kind: stock, unit: days, decimals: 1", ending([20.0, 30.0, 25.0, now])).wrong == (
        f"{now:,.1f} days in Sep 2022 is {said} of the 3 earlier figures (20.0 days to 30.0 days); "
        f"{meant} may be meant."
    )


def test_b_of_a_cumulative_measure_compares_what_months_add() -> None:
    """576.9 for 57.7: September alone would add over fifty times what other months do."""
    figures = "Apr=10.1; May=19.3; Jun=28.4; Jul=37.6; Aug=46.7; Sep=555.9"
    assert only(f"title: Rent, {RATES}", figures).wrong == (
        "Sep 2022 adds 509.2 points to the year so far, seven or more times each of the 5 earlier additions "
        "(9.1 points to 10.1 points)."
    )


def test_b_the_year_so_far_may_stand_in_the_quarter_before() -> None:
    """July adds to what quarter 1 came to where its months are unknown; without that, July is no addition."""
    assert findings("kind: cumulative", "Q1=300; Jul=400; Aug=500; Sep=600") == []
    assert findings("kind: cumulative", "Jul=400; Aug=500; Sep=600") == []


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


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(100, 200), min_size=8, max_size=20),
    st.integers(-400, 800),
    st.sampled_from([2, 5, 10, 100, 1000]),
)
def test_a_does_not_depend_on_the_scale(steady: list[int], now: int, factor: int) -> None:
    """Figures in pence or in pounds give the same verdict, where neither needs rounding."""
    kind = "kind: stock, unit: score, decimals: 0"
    figures = [*steady, now]
    verdict = findings(kind, ending(figures))
    assert findings(kind, ending([each * factor for each in figures])) == verdict
