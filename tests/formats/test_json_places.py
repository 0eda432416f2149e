"""What ``scorecard.json`` says of places among other areas: rank, quartile, average, and our figure among them."""

from __future__ import annotations

import pytest

from tests.calculate.neighbours import areas
from tests.formats.test_json_certainty import SHARE, indicator


def test_places_are_told_comparator_by_comparator() -> None:
    """Rank and quartile are those of the first."""
    entry = indicator(
        SHARE,
        "Q2=70",
        figures=[*areas("A=60; B=65; C=75; D="), *areas("North=60; South=90", comparator="national")],
    )
    assert (entry["rank"], entry["quartile"]) == (2, 2)
    assert entry["places"] == [
        {
            "comparator": "neighbours",
            "name": "Statistical neighbours",
            "period": "2022-23 Q2",
            "ours_text": "70.0%",
            "rank": 2,
            "of": 4,
            "without_data": 1,
            "quartile": 2,
            "average": pytest.approx(200 / 3),
            "average_text": "66.7%",
            "text": "2nd of 4, 1 without data; second quartile; average 66.7% (plain mean of 3 areas)",
        },
        {
            "comparator": "national",
            "name": "England",
            "period": "2022-23 Q2",
            "ours_text": "70.0%",
            "rank": 2,
            "of": 3,
            "without_data": 0,
            "quartile": None,
            "average": 75,
            "average_text": "75.0%",
            "text": "2nd of 3; average 75.0% (plain mean of 2 areas)",
        },
    ]


def test_rank_and_quartile_are_those_of_the_first_place_that_has_a_rank() -> None:
    """Neighbours of last year are not ranked, and areas of this quarter are; our figure is told where it is ranked."""
    entry = indicator(
        SHARE,
        "Q2=70",
        figures=[*areas("A=60; B=80", "2021-22"), *areas("C=60; D=65; E=75", comparator="national")],
    )
    assert [(place["rank"], place["ours_text"]) for place in entry["places"]] == [(None, None), (2, "70.0%")]
    assert (entry["rank"], entry["quartile"]) == (2, 2)


def test_the_figure_of_ours_that_is_ranked_may_be_that_of_the_file() -> None:
    """Its period is that of the place."""
    entry = indicator(SHARE, "Q2=70", figures=areas("Testshire=85.3; A=60; B=80", "2021-22"))
    (place,) = entry["places"]
    assert (place["ours_text"], place["rank"], place["period"]) == ("85.3%", 1, "2021-22")
    assert place["text"] == "1st of 3, with our 85.3% of 2021-22; average 70.0% (plain mean of 2 areas)"


def test_without_a_rank_the_place_says_why() -> None:
    """Areas are counted all the same."""
    entry = indicator(SHARE, "Q2=70", figures=areas("A=60; B=80", "2021-22"))
    (place,) = entry["places"]
    assert (entry["rank"], entry["quartile"], place["rank"], place["of"]) == (None, None, None, 2)
    assert place["ours_text"] is None
    assert place["text"] == "not ranked: for 2021-22, one year before; average 70.0% (plain mean of 2 areas)"
