"""Charts for the tests: a chart is given by its numbers, everything else has a plain default."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from xml.etree import ElementTree as ET

from scorecard.charts.trend import Direction, TrendChart
from scorecard.figures import Style, Unit
from scorecard.period import Kind, Period

PERCENT = Style(Unit.PERCENT, 1)
COUNT = Style(Unit.NUMBER, 0)
HALF_YEAR = (72.1, 70.3, 76.0, 75.2, 71.9, 74.1)
LAST_YEAR = (68, 70.2, 71.5, 73, 72, 71.2, 69, 70, 74.4, 75, 73, 72.5)

Numbers = Sequence[float | None]


def chart(  # noqa: PLR0913  reason: every series may be left out
    this_year: Numbers = HALF_YEAR,
    last_year: Numbers = (),
    target: float | None = None,
    *,
    direction: Direction = "higher",
    band: tuple[int, int] | None = None,
    style: Style = PERCENT,
    per_year: int = 12,
    title: str = "Fly-tips cleared",
) -> TrendChart:
    """A chart of 2022-23 whose series are filled up with missing periods."""
    kind = Kind.MONTH if per_year == 12 else Kind.QUARTER
    return TrendChart(
        title=title,
        style=style,
        periods=tuple(Period(2022, index, kind) for index in range(per_year)),
        this_year=tuple(style.maybe(number) for number in _filled(this_year, per_year)),
        last_year=tuple(style.maybe(number) for number in _filled(last_year, per_year)),
        target=(None if target is None else Decimal(str(target)),) * per_year,
        target_band=None if band is None else (Decimal(band[0]), Decimal(band[1])),
        direction=direction,
    )


def elements(svg: str) -> list[ET.Element]:
    """The elements of a drawing, its root left out."""
    return list(ET.fromstring(svg).iter())[1:]  # noqa: S314  reason: our own drawing


def texts(svg: str) -> list[str]:
    """The labels of a drawing, in order."""
    return [element.text or "" for element in elements(svg) if element.tag.endswith("text")]


def _filled(numbers: Numbers, length: int) -> list[float | None]:
    return [*numbers, *[None] * (length - len(numbers))]
