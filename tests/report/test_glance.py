"""At a glance: what changed colour, what is off target, what moved most, what is missing."""

from __future__ import annotations

import pytest

from scorecard.rating import Rating
from scorecard.report.model import Glance
from tests.making import report

TARGET = "kind: flow, frequency: quarterly, target: {2022-23: 100}, tolerance: 10%"
SIX = dict.fromkeys("abcdef", TARGET)


def glance(earlier: str, now: str, settings: str = TARGET) -> Glance:
    """The glance of indicators a to f over two quarters."""
    refs = dict.fromkeys("abcdef", settings)
    return report(refs, {"2022-23-Q1/a.xlsx": earlier, "2022-23-Q2/a.xlsx": now}).glance


def test_what_changed_colour_is_listed_with_both_colours() -> None:
    """Better and worse are told apart; what kept its colour is not listed."""
    found = glance("a: Q1=100\nb: Q1=50\nc: Q1=100", "a: Q2=50\nb: Q2=95\nc: Q2=120").changed
    assert [(each.entry.indicator.ref, each.before.value, each.entry.rating.value, each.better) for each in found] == [
        ("a", "green", "red", False),
        ("b", "red", "amber", True),
    ]


@pytest.mark.parametrize(
    ("earlier", "now"), [("a: Q1=?(late)", "a: Q2=50"), ("a: Q1=100", "a: Q2=?(late)"), ("", "a: Q2=9")]
)
def test_only_a_colour_can_change(earlier: str, now: str) -> None:
    """A figure that comes or goes is no change of colour."""
    assert glance(earlier, now).changed == ()


def test_last_quarters_colour_is_that_of_last_quarters_returns() -> None:
    """A restatement of quarter 1 does not change what was published then."""
    found = report(TARGET, {"2022-23-Q1/a.xlsx": "Q1=100", "2022-23-Q2/a.xlsx": "Q1=50; Q2=50"}).glance.changed
    assert [each.before.value for each in found] == ["green"]


def test_what_is_in_arrears_is_listed_as_off_target_and_not_counted() -> None:
    """A reader must see it, though it counted in its own quarter."""
    late = "kind: supplied, frequency: quarterly, arrears: 1, target: {2022-23: 100}"
    found = report(late, {"2022-23-Q1/a.xlsx": "Q1=5"}).glance
    assert [each.indicator.ref for each in found.off_target] == ["1"]
    assert (found.overall.number(Rating.RED), found.changed) == (0, ())


def test_reds_and_ambers_are_listed_in_the_order_of_the_catalogue() -> None:
    """Each in its own list, greens in none."""
    found = glance("", "f: Q2=5\na: Q2=95\nb: Q2=1\nc: Q2=100")
    assert [each.indicator.ref for each in found.off_target] == ["b", "f"]
    assert [each.indicator.ref for each in found.just_off_target] == ["a"]


def test_the_biggest_movements_come_first() -> None:
    """By their size relative to the earlier figure, three at most, better and worse apart."""
    found = glance(
        "a: Q1=100\nb: Q1=100\nc: Q1=10\nd: Q1=1000\ne: Q1=100\nf: Q1=100",
        "a: Q2=110\nb: Q2=150\nc: Q2=20\nd: Q2=1200\ne: Q2=90\nf: Q2=50",
    )
    assert [each.entry.indicator.ref for each in found.improvements] == ["c", "b", "d"]
    assert [each.entry.indicator.ref for each in found.falls] == ["f", "e"]
    assert found.improvements[0].words == "up 10 on Q1 (10)"


def test_a_movement_from_zero_has_no_relative_size() -> None:
    """Nor has one that is not compared."""
    assert glance("a: Q1=0", "a: Q2=5\nb: Q2=5").improvements == ()


def test_a_fall_is_named_so_only_if_it_is_for_the_worse() -> None:
    """Where lower is better, a fall is an improvement."""
    found = glance("a: Q1=100", "a: Q2=50", f"{TARGET}, direction: lower")
    assert ([each.entry.indicator.ref for each in found.improvements], found.falls) == (["a"], ())


@pytest.mark.parametrize(
    ("settings", "figures", "kinds"),
    [
        ("kind: flow", "Q2=?(late)", [("No figure", "Late.")]),
        ("kind: flow", "", [("No figure", "No figure was returned.")]),
        ("kind: flow", "Jul=1; Aug=2", [("Partial", "Covers 2 of 3 months.")]),
        ("kind: flow", "Q2=5p", [("Provisional", "The directorate may still revise the figure.")]),
        ("kind: supplied, arrears: 1", "Q1=5", [("In arrears", "2022-23 Q1 is the latest figure.")]),
        ("kind: stock, frequency: annual", "", []),
        ("kind: flow", "Q2=5", []),
    ],
)
def test_gaps_say_what_is_missing_or_to_be_read_with_care(
    settings: str, figures: str, kinds: list[tuple[str, str]]
) -> None:
    """Each kind with its reason; what is not due is no gap."""
    assert [(gap.kind, gap.why) for gap in report(settings, figures).glance.gaps] == kinds


def test_restated_and_questioned_figures_are_gaps_too() -> None:
    """A reader finds both in the notes."""
    returns = {"2022-23-Q1/a.xlsx": "Q1=1", "2022-23-Q2/a.xlsx": "Q1=2; Jul=1; Aug=1; Sep=1; Q2=4"}
    found = report("kind: flow", returns, answers={"SC301": "It is 3."}).glance.gaps
    assert [gap.kind for gap in found] == ["Restated", "In question"]


def test_priorities_and_directorates_have_their_own_tallies() -> None:
    """In the catalogue's order, the empty ones too."""
    found = report({"1": "kind: flow", "2": "kind: flow, priority: 2, directorate: Place"}, "").glance
    assert [(each.name, each.total) for each in found.by_priority] == [
        ("1. Green", 1),
        ("2. Life chances", 1),
        ("E. Empty", 0),
    ]
    assert [(each.name, each.total) for each in found.by_directorate] == [("People", 1), ("Place", 1)]


def test_without_last_quarters_returns_there_is_nothing_before() -> None:
    """None, not a row of zeros."""
    assert report("kind: flow", "Q1=5; Q2=5").glance.before is None


def test_last_quarter_is_tallied_as_it_stood() -> None:
    """Every indicator of the catalogue, by the returns of then."""
    before = glance("a: Q1=100\nb: Q1=50", "a: Q2=5").before
    assert before is not None
    assert (before.name, before.total, before.rated) == ("Last quarter", 6, 2)
