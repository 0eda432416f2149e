"""The first two worksheets: what the workbook is, and what each worksheet holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from openpyxl import Workbook

from scorecard.formats.xlsx.cells import SUBTITLE, TITLE, WORDS, put_line, put_link
from scorecard.formats.xlsx.page import CONTENTS
from scorecard.formats.xlsx.table import Column, Link, Table, table_of
from scorecard.period import date_in_words
from scorecard.report import Report

COVER = "Cover"
_WIDTH = 85  # characters


def add_cover(book: Workbook, report: Report, tables: Sequence[Table]) -> None:
    """Add the cover: paragraphs under headings, all in column A."""
    sheet = book.create_sheet(COVER)
    sheet.column_dimensions["A"].width = _WIDTH
    paragraphs = list(_paragraphs(report, tables))
    for row, (words, style) in enumerate(paragraphs, 1):
        put_line(sheet, row, words, style, lines=ceil(len(words) / _WIDTH))
    put_link(sheet, len(paragraphs) + 1, "Go to the contents", CONTENTS)


def contents_sheet(tables: Sequence[Table]) -> Table:
    """Return the list of the worksheets that follow, each with a link."""
    columns: tuple[Column[Table], ...] = (
        Column("Worksheet", lambda table: Link(table.sheet)),
        Column("Title", lambda table: table.title),
        Column("Rows of the table", lambda table: len(table.rows)),
    )
    return table_of(CONTENTS, "Contents", columns, tables)


def document_title(report: Report) -> str:
    """Return what the workbook is called."""
    return f"{report.title}, {report.quarter.label}: data{' (draft)' if report.draft else ''}"


def _paragraphs(report: Report, tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    yield document_title(report), TITLE
    yield f"Published by {report.council}.", WORDS
    yield from ((words, WORDS) for words in _about(report))
    yield "How to use this workbook", SUBTITLE
    yield f"It holds the figures and words of the report to {report.committee}, as they are printed there.", WORDS
    yield "Each worksheet after this one has one table, which begins in column A under a title and a few lines.", WORDS
    yield "Signs in square brackets, such as [x] and [note 1], are explained in the worksheet Notes.", WORDS
    absent = {"Benchmarks": "comparison", "Queries": "finding", "Restatements": "restated figure"}
    for sheet, what in absent.items():
        if all(table.sheet != sheet for table in tables):
            yield f"There is no worksheet {sheet}, because this report has no {what}.", WORDS
    if author := report.facts.author:
        yield "Contact", SUBTITLE
        yield ", ".join(filter(None, (author.name, author.role))), WORDS


def _about(report: Report) -> Iterator[str]:
    if report.cut:
        yield report.cut.words
    yield f"Quarter: {report.quarter.label}, {report.quarter.span}."
    if report.facts.meeting_date:
        yield f"For the meeting of {report.committee} on {date_in_words(report.facts.meeting_date)}."
    yield f"Data as at {date_in_words(report.as_at)}." if report.as_at else "Data as returned."
    if report.draft:
        yield "This is a draft. Findings are still open; a figure in question is shown as query."
