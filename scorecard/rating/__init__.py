"""Rating rules: how far a published figure may miss its target, and what colour that gives.

A new rule is one file here, with its settings and its ``rate``, and one line in ``RULES``. Source: method.md section 4.
"""

from scorecard.rating.allowance import Allowance
from scorecard.rating.floor import Floor
from scorecard.rating.target import Target
from scorecard.rating.tolerance import Tolerance
from scorecard.rating.verdict import COLOURS, Rating, Verdict, unrated

RULES: tuple[type[Tolerance | Floor], ...] = (Tolerance, Floor)
RatingRule = Tolerance | Floor

__all__ = [
    "COLOURS",
    "RULES",
    "Allowance",
    "Floor",
    "Rating",
    "RatingRule",
    "Target",
    "Tolerance",
    "Verdict",
    "unrated",
]
