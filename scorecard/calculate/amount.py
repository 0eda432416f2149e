"""A figure of a period as it was worked out: exact, with its coverage, its arithmetic and its cells."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.figures import SUPPRESSED, Figure
from scorecard.observations import Source
from scorecard.period import Period
from scorecard.statistics import Interval


@dataclass(frozen=True)
class Amount:
    """What a quarter or a year to date comes to, or the reason why it comes to nothing.

    ``value`` is exact and in the unit; ``basis`` says in words how it came about, ``working`` with its numbers, where
    there is something to work out. ``complete`` is false where a part (``known`` of ``expected``) is missing.
    ``at_end`` says whether the figure stands at the end of its period. ``given`` is the figure that a return gives
    beside its parts, and ``calculated`` whether ``value`` was worked out rather than taken from it. ``suppressed``: the
    return withholds the figure because its numbers are too small. ``unexplained``: there is no figure, and nobody said
    why.
    """

    period: Period
    value: float | None = None
    basis: str = ""
    working: str = ""
    missing: str | None = None
    unexplained: bool = False
    known: int = 0
    expected: int = 0
    part_name: str = "months"
    at_end: bool = True
    given: float | None = None
    calculated: bool = False
    numerator: float | None = None
    denominator: float | None = None
    sources: tuple[Source, ...] = ()
    provisional: bool = False
    suppressed: bool = False

    @property
    def complete(self) -> bool:
        """Whether no part is missing."""
        return self.value is not None and self.known >= self.expected

    @property
    def coverage(self) -> str | None:
        """The parts known, in words, where some are missing: ``2 of 3 months``."""
        if self.value is None or self.complete:
            return None
        return f"{self.known} of {self.expected} {self.part_name}"


@dataclass(frozen=True)
class PeriodFigure:
    """A period's figure as published, and how it came about; ``figure`` is None where there is none.

    ``interval`` is the range, in the unit, in which chance leaves the figure: at 95%, where its parts are counts.
    """

    amount: Amount
    figure: Figure | None
    interval: Interval | None = None

    @property
    def period(self) -> Period:
        """The period."""
        return self.amount.period

    @property
    def text(self) -> str | None:
        """The figure as printed, ``[c]`` where it is suppressed, None where there is none."""
        if self.figure is None:
            return SUPPRESSED if self.amount.suppressed else None
        return self.figure.text
