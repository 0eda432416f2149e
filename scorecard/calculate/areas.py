"""Where the council stands among other areas: against their average, its rank, its quartile.

Published figures are ranked, so that a reader can recompute every place. Source: method.md section 7.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from scorecard.calculate.amount import Amount, PeriodFigure
from scorecard.calculate.certainty import interval_of
from scorecard.calculate.comparison import Comparison, compare_benchmarks, compare_with, why_not_compared
from scorecard.calculate.groups import Group, group_areas
from scorecard.catalogue import Direction, Indicator
from scorecard.figures import Figure
from scorecard.observations import AreaFigure
from scorecard.period import Period
from scorecard.sentences import join
from scorecard.statistics import Interval, quantile_groups, ranks

_HOLD_US = ("national", "regional")  # comparators that the council is a part of: fixed values, not other measurements
_BEST = {Direction.HIGHER: "high", Direction.LOWER: "low"}


@dataclass(frozen=True)
class Place:
    """Where the council stands among a comparator's areas; ``rank`` and ``quartile`` 1 are the best.

    ``ours`` is the figure that is ranked, which may be that of a row of our own in the file. ``of`` counts the areas
    with a figure, the council too where it is ranked; ``without_data`` the others. ``average`` is that of the other
    areas, and ``average_basis`` how it came about. ``why_not`` says why there is no rank.
    """

    comparator: str
    name: str
    ours: Figure | None
    rank: int | None
    of: int
    without_data: int
    quartile: int | None
    average: Figure
    average_basis: str
    period: Period
    why_not: str | None = None


def compare_areas(
    indicator: Indicator,
    now: PeriodFigure,
    names: Mapping[str, str],
    council: str,
    figures: Iterable[AreaFigure],
) -> tuple[tuple[Comparison, ...], tuple[Place, ...]]:
    """Return the comparison with each comparator, of the catalogue and of the files, and the place among its areas.

    ``names`` are the comparators' printed names, ``figures`` what the files say of any indicator. Where catalogue and
    files give a comparator, the period of our figure goes before, then the later one, then the catalogue.
    """
    comparisons = {each.comparator: each for each in compare_benchmarks(indicator, now, names)}
    places = []
    groups = group_areas(indicator, council, figures)
    for key in (key for key in names if key in groups):
        group = max(groups[key], key=lambda each: _nearness(each.period, now.period))
        given = comparisons.get(key)
        if given is None or _nearness(group.period, now.period) > _nearness(given.period, now.period):
            comparisons[key] = compare_with(_as_benchmark(indicator, group, names[key]), indicator, now)
        if group.several:
            places.append(_place(indicator, now, group, names[key]))
    return tuple(comparisons[key] for key in names if key in comparisons), tuple(places)


def _nearness(period: Period, ours: Period) -> tuple[object, ...]:
    """Return how well a period suits a comparison with ours: the same, else the latest, else the longest."""
    return period == ours, period.end, -period.start.toordinal()


def _as_benchmark(indicator: Indicator, group: Group, name: str) -> Comparison:
    """Return the average as a benchmark; its source is what the file says of it, otherwise the name of the file."""
    sources = {area.cited or PurePosixPath(area.source.file.path).name for area in group.areas}
    setting = group.setting(indicator)
    return Comparison(
        group.comparator,
        name,
        group.average,
        group.period,
        join(sorted(sources)),
        interval=_measured(indicator, group),
        caveat=setting.caveat if setting else None,
    )


def _measured(indicator: Indicator, group: Group) -> Interval | None:
    """Return the interval of one other area, which was measured as we are; averages and wholes are fixed values."""
    if group.several or group.comparator in _HOLD_US:
        return None
    (area,) = group.areas
    parts = Amount(area.period, group.average.value, numerator=area.numerator, denominator=area.denominator)
    return interval_of(indicator, parts)


def _place(indicator: Indicator, now: PeriodFigure, group: Group, name: str) -> Place:
    ours, why_not = _ours(indicator, now, group)
    rank, quartile = _rank(indicator, ours, group.figures) if ours else (None, None)
    return Place(
        comparator=group.comparator,
        name=name,
        ours=ours,
        rank=rank,
        of=len(group.figures) + (ours is not None),
        without_data=group.without_data,
        quartile=quartile,
        average=group.average,
        average_basis=group.basis,
        period=group.period,
        why_not=why_not,
    )


def _rank(indicator: Indicator, ours: Figure, others: Iterable[Figure]) -> tuple[int | None, int | None]:
    """Return our rank and quartile."""
    values, best = [float(each.published) for each in (ours, *others)], _BEST[indicator.direction]
    return ranks(values, best)[0], quantile_groups(values, best=best)[0]


def _ours(indicator: Indicator, now: PeriodFigure, group: Group) -> tuple[Figure | None, str | None]:
    """Return our figure among the areas, or why there is none: the file's own row goes before, like with like.

    Without a published figure of ours (it may be hidden) nothing about us is taken from a file.
    """
    why_not, setting = why_not_compared(indicator, now, group.comparator, group.period), group.setting(indicator)
    if now.figure is None or (setting is not None and setting.comparable is False):
        return None, why_not
    if indicator.direction not in _BEST:
        return None, "neither end is better"
    if group.own or not why_not:
        return group.own or now.figure, None
    return None, why_not
