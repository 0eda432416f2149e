"""Benchmark files that contradict themselves, the catalogue, or what a percentage can be.

They have a code of their own (SC318), so that neither an answer nor a cause is shared with figures of the council.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from scorecard.calculate.checks.evidence import WHOLE
from scorecard.calculate.groups import figure_of, group_areas
from scorecard.calculate.result import Result
from scorecard.catalogue import Indicator, LoadedCatalogue
from scorecard.catalogue.benchmark import Benchmark
from scorecard.observations import AreaFigure, plain_area
from scorecard.problems import Problem

_KEEP = "Keep the right one; or answer the finding: then {} is used."


def check_benchmarks(loaded: LoadedCatalogue, indicator: Indicator, areas: Sequence[AreaFigure]) -> Iterator[Problem]:
    """Yield what is wrong with the figures of other areas of an indicator."""
    for area in areas:
        yield from _of_area(indicator, area)
    yield from _beside_catalogue(indicator, areas, loaded)


def check_own_row(result: Result, areas: Iterable[AreaFigure], council: str) -> Iterator[Problem]:
    """A row of our own that differs from the figure that the returns come to; it would be ranked in its place."""
    now, indicator = result.rated.current, result.indicator
    for area in areas:
        ours = area.plain_area == plain_area(council) and area.period == now.period
        figure = figure_of(indicator, area) if ours else None
        if figure is not None and now.figure is not None and figure.published != now.figure.published:
            wrong = f"The row of {area.area} differs from the figure that the returns come to."
            yield _problem(
                "SC318", area, wrong, "Correct whichever is wrong; or answer the finding: the row is ranked."
            )


def _of_area(indicator: Indicator, area: AreaFigure) -> Iterator[Problem]:
    """Parts that make no ratio, shares outside 0 to 100%, and a value that contradicts its own parts.

    No sentence repeats a number: the area may be the council, and its figure hidden.
    """
    figure, parts = figure_of(indicator, area), (area.numerator, area.denominator)
    if figure is None:
        if None not in parts and any(parts):
            wrong = f"Numerator and denominator of {area.area} make no ratio."
            remedy = "Correct the denominator; leave both parts empty where they are unknown."
            yield _problem("SC216", area, wrong, remedy)
        return
    if indicator.is_share and not 0 <= figure.value <= WHOLE:
        wrong = f"The figure of {area.area} lies outside 0% to 100%."
        yield _problem("SC318", area, wrong, "Correct it; or answer the finding in queries.yaml.")
    if area.value is not None and not indicator.style.prints_alike(area.value, figure.value):
        wrong = f"The value given for {area.area} is not its numerator over its denominator."
        yield _problem("SC318", area, wrong, _KEEP.format("the ratio"))


def _beside_catalogue(indicator: Indicator, areas: Iterable[AreaFigure], loaded: LoadedCatalogue) -> Iterator[Problem]:
    """Benchmarks that the catalogue gives for the same period, but otherwise."""
    council, names = loaded.catalogue.council, loaded.catalogue.comparators
    for group in chain.from_iterable(group_areas(indicator, council, areas).values()):
        setting = indicator.benchmark.get(group.comparator)
        if not isinstance(setting, Benchmark) or setting.period != group.period:
            continue
        here, there = indicator.style.figure(setting.value), group.average
        if here.published != there.published:
            made = f"{there.text} ({group.basis})" if group.several else there.text
            file, period = group.areas[0].source.file.path, group.period.label
            wrong = f"The benchmark of {names[group.comparator]} is {here.text} here, but {file} comes to {made}."
            place = loaded.place(indicator.ref, "benchmark", group.comparator)
            yield Problem("SC318", place, wrong, _KEEP.format("the catalogue's"), indicator.ref, period)


def _problem(code: str, area: AreaFigure, wrong: str, remedy: str) -> Problem:
    return Problem(code, area.source.place, wrong, remedy, area.ref, area.period.label)
