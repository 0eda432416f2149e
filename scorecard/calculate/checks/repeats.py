"""Last quarter's figure again, to the last digit, where that is unusual (SC314).

A figure of four or more digits seldom repeats; one of three may, unless the measure has always moved by ten units of
its last place, or counts up over the year. A measure that has repeated before may do so, and so may a stock of few
digits, 0 and 100%. Where months are known, they must repeat too: a sum that comes out the same is no copy. Where all
three do, the digits of those that move by ten units from the month before count too. One figure without months may
well stand still, unless it counts up: that is only a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from scorecard.calculate.amount import Amount
from scorecard.calculate.checks.evidence import ANSWER, SAME, UNITS, WHOLE, Evidence
from scorecard.calculate.checks.history import COUNTING_UP, figures
from scorecard.calculate.quarter import MONTHS_IN_QUARTER
from scorecard.figures import Unit, round_half_away
from scorecard.period import Kind
from scorecard.problems import Problem

MANY_DIGITS, SOME_DIGITS, DIGITS_OF_MONTHS = 4, 3, 6
CHANGES_NEEDED = 3


def repeated_figure(evidence: Evidence) -> Iterator[Problem]:
    """A figure that is exactly the one of the quarter before, or of the year before for an annual measure."""
    now, before = evidence.shown, evidence.result.previous.amount
    if not _parts_repeat(now, before) or not _months_repeat(evidence) or _is_an_end(evidence):
        return
    digits = _digits(now, evidence.indicator.decimals)
    many = digits >= MANY_DIGITS or _digits_of_months(evidence) >= DIGITS_OF_MONTHS
    changes = _changes(evidence) if many or digits >= SOME_DIGITS else []
    if (not many and digits < SOME_DIGITS) or 0 in changes:
        return
    restless = len(changes) >= CHANGES_NEEDED and min(changes) >= UNITS
    counts_up = evidence.indicator.kind in COUNTING_UP and now.period.year == before.period.year
    if many or restless or counts_up:
        wrong = (
            f"{evidence.text(now.value or 0)} in {now.period.label} is the figure of {before.period.label} to the last "
            f"digit{_never(changes)}."
        )
        found = evidence.problem("SC314", now.period, wrong, f"Check that it is no copy. {ANSWER}")
        yield found if evidence.months or counts_up else found.as_warning()


def _never(changes: list[Decimal]) -> str:
    return f"; none of the {len(changes)} changes before it was 0" if len(changes) > 1 else ""


def same(first: float, second: float | None) -> bool:
    """Whether two readings are of one number."""
    return second is not None and abs(first - second) <= SAME * max(1.0, abs(first))


def _parts_repeat(now: Amount, before: Amount) -> bool:
    """Whether two figures are the same, and so are their parts, where both have parts."""
    if now.value is None or not same(now.value, before.value):
        return False
    parts = ((now.numerator, before.numerator), (now.denominator, before.denominator))
    return all(one is None or other is None or same(one, other) for one, other in parts)


def _is_an_end(evidence: Evidence) -> bool:
    """Whether a figure is none or all, where measures come to rest."""
    return evidence.shown.value == 0 or (
        evidence.indicator.unit is Unit.PERCENT and evidence.alike(evidence.shown.value, WHOLE)
    )


def _months_repeat(evidence: Evidence) -> bool:
    """Whether the months of both quarters are the same, as far as both have them."""
    if evidence.period.kind is Kind.YEAR:
        return True
    earlier = evidence.measures.months(evidence.indicator.ref, evidence.period - 1)
    pairs = [(now.value or 0, then.value) for now, then in zip(evidence.months, earlier, strict=False)]
    whole = len(evidence.months) == len(earlier) == MONTHS_IN_QUARTER
    return not whole or all(same(now, then) for now, then in pairs)


def _digits_of_months(evidence: Evidence) -> int:
    """Return the digits of three months that repeat those of the quarter before and move from month to month."""
    ref = evidence.indicator.ref
    earlier = evidence.measures.months(ref, evidence.period - 1) if evidence.period.kind is Kind.QUARTER else ()
    if not len(evidence.months) == len(earlier) == MONTHS_IN_QUARTER:
        return 0
    decimals = evidence.indicator.decimals
    values = [item.value or 0 for item in (earlier[-1], *evidence.months)]
    moved = [now for before, now in pairwise(values) if _units(now, before, decimals) >= UNITS]
    return sum(significant(value, decimals) for value in moved)


def _digits(amount: Amount, decimals: int) -> int:
    """Return how many digits would have to agree by chance; two parts move together, which takes one away."""
    if amount.numerator is None or amount.denominator is None:
        return significant(amount.value or 0, decimals)
    return significant(amount.numerator, 0) + significant(amount.denominator, 0) - 1


def significant(value: float, decimals: int) -> int:
    """Return the digits of a published figure, leading and trailing zeros left out."""
    return len(f"{round_half_away(abs(value), decimals):f}".replace(".", "").strip("0"))


def _changes(evidence: Evidence) -> list[Decimal]:
    """Return the earlier changes from quarter to quarter, or year to year, in units of the last printed place."""
    decimals = evidence.indicator.decimals
    known = figures(evidence, evidence.period.kind).items()
    values = {period: value for period, value in known if period != evidence.period}
    return [_units(values[now], values[then], decimals) for then, now in pairwise(values) if now == then + 1]


def _units(now: float, then: float, decimals: int) -> Decimal:
    """Return how far apart two figures are printed, in units of the last place."""
    return abs(round_half_away(now, decimals) - round_half_away(then, decimals)).scaleb(decimals)
