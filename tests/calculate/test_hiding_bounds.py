"""Hidden figures that can be one number alone, since no count is below nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.calculate.bounds import pinned
from scorecard.calculate.counts import Counts
from scorecard.calculate.editions import Version
from tests.calculate.test_hiding import FLOW, hidden
from tests.making import Q2


def version(name: str) -> Version:
    """Return a figure of this name."""
    return (name, Q2, 0)


def told(sums: str, figures: str, part: int = 0, least: str = "") -> str:
    """Return what is pinned, and by what: ``a=b+c; b=d+e`` of ``a:7 b?3``; ? is hidden, and ! is withheld too.

    The figures of ``least`` belong to measures that hide what is below 5.
    """
    counts, unseen = {}, set()
    for said in figures.split():
        name, sign, number = said[0], said[1], None if said[1] == "!" else Fraction(said[2:])
        own, top, rest = (number if place == part else None for place in range(3))
        limit, withheld = 5 * (name in least), number is None
        counts[version(name)] = Counts(own, top, rest, small=False, least=limit, unknown=withheld, differs=False)
        unseen |= {version(name)} if sign in "?!" else set()
    ties = []
    for said in sums.split("; "):
        whole, _, parts_of = said.partition("=")
        ties.append({version(whole): Fraction(1), **{version(each): Fraction(-1) for each in parts_of.split("+")}})
    found = [(cell[0], "".join(sorted(each[0] for each in near))) for cell, near in pinned(ties, unseen, counts)]
    return " ".join(f"{cell}:{near}" for cell, near in found)


@pytest.mark.parametrize(
    ("sums", "figures", "expected"),
    [
        ("a=b+c", "a:7 b?3 c?4", ""),
        ("a=b+c", "a:2 b?1 c?1", "b:a c:a b:a c:a"),
        ("a=b+c", "a:3 b?3 c?0", ""),
        ("a=b+c", "a:9 b?3 c!", ""),
        ("a=b+c", "a:-3 b?-4 c?1", ""),
        ("a=b+c", "a:2.5 b?1.5 c?1", ""),
        ("a=b+c", "a?4 b?3 c?1", ""),
        ("a=b+c; d=c+e; f=e+g", "a:9 b?8 c?1 d:3 e?2 f:3 g?1", ""),
        ("a=b+c; d=c+e; f=b+g", "a:9 b?8 c?1 d:2 e?1 f:10 g?2", "b:af c:ad e:d g:f b:adf c:adf e:adf g:adf"),
    ],
)
def test_a_figure_is_pinned_where_no_other_can_be_less(sums: str, figures: str, expected: str) -> None:
    """By the figures beside it first, then by all that bear upon it; nothing hidden is zero, unless it is."""
    assert told(sums, figures) == expected


@pytest.mark.parametrize(("figures", "expected"), [("a:0 b?0 c?0", "b:a c:a b:a c:a"), ("a:2 b?1 c?1", "")])
def test_a_part_of_a_ratio_may_be_none(figures: str, expected: str) -> None:
    """Numerators and complements, which add up by themselves."""
    assert told("a=b+c", figures, part=1) == told("a=b+c", figures, part=2) == expected


@pytest.mark.parametrize(("least", "expected"), [("b", "b:a c:ad e:d b:ad c:ad e:ad"), ("bc", ""), ("", "")])
def test_a_figure_that_only_its_smallness_explains_is_known_to_be_small(least: str, expected: str) -> None:
    """Here b is at least 4, since e is 1 or more; where another may be the reason it could be more."""
    assert told("a=b+c; d=c+e", "a:7 b?4 c?3 d:4 e?1", least=least) == expected


def test_figures_that_contradict_each_other_tell_nothing() -> None:
    """No solution is known."""
    assert told("a=b+c; d=b+c", "a:2 b?1 c?1 d:4") == ""


def test_parts_of_several_totals_are_hidden_until_none_is_pinned() -> None:
    """Months and measures together leave one number alone for each, though no sum of two is small."""
    settings = {"A": f'{FLOW}, equals: ["B", "C", "D"]', "B": FLOW, "C": "kind: flow", "D": "kind: flow"}
    returns = {
        "2022-23-Q1/a.csv": "A: Apr=6; May=15; Jun=13\nB: May=9; Jun=6\nC: Apr=1; May=2; Jun=4\nD: Apr=5; May=4; Jun=3",
        "2022-23-Q2/a.csv": """
            A: Jul=14; Aug=19; Sep=2
            B: Jul=9; Aug=4; Sep=1
            C: Jul=1; Aug=9; Sep=0
            D: Jul=4; Aug=6; Sep=1""",
    }
    assert hidden(settings, returns) == "A:Jul A:Sep B:Aug B:Sep C:Aug C:Jul D:Aug D:Jul D:Sep"


def test_what_an_earlier_report_has_printed_is_passed_over() -> None:
    """The figures beside a pinned one may all be printed; then another that bears upon it is hidden."""
    settings = {"A": f'{FLOW}, equals: ["B", "C"]', "B": FLOW, "C": FLOW}
    returns = {
        "2022-23-Q1/a.csv": "A: Apr=1; May=2; Jun=2\nB: Apr=1; May=1; Jun=1\nC: Apr=0; May=1; Jun=1",
        "2022-23-Q2/a.csv": "A: Jul=8; Aug=0; Sep=2\nB: Jul=5; Aug=0; Sep=1\nC: Jul=3; Aug=0; Sep=1",
    }
    assert hidden(settings, returns).split() == [
        *("A:Apr", "A:Jul", "A:Jun", "A:May", "A:Q1", "A:Sep", "A:YTD1", "A:YTD2"),
        *("B:Apr", "B:Jun", "B:May", "B:Q1", "B:Q2", "B:Sep", "B:YTD1", "B:YTD2"),
        *("C:Jul", "C:Jun", "C:May", "C:Q1", "C:Q2", "C:Sep", "C:YTD1", "C:YTD2"),
    ]
