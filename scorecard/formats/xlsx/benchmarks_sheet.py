"""Comparators' figures and the council's place among other areas, one comparison a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from scorecard.calculate import Place
from scorecard.formats.xlsx.notes_sheet import BENCHMARKS, PLACES, noted
from scorecard.formats.xlsx.scorecard_sheet import entries_of, value_of
from scorecard.formats.xlsx.table import Column, Printed, Table, table_of
from scorecard.report import Entry, Report
from scorecard.report.parts import BenchmarkLine, PlaceLine


class _Compared(NamedTuple):
    """A comparator of a measure for a period: its figure, our place among its areas, or both."""

    entry: Entry
    line: BenchmarkLine | None
    place: Place | None
    words: PlaceLine | None
    name: str
    period: str

    @property
    def figure(self) -> Printed | None:
        """The comparator's printed figure."""
        if self.line:
            return Printed(self.line.text)
        return Printed(self.place.average.text) if self.place else None


_COLUMNS: tuple[Column[_Compared], ...] = (
    Column("Ref", lambda row: row.entry.indicator.ref),
    Column("Measure", lambda row: row.entry.indicator.name),
    Column("Council's period", lambda row: row.entry.period_text),
    Column("Council's figure", lambda row: value_of(row.entry)),
    Column("Comparator", lambda row: row.name),
    Column("Comparator's period", lambda row: row.period),
    Column("Comparator's figure", lambda row: row.figure),
    Column(noted("How the council compares", BENCHMARKS), lambda row: row.line.words if row.line else None),
    Column(noted("Place", PLACES), lambda row: row.place.rank if row.place else None),
    Column("Areas with a figure", lambda row: row.place.of if row.place else None),
    Column("Areas without data", lambda row: row.place.without_data if row.place else None),
    Column("Place in words", lambda row: row.words.words if row.words else None),
    Column("Source", lambda row: row.line.source if row.line else None),
    Column("Caveat", lambda row: row.line.caveat if row.line else None),
)


def benchmarks_sheet(report: Report) -> Table:
    """Return the comparisons of every measure that has any."""
    title = f"Benchmarks: the council's figures for {report.quarter.label} beside those of others"
    rows = (row for entry in entries_of(report) for row in _rows(entry))
    return table_of("Benchmarks", title, _COLUMNS, rows)


def _rows(entry: Entry) -> Iterator[_Compared]:
    """Yield the comparators of a measure; a place among areas stands beside the figure of the same period."""
    lines = {(line.name, line.period): line for line in entry.benchmarks}
    pairs = zip(entry.result.places, entry.certainty.places, strict=True)
    places = {(words.name, words.period): (place, words) for place, words in pairs}
    for name, period in dict.fromkeys((*lines, *places)):
        place, words = places.get((name, period), (None, None))
        yield _Compared(entry, lines.get((name, period)), place, words, name, period)
