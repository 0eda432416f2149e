"""All indicators of a run: one set of measures, one result each, and what contradicts what."""

from __future__ import annotations

from scorecard.calculate.findings import find_contradictions
from scorecard.calculate.indicator import Run, calculate_indicator
from scorecard.calculate.measures import Measures
from scorecard.calculate.quarter import NOT_GIVEN, NOT_RETURNED
from scorecard.calculate.result import Result
from scorecard.catalogue import LoadedCatalogue
from scorecard.observations import Collected, Restatement
from scorecard.period import Kind, Period
from scorecard.problems import Problem, Severity


def calculate(
    loaded: LoadedCatalogue, collected: Collected, quarter: Period
) -> tuple[tuple[Result, ...], tuple[Problem, ...]]:
    """Return the result of every indicator, in the order of the catalogue, and the findings about their figures."""
    catalogue = loaded.catalogue
    measures = Measures(catalogue.indicators, collected)
    restated: dict[str, tuple[Restatement, ...]] = {}
    for restatement in measures.restatements:
        restated[restatement.now.ref] = (*restated.get(restatement.now.ref, ()), restatement)
    run = Run(quarter, measures, catalogue.comparators, restated, collected.comments)
    results = tuple(calculate_indicator(indicator, run) for indicator in catalogue.indicators)
    problems = [
        problem for result in results for problem in (*_findings(loaded, result, measures), *_gaps(loaded, result))
    ]
    return results, tuple(problems)


def _findings(loaded: LoadedCatalogue, result: Result, measures: Measures) -> tuple[Problem, ...]:
    shown = result.quarter.current.period
    if shown.kind is Kind.YEAR:
        return ()
    ref = result.indicator.ref
    return find_contradictions(result, measures, loaded.place(ref, "target", shown.year_label))


def _gaps(loaded: LoadedCatalogue, result: Result) -> tuple[Problem, ...]:
    """Return a warning for a figure that is due and missing without a reason, and for a miss without commentary."""
    indicator, current = result.indicator, result.quarter.current
    found = []
    if result.due and current.figure is None and current.amount.missing in (NOT_RETURNED, NOT_GIVEN):
        wrong = "The figure is due, but no return gives it or says why it is missing."
        found.append(("SC211", wrong, "Ask the directorate for it."))
    if result.verdict.rating.is_miss and (result.comment is None or not result.comment.text):
        wrong = "The target is missed, and there is no commentary."
        found.append(
            ("SC215", wrong, f"Ask the {indicator.owner or indicator.directorate} why, and what is being done.")
        )
    place, period = loaded.place(indicator.ref), current.period.label
    return tuple(
        Problem(code, place, wrong, remedy, indicator.ref, period, Severity.WARNING) for code, wrong, remedy in found
    )
