"""Figures that contradict each other or their own history: the list of checks, and one finding for each slip.

Checks compare published figures, and say both figures, the rule and where they stand; an answer in ``queries.yaml``
settles them. Source: contract sections 4 and 5.
"""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.calculate.checks.agreement import derived_differs, total_differs
from scorecard.calculate.checks.cumulative import cumulative_months
from scorecard.calculate.checks.evidence import Check, Evidence
from scorecard.calculate.checks.given import given_parts, given_quarter, given_year_to_date, outside_months
from scorecard.calculate.checks.plausibility import implausible_change
from scorecard.calculate.checks.possible import falls, impossible_parts, parts_and_shares
from scorecard.calculate.checks.repeats import repeated_figure
from scorecard.calculate.checks.scale import out_of_scale
from scorecard.period import Kind
from scorecard.problems import Problem

CHECKS: tuple[Check, ...] = (
    impossible_parts,
    parts_and_shares,
    given_quarter,
    given_parts,
    given_year_to_date,
    outside_months,
    falls,
    out_of_scale,
    implausible_change,
    repeated_figure,
    cumulative_months,
    total_differs,
    derived_differs,
)
ANNUAL_CHECKS: tuple[Check, ...] = (
    impossible_parts,
    parts_and_shares,
    out_of_scale,
    implausible_change,
    repeated_figure,
    total_differs,
)
# A finding -> the vaguer ones that the same slip brings with it.
COVERS = {
    "SC302": ("SC313",),
    "SC303": ("SC302", "SC313"),
    "SC306": ("SC313",),
    "SC309": ("SC313",),
    "SC316": ("SC301", "SC304", "SC305", "SC307", "SC313", "SC314"),
}


def find_contradictions(evidence: Evidence) -> tuple[Problem, ...]:
    """Return what contradicts what among the figures of one indicator."""
    annual = evidence.period.kind is Kind.YEAR
    if annual and not evidence.result.due:
        return ()
    found = [problem for check in (ANNUAL_CHECKS if annual else CHECKS) for problem in check(evidence)]
    return tuple(problem for problem in found if not any(_covers(evidence, other, problem) for other in found))


def _covers(evidence: Evidence, finding: Problem, vaguer: Problem) -> bool:
    """Whether a finding explains another one of its period; one of the quarter, those of its months too."""
    about_target = finding.code == "SC303" and finding.place == evidence.target_place
    if vaguer.code not in COVERS.get(finding.code, ()) or about_target:
        return False
    return vaguer.period in _reach(evidence, finding, vaguer.code)


def _reach(evidence: Evidence, finding: Problem, code: str) -> Sequence[str | None]:
    """Return the periods in which a finding explains others with a code: a month's slip makes its quarter jump too."""
    quarter, months = evidence.period.label, [month.period.label for month in evidence.months]
    if finding.code in ("SC303", "SC316") and finding.period == quarter:
        return (quarter, evidence.to_date.period.label, *months)
    return (finding.period, quarter) if code == "SC313" and finding.period in months else (finding.period,)
