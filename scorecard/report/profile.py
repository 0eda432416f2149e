"""How a period's target comes out of what the catalogue sets for the year, in words and with its numbers."""

from __future__ import annotations

from scorecard.calculate import Goal
from scorecard.calculate.working import added, plain
from scorecard.catalogue import Indicator, MeasureKind
from scorecard.catalogue.target import Annual, Between, Level, Midpoint, Months, Quarters, StraightLine
from scorecard.period import Kind, Period


def profile_text(indicator: Indicator, goal: Goal, period: Period) -> str | None:
    """Return where the target of a period comes from; None where the catalogue sets none that is a number."""
    words: str | None = None
    match goal.setting:
        case Level():
            words = _level(goal.setting, indicator, period)
        case Annual():
            words = _share(goal.setting, indicator, period)
        case Quarters(quarters=targets):
            parts = [targets[quarter.index] for quarter in period.quarters]
            words = _set_for("the quarter", parts, adds_up=indicator.adds_up)
        case Months(months=targets):
            parts = [targets[month.index] for month in period.months]
            words = _set_for("the month", parts, adds_up=indicator.adds_up)
        case StraightLine(start=start, end=end):
            words = f"a straight line from {plain(start)} to {plain(end)} over the year: "
            words += f"{plain(start)} + ({plain(end)} - {plain(start)}) x {period.months_elapsed} / 12"
        case Between():
            words = "set for the year: anything in the range meets it"
        case Midpoint():
            words = "set for the year: the closer, the better"
    return words


def _level(setting: Level, indicator: Indicator, period: Period) -> str:
    if indicator.adds_up and period.kind is Kind.YEAR_TO_DATE:
        return f"set for each quarter: {plain(setting.level)} x {len(period.quarters)}"
    return f"set for {'the year' if period.kind is Kind.YEAR else 'each quarter'}"


def _share(setting: Annual, indicator: Indicator, period: Period) -> str:
    accumulates = indicator.kind is MeasureKind.CUMULATIVE
    whole = plain(setting.annual)
    if not (indicator.adds_up or accumulates):
        return f"the target of the whole year, {whole}"
    first = 0 if accumulates else period.months[0].index
    count = period.months[-1].index + 1 - first
    if setting.profile is None:
        return f"the year's target in equal shares: {whole} x {count} / 12"
    return f"the year's target by its profile: {whole} x {_weights(setting.profile, first, count)}"


def _weights(profile: tuple[float, ...], first: int, count: int) -> str:
    """Return the share that a profile gives to some months, as weights over all weights."""
    months_each = 12 // len(profile)
    if count % months_each or first % months_each:
        return f"{count} / {months_each} of a weight of {', '.join(plain(weight) for weight in profile)}"
    own = profile[first // months_each : (first + count) // months_each]
    return f"{_sum(own)} / {_sum(profile)}"


def _sum(weights: tuple[float, ...]) -> str:
    return f"({added(weights)})" if len(weights) > 1 else plain(weights[0])


def _set_for(named: str, parts: list[float | None], *, adds_up: bool) -> str:
    known = [part for part in parts if part is not None]
    summed = adds_up and len(known) == len(parts) and len(parts) > 1
    return f"set for {named.replace('the', 'each')}: {added(known)}" if summed else f"set for {named}"
