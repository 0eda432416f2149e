"""What is tied together, and which indicators may have to hide figures for another's sake."""

from __future__ import annotations

import pytest

from scorecard.catalogue.ties import groups_of
from tests.making import loaded


@pytest.mark.parametrize(
    ("ties", "groups"),
    [
        ("", ""),
        ("a", "a"),
        ("ab cd", "ab cd"),
        ("ab cd bc", "abcd"),
        ("ab bc de a", "abc de"),
    ],
)
def test_ties_with_something_in_common_make_one_group(ties: str, groups: str) -> None:
    """Directly or through others."""
    found = ["".join(sorted(group)) for group in groups_of(ties.split())]
    assert sorted(found) == groups.split()


def test_what_is_tied_to_an_indicator_with_small_numbers_may_be_hidden_too() -> None:
    """The total that adds it up, the other parts of that total, and what is made of these."""
    catalogue = loaded(
        {
            "total": 'kind: flow, equals: ["small", "other"]',
            "small": "kind: flow, suppress_below: 5",
            "other": "kind: flow",
            "so far": 'kind: cumulative, from: "other"',
            "apart": "kind: flow",
        }
    ).catalogue
    assert catalogue.hiding == {"total", "small", "other", "so far"}
    assert loaded("kind: flow").catalogue.hiding == frozenset()
