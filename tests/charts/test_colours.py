"""Colours: contrast with the page, and whether marks are told apart in greyscale and by the colour-blind.

Contrast: WCAG 2.2. Colour blindness: the matrices of Viénot, Brettel and Mollon (1999) for linear sRGB.
"""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from scorecard.charts import style
from scorecard.charts.control import Sign
from scorecard.charts.control_picture import MARKS
from scorecard.charts.tally import Form
from scorecard.charts.tally_picture import LOOKS

SIGHT = {
    "usual": np.eye(3),
    "protanopia": np.array([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]),
    "deuteranopia": np.array([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]),
}
every_sight = pytest.mark.parametrize("sight", SIGHT.values(), ids=SIGHT.keys())


def seen(colour: str, sight: NDArray[np.float64] = SIGHT["usual"]) -> NDArray[np.float64]:
    """A colour in linear sRGB, as it is seen."""
    channels = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return np.clip(sight @ linear, 0, 1)


def contrast(one: str, other: str, sight: NDArray[np.float64] = SIGHT["usual"]) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    dark, light = sorted(float(weights @ seen(colour, sight)) + 0.05 for colour in (one, other))
    return light / dark


@pytest.mark.parametrize("ink", [style.DARK_GREY, style.DARK_BLUE, style.DARK_PINK, style.BAR_INK])
def test_words_are_read_on_white_and_on_bars(ink: str) -> None:
    """Text has 4.5:1 wherever it may stand."""
    assert min(contrast(ink, ground) for ground in (style.WHITE, style.BAR, style.BAND)) >= 4.5


@pytest.mark.parametrize(
    "colour",
    [style.DARK_BLUE, style.DARK_PINK, style.BASELINE, style.BAR_EDGE, *(mark.fill for mark in MARKS.values())],
)
def test_lines_and_marks_are_seen_on_white(colour: str) -> None:
    """Graphics have 3:1; of a pale bar it is the outline."""
    assert contrast(colour, style.WHITE) >= 3


@pytest.mark.parametrize("form", Form)
def test_parts_of_a_tally_are_seen_and_their_numbers_read(form: Form) -> None:
    """A part, or its outline, has 3:1 against the page, its number 4.5:1 against the part."""
    look = LOOKS[form]
    assert contrast(look.edge or look.fill, style.WHITE) >= 3
    assert contrast(look.ink, look.fill) >= 4.5


@every_sight
def test_parts_of_a_tally_differ_in_tone(sight: NDArray[np.float64]) -> None:
    """Any two ratings, side by side where one between them has no part, differ in a black and white print too.

    What has no colour and what is in arrears are both white, with an outline; their marks differ.
    """
    for one, other in combinations((look for form, look in LOOKS.items() if form is not Form.RING), 2):
        assert contrast(one.fill, other.fill, sight) >= 1.3


def test_shapes_of_a_tally_differ() -> None:
    """On target and not rated are both circles: one is full, the other hollow."""
    assert len({(look.mark.shape, look.mark.edge is None) for look in LOOKS.values()}) == len(Form)


@every_sight
def test_improvement_and_concern_differ_in_tone(sight: NDArray[np.float64]) -> None:
    """The two that matter are light and dark to every eye, and in a black and white print."""
    assert contrast(MARKS[Sign.IMPROVEMENT].fill, MARKS[Sign.CONCERN].fill, sight) >= 2.8


@every_sight
def test_any_two_signs_differ(sight: NDArray[np.float64]) -> None:
    """In shape; the two circles in size and in tone."""
    for one, other in combinations(MARKS.values(), 2):
        differs_in_tone = contrast(one.fill, other.fill, sight) >= 1.4 and abs(one.size - other.size) >= 2
        assert one.shape != other.shape or differs_in_tone


@every_sight
def test_this_year_the_target_and_last_year_are_told_apart(sight: NDArray[np.float64]) -> None:
    """The two dark lines differ by form, the pale bars from both by tone."""
    for line in (style.DARK_BLUE, style.DARK_PINK):
        assert contrast(line, style.BAR, sight) >= 4.5


def test_tones_are_named_from_dark_to_pale() -> None:
    """As the style says."""
    tones = (style.RED, style.GREEN, style.AMBER, style.WHITE)
    assert all(contrast(darker, style.WHITE) > contrast(paler, style.WHITE) for darker, paler in pairwise(tones))
