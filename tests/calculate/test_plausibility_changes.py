"""SC313, rule A: a change of more than three times the largest of the measure's earlier ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.period import Kind, Period
from tests.calculate.figures import CUMULATIVE, DAYS, FLAT, YEAR_SO_FAR, ending, only, since
from tests.making import Q4, findings


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
    assert findings(CUMULATIVE, ending([*YEAR_SO_FAR, *this_year])) == found


def test_a_of_a_cumulative_measure_needs_a_year_of_changes() -> None:
    """What February adds to council tax is no surprise to who has seen one."""
    first_year = ending(YEAR_SO_FAR, Period(2022, 11, Kind.MONTH))
    assert findings(CUMULATIVE, {"2022-23-Q4/a.xlsx": first_year}, Q4) == []


def test_a_of_a_cumulative_measure_says_what_months_add() -> None:
    """The increments are compared, so the sentence gives them."""
    assert only(CUMULATIVE, ending([*YEAR_SO_FAR, 10.2, 19.2, 28.5, 37.5, 46.8, 85.8])).wrong == (
        "Sep 2022 adds 39.0 points to the year so far, after 9.3 points in Aug 2022: a change of 29.7 points, more "
        "than three times the largest of the 16 earlier changes (8.3 points)."
    )


def test_a_of_an_annualised_measure_compares_what_months_add() -> None:
    """Days lost so far, not the projection, which swings in April."""
    so_far = [0.9, 1.8, 2.6, 3.6, 4.5, 5.4, 6.5, 7.6, 8.8, 10.0, 11.0, 12.0, 0.9, 1.7, 2.6, 3.5, 4.4]
    kind = "kind: annualised, unit: days, decimals: 1, direction: lower"
    assert findings(kind, ending([*so_far, 5.3])) == []
    assert findings(kind, ending([*so_far, 53])) == ["SC313 Sep 2022"]


@pytest.mark.parametrize(("no_change", "found"), [(26, ["SC313 Sep 2022"]), (27, [])])
def test_movements_that_count_as_no_change_are_plausible(no_change: int, found: list[str]) -> None:
    """A change of 27 days is none where the catalogue says so."""
    assert findings(f"{DAYS}, no_change: {no_change}", ending([*FLAT, 48.0])) == found


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
