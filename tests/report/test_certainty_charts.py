"""What a control chart says of the latest figure and of the target, in words (method section 8)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scorecard.period import parse_period
from scorecard.report import Entry
from tests.making import entry

AVERAGE = "kind: mean, decimals: 1, spc: {baseline: 12}"
STEADY = [0, 3] * 6  # mean 1.5, limits -6.48 and 9.48, lines at two thirds -3.82 and 6.82
RANGE = "The usual range is 0.0 to 9.5 around 1.5."  # as printed, where no figure is below 0


def charted(values: Sequence[float | None], settings: str = AVERAGE) -> Entry:
    """The entry of a measure with these months, the last of them September 2022; None is a gap."""
    first = parse_period("Sep 2022") - (len(values) - 1)
    months = ((first + place, value) for place, value in enumerate(values) if value is not None)
    return entry(settings, "; ".join(f"{month.label}={value}" for month, value in months))


@pytest.mark.parametrize(
    ("latest", "higher", "lower", "neither", "signal"),
    [
        ([20], "improving", "of concern", "changed", "above the usual range"),
        ([-20], "of concern", "improving", "changed", "below the usual range"),
        (
            [0.1, 0.2, 0.5, 1, 1.6, 2, 2.5, 2.9],
            *("improving", "of concern", "changed", "part of 7 figures in a row that each rise"),
        ),
        (
            [2.9, 2.8, 2.5, 2, 1.6, 1, 0.5, 0.1],
            *("of concern", "improving", "changed", "part of 7 figures in a row that each fall"),
        ),
        (
            [1, 7, 2, 8],
            *("improving", "of concern", "changed", "two of three figures near the upper end of the usual range"),
        ),
        (
            [2, -4, 1, -5],
            *("of concern", "improving", "changed", "two of three figures near the lower end of the usual range"),
        ),
        (
            [2, 3, 2, 3, 2, 3, 2],
            *("improving", "of concern", "changed", "part of 7 figures in a row above the average"),
        ),
        (
            [1, 0, 1, 0, 1, 0, 1],
            *("of concern", "improving", "changed", "part of 7 figures in a row below the average"),
        ),
    ],
)
def test_a_signal_is_judged_and_named(latest: list[float], higher: str, lower: str, neither: str, signal: str) -> None:
    """Each of the four rules, either way: better, worse, or merely different."""
    for direction, judged in (("higher", higher), ("lower", lower), ("none", neither)):
        words = charted([*STEADY, *latest], f"{AVERAGE}, direction: {direction}").certainty.pattern
        printed = RANGE if min(latest) >= 0 else RANGE.replace("0.0", "-6.5")
        assert words == f"Sep 2022 at {latest[-1]:.1f}: {judged}, {signal}. {printed}"


def test_a_figure_without_a_signal_is_usual_variation() -> None:
    """There is an icon for it, and none for a target that is not set."""
    known = charted([*STEADY, 3]).certainty
    assert known.pattern == f"Sep 2022 at 3.0: usual variation, no sign of a change. {RANGE}"
    assert (known.variation, known.assurance) == ("common_cause", None)


def test_the_catalogue_sets_how_many_figures_make_a_run() -> None:
    """The number is printed."""
    words = charted([*STEADY, 2, 3, 2, 3, 2], "kind: mean, decimals: 1, spc: {baseline: 12, run: 5}").certainty.pattern
    assert "improving, part of 5 figures in a row above the average" in words


@pytest.mark.parametrize(
    ("target", "assurance", "words"),
    [
        (-7, "consistent_pass", "Unless something changes, the target can be expected to be met each time."),
        (
            5,
            "inconsistent",
            "The target lies within that range: it may be met or missed without anything having changed.",
        ),
        (10, "consistent_fail", "Unless something changes, the target cannot be expected to be met."),
    ],
)
def test_the_target_is_held_against_the_usual_range(target: int, assurance: str, words: str) -> None:
    """In one more sentence."""
    known = charted([*STEADY, 3], f"{AVERAGE}, target: {{2022-23: {target}}}, tolerance: 5").certainty
    assert known.pattern == f"Sep 2022 at 3.0: usual variation, no sign of a change. {RANGE} {words}"
    assert known.assurance == assurance


@pytest.mark.parametrize(
    ("values", "settings", "words"),
    [
        ([*STEADY, 3, None], "", f"Aug 2022 at 3.0: usual variation, no sign of a change. {RANGE}"),
        (
            [*STEADY, 3, 99],
            ", ghosts: [2022-09]",
            f"Aug 2022 at 3.0: usual variation, no sign of a change. {RANGE} Left out: Sep 2022.",
        ),
        (
            [*STEADY, 3, None, 99],
            ", ghosts: [2022-09]",
            f"Jul 2022 at 3.0: usual variation, no sign of a change. {RANGE} Left out: Sep 2022.",
        ),
    ],
)
def test_the_latest_figure_is_the_latest_that_counts(values: list[float | None], settings: str, words: str) -> None:
    """A gap and a ghost are passed over."""
    known = charted(values, f"kind: mean, decimals: 1, spc: {{baseline: 12{settings}}}").certainty
    assert known.pattern == words


@pytest.mark.parametrize(
    ("settings", "values", "printed"),
    [
        ("kind: mean, decimals: 1", [*STEADY, 3], "0.0 to 8.9 around 1.6"),
        ("kind: mean, decimals: 1", [-1, *STEADY], "-6.2 to 8.8 around 1.3"),
        ("kind: mean, decimals: 1", [90, 100] * 7, "68.4 to 121.6 around 95.0"),
        ("kind: supplied, unit: percent, decimals: 1", [90, 100] * 7, "68.4% to 100.0% around 95.0%"),
        ("kind: supplied, unit: percent, decimals: 1", [90, 101] * 7, "66.2% to 124.8% around 95.5%"),
        ("kind: supplied, unit: percent, decimals: 1", [1, 99] * 7, "0.0% to 100.0% around 50.0%"),
    ],
)
def test_the_range_is_not_printed_beyond_what_can_be(settings: str, values: list[float | None], printed: str) -> None:
    """Not below 0, nor a percentage above 100%, unless some figure is."""
    assert f" The usual range is {printed}." in charted(values, settings).certainty.pattern


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("rebase: [{from: 2021-04, reason: New contract}]", "Since Apr 2021: New contract."),
        ("rebase: [{from: 2021-04, reason: New contract.}]", "Since Apr 2021: New contract."),
        (
            "rebase: [{from: 2021-04, reason: New contract}, {from: 2020-04, reason: New system}]",
            "Since Apr 2021: New contract.",
        ),
        (
            "rebase: [{from: 2021-04, reason: New contract}, {from: 2023-04, reason: New act}]",
            "Since Apr 2021: New contract.",
        ),
        ("ghosts: [2022-02]", "Left out: Feb 2022."),
        ("ghosts: [2022-02, 2022-04, 2022-10]", "Left out: Feb 2022 and Apr 2022."),
        (
            "rebase: [{from: 2021-04, reason: New contract}], ghosts: [2022-02]",
            "Since Apr 2021: New contract. Left out: Feb 2022.",
        ),
    ],
)
def test_what_the_catalogue_settles_about_the_limits_is_told(settings: str, words: str) -> None:
    """Since when they hold and why, and which figures are no part of them, before the words on the target."""
    known = charted([0, 3] * 20, f"kind: mean, decimals: 1, target: {{2022-23: 99}}, spc: {{{settings}}}").certainty
    assert f". {words} Unless something changes, " in known.pattern


@pytest.mark.parametrize(
    "settings", ["baseline: 12", "rebase: [{from: 2023-04, reason: New act}]", "ghosts: [2022-10]"]
)
def test_of_what_is_not_yet_there_is_nothing_to_tell(settings: str) -> None:
    """Settings may name periods to come."""
    known = charted([*STEADY, 3], f"kind: mean, decimals: 1, spc: {{{settings}}}").certainty
    assert known.pattern.endswith(" around 1.6." if "baseline" not in settings else " around 1.5.")


def test_a_target_that_moves_over_the_year_can_be_expected_neither_way() -> None:
    """A straight line from 50 to 99 lies above the range all the time, and says nothing of the next figure."""
    known = charted([*STEADY, 3], f"{AVERAGE}, target: {{2022-23: {{from: 50, to: 99}}}}").certainty
    assert known.pattern == f"Sep 2022 at 3.0: usual variation, no sign of a change. {RANGE}"
    assert (known.variation, known.assurance) == ("common_cause", None)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([1, 2, 3], "No control limits: 3 of 13 points needed."),
        ([], "No control limits: 0 of 13 points needed."),
        ([0.1] * 14, "No control limits: no variation."),
        (
            [each for value in [*STEADY, 3] for each in (None, value)],
            "No control limits: no two figures follow each other.",
        ),
    ],
)
def test_without_limits_there_is_a_reason_and_no_icon(values: list[float | None], words: str) -> None:
    """Too few figures, all alike, or never two together."""
    known = charted(values, "kind: mean, decimals: 1, target: {2022-23: 5}").certainty
    assert (known.pattern, known.variation, known.assurance) == (words, None, None)


def test_a_measure_whose_figures_overlap_has_no_chart() -> None:
    """The reason is that of the chart."""
    known = charted([*STEADY, 3], "kind: cumulative").certainty
    assert known.pattern == "Control limits need separate periods; this measure counts from April."
    assert (known.variation, known.assurance) == (None, None)
