"""The scorecard: one row a measure, with all that its card and its row in the detailed scorecard say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from scorecard.catalogue import Rule
from scorecard.formats.xlsx.notes_sheet import (
    CHANGES,
    FIGURES,
    INTERVALS,
    MARKS,
    OUTTURN,
    RATINGS,
    TARGETS,
    VARIATION,
    noted,
)
from scorecard.formats.xlsx.table import Column, Printed, Table, Value, printed, table_of
from scorecard.rating import Rating
from scorecard.report import Entry, Report
from scorecard.report.words import NOT_AVAILABLE

_TO = " to "  # between the ends of a printed interval


def entries_of(report: Report) -> tuple[Entry, ...]:
    """Return the measures as the report prints them, priority by priority."""
    return tuple(entry for section in report.sections for entry in section.entries)


def value_of(entry: Entry) -> Value | None:
    """Return the figure; where it is not due there can be none, otherwise it is missing."""
    return printed(entry.value_text) or (None if entry.rating is Rating.NOT_DUE else NOT_AVAILABLE)


def scorecard_sheet(report: Report) -> Table:
    """Return the measures with their figures, ratings and changes."""
    title = f"Scorecard for {report.quarter.label}: each measure's figure, target, rating and direction of travel"
    lines = ("Figures are shown with their units: % is per cent, £ pounds, m million.",)
    return table_of("Scorecard", title, _columns(report), entries_of(report), lines)


def _columns(report: Report) -> Iterator[Column[Entry]]:
    yield from _measure(report)
    yield from _RATED
    yield from _COMPARED
    yield from _periods(report)
    yield from _TO_DATE
    yield from _CERTAINTY
    yield Column(noted("Marks", MARKS), lambda entry: "; ".join(entry.marks))


def _measure(report: Report) -> Iterator[Column[Entry]]:
    priorities = {each.priority.id: f"{each.priority.id}. {each.priority.name}" for each in report.sections}
    yield Column("Ref", lambda entry: entry.indicator.ref)
    yield Column("Measure", lambda entry: entry.indicator.title)
    yield Column("Priority", lambda entry: priorities[entry.indicator.priority])
    yield Column("Directorate", lambda entry: entry.indicator.directorate)
    yield Column("Better to be", lambda entry: entry.direction_text)


def _interval(end: int) -> Callable[[Entry], Value | None]:
    """Return what gives one end of the printed interval, 0 or 1."""
    return lambda entry: printed(entry.certainty.interval.split(_TO)[end]) if entry.certainty.interval else None


_RATED: tuple[Column[Entry], ...] = (
    Column("Period", lambda entry: entry.period_text),
    Column(noted("Figure", FIGURES), value_of),
    Column(noted("Target", TARGETS), lambda entry: Printed(entry.target_text)),
    Column("Target of the year, if shared out", lambda entry: printed(entry.year_target_text)),
    Column(noted("Rating", RATINGS), lambda entry: entry.rating_word),
    Column("Why", lambda entry: entry.missing or entry.reason),
    Column("How near", lambda entry: entry.near),
)
_COMPARED: tuple[Column[Entry], ...] = (
    Column("Previous period", lambda entry: entry.previous.period.label),
    Column("Previous figure", lambda entry: Printed(entry.previous.text)),
    Column(noted("Direction of travel", CHANGES), lambda entry: entry.travel_text),
    Column("Period last year", lambda entry: entry.last_year.period.label),
    Column("Figure last year", lambda entry: Printed(entry.last_year.text)),
    Column("Change on last year", lambda entry: entry.year_on_year_text),
)


def _periods(report: Report) -> Iterator[Column[Entry]]:
    """Yield a column for each month of the quarter and each quarter of the year."""
    first = report.entries[0]
    for number, label in enumerate((*first.months, *first.quarters)):
        yield Column(label.period.label, partial(_in_table, number=number))


def _in_table(entry: Entry, number: int) -> Value | None:
    return printed((*entry.months, *entry.quarters)[number].text)


def _accrues(entry: Entry) -> bool:
    """Whether the measure has a year to date by its rule."""
    return entry.indicator.year_to_date_rule is not Rule.NONE


_TO_DATE: tuple[Column[Entry], ...] = (
    Column("Year to date", lambda entry: printed(entry.year_to_date_text)),
    Column("Target of the year to date", lambda entry: printed(entry.year_to_date_target) if _accrues(entry) else None),
    Column("Rating of the year to date", lambda entry: entry.year_to_date_word),
    Column("Change of the year to date on last year", lambda entry: entry.year_to_date_change_text),
)
_CERTAINTY: tuple[Column[Entry], ...] = (
    Column(noted("95% interval, lower end", INTERVALS), _interval(0)),
    Column(noted("95% interval, upper end", INTERVALS), _interval(1)),
    Column(noted("Variation", VARIATION), lambda entry: entry.certainty.pattern),
    Column("Trend of annual figures", lambda entry: entry.certainty.trend),
    Column(noted("Year-end outturn", OUTTURN), lambda entry: entry.certainty.outturn),
    Column("Rating of the outturn", lambda entry: entry.certainty.outturn_word),
)
