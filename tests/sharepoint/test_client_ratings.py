"""Published ratings beside what takes their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scorecard.period import Period
from scorecard.problems import Place
from scorecard.publish.finished import FinishedRun, read_run
from scorecard.publish.sharepoint.ratings import moved_ratings
from scorecard.workspace import Workspace
from tests.sharepoint.client_material import make_run


def finished(folder: Path, *indicators: dict[str, str]) -> FinishedRun:
    """Return a finished run of these indicators."""
    make_run(folder, indicators)
    run, problems = read_run(Workspace(folder), Period.quarter(2022, 2))
    assert run is not None, problems
    return run


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (
            [{"ref": "4.2", "rating": "green", "text": "7"}],
            "It was green (7) in what is published, and is now amber (8).",
        ),
        (
            [{"ref": "4.2", "rating": "amber", "text": "7"}],
            "It was amber (7) in what is published, and is now amber (8).",
        ),
        (
            [{"ref": "4.2", "rating": "no_data", "text": None}],
            "It was no data in what is published, and is now amber (8).",
        ),
        ([], "It is not in what is published, and is now amber (8)."),
        (
            [{"ref": "4.2", "rating": "amber", "text": "8"}, {"ref": "9", "rating": "red", "text": "1"}],
            "It was red (1) in what is published, and is left out now.",
        ),
    ],
)
def test_a_published_rating_never_moves_unseen(tmp_path: Path, before: list[dict[str, str]], said: str) -> None:
    """Each indicator that differs from what is published has a warning."""
    run = finished(tmp_path, {"ref": "4.2", "rating": "amber", "text": "8"})
    published = json.dumps({"quarter": "2022-23 Q2", "indicators": before}).encode()
    (problem,) = moved_ratings(published, run, Place("x"))
    assert (problem.code, problem.severity, problem.wrong) == ("SC507", "warning", said)


def test_another_quarter_is_not_compared(tmp_path: Path) -> None:
    """In a folder that each quarter replaces, every figure differs, as it should."""
    run = finished(tmp_path, {"ref": "4.2", "rating": "amber", "text": "8"})
    assert moved_ratings(b'{"quarter": "2022-23 Q1", "indicators": []}', run, Place("x")) == ()


def test_a_record_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """What cannot be compared is not passed over in silence."""
    (problem,) = moved_ratings(b"junk", finished(tmp_path), Place("x"))
    assert (
        problem.wrong
        == "The scorecard.json that is in the library cannot be read, so its ratings are not compared with these."
    )
