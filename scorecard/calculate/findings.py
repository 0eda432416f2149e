"""Figures that contradict each other: each check yields problems that an answer in ``queries.yaml`` may settle.

Checks compare published figures, and say both figures and where they stand. Source: contract sections 4 and 5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorecard.calculate.amount import Amount
from scorecard.calculate.measures import Measured, Measures, ratio
from scorecard.calculate.quarter import MONTHS_IN_QUARTER, month_value
from scorecard.calculate.result import Result
from scorecard.catalogue import Indicator, MeasureKind, Rule
from scorecard.figures import Unit
from scorecard.period import Kind, Period
from scorecard.problems import Place, Problem

ANSWER = "Correct the return, or answer the finding in queries.yaml."
AVERAGES = (Rule.RATIO, Rule.MEAN, Rule.SUPPLIED)
COUNTS = (Unit.NUMBER, Unit.POUNDS, Unit.POUNDS_MILLION)
SCALE_SLIP = (50.0, 200.0)  # a factor of 100, give or take two


def find_contradictions(result: Result, measures: Measures, target_place: Place) -> tuple[Problem, ...]:
    """Return what contradicts what among the figures of one indicator; ``target_place`` is where its target is set."""
    indicator, quarter = result.indicator, result.quarter.current.amount
    earlier = [figure.amount for figure in result.quarters if figure.period.ordinal < quarter.period.ordinal]
    months = measures.months(indicator.ref, quarter.period)
    given = measures.at(indicator.ref, quarter.period)
    to_date = result.year_to_date.current.amount
    given_to_date = measures.at(indicator.ref, to_date.period)
    return (
        *_impossible(indicator, quarter.period, measures),
        *_parts(indicator, [item for item in (*months, given, given_to_date) if item is not None]),
        *_given(indicator, quarter, given),
        *_summed(indicator, months if len(months) == MONTHS_IN_QUARTER else (), given),
        *_summed(indicator, [*earlier, quarter], given_to_date),
        *_year_to_date(indicator, to_date, given_to_date, [*earlier, quarter]),
        *_outside_months(indicator, quarter, months, given),
        *_falls(indicator, measures, quarter.period),
        *_target_scale(result, months, target_place),
    )


def _problem(indicator: Indicator, code: str, place: Place, period: Period, wrong: str) -> Problem:
    return Problem(code, place, wrong, ANSWER, ref=indicator.ref, period=period.label)


def _text(indicator: Indicator, value: float) -> str:
    return indicator.style.figure(value).text


def _disagree(indicator: Indicator, first: float | None, second: float | None) -> bool:
    """Whether two figures differ as printed."""
    return first is not None and second is not None and not indicator.style.prints_alike(first, second)


def _impossible(indicator: Indicator, quarter: Period, measures: Measures) -> Iterator[Problem]:
    """Numerators over a denominator of zero, below, or next to nothing, in any month or quarter since April."""
    for period in (*quarter.year_to_date.months, *quarter.year_to_date.quarters):
        item = measures.at(indicator.ref, period)
        if item is not None and item.impossible:
            wrong = f"The parts {item.numerator:,g} of {item.denominator:,g} make no ratio."
            remedy = "Correct the denominator; leave both parts empty where they are unknown."
            yield Problem("SC216", item.sources[0].place, wrong, remedy, ref=indicator.ref, period=period.label)


def _parts(indicator: Indicator, measured: list[Measured]) -> Iterator[Problem]:
    """Numerators above denominators, percentages outside 0 to 100, and months that contradict their own parts."""
    proportion = indicator.unit is Unit.PERCENT and indicator.kind is MeasureKind.RATIO
    for item in measured:
        place, period = item.sources[0].place, item.period
        if proportion and item.has_parts and (item.numerator or 0) > (item.denominator or 0):
            wrong = f"The numerator {item.numerator:,g} exceeds the denominator {item.denominator:,g}."
            yield _problem(indicator, "SC306", place, period, wrong)
        elif proportion and item.value is not None and not 0 <= item.value <= 100:  # noqa: PLR2004  reason: per cent
            wrong = f"{_text(indicator, item.value)} lies outside 0% to 100%."
            yield _problem(indicator, "SC302", place, period, wrong)
        if period.kind is Kind.MONTH and item.has_parts and _disagree(indicator, item.given, item.value):
            yield _problem(indicator, "SC301", place, period, _given_words(indicator, item))


def _given_words(indicator: Indicator, item: Measured) -> str:
    given, value = _text(indicator, item.given or 0), _text(indicator, item.value or 0)
    return f"{given} is given, but {item.numerator:,g} of {item.denominator:,g} is {value}."


def _given(indicator: Indicator, quarter: Amount, given: Measured | None) -> Iterator[Problem]:
    """A figure given for the quarter that differs from the calculated one."""
    if given is None or not quarter.calculated or not _disagree(indicator, quarter.given, quarter.value):
        return
    wrong = (
        f"{_text(indicator, quarter.given or 0)} is given for {quarter.period.label}, but the calculated figure is "
        f"{_text(indicator, quarter.value or 0)} ({quarter.basis})."
    )
    yield _problem(indicator, "SC301", given.sources[0].place, quarter.period, wrong)


def _summed(
    indicator: Indicator, pieces: Sequence[Measured] | Sequence[Amount], given: Measured | None
) -> Iterator[Problem]:
    """Both parts given for a quarter or year to date that differ from those of its months or quarters, added up."""
    parts = [
        (piece.numerator, piece.denominator)
        for piece in pieces
        if piece.numerator is not None and piece.denominator is not None
    ]
    whole = bool(parts) and len(parts) == len(pieces)
    if indicator.kind is not MeasureKind.RATIO or given is None or not given.has_parts or not whole:
        return
    numerator, denominator = (sum(part) for part in zip(*parts, strict=True))
    if _disagree(indicator, given.value, ratio(numerator, denominator, indicator.scale)):
        wrong = (
            f"{given.numerator:,g} of {given.denominator:,g} is given for {given.period.label}, but its "
            f"{'months' if given.period.kind is Kind.QUARTER else 'quarters'} add up to {numerator:,g} of "
            f"{denominator:,g}."
        )
        yield _problem(indicator, "SC301", given.sources[0].place, given.period, wrong)


def _year_to_date(
    indicator: Indicator, amount: Amount, given: Measured | None, quarters: list[Amount]
) -> Iterator[Problem]:
    """A given year to date that repeats an earlier quarter, differs from the calculated one, or leaves its quarters."""
    if given is None or given.given is None:
        return
    place, text = given.sources[0].place, _text(indicator, given.given)
    differs = amount.calculated and amount.value is not None and _disagree(indicator, given.given, amount.value)
    calculated = f"calculated it is {_text(indicator, amount.value or 0)} ({amount.basis})" if differs else ""
    repeated = _repeated(indicator, given.given, quarters)
    agrees = amount.calculated and not differs
    if repeated is not None and not agrees and indicator.year_to_date_rule is not Rule.LAST:
        wrong = f"The year to date is given as {text}, which is the figure of {repeated.period.label}"
        wrong += f"; {calculated}." if differs else "."
        yield _problem(indicator, "SC304", place, amount.period, wrong)
    elif differs:
        wrong = f"The year to date is given as {text}, but {calculated}."
        yield _problem(indicator, "SC301", place, amount.period, wrong)
    elif not amount.calculated and _averages(indicator):
        yield from _outside_quarters(indicator, given, quarters)


def _repeated(indicator: Indicator, given: float, quarters: list[Amount]) -> Amount | None:
    """Return the earlier quarter whose figure the year to date repeats, though the latest quarter's differs."""
    *earlier, latest = quarters
    if not _disagree(indicator, given, latest.value):
        return None
    same = (item for item in earlier if item.value is not None and not _disagree(indicator, given, item.value))
    return next(same, None)


def _outside_quarters(indicator: Indicator, given: Measured, quarters: list[Amount]) -> Iterator[Problem]:
    """A given year to date of an average or percentage that is above or below all of its quarters."""
    known = [item.value for item in quarters if item.value is not None]
    if len(quarters) == 1 or len(known) < len(quarters) or given.given is None:
        return
    if not _within(indicator, given.given, known):
        wrong = (
            f"The year to date is given as {_text(indicator, given.given)}, outside its quarters "
            f"({_text(indicator, min(known))} to {_text(indicator, max(known))})."
        )
        yield _problem(indicator, "SC307", given.sources[0].place, given.period, wrong)


def _outside_months(
    indicator: Indicator, quarter: Amount, months: tuple[Measured, ...], given: Measured | None
) -> Iterator[Problem]:
    """An average or percentage of a quarter that is above or below all three of its months."""
    values = [value for value in (month_value(indicator, month) for month in months) if value is not None]
    if not _averages(indicator) or quarter.value is None or len(values) < len(quarter.period.months) or given is None:
        return
    if not _within(indicator, quarter.value, values):
        wrong = (
            f"The figure for {quarter.period.label}, {_text(indicator, quarter.value)}, lies outside its months, "
            f"which run from {_text(indicator, min(values))} to {_text(indicator, max(values))}."
        )
        yield _problem(indicator, "SC305", given.sources[0].place, quarter.period, wrong)


def _averages(indicator: Indicator) -> bool:
    """Whether a longer period's figure lies between those of its parts; counts add up."""
    return indicator.quarter_rule in AVERAGES and indicator.unit not in COUNTS


def _within(indicator: Indicator, value: float, values: list[float]) -> bool:
    published = [indicator.style.figure(each).published for each in values]
    return min(published) <= indicator.style.figure(value).published <= max(published)


def _falls(indicator: Indicator, measures: Measures, quarter: Period) -> Iterator[Problem]:
    """A cumulative figure of the quarter that is lower than an earlier one of the year."""
    if indicator.kind is not MeasureKind.CUMULATIVE:
        return
    points = [item for each in quarter.year_to_date.quarters for item in _points(indicator, measures, each)]
    for before, now in pairwise(points):
        lower = before.value is not None and now.value is not None and now.value < before.value
        if now.period.quarter_of == quarter and lower and _disagree(indicator, before.value, now.value):
            wrong = (
                f"{_text(indicator, now.value or 0)} is lower than {_text(indicator, before.value or 0)} in "
                f"{before.period.label}, though the measure counts from April."
            )
            yield _problem(indicator, "SC309", now.sources[0].place, now.period, wrong)


def _points(indicator: Indicator, measures: Measures, quarter: Period) -> tuple[Measured, ...]:
    """Return a quarter's months, or what is given for the quarter where there are none."""
    given = measures.at(indicator.ref, quarter)
    return measures.months(indicator.ref, quarter) or ((given,) if given else ())


def _target_scale(result: Result, months: tuple[Measured, ...], place: Place) -> Iterator[Problem]:
    """A percentage about a hundred times its target, or the reverse; a figure above 100% is the likelier slip."""
    indicator, goal, quarter = result.indicator, result.quarter.goal, result.quarter.current.amount
    figures = [quarter.value, *(month_value(indicator, month) for month in months)]
    figure = next((abs(value) for value in figures if value), None)
    if indicator.unit is not Unit.PERCENT or not goal.value or figure is None:
        return
    quotient = abs(goal.value) / figure
    if not (SCALE_SLIP[0] <= quotient <= SCALE_SLIP[1] or SCALE_SLIP[0] <= 1 / quotient <= SCALE_SLIP[1]):
        return
    if quotient > 1 or figure <= 100:  # noqa: PLR2004  reason: per cent
        meant = _text(indicator, goal.value / 100 if quotient > 1 else goal.value * 100)
        wrong = f"The target of {goal.text} is out of scale with {_text(indicator, figure)}; {meant} may be meant."
        remedy = "Correct the target in the catalogue, or answer the finding in queries.yaml."
    else:
        place = next((source.place for source in quarter.sources), place)
        meant = _text(indicator, figure / 100)
        wrong = f"{_text(indicator, figure)} is out of scale with the target of {goal.text}; {meant} may be meant."
        remedy = ANSWER
    yield Problem("SC303", place, wrong, remedy, ref=indicator.ref, period=quarter.period.label)
