"""Observations -> results: quarter, year to date, target, rating, change and comparison of every indicator."""

from scorecard.calculate.amount import Amount, PeriodFigure
from scorecard.calculate.change import Change, Judgement
from scorecard.calculate.comparison import Comparison, Standing
from scorecard.calculate.covering import tell_once
from scorecard.calculate.goal import Goal
from scorecard.calculate.result import Rated, Result
from scorecard.calculate.run import calculate

__all__ = [
    "Amount",
    "Change",
    "Comparison",
    "Goal",
    "Judgement",
    "PeriodFigure",
    "Rated",
    "Result",
    "Standing",
    "calculate",
    "tell_once",
]
