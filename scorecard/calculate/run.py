"""All indicators of a run: one set of measures, one result each, and what contradicts what."""

from __future__ import annotations

from scorecard.calculate.findings import find_contradictions
from scorecard.calculate.indicator import calculate_indicator
from scorecard.calculate.measures import Measures
from scorecard.calculate.quarter import quarter_amount
from scorecard.calculate.result import Result
from scorecard.catalogue import LoadedCatalogue
from scorecard.observations import Collected, Restatement
from scorecard.period import Kind, Period
from scorecard.problems import Place, Problem, Severity


def calculate(
    loaded: LoadedCatalogue, collected: Collected, quarter: Period
) -> tuple[tuple[Result, ...], tuple[Problem, ...]]:
    """Return the result of every indicator, in the order of the catalogue, and the findings about their figures."""
    catalogue = loaded.catalogue
    measures = Measures(catalogue.indicators, collected)
    restated: dict[str, list[Restatement]] = {}
    for restatement in collected.restatements:
        restated.setdefault(restatement.now.ref, []).append(restatement)
    results: list[Result] = []
    problems: list[Problem] = []
    for indicator in catalogue.indicators:
        ref = indicator.ref
        result = calculate_indicator(
            indicator,
            quarter,
            measures,
            dict(catalogue.comparators),
            tuple(restated.get(ref, ())),
            collected.comments.get(ref),
        )
        results.append(result)
        problems += _findings(loaded, result, measures)
        problems += _gaps(loaded, result)
    return tuple(results), tuple(problems)


def _findings(loaded: LoadedCatalogue, result: Result, measures: Measures) -> tuple[Problem, ...]:
    shown = result.quarter.current.period
    if shown.kind is Kind.YEAR:
        return ()
    indicator = result.indicator
    earlier = [quarter_amount(indicator, each, measures) for each in shown.year_to_date.quarters[:-1]]
    place = loaded.place(indicator.ref, "target", shown.year_label)
    current, to_date = result.quarter.current.amount, result.year_to_date.current.amount
    return find_contradictions(indicator, current, to_date, earlier, result.quarter.goal, measures, place)


def _gaps(loaded: LoadedCatalogue, result: Result) -> tuple[Problem, ...]:
    """Return a warning for a figure that is due and missing without a reason, and for a miss without commentary."""
    indicator, current = result.indicator, result.quarter.current
    place = loaded.place(indicator.ref)
    found = []
    if result.due and current.figure is None and current.amount.missing == "No figure was returned.":
        wrong = "The figure is due, but no return gives it or says why it is missing."
        found.append(_warning("SC211", place, indicator.ref, current.period, wrong, "Ask the directorate for it."))
    if result.verdict.rating.is_miss and result.comment is None:
        wrong = "The target is missed, and there is no commentary."
        remedy = f"Ask {indicator.owner or indicator.directorate} what is the matter and what is being done."
        found.append(_warning("SC215", place, indicator.ref, current.period, wrong, remedy))
    return tuple(found)


def _warning(code: str, place: Place, ref: str, period: Period, wrong: str, remedy: str) -> Problem:
    return Problem(code, place, wrong, remedy, ref=ref, period=period.label, severity=Severity.WARNING)
