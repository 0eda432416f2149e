"""What stands at the end of the report: queries, restatements, near misses, provenance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import scorecard
from scorecard.catalogue import Query
from scorecard.figures import Style
from scorecard.observations import Collected, Part
from scorecard.period import date_in_words
from scorecard.problems import Problem, Severity
from scorecard.report.model import Entry, Notes, QueryNote, RestatementNote

PRINTED = ("SC211", "SC215", "SC221", "SC225", "SC226")  # what a reader must know; the rest is the team's business
WHISKER = 0.01  # a colour that a hundredth of the target would change


def build_notes(
    entries: Sequence[Entry],
    queries: Sequence[Query],
    collected: Collected,
    problems: Sequence[Problem],
    catalogue_sha256: str,
) -> Notes:
    """Return the notes of a run."""
    titles = {entry.indicator.ref: entry.indicator.name for entry in entries}
    return Notes(
        queries=(*(_query(query, titles) for query in queries), *_open(problems, titles)),
        restatements=tuple(note for entry in entries for note in _restatements(entry)),
        near_misses=tuple(entry for entry in entries if _near(entry)),
        warnings=tuple(
            f"{problem.ref} {titles[problem.ref]}: {problem.wrong}" if problem.ref in titles else problem.wrong
            for problem in problems
            if problem.severity is Severity.WARNING and problem.code in PRINTED
        ),
        files=collected.files,
        sign_offs=collected.sign_offs,
        version=scorecard.__version__,
        catalogue_sha256=catalogue_sha256,
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


def _restatements(entry: Entry) -> list[RestatementNote]:
    return [
        RestatementNote(
            ref=entry.indicator.ref,
            title=entry.indicator.name,
            period=item.now.period.label,
            part=item.now.part.value,
            was=_style(entry, item.now.part).figure(item.was.value or 0).text,
            now=_style(entry, item.now.part).figure(item.now.value or 0).text,
            file=item.now.source.file.path,
        )
        for item in entry.result.restatements
    ]


def _style(entry: Entry, part: Part) -> Style:
    """Return how a part is printed; numerators and denominators are plain numbers."""
    return entry.indicator.style if part is Part.VALUE else Style()


def _near(entry: Entry) -> bool:
    """Whether moving the figure by a hundredth of its target would change its colour."""
    target = entry.result.rated.goal.target
    margin = entry.result.verdict.margin
    if target is None or margin is None or entry.result.rated.current.figure is None:
        return False
    bound = target.bound(entry.result.rated.current.figure.published)
    return float(margin) <= WHISKER * abs(float(bound))
