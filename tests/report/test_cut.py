"""Which part of a report a person means, and what is said of it."""

from __future__ import annotations

import pytest

from scorecard.catalogue import Catalogue
from scorecard.report.cut import CutKind, VariantError, find_cut
from tests.making import loaded

SETTINGS = {
    "1": "kind: flow",
    "2": "kind: flow, priority: 2",
    "3": "kind: flow, directorate: Place, priority: 2",
}


def catalogue() -> Catalogue:
    """Return three indicators of two directorates and two of three priorities."""
    return loaded(SETTINGS).catalogue


@pytest.mark.parametrize(
    ("kind", "typed", "key", "measures"),
    [
        (CutKind.DIRECTORATE, "People", "People", 2),
        (CutKind.DIRECTORATE, " people ", "People", 2),
        (CutKind.DIRECTORATE, "PLACE", "Place", 1),
        (CutKind.PRIORITY, "2", "2", 2),
        (CutKind.PRIORITY, "life  CHANCES", "2", 2),
        (CutKind.PRIORITY, "green", "1", 1),
    ],
)
def test_a_name_is_understood_in_any_case_and_with_any_spaces(
    kind: CutKind, typed: str, key: str, measures: int
) -> None:
    """A directorate by its name, a priority by its id or its name."""
    cut = find_cut(catalogue(), kind, typed)
    assert (cut.key, cut.measures) == (key, measures)


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (
            CutKind.DIRECTORATE,
            "Peopel",
            "There is no directorate 'Peopel' in the catalogue. Did you mean 'People'?",
        ),
        (
            CutKind.DIRECTORATE,
            "2",
            "There is no directorate '2' in the catalogue. Choose from: People, Place.",
        ),
        (
            CutKind.PRIORITY,
            "People",
            "There is no priority 'People' in the catalogue. Choose from: 1, 2, E, Green, Life chances, Empty.",
        ),
        (
            CutKind.PRIORITY,
            "e",
            "Priority E, Empty has no measures, so there is no part of the report to make.",
        ),
    ],
)
def test_a_part_that_cannot_be_made_is_refused(kind: CutKind, typed: str, sentence: str) -> None:
    """With the names that there are."""
    with pytest.raises(VariantError) as refused:
        find_cut(catalogue(), kind, typed)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        (CutKind.DIRECTORATE, "People", "This is a part of the report: the 2 measures of People."),
        (CutKind.DIRECTORATE, "Place", "This is a part of the report: the one measure of Place."),
        (CutKind.PRIORITY, "2", "This is a part of the report: the 2 measures of priority 2, Life chances."),
    ],
)
def test_a_part_says_what_it_is(kind: CutKind, typed: str, words: str) -> None:
    """In one sentence, with the number of its measures."""
    assert find_cut(catalogue(), kind, typed).words == words


def test_an_id_goes_before_a_name() -> None:
    """A priority may have the id of another for its name."""
    one, two, _ = catalogue().priorities
    swapped = catalogue().model_copy(update={"priorities": (one.model_copy(update={"name": "2"}), two)})
    assert find_cut(swapped, CutKind.PRIORITY, "2").key == "2"


@pytest.mark.parametrize(("name", "slug"), [("Covering", "covering-part"), ("X covering", "x-covering-part")])
def test_no_part_has_the_folder_of_a_covering_report(name: str, slug: str) -> None:
    """Which is called so behind the quarter, or behind a part."""
    (first, *others) = catalogue().indicators
    renamed = {"directorates": (name, "Place"), "indicators": (first.model_copy(update={"directorate": name}), *others)}
    assert find_cut(catalogue().model_copy(update=renamed), CutKind.DIRECTORATE, name).slug == slug


def test_no_two_parts_have_the_same_folder() -> None:
    """Neither directorates whose names differ in signs alone, nor one that is called like a priority."""
    alike = catalogue().model_copy(update={"directorates": ("People", "people!", "Priority 2", "Place")})
    named = alike.model_copy(
        update={
            "indicators": tuple(
                indicator.model_copy(update={"directorate": name})
                for indicator, name in zip(alike.indicators, alike.directorates[:3], strict=True)
            )
        }
    )
    slugs = [find_cut(named, CutKind.DIRECTORATE, name).slug for name in named.directorates[:3]]
    slugs += [find_cut(named, CutKind.PRIORITY, each).slug for each in ("1", "2")]
    assert slugs == ["people", "people-2", "priority-2", "priority-1", "priority-2-2"]
