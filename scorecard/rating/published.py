"""What a quarter published of each indicator: its record, which stands. Source: method.md section 4."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import BeforeValidator, Field

from scorecard.figures import LARGEST
from scorecard.period import Period, parse_period, parse_span
from scorecard.rating.verdict import Rating

Number = Annotated[float, Field(gt=-float(LARGEST), lt=float(LARGEST), allow_inf_nan=False)]
Span = Annotated[Period, BeforeValidator(parse_span)]
Quarter = Annotated[Period, BeforeValidator(parse_period)]


@dataclass(frozen=True)
class PublishedFigure:
    """A figure as it was published: exact, as printed (``[c]`` where it is suppressed), and its rating, if any."""

    value: Number | None
    text: str | None
    rating: Rating | None


@dataclass(frozen=True)
class PublishedSource:
    """A file behind a published figure, as it was then; ``file`` is relative to the workspace."""

    file: str
    sha256: str


@dataclass(frozen=True)
class Published:
    """What was published of one indicator, under the names of ``scorecard.json``.

    ``rating`` is the indicator's; ``rated`` names the figure that it rests on, ``quarter`` or ``year_to_date``.
    """

    ref: str
    period: Span
    in_arrears: bool
    value: Number | None
    text: str | None
    target_text: str | None
    rating: Rating
    rating_reason: str
    year_to_date: PublishedFigure
    sources: tuple[PublishedSource, ...]
    rated: str = "quarter"

    @property
    def counted(self) -> bool:
        """Whether the rating counted in its quarter's tallies."""
        return not self.in_arrears


@dataclass(frozen=True)
class Record:
    """What a quarter published, by reference; ``file`` is where that stands, relative to the workspace."""

    quarter: Period
    file: str
    indicators: Mapping[str, Published]


def latest_of_each(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return records, given oldest first, without what a later one publishes again for the same period."""
    records = tuple(records)
    latest = {(each.ref, each.period): record for record in records for each in record.indicators.values()}
    return tuple(
        replace(
            record,
            indicators={
                ref: each for ref, each in record.indicators.items() if latest[each.ref, each.period] is record
            },
        )
        for record in records
    )
