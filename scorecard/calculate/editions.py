"""What each quarter's report could print, as the returns stood then: a figure that changes later is told twice.

An attacker holds every report. What a return restates, takes back or brings late has been printed otherwise before, or
in a total that lacked it, so that the difference between two reports tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from scorecard.calculate.counts import Counts, counts_of
from scorecard.calculate.equations import equations
from scorecard.calculate.measures import Cell, Measures, order_of
from scorecard.catalogue import Indicator
from scorecard.observations import Collected, Observation
from scorecard.period import Period

Version: TypeAlias = tuple[str, Period, int]  # a figure, and the edition in which it came to be what it is
Tie: TypeAlias = Mapping[Version, Fraction]  # an equation between versions
_ALWAYS = -2  # before any return, and before history


@dataclass(frozen=True)
class Edition:
    """What the reports of some quarters in a row rest on.

    ``counts`` says what stands behind each figure, ``versions`` which one of all editions it is, ``ties`` how they make
    each other. A quarter's report prints the periods up to its end.
    """

    quarters: tuple[Period, ...]
    counts: Mapping[Cell, Counts]
    versions: Mapping[Cell, Version]
    ties: tuple[Tie, ...]


def editions_of(indicators: Sequence[Indicator], measures: Measures) -> tuple[Edition, ...]:
    """Return the editions, oldest first, of figures that make each other; the last one rests on all returns.

    There is one alone where every figure came with its quarter's return, or before, and has stood since.
    """
    collected = _of(measures.collected, {indicator.ref for indicator in indicators})
    final = counts_of(indicators, measures)
    quarters = tuple(sorted({period.quarter_of for _, period in final}))
    made: list[Edition] = []
    for start, covered in _spans(collected, quarters):
        latest = covered[-1:] == quarters[-1:]
        stood = measures if latest else Measures(indicators, _as_of(collected, start))
        counts = final if latest else counts_of(indicators, stood)
        before = made[-1] if made else Edition((), {}, {}, ())
        versions = {cell: _version(cell, behind, before, len(made)) for cell, behind in counts.items()}
        ties = equations(indicators, counts, stood)
        renamed = tuple({versions[cell]: factor for cell, factor in tie.items()} for tie in ties)
        made.append(Edition(covered, counts, versions, renamed))
    return tuple(made)


def _version(cell: Cell, counts: Counts, before: Edition, number: int) -> Version:
    """Return the version of a figure: that of the edition before where it has not changed."""
    return before.versions[cell] if before.counts.get(cell) == counts else (*cell, number)


def _of(collected: Collected, refs: set[str]) -> Collected:
    """Return what the returns say of some indicators."""
    return replace(
        collected,
        observations={key: each for key, each in collected.observations.items() if key[0] in refs},
        blanks={key: each for key, each in collected.blanks.items() if key[0] in refs},
        replaced=tuple(each for each in collected.replaced if each.was.ref in refs),
    )


def _spans(collected: Collected, quarters: Iterable[Period]) -> Iterator[tuple[int, tuple[Period, ...]]]:
    """Yield each return's place among all returns, and the quarters whose reports rest on it and the ones before."""
    came = sorted({order_of(each) for each in _all(collected)}) if _differed(collected) else []
    spans: dict[int, tuple[Period, ...]] = {}
    for quarter in quarters:
        latest = max((each for each in came if each <= quarter.ordinal), default=_ALWAYS)
        spans[latest] = (*spans.get(latest, ()), quarter)
    yield from spans.items() or [(_ALWAYS, ())]


def _differed(collected: Collected) -> bool:
    """Whether some report rested on other figures of its quarters than those known now."""
    late = (order_of(each) > each.period.quarter_of.ordinal for each in collected.observations.values())
    return bool(collected.replaced) or any(late)


def _all(collected: Collected) -> Iterator[Observation]:
    yield from collected.observations.values()
    yield from (each for pair in collected.replaced for each in (pair.was, pair.now))


def _as_of(collected: Collected, start: int) -> Collected:
    """Return what the returns up to one of them said; the reasons of empty cells as they are now."""
    stood = dict(collected.observations)
    for each in reversed(collected.replaced):
        if order_of(each.now) > start:
            stood[each.was.ref, each.was.period, each.was.part] = each.was
    return replace(collected, observations={key: each for key, each in stood.items() if order_of(each) <= start})
