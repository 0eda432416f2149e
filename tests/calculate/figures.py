"""Long runs of figures for the checks that look back, and what is found in them."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.period import Kind, Period
from scorecard.problems import Problem, Severity
from tests.making import Q2, Returns, Settings, outcome

SEPTEMBER = Period(2022, 5, Kind.MONTH)


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
