"""Every figure of every period that the report knows, one a row: months, quarters, years and years to date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from scorecard.calculate import PeriodFigure
from scorecard.formats.xlsx.notes_sheet import FIGURES, noted
from scorecard.formats.xlsx.scorecard_sheet import entries_of
from scorecard.formats.xlsx.table import Column, Printed, Table, table_of
from scorecard.period import Kind, Period
from scorecard.report import Entry, Report
from scorecard.report.entry import QUERY
from scorecard.report.words import NOT_APPLICABLE, NOT_AVAILABLE

_KINDS = {
    Kind.MONTH: "Month",
    Kind.QUARTER: "Quarter",
    Kind.YEAR: "Year",
    Kind.YEAR_TO_DATE: "Year to date",
}


class _Point(NamedTuple):
    """What is printed for a period of a measure, and what a reader must know about it."""

    entry: Entry
    period: Period
    text: str
    marks: str


_COLUMNS: tuple[Column[_Point], ...] = (
    Column("Ref", lambda point: point.entry.indicator.ref),
    Column("Measure", lambda point: point.entry.indicator.name),
    Column("Kind of period", lambda point: _KINDS[point.period.kind]),
    Column("Financial year", lambda point: point.period.year_label),
    Column("Period", lambda point: point.period.label),
    Column("Period code", lambda point: point.period.iso),
    Column(noted("Figure", FIGURES), lambda point: Printed(point.text)),
    Column("Marks", lambda point: point.marks),
)


def months_sheet(report: Report) -> Table:
    """Return the figures of this year so far, and of last year where they are known."""
    title = f"Months, quarters and years to date, up to {report.quarter.label}, with those of last year where known"
    points = (point for entry in entries_of(report) for point in _points(entry))
    lines = ("Each row is one figure. The code of a month is its year and number, such as 2022-07.",)
    return table_of("Months", title, _COLUMNS, points, lines)


def _points(entry: Entry) -> Iterator[_Point]:
    """Yield the printed figures of a measure, each period once, by kind and date."""
    texts, kinds = _texts(entry), list(_KINDS)
    result = entry.result
    figures = (*result.quarters, result.quarter.current, result.year_to_date.current, *result.this_year)
    provisional = {figure.period for figure in figures if figure.amount.provisional}
    restated = {note.period for note in entry.restated}
    for period in sorted(texts, key=lambda each: (kinds.index(each.kind), each.start)):
        signs = [sign for sign, periods in (("[p]", provisional), ("[r]", restated)) if period in periods]
        yield _Point(entry, period, texts[period], " ".join(signs))


def _texts(entry: Entry) -> dict[Period, str]:
    """Return what is printed for each period; what the tables and the card say goes before the chart's series."""
    result = entry.result
    shown = {label.period: label.text for label in (*entry.months, *entry.quarters)}
    shown = {period: text for period, text in shown.items() if text not in ("", NOT_APPLICABLE)}
    shown[result.rated.current.period] = entry.value_text or NOT_AVAILABLE
    if entry.year_to_date_text:
        shown[result.year_to_date.current.period] = entry.year_to_date_text
    charted = (point for point in result.this_year if point.period.end <= result.run_quarter.end)
    series = {point.period: _charted(entry, point) for point in charted}
    before = (result.previous, result.last_year, *result.last_year_series)
    return {point.period: point.text for point in before if point.text} | series | shown


def _charted(entry: Entry, point: PeriodFigure) -> str:
    asked = entry.in_question and point.period.quarter_of == entry.result.quarter.current.period.quarter_of
    return QUERY if asked else point.text or NOT_AVAILABLE
