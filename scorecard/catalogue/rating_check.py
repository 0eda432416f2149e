"""What the settings of a rating must say together, and what they must say to the targets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scorecard.catalogue.kinds import Direction, Frequency
from scorecard.catalogue.model import Catalogue, Indicator
from scorecard.catalogue.relations import Found
from scorecard.catalogue.target import TargetSetting
from scorecard.catalogue.target_forms import Between, Midpoint
from scorecard.figures import Unit
from scorecard.period import Period, PeriodError, parse_span
from scorecard.rating import Allowance, DirectionDecides, Floor, RatingRule, Tolerance
from scorecard.rating.allowance import Measure
from scorecard.rating.presets import FLOOR, NONE, tolerance_of


def check_rating(indicator: Indicator, catalogue: Catalogue) -> Found:
    """Return what is wrong with the settings of the rating, and with those of no change."""
    del catalogue
    yield from _points(indicator, indicator.no_change, "no_change", "Write it in the unit, or as a percentage.")
    midpoint = any(isinstance(target, Midpoint) for target in indicator.target.values())
    if indicator.rating == NONE or (indicator.direction is Direction.NONE and not midpoint):
        return
    yield from _named(indicator)
    yield from _sizes(indicator)
    unsuited = list(_suited(indicator, two_sided=midpoint or indicator.direction is Direction.RANGE))
    yield from unsuited
    for year, setting in () if unsuited else indicator.target.items():
        yield from _against(indicator, year, setting)


def _named(indicator: Indicator) -> Found:
    """Settings that contradict the name of the rule, or that a floor overrules."""
    name, tolerance, floor = indicator.rating, indicator.tolerance, indicator.floor
    named = tolerance_of(name)
    if named and tolerance and (tolerance.amber, tolerance.green) != (named.amber, named.green):
        yield "SC110", ("tolerance",), f"'tolerance' contradicts the rating '{name}'.", "Keep one of them."
    if name == FLOOR and floor is None:
        remedy = "Add the worst figure that is still amber, such as floor: 80."
        yield "SC103", ("rating",), f"The rating '{name}' needs 'floor'.", remedy
    if floor is not None and name not in (None, FLOOR):
        yield "SC110", ("floor",), f"'floor' contradicts the rating '{name}'.", "Keep one of them."
    elif floor is not None and tolerance:
        yield "SC112", ("tolerance",), "'tolerance' has no effect beside 'floor'.", "Remove one of them."


def _sizes(indicator: Indicator) -> Found:
    """Distances that cannot be: points of what is no percentage, a class that no figure can have."""
    for allowance in indicator.rule.allowances:
        name = "exceeded" if allowance is indicator.exceeded else _home(indicator)
        remedy = "Write the tolerance in the unit, or as a percentage of the target."
        yield from _points(indicator, allowance, name, remedy)
    margins = _margins(indicator.rule)
    if margins and margins.alike and margins.green_is_wider(Decimal(1)):
        yield "SC110", (_home(indicator),), "The margin for green is wider than the one for amber.", "Swap them."
    if indicator.exceeded and not indicator.exceeded.size:
        remedy = "Write by how much the target must be passed."
        yield "SC110", ("exceeded",), "With 'exceeded' of 0 no figure would be green for meeting its target.", remedy


def _suited(indicator: Indicator, *, two_sided: bool) -> Found:
    """Rules that need a target with one side, or a direction."""
    if two_sided and indicator.exceeded:
        remedy = "Remove 'exceeded', or set it to null for this measure."
        yield "SC110", ("exceeded",), "A range or midpoint can be met, but not exceeded.", remedy
    if two_sided and indicator.floor is not None:
        wrong = "A range or midpoint is missed on either side, so it cannot have a floor."
        yield "SC110", ("floor",), wrong, "Use 'tolerance': the distance allowed on both sides."
    if isinstance(indicator.rule, DirectionDecides) and indicator.direction is Direction.NONE:
        wrong = f"The rating '{indicator.rating}' needs a better direction, but the direction is none."
        yield "SC110", ("rating",), wrong, "Change the direction, or the rating."


def _against(indicator: Indicator, year: str, setting: TargetSetting) -> Found:
    """A share of a target of zero or below, and limits that a target turns round."""
    bounds = list(_bounds(indicator, year, setting))
    share = next((each for each in indicator.rule.allowances if each.relative), None)
    if share and any(bound <= 0 for _, bound in bounds):
        wrong = f"The tolerance {share} is a share of the target, but a target of {year} is 0 or below."
        yield "SC109", ("target", year), wrong, "Give the tolerance in the unit, such as 0.5."
        return
    for period, bound in bounds:
        target = f"the target of {indicator.style.figure(float(bound)).text} for {period.label}"
        found = list(_turned(indicator, indicator.rule_at(setting, period), bound, target))
        if found:
            yield from found
            return


def _turned(indicator: Indicator, rule: RatingRule, bound: Decimal, target: str) -> Found:
    """A margin for green wider than amber's on a target, one being a share of it; a floor better than a target."""
    margins = _margins(rule)
    if margins and not margins.alike and margins.green_is_wider(bound):
        wrong = f"The margin for green is wider than the one for amber on {target}."
        yield "SC110", (_home(indicator),), wrong, "Give both as percentages, or both in the unit."
    higher = indicator.direction is Direction.HIGHER
    if isinstance(rule, Floor) and (rule.floor > bound if higher else rule.floor < bound):
        floor, side = indicator.style.figure(float(rule.floor)).text, "above" if higher else "below"
        remedy = f"It is the {'lowest' if higher else 'highest'} figure that is still amber, in the target's terms."
        yield "SC110", ("floor",), f"The floor of {floor} is {side} {target}.", remedy


def _bounds(indicator: Indicator, year: str, setting: TargetSetting) -> Iterator[tuple[Period, Decimal]]:
    """Yield what figures of a year are rated against: of its quarters and years to date, or of the year itself."""
    try:
        span = parse_span(year)
    except PeriodError:
        return
    if isinstance(setting, Between | Midpoint):
        yield from ((span, indicator.bound(number)) for number in setting.numbers)
    elif indicator.direction in (Direction.HIGHER, Direction.LOWER):
        quarters = span.quarters
        annual = indicator.frequency is Frequency.ANNUAL
        for period in (span,) if annual else (*quarters, *(quarter.year_to_date for quarter in quarters)):
            number = indicator.target_at(setting, period)
            if number is not None:
                yield period, indicator.bound(number)


def _margins(rule: RatingRule) -> Tolerance | None:
    """Return the tolerance inside a rule."""
    return rule.tolerance if isinstance(rule, DirectionDecides) else rule if isinstance(rule, Tolerance) else None


def _points(indicator: Indicator, allowance: Allowance, name: str, remedy: str) -> Found:
    if allowance.measure is Measure.POINTS and indicator.unit is not Unit.PERCENT:
        wrong = f"'{allowance}' means percentage points, but the unit is {indicator.unit}."
        yield "SC110", (name,), wrong, remedy


def _home(indicator: Indicator) -> str:
    """Return the setting that the margins stand in."""
    return "tolerance" if indicator.tolerance else "rating"
