"""How wide the columns of the detailed scorecard are: by their longest words and figures, so that nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scorecard.report.model import Entry, Report

_NARROW = frozenset(" ,.:;-'()[]il|")
_LEAST_TITLE = 24.0  # characters that a line of the title column holds at least
_MARGIN = 1.5  # characters of white beside the longest word


def column_widths(report: Report) -> tuple[float, ...]:
    """Return the share of each column in per cent; the title takes what the others leave.

    Columns: reference, title, directorate, better to be, target, each month, each quarter, year to date, each
    comparator, rating, direction of travel.
    """
    columns = list(zip(*(_cells(entry, report) for entry in report.entries), strict=True))
    heads = _heads(report)
    needs = [_need((head, *cells)) for head, cells in zip(heads, columns, strict=True)] if columns else [1.0] * len(heads)
    needs[1] = max(_LEAST_TITLE, needs[1])
    room = max(_ROOM - sum(needs), 0)
    needs[1] += 0.6 * room
    needs[-1] += 0.4 * room
    return tuple(round(100 * need / sum(needs), 2) for need in needs)


_ROOM = 215.0  # characters that the width of a landscape page holds at the table's size


def _heads(report: Report) -> tuple[str, ...]:
    periods = [label for entry in report.entries[:1] for label in (*entry.months, *entry.quarters)]
    comparators = [term.name for term in report.guide.comparators]
    return (
        *("Ref", "Measure", "Directorate", "Better to be", "Target"),
        *(label.period.short for label in periods),
        *("Year to date", *comparators, "Rating", "Direction of travel"),
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
    """Return the width of the longest word, in characters of a figure's width."""
    words: Sequence[str] = [word for text in texts for word in text.split()]
    return max((sum(0.5 if letter in _NARROW else 1.0 for letter in word) for word in words), default=1.0) + _MARGIN
