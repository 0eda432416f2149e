"""The arithmetic behind intervals, comparisons, ranks, trends and control charts, public so that others can check it.

Pure functions of numbers: None stands for a missing value, positions count from 0, and what cannot be used raises
``ValueError`` with a sentence. Definitions and their sources: method.md sections 6 to 9.
"""

from scorecard.statistics.comparison import compare, compare_intervals, compare_levels
from scorecard.statistics.intervals import Interval, byar, funnel_limits, mean_interval, rate_interval, wilson
from scorecard.statistics.quantiles import quantile_groups, ranks
from scorecard.statistics.trend import Trend, recent_trend
from scorecard.statistics.xmr import Xmr, XmrPoint, xmr

__all__ = [
    "Interval",
    "Trend",
    "Xmr",
    "XmrPoint",
    "byar",
    "compare",
    "compare_intervals",
    "compare_levels",
    "funnel_limits",
    "mean_interval",
    "quantile_groups",
    "ranks",
    "rate_interval",
    "recent_trend",
    "wilson",
    "xmr",
]
