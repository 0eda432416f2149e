"""Draws the tally bar.

Ratings differ by shape and tone, with their numbers written in the bar, so that it reads in black and white.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scorecard.charts import style
from scorecard.charts.canvas import Canvas, Mark
from scorecard.charts.placing import Box
from scorecard.charts.style import Ink, Typeface
from scorecard.charts.tally import Form, Share, TallyBar
from scorecard.sentences import lower_first


class _Look(NamedTuple):
    """How a rating is painted: the part of the bar, its outline where it is pale, the ink on it, its shape."""

    fill: str
    edge: str | None
    ink: str
    mark: Mark


LOOKS = {
    Form.CIRCLE: _Look(style.GREEN, None, style.WHITE, Mark("o", 5.6, style.WHITE)),
    Form.TRIANGLE: _Look(style.AMBER, style.AMBER_EDGE, style.DARK_GREY, Mark("^", 6.2, style.DARK_GREY)),
    Form.DIAMOND: _Look(style.RED, None, style.WHITE, Mark("D", 4.6, style.WHITE)),
    Form.SQUARE: _Look(style.WHITE, style.BASELINE, style.DARK_GREY, Mark("s", 4.8, style.WHITE, style.DARK_GREY)),
    Form.RING: _Look(style.WHITE, style.BASELINE, style.DARK_GREY, Mark("o", 5.2, style.WHITE, style.DARK_GREY)),
}
_SEPARATOR, _EDGE = 1.2, 0.8  # points of white between parts; the outline of a pale part
_PAD, _SHAPE = 3.0, 8.5  # points beside a label, and from the start of a shape to its label
_TIGHT = 2.6  # points around a number in the narrowest part, its separator included
_SIZES = (8.0, 7.0)  # points; the smaller where the larger does not fit


def draw(bar: TallyBar, typeface: Typeface, width: float, height: float) -> str:
    """Return the bar as SVG text; raises ``ValueError`` where no indicator is counted."""
    if bar.is_empty:
        raise ValueError(f"'{bar.label}' counts no indicator")
    canvas = Canvas(width, height, typeface)
    shares = [share for share in bar.shares if share.count]
    room = canvas.width * bar.total / (bar.scale or bar.total)
    size = next((size for size in _SIZES if sum(_least(canvas, shares, size)) <= room), _SIZES[-1])
    widths = _widths(shares, room, _least(canvas, shares, size))
    for place, (share, part) in enumerate(zip(shares, widths, strict=True)):
        start, gap = sum(widths[:place]), _SEPARATOR if place < len(shares) - 1 else 0
        box = Box(start, 0, start + part - gap, canvas.height)
        _part(canvas, share, box, Ink(LOOKS[share.form].ink, size, bold=True), in_words=bar.scale is None)
    return canvas.svg()


def _least(canvas: Canvas, shares: Sequence[Share], size: float) -> list[float]:
    """Return how wide each part must be to hold its number."""
    return [canvas.text_width(str(share.count), Ink(size=size, bold=True)) + _TIGHT for share in shares]


def _widths(shares: Sequence[Share], room: float, least: Sequence[float]) -> list[float]:
    """Return each part's width in proportion to its count, but never too narrow for its number if all have room.

    What the narrow parts need beyond their proportion the others give up, again in proportion.
    """
    total = sum(share.count for share in shares)
    if sum(least) > room:
        return [room * share.count / total for share in shares]
    held: set[int] = set()
    while True:
        left = room - sum(least[place] for place in held)
        counted = sum(share.count for place, share in enumerate(shares) if place not in held)
        widths = [least[place] if place in held else left * share.count / counted for place, share in enumerate(shares)]
        narrow = {place for place, width in enumerate(widths) if width < least[place]}
        if not narrow:
            return widths
        held |= narrow


def _part(canvas: Canvas, share: Share, box: Box, ink: Ink, *, in_words: bool) -> None:
    """Draw a rating's part with the longest label that fits: shape and words, shape and number, number, nothing."""
    look, width = LOOKS[share.form], box.right - box.left
    canvas.boxes([box.padded(-_EDGE / 2) if look.edge else box], look.fill, look.edge, _EDGE)
    y, number = (box.low + box.high - ink.cap_height) / 2, str(share.count)
    for words in [f"{number} {lower_first(share.word)}"] * in_words + [number]:
        if canvas.text_width(words, ink) + _SHAPE + 2 * _PAD <= width:
            canvas.marks([(box.left + _PAD + _SHAPE / 3, (box.low + box.high) / 2)], look.mark)
            canvas.text(box.left + _PAD + _SHAPE, y, words, ink)
            return
    if (length := canvas.text_width(number, ink)) <= width:
        canvas.text((box.left + box.right - length) / 2, y, number, ink)
