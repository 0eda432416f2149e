"""The columns of the detailed scorecard: as wide as their longest words, in as many tables as it takes to fit the page.

Nothing is cut off and no figure is torn: where the columns do not fit side by side, a further table repeats reference
and title and goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from scorecard.calculate import Judgement
from scorecard.report.model import Entry, Report
from scorecard.report.words import JUDGEMENTS, NOT_APPLICABLE

_ROOM = 160.0  # figures of the table's size that stand side by side on a landscape page
_MARGIN = 0.9  # figures of white beside a cell's words
_LEAST = {"title": 20.0, "travel": 17.0}
_GROWS = {"title": 0.7, "travel": 0.3}  # what becomes of the room that is left
_SHAPE = 2.4  # the shape beside a rating
_NONE = "–"  # no comparison
_WIDTHS = {letter: width for letters, width in ((" ,.:;'()[]ijl|fIt", 0.45), ("mwMW%", 1.5)) for letter in letters}
_LOWER, _UPPER = 0.87, 1.08  # of a figure's width, in Inter SemiBold
_NUMBERS = ("target", "period", "year_to_date", "comparator")


@dataclass(frozen=True)
class Column:
    """What a column holds, its heading, its text for each reference, and its width: its share of the table in per cent.

    ``name`` is one of ref, title, directorate, direction, target, period, year_to_date, comparator, rating, travel.
    """

    name: str
    heading: str
    texts: dict[str, str]
    width: float

    @property
    def is_number(self) -> bool:
        """Whether its texts are set flush right."""
        return self.name in _NUMBERS


def column_tables(report: Report, *, one: bool = False) -> tuple[tuple[Column, ...], ...]:
    """Return the columns of each table; ``one`` where a table may be wider than the page."""
    if not report.entries:
        return ()
    ref, title, *others = _columns(report)
    tables: list[list[Column]] = [[]]
    room = _ROOM - ref.width - title.width
    for column in others:
        if tables[-1] and not one and sum(each.width for each in (*tables[-1], column)) > room:
            tables.append([])
        tables[-1].append(column)
    return tuple(_spread((ref, title, *columns)) for columns in tables)


def _spread(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return columns that fill the page; the titles take most of what the others leave."""
    free = max(_ROOM - sum(column.width for column in columns), 0)
    growing = sum(_GROWS.get(column.name, 0) for column in columns)
    widths = [column.width + free * _GROWS.get(column.name, 0) / growing for column in columns]
    return tuple(
        replace(column, width=round(100 * width / sum(widths), 2))
        for column, width in zip(columns, widths, strict=True)
    )


def _columns(report: Report) -> Iterator[Column]:
    """Yield all columns in order; ``width`` is what they need, counted in figures."""
    entries = report.entries

    def column(name: str, heading: str, text: Callable[[Entry], str]) -> Column:
        texts = {entry.indicator.ref: text(entry) for entry in entries}
        need = _need((heading, *texts.values())) + (_SHAPE if name == "rating" else 0)
        return Column(name, heading, texts, max(need, _LEAST.get(name, 0)))

    yield column("ref", "Ref", lambda entry: entry.indicator.ref)
    yield column("title", "Measure", lambda entry: entry.indicator.title)
    yield column("directorate", "Directorate", lambda entry: entry.indicator.directorate)
    yield column("direction", "Better to be", lambda entry: entry.direction_text)
    yield column("target", "Target", lambda entry: entry.target_text)
    for number, label in enumerate((*entries[0].months, *entries[0].quarters)):
        yield column("period", label.period.short, partial(_in_period, number))
    yield column("year_to_date", "Year to date", lambda entry: entry.year_to_date_text or NOT_APPLICABLE)
    for term in report.guide.comparators:
        yield column("comparator", term.name, partial(_benchmark, term.name))
    yield column("rating", "Rating", lambda entry: entry.rating_word)
    yield column("travel", "Direction of travel", _travel)


def _in_period(number: int, entry: Entry) -> str:
    return (*entry.months, *entry.quarters)[number].text


def _benchmark(comparator: str, entry: Entry) -> str:
    return next((line.text for line in entry.benchmarks if line.name == comparator), _NONE)


def _travel(entry: Entry) -> str:
    """Return the change; why there is none stands on the card."""
    compared = entry.result.travel.judgement is not Judgement.NOT_COMPARED
    return entry.travel_text if compared else JUDGEMENTS[Judgement.NOT_COMPARED]


def _need(texts: Iterable[str]) -> float:
    """Return the width of the longest word, counted in figures."""
    return max((sum(map(_width, word)) for text in texts for word in text.split()), default=1.0) + _MARGIN


def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    return _UPPER if letter.isupper() else _LOWER if letter.isalpha() else 1.0
