"""A record of what was published, beside what today's returns and today's catalogue make of the same periods.

Published figures and ratings stand; what would differ today is listed: with the return that changed it, or as the work
of the catalogue's settings where no return did. Source: method.md section 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorecard.calculate.amount import Amount, PeriodFigure
from scorecard.calculate.hiding import hide_small_numbers
from scorecard.calculate.indicator import judge_indicator
from scorecard.calculate.measures import Measures
from scorecard.calculate.result import Judged, Rated
from scorecard.catalogue import Indicator, LoadedCatalogue
from scorecard.figures import SUPPRESSED
from scorecard.observations import Collected, Part
from scorecard.period import Kind, Period
from scorecard.rating import Rating, unrated
from scorecard.rating.published import Published, PublishedFigure, Record


class Recalculation:
    """What returns come to under today's catalogue, for any quarter; each is worked out once."""

    def __init__(self, loaded: LoadedCatalogue, collected: Collected) -> None:
        """Keep what the quarters are worked out from."""
        self.indicators = loaded.catalogue.indicators
        self.collected = collected
        self._measures = hide_small_numbers(self.indicators, Measures(self.indicators, collected))
        self._judged: dict[Period, dict[str, Judged]] = {}

    def at(self, ref: str, period: Period, quarter: Period) -> Rated:
        """Return figure and rating of a period; of a year as it stood in ``quarter``."""
        rated = _view(self.of(quarter if period.kind is Kind.YEAR else period.quarter_of)[ref], period)
        if rated.current.period == period:
            return rated
        missing = unrated(Rating.NO_DATA, f"There is no figure for {period.label} any more.")
        return Rated(PeriodFigure(Amount(period), None), rated.goal, missing)

    def of(self, quarter: Period) -> dict[str, Judged]:
        """Return every indicator's figures and ratings of a quarter, by reference."""
        if quarter not in self._judged:
            each = (judge_indicator(indicator, quarter, self._measures) for indicator in self.indicators)
            self._judged[quarter] = {judged.indicator.ref: judged for judged in each}
        return self._judged[quarter]


@dataclass(frozen=True)
class Revision:
    """A published figure and what it would be today, under today's catalogue.

    ``then`` comes from the returns as they stood when it was published, ``now`` from those of today; ``file`` is the
    return that changed it, if one did. ``was`` has a rating where the indicator is rated by this figure.
    """

    indicator: Indicator
    period: Period
    was: PublishedFigure
    then: Rated
    now: Rated
    file: str | None

    @property
    def by_return(self) -> bool:
        """Whether a return gives another figure than the one published."""
        return self.file is not None and not self._as_published(self.now)

    @property
    def by_settings(self) -> bool:
        """Whether the catalogue alone makes another figure, or another rating, of what the returns said then."""
        return not self._rated_alike(self.then) if self._as_published(self.then) else self.file is None

    @property
    def by_rerun(self) -> bool:
        """Whether a run of the same quarter changes figure or rating."""
        return not (self._as_published(self.now) and self._rated_alike(self.now))

    @property
    def hidden(self) -> bool:
        """Whether the figure is, or was, suppressed, so that nothing may print it."""
        return SUPPRESSED in (self.was.text, self.then.current.text, self.now.current.text)

    def _as_published(self, rated: Rated) -> bool:
        """Whether a figure is the published one; two that are missing are the same."""
        was, now = self.was.value, rated.current.amount.value
        if was is None or now is None or rated.current.period != self.period:
            return was is None and now is None
        return self.indicator.style.prints_alike(was, now)

    def _rated_alike(self, rated: Rated) -> bool:
        return self.was.rating in (None, rated.verdict.rating)


def compare_record(record: Record, then: Recalculation, now: Recalculation) -> tuple[Revision, ...]:
    """Return what would differ today from a record, of the indicators that it and the catalogue both have.

    ``then`` rests on the returns as they stood when it was made, ``now`` on those of today.
    """
    compared = []
    for indicator, published in _common(now.indicators, record):
        for period, was in _figures(indicator, published):
            before, today = (each.at(indicator.ref, period, record.quarter) for each in (then, now))
            shown = before if before.current.amount.value == today.current.amount.value else today
            file = _changed_by(published, shown.current, indicator.ref, now.collected)
            compared.append(Revision(indicator, period, was, before, today, file))
    return tuple(each for each in compared if each.by_return or each.by_settings)


def compare_rerun(results: Iterable[Judged], record: Record) -> tuple[Revision, ...]:
    """Return what a run changes of the record of its own quarter."""
    by_ref = {result.indicator.ref: result for result in results}
    compared = []
    for indicator, published in _common((result.indicator for result in by_ref.values()), record):
        for period, was in _figures(indicator, published):
            now = _view(by_ref[indicator.ref], period)
            compared.append(Revision(indicator, period, was, now, now, None))
    return tuple(each for each in compared if each.by_rerun)


def _common(indicators: Iterable[Indicator], record: Record) -> Iterator[tuple[Indicator, Published]]:
    for indicator in indicators:
        if indicator.ref in record.indicators:
            yield indicator, record.indicators[indicator.ref]


def _figures(indicator: Indicator, published: Published) -> Iterator[tuple[Period, PublishedFigure]]:
    """Yield what was published as final: the period's figure, and the year to date where that is rated.

    A year that was not yet due was no result; the year to date of a measure in arrears may be of either quarter.
    """
    if published.rating is Rating.NOT_DUE:
        return
    by_year = indicator.rate == "year_to_date"
    yield published.period, PublishedFigure(published.value, published.text, None if by_year else published.rating)
    if by_year and not published.in_arrears and published.period.kind is Kind.QUARTER:
        to_date = published.year_to_date
        yield published.period.year_to_date, PublishedFigure(to_date.value, to_date.text, published.rating)


def _view(result: Judged, period: Period) -> Rated:
    """Return the one of a result's figures that is of the same kind as a period."""
    return result.year_to_date if period.kind is Kind.YEAR_TO_DATE else result.quarter


def _changed_by(published: Published, shown: PeriodFigure, ref: str, collected: Collected) -> str | None:
    """Return the latest file behind a figure, or behind its absence, that does not stand behind the published one.

    Where there is none, a file that has gone since, or has changed; None where every file is as it was.
    """
    known = {(source.file, source.sha256) for source in published.sources}
    files = {source.file for source in shown.amount.sources}
    if shown.figure is None:
        periods = (shown.period, *shown.period.months)
        blanks = (collected.blanks.get((ref, period, part)) for period in periods for part in Part)
        files |= {blank.source.file for blank in blanks if blank is not None}
    new = [file.path for file in collected.files if file in files and (file.path, file.sha256) not in known]
    gone = known - {(file.path, file.sha256) for file in collected.files}
    return new[-1] if new else min((path for path, _ in gone), default=None)
