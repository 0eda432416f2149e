"""The ratings of the quarter before: as they were published, or worked out again where no record was kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scorecard.calculate.result import Judged
from scorecard.period import Period
from scorecard.rating import Rating
from scorecard.rating.published import Record


@dataclass(frozen=True)
class LastQuarter:
    """Ratings by reference, each with whether it counted; None where their record cannot be used.

    ``words`` say in a sentence where they come from; nothing where they are those published.
    """

    ratings: Mapping[str, tuple[Rating, bool]] | None
    words: str = ""


def as_published(record: Record) -> LastQuarter:
    """Return the ratings that stand in the record."""
    return LastQuarter({ref: (each.rating, each.counted) for ref, each in record.indicators.items()})


def worked_out_again(results: Iterable[Judged], quarter: Period) -> LastQuarter:
    """Return the ratings of a quarter that has no record, by its returns as they stood then."""
    ratings = {result.indicator.ref: (result.verdict.rating, result.counted) for result in results}
    words = f"No ratings were recorded for {quarter.label}; they were worked out again from the returns as they stood."
    return LastQuarter(ratings, words)


def cannot_be_used(quarter: Period) -> LastQuarter:
    """Return what is said of a quarter whose record is damaged: its ratings are not worked out again."""
    words = f"The record of what was published for {quarter.label} cannot be used, so nothing is compared with it."
    return LastQuarter(None, words)
