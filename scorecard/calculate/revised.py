"""The warnings about published figures and ratings that would differ today; none of them changes what was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scorecard.calculate.frozen import Revision
from scorecard.calculate.result import Rated
from scorecard.catalogue import LoadedCatalogue
from scorecard.figures import SUPPRESSED
from scorecard.problems import Place, Problem, Severity
from scorecard.rating import Rating
from scorecard.rating.published import Record

_STANDS = "What was published stands."


def find_revised(loaded: LoadedCatalogue, record: Record, revisions: Iterable[Revision]) -> Iterator[Problem]:
    """Yield a warning for each figure that a return has changed since, and for each that the settings would change."""
    for each in revisions:
        if each.file is not None and each.by_return:
            wrong = f"{_published(each, record)}; this return makes it {_would_be(each, each.now)}."
            yield _about(each, "SC320", Place(each.file), wrong, _STANDS)
        if each.by_settings:
            wrong = f"{_published(each, record)}; by today's settings it would be {_would_be(each, each.then)}."
            yield _about(each, "SC319", loaded.place(each.indicator.ref), wrong, _STANDS)


def find_rerun(record: Record, revisions: Iterable[Revision]) -> Iterator[Problem]:
    """Yield a warning for each figure or rating that a run changes of what its own quarter has published."""
    for each in revisions:
        wrong = f"{_published(each, record)}; it would now be {_would_be(each, each.now)}."
        remedy = "A run that is not a draft takes the place of what was published."
        yield _about(each, "SC321", Place(record.file), wrong, remedy)


def _published(revision: Revision, record: Record) -> str:
    was = _words(revision, revision.was.text, revision.was.rating)
    return f"It was published as {was} in {record.quarter.label}"


def _would_be(revision: Revision, rated: Rated) -> str:
    """Return a figure of today, with the reason where it has a colour."""
    rating = rated.verdict.rating if revision.was.rating else None
    if rating is not None and rating.is_colour and not revision.hidden:
        return f"{rating}: {rated.verdict.reason.removesuffix('.')}"
    return _words(revision, rated.current.text, rating)


def _words(revision: Revision, text: str | None, rating: Rating | None) -> str:
    """Return a figure and its rating, without the figure where it is, or was, suppressed."""
    if text is None:
        return "no figure"
    if text == SUPPRESSED:
        return "suppressed"
    said = "a figure" if revision.hidden else text
    return f"{said} ({rating.replace('_', ' ')})" if rating else said


def _about(revision: Revision, code: str, place: Place, wrong: str, remedy: str) -> Problem:
    ref, period = revision.indicator.ref, revision.period.label
    return Problem(code, place, wrong, remedy, ref=ref, period=period, severity=Severity.WARNING)
