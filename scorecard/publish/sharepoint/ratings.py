"""Published ratings never move unseen: what is in the library beside what takes its place."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from scorecard.collect.published import RECORD
from scorecard.problems import Place, Problem
from scorecard.publish.finished import FinishedRun


@dataclass(frozen=True)
class _Indicator:
    """What a reader sees of an indicator."""

    ref: str
    rating: str
    text: str | None

    def __str__(self) -> str:
        word = self.rating.replace("_", " ")
        return f"{word} ({self.text})" if self.text else word


@dataclass(frozen=True)
class _Record:
    """What is compared of a record."""

    quarter: str
    indicators: tuple[_Indicator, ...]


def moved_ratings(published: bytes, run: FinishedRun, place: Place) -> tuple[Problem, ...]:
    """Return a warning for each indicator whose rating or figure differs from what is published of its quarter."""
    try:
        before = TypeAdapter(_Record).validate_json(published)
    except ValidationError:
        wrong = f"The {RECORD} that is in the library cannot be read, so its ratings are not compared with these."
        return (Problem("SC507", place, wrong, "Compare the reports by eye.").as_warning(),)
    now = TypeAdapter(_Record).validate_json(run.file(RECORD).data)
    if before.quarter != now.quarter:
        return ()
    new = {each.ref: each for each in now.indicators}
    old = {each.ref: each for each in before.indicators}
    refs = [*old, *(ref for ref in new if ref not in old)]
    changes = [(ref, old.get(ref), new.get(ref)) for ref in refs if old.get(ref) != new.get(ref)]
    return tuple(_moved(ref, was, now, run, place) for ref, was, now in changes)


def _moved(ref: str, was: _Indicator | None, now: _Indicator | None, run: FinishedRun, place: Place) -> Problem:
    if was is None:
        wrong = f"It is not in what is published, and is now {now}."
    elif now is None:
        wrong = f"It was {was} in what is published, and is left out now."
    else:
        wrong = f"It was {was} in what is published, and is now {now}."
    remedy = "Tell those who rely on the published report, or put the figure right."
    return Problem("SC507", place, wrong, remedy, ref=ref, period=run.quarter.label).as_warning()
