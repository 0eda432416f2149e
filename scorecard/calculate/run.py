"""All indicators of a run: one set of measures, one result each, and what contradicts what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from scorecard.calculate.checks.benchmarks import check_benchmarks, check_own_row
from scorecard.calculate.checks.evidence import Evidence
from scorecard.calculate.checks.telling import told_in_words
from scorecard.calculate.control import check_control
from scorecard.calculate.findings import find_contradictions
from scorecard.calculate.gaps import find_gaps
from scorecard.calculate.hiding import hide_small_numbers
from scorecard.calculate.indicator import Run, calculate_indicator
from scorecard.calculate.measures import Measures
from scorecard.calculate.result import Result
from scorecard.catalogue import LoadedCatalogue
from scorecard.observations import AreaFigure, Collected, Restatement
from scorecard.period import Period
from scorecard.problems import Problem, Severity


def calculate(
    loaded: LoadedCatalogue, collected: Collected, quarter: Period, areas: Sequence[AreaFigure] = ()
) -> tuple[tuple[Result, ...], tuple[Problem, ...]]:
    """Return the result of every indicator, in the order of the catalogue, and the findings about their figures.

    One slip may bring several findings; ``tell_once`` leaves one of them, after answers are taken in.
    """
    catalogue = loaded.catalogue
    measures = hide_small_numbers(catalogue.indicators, Measures(catalogue.indicators, collected))
    hiding = catalogue.hiding.union(ref for ref, _ in measures.hidden)
    shown = [each for each in measures.restatements if _is_shown(each, quarter, hiding)]
    restated: dict[str, tuple[Restatement, ...]] = {}
    for restatement in shown:
        restated[restatement.now.ref] = (*restated.get(restatement.now.ref, ()), restatement)
    others = _by_ref(areas)
    run = Run(quarter, measures, catalogue.council, catalogue.comparators, others, restated, collected.comments)
    results = tuple(calculate_indicator(indicator, run) for indicator in catalogue.indicators)
    evidence = _evidence(loaded, collected, measures, results)
    findings = [problem for each in evidence for problem in find_contradictions(each)]
    findings += [problem for result in results for problem in told_in_words(result, measures)]
    findings += [*_of_benchmarks(loaded, results, others), *_of_control_charts(loaded, results)]
    return results, (*findings, *(_restated(each) for each in shown), *find_gaps(loaded, results))


def _is_shown(restatement: Restatement, quarter: Period, hiding: Collection[str]) -> bool:
    """Whether this quarter's returns made a restatement, of an indicator none of whose figures may be hidden."""
    now = restatement.now
    return now.source.file.quarter == quarter and now.ref not in hiding


def _of_benchmarks(
    loaded: LoadedCatalogue, results: Iterable[Result], areas: Mapping[str, tuple[AreaFigure, ...]]
) -> Iterator[Problem]:
    for result in results:
        own = areas.get(result.indicator.ref, ())
        yield from check_benchmarks(loaded, result.indicator, own)
        yield from check_own_row(result, own, loaded.catalogue.council)


def _of_control_charts(loaded: LoadedCatalogue, results: Iterable[Result]) -> Iterator[Problem]:
    for result in results:
        ref = result.indicator.ref
        for path, wrong, remedy in check_control(result.indicator, result.control):
            yield Problem("SC114", loaded.place(ref, *path), wrong, remedy, ref)


def _by_ref(areas: Iterable[AreaFigure]) -> dict[str, tuple[AreaFigure, ...]]:
    by_ref: dict[str, tuple[AreaFigure, ...]] = {}
    for area in areas:
        by_ref[area.ref] = (*by_ref.get(area.ref, ()), area)
    return by_ref


def _restated(restatement: Restatement) -> Problem:
    was, now = restatement.was, restatement.now
    wrong = (
        f"The {now.part} was {was.value:,.10g} in {was.source.file.path}; this return restates it as {now.value:,.10g}."
    )
    remedy = "The later figure is used, and the restatement is printed in the notes."
    period = now.period.label
    return Problem("SC311", now.source.place, wrong, remedy, now.ref, period, severity=Severity.WARNING)


def _known(collected: Collected) -> dict[str, tuple[Period, ...]]:
    """Return the periods of every figure, by reference."""
    known: dict[str, dict[Period, None]] = {}
    for ref, period, _ in collected.observations:
        known.setdefault(ref, {})[period] = None
    return {ref: tuple(periods) for ref, periods in known.items()}


def _evidence(
    loaded: LoadedCatalogue, collected: Collected, measures: Measures, results: Iterable[Result]
) -> Iterator[Evidence]:
    known = _known(collected)
    indicators = {indicator.ref: indicator for indicator in loaded.catalogue.indicators}
    by_ref = {result.indicator.ref: result for result in results}
    for result in by_ref.values():
        ref, year = result.indicator.ref, result.quarter.current.period.year_label
        yield Evidence(
            result, by_ref, measures, indicators, known, loaded.place(ref, "target", year), loaded.place(ref)
        )
