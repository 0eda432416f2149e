"""Settings and runs of figures that tests of the checks share, and what is found in them."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.period import Kind, Period
from scorecard.problems import Problem, Severity
from tests.making import Q2, Returns, Settings, outcome

RATIO = "kind: ratio, unit: percent, decimals: 1"
SUPPLIED = "kind: supplied, unit: percent, decimals: 1"
CUMULATIVE = "kind: cumulative, unit: percent, decimals: 1"
DAYS = "kind: mean, unit: days, decimals: 1"

SEPTEMBER = Period(2022, 5, Kind.MONTH)
FLAT = [20.0, 21.0, 20.0, 22.0, 21.0, 20.0, 21.0]  # six changes, the largest of them 2
YEAR_SO_FAR = [10.1, 19.3, 28.4, 37.6, 46.7, 55.9, 65.0, 74.2, 83.1, 92.0, 94.1, 96.0]  # April to March


def ending(figures: Sequence[object], last: Period = SEPTEMBER) -> str:
    """Figures of neighbouring periods, the last of them of September 2022; None leaves one out."""
    periods = [last - back for back in reversed(range(len(figures)))]
    return "; ".join(f"{each.label}={said}" for each, said in zip(periods, figures, strict=True) if said is not None)


def since(earlier: str, new: str) -> dict[str, str]:
    """Figures that last quarter's return brought, and those of this one."""
    return {"2022-23-Q1/people.xlsx": earlier, "2022-23-Q2/people.xlsx": new}


def only(settings: Settings, returns: Returns, quarter: Period = Q2) -> Problem:
    """The one error among the findings."""
    _, problems = outcome(settings, returns, quarter)
    (found,) = [problem for problem in problems if problem.severity is Severity.ERROR]
    return found


def alone(settings: Settings, returns: Returns) -> Problem:
    """The one finding about these figures, whatever its severity."""
    (problem,) = outcome(settings, returns)[1]
    return problem
