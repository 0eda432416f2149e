"""What an amount may tell once some figures are hidden: nothing of its own where it is hidden, nothing of its parts.

Amounts are worked out from the full figures first, so that a total that may be shown is the true one.
"""

from __future__ import annotations

from dataclasses import replace

from scorecard.calculate.amount import Amount
from scorecard.calculate.measures import Measures
from scorecard.catalogue import Indicator, Rule
from scorecard.figures import SUPPRESSED
from scorecard.period import Kind

TOO_SMALL = "Suppressed, because the numbers are too small to be shown."


def masked(amount: Amount, indicator: Indicator, measures: Measures) -> Amount:
    """Return an amount as it may be shown; a visible total keeps its value and loses the sum that it comes from.

    The cells behind hidden figures keep their address, and say ``[c]``.
    """
    cell = indicator.ref, amount.period
    hidden = cell in measures.hidden
    if amount.value is None or not (hidden or cell in measures.telling):
        return amount
    sources = tuple(
        replace(each, raw=SUPPRESSED, repair=None) if each in measures.unseen else each for each in amount.sources
    )
    if hidden:
        return Amount(amount.period, missing=TOO_SMALL, suppressed=True, sources=sources)
    if not amount.calculated:
        return replace(amount, sources=sources)
    basis = f"{amount.basis}, some of them suppressed" if _adds_up(indicator, amount) else amount.basis
    return replace(amount, working="", basis=basis, given=None, sources=sources)


def _adds_up(indicator: Indicator, amount: Amount) -> bool:
    """Whether an amount is made of several figures, not the last of them alone."""
    to_date = amount.period.kind is not Kind.QUARTER
    rule = indicator.year_to_date_rule if to_date else indicator.quarter_rule
    return amount.expected > 1 and rule in (Rule.SUM, Rule.MEAN, Rule.RATIO)
