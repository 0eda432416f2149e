"""Observations -> results: quarter, year to date, target, rating, change and comparison of every indicator."""

from scorecard.calculate.amount import Amount, PeriodFigure
from scorecard.calculate.areas import Place
from scorecard.calculate.change import Change, Judgement
from scorecard.calculate.comparison import Comparison, Standing
from scorecard.calculate.control import Control
from scorecard.calculate.covering import tell_once
from scorecard.calculate.goal import Goal
from scorecard.calculate.outturn import Outturn
from scorecard.calculate.result import Rated, Result
from scorecard.calculate.run import calculate
from scorecard.calculate.trend import AnnualTrend

__all__ = [
    "Amount",
    "AnnualTrend",
    "Change",
    "Comparison",
    "Control",
    "Goal",
    "Judgement",
    "Outturn",
    "PeriodFigure",
    "Place",
    "Rated",
    "Result",
    "Standing",
    "calculate",
    "tell_once",
]
