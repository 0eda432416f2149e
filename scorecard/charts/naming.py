"""How alternative texts name what a chart shows: periods, stretches of them, the highest and the lowest."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.figures import Figure
from scorecard.period import MONTHS, Kind, Period
from scorecard.sentences import join

_MOST_NAMES = 3  # periods named one by one; more are counted
_STEPS = {Kind.MONTH: "month", Kind.QUARTER: "quarter"}


def step_of(period: Period) -> str:
    """Return what the periods of a chart are: ``month``, ``quarter`` or ``year``."""
    return _STEPS.get(period.kind, "year")


def full_name(period: Period) -> str:
    """Return a period as it is read out: ``July 2022``, ``2022-23 Q2``."""
    return period.span if period.kind is Kind.MONTH else period.label


def short_name(period: Period) -> str:
    """Return a period as it is read out where its financial year is known: ``July``, ``Q2``."""
    return MONTHS[period.index] if period.kind is Kind.MONTH else period.short


def extent(first: Period, last: Period) -> str:
    """Return a stretch of periods: ``April to September 2022``, ``2022-23 Q1 to Q2``, ``July 2020 to June 2022``."""
    if first == last:
        return full_name(first)
    if first.kind is Kind.MONTH and first.start.year == last.start.year:
        return f"{short_name(first)} to {full_name(last)}"
    if first.kind is Kind.QUARTER and first.year == last.year:
        return f"{full_name(first)} to {short_name(last)}"
    return f"{full_name(first)} to {full_name(last)}"


def listed(names: Sequence[str], step: str) -> str:
    """Return names of periods joined with commas and "and"; many are only counted."""
    return f"{len(names)} {step}s" if len(names) > _MOST_NAMES else join(names)


def extremes(known: Sequence[tuple[str, Figure]], step: str) -> str:
    """Name the highest and the lowest of the figures of named periods."""
    numbers = [figure.published for _, figure in known]
    high, low = max(numbers), min(numbers)
    if high == low:
        return "All figures are the same."
    (highest, at_high), (lowest, at_low) = (
        (
            next(figure for _, figure in known if figure.published == end),
            listed([name for name, figure in known if figure.published == end], step),
        )
        for end in (high, low)
    )
    return f"The highest is {highest} in {at_high}, the lowest {lowest} in {at_low}."
