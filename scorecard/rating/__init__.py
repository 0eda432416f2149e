"""Rating rules: how far a published figure may miss its target, and what colour that gives.

A new rule is one file here, with its settings and its ``rate``, and one line in ``RULES``. Source: method.md section 4.
"""

from scorecard.rating.allowance import Allowance
from scorecard.rating.direction import DirectionDecides
from scorecard.rating.floor import Floor
from scorecard.rating.target import Target
from scorecard.rating.tolerance import Tolerance
from scorecard.rating.verdict import COLOURS, Rating, Verdict, unrated
from scorecard.rating.year_before import YearBefore

RULES: tuple[type[Tolerance | Floor | DirectionDecides], ...] = (Tolerance, Floor, DirectionDecides)
RatingRule = Tolerance | Floor | DirectionDecides

__all__ = [
    "COLOURS",
    "RULES",
    "Allowance",
    "DirectionDecides",
    "Floor",
    "Rating",
    "RatingRule",
    "Target",
    "Tolerance",
    "Verdict",
    "YearBefore",
    "unrated",
]
