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
from scorecard.statistics import compare_intervals


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

    ``gain`` is by how much the figure became better, negative where worse; None where neither way is better.
    ``significant`` tells whether it is more than chance explains, as the 95% intervals of both figures lie apart;
    None that this was not tested. ``why_not`` says why there is no comparison.
    """

    against: Period
    before: Figure | None
    judgement: Judgement
    amount: Decimal | None = None
    gain: Decimal | None = None
    significant: bool | None = None
    why_not: str | None = None


def compare_periods(
    indicator: Indicator, now: PeriodFigure, before: PeriodFigure, target: Target | None, why_not: str | None = None
) -> Change:
    """Return the change from ``before`` to ``now``; ``why_not`` forbids the comparison, with a reason."""
    against = before.period
    if now.figure is None or before.figure is None or why_not is not None:
        reason = why_not or _lacking(before if before.figure is None else now)
        return Change(against, before.figure, Judgement.NOT_COMPARED, why_not=reason)
    amount = now.figure.published - before.figure.published
    gain = _gain(indicator, now.figure, before.figure, target)
    size = abs(amount if gain is None else gain)
    if size <= indicator.no_change.amount(before.figure.published):
        judgement = Judgement.NO_CHANGE
    elif gain is None:
        judgement = Judgement.INCREASING if amount > 0 else Judgement.DECREASING
    else:
        judgement = Judgement.IMPROVING if gain > 0 else Judgement.WORSENING
    significant = None if judgement is Judgement.NO_CHANGE else _is_significant(now, before)
    return Change(against, before.figure, judgement, amount, gain, significant)


def _lacking(figure: PeriodFigure) -> str:
    """Return what stands in the way of a comparison: a figure that is suppressed, or not there."""
    label = figure.period.label
    return f"the figure for {label} is suppressed" if figure.amount.suppressed else f"no figure for {label}"


def _is_significant(now: PeriodFigure, before: PeriodFigure) -> bool | None:
    if now.interval is None or before.interval is None:
        return None
    return compare_intervals(now.interval, before.interval, Direction.NONE) != "similar"


def _gain(indicator: Indicator, now: Figure, before: Figure, target: Target | None) -> Decimal | None:
    """Return by how much a figure became better; with a range or midpoint, by how much it came closer."""
    if indicator.direction is Direction.NONE:
        return None
    if target is not None and target.low is not None and target.high is not None:
        distance, earlier = (max(target.shortfall(figure.published), Decimal(0)) for figure in (now, before))
        return earlier - distance
    amount = now.published - before.published
    return {Direction.HIGHER: amount, Direction.LOWER: -amount}.get(indicator.direction)
