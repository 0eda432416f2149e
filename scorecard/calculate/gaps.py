"""What is due and missing: a directorate's whole return, a figure, a month, the words on a missed target.

A late figure warns and never refuses. What a return gives a reason for is no gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.calculate.result import Result
from scorecard.catalogue import LoadedCatalogue
from scorecard.period import Period
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
            gaps += _no_figure(loaded, result)
        gaps += _no_words(loaded, result)
    return tuple(gaps)


def missing_periods(result: Result) -> tuple[Period, ...]:
    """Return the periods for which a figure is due and the returns give neither it nor a reason.

    That is the period as a whole, or the months for want of which it is partial.
    """
    current = result.quarter.current
    if not result.due:
        return ()
    if current.figure is None:
        return (current.period,) if current.amount.unexplained else ()
    if current.amount.coverage is None:
        return ()
    return tuple(month.period for month in result.months if month.amount.unexplained)


def lacks_words(result: Result) -> bool:
    """Whether the target is missed and nobody says why."""
    return result.verdict.rating.is_miss and (result.comment is None or not result.comment.text)


def _silent(owed: Sequence[Result]) -> bool:
    """Whether every one of several figures that a directorate owes is missing without a reason, in every month."""
    return len(owed) > 1 and all(
        result.quarter.current.amount.unexplained and not any(month.figure for month in result.months)
        for result in owed
    )


def _no_return(loaded: LoadedCatalogue, directorate: str, owed: Sequence[Result]) -> Problem:
    place = loaded.document.place(("directorates", loaded.catalogue.directorates.index(directorate)))
    quarter = owed[0].run_quarter.label
    wrong = f"{directorate} has returned nothing for {quarter}: {len(owed)} figures are missing."
    remedy = "Ask for the return, and check that it lies in the quarter's folder with the right headings."
    return Problem("SC225", place, wrong, remedy, period=quarter, severity=Severity.WARNING)


def _no_figure(loaded: LoadedCatalogue, result: Result) -> Iterator[Problem]:
    periods = missing_periods(result)
    if periods:
        wrong = "The figure is due, but no return gives it or says why it is missing."
        if result.quarter.current.figure is not None:
            named = ", ".join(period.label for period in periods)
            wrong = f"No figure and no reason for {named}, so that the quarter is partial."
        yield _gap(loaded, result, "SC211", wrong, "Ask the directorate for it.")


def _no_words(loaded: LoadedCatalogue, result: Result) -> Iterator[Problem]:
    if lacks_words(result):
        wrong = "The target is missed, and there is no commentary."
        remedy = f"Ask the {result.indicator.owner or result.indicator.directorate} why, and what is being done."
        yield _gap(loaded, result, "SC215", wrong, remedy)


def _gap(loaded: LoadedCatalogue, result: Result, code: str, wrong: str, remedy: str) -> Problem:
    ref, period = result.indicator.ref, result.quarter.current.period.label
    return Problem(code, loaded.place(ref), wrong, remedy, ref, period, Severity.WARNING)
