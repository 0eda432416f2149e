"""Draws the tally bar.

Ratings differ by shape and tone, with their numbers written in the bar, so that it reads in black and white.
"""

from __future__ import annotations

from typing import NamedTuple

from matplotlib.markers import MarkerStyle
from matplotlib.transforms import Affine2D

from scorecard.charts import style
from scorecard.charts.canvas import Canvas
from scorecard.charts.placing import Box, Point
from scorecard.charts.style import Ink, Typeface
from scorecard.charts.tally import Form, Share, TallyBar
from scorecard.sentences import lower_first


class _Look(NamedTuple):
    """How a rating is painted: the part of the bar, the ink on it, its shape by matplotlib's name."""

    fill: str
    ink: str
    marker: str
    size: float


_LOOKS = {
    Form.CIRCLE: _Look(style.GREEN, style.WHITE, "o", 5.6),
    Form.TRIANGLE: _Look(style.AMBER, style.DARK_GREY, "^", 6.2),
    Form.DIAMOND: _Look(style.RED, style.WHITE, "D", 4.6),
    Form.OUTLINE: _Look(style.WHITE, style.DARK_GREY, "o", 5.2),
}
_SEPARATOR = 1.2  # points of white between parts
_PAD, _SHAPE = 3.0, 8.5  # points beside a label, and from the start of a shape to its label
_TIGHT = 4.0  # points around a number in the narrowest part, its separator included


def draw(bar: TallyBar, typeface: Typeface, width: float, height: float) -> str:
    """Return the bar as SVG text; raises ``ValueError`` where no indicator is counted."""
    if bar.is_empty:
        raise ValueError(f"'{bar.label}' counts no indicator")
    canvas = Canvas(width, height, typeface)
    widths = _widths(canvas, bar)
    for place, (share, part) in enumerate(zip(bar.shares, widths, strict=True)):
        start = sum(widths[:place])
        gap = _SEPARATOR if any(widths[place + 1 :]) else 0
        if share.count:
            _part(canvas, share, Box(start, 0, start + part - gap, canvas.height))
    return canvas.svg()


def _widths(canvas: Canvas, bar: TallyBar) -> list[float]:
    """Return each part's width in proportion to its count, but never too narrow for its number.

    What the narrow parts need beyond their proportion the others give up, again in proportion.
    """
    least = [canvas.text_width(str(share.count), _ink(share)) + _TIGHT if share.count else 0 for share in bar.shares]
    if sum(least) > canvas.width:
        return [canvas.width * share.count / bar.total for share in bar.shares]
    held: set[int] = set()
    while True:
        room = canvas.width - sum(least[place] for place in held)
        counted = sum(share.count for place, share in enumerate(bar.shares) if place not in held)
        widths = [
            least[place] if place in held else room * share.count / counted for place, share in enumerate(bar.shares)
        ]
        narrow = {place for place, width in enumerate(widths) if width < least[place]}
        if not narrow:
            return widths
        held |= narrow


def _part(canvas: Canvas, share: Share, box: Box) -> None:
    """Draw a rating's part with the longest label that fits: shape and words, shape and number, number."""
    look = _LOOKS[share.form]
    outlined = share.form is Form.OUTLINE
    canvas.boxes([box.padded(-0.4) if outlined else box], look.fill, style.BASELINE if outlined else None, 0.8)
    ink = _ink(share)
    width = box.right - box.left
    y = (box.low + box.high - ink.cap_height) / 2
    for words in (f"{share.count} {lower_first(share.word)}", str(share.count)):
        if canvas.text_width(words, ink) + _SHAPE + 2 * _PAD <= width:
            middle = (box.left + _PAD + _SHAPE / 3, (box.low + box.high) / 2)
            _shape(canvas, look, middle, outlined=outlined)
            canvas.text(box.left + _PAD + _SHAPE, y, words, ink)
            return
    number = str(share.count)
    canvas.text((box.left + box.right - canvas.text_width(number, ink)) / 2, y, number, ink)


def _ink(share: Share) -> Ink:
    return Ink(_LOOKS[share.form].ink, 8.0, bold=True)


def _shape(canvas: Canvas, look: _Look, middle: Point, *, outlined: bool) -> None:
    """Draw a rating's shape, filled or in outline."""
    marker = MarkerStyle(look.marker)
    place = marker.get_transform() + Affine2D().scale(look.size).translate(*middle)
    path = marker.get_path().transformed(place)
    canvas.shape(path, look.fill if outlined else look.ink, look.ink if outlined else None, 1.0)
