"""The target of a period, published, and the rating of a figure against it. Source: method.md section 4."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from scorecard.calculate.amount import Amount
from scorecard.calculate.change import Change
from scorecard.catalogue import Direction, Indicator
from scorecard.catalogue.target import TargetSetting
from scorecard.catalogue.target_forms import Between, Midpoint, Undecided, Words
from scorecard.figures import Figure
from scorecard.period import Kind, Period
from scorecard.rating import Rating, RatingRule, Target, Verdict, YearBefore, unrated

MOST_PLACES = 6  # of a figure that is rated exact, in the sentence on its rating


@dataclass(frozen=True)
class Goal:
    """A period's target: its printed form, its exact number (None for a range or words), what it is compared as.

    ``setting`` is how the catalogue writes it, None where the year has none. ``rule`` rates figures of the period.
    """

    setting: TargetSetting | None
    text: str | None = None
    value: float | None = None
    target: Target | None = None
    rule: RatingRule | None = None


def goal_for(indicator: Indicator, period: Period) -> Goal:
    """Return the target of a month, quarter, year or year to date."""
    setting = indicator.target.get(period.year_label)
    if setting is None or isinstance(setting, Undecided):
        return Goal(setting)
    if isinstance(setting, Words):
        return Goal(setting, setting.text)
    if isinstance(setting, Between):
        low, high = (indicator.bound(end) for end in setting.between)
        target = Target(low, high)
        return Goal(setting, target.text(indicator.style), None, target, indicator.rule)
    if isinstance(setting, Midpoint):
        point = indicator.bound(setting.midpoint)
        target = Target(point, point)
        return Goal(setting, target.text(indicator.style), setting.midpoint, target, indicator.rule)
    value = indicator.target_at(setting, period)
    if value is None:
        return Goal(setting)
    rule, text = indicator.rule_at(setting, period), indicator.style.figure(value).text
    return Goal(setting, text, value, _one_sided(indicator, value), rule)


def rate(
    indicator: Indicator, amount: Amount, figure: Figure | None, goal: Goal, year_on_year: Change | None = None
) -> Verdict:
    """Return the rating of a figure, or the state that it is in, with the reason.

    ``year_on_year`` is its change on the same period a year before, which decides under some rules.
    """
    state = (
        _without_figure(amount, figure)
        or _without_target(indicator, amount.period, goal)
        or _not_comparable(indicator, amount, goal)
    )
    if state is not None:
        return state
    if figure is None or goal.target is None or goal.rule is None or amount.value is None:
        raise AssertionError("a figure with a target was promised")
    style = indicator.style
    if indicator.rate_exact:
        exact = indicator.bound(amount.value)
        style = replace(style, decimals=max(style.decimals, _places(exact, goal.target.low, goal.target.high)))
        figure = Figure(amount.value, exact, style.figure(amount.value).text)
    return goal.rule.rate(figure, goal.target, style, _year_before(indicator, year_on_year))


def _year_before(indicator: Indicator, change: Change | None) -> YearBefore | None:
    if change is None or change.before is None or change.gain is None:
        return YearBefore(change.why_not) if change and change.why_not else None
    against = change.against
    period = against.span if against.kind is Kind.YEAR_TO_DATE else against.label
    no_change = indicator.no_change.amount(change.before.published)
    return YearBefore(f"{change.before.text} in {period}", change.gain, no_change)


def _without_figure(amount: Amount, figure: Figure | None) -> Verdict | None:
    if figure is not None:
        return None
    rating = Rating.SUPPRESSED if amount.suppressed else Rating.NO_DATA
    return unrated(rating, f"No figure for {amount.period.label}. {amount.missing}")


def _without_target(indicator: Indicator, period: Period, goal: Goal) -> Verdict | None:
    """Return the verdict where the catalogue sets no target that can be compared."""
    if indicator.rating == "none":
        return unrated(Rating.NOT_RATED, "Not rated by decision: shown for context.")
    if goal.setting is None:
        return unrated(Rating.NO_TARGET, f"No target is set for {period.year_label}.")
    if isinstance(goal.setting, Undecided):
        return _undecided(goal.setting.word, period)
    if isinstance(goal.setting, Words):
        return unrated(Rating.NOT_RATED, f"The target is in words, so it is shown and not rated: {goal.text}.")
    return unrated(Rating.NO_TARGET, f"No target is set for {period.label}.") if goal.text is None else None


def _not_comparable(indicator: Indicator, amount: Amount, goal: Goal) -> Verdict | None:
    """Return the verdict where figure and target are both there but must not be compared."""
    if goal.target is None:
        return unrated(Rating.NOT_RATED, "Not rated: neither higher nor lower is better.")
    if amount.coverage and not indicator.rate_partial:
        return unrated(Rating.NOT_RATED, f"Not rated: the figure covers {amount.coverage}.")
    return None


def _undecided(word: str, period: Period) -> Verdict:
    if word == "tbc":
        return unrated(Rating.NO_TARGET, f"The target for {period.year_label} is to be confirmed.")
    if word == "trend":
        return unrated(Rating.NOT_RATED, "Not rated by decision: followed over time, without a target.")
    return unrated(Rating.NOT_RATED, "Not rated by decision: the measure has no target.")


def _one_sided(indicator: Indicator, value: float) -> Target | None:
    bound = indicator.bound(value)
    if indicator.direction is Direction.HIGHER:
        return Target(bound, None)
    return Target(None, bound) if indicator.direction is Direction.LOWER else None


def _places(*numbers: Decimal | None) -> int:
    """Return how many decimals numbers need to be printed as they are, within reason."""
    exponents = [number.normalize().as_tuple().exponent for number in numbers if number is not None]
    return min(MOST_PLACES, max(-exponent for exponent in exponents if isinstance(exponent, int)))
