"""The files of ``inputs/benchmarks`` -> one figure for each area and period, up to the quarter of the run."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.catalogue import Catalogue
from scorecard.collect.reading import source_file
from scorecard.observations import AreaFigure
from scorecard.period import Period
from scorecard.problems import Problem
from scorecard.progress import Progress
from scorecard.sources import find_returns
from scorecard.sources.benchmarks import read_areas
from scorecard.workspace import Workspace


def read_benchmarks(
    workspace: Workspace, catalogue: Catalogue, quarter: Period, progress: Progress
) -> tuple[tuple[AreaFigure, ...], tuple[Problem, ...]]:
    """Read every benchmark file; a workspace without their folder has none. Periods that end later are left out."""
    styles = {indicator.ref: indicator.style for indicator in catalogue.indicators}
    paths, found = find_returns(workspace.benchmarks, workspace)
    problems, figures = [*found], list[AreaFigure]()
    for path in paths:
        progress.step(f"reading {path.name}")
        file, unopened = source_file(workspace, path, None)
        problems += unopened
        if file is not None:
            read, found = read_areas(path, file, styles, catalogue.comparators)
            figures += read
            problems += found
    kept, twice = _once(figures)
    return tuple(figure for figure in kept if figure.period.end <= quarter.end), (*problems, *twice)


def _once(figures: Iterable[AreaFigure]) -> tuple[Iterable[AreaFigure], list[Problem]]:
    """Keep the first of figures that stand twice (SC206), in one file or in two; an empty row is no second figure."""
    kept: dict[tuple[str, str, str, Period], AreaFigure] = {}
    problems = []
    for figure in figures:
        key = (figure.ref, figure.comparator, figure.plain_area, figure.period)
        first = kept.get(key)
        if first is None or _is_empty(first):
            kept[key] = figure
        elif not _is_empty(figure):
            ref, period, places = figure.ref, figure.period.label, (first.source.place, figure.source.place)
            wrong = (
                f"The figure of {figure.area} for {ref} and {period} stands twice, in {places[0]} and in {places[1]}."
            )
            problems.append(Problem("SC206", places[1], wrong, "Delete one of them.", ref, period))
    return kept.values(), problems


def _is_empty(figure: AreaFigure) -> bool:
    return figure.value is figure.numerator is figure.denominator is None
