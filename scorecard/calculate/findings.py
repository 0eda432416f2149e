"""Figures that contradict each other or their own history: the list of checks.

Checks compare published figures, and say both figures, the rule and where they stand; an answer in ``queries.yaml``
settles them. Several may find the same slip: ``covering`` tells it once. Source: contract sections 4 and 5.
"""

from __future__ import annotations

from scorecard.calculate.checks.agreement import derived_differs, total_differs
from scorecard.calculate.checks.cumulative import cumulative_months
from scorecard.calculate.checks.evidence import Check, Evidence
from scorecard.calculate.checks.given import given_parts, given_quarter, given_year_to_date, outside_months
from scorecard.calculate.checks.impossible import falls, impossible_parts, parts_and_shares
from scorecard.calculate.checks.plausibility import implausible_change
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


def find_contradictions(evidence: Evidence) -> tuple[Problem, ...]:
    """Return what contradicts what among the figures of one indicator."""
    annual = evidence.period.kind is Kind.YEAR
    if annual and not evidence.result.due:
        return ()
    return tuple(problem for check in (ANNUAL_CHECKS if annual else CHECKS) for problem in check(evidence))
