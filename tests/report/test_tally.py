"""Tallies: every indicator is counted once, and the parts add up."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.rating import Rating
from scorecard.report.tally import ORDER, tally
from tests.making import WORDING, report

STATES = {
    "green": ("kind: flow, target: {2022-23: 5}", "Q2=5"),
    "red": ("kind: flow, target: {2022-23: 5}", "Q2=1"),
    "amber": ("kind: flow, target: {2022-23: 100}, tolerance: 5%", "Q2=95"),
    "exceeded": ("kind: flow, target: {2022-23: 5}, exceeded: 2", "Q2=9"),
    "no_target": ("kind: flow", "Q2=9"),
    "not_rated": ("kind: flow, rating: none", "Q2=9"),
    "no_data": ("kind: flow, target: {2022-23: 5}", "Q2=?(late)"),
    "not_due": ("kind: stock, frequency: annual", "Q2=?(annual)"),
    "suppressed": ("kind: flow, target: {2022-23: 5}", "Q2=[c]"),
    "arrears": ("kind: supplied, arrears: 1, target: {2022-23: 5}", "Q1=9"),
}
PLACES = (("1", "People"), ("2", "People"), ("2", "Place"))


def test_every_rating_is_counted_in_a_fixed_order() -> None:
    """Zeros included, so that two quarters stand side by side."""
    counted = tally("All", {"1": (Rating.RED, True), "2": (Rating.RED, True), "3": (Rating.GREEN, False)}, WORDING)
    assert [count.rating for count in counted.counts] == list(ORDER) and set(ORDER) == set(Rating)  # noqa: PT018  reason: one idea
    assert (counted.number(Rating.RED), counted.number(Rating.GREEN)) == (2, 0)


def test_what_is_in_arrears_is_counted_apart() -> None:
    """In the total, and in no rating."""
    counted = tally("All", {"1": (Rating.RED, True), "2": (Rating.GREEN, False)}, WORDING)
    assert (counted.total, counted.in_arrears, counted.rated) == (2, 1, 1)


def test_each_state_of_an_indicator_is_counted_as_itself() -> None:
    """Ten indicators, each in another state: one each, and one in arrears."""
    settings_ = {name: text for name, (text, _) in STATES.items()}
    overall = report(settings_, "\n".join(f"{name}: {figures}" for name, (_, figures) in STATES.items())).glance.overall
    assert {count.rating.value: count.number for count in overall.counts} == dict.fromkeys(
        [name for name in STATES if name != "arrears"], 1
    )
    assert (overall.total, overall.in_arrears, overall.rated) == (10, 1, 4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(STATES)), st.sampled_from(PLACES)), min_size=1, max_size=12))
def test_tallies_add_up(chosen: list[tuple[str, tuple[str, str]]]) -> None:
    """Ratings and arrears make the total; priorities and directorates each make the whole."""
    catalogue, figures = {}, []
    for index, (name, (priority, directorate)) in enumerate(chosen):
        catalogue[f"{index}"] = f"{STATES[name][0]}, priority: {priority}, directorate: {directorate}"
        figures.append(f"{index}: {STATES[name][1]}")
    glance = report(catalogue, "\n".join(figures)).glance
    assert glance.overall.total == len(chosen)
    for group in ((glance.overall,), glance.by_priority, glance.by_directorate):
        assert sum(each.total for each in group) == len(chosen)
        assert all(sum(count.number for count in each.counts) + each.in_arrears == each.total for each in group)
        for rating in Rating:
            assert sum(each.number(rating) for each in group) == glance.overall.number(rating)
