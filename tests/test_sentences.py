"""Words put together."""

from __future__ import annotations

import pytest

from scorecard.sentences import join, slug, slugs


@pytest.mark.parametrize(("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), ("abc", "a, b and c")])
def test_a_list_ends_with_and(items: list[str], said: str) -> None:
    """As in a sentence."""
    assert join(items) == said


@pytest.mark.parametrize(
    ("text", "name"),
    [("Place and Economy", "place-and-economy"), ("Città & Énergie", "citta-energie"), ("../x", "x"), ("日本", "")],
)
def test_a_slug_is_safe_in_any_file_name(text: str, name: str) -> None:
    """No separator, no accent, no step upwards."""
    assert slug(text) == name


def test_slugs_are_all_different() -> None:
    """Two names alike, and one without letters, are numbered."""
    names = ["Place", "place!", "PLACE", "日本", "x" * 99]
    assert list(slugs(names).values()) == ["place", "place-2", "place-3", "directorate", "x" * 60]
