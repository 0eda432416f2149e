"""A matplotlib renderer that writes as few SVG elements as it can.

WeasyPrint's time goes with the number of elements and of path segments, so neighbouring marks of one style
become one ``<path>``, neighbouring labels of one height one ``<text>``, and nothing is wrapped in groups,
styles or definitions. Text stays text, anchored at its start: an anchor elsewhere costs WeasyPrint a separate
drawing for each label. The same artists give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from xml.sax.saxutils import escape, quoteattr

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from matplotlib.font_manager import FontProperties
    from matplotlib.transforms import Transform

    from scorecard.charts.style import Typeface

_LETTERS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C", Path.CLOSEPOLY: "Z"}
_CAPS = {"butt": None, "projecting": "square", "round": "round"}
_MILLIMETRE = 72 / 25.4  # points
_BOLD = 600


class _Label(NamedTuple):
    """A piece of text and where its baseline starts, in points from the top left."""

    x: float
    y: float
    words: str
    size: float
    bold: bool


@dataclass
class _Element:
    """Neighbouring paths or texts of one style; ``parts`` are their data or labels."""

    tag: str
    attributes: str
    parts: list[Any] = field(default_factory=list)


class SvgRenderer(RendererBase):
    """Draws artists in points, origin at the bottom left, on a page given in millimetres."""

    def __init__(self, width: float, height: float, typeface: Typeface) -> None:
        """Start an empty drawing."""
        super().__init__()
        self.width, self.height = width * _MILLIMETRE, height * _MILLIMETRE
        self.typeface = typeface
        self._page = f'width="{number(width)}mm" height="{number(height)}mm"'
        self._elements: list[_Element] = []
        self._upside_down = Affine2D().scale(1, -1).translate(0, self.height)

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: ANN401, N803  reason: matplotlib's signature
    ) -> None:
        """Add a path; one in the style of the path before it continues that path."""
        if data := _path_data(path, transform + self._upside_down):
            self._add("path", _path_attributes(gc, rgbFace), data)

    def draw_text(  # noqa: PLR0913, PLR0917  reason: matplotlib's signature
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,  # noqa: ARG002  reason: matplotlib's signature; labels are horizontal
        ismath: Any = False,  # noqa: ANN401, ARG002, FBT002  reason: matplotlib's signature
        mtext: Any = None,  # noqa: ANN401, ARG002  reason: matplotlib's signature
    ) -> None:
        """Add a horizontal label whose baseline starts at a point counted from the top left."""
        bold = _is_bold(prop)
        attributes: dict[str, object] = {
            "fill": to_hex(gc.get_rgb()),
            "font-size": number(prop.get_size_in_points()),
            "font-weight": self.typeface.bold_weight if bold else None,
        }
        self._add("text", _attributes(attributes), _Label(x, y, s, prop.get_size_in_points(), bold))

    def text_width(self, text: str, size: float, *, bold: bool) -> float:
        """Return the width of a label in points; letters are set without kerning, as WeasyPrint sets them."""
        return sum(_advance(self.typeface.file(bold=bold), letter) for letter in text) * size

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size of the drawing in points."""
        return self.width, self.height

    def svg(self) -> str:
        """Return the drawing as an SVG document."""
        box = f'viewBox="0 0 {number(self.width)} {number(self.height)}"'
        family = f"font-family={quoteattr(self.typeface.family + ',Arial,sans-serif')}"
        inside = "".join(map(self._written, self._elements))
        return f'<svg xmlns="http://www.w3.org/2000/svg" {self._page} {box} {family}>{inside}</svg>'

    def _add(self, tag: str, attributes: str, part: Any) -> None:  # noqa: ANN401  reason: as in _Element
        last = self._elements[-1] if self._elements else None
        if last is None or (last.tag, last.attributes) != (tag, attributes):
            last = _Element(tag, attributes)
            self._elements.append(last)
        last.parts.append(part)

    def _written(self, element: _Element) -> str:
        if element.tag == "path":
            return f'<path d="{"".join(element.parts)}"{element.attributes}/>'
        rows = groupby(element.parts, key=lambda label: label.y)
        return "".join(self._row(list(labels), element.attributes) for _, labels in rows)

    def _row(self, labels: list[_Label], attributes: str) -> str:
        """Write labels of one height as one text; each letter has its place, spaces stand between."""
        across = [place for label in labels for place in self._places(label)][:-1]
        if len(labels) == 1:
            del across[1:]
        words = escape(" ".join(label.words for label in labels))
        return f'<text x="{" ".join(across)}" y="{number(labels[0].y)}"{attributes}>{words}</text>'

    def _places(self, label: _Label) -> Iterator[str]:
        """Yield where each letter starts, and where the label ends."""
        x = label.x
        for letter in label.words:
            yield number(x)
            x += self.text_width(letter, label.size, bold=label.bold)
        yield number(x)


def number(value: float) -> str:
    """Return a coordinate with two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _path_data(path: Path, transform: Transform) -> str:
    data, waiting = [], ""
    for vertices, code in path.iter_segments(transform, remove_nans=True, simplify=False):
        step = _LETTERS[code] + " ".join(map(number, vertices if code != Path.CLOSEPOLY else ()))
        if code == Path.MOVETO:
            waiting = step  # a move that no line follows draws nothing
        else:
            data.append(waiting + step)
            waiting = ""
    return "".join(data)


def _path_attributes(gc: GraphicsContextBase, face: Any) -> str:  # noqa: ANN401  reason: any colour
    attributes: dict[str, object] = {"fill": "none" if face is None else to_hex(face)}
    if gc.get_linewidth() > 0:
        dashes = cast("Sequence[float] | None", gc.get_dashes()[1])
        attributes |= {
            "stroke": to_hex(gc.get_rgb()),
            "stroke-width": number(gc.get_linewidth()),
            "stroke-dasharray": " ".join(number(length) for length in dashes) if dashes else None,
            "stroke-linecap": _CAPS[gc.get_capstyle()],
            "stroke-linejoin": "round" if gc.get_joinstyle() == "round" else None,
        }
    return _attributes(attributes)


def _attributes(attributes: dict[str, object]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items() if value is not None)


def _is_bold(prop: FontProperties) -> bool:
    weight = prop.get_weight()
    return isinstance(weight, int) and weight >= _BOLD


@cache
def _font(file: FilePath) -> FT2Font:
    return FT2Font(file)


@cache
def _advance(file: FilePath, letter: str) -> float:
    """Return how far a letter moves the pen, in ems."""
    font = _font(file)
    return font.load_char(ord(letter), LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM
