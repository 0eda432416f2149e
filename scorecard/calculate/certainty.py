"""How far chance alone could have moved a figure: its 95% interval, in its unit. Source: method.md section 6."""

from __future__ import annotations

from scorecard.calculate.amount import Amount
from scorecard.catalogue import Indicator
from scorecard.figures import Unit
from scorecard.statistics import Interval, rate_interval, wilson


def interval_of(indicator: Indicator, amount: Amount) -> Interval | None:
    """Return the interval of a percentage or a rate that is made of counts, None for any other figure.

    A plain count is complete, and days per case are no proportion. Parts with decimals, or said to be no ``counts``,
    are amounts; parts that do not make the figure (an annualised one is more) say nothing about it. Where only the
    denominator is known, the figure itself says how many events there were.
    """
    value, base, events = amount.value, amount.denominator, amount.numerator
    if not indicator.counts or value is None or base is None or base < 1 or base % 1:
        return None
    if events is None:
        events = value / indicator.scale * base
    elif events % 1 or not indicator.style.prints_alike(events / base * indicator.scale, value):
        return None
    if indicator.unit is Unit.RATE and events >= 0:
        return rate_interval(events, base, indicator.scale)
    if indicator.unit is Unit.PERCENT and 0 <= events <= base:
        share = wilson(events, base)
        return Interval((share.low or 0) * indicator.scale, share.high * indicator.scale, share.method)
    return None
