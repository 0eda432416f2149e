"""What an entry of the report is made of: labels, benchmarks, places, restatements, and how sure its figure is."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.period import Period
from scorecard.rating import Rating


@dataclass(frozen=True)
class Label:
    """A period and the printed figure for it."""

    period: Period
    text: str


@dataclass(frozen=True)
class BenchmarkLine:
    """A comparator's printed figure, its period, and how the council stands to it, in words."""

    comparator: str
    name: str
    text: str
    period: str
    source: str
    words: str
    caveat: str | None


@dataclass(frozen=True)
class PlaceLine:
    """Where the council stands among a comparator's areas, in words, and the period that they are ranked for."""

    name: str
    period: str
    words: str


@dataclass(frozen=True)
class Certainty:
    """How sure a figure is and where it is heading, in words.

    ``interval`` and ``trend`` are empty where there is none; ``pattern`` and ``outturn`` then say why. ``variation``
    and ``assurance`` name the icons of the control chart, None where it has none.
    """

    interval: str
    pattern: str
    variation: str | None
    assurance: str | None
    trend: str
    outturn: str
    outturn_word: str | None
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True)
class Stated:
    """What is said of a period: the exact figure, the figure as printed, and the rating with its word, if any."""

    value: float | None
    text: str
    rating: Rating | None = None
    word: str = ""


@dataclass(frozen=True)
class RestatementNote:
    """A figure that a later return, or one changed since, gives differently; ``file`` is that return.

    ``part`` is ``published`` for a figure as a report published it, else the part of a measure that a cell holds.
    """

    ref: str
    title: str
    period: Period
    part: str
    was: Stated
    now: Stated
    file: str
