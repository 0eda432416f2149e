"""What was said about figures: commentary and actions, findings with their answers, restatements."""

from __future__ import annotations

from scorecard.formats.xlsx.scorecard_sheet import entries_of
from scorecard.formats.xlsx.table import Column, Printed, Table, table_of
from scorecard.report import Entry, Report
from scorecard.report.model import QueryNote
from scorecard.report.parts import RestatementNote
from scorecard.report.words import NOT_AVAILABLE

_COMMENTARY: tuple[Column[Entry], ...] = (
    Column("Ref", lambda entry: entry.indicator.ref),
    Column("Measure", lambda entry: entry.indicator.name),
    Column("Rating", lambda entry: entry.rating_word),
    Column("The figure in one sentence", lambda entry: entry.sentence),
    Column("Commentary", lambda entry: "\n".join(entry.commentary) or "No commentary was returned."),
    Column("Action", lambda entry: entry.action or ("None was returned." if entry.rating.is_miss else None)),
    Column("By whom", lambda entry: entry.by_whom or _unsaid(entry)),
    Column("By when", lambda entry: entry.by_when or _unsaid(entry)),
    Column("Answers to findings", lambda entry: " ".join(query.answer.answer for query in entry.queries)),
)
_QUERIES: tuple[Column[QueryNote], ...] = (
    Column("Ref", lambda query: query.ref),
    Column("Measure", lambda query: query.title),
    Column("Finding", lambda query: query.finding),
    Column("Answer", lambda query: query.answer or "Not yet answered."),
    Column("By whom", lambda query: query.by),
    Column("Date", lambda query: query.on),
    Column("Code", lambda query: query.code),
    Column("Place", lambda query: query.place),
)
_RESTATEMENTS: tuple[Column[RestatementNote], ...] = (
    Column("Ref", lambda note: note.ref),
    Column("Measure", lambda note: note.title),
    Column("Period", lambda note: note.period.label),
    Column("Part", lambda note: note.part),
    Column("Was", lambda note: Printed(note.was.text)),
    Column("Rating then", lambda note: note.was.word),
    Column("Now", lambda note: Printed(note.now.text)),
    Column("Rating now", lambda note: note.now.word),
    Column("Return that changed it", lambda note: note.file),
)


def commentary_sheet(report: Report) -> Table:
    """Return the words of officers on each measure, and what is being done by whom and when."""
    title = f"Commentary and actions for {report.quarter.label}"
    return table_of("Commentary", title, _COMMENTARY, entries_of(report))


def queries_sheet(report: Report) -> Table:
    """Return the findings where figures or words contradict each other."""
    lines = ("Where figures or words in a return contradict each other, the finding stands here with its answer.",)
    return table_of("Queries", "Findings and answers", _QUERIES, report.notes.queries, lines)


def restatements_sheet(report: Report) -> Table:
    """Return the figures of earlier periods that were changed."""
    lines = (
        "A rating then stands as it was published; a rating now is what the returns of today would make of it.",
        *filter(None, [report.glance.before_words]),
    )
    return table_of("Restatements", "Restated figures [r]", _RESTATEMENTS, report.notes.restatements, lines)


def _unsaid(entry: Entry) -> str | None:
    return NOT_AVAILABLE if entry.action else None
