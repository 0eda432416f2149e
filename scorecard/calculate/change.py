"""How a figure moved between two periods, and whether that is better. Source: method.md section 5.

The movement (increase or decrease) and the judgement (improving or worsening) are kept apart; both compare published
figures. A change between two points is never called a trend.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scorecard.calculate.amount import PeriodFigure
from scorecard.catalogue import Direction, Indicator
from scorecard.figures import Figure
from scorecard.period import Period
from scorecard.rating import Target


class Judgement(StrEnum):
    """What a movement means; increasing and decreasing are for measures where neither way is better."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    NO_CHANGE = "no_change"
    INCREASING = "increasing"
    DECREASING = "decreasing"
    NOT_COMPARED = "not_compared"


@dataclass(frozen=True)
class Change:
    """A published figure against an earlier one; ``amount`` is now minus then, None where they are not compared.

    ``why_not`` says why there is no comparison.
    """

    against: Period
    before: Figure | None
    judgement: Judgement
    amount: Decimal | None = None
    why_not: str | None = None


def compare_periods(
    indicator: Indicator, now: PeriodFigure, before: PeriodFigure, target: Target | None, why_not: str | None = None
) -> Change:
    """Return the change from ``before`` to ``now``; ``why_not`` forbids the comparison, with a reason."""
    against = before.period
    if now.figure is None or before.figure is None or why_not is not None:
        reason = why_not or f"no figure for {(before if before.figure is None else now).period.label}"
        return Change(against, before.figure, Judgement.NOT_COMPARED, why_not=reason)
    amount = now.figure.published - before.figure.published
    if abs(amount) <= Decimal(str(indicator.no_change)):
        return Change(against, before.figure, Judgement.NO_CHANGE, amount)
    return Change(against, before.figure, _judge(indicator, now.figure, before.figure, target), amount)


def _judge(indicator: Indicator, now: Figure, before: Figure, target: Target | None) -> Judgement:
    """Return whether a movement is for the better; with a range or midpoint, whether it came closer."""
    up = now.published > before.published
    if indicator.direction is Direction.NONE:
        return Judgement.INCREASING if up else Judgement.DECREASING
    if target is not None and target.low is not None and target.high is not None:
        distance, earlier = (max(target.shortfall(figure.published), Decimal(0)) for figure in (now, before))
        if distance == earlier:
            return Judgement.NO_CHANGE
        return Judgement.IMPROVING if distance < earlier else Judgement.WORSENING
    if indicator.direction is Direction.RANGE:
        return Judgement.INCREASING if up else Judgement.DECREASING
    return Judgement.IMPROVING if up == (indicator.direction is Direction.HIGHER) else Judgement.WORSENING
