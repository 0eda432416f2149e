"""Everything that a run works out about one indicator: figures, target, rating, change, comparison."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.calculate.amount import PeriodFigure
from scorecard.calculate.areas import Place
from scorecard.calculate.change import Change
from scorecard.calculate.comparison import Comparison
from scorecard.calculate.control import Control
from scorecard.calculate.goal import Goal
from scorecard.calculate.outturn import Outturn
from scorecard.calculate.trend import AnnualTrend
from scorecard.catalogue import Indicator
from scorecard.observations import Comment, Restatement
from scorecard.period import Period
from scorecard.rating import Verdict


@dataclass(frozen=True)
class Rated:
    """A figure with the target of its period and the verdict on it."""

    current: PeriodFigure
    goal: Goal
    verdict: Verdict


@dataclass(frozen=True)
class Judged:
    """The figures of one indicator that carry a rating, for a run's quarter.

    ``quarter`` is the period shown, which lies ``in_arrears`` where the run's quarter has no figure yet. ``rated`` is
    the one of ``quarter`` and ``year_to_date`` that carries the indicator's rating. ``last_year`` and
    ``year_to_date_before`` are what both were a year before.
    """

    indicator: Indicator
    run_quarter: Period
    due: bool
    in_arrears: bool
    quarter: Rated
    year_to_date: Rated
    last_year: PeriodFigure
    year_to_date_before: PeriodFigure

    @property
    def rated(self) -> Rated:
        """The figure that the indicator is rated by."""
        return self.year_to_date if self.indicator.rate == "year_to_date" else self.quarter

    @property
    def verdict(self) -> Verdict:
        """The indicator's rating."""
        return self.rated.verdict

    @property
    def counted(self) -> bool:
        """Whether the rating counts in this quarter's tallies."""
        return not self.in_arrears


@dataclass(frozen=True)
class Result(Judged):
    """The results of one indicator for a run's quarter: figures and ratings, and all that they are held against.

    ``this_year`` and ``last_year_series`` hold twelve months, or four quarters, for the chart; ``targets`` the target
    of each. ``trend`` is None but for an annual measure.
    """

    months: tuple[PeriodFigure, ...]
    quarters: tuple[PeriodFigure, ...]
    previous: PeriodFigure
    travel: Change
    year_on_year: Change
    year_to_date_change: Change
    comparisons: tuple[Comparison, ...]
    places: tuple[Place, ...]
    control: Control
    trend: AnnualTrend | None
    outturn: Outturn
    this_year: tuple[PeriodFigure, ...]
    last_year_series: tuple[PeriodFigure, ...]
    targets: tuple[Goal, ...]
    restatements: tuple[Restatement, ...]
    comment: Comment | None
