"""One finding for each slip: what explains what, and what an answer leaves to be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.calculate import tell_once
from scorecard.calculate.covering import COVERS, COVERS_BESIDE, COVERS_BEYOND
from scorecard.problems import Place, Problem, Severity
from tests.calculate.figures import ending, since
from tests.making import Q1, Q2, Settings, findings, material, outcome

CELL = Place("people.xlsx", "Figures", "C2")
TIED = {
    "T": 'kind: stock, equals: ["A", "B"]',
    "A": "kind: stock",
    "B": "kind: stock",
    "M": "kind: annualised, from: S",
    "S": "kind: cumulative",
}
SEP, QUARTER, TO_DATE = "Sep 2022", "2022-23 Q2", "2022-23 Q2 year to date"


def told(*named: str, answered: str = "") -> list[str]:
    """Which of these findings are told, each as code, reference and period."""
    results, _ = outcome(TIED, "A: Jul=1")
    problems = [_problem(each) for each in named]
    problems = [each.as_warning() if each.code == answered else each for each in problems]
    return [f"{each.code} {each.ref} {each.period}" for each in tell_once(problems, results)]


def _problem(named: str) -> Problem:
    code, ref, period = named.split(maxsplit=2)
    return Problem(code, CELL, "Wrong.", ref=ref, period=period)


@pytest.mark.parametrize(("code", "other"), [(code, other) for code, others in COVERS.items() for other in others])
def test_what_a_slip_brings_with_it_is_left_out(code: str, other: str) -> None:
    """In its period, and in those that are made from it; not in others."""
    assert told(f"{code} A {SEP}", f"{other} A {SEP}") == [f"{code} A {SEP}"]
    assert told(f"{other} A {QUARTER}", f"{code} A {SEP}") == [f"{code} A {SEP}"]
    assert told(f"{code} A {SEP}", f"{other} A {TO_DATE}") == [f"{code} A {SEP}"]
    for elsewhere in (f"{other} A Aug 2022", f"{other} A 2022-23 Q1", f"{other} B {SEP}"):
        assert told(f"{code} A {SEP}", elsewhere) == [f"{code} A {SEP}", elsewhere]


@pytest.mark.parametrize(
    ("code", "other"), [(code, other) for code, others in COVERS_BEYOND.items() for other in others]
)
def test_what_a_slip_brings_with_it_in_longer_periods(code: str, other: str) -> None:
    """A month's slip makes its quarter jump; in the month itself both are told, but for a fall."""
    assert told(f"{code} A {SEP}", f"{other} A {QUARTER}") == [f"{code} A {SEP}"]
    if other not in (code, "SC309", "SC304") and code not in (*COVERS.get(other, ()), *COVERS_BESIDE.get(other, ())):
        assert len(told(f"{code} A {SEP}", f"{other} A {SEP}")) == 2


@pytest.mark.parametrize(
    ("code", "other"), [(code, other) for code, others in COVERS_BESIDE.items() for other in others]
)
def test_what_a_slip_brings_with_it_beside_it(code: str, other: str) -> None:
    """A quarter that contradicts its months seldom fits its history."""
    assert told(f"{code} A {QUARTER}", f"{other} A {QUARTER}") == [f"{code} A {QUARTER}"]
    assert len(told(f"{code} A {QUARTER}", f"{other} A {TO_DATE}")) == 2


@pytest.mark.parametrize("code", ["SC303", "SC314", "SC316"])
def test_a_slip_of_a_whole_quarter_explains_its_months(code: str) -> None:
    """Others stand in the quarter alone."""
    assert told(f"{code} A {QUARTER}", f"SC313 A {SEP}") == [f"{code} A {QUARTER}"]
    assert len(told(f"SC302 A {QUARTER}", f"SC313 A {SEP}")) == 2
    assert len(told(f"{code} A {QUARTER}", "SC313 A Jun 2022")) == 2


@pytest.mark.parametrize("code", list(COVERS))
def test_an_answered_finding_explains_nothing(code: str) -> None:
    """Who says that a figure is right is told what it contradicts."""
    other = next(iter(COVERS[code]))
    assert len(told(f"{code} A {SEP}", f"{other} A {SEP}", answered=code)) == 2


def test_an_answer_about_cumulative_months_explains_the_quarter_outside_them() -> None:
    """Positions of the year to date need not embrace the quarter; a second answer would say the same."""
    assert len(told(f"SC316 A {QUARTER}", f"SC305 A {QUARTER}", answered="SC316")) == 1
    assert len(told(f"SC316 A {QUARTER}", f"SC305 B {QUARTER}", answered="SC316")) == 2
    assert len(told(f"SC316 A {QUARTER}", f"SC301 A {QUARTER}", answered="SC316")) == 2


def test_an_answered_finding_stays() -> None:
    """Its answer is printed in the notes, even beside a finding that would explain it."""
    assert len(told(f"SC303 A {SEP}", f"SC313 A {SEP}", answered="SC313")) == 2


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (f"SC313 A {SEP}", f"SC315 T {SEP}", 1),
        (f"SC301 A {QUARTER}", f"SC315 T {SEP}", 1),
        (f"SC313 A {SEP}", f"SC315 T {QUARTER}", 1),
        ("SC313 A Aug 2022", f"SC315 T {SEP}", 2),
        (f"SC313 M {SEP}", f"SC315 T {SEP}", 2),  # no part of it
        (f"SC314 A {SEP}", f"SC315 T {SEP}", 2),
        (f"SC313 S {SEP}", f"SC317 M {SEP}", 1),
        ("SC313 S Jul 2022", f"SC317 M {SEP}", 1),  # which looks back
        (f"SC313 S {SEP}", "SC317 M Aug 2022", 2),
        (f"SC313 A {SEP}", f"SC317 M {SEP}", 2),
        (f"SC313 S {SEP}", f"SC313 M {SEP}", 2),
    ],
)
def test_a_slip_in_a_part_or_a_source_explains_what_is_made_from_it(first: str, second: str, count: int) -> None:
    """The finding about the figure itself remains."""
    assert len(told(first, second)) == count


def test_findings_that_are_no_figures_are_left_alone() -> None:
    """A missing figure, a target, a measure that is none."""
    target = Problem("SC303", Place("indicators.yaml", line=8), "Wrong.", ref="A", period=QUARTER)
    share = Problem("SC302", CELL, "Wrong.", ref="A", period=QUARTER)
    nowhere = Problem("SC313", CELL, "Wrong.", ref="A")
    unknown = Problem("SC313", CELL, "Wrong.", ref="9", period=QUARTER)
    gap = Problem("SC211", CELL, "Missing.", ref="A", period=QUARTER, severity=Severity.WARNING)
    unread = Problem("SC203", CELL, "No number.", ref="A", period=QUARTER)
    results, _ = outcome(TIED, "A: Jul=1")
    problems = (target, share, nowhere, unknown, gap, unread)
    assert tell_once(problems, results) == problems


CODES = sorted({*COVERS, *COVERS_BEYOND, *COVERS_BESIDE, *(code for codes in COVERS.values() for code in codes)})


@given(
    st.lists(
        st.tuples(
            st.sampled_from(CODES), st.sampled_from(list(TIED)), st.sampled_from(["Aug 2022", SEP, QUARTER, TO_DATE])
        ),
        min_size=1,
        max_size=9,
    )
)
def test_something_is_always_told(named: list[tuple[str, str, str]]) -> None:
    """No ring of findings explains itself away."""
    assert told(*(" ".join(each) for each in named))


STEADY = ending([100, 103, 99, 101, 102, 98, 100, 101, 99, 102], Q1.months[-1])


@pytest.mark.parametrize(
    ("settings", "returns", "found"),
    [
        ("kind: flow", since(STEADY, "Jul=100; Aug=103; Sep=1010; Q2=304"), "SC313 Sep 2022"),
        ("kind: flow", since(STEADY, "Jul=100; Aug=103; Sep=1010; Q2=1010"), "SC313 Sep 2022"),
        (
            "kind: supplied, unit: percent, decimals: 1",
            since(STEADY, "Jul=98; Aug=99; Sep=9.8; Q2=98.3; YTD=98.5"),
            "SC313 Sep 2022",
        ),
        (
            "kind: ratio, unit: percent, decimals: 1",
            since(ending(["90/100"] * 8, Q1.months[-1]), "Jul=90/100; Aug=910/100; Sep=90/100; Q2=90"),
            "SC306 Aug 2022",
        ),
        (
            "kind: ratio, unit: percent, decimals: 1",
            since("Q1=8/9", "Q2=89 10/9; YTD=89"),
            "SC306 2022-23 Q2",
        ),
        (
            "kind: cumulative, unit: percent, decimals: 1",
            since("Apr=9; May=18; Jun=27", "Jul=36; Aug=45; Sep=0.54; Q2=54; YTD=54"),
            "SC303 Sep 2022",
        ),
        (TIED, since("", "T: Jul=50; Aug=51; Sep=25; Q2=52\nA: Sep=20\nB: Sep=32"), "SC315 Sep 2022"),
        (TIED, since("S: Apr=10; May=20; Jun=31", "S: Jul=41; Aug=52; Sep=620\nM: Sep=62"), "SC313 Sep 2022"),
        (TIED, since("", "S: Jul=41; Aug=52; Sep=62\nM: Jul=41; Aug=52; Sep=26; Q2=124"), "SC317 Sep 2022"),
    ],
)
def test_one_slip_is_told_once(settings: Settings, returns: dict[str, str], found: str) -> None:
    """By the finding that says most."""
    assert findings(settings, returns) == [found]


def test_a_slip_is_not_published_once_the_finding_that_hid_it_is_answered() -> None:
    """The jump is told where the sum that it contradicts is settled, and the other way round."""
    returns = since(STEADY, "Jul=100; Aug=103; Sep=1010; Q2=304")
    for code, left in (("SC301", "SC313"), ("SC313", "SC301")):
        made = material("kind: flow", returns, Q2, answers={code: "It is right."})
        errors = [problem.code for problem in made.problems if problem.severity is Severity.ERROR]
        assert errors == [left]
