"""The council's words over the packaged ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.catalogue.wording import Wording, load_wording, packaged_wording
from scorecard.rating import Rating
from tests.catalogue.material import printed, workspace


def wording(folder: Path, text: str) -> Wording:
    """Return the words of a workspace without any problem."""
    words, problems = load_wording(workspace(folder, wording=text))
    assert printed(problems) == []
    return words


@pytest.mark.parametrize("files", [{}, {"wording": ""}, {"wording": "# As packaged\n"}])
def test_packaged_words(tmp_path: Path, files: dict[str, str]) -> None:
    """A council that changes nothing has a word for every rating, and every section."""
    words, problems = load_wording(workspace(tmp_path, **files))
    assert printed(problems) == []
    assert Wording.model_validate(packaged_wording()) == words
    assert len({words.rating_word(rating) for rating in Rating}) == len(Rating)
    assert words.covering.purpose
    assert words.introduction


def test_a_council_s_own_words(tmp_path: Path) -> None:
    """What is changed is changed, and what is left out stays as packaged."""
    packaged = wording(tmp_path / "packaged", "")
    own = wording(tmp_path, "rating: {green: Da iawn}\ncovering: {legal: [One., Two.], climate_impact: []}\n")
    assert own.rating_word(Rating.GREEN) == "Da iawn"
    assert own.rating_word(Rating.RED) == packaged.rating_word(Rating.RED)
    assert (own.covering.legal, own.covering.climate_impact) == (("One.", "Two."), ())
    assert own.covering.risk == packaged.covering.risk
    assert own.introduction == packaged.introduction


def test_yes_and_no_are_words(tmp_path: Path) -> None:
    """A rating may be called No."""
    assert wording(tmp_path, "rating: {red: No, green: On}").rating_word(Rating.RED) == "No"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("rating: {grean: Good}", "1:10: error SC104: 'grean' is not a setting. Did you mean 'green'?"),
        ("ratings: {green: Good}", "1:1: error SC104: 'ratings' is not a setting. Did you mean 'rating'?"),
        ("covering: {porpose: [x]}", "1:12: error SC104: 'porpose' is not a setting. Did you mean 'purpose'?"),
        ("rating: {green: }", "1:10: error SC106: 'green' should be text, not empty. Correct it."),
        ("rating: {green: ''}", "1:10: error SC106: 'green' should be text that is not empty, not ''. Correct it."),
        ("rating: {green: true}", "1:10: error SC106: 'green' should be text, not 'true'. Correct it."),
        ("covering: {purpose: x}", "1:12: error SC106: 'purpose' should be a list, not 'x'. Correct it."),
        (
            "rating: Good",
            "1:1: error SC106: 'rating' should be settings, each on its own line, not 'Good'. Correct it.",
        ),
        (
            "- 1",
            (
                "1:1: error SC106: 'templates/wording.yaml' should be settings, each on its own line, not a list. "
                "Correct it."
            ),
        ),
        ("rating: {green: A, green: B}", "1:20: error SC102: 'green' stands twice here. Keep one of them."),
    ],
)
def test_wrong_words_are_told_and_the_packaged_ones_stand_in(tmp_path: Path, text: str, line: str) -> None:
    """A mistake is told by line, and the report can still be checked."""
    words, problems = load_wording(workspace(tmp_path, wording=text))
    assert printed(problems) == [f"templates/wording.yaml:{line}"]
    assert words == Wording.model_validate(packaged_wording())
