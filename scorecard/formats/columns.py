"""How wide the columns of the detailed scorecard are: by their longest words, so that nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.report.model import Entry, Report

_ROOM = 162.0  # figures of the table's size that stand side by side on a landscape page
_MARGIN = 0.9  # figures of white beside a cell's words
_LEAST = {"title": 20.0, "travel": 15.0}
_SHAPE = 1.3  # the shape beside a rating
_WIDTHS = {letter: width for letters, width in ((" ,.:;'()[]ijl|fIt", 0.45), ("mwMW%", 1.5)) for letter in letters}
_LOWER, _UPPER = 0.87, 1.08  # of a figure's width, in Inter SemiBold


def column_widths(report: Report) -> tuple[float, ...]:
    """Return the share of each column in per cent; the titles take most of what the others leave.

    Columns: reference, title, directorate, better to be, target, each month, each quarter, year to date, each
    comparator, rating, direction of travel.
    """
    rows = [_heads(report), *(_cells(entry, report) for entry in report.entries)]
    needs = [_need(column) for column in zip(*rows, strict=True)]
    needs[1], needs[-1] = max(needs[1], _LEAST["title"]), max(needs[-1], _LEAST["travel"])
    needs[-2] += _SHAPE
    room = max(_ROOM - sum(needs), 0)
    needs[1] += 0.7 * room
    needs[-1] += 0.3 * room
    return tuple(round(100 * need / sum(needs), 2) for need in needs)


def _heads(report: Report) -> tuple[str, ...]:
    periods = [label for entry in report.entries[:1] for label in (*entry.months, *entry.quarters)]
    return (
        *("Ref", "Measure", "Directorate", "Better to be", "Target"),
        *(label.period.short for label in periods),
        *("Year to date", *(term.name for term in report.guide.comparators), "Rating", "Direction of travel"),
    )


def _cells(entry: Entry, report: Report) -> tuple[str, ...]:
    """Return what the row of an indicator prints, column by column."""
    indicator = entry.indicator
    benchmarks = {line.name: line.text for line in entry.benchmarks}
    return (
        *(indicator.ref, indicator.title, indicator.directorate, entry.direction_text, entry.target_text),
        *(label.text for label in (*entry.months, *entry.quarters)),
        entry.year_to_date_text or "",
        *(benchmarks.get(term.name, "") for term in report.guide.comparators),
        *(entry.rating_word, entry.travel_text),
    )


def _need(texts: Iterable[str]) -> float:
    """Return the width of the longest word, counted in figures."""
    return max((sum(map(_width, word)) for text in texts for word in text.split()), default=1.0) + _MARGIN


def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    return _UPPER if letter.isupper() else _LOWER if letter.isalpha() else 1.0
