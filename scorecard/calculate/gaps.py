"""What is due and missing: a directorate's whole return, a figure, a month, the words on a missed target.

A late figure warns and never refuses. What a return gives a reason for is no gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.calculate.quarter import NOT_GIVEN, NOT_RETURNED
from scorecard.calculate.result import Result
from scorecard.catalogue import LoadedCatalogue
from scorecard.problems import Problem, Severity


def find_gaps(loaded: LoadedCatalogue, results: Sequence[Result]) -> tuple[Problem, ...]:
    """Return a warning for each gap; a directorate that returned nothing is told once."""
    owed: dict[str, list[Result]] = {name: [] for name in loaded.catalogue.directorates}
    for result in results:
        if result.due and not result.in_arrears:
            owed[result.indicator.directorate].append(result)
    silent = {name: figures for name, figures in owed.items() if _silent(figures)}
    gaps = [_no_return(loaded, name, figures) for name, figures in silent.items()]
    for result in results:
        if result.indicator.directorate not in silent:
            gaps += [*_no_figure(loaded, result), *_no_month(loaded, result)]
        gaps += _no_words(loaded, result)
    return tuple(gaps)


def _missing(result: Result) -> bool:
    current = result.quarter.current
    return current.figure is None and current.amount.missing in (NOT_RETURNED, NOT_GIVEN)


def _silent(owed: Sequence[Result]) -> bool:
    """Whether every one of several figures that a directorate owes is missing without a reason."""
    return len(owed) > 1 and all(
        _missing(result) and not any(month.figure for month in result.months) for result in owed
    )


def _no_return(loaded: LoadedCatalogue, directorate: str, owed: Sequence[Result]) -> Problem:
    place = loaded.document.place(("directorates", loaded.catalogue.directorates.index(directorate)))
    quarter = owed[0].run_quarter.label
    wrong = f"{directorate} has returned nothing for {quarter}: {len(owed)} figures are missing."
    remedy = "Ask for the return, and check that it lies in the quarter's folder with the right headings."
    return Problem("SC225", place, wrong, remedy, period=quarter, severity=Severity.WARNING)


def _no_figure(loaded: LoadedCatalogue, result: Result) -> Iterator[Problem]:
    if result.due and _missing(result):
        wrong = "The figure is due, but no return gives it or says why it is missing."
        yield _gap(loaded, result, "SC211", wrong, "Ask the directorate for it.")


def _no_month(loaded: LoadedCatalogue, result: Result) -> Iterator[Problem]:
    """A month without figure and without reason, in a quarter that is partial for it."""
    months = [month.period.label for month in result.months if month.amount.missing == NOT_RETURNED]
    if result.due and result.quarter.current.amount.coverage and months:
        wrong = f"No figure and no reason for {', '.join(months)}, so that the quarter is partial."
        yield _gap(loaded, result, "SC211", wrong, "Ask the directorate for it.")


def _no_words(loaded: LoadedCatalogue, result: Result) -> Iterator[Problem]:
    if result.verdict.rating.is_miss and (result.comment is None or not result.comment.text):
        wrong = "The target is missed, and there is no commentary."
        remedy = f"Ask the {result.indicator.owner or result.indicator.directorate} why, and what is being done."
        yield _gap(loaded, result, "SC215", wrong, remedy)


def _gap(loaded: LoadedCatalogue, result: Result, code: str, wrong: str, remedy: str) -> Problem:
    ref, period = result.indicator.ref, result.quarter.current.period.label
    return Problem(code, loaded.place(ref), wrong, remedy, ref, period, Severity.WARNING)
