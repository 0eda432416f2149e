"""One finding for each slip: a finding is left out where another one that is told, and not answered, explains it.

What an answer settled explains nothing more: whoever says that a figure is right is told what it contradicts. Only that
months are positions of the year to date explains for good why the quarter does not lie among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from scorecard.calculate.result import Result
from scorecard.catalogue import Indicator
from scorecard.period import Period
from scorecard.problems import Problem, Severity

# A finding -> what the same slip brings with it, in the same period and in those that are made from it.
_FOLLOWS = ("SC301", "SC304", "SC305", "SC307", "SC309", "SC313")
COVERS: Mapping[str, tuple[str, ...]] = {
    "SC302": _FOLLOWS,
    "SC303": ("SC302", *_FOLLOWS),
    "SC306": ("SC302", *_FOLLOWS),
    "SC309": ("SC301", "SC313"),
    "SC314": ("SC309", "SC313"),
    "SC315": ("SC301", "SC309", "SC313"),
    "SC316": ("SC301", "SC304", "SC305", "SC307", "SC313", "SC314"),
    "SC317": ("SC301", "SC304", "SC309", "SC313"),
}
# The same, but in the same period only, or only in longer ones.
COVERS_BESIDE: Mapping[str, tuple[str, ...]] = {"SC301": ("SC313",), "SC305": ("SC313",)}
COVERS_BEYOND: Mapping[str, tuple[str, ...]] = {"SC313": _FOLLOWS}
# Found in a quarter, they explain what is found in its months and in the year to date.
OF_WHOLE_QUARTERS = ("SC303", "SC314", "SC316")
# What an answer to a finding has explained too, in the same period.
EXPLAINS: Mapping[str, tuple[str, ...]] = {"SC316": ("SC305", "SC307")}
# Findings about a measure that explain why a total of it (SC315), or a measure made from it (SC317), differs.
CAUSES = ("SC301", "SC302", "SC303", "SC306", "SC309", "SC313", "SC316")


@dataclass
class _Found:
    """The open findings, and which of them are told."""

    open: Sequence[Problem]
    indicators: Mapping[str, Indicator]
    periods: Mapping[str, Period]
    told: dict[int, bool] = field(default_factory=dict)

    def is_told(self, index: int) -> bool:
        """Whether no finding that is told itself explains this one; of two that explain each other, one is told."""
        if index not in self.told:
            self.told[index] = False
            others = (each for each in range(len(self.open)) if each != index)
            self.told[index] = not any(self._covers(each, index) and self.is_told(each) for each in others)
        return self.told[index]

    def _covers(self, first: int, second: int) -> bool:
        finding, other = self.open[first], self.open[second]
        now, then = (self.periods.get(each.period or "") for each in (finding, other))
        if now is None or then is None or _is_about_target(finding):
            return False
        if finding.ref != other.ref:
            return finding.code in CAUSES and self._rests_on(other, finding.ref, now, then)
        if now == then:
            return other.code in (*COVERS.get(finding.code, ()), *COVERS_BESIDE.get(finding.code, ()))
        if _lies_in(now, then):
            return other.code in (*COVERS.get(finding.code, ()), *COVERS_BEYOND.get(finding.code, ()))
        return finding.code in OF_WHOLE_QUARTERS and _lies_in(then, now) and other.code in COVERS[finding.code]

    def _rests_on(self, other: Problem, ref: str | None, now: Period, then: Period) -> bool:
        """Whether a finding about a total, or a measure made from another, rests on a figure of that one."""
        indicator = self.indicators[other.ref or ""]
        if other.code == "SC315":
            return ref in indicator.equals and (_lies_in(now, then) or _lies_in(then, now))
        return other.code == "SC317" and ref == indicator.derived_from and now.start <= then.end


def tell_once(problems: Iterable[Problem], results: Iterable[Result]) -> tuple[Problem, ...]:
    """Return the problems without those that another one explains; answered ones stay."""
    results = tuple(results)
    problems = _without_explained(tuple(problems))
    indicators = {result.indicator.ref: result.indicator for result in results}
    index = [place for place, each in enumerate(problems) if _may_be_covered(each, indicators)]
    found = _Found([problems[place] for place in index], indicators, _periods(results))
    left_out = {place for number, place in enumerate(index) if not found.is_told(number)}
    return tuple(problem for place, problem in enumerate(problems) if place not in left_out)


def _without_explained(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    answered = [each for each in problems if each.answerable and each.severity is Severity.WARNING]
    explained = {(each.ref, each.period, code) for each in answered for code in EXPLAINS.get(each.code, ())}
    return tuple(
        each
        for each in problems
        if each.severity is Severity.WARNING or (each.ref, each.period, each.code) not in explained
    )


def _may_be_covered(problem: Problem, indicators: Mapping[str, Indicator]) -> bool:
    is_open = problem.severity is Severity.ERROR and problem.answerable
    return is_open and problem.ref in indicators and problem.code.startswith("SC3")


def _is_about_target(finding: Problem) -> bool:
    """Whether a finding stands at a target in the catalogue, so that it explains no figure."""
    return finding.code == "SC303" and finding.place.cell is None


def _lies_in(part: Period, whole: Period) -> bool:
    return set(part.months) <= set(whole.months)


def _periods(results: Iterable[Result]) -> dict[str, Period]:
    """Return the periods of all years shown by their printed names."""
    years = {Period.of_year(result.quarter.current.period.year) for result in results}
    each_year = ((year, *year.months, *year.quarters, *(each.year_to_date for each in year.quarters)) for year in years)
    return {period.label: period for periods in each_year for period in periods}
