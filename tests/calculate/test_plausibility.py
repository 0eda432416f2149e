"""SC313: a change beyond what the measure's own history makes plausible."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.period import Kind, Period
from tests.calculate.figures import ending, only, since
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


@pytest.mark.parametrize(("no_change", "found"), [(26, ["SC313 Sep 2022"]), (27, [])])
def test_movements_that_count_as_no_change_are_plausible(no_change: int, found: list[str]) -> None:
    """A change of 27 days is none where the catalogue says so."""
    assert findings(f"{DAYS}, no_change: {no_change}", ending([*FLAT, 48.0])) == found


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


@pytest.mark.parametrize(
    ("unit", "earlier", "now", "found"),
    [
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 210.0, True),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 209.9, False),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 2.8, True),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 2.9, False),
        ("unit: days, decimals: 1", [20.0, 30.0, 25.0], 0, False),
        ("unit: days, decimals: 1", [20.0, 25.0], -300.0, False),
        ("unit: days, decimals: 1", [0, 20.0], 300.0, False),
        ("unit: days, decimals: 1", [-20.0, -30.0, -25.0], -300.0, True),
        ("unit: days, decimals: 1", [20.0, -30.0, 25.0], 300.0, False),
        ("unit: days, decimals: 1", [20.0, 25.0], 300.0, True),
        ("unit: days, decimals: 1", [25.0], 300.0, False),
        ("unit: days, decimals: 1", [20.0, None, 30.0, 25.0, None], 300.0, True),
        ("unit: days, decimals: 1", [1.0, 1.2, 1.1], 12.0, True),
        ("unit: days, decimals: 1", [0.9, 1.2, 1.1], 12.0, True),
        ("unit: days, decimals: 1", [0.9, 1.2, 1.1], 0.1, False),  # downwards each must have ten units
        ("unit: number", [2, 1, 3, 2, 2], 200, True),
        ("unit: number", [2, 1, 3, 2, 2], 70, True),  # seven times ten units
        ("unit: number", [2, 1, 3, 2, 2], 69, False),
        ("unit: number", [1, 1, 1], 12, False),
        ("unit: number", [76, 109], 880, True),
        ("unit: number", [3980, 4135], 39020, True),
        ("unit: number", [1, 2, 1], 20, False),  # small numbers
        ("unit: number", [9, 12, 11], 120, True),
        ("unit: number", [10, 12, 11], 120, True),
        ("unit: number", [10, 12, 11], 1, True),
        ("unit: pounds", [1_000_000, 1_200_000, 900_000], 90_000, True),
        ("unit: pounds", [1_000_000, 1_200_000], 90_000, False),  # downwards from three figures on
    ],
)
def test_b_a_slip_of_the_decimal_point(unit: str, earlier: list[float | None], now: float, found: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """Seven times every one of two earlier figures, or a seventh, taken as at least ten units of the last place."""
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
    assert findings("kind: cumulative", "Q1=300; Jul=400; Aug=500; Sep=1300") == ["SC313 Sep 2022"]
    assert findings("kind: cumulative", "Jul=400; Aug=500; Sep=1300") == []
    rate = "kind: annualised, unit: days, decimals: 1, direction: none"  # 12 a year are 3 by the end of June
    assert findings(rate, "Q1=12; Jul=4; Aug=5; Sep=12") == ["SC313 Sep 2022"]
    assert findings(rate, "Q1=12; Jul=10; Aug=11; Sep=12") == []


def test_what_follows_a_doubtful_year_so_far_is_not_accused() -> None:
    """August is the slip; neither what September adds to it nor the fall from it is told."""
    settings = "kind: cumulative, unit: percent, decimals: 2"
    assert findings(settings, since("Apr=0.2; May=0.3; Jun=0.5", "Jul=0.6; Aug=68; Sep=0.75")) == ["SC313 Aug 2022"]
    earlier = ending([*YEAR_SO_FAR, 10.2, 19.2, 28.5], Period(2022, 2, Kind.MONTH))
    assert findings(RATES, since(earlier, "Jul=37.5; Aug=86.8; Sep=55.8")) == ["SC313 Aug 2022"]


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


def test_b_other_slips_than_of_a_million_are_none_of_the_unit() -> None:
    """A tenth of a million pounds is not a matter of £ million."""
    problem = only("kind: stock, unit: pounds, direction: none", ending([1_000_000, 1_100_000, 1_200_000, 90_000]))
    assert problem.wrong == (
        "£90,000 in Sep 2022 is a seventh or less of each of the 3 earlier figures (£1,000,000 to £1,200,000); "
        "£900,000 may be meant."
    )


def test_b_an_amount_that_prints_as_nothing() -> None:
    """£ million typed where £ is asked is no zero, and is shown as it was typed."""
    figures = since("Apr=487132; May=227209; Jun=159079", "Jul=0.31; Aug=0.295; Sep=0.261")
    problem = only("kind: flow, unit: pounds, direction: none", figures)
    assert problem.wrong == (
        "£0.31 in Jul 2022 is about a millionth of each of the 3 earlier figures (£159,079 to £487,132); £310,000 may "
        "be meant; £ million may have been typed where £ is asked."
    )
    assert findings("kind: flow, unit: pounds", "Apr=487132; May=227209; Jun=159079; Jul=0; Aug=0; Sep=0") == []


def test_b_pounds_typed_where_millions_are_asked() -> None:
    """The other way round."""
    millions = "kind: stock, unit: pounds_million, decimals: 1, direction: none"
    assert only(millions, ending([20.1, 21.3, 20.8, 20_900_000])).wrong == (
        "£20,900,000.0m in Sep 2022 is about a million times each of the 3 earlier figures (£20.1m to £21.3m); £20.9m "
        "may be meant; £ may have been typed where £ million is asked."
    )


@pytest.mark.parametrize(
    ("settings", "figures", "found"),
    [
        ("kind: flow", [47210, 46300, 48015, -47810], True),
        ("kind: flow", [46300, 48015, -47810], False),  # two figures
        ("kind: flow", [47210, -300, 48015, -47810], False),  # it was below zero before
        ("kind: flow", [40, 0, 60, -88], True),
        ("kind: flow", [40, 0, 60, -0.4], False),  # prints as nothing
        ("kind: supplied, unit: percent, title: Change in rents", [2, 3, 2, -3], False),
        ("kind: supplied, title: Net additions", [20, 30, 20, -30], False),
    ],
)
def test_c_a_figure_below_zero(settings: str, figures: list[float], found: bool) -> None:  # noqa: FBT001  reason: a column of the table
    """Where none of three earlier ones was, and the measure is no change."""
    assert findings(settings, ending(figures)) == (["SC313 Sep 2022"] if found else [])


def test_c_is_said_in_words() -> None:
    """Without arithmetic."""
    assert only("kind: flow", ending([40, 51, 60, -88])).wrong == (
        "-88 in Sep 2022 lies below zero, which none of the 3 earlier figures did."
    )


@pytest.mark.parametrize(
    ("earlier", "now", "found"),
    [
        (["4/4", "3/3", "5/5", "4/4", "2/2", "3/3", "4/4"], "2/3", []),
        (["4/4", "3/3", "5/5", "4/4", "2/2", "3/3", "4/4"], "0/1", []),
        (["40/40", "30/30", "50/50", "40/40", "20/20", "30/30", "40/40"], "20/30", ["SC313 Sep 2022"]),
        (["40/40", "30/30", "50/50", "40/40", "20/20", "30/30", "40/40"], "17/20", []),  # three cases
        (["40/40", "30/30", "50/50", "40/40", "20/20", "30/30", "40/40"], "16/20", ["SC313 Sep 2022"]),
        (["1/100", "1/90"], "1/3", []),
    ],
)
def test_one_case_moves_a_small_share_far(earlier: list[str], now: str, found: list[str]) -> None:
    """The largest change is taken as at least one case."""
    assert findings("kind: ratio, unit: percent, decimals: 1", ending([*earlier, now])) == found


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ([*FLAT, 90.0, 21.0, 90.0], ["SC313 Jul 2022", "SC313 Sep 2022"]),  # the first does not hide the second
        ([*FLAT, 90.0, 21.0, 20.0], ["SC313 Jul 2022"]),  # what is right again is not accused
        ([*FLAT, 90.0, 91.0, 92.0], ["SC313 Jul 2022"]),  # it has moved
        ([*FLAT, 90.0, 180.0, 92.0], ["SC313 Jul 2022"]),
        ([*FLAT, 90.0, 181.0, 21.0], ["SC313 Jul 2022", "SC313 Aug 2022"]),
        ([*FLAT, 90.0, 91.0, 21.0], ["SC313 Jul 2022"]),
    ],
)
def test_an_implausible_figure_is_left_out_of_what_others_are_held_against(
    figures: list[float], found: list[str]
) -> None:
    """Unless the next one stays with it."""
    earlier, new = figures[:-3], figures[-3:]
    assert findings(DAYS, since(ending(earlier, Period(2022, 2, Kind.MONTH)), ending(new))) == found


@pytest.mark.parametrize(("quiet", "found"), [(35, []), (36, ["SC313 Sep 2022"])])
def test_an_old_jump_is_forgotten(quiet: int, found: list[str]) -> None:
    """Thirty-six changes are remembered."""
    assert (
        findings(DAYS, ending([*FLAT, 90.0, 20.0, *[20.0, 21.0] * (quiet // 2), *[20.0] * (quiet % 2), 48.0])) == found
    )


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
