"""The report as data: what every page, table, sheet and file shows, each figure once.

Templates and formats read these and decide nothing. Texts are finished sentences or printed figures.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from scorecard.calculate import Result
from scorecard.catalogue import Indicator, Priority, Project, Query, ReportFacts
from scorecard.catalogue.wording import Wording
from scorecard.charts import ControlChart, TrendChart
from scorecard.observations import SignOff, SourceFile
from scorecard.period import Period
from scorecard.rating import Rating
from scorecard.report.cut import Cut
from scorecard.report.parts import BenchmarkLine, Certainty, Label, RestatementNote
from scorecard.sentences import slug


@dataclass(frozen=True)
class Entry:
    """One indicator as it is printed, on its card, in tables, sheets and files alike.

    ``value_text`` is the large figure ("query" where it is ``in_question``, in a draft), ``marks`` what a reader must
    know about it (partial, provisional, in arrears, restated), ``sentence`` the whole in one sentence. ``quarter_text``
    is the quarter's figure where the year to date is the one that is rated.
    """

    result: Result
    rating: Rating
    rating_word: str
    reason: str
    near: str | None
    period_text: str
    value_text: str | None
    missing: str | None
    target_text: str
    year_target_text: str | None
    kind_text: str
    quarter_text: str | None
    year_to_date_text: str | None
    year_to_date_target: str | None
    year_to_date_word: str | None
    year_to_date_change_text: str
    previous: Label
    last_year: Label
    travel_text: str
    year_on_year_text: str
    direction_text: str
    sentence: str
    in_question: bool
    marks: tuple[str, ...]
    months: tuple[Label, ...]
    quarters: tuple[Label, ...]
    benchmarks: tuple[BenchmarkLine, ...]
    certainty: Certainty
    chart: TrendChart | None
    control_chart: ControlChart | None
    chart_words: str
    commentary: tuple[str, ...]
    queries: tuple[Query, ...]
    restated: tuple[RestatementNote, ...]

    @property
    def indicator(self) -> Indicator:
        """The indicator's settings."""
        return self.result.indicator

    @property
    def rates_year_to_date(self) -> bool:
        """Whether the year to date is the figure that is shown and rated."""
        return self.result.rated is self.result.year_to_date

    @property
    def anchor(self) -> str:
        """The name that links to the card use."""
        return f"indicator-{slug(self.indicator.ref)}"

    @property
    def action(self) -> str | None:
        """What is being done."""
        return self.result.comment.action if self.result.comment else None

    @property
    def by_whom(self) -> str | None:
        """Who does it."""
        return self.result.comment.by_whom if self.result.comment else None

    @property
    def by_when(self) -> str | None:
        """When it will be done, as printed."""
        return self.result.comment.by_when if self.result.comment else None


@dataclass(frozen=True)
class Count:
    """How many indicators have a rating."""

    rating: Rating
    word: str
    number: int


@dataclass(frozen=True)
class Tally:
    """The ratings of a group of indicators, those in arrears counted apart.

    ``counts`` holds every rating in a fixed order, zeros included.
    """

    name: str
    counts: tuple[Count, ...]
    in_arrears: int
    total: int

    def number(self, rating: Rating) -> int:
        """Return how many have this rating."""
        return next(count.number for count in self.counts if count.rating is rating)

    @property
    def rated(self) -> int:
        """How many have a colour."""
        return sum(count.number for count in self.counts if count.rating.is_colour)


@dataclass(frozen=True)
class ColourChange:
    """An indicator whose rating differs from last quarter's."""

    entry: Entry
    before: Rating
    before_word: str
    better: bool


@dataclass(frozen=True)
class Movement:
    """One of the biggest improvements or falls, with its words."""

    entry: Entry
    words: str


@dataclass(frozen=True)
class Gap:
    """A figure that is missing, partial, late, in arrears or provisional, and why."""

    entry: Entry
    kind: str
    why: str


@dataclass(frozen=True)
class Glance:
    """What fits on one page; ``before_words`` say where last quarter's ratings come from, if not from its report."""

    overall: Tally
    before: Tally | None
    by_priority: tuple[Tally, ...]
    by_directorate: tuple[Tally, ...]
    changed: tuple[ColourChange, ...]
    off_target: tuple[Entry, ...]
    just_off_target: tuple[Entry, ...]
    improvements: tuple[Movement, ...]
    falls: tuple[Movement, ...]
    gaps: tuple[Gap, ...]
    before_words: str = ""


@dataclass(frozen=True)
class Section:
    """A priority with its indicators and project updates."""

    priority: Priority
    entries: tuple[Entry, ...]
    projects: tuple[Project, ...]
    tally: Tally


@dataclass(frozen=True)
class Term:
    """A word used in the report and what it means."""

    name: str
    meaning: str


@dataclass(frozen=True)
class Guide:
    """How to read the report: only what this run really uses."""

    ratings: tuple[tuple[Rating, str, str], ...]
    rules: tuple[Term, ...]
    kinds: tuple[Term, ...]
    marks: tuple[Term, ...]
    comparators: tuple[Term, ...]
    has_intervals: bool
    has_control_charts: bool
    has_outturns: bool
    has_places: bool


@dataclass(frozen=True)
class QueryNote:
    """A finding with its answer, as printed in the notes; without an answer while it is open, in a draft."""

    ref: str
    title: str
    code: str
    place: str
    finding: str
    answer: str | None
    by: str
    on: str


@dataclass(frozen=True)
class Notes:
    """What stands at the end: queries, restatements, near misses, provenance.

    ``digest`` is that of the manifest, known once all the rest is: empty until then.
    """

    queries: tuple[QueryNote, ...]
    restatements: tuple[RestatementNote, ...]
    near_misses: tuple[Entry, ...]
    warnings: tuple[str, ...]
    files: tuple[SourceFile, ...]
    sign_offs: tuple[SignOff, ...]
    version: str
    catalogue_sha256: str
    digest: str = ""


@dataclass(frozen=True)
class Report:
    """Everything that one run says.

    ``cut`` is set where it is a part of the report, ``covering_only`` where its pages leave the appendix out.
    """

    council: str
    title: str
    committee: str
    quarter: Period
    draft: bool
    facts: ReportFacts
    wording: Wording
    as_at: dt.date | None
    entries: tuple[Entry, ...]
    sections: tuple[Section, ...]
    summary: tuple[str, ...]
    glance: Glance
    guide: Guide
    notes: Notes
    cut: Cut | None = None
    covering_only: bool = False
