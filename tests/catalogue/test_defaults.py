"""Which defaults of the rating an indicator takes beside what it says itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.rating.presets import NONE
from tests.catalogue.material import indicator, only, problems_of, text

TWO_POINTS = "Met / 2 points / beyond: "


@pytest.mark.parametrize(
    ("defaults", "own", "rule"),
    [
        ("{tolerance: 5%}", "", "Met / 5% / beyond: "),
        ("{tolerance: 5%}", "tolerance: 2 points", TWO_POINTS),
        ("{tolerance: 5%}", "tolerance: null", "Met / beyond: "),
        ("{tolerance: 5%}", "floor: 80", "Target and floor: "),
        ("{tolerance: 5%}", "rating: 5% and 10%", "5% and 10%: "),
        (
            "{tolerance: 5%}",
            "rating: direction decides",
            "missed by no more than 5% of the target, or by more but better",
        ),
        ("{rating: met / 5% / beyond}", "", "Met / 5% / beyond: "),
        ("{rating: met / 5% / beyond}", "tolerance: 2 points", TWO_POINTS),
        ("{rating: met / 5% / beyond}", "floor: 80", "Target and floor: "),
        ("{rating: met / 5% / beyond}", "rating: met / 2 points / beyond", TWO_POINTS),
        ("{rating: 5% and 10%}", "tolerance: 2 points", TWO_POINTS),
        ("{rating: direction decides, tolerance: 5%}", "rating: null", "Met / 5% / beyond: "),
        (
            "{rating: Direction Decides}",
            "tolerance: 2 points",
            "missed by no more than 2 points, or by more but better",
        ),
        ("{rating: direction decides}", "floor: 80", "Target and floor: "),
        ("{rating: direction decides, tolerance: 5%}", "rating: met / 2 points / beyond", TWO_POINTS),
        ("{rating: improved or maintained}", "tolerance: 2 points", "or by more but no worse"),
        ("{floor: 80}", "rating: target and floor", "the floor of 80"),
        ("{rating: target and floor}", "floor: 80", "the floor of 80"),
        ("{rating: target and floor, floor: 80}", "floor: 70", "the floor of 70"),
        ("{rating: target and floor, floor: 80}", "tolerance: 2 points", TWO_POINTS),
        ("{floor: 80}", "tolerance: 2 points", TWO_POINTS),
        ("{floor: 80}", "rating: met / 2 points / beyond", TWO_POINTS),
        ("{rating: none}", "tolerance: 2 points", TWO_POINTS),
        ("{tolerance: 5%, exceeded: 10%}", "floor: 80", "Exceeded when passed by 10% of the target or more."),
    ],
)
def test_an_indicator_s_own_rule_goes_before_the_defaults(tmp_path: Path, defaults: str, own: str, rule: str) -> None:
    """Only what goes with its own setting stays in force, and nobody is warned of what gives way."""
    measure = only(tmp_path, own, defaults=defaults)
    assert rule in measure.rule.describe()
    assert measure.rating != NONE


def test_a_measure_may_be_left_unrated_beside_a_default_rule(tmp_path: Path) -> None:
    """Its own ``none`` goes before a default."""
    assert only(tmp_path, "rating: none", defaults="{tolerance: 5%}").rating == NONE


def test_defaults_may_contradict_each_other(tmp_path: Path) -> None:
    """It is told once for each measure, where it stands."""
    (line,) = problems_of(tmp_path, text(indicator(), defaults="{rating: met / 5% / beyond, tolerance: 2%}"))
    assert line == (
        "indicators.yaml:5:39: error SC110 1.1: 'tolerance' contradicts the rating 'met / 5% / beyond'. "
        "Keep one of them."
    )
