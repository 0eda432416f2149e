"""Nobody gets a suppressed figure back, from whatever is printed in whatever quarter; and the attack would notice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.calculate import editions
from scorecard.period import MONTHS, Kind, Period
from tests.suppression.attack import subtracted
from tests.suppression.examples import EXAMPLES, FLOW, SHARE, Example

ALONE = ("a stock", "year so far", "last twelve months", "a full-year rate", "a year", "a year before", "all of few")
TOLD = [name for name in EXAMPLES if name not in ALONE]  # what the small figures alone, hidden, leave to be subtracted
YEAR = [name[:3] for name in MONTHS]


def year(figures: Sequence[str]) -> tuple[str, ...]:
    """Return a quarter's return for each three months."""
    quarters = range(0, len(figures), 3)
    return tuple("; ".join(f"{YEAR[at]}={figures[at]}" for at in range(first, first + 3)) for first in quarters)


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_hidden_figure_is_given_back(name: str) -> None:
    """All reports of the year together, with their charts' words, findings and explanations."""
    example = EXAMPLES[name]
    assert example.given_back(example.loot()) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_not_hidden_is_true(name: str) -> None:
    """A total beside hidden parts is that of all of them."""
    example = EXAMPLES[name]
    for figures, truth in zip(example.loot().runs, example.truths, strict=True):
        shown = {cell: figure for cell, figure in figures.items() if figure is not None}
        numbers = {cell: float(number) for cell in shown if (number := truth[cell].number) is not None}
        assert {cell: shown[cell] for cell in numbers} == pytest.approx(numbers)


@pytest.mark.parametrize("name", TOLD)
def test_small_figures_alone_hidden_would_be_given_back(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack finds what nothing but the choice of further cells prevents."""
    monkeypatch.setattr(editions, "equations", lambda *_: ())
    example = EXAMPLES[name]
    assert example.given_back(example.loot()) != []


def test_blind_subtraction_finds_what_is_left() -> None:
    """A total less what stands beside it, though a number below the threshold is no secret by itself."""
    assert subtracted([2, 41179, 12473, 28703], [3, 5, 7]) == [3]


COUNTS = st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 20, 70]), min_size=12, max_size=12)


@settings(max_examples=25, deadline=None)
@given(COUNTS)
def test_no_small_count_of_any_year_is_given_back(figures: list[int]) -> None:
    """Counts so small that several are hidden in every quarter."""
    example = Example(FLOW, year([str(figure) for figure in figures]))
    found = example.shown
    assert example.worked_out(found) == []
    hidden = {period for run in found.runs for (_, period), figure in run.items() if figure is None}
    assert {Period(2022, place, Kind.MONTH) for place, figure in enumerate(figures) if 0 < figure < 5} <= hidden


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([0, 1, 3, 6, 30]), st.sampled_from([0, 1, 4, 7, 40])), min_size=12, max_size=12)
)
def test_no_small_part_of_any_ratio_is_given_back(parts: list[tuple[int, int]]) -> None:
    """Numerators and what is left of their denominators, both small now and then."""
    returned = [f"{numerator}/{numerator + rest}" for numerator, rest in parts]
    example = Example(SHARE, year(returned))
    assert example.worked_out(example.shown) == []


FEW = st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 6, 9])
PARTS = st.lists(st.tuples(FEW, FEW), min_size=6, max_size=6)


def returns(rows: Mapping[str, Sequence[float]]) -> tuple[str, ...]:
    """Return a quarter's return for each three months of several measures."""
    by_ref = {ref: year([f"{figure:g}" for figure in figures]) for ref, figures in rows.items()}
    quarters = len(next(iter(by_ref.values())))
    return tuple("\n".join(f"{ref}: {said[at]}" for ref, said in by_ref.items()) for at in range(quarters))


@pytest.mark.parametrize("other", ["kind: flow", FLOW, "kind: flow, suppress_below: 3"])
@settings(max_examples=12, deadline=None)
@given(PARTS)
def test_no_part_of_a_total_is_given_back(other: str, parts: list[tuple[int, int]]) -> None:
    """Two measures that a third adds up, month by month."""
    rows = {"1": [sum(each) for each in parts], "2": [own for own, _ in parts], "3": [rest for _, rest in parts]}
    example = Example({"1": f'{FLOW}, equals: ["2", "3"]', "2": FLOW, "3": other}, returns(rows))
    assert example.worked_out(example.shown) == []


@pytest.mark.parametrize("kind", ["cumulative", "annualised"])
@settings(max_examples=12, deadline=None)
@given(st.lists(FEW, min_size=6, max_size=6))
def test_no_source_of_another_measure_is_given_back(kind: str, figures: list[int]) -> None:
    """What counts up over the year, or shows it as a rate, is made of it."""
    rows = {"1": list(accumulate(figures)), "2": figures}
    example = Example({"1": f'kind: {kind}, from: "2", suppress_below: 5', "2": FLOW}, returns(rows))
    assert example.worked_out(example.shown) == []


@pytest.mark.parametrize(
    "kind", ["stock", "cumulative", "rolling", "annualised", "mean", "mean, year_to_date: mean", "flow, quarter: mean"]
)
@settings(max_examples=12, deadline=None)
@given(COUNTS)
def test_no_small_count_of_another_kind_is_given_back(kind: str, figures: list[int]) -> None:
    """Kinds that make their quarters otherwise."""
    example = Example(f"kind: {kind}, suppress_below: 5", year([str(figure) for figure in figures[:6]]))
    assert example.worked_out(example.shown) == []


@settings(max_examples=25, deadline=None)
@given(
    st.lists(FEW, min_size=6, max_size=6), st.lists(FEW, min_size=3, max_size=3), st.sets(st.sampled_from([0, 1, 2]))
)
def test_no_restated_figure_is_given_back(figures: list[int], later: list[int], late: set[int]) -> None:
    """What quarter 2's return changes of quarter 1, or brings late; in both reports together, old and new."""
    first = "; ".join(f"{YEAR[at]}={figures[at]}" for at in range(3) if at not in late) or "Q4=?()"
    again = "; ".join(f"{YEAR[at]}={later[at]}" for at in range(3))
    example = Example(FLOW, (first, f"{again}; {year(['', '', '', *map(str, figures[3:])])[1]}"))
    assert example.worked_out(example.shown) == []
