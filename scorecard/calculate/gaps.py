"""What is due and missing: a directorate's whole return, a figure, a month, the words on a missed target.

A late figure warns and never refuses. What a return gives a reason for is no gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.calculate.owed import lacks_words, missing_periods
from scorecard.calculate.result import Result
from scorecard.catalogue import LoadedCatalogue, Rule
from scorecard.period import Period
from scorecard.problems import Problem, Severity

_ASK = "Ask the directorate for it."


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


def _silent(owed: Sequence[Result]) -> bool:
    """Whether every one of several figures that a directorate owes is missing without a reason, in every month."""
    return len(owed) > 1 and all(
        result.quarter.current.amount.unexplained and not any(month.figure for month in result.months)
        for result in owed
    )


def _no_return(loaded: LoadedCatalogue, directorate: str, owed: Sequence[Result]) -> Problem:
    place = loaded.document.place(("directorates", loaded.catalogue.directorates.index(directorate)))
    quarter = owed[0].run_quarter.label
    wrong = f"{directorate}: none of its {len(owed)} figures for {quarter} has come."
    remedy = "Ask for the return, and check that it lies in the quarter's folder with the right headings."
    return Problem("SC225", place, wrong, remedy, period=quarter, severity=Severity.WARNING)


def _no_figure(loaded: LoadedCatalogue, result: Result) -> Iterator[Problem]:
    periods = missing_periods(result)
    if periods:
        yield _gap(loaded, result, "SC211", *_missing(result, periods))


def _missing(result: Result, periods: Sequence[Period]) -> tuple[str, str]:
    """Return what is missing, and whom to ask for what."""
    amount, named = result.quarter.current.amount, ", ".join(period.label for period in periods)
    if amount.value is not None:
        so_that = "the quarter is partial" if amount.coverage else "the figure that is rated is missing"
        return f"No figure and no reason for {named}, so that {so_that}.", _ASK
    if any(month.figure for month in result.months):
        if result.indicator.quarter_rule is Rule.SUPPLIED:
            return "The months are there, but the figure of the quarter, which is shown as given, is not.", _ASK
        wrong = f"The figure is due, but cannot be worked out. {amount.missing}"
        return wrong, "Ask the directorate for them, or for the figure of the period as a whole."
    return "The figure is due, but no return gives it or says why it is missing.", _ASK


def _no_words(loaded: LoadedCatalogue, result: Result) -> Iterator[Problem]:
    if lacks_words(result):
        wrong = "The target is missed, and there is no commentary."
        whom = f"the {result.indicator.owner}" if result.indicator.owner else result.indicator.directorate
        remedy = f"Ask {whom} why, and what is being done."
        yield _gap(loaded, result, "SC215", wrong, remedy)


def _gap(loaded: LoadedCatalogue, result: Result, code: str, wrong: str, remedy: str) -> Problem:
    ref, period = result.indicator.ref, result.quarter.current.period.label
    return Problem(code, loaded.place(ref), wrong, remedy, ref, period, Severity.WARNING)
