"""Figures that a return gives for a quarter or a year to date, against what its months or quarters come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.calculate.amount import Amount
from scorecard.calculate.checks.evidence import COUNTS, Evidence
from scorecard.calculate.checks.plausibility import SLIP
from scorecard.calculate.checks.repeats import SOME_DIGITS, same, significant
from scorecard.calculate.measures import Measured, ratio
from scorecard.calculate.quarter import MONTHS_IN_QUARTER, month_value
from scorecard.catalogue import MeasureKind, Rule
from scorecard.period import Kind
from scorecard.problems import Problem
from scorecard.sentences import join

REPEATS = (MeasureKind.RATIO, MeasureKind.MEAN, MeasureKind.SUPPLIED)  # may be given anew, with nothing to check it by


def given_quarter(evidence: Evidence) -> Iterator[Problem]:
    """A figure given for the quarter that differs from the calculated one."""
    quarter = evidence.shown
    if evidence.given is not None and quarter.calculated and evidence.disagree(quarter.given, quarter.value):
        wrong = (
            f"{evidence.text(quarter.given or 0)} is given for {quarter.period.label}, but the calculated figure is "
            f"{evidence.text(quarter.value or 0)} ({quarter.basis})."
        )
        yield evidence.problem("SC301", quarter.period, wrong)


def given_parts(evidence: Evidence) -> Iterator[Problem]:
    """Both parts given for a quarter or year to date that differ from those of its months or quarters, added up."""
    months = evidence.months if len(evidence.months) == MONTHS_IN_QUARTER else ()
    yield from _summed(evidence, months, evidence.given)
    yield from _summed(evidence, [*evidence.earlier, evidence.shown], evidence.given_to_date)


def _summed(
    evidence: Evidence, pieces: Sequence[Measured] | Sequence[Amount], given: Measured | None
) -> Iterator[Problem]:
    parts = [
        (piece.numerator, piece.denominator)
        for piece in pieces
        if piece.numerator is not None and piece.denominator is not None
    ]
    whole = bool(parts) and len(parts) == len(pieces)
    if evidence.indicator.kind is not MeasureKind.RATIO or given is None or not given.has_parts or not whole:
        return
    numerator, denominator = (sum(part) for part in zip(*parts, strict=True))
    if evidence.disagree(given.value, ratio(numerator, denominator, evidence.indicator.scale)):
        wrong = (
            f"{given.numerator:,g} of {given.denominator:,g} is given for {given.period.label}, but its "
            f"{'months' if given.period.kind is Kind.QUARTER else 'quarters'} add up to {numerator:,g} of "
            f"{denominator:,g}."
        )
        yield evidence.problem("SC301", given.period, wrong)


def given_year_to_date(evidence: Evidence) -> Iterator[Problem]:
    """A given year to date that repeats an earlier quarter, differs from the calculated one, or leaves its quarters."""
    amount, given = evidence.to_date, evidence.given_to_date
    if given is None or given.given is None or not evidence.is_new(given.period):
        return  # what an earlier run has accepted is no news because its quarter has come in arrears
    text = evidence.text(given.given)
    differs = amount.calculated and amount.value is not None and evidence.disagree(given.given, amount.value)
    calculated = f"calculated it is {evidence.text(amount.value or 0)} ({amount.basis})" if differs else ""
    repeated = _repeated(evidence, given.given)
    agrees = amount.calculated and not differs
    if repeated is not None and not agrees and evidence.indicator.year_to_date_rule is not Rule.LAST:
        wrong = f"The year to date is given as {text}, which is the figure of {repeated.period.label}"
        wrong += f"; {calculated}." if differs else "."
        yield evidence.problem("SC304", amount.period, wrong)
    elif not agrees and _stands_again(evidence, given.given):
        last = (evidence.period - 1).year_to_date.label
        also = f"; {calculated}" if differs else ""
        yield evidence.problem("SC304", amount.period, f"The year to date is given as {text}, as for {last}{also}.")
    elif differs:
        yield evidence.problem("SC301", amount.period, f"The year to date is given as {text}, but {calculated}.")
    elif not amount.calculated:
        yield from _outside_quarters(evidence, given) if evidence.averages else _far_from_quarters(evidence, given)


def _repeated(evidence: Evidence, given: float) -> Amount | None:
    """Return the earlier quarter whose figure the year to date repeats, though the latest quarter's differs."""
    if not evidence.disagree(given, evidence.shown.value):
        return None
    return next((item for item in evidence.earlier if evidence.alike(given, item.value)), None)


def _stands_again(evidence: Evidence, given: float) -> bool:
    """Whether the year to date is that of the quarter before to the last digit, though this quarter adds to it."""
    period, own = evidence.period, evidence.shown.value
    earlier = evidence.measures.at(evidence.indicator.ref, (period - 1).year_to_date) if period.index else None
    if earlier is None or earlier.given is None or evidence.indicator.kind not in REPEATS:
        return False
    few = significant(given, evidence.indicator.decimals) < SOME_DIGITS
    nothing_added = evidence.alike(own, given) or (own == 0 and evidence.indicator.unit in COUNTS)
    return same(given, earlier.given) and not few and not nothing_added


def _outside_quarters(evidence: Evidence, given: Measured) -> Iterator[Problem]:
    """A given year to date of an average or percentage that is above or below all of its quarters."""
    quarters = [*evidence.earlier, evidence.shown]
    known = [item.value for item in quarters if item.value is not None]
    if len(quarters) == 1 or len(known) < len(quarters) or given.given is None:
        return
    if not evidence.within(given.given, known):
        wrong = (
            f"The year to date is given as {evidence.text(given.given)}, outside its quarters "
            f"({evidence.text(min(known))} to {evidence.text(max(known))})."
        )
        yield evidence.problem("SC307", given.period, wrong)


def _far_from_quarters(evidence: Evidence, given: Measured) -> Iterator[Problem]:
    """A given year to date that is far more than all of its quarters together, or far less than the least of them."""
    known = [abs(item.value) for item in (*evidence.earlier, evidence.shown) if item.value is not None]
    if len(known) <= len(evidence.earlier) or not given.given or max(known) < evidence.told_apart:
        return
    if abs(given.given) >= SLIP * sum(known) or abs(given.given) * SLIP <= min(known):
        named = join([evidence.text(value) for value in known])
        wrong = (
            f"The year to date is given as {evidence.exact(given.given)}, far from what its quarters ({named}) make."
        )
        yield evidence.problem("SC307", given.period, wrong)


def outside_months(evidence: Evidence) -> Iterator[Problem]:
    """An average or percentage of a quarter that is above or below all three of its months."""
    quarter = evidence.shown
    values = [month_value(evidence.indicator, month) for month in evidence.months]
    known = [value for value in values if value is not None]
    if not evidence.averages or quarter.value is None or len(known) < MONTHS_IN_QUARTER or evidence.given is None:
        return
    if not evidence.within(quarter.value, known):
        wrong = (
            f"The figure for {quarter.period.label}, {evidence.text(quarter.value)}, lies outside its months, "
            f"which run from {evidence.text(min(known))} to {evidence.text(max(known))}."
        )
        yield evidence.problem("SC305", quarter.period, wrong)
