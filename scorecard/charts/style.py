"""The look that all charts share: colours, type sizes and the shipped typeface.

Colours are those of the Government Analysis Function, which keep apart under colour blindness; every mark
also differs by form, so that a black and white print says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

DARK_BLUE, DARK_PINK, DARK_GREY = "#12436D", "#801650", "#3D3D3D"
TURQUOISE, LIGHT_PURPLE = "#28A197", "#A285D1"
RED, GREEN, AMBER, WHITE = "#7D1226", "#00703C", "#FFC94D", "#FFFFFF"  # tones from dark to pale
AMBER_EDGE = "#9A6B00"  # amber alone has too little contrast against white
GRID, BASELINE = "#E1E5EA", "#5F6B78"
BAR, BAR_EDGE, BAR_INK = "#D3DBE3", "#7B8A99", "#4F5D6B"  # the edge has 3:1 against white, the ink 4.5:1
BAND = "#F3E7ED"

FONTS = Path(__file__).resolve().parent.parent / "defaults" / "fonts"


@dataclass(frozen=True)
class Typeface:
    """A font family as the page's CSS names it, and the files that its text is measured with."""

    family: str = "Inter"
    regular: Path = FONTS / "Inter-Regular.ttf"
    bold: Path = FONTS / "Inter-SemiBold.ttf"
    bold_weight: int = 600

    def file(self, *, bold: bool) -> Path:
        """Return the font file of a weight."""
        return self.bold if bold else self.regular


class Ink(NamedTuple):
    """How a piece of text is set: colour, size in points, weight."""

    colour: str = DARK_GREY
    size: float = 7.0  # the smallest that is read with ease in print
    bold: bool = False

    @property
    def cap_height(self) -> float:
        """The height of capitals and figures in points."""
        return 0.73 * self.size

    @property
    def tail(self) -> float:
        """How far a comma or a "g" reaches below the baseline in points."""
        return 0.2 * self.size
