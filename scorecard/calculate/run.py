"""All indicators of a run: one set of measures, one result each, and what contradicts what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from scorecard.calculate.checks.evidence import Evidence
from scorecard.calculate.findings import find_contradictions
from scorecard.calculate.gaps import find_gaps
from scorecard.calculate.indicator import Run, calculate_indicator
from scorecard.calculate.measures import Measures
from scorecard.calculate.result import Result
from scorecard.catalogue import LoadedCatalogue
from scorecard.observations import Collected, Restatement
from scorecard.period import Period
from scorecard.problems import Problem, Severity


def calculate(
    loaded: LoadedCatalogue, collected: Collected, quarter: Period
) -> tuple[tuple[Result, ...], tuple[Problem, ...]]:
    """Return the result of every indicator, in the order of the catalogue, and the findings about their figures.

    One slip may bring several findings; ``tell_once`` leaves one of them, after answers are taken in.
    """
    catalogue = loaded.catalogue
    measures = Measures(catalogue.indicators, collected)
    shown = [each for each in measures.restatements if _is_shown(each, quarter, catalogue.hiding)]
    restated: dict[str, tuple[Restatement, ...]] = {}
    for restatement in shown:
        restated[restatement.now.ref] = (*restated.get(restatement.now.ref, ()), restatement)
    run = Run(quarter, measures, catalogue.comparators, restated, collected.comments)
    results = tuple(calculate_indicator(indicator, run) for indicator in catalogue.indicators)
    evidence = _evidence(loaded, collected, measures, results)
    findings = [problem for each in evidence for problem in find_contradictions(each)]
    return results, (*findings, *(_restated(each) for each in shown), *find_gaps(loaded, results))


def _is_shown(restatement: Restatement, quarter: Period, hiding: Collection[str]) -> bool:
    """Whether this quarter's returns made a restatement, of an indicator none of whose figures may be hidden."""
    now = restatement.now
    return now.source.file.quarter == quarter and now.ref not in hiding


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
