"""Charts for the tests: a chart is given by its numbers, everything else has a plain default."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree as ET

from scorecard.charts.control import ControlChart, ControlPoint, Limits, Pattern, Sign
from scorecard.charts.placing import Box
from scorecard.charts.style import Typeface
from scorecard.charts.svg import SvgRenderer
from scorecard.charts.trend import Direction, TrendChart
from scorecard.figures import Style, Unit
from scorecard.period import Kind, Period

PERCENT = Style(Unit.PERCENT, 1)
COUNT = Style(Unit.NUMBER, 0)
HALF_YEAR = (72.1, 70.3, 76.0, 75.2, 71.9, 74.1)
POUNDS = Style(Unit.POUNDS, 0)
LAST_YEAR = (68, 70.2, 71.5, 73, 72, 71.2, 69, 70, 74.4, 75, 73, 72.5)

Numbers = Sequence[float | None]


def chart(  # noqa: PLR0913  reason: every series may be left out
    this_year: Numbers = HALF_YEAR,
    last_year: Numbers = (),
    target: float | Numbers | None = None,
    *,
    direction: Direction = "higher",
    band: tuple[int, int] | None = None,
    style: Style = PERCENT,
    per_year: int = 12,
    title: str = "Fly-tips cleared",
) -> TrendChart:
    """A chart of 2022-23 whose series are filled up with missing periods; one target holds for all of them."""
    kind = Kind.MONTH if per_year == 12 else Kind.QUARTER
    return TrendChart(
        title=title,
        style=style,
        periods=tuple(Period(2022, index, kind) for index in range(per_year)),
        this_year=tuple(style.maybe(number) for number in _filled(this_year, per_year)),
        last_year=tuple(style.maybe(number) for number in _filled(last_year, per_year)),
        target=tuple(None if level is None else Decimal(str(level)) for level in _targets(target, per_year)),
        target_band=None if band is None else (Decimal(band[0]), Decimal(band[1])),
        direction=direction,
    )


def control(  # noqa: PLR0913  reason: everything but the figures may be left out
    figures: Numbers,
    limits: tuple[float, float, float] | None = (50, 40, 60),
    target: float | None = None,
    *,
    signs: dict[int, tuple[Sign, Pattern]] | None = None,
    ghosts: Collection[int] = (),
    before: tuple[int, tuple[float, float, float] | None] = (0, None),
    style: Style = PERCENT,
    kind: Kind = Kind.MONTH,
    title: str = "Fly-tips cleared",
) -> ControlChart:
    """A control chart whose last figure is of September 2022 or its quarter; limits are average, lower and upper.

    ``before`` is up to where other limits hold. A signal is upwards where its figure lies above the average.
    """
    last = Period(2022, 5, Kind.MONTH) if kind is Kind.MONTH else Period.quarter(2022, 2)
    points = []
    for place, figure in enumerate(figures):
        lines = before[1] if place < before[0] else limits
        sign, pattern = (signs or {}).get(place, (Sign.USUAL, None))
        points.append(
            ControlPoint(
                period=last - (len(figures) - 1 - place),
                figure=style.maybe(figure),
                target=None if target is None else Decimal(str(target)),
                limits=None if lines is None else Limits(*lines),
                sign=sign,
                pattern=pattern,
                upwards=lines is not None and figure is not None and figure > lines[0],
                is_ghost=place in ghosts,
            )
        )
    return ControlChart(title, style, tuple(points))


def elements(svg: str) -> list[ET.Element]:
    """The elements of a drawing, its root left out."""
    return list(ET.fromstring(svg).iter())[1:]  # noqa: S314  reason: our own drawing


def strokes(svg: str, colour: str) -> list[ET.Element]:
    """The paths drawn with a line of a colour."""
    return [element for element in elements(svg) if element.get("stroke") == colour.lower()]


def texts(svg: str) -> list[str]:
    """The labels of a drawing, in order."""
    return [element.text or "" for element in elements(svg) if element.tag.endswith("text")]


def boxes(svg: str) -> list[tuple[str, Box]]:
    """All labels with their boxes in points from the top left, from the heads of capitals to the tails of commas."""
    found = []
    for element in elements(svg):
        if element.tag.endswith("text"):
            size, y = float(element.get("font-size", 0)), float(element.get("y", ""))
            found += [(words, Box(x, y - 0.73 * size, end, y + 0.2 * size)) for words, x, end in _spread(element)]
    return found


def assert_readable(svg: str, width: float, height: float) -> None:
    """No label is clipped by the edge of the page, given in millimetres, and none overlaps another."""
    found = boxes(svg)
    page = Box(0, 0, width * 72 / 25.4, height * 72 / 25.4)
    assert [words for words, box in found if not page.holds(box)] == []
    assert [(one[0], other[0]) for one, other in combinations(found, 2) if one[1].overlaps(other[1])] == []


def _spread(element: ET.Element) -> list[tuple[str, float, float]]:
    """The labels of a text element with their starts and ends; labels of one height share it.

    Every letter then has its place, and a label ends at the space after which more than a space is free.
    """
    bold = element.get("font-weight") is not None
    size, renderer = float(element.get("font-size", 0)), SvgRenderer(1, 1, Typeface())
    starts = [float(x) for x in element.get("x", "").split()]
    words, space = element.text or "", renderer.text_width(" ", size, bold=bold)
    if len(starts) == 1:
        return [(words, starts[0], starts[0] + renderer.text_width(words, size, bold=bold))]
    breaks = [
        place for place, letter in enumerate(words) if letter == " " and starts[place + 1] - starts[place] > space + 0.1
    ]
    ends = [*breaks, len(words)]
    firsts = [0, *(place + 1 for place in breaks)]
    last = starts[-1] + renderer.text_width(words[-1], size, bold=bold)
    return [
        (words[first:end], starts[first], starts[end] if end < len(words) else last)
        for first, end in zip(firsts, ends, strict=True)
    ]


def _targets(target: float | Numbers | None, length: int) -> Numbers:
    return _filled(target, length) if isinstance(target, Sequence) else [target] * length


def _filled(numbers: Numbers, length: int) -> list[float | None]:
    return [*numbers, *[None] * (length - len(numbers))]
