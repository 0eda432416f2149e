"""Rows of benchmark files -> each comparator's areas in a period, with their average. Source: method.md section 7."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from scorecard.calculate.measures import ratio
from scorecard.catalogue import Indicator
from scorecard.catalogue.benchmark import FromFiles
from scorecard.figures import Figure
from scorecard.observations import AreaFigure, plain_area
from scorecard.period import Period


@dataclass(frozen=True)
class Group:
    """A comparator's areas in one period, the council left out.

    ``areas`` are those with a figure, by name, and ``figures`` theirs; ``without_data`` counts the others. ``average``
    is that of the areas, and ``basis`` says how it came about. ``own`` is the figure in the council's own row.
    """

    comparator: str
    period: Period
    own: Figure | None
    areas: tuple[AreaFigure, ...]
    figures: tuple[Figure, ...]
    without_data: int
    average: Figure
    basis: str

    def setting(self, indicator: Indicator) -> FromFiles | None:
        """Return what the catalogue says of the comparator, if anything."""
        return indicator.benchmark.get(self.comparator)

    @property
    def several(self) -> bool:
        """Whether it is a group of areas, and not one area that is a benchmark by itself."""
        return len(self.areas) + self.without_data > 1


def group_areas(indicator: Indicator, council: str, rows: Iterable[AreaFigure]) -> dict[str, list[Group]]:
    """Return each comparator's groups of an indicator, one for each period in which an area has a figure."""
    together: dict[tuple[str, Period], list[AreaFigure]] = {}
    for row in rows:
        if row.ref == indicator.ref:
            together.setdefault((row.comparator, row.period), []).append(row)
    groups: dict[str, list[Group]] = {}
    for (comparator, period), found in together.items():
        own = next((row for row in found if row.plain_area == plain_area(council)), None)
        others = sorted((row for row in found if row is not own), key=lambda row: row.area)
        known = [(row, figure) for row in others if (figure := figure_of(indicator, row))]
        if known:
            areas, figures = (tuple(each) for each in zip(*known, strict=True))
            average, basis = _average(indicator, areas, figures)
            ours = figure_of(indicator, own) if own else None
            without = len(others) - len(areas)
            group = Group(comparator, period, ours, areas, figures, without, average, basis)
            groups.setdefault(comparator, []).append(group)
    return groups


def figure_of(indicator: Indicator, row: AreaFigure) -> Figure | None:
    """Return an area's figure: numerator over denominator, scaled, where both are given, else the given value."""
    if row.numerator is None or row.denominator is None:
        return indicator.style.maybe(row.value)
    return indicator.style.maybe(ratio(row.numerator, row.denominator, indicator.scale))


def _average(indicator: Indicator, areas: Sequence[AreaFigure], figures: Sequence[Figure]) -> tuple[Figure, str]:
    """Return all numerators over all denominators where every area gives them, else the plain mean, and which it is."""
    if len(areas) == 1:
        return figures[0], "the only area with a figure"
    tops = [row.numerator for row in areas if row.numerator is not None]
    bottoms = [row.denominator for row in areas if row.denominator is not None]
    if len(tops) == len(bottoms) == len(areas):
        value, basis = fsum(tops) / fsum(bottoms) * indicator.scale, "all numerators over all denominators"
    else:
        value, basis = fsum(figure.value for figure in figures) / len(figures), "plain mean"
    return indicator.style.figure(value), f"{basis} of {len(areas)} areas"
