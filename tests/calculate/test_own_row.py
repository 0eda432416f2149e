"""A row of our own among the areas: it is ranked for us, but never tells what is hidden or not comparable."""

from __future__ import annotations

import pytest

from scorecard.calculate import Place
from tests.calculate.neighbours import SHARE, areas
from tests.making import material

ROWS = "Testshire=43; A=60; B=70"


def place(settings: str, returns: str, period: str = "2021-22") -> Place:
    """Return our place among two areas and a row of our own."""
    (result,) = material(settings, returns, areas=areas(ROWS, period)).results
    (found,) = result.places
    return found


def test_a_row_of_our_own_is_ranked_in_place_of_a_figure_of_another_period() -> None:
    """Like with like."""
    found = place(SHARE, "Q2=65")
    assert (found.rank, found.of, found.ours and found.ours.text) == (3, 3, "43.0%")


@pytest.mark.parametrize("settings", [f"{SHARE}, suppress_below: 5", "kind: flow, suppress_below: 50"])
def test_a_measure_that_hides_small_numbers_takes_no_figure_of_its_own_from_a_file(settings: str) -> None:
    """Whatever the period: the row might be one of those that are hidden."""
    found = place(settings, "2021-22 Q2=43; Q2=217" if "flow" in settings else "Q2=65")
    assert (found.rank, found.ours) == (None, None)


def test_what_is_not_comparable_is_not_ranked_either() -> None:
    """The catalogue goes before the file."""
    found = place(f"{SHARE}, benchmark: {{neighbours: {{comparable: false}}}}", "Q2=65")
    assert (found.rank, found.why_not) == (None, "not comparable")
