"""Who approved the returns of a quarter: which sign-offs count, and which returns have none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from scorecard.collect.reading import Readings
from scorecard.observations import SignOff
from scorecard.period import Period, date_in_words
from scorecard.problems import Place, Problem, Severity

_LATEST = dt.timedelta(days=366)  # after the quarter: a return that is signed later is signed for another year


def check_sign_offs(readings: Readings, quarter: Period) -> tuple[tuple[SignOff, ...], tuple[Problem, ...]]:
    """Return the sign-offs of a quarter that count, and warnings (SC217) about the others and about returns without."""
    given = [sign_off for file, reading in readings if file.quarter == quarter for sign_off in reading.sign_offs]
    doubts = {sign_off: doubt for sign_off in given if (doubt := _doubt(sign_off, quarter))}
    unsigned = _unsigned(readings, quarter, given)
    return tuple(each for each in given if each not in doubts), (*doubts.values(), *unsigned)


def _doubt(sign_off: SignOff, quarter: Period) -> Problem | None:
    """Return why a sign-off cannot be of this quarter's return, by its date."""
    if quarter.end < sign_off.date <= quarter.end + _LATEST:
        return None
    when = "before the quarter had ended" if sign_off.date <= quarter.end else "more than a year after the quarter"
    wrong = f"The sign-off is dated {date_in_words(sign_off.date)}, {when}, so it does not count."
    remedy = "Correct the date, or sign this quarter's return."
    return Problem("SC217", sign_off.source.place, wrong, remedy, period=quarter.label, severity=Severity.WARNING)


def _unsigned(readings: Readings, quarter: Period, given: list[SignOff]) -> Iterator[Problem]:
    """Yield a warning for each return of this quarter without sign-off; a CSV file may have it in another beside it."""
    for file, reading in readings:
        signed = any(sign_off.covers(file) for sign_off in given)
        if file.quarter == quarter and reading.observations and not signed:
            wrong = "The return has no sign-off."
            remedy = "Add a sheet with the headings Name, Role and Date, and a row under them."
            yield Problem("SC217", Place(file.path), wrong, remedy, severity=Severity.WARNING)
