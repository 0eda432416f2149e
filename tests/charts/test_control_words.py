"""The control chart's data and alternative text."""

from __future__ import annotations

import pytest

from scorecard.charts.control import ControlChart, Pattern, Sign, describe
from scorecard.period import Kind

from .examples import COUNT, POUNDS, control

STEADY = (52, 48, 51, 47, 53, 50, 49, 54, 46, 52, 51, 49)


def test_a_full_description() -> None:
    """Alternative text names subject, extent, ends, extremes, average, range, signals and target, in this order."""
    signs = {5: (Sign.IMPROVEMENT, Pattern.SHIFT), 11: (Sign.CONCERN, Pattern.OUTSIDE)}
    assert describe(control((*STEADY[:11], 37), target=55, signs=signs)) == (
        "Control chart: Fly-tips cleared, by month, October 2021 to September 2022. "
        "The first figure is 52.0%, the latest 37.0%. "
        "The highest is 54.0% in May 2022, the lowest 37.0% in September 2022. "
        "The average is 50.0%, the usual range 40.0% to 60.0%. "
        "2 of 12 figures stand out; the latest is a sign of concern, below the usual range. "
        "The target is 55.0%."
    )


@pytest.mark.parametrize(
    ("pattern", "latest", "words"),
    [
        (Pattern.OUTSIDE, 62, "above the usual range"),
        (Pattern.OUTSIDE, 37, "below the usual range"),
        (Pattern.TREND, 62, "part of 7 figures in a row that each rise"),
        (Pattern.TREND, 37, "part of 7 figures in a row that each fall"),
        (Pattern.TWO_OF_THREE, 62, "two of three figures near the upper end of the usual range"),
        (Pattern.TWO_OF_THREE, 37, "two of three figures near the lower end of the usual range"),
        (Pattern.SHIFT, 62, "part of 7 figures in a row above the average"),
        (Pattern.SHIFT, 37, "part of 7 figures in a row below the average"),
    ],
)
def test_a_signal_is_named(pattern: Pattern, latest: float, words: str) -> None:
    """Each of the four rules, either way."""
    data = control((*STEADY, latest), signs={12: (Sign.CHANGE, pattern)})
    assert f"1 of 13 figures stands out; the latest is a sign of change, {words}." in describe(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (control(STEADY), "None of 12 figures stands out; the latest is usual variation."),
        (control(STEADY, ghosts=(11,)), "None of 11 figures stands out; the latest is left out."),
        (control((50, None), style=COUNT), "by month, August 2022. The only figure is 50. The average is 50,"),
        (control((50, 50)), "The first figure is 50.0%, the latest 50.0%. All figures are the same."),
        (
            control(STEADY, None, 55, before=(6, (50, 40, 60))),
            "The latest figure has no usual range yet. The target is",
        ),
        (
            control((50, 51), kind=Kind.QUARTER),
            "by quarter, 2022-23 Q1 to Q2. The first figure is 50.0%, the latest 51.0%.",
        ),
        (control((50,) * 8, kind=Kind.QUARTER), "by quarter, 2020-21 Q3 to 2022-23 Q2."),
        (control((None, None)), "Control chart: Fly-tips cleared. There is no figure."),
    ],
)
def test_any_chart_in_words(data: ControlChart, words: str) -> None:
    """Few figures, gaps, ghosts and new limits are described in plain words."""
    assert words in describe(data)


def test_without_a_target_none_is_named() -> None:
    """The card says what there is to say about it."""
    assert "target" not in describe(control(STEADY))


def test_words_stay_short() -> None:
    """A screen reader reads them in one go: under 450 characters with a long title and long figures."""
    title = "Percentage of household waste sent for reuse, recycling or compost"
    signs = {12: (Sign.IMPROVEMENT, Pattern.TWO_OF_THREE)}
    assert len(describe(control((*STEADY, 59), target=55, signs=signs, title=title))) < 450
    money = [1234567890 + number for number in STEADY]
    assert len(describe(control(money, (1234567890, 1134567890, 1334567890), 1.3e9, style=POUNDS))) < 400
