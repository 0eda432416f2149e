"""The report as a workbook that is the same, byte for byte, whenever it is made from the same report."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

from openpyxl import Workbook

from scorecard.formats.xlsx.benchmarks_sheet import benchmarks_sheet
from scorecard.formats.xlsx.cells import add_styles
from scorecard.formats.xlsx.cover import add_cover, contents_sheet, document_title
from scorecard.formats.xlsx.definitions_sheet import definitions_sheet, sources_sheet
from scorecard.formats.xlsx.months_sheet import months_sheet
from scorecard.formats.xlsx.notes_sheet import notes_sheet
from scorecard.formats.xlsx.page import add_page
from scorecard.formats.xlsx.scorecard_sheet import scorecard_sheet
from scorecard.formats.xlsx.text import clean
from scorecard.formats.xlsx.words_sheets import commentary_sheet, queries_sheet, restatements_sheet
from scorecard.problems import Problem
from scorecard.report import Report
from scorecard.steady import steady
from scorecard.workspace import Workspace

SHEETS = (
    notes_sheet,
    scorecard_sheet,
    months_sheet,
    benchmarks_sheet,
    commentary_sheet,
    queries_sheet,
    restatements_sheet,
    definitions_sheet,
    sources_sheet,
)


def write_xlsx(report: Report, workspace: Workspace, path: Path) -> tuple[Problem, ...]:
    """Write the report as accessible tables; a table without a row gets no worksheet."""
    del workspace
    made = io.BytesIO()
    _workbook(report).save(made)
    path.write_bytes(steady(made.getvalue(), _day(report)))
    return ()


def _workbook(report: Report) -> Workbook:
    tables = [table for make in SHEETS if (table := make(report)).rows]
    book = Workbook()
    book.remove(book.worksheets[0])
    add_styles(book)
    add_cover(book, report, tables)
    for table in (contents_sheet(tables), *tables):
        add_page(book, table)
    book.worksheets[0].sheet_view.tabSelected = True
    _identify(book, report)
    return book


def _identify(book: Workbook, report: Report) -> None:
    """Write what the workbook is into the properties of the document."""
    core = book.properties
    core.title, core.subject, core.language = clean(document_title(report)), clean(report.committee), "en-GB"
    core.creator = core.lastModifiedBy = clean(report.council)
    core.keywords = f"performance, scorecard, {report.quarter.label}"
    core.created = dt.datetime.combine(_day(report), dt.time())


def _day(report: Report) -> dt.date:
    """Return the report's own date, in place of the moment of the run."""
    return report.as_at or report.quarter.end
