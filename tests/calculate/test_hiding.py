"""Which figures are hidden: small ones, and enough others that no subtraction tells them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.calculate.hiding import hide_small_numbers
from scorecard.calculate.measures import Measures
from scorecard.observations import Part
from scorecard.period import Kind, Period
from tests.making import Q1, Q2, Q3, Q4, Returns, Settings, collected, loaded

FLOW = "kind: flow, suppress_below: 5"
SHARE = "kind: ratio, unit: percent, suppress_below: 5"


def hidden(settings: Settings, returns: Returns, quarter: Period = Q2) -> str:
    """Return the hidden figures up to a quarter: ``Jul Aug Q2``; with the reference where there are several."""
    indicators = loaded(settings).catalogue.indicators
    cells = sorted(hide_small_numbers(indicators, Measures(indicators, collected(returns, quarter))).hidden)
    told = [(ref, period) for ref, period in cells if period.quarter_of.ordinal <= quarter.ordinal]
    names = [(ref, f"YTD{each.number}" if each.kind is Kind.YEAR_TO_DATE else each.short) for ref, each in told]
    return " ".join(sorted(name if len(indicators) == 1 else f"{ref}:{name}" for ref, name in names))


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ("Jul=5; Aug=20; Sep=30", ""),
        ("Jul=0; Aug=20; Sep=30", ""),
        ("Jul=0; Aug=0; Sep=5", ""),
        ("Jul=1; Aug=20; Sep=30", "Aug Jul"),
        ("Jul=4; Aug=30; Sep=20", "Jul Sep"),
        ("Jul=4; Aug=0; Sep=20", "Jul Sep"),
        ("Jul=2; Aug=3; Sep=20", "Aug Jul"),
        ("Jul=2; Aug=2; Sep=20", "Aug Jul Sep"),
        ("Jul=2; Aug=2; Sep=0", "Aug Jul Q2 YTD2"),
        ("Jul=2; Aug=0; Sep=0", "Jul Q2 YTD2"),
        ("Aug=3; Sep=20", "Aug Sep"),
        ("Sep=3", "Q2 Sep YTD2"),
        ("Q2=3", "Q2 YTD2"),
    ],
)
def test_the_smallest_month_is_hidden_beside_a_small_one_or_else_the_total(months: str, expected: str) -> None:
    """What the quarter before printed stays; a zero hides nothing."""
    assert hidden(FLOW, {"2022-23-Q1/a.csv": "Apr=10; May=20; Jun=30", "2022-23-Q2/a.csv": months}) == expected


@pytest.mark.parametrize(("threshold", "expected"), [(2, ""), (9, ""), (10, "Aug Jul"), (40, "Aug Jul Sep")])
def test_the_catalogue_sets_what_is_small(threshold: int, expected: str) -> None:
    """What is hidden together must reach the threshold too."""
    assert hidden(f"kind: flow, suppress_below: {threshold}", "Jul=9; Aug=30; Sep=80") == expected


def test_hidden_counts_come_to_more_than_there_are_of_them() -> None:
    """Two that come to 2 would be 1 each."""
    assert hidden("kind: flow, suppress_below: 2", "Jul=1; Aug=1; Sep=40") == "Aug Jul Sep"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("Jul=3/40; Aug=20/50; Sep=30/60", "Aug Jul"),
        ("Jul=37/40; Aug=20/50; Sep=30/60", "Aug Jul"),
        ("Jul=5/40; Aug=35/40; Sep=0/60", ""),
        ("Jul=40/40; Aug=20/50; Sep=30/60", ""),
        ("Jul=3/40; Aug=50/50; Sep=30/60", "Jul Sep"),
        ("Jul=3/40; Aug=0/50; Sep=30/60", "Jul Sep"),
        ("Jul=3/40; Aug=0/50; Sep=0/60", "Jul Q2 YTD2"),
        ("Jul=60; Aug=20/50; Sep=30/60", ""),
        ("Q2=1/4", "Q2 YTD2"),
    ],
)
def test_a_ratio_is_hidden_for_its_numerator_and_for_the_rest(parts: str, expected: str) -> None:
    """Both are added up, so both must be safe."""
    returns = {"2022-23-Q1/a.csv": "Apr=10/20; May=20/50; Jun=30/70", "2022-23-Q2/a.csv": parts}
    assert hidden(SHARE, returns) == expected


def test_a_percentage_of_a_small_base_tells_its_numerator() -> None:
    """75% of 4 is 3; of 40 it is 30."""
    indicators, given = loaded(SHARE).catalogue.indicators, collected("Q2=75 3/4; Q1=75 30/40")
    shares = {key: item for key, item in given.observations.items() if key[2] is not Part.NUMERATOR}
    measures = Measures(indicators, replace(given, observations=shares))
    assert {period for _, period in hide_small_numbers(indicators, measures).hidden if period.kind is Kind.QUARTER} == {
        Q2
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("flow", "Aug Sep"),
        ("supplied", "Aug Sep"),
        ("mean", "Aug Sep"),
        ("stock", "Aug"),
        ("cumulative", "Aug"),
        ("rolling", "Aug"),
        ("annualised", "Aug"),
    ],
)
def test_months_of_which_the_last_alone_counts_tell_nothing_of_each_other(kind: str, expected: str) -> None:
    """A sum or a mean tells the one month that it lacks."""
    assert hidden(f"kind: {kind}, suppress_below: 5", "Jul=80; Aug=4; Sep=70; Q2=154") == expected


@pytest.mark.parametrize("kind", ["stock", "cumulative", "rolling", "annualised"])
def test_what_is_the_same_figure_is_hidden_too(kind: str) -> None:
    """The last month, the quarter, the year to date."""
    assert hidden(f"kind: {kind}, suppress_below: 5", "Jul=80; Aug=70; Sep=4") == "Q2 Sep YTD2"


def test_a_full_year_rate_is_as_small_as_the_year_so_far() -> None:
    """2 cases by June are a rate of 8 a year."""
    assert hidden("kind: annualised, suppress_below: 5, frequency: quarterly", "Q1=8; Q2=30", Q2) == "Q1 YTD1"


@pytest.mark.parametrize(
    ("returns", "expected"),
    [
        ("Jul=[c]; Aug=20; Sep=30; Q2=53", "Aug Jul"),
        ("Jul=[c]; Aug=20; Sep=30", "Jul"),
        ("Jul=8; Aug=20; Sep=30; Q2=[c]", "Jul Q2 YTD2"),
        ("Jul=[c]; Aug=[c]; Sep=30; Q2=53", "Aug Jul"),
        ("Jul=[c]; Q2=53", "Jul Q2 YTD2"),
    ],
)
@pytest.mark.parametrize("settings", ["kind: flow", FLOW])
def test_what_a_return_withholds_is_not_told_by_what_it_gives(settings: str, returns: str, expected: str) -> None:
    """With a threshold of our own or without."""
    assert hidden(settings, returns) == expected


YEAR = {
    "2022-23-Q1/a.csv": "Apr=10; May=20; Jun=30",
    "2022-23-Q2/a.csv": "Jul=0; Aug=3; Sep=0",
    "2022-23-Q3/a.csv": "Oct=10; Nov=20; Dec=30",
    "2022-23-Q4/a.csv": "Jan=0; Feb=0; Mar=4",
}


@pytest.mark.parametrize(
    ("quarter", "expected"),
    [
        (Q1, ""),
        (Q2, "Aug Q2 YTD2"),
        (Q3, "Aug Q2 YTD2 YTD3"),
        (Q4, "Aug Mar Q2 Q4 YTD2 YTD3"),
    ],
)
def test_a_later_quarter_hides_no_figure_that_was_printed(quarter: Period, expected: str) -> None:
    """Years to date stay hidden as long as they would tell the small quarter; two of them tell neither."""
    returns = {name: text for name, text in YEAR.items() if name <= f"2022-23-Q{quarter.number}/b"}
    assert hidden(FLOW, returns, quarter) == expected


TOTAL = {"A": f'{FLOW}, equals: ["B", "C"]', "B": FLOW, "C": "kind: flow"}


def test_a_total_and_its_other_parts_do_not_tell_a_small_one() -> None:
    """Also those that have no threshold themselves."""
    returns = "A: Jul=23; Aug=60; Sep=70\nB: Jul=3; Aug=20; Sep=30\nC: Jul=20; Aug=40; Sep=40"
    assert hidden(TOTAL, returns) == "B:Aug B:Jul C:Aug C:Jul"


def test_a_total_whose_part_is_missing_tells_nothing_of_the_others() -> None:
    """What nobody gives cannot be taken away."""
    assert hidden(TOTAL, "A: Q2=60\nB: Q2=3") == "B:Q2 B:YTD2"


@pytest.mark.parametrize(
    ("made", "returns", "expected"),
    [
        ("cumulative", "D: Jul=64; Aug=80; Sep=110", "D:Jul F:Aug F:Jul"),
        ("annualised", "D: Jul=64; Aug=80; Sep=110", "D:Jul F:Aug F:Jul"),
        ("cumulative", "D: Q1=60; Q2=110", "F:Aug F:Jul"),
        ("rolling", "D: Q2=200", "F:Aug F:Jul"),
    ],
)
def test_what_is_made_from_a_measure_does_not_tell_it(made: str, returns: str, expected: str) -> None:
    """Month by month; where it has quarters alone, they tell no month."""
    settings = {"D": f"kind: {made}, from: F", "F": FLOW}
    assert hidden(settings, f"{returns}\nF: Q1=60; Jul=4; Aug=16; Sep=30; 2021-22 Q3=40; 2021-22 Q4=50") == expected


LAST_YEAR = "; ".join(f"2021-22 Q{number}={figure}" for number, figure in enumerate((20, 40, 60, 80), start=1))


@pytest.mark.parametrize(
    ("made", "source", "returns", "expected"),
    [
        ("rolling", "flow", "D: 2021-22 Q4=200; Q1=190; Q2=154\nF: Q1=10; Q2=4", "D:Q2 D:YTD2 F:Q2 F:YTD2"),
        ("rolling", "cumulative", "D: Q1=64\nF: Q1=4", "D:Q1 D:YTD1 F:Q1 F:YTD1"),
        ("rolling", "cumulative", "D: 2021-22 Q4=80\nF: Q1=4", "F:Q1 F:YTD1"),
        ("annualised", "cumulative", "D: Q1=16\nF: Q1=4", "D:Q1 D:YTD1 F:Q1 F:YTD1"),
    ],
)
def test_what_is_made_of_quarters_does_not_tell_the_last(made: str, source: str, returns: str, expected: str) -> None:
    """What stands a year before is known."""
    settings = {
        "D": f"kind: {made}, from: F, frequency: quarterly",
        "F": f"kind: {source}, frequency: quarterly, suppress_below: 5",
    }
    assert hidden(settings, {"history/a.csv": f"F: {LAST_YEAR}", "2022-23-Q2/a.csv": returns}) == expected


@given(st.lists(st.sampled_from([0, *range(5, 99)]), min_size=12, max_size=12))
@settings(max_examples=25, deadline=None)
def test_a_year_without_small_numbers_hides_nothing(figures: list[int]) -> None:
    """Whatever its figures are."""
    returns = "; ".join(f"{2022 + (at > 8)}-{(at + 3) % 12 + 1:02d}={figure}" for at, figure in enumerate(figures))
    assert hidden(FLOW, {"2022-23-Q4/a.csv": returns}, Q4) == ""


@given(st.permutations(["Apr=10", "May=3", "Jun=30", "Jul=2", "Aug=16", "Sep=16"]))
@settings(max_examples=25, deadline=None)
def test_the_order_of_rows_changes_nothing(cells: list[str]) -> None:
    """Of two figures of the same size, the earlier one is hidden."""
    assert hidden(FLOW, {"2022-23-Q2/a.csv": "; ".join(cells)}) == "Apr Aug Jul May"
