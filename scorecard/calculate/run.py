"""All indicators of a run: one set of measures, one result each, and what contradicts what."""

from __future__ import annotations

from scorecard.calculate.findings import find_contradictions
from scorecard.calculate.gaps import find_gaps
from scorecard.calculate.indicator import Run, calculate_indicator
from scorecard.calculate.measures import Measures
from scorecard.calculate.result import Result
from scorecard.catalogue import LoadedCatalogue
from scorecard.observations import Collected, Restatement
from scorecard.period import Kind, Period
from scorecard.problems import Problem


def calculate(
    loaded: LoadedCatalogue, collected: Collected, quarter: Period
) -> tuple[tuple[Result, ...], tuple[Problem, ...]]:
    """Return the result of every indicator, in the order of the catalogue, and the findings about their figures."""
    catalogue = loaded.catalogue
    measures = Measures(catalogue.indicators, collected)
    restated: dict[str, tuple[Restatement, ...]] = {}
    for restatement in measures.restatements:
        now = restatement.now
        if now.source.file.quarter != quarter or measures.is_hidden(now.ref, now.period):
            continue  # an earlier quarter's report has shown it, or nobody may see it
        restated[restatement.now.ref] = (*restated.get(restatement.now.ref, ()), restatement)
    run = Run(quarter, measures, catalogue.comparators, restated, collected.comments)
    results = tuple(calculate_indicator(indicator, run) for indicator in catalogue.indicators)
    findings = [problem for result in results for problem in _findings(loaded, result, measures)]
    return results, (*findings, *find_gaps(loaded, results))


def _findings(loaded: LoadedCatalogue, result: Result, measures: Measures) -> tuple[Problem, ...]:
    shown = result.quarter.current.period
    if shown.kind is Kind.YEAR:
        return ()
    ref = result.indicator.ref
    return find_contradictions(result, measures, loaded.place(ref, "target", shown.year_label))
