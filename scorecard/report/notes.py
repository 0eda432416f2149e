"""What stands at the end of the report: queries, restatements, near misses, provenance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import scorecard
from scorecard.catalogue import Query
from scorecard.observations import SignOff, SourceFile
from scorecard.period import date_in_words
from scorecard.problems import Problem, Severity
from scorecard.report.model import Entry, Notes, QueryNote

PRINTED = ("SC211", "SC215", "SC221", "SC225", "SC226", "SC319", "SC503")  # for readers; the rest is the team's
WHISKER = 0.01  # a colour that a hundredth of the target would change


@dataclass(frozen=True)
class MadeFrom:
    """What a report was made from: the files with figures, the approvals in them, the catalogue's fingerprint."""

    files: tuple[SourceFile, ...]
    sign_offs: tuple[SignOff, ...]
    catalogue_sha256: str


def build_notes(
    entries: Sequence[Entry],
    queries: Sequence[Query],
    problems: Sequence[Problem],
    made_from: MadeFrom,
) -> Notes:
    """Return the notes of a run."""
    titles = {entry.indicator.ref: entry.indicator.name for entry in entries}
    return Notes(
        queries=(*(_query(query, titles) for query in queries), *_open(problems, titles)),
        restatements=tuple(note for entry in entries for note in entry.restated),
        near_misses=tuple(entry for entry in entries if _near(entry)),
        warnings=tuple(
            f"{problem.ref} {titles[problem.ref]}: {problem.wrong}" if problem.ref in titles else problem.wrong
            for problem in problems
            if problem.severity is Severity.WARNING and problem.code in PRINTED
        ),
        files=made_from.files,
        sign_offs=made_from.sign_offs,
        version=scorecard.__version__,
        catalogue_sha256=made_from.catalogue_sha256,
    )


def _query(query: Query, titles: Mapping[str, str]) -> QueryNote:
    finding, answer = query.finding, query.answer
    return QueryNote(
        ref=answer.ref,
        title=titles.get(answer.ref, ""),
        code=finding.code,
        place=str(finding.place),
        finding=finding.wrong,
        answer=answer.answer,
        by=answer.by,
        on=date_in_words(answer.on),
    )


def _open(problems: Sequence[Problem], titles: Mapping[str, str]) -> list[QueryNote]:
    """Return the findings that are still open, which only a draft may print."""
    return [
        QueryNote(
            ref=problem.ref or "",
            title=titles.get(problem.ref or "", ""),
            code=problem.code,
            place=str(problem.place),
            finding=problem.wrong,
            answer=None,
            by="",
            on="",
        )
        for problem in problems
        if problem.severity is Severity.ERROR
    ]


def _near(entry: Entry) -> bool:
    """Whether moving the figure by a hundredth of its target would change its colour."""
    target = entry.result.rated.goal.target
    margin = entry.result.verdict.margin
    if entry.in_question or target is None or margin is None or entry.result.rated.current.figure is None:
        return False
    bound = target.bound(entry.result.rated.current.figure.published)
    return float(margin) <= WHISKER * abs(float(bound))
