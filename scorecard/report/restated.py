"""What was said earlier and is said differently now, in one list: published figures first, then single cells."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.calculate import Result
from scorecard.calculate.frozen import Revision
from scorecard.catalogue import Indicator
from scorecard.catalogue.wording import Wording
from scorecard.figures import Style
from scorecard.observations import Observation, Part, Restatement
from scorecard.rating import Rating
from scorecard.report.parts import RestatementNote, Stated
from scorecard.report.words import NOT_AVAILABLE

PUBLISHED = "published"


def restatement_notes(result: Result, revisions: Sequence[Revision], wording: Wording) -> tuple[RestatementNote, ...]:
    """Return the restatements of an indicator; a cell that only says the same as a published figure is left out.

    Nothing that is, or was, suppressed is among them.
    """
    told = {revision.period for revision in revisions}
    return (
        *(_of_published(each, wording) for each in revisions if not each.hidden),
        *(
            _of_cell(result.indicator, each)
            for each in result.restatements
            if each.now.part is not Part.VALUE or each.now.period not in told
        ),
    )


def _of_published(revision: Revision, wording: Wording) -> RestatementNote:
    was, now = revision.was, revision.now
    return RestatementNote(
        ref=revision.indicator.ref,
        title=revision.indicator.name,
        period=revision.period,
        part=PUBLISHED,
        was=_stated(was.value, was.text, was.rating, wording),
        now=_stated(now.current.amount.value, now.current.text, now.verdict.rating if was.rating else None, wording),
        file=revision.file or "",
    )


def _stated(value: float | None, text: str | None, rating: Rating | None, wording: Wording) -> Stated:
    return Stated(value, text or NOT_AVAILABLE, rating, wording.rating_word(rating) if rating else "")


def _of_cell(indicator: Indicator, restatement: Restatement) -> RestatementNote:
    was, now = restatement.was, restatement.now
    return RestatementNote(
        ref=indicator.ref,
        title=indicator.name,
        period=now.period,
        part=now.part.value,
        was=_in_cell(indicator, was),
        now=_in_cell(indicator, now),
        file=now.source.file.path,
    )


def _in_cell(indicator: Indicator, observation: Observation) -> Stated:
    """Return what a cell holds as it is printed; numerators and denominators are plain numbers."""
    style = indicator.style if observation.part is Part.VALUE else Style()
    return Stated(observation.value, style.figure(observation.value or 0).text)
