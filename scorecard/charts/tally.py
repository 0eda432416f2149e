"""The tally bar: how many indicators have each rating, as one stacked bar.

The data and its words. Drawing needs matplotlib, so ``tally_picture`` is imported only when a bar is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scorecard.charts.style import Typeface
from scorecard.sentences import join, lower_first


class Form(StrEnum):
    """The shape that stands for a rating wherever it is drawn, so that no rating depends on its colour."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    SQUARE = "square"
    RING = "ring"


@dataclass(frozen=True)
class Share:
    """One rating's part of the bar: its printed word, how many indicators have it, and its shape."""

    word: str
    count: int
    form: Form


@dataclass(frozen=True)
class TallyBar:
    """The ratings of a group of indicators, best first, as parts of a whole.

    ``scale`` is the largest total among bars that stand below each other: each is as long as its share of that, so
    that their lengths compare. None fills the width.
    """

    label: str
    shares: tuple[Share, ...]
    scale: int | None = None

    def __post_init__(self) -> None:
        """Refuse a scale that the bar would run beyond; raises ``ValueError``."""
        if self.scale is not None and self.scale < self.total:
            raise ValueError(f"'{self.label}' counts {self.total} indicators, more than the scale of {self.scale}")

    @classmethod
    def of(cls, label: str, on_target: int, just_off: int, off_target: int, not_rated: int) -> TallyBar:
        """Return the bar of the four standing rating classes."""
        counts = (on_target, just_off, off_target, not_rated)
        words = ("On target", "Just off target", "Off target", "Not rated")
        return cls(label, tuple(map(Share, words, counts, Form)))

    @property
    def total(self) -> int:
        """How many indicators the bar stands for."""
        return sum(share.count for share in self.shares)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self.total == 0


def draw(bar: TallyBar, typeface: Typeface | None = None, width: float = 120, height: float = 6) -> str:
    """Return the bar as SVG text, sized in millimetres; raises ``ValueError`` where it is empty."""
    from scorecard.charts import tally_picture  # noqa: PLC0415  reason: only what is drawn loads matplotlib

    return tally_picture.draw(bar, typeface or Typeface(), width, height)


def describe(bar: TallyBar) -> str:
    """Return the bar's alternative text: every count, in the order of the bar."""
    if bar.is_empty:
        return f"{bar.label}: no indicators."
    parts = [f"{share.count or 'none'} {lower_first(share.word)}" for share in bar.shares]
    listed = join(parts)
    return f"{bar.label}: {bar.total} {'indicator' if bar.total == 1 else 'indicators'}, {listed}."
