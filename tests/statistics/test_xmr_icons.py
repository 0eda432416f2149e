"""What an XmR chart says of its latest point and of its target, and when it says nothing (method section 8)."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from scorecard.statistics.xmr import xmr

STEADY = [0.0, 3.0] * 6  # mean 1.5, limits -6.48 and 9.48


@pytest.mark.parametrize(
    ("direction", "up", "down"),
    [
        ("higher", ("improvement", "improvement_high"), ("concern", "concern_low")),
        ("lower", ("concern", "concern_high"), ("improvement", "improvement_low")),
        ("none", ("neutral_high", "neutral_high"), ("neutral_low", "neutral_low")),
    ],
)
def test_a_signal_is_judged_by_the_direction(direction: str, up: tuple[str, str], down: tuple[str, str]) -> None:
    """Up is an improvement, a concern or neither."""
    for value, judged in ((10, up), (-10, down)):
        chart = xmr([*STEADY, value], direction, baseline=12)
        assert (chart.points[-1].judgement, chart.variation) == judged


def test_a_falling_trend_above_the_centre_is_low() -> None:
    """High and low are the trend's direction, not the side of the centre."""
    chart = xmr([*STEADY, 8, 7, 6, 5, 4, 3, 2], "lower", baseline=12)
    assert (chart.points[-1].signal, chart.variation) == ("trend", "improvement_low")


def test_variation_is_that_of_the_latest_point() -> None:
    """A signal before it does not count."""
    assert xmr([*STEADY, 10, 2], "higher", baseline=12).variation == "common_cause"


@pytest.mark.parametrize(("last", "ghosts"), [(None, []), (-99, [13]), (None, [13])])
def test_a_blank_or_ghost_at_the_end_is_not_the_latest_point(last: float | None, ghosts: list[int]) -> None:
    """The one before it is."""
    assert xmr([*STEADY, 10, last], "higher", baseline=12, ghosts=ghosts).variation == "improvement_high"


@pytest.mark.parametrize(
    ("direction", "target", "assurance"),
    [
        ("higher", 9.49, "consistent_fail"),
        ("higher", 9.48, "inconsistent"),
        ("higher", 1.5, "inconsistent"),
        ("higher", -6.48, "inconsistent"),
        ("higher", -6.49, "consistent_pass"),
        ("lower", 9.49, "consistent_pass"),
        ("lower", 9.48, "inconsistent"),
        ("lower", -6.48, "inconsistent"),
        ("lower", -6.49, "consistent_fail"),
        ("none", 9.49, None),
        ("higher", None, None),
        ("lower", float("nan"), None),
    ],
)
def test_assurance_holds_the_target_against_the_limits(
    direction: str, target: float | None, assurance: str | None
) -> None:
    """A target on a limit may be hit or missed; without target or direction there is none."""
    assert xmr([*STEADY, 3, 0], direction, target=target, baseline=12).assurance == assurance


def test_assurance_is_against_the_last_segment() -> None:
    """The first one would fail a target of 90."""
    chart = xmr([*STEADY, 3, *(value + 100 for value in STEADY), 103], "higher", target=90, rebase=[13])
    assert chart.assurance == "consistent_pass"


@pytest.mark.parametrize(
    ("values", "settings", "note"),
    [
        ([], {}, "0 of 13 points needed"),
        ([1, 2] * 6, {}, "12 of 13 points needed"),
        ([*[1, 2] * 6, None], {}, "12 of 13 points needed"),
        ([1, 2] * 7, {"ghosts": [0, 13]}, "12 of 13 points needed"),
        ([1, 2] * 14, {"rebase": [19]}, "9 of 13 points needed"),
        ([*[1, 2] * 7, None, None], {"rebase": [14]}, "0 of 13 points needed"),
        ([1, 2], {"minimum": 3}, "2 of 3 points needed"),
        ([None], {"minimum": 1}, "0 of 1 points needed"),
    ],
)
def test_a_short_last_segment_has_no_icons(
    values: list[float | None], settings: Mapping[str, object], note: str
) -> None:
    """Ghosts and blanks are not counted."""
    chart = xmr(values, "higher", target=1, **settings)  # type: ignore[arg-type]  # one setting each, of several types
    assert (chart.variation, chart.assurance, chart.note) == ("not_enough_points", None, note)


def test_thirteen_points_are_enough() -> None:
    """They have icons and no note."""
    chart = xmr([*[1, 2] * 6, 1], "higher", target=1)
    assert (chart.variation, chart.assurance, chart.note) == ("common_cause", "inconsistent", None)


@pytest.mark.parametrize("values", [[7.0] * 13, [*[1.0, 2.0] * 7, *[7.0] * 13], [*[7.0] * 7, None, *[7.0] * 6]])
def test_a_constant_last_segment_has_no_icons(values: list[float | None]) -> None:
    """It has limits, on its centre, and nothing to say."""
    chart = xmr(values, "higher", target=8, rebase=[14] if len(values) > 14 else [])
    assert (chart.variation, chart.assurance, chart.note) == (None, None, "no variation")
    assert (chart.points[-1].centre, chart.points[-1].lower, chart.points[-1].upper) == (7.0, 7.0, 7.0)


def test_a_change_after_a_constant_baseline_is_a_signal() -> None:
    """The segment varies, if only after its limits were made."""
    chart = xmr([*[7] * 12, 8], "lower", baseline=12)
    assert (chart.points[-1].signal, chart.variation, chart.note) == ("outside", "concern_high", None)


def test_one_point_alone_is_common_cause() -> None:
    """It is not called constant, and without limits there is no assurance."""
    chart = xmr([7], "higher", target=8, minimum=1)
    assert (chart.variation, chart.assurance, chart.note) == ("common_cause", None, None)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"direction": "up"}, "The direction must be one of higher, lower, none; it is 'up'."),
        ({"direction": "range"}, "The direction must be one of higher, lower, none; it is 'range'."),
        ({"baseline": 11}, "A baseline needs at least 12 points, not 11."),
        ({"run": 2}, "A trend or a shift needs at least 3 points, not 2."),
        ({"minimum": 0}, "Limits need at least 1 point, not 0."),
        ({"rebase": [14]}, "A position in rebase must be one of the 14 values, counted from 0; it is 14."),
        ({"rebase": [-1]}, "A position in rebase must be one of the 14 values, counted from 0; it is -1."),
        ({"rebase": [True]}, "A position in rebase must be one of the 14 values, counted from 0; it is True."),
        ({"rebase": [3, 3]}, "A position stands twice in rebase."),
        ({"ghosts": [14]}, "A position in ghosts must be one of the 14 values, counted from 0; it is 14."),
        ({"ghosts": [2, 2]}, "A position stands twice in ghosts."),
        ({"target": float("inf")}, "The target must be a number; it is inf."),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(settings: Mapping[str, object], sentence: str) -> None:
    """The sentence says what would be right."""
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        xmr([1, 2] * 7, **settings)  # type: ignore[arg-type]  # one setting each, of several types
