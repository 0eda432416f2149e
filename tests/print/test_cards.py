"""A card says in its place what the machine's file says of the indicator, and no number that nothing explains."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.print.cards import card_faults
from tests.print.finished import Finished


def test_every_figure_stands_on_its_card(finished: Finished) -> None:
    """Figure, target, rating, changes, comparisons, words: each is read out under the heading of its indicator."""
    faults = [fault for entry in finished.indicators for fault in card_faults(finished.document, entry)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "path",
    [
        "title",
        "text",
        "target_text",
        "rating_reason",
        "sentence",
        "commentary",
        "action",
        "by_whom",
        "by_when",
        "caveat",
        "direction_of_travel_text",
        "previous.text",
        "last_year.text",
        "year_to_date.text",
        "year_to_date.target_text",
        "interval.text",
        "benchmarks.0.text",
        "benchmarks.0.comparison_text",
        "queries.0.answer",
        "places.0.text",
        "outturn_words",
        "months.2.text",
    ],
)
def test_a_text_that_its_card_lacks_is_found(runs: dict[str, Finished], path: str) -> None:
    """The same check finds a fault on some card once this text of the machine's file is another."""
    found = [
        card_faults(run.document, changed)
        for run in runs.values()
        for entry in run.indicators
        if (changed := spoilt(entry, path)) is not None
    ]
    assert any(found)


@pytest.mark.parametrize("rating", ["green", "amber", "red", "no_target", "no_data"])
def test_a_card_with_another_rating_is_found(finished: Finished, rating: str) -> None:
    """The word of the rating counts, not only its reason."""
    others = [entry for entry in finished.indicators if entry["rating"] != rating]
    assert all(card_faults(finished.document, {**entry, "rating": rating}) for entry in others)


def test_two_cards_that_change_places_are_found(finished: Finished) -> None:
    """Each of two indicators that swap their figures has a fault."""
    first, second = [entry for entry in finished.indicators if entry["text"]][:2]
    assert card_faults(finished.document, {**first, "text": second["text"]})


def spoilt(entry: dict[str, Any], path: str) -> dict[str, Any] | None:
    """Return an entry in which a text is another, None where it has no such text."""
    changed: Any = copy.deepcopy(entry)
    holder = changed
    *names, last = path.split(".")
    for name in names:
        holder = holder[int(name)] if name.isdecimal() and holder else holder[name] if holder else holder
    if not holder or not holder[last]:
        return None
    holder[last] += " 7,654,321"
    return changed  # type: ignore[no-any-return]  # reason: JSON
