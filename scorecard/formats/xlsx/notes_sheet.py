"""The notes that headings refer to by number, the shorthand, and the words of the report with their meaning."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.figures import SUPPRESSED
from scorecard.formats.xlsx.table import Column, Table, table_of
from scorecard.report import Report
from scorecard.report.words import NOT_APPLICABLE, NOT_AVAILABLE

FIGURES, TARGETS, RATINGS, CHANGES, INTERVALS, VARIATION, OUTTURN, BENCHMARKS, PLACES, MARKS = range(1, 11)
_NOTES = {
    FIGURES: "Figures are those of the printed report: rounded once, half away from zero. They are stored as numbers "
    "in the unit of the measure, so that 75.5% is 75.5. Exact numbers are in scorecard.csv and scorecard.json.",
    TARGETS: "A figure is held against the target of the same period. Meeting the target exactly counts as met.",
    RATINGS: "A rating compares the printed figure with the printed target. What each rating means is said below.",
    CHANGES: "Direction of travel compares with the previous quarter, or with the same quarter last year where a "
    "measure runs through the year or over twelve months. A difference between percentages is given in points.",
    INTERVALS: "A percentage or rate that rests on counts varies by chance. Its 95% interval is where the underlying "
    "figure is likely to lie.",
    VARIATION: "A control chart (XmR) tells a change from the ups and downs of every month. It needs at least 13 "
    "separate months or quarters.",
    OUTTURN: "What the year would come to if the quarters still to come follow those a year before. Four in five such "
    "years would end within the 80% range.",
    BENCHMARKS: "A comparator's figure is the latest published one and is shown with its period. Similar means that "
    "the difference may be chance; not tested that the council's figure is no percentage or rate, or that its counts "
    "are not known.",
    PLACES: "First is best, equal figures share a place, and areas without data are counted apart.",
    MARKS: "What to know before using a figure. The marks used are explained below.",
}
_SHORTHAND = {
    NOT_AVAILABLE: "Not available.",
    NOT_APPLICABLE: "Not applicable: there is no such figure or text, or its period is still to come.",
    SUPPRESSED: "Suppressed, because the number is so small that it could identify people.",
    "[p]": "Provisional: the directorate may still revise the figure.",
    "[r]": "Revised: a later return changed the figure.",
}
_QUERY = ("query", "In question: a finding about the figure is still open, so that it is not shown in this draft.")
_COLUMNS: tuple[Column[tuple[str, str, str]], ...] = (
    Column("Note or term", lambda row: row[0]),
    Column("Kind", lambda row: row[1]),
    Column("What it says", lambda row: row[2]),
)


def noted(heading: str, note: int) -> str:
    """Return a heading that refers to a note."""
    return f"{heading} [note {note}]"


def notes_sheet(report: Report) -> Table:
    """Return the notes, the shorthand, and what this report's ratings, rules, kinds and marks mean."""
    return table_of("Notes", "Notes, shorthand and terms", _COLUMNS, _rows(report))


def _rows(report: Report) -> Iterator[tuple[str, str, str]]:
    guide = report.guide
    yield from ((f"note {number}", "Note", text) for number, text in _NOTES.items())
    yield from ((sign, "Shorthand", meaning) for sign, meaning in _SHORTHAND.items())
    if report.draft:
        yield _QUERY[0], "Shorthand", _QUERY[1]
    yield from ((word, "Rating", meaning) for _, word, meaning in guide.ratings)
    for kind, terms in (
        ("Tolerance, by measure", guide.rules),
        ("Kind of measure", guide.kinds),
        ("Mark", guide.marks),
        ("Comparator, of measure", guide.comparators),
    ):
        yield from ((term.name, kind, term.meaning) for term in terms)
    yield from (
        (f"warning {number}", "What else to know", text) for number, text in enumerate(report.notes.warnings, 1)
    )
