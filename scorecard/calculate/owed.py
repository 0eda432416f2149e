"""What is owed of an indicator for a quarter, and what of it has not come: the one home of that decision.

A return form asks for it, the checks warn of what is missing, and ``scorecard status`` chases it.
"""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.calculate.result import Result
from scorecard.catalogue import Frequency, Indicator, Rule
from scorecard.period import QUARTERS_IN_YEAR, Period


@dataclass(frozen=True)
class Owed:
    """What a directorate owes of one indicator.

    ``due`` is the period that is reported: the quarter, an earlier one for a measure in arrears, or the year. The
    figure is complete with all ``required`` periods; ``due`` itself, given as a whole, stands in place of its months.
    """

    due: Period
    required: tuple[Period, ...]

    @property
    def months(self) -> tuple[Period, ...]:
        """The months among what is required; none where the period is given as a whole."""
        return tuple(period for period in self.required if period in self.due.months)


def is_due(indicator: Indicator, quarter: Period) -> bool:
    """Whether a figure is owed in this quarter; an annual one is, in the quarter in which its year is reported."""
    return indicator.frequency is not Frequency.ANNUAL or (quarter - indicator.arrears).number == QUARTERS_IN_YEAR


def owed(indicator: Indicator, quarter: Period) -> Owed:
    """Return what is owed of an indicator that is due in a quarter.

    The months from which the quarter is worked out, or the quarter where it is shown as given; the year to date where
    that is rated as given.
    """
    due = quarter - indicator.arrears
    if indicator.frequency is Frequency.ANNUAL:
        year = Period.of_year(due.year)
        return Owed(year, (year,))
    worked_out = indicator.frequency is Frequency.MONTHLY and indicator.quarter_rule is not Rule.SUPPLIED
    to_date = indicator.rate == "year_to_date" and indicator.year_to_date_rule is Rule.SUPPLIED
    return Owed(due, (*(due.months if worked_out else (due,)), *((due.year_to_date,) if to_date else ())))


def missing_periods(result: Result) -> tuple[Period, ...]:
    """Return the periods for which a figure is due and the returns give neither it nor a reason.

    That is the period as a whole, the months for want of which it is partial, or the year to date that is rated.
    """
    current, to_date = result.quarter.current, result.year_to_date.current
    if not result.due:
        return ()
    if current.figure is None:
        return (current.period,) if current.amount.unexplained else ()
    months = [month.period for month in result.months if month.amount.unexplained] if current.amount.coverage else []
    rated = result.rated.current is to_date and to_date.figure is None and to_date.amount.unexplained
    return (*months, *((to_date.period,) if rated else ()))


def lacks_words(result: Result) -> bool:
    """Whether the target is missed and nobody says why."""
    return result.verdict.rating.is_miss and (result.comment is None or not result.comment.text)
