"""Rules that councils publish, from the words of the catalogue to rating and direction of travel.

Maidstone Borough Council, key performance indicator updates 2018/19: green is met, amber "slightly missed (within
10%)". Its tables print figures and targets; the colours are what its counts of green, amber and red leave possible.
London Borough of Havering, corporate performance reports 2013/14 and 2014/15: green is on or within 10% of the target;
beyond it amber where performance "had improved or been maintained" on the same quarter a year before, else red.
Kent County Council, quarterly performance reports: green is the target, amber the "floor standard", red below it.
The figures under the rules of Havering and Kent, and under rules without a name, are made up about their edges.
"""

from __future__ import annotations

import pytest

from scorecard.calculate import Result
from tests.making import Q2, Q4, result

MAIDSTONE = "rating: met / 10% / beyond"
HAVERING = "rating: improved or maintained, tolerance: {green: 10%, amber: 10%}"
KENT = "rating: target and floor"
PERCENT = "kind: stock, unit: percent, decimals: 2"
COUNT = "kind: flow"
TENTHS = "kind: stock, unit: percent, decimals: 1"
DAYS = "kind: stock, unit: days, decimals: 1, direction: lower"
COLLECTED = "kind: cumulative, unit: percent, decimals: 2"
PROFILE = "{quarters: [29.5, 57.5, 85.5, 98.5]}"


def calculated(rule: str, target: str, figures: str) -> Result:
    """The result of a measure: for quarter 2, or for the year where it is annual."""
    annual = "frequency: annual" in rule
    settings = rule if annual else f"{rule}, frequency: quarterly"
    return result(f"{settings}, target: {{2022-23: {target}}}", figures, Q4 if annual else Q2)


@pytest.mark.parametrize(
    ("measure", "target", "figure", "rating"),
    [
        # quarter 2: nine green, none amber, one red in the whole table; these six stand in it with both numbers
        (PERCENT, "50", "83.3", "green"),  # fly tips resulting in enforcement action
        (PERCENT, "89", "90.27", "green"),  # fly-tips cleared or assessed within 2 working days
        (PERCENT, "94", "94.97", "green"),  # within 4 working days
        (PERCENT, "52.5", "54.34", "green"),  # waste sent for reuse, recycling and composting
        (PERCENT, "94", "99.67", "green"),  # land with acceptable levels of litter
        (PERCENT, "94", "97.70", "green"),  # and of detritus
        # quarter 3: one green, one amber, three red
        (PERCENT, "50", "79.9", "green"),  # tickets sold
        (COUNT, "2074", "1569", "red"),  # students of the museums' educational service
        (COUNT, "16250", "11584", "red"),  # footfall at the museum
        (COUNT, "782", "455", "red"),  # contacts to the visitor information centre
        (COUNT, "186079", "184401", "amber"),  # users of the leisure centre
        # quarter 1
        (PERCENT, "50", "61.1", "green"),
        (PERCENT, "89", "96.88", "green"),
        (COUNT, "2400000", "2973349", "green"),  # footfall on High Street
    ],
)
def test_slightly_missed_within_ten_per_cent(measure: str, target: str, figure: str, rating: str) -> None:
    """Maidstone Borough Council, 2018/19."""
    assert calculated(f"{measure}, {MAIDSTONE}", target, f"Q2={figure}").verdict.rating.value == rating


@pytest.mark.parametrize(
    ("rule", "target", "figures", "rating", "travel"),
    [
        # Havering: within 10% green, else by the same quarter a year before
        (f"{TENTHS}, compare: last_year, {HAVERING}", "90", "2021-22 Q2=95; Q2=81", "green", "worsening"),
        (f"{TENTHS}, compare: last_year, {HAVERING}", "90", "2021-22 Q2=80.8; Q2=80.9", "amber", "improving"),
        (f"{TENTHS}, compare: last_year, {HAVERING}", "90", "2021-22 Q2=80.9; Q2=80.9", "amber", "no_change"),
        (f"{TENTHS}, compare: last_year, {HAVERING}", "90", "2021-22 Q2=81; Q2=80.9", "red", "worsening"),
        (f"{TENTHS}, compare: last_year, {HAVERING}", "90", "Q2=80.9", "red", "not_compared"),
        (f"{DAYS}, compare: last_year, {HAVERING}", "20", "2021-22 Q2=30; Q2=22", "green", "improving"),
        (f"{DAYS}, compare: last_year, {HAVERING}", "20", "2021-22 Q2=30; Q2=22.1", "amber", "improving"),
        (f"{DAYS}, compare: last_year, {HAVERING}", "20", "2021-22 Q2=22; Q2=22.1", "red", "worsening"),
        # Kent: target and floor standard
        (f"{TENTHS}, {KENT}, floor: 80", "90", "Q1=85; Q2=90", "green", "improving"),
        (f"{TENTHS}, {KENT}, floor: 80", "90", "Q1=85; Q2=80", "amber", "worsening"),
        (f"{TENTHS}, {KENT}, floor: 80", "90", "Q1=79.9; Q2=79.9", "red", "no_change"),
        (f"{DAYS}, {KENT}, floor: 28", "21", "Q1=30; Q2=28", "amber", "improving"),
        (f"{DAYS}, {KENT}, floor: 28", "21", "Q1=28; Q2=28.1", "red", "worsening"),
        (
            f"{COUNT}, {KENT}, floor: 32000, rate: year_to_date",
            "{annual: 36000}",
            "Q1=7500; Q2=8500",
            "amber",
            "improving",
        ),
        (
            f"{COUNT}, {KENT}, floor: 32000, rate: year_to_date",
            "{annual: 36000}",
            "Q1=7499; Q2=8500",
            "red",
            "improving",
        ),
        # met, within 5%, worse
        (f"{TENTHS}, rating: met / 5% / beyond", "95", "Q1=92; Q2=90.3", "amber", "worsening"),  # to 90.25
        (f"{TENTHS}, rating: met / 5% / beyond", "95", "Q1=90; Q2=90.2", "red", "improving"),
        (f"{DAYS}, rating: met / 5% / beyond", "8.0", "Q1=8.5; Q2=8.4", "amber", "improving"),
        (f"{DAYS}, rating: met / 5% / beyond", "8.0", "Q1=8.4; Q2=8.5", "red", "worsening"),
        # green within 5%, amber to 10%
        (f"{TENTHS}, rating: 5% and 10%", "80", "Q1=80; Q2=76", "green", "worsening"),
        (f"{TENTHS}, rating: 5% and 10%", "80", "Q1=70; Q2=75.9", "amber", "improving"),
        (f"{TENTHS}, rating: 5% and 10%", "80", "Q1=72; Q2=72", "amber", "no_change"),
        (f"{TENTHS}, rating: 5% and 10%", "80", "Q1=72; Q2=71.9", "red", "worsening"),
        # percentage points
        (f"{TENTHS}, rating: met / 2 points / beyond", "60", "Q1=58.1; Q2=58", "amber", "worsening"),
        (f"{TENTHS}, rating: met / 2 points / beyond", "60", "Q1=58; Q2=57.9", "red", "worsening"),
        # below target but better than last year
        (f"{COUNT}, rating: direction decides", "100", "2021-22 Q2=90; Q1=95; Q2=91", "amber", "worsening"),
        (f"{COUNT}, rating: direction decides", "100", "2021-22 Q2=91; Q1=95; Q2=91", "red", "worsening"),
        # within tolerance, or improving on last year
        (
            f"{COUNT}, rating: direction decides, tolerance: 5%",
            "100",
            "2021-22 Q2=99; Q1=90; Q2=95",
            "amber",
            "improving",
        ),
        (
            f"{COUNT}, rating: direction decides, tolerance: 5%",
            "100",
            "2021-22 Q2=93; Q1=90; Q2=94",
            "amber",
            "improving",
        ),
        (
            f"{COUNT}, rating: direction decides, tolerance: 5%",
            "100",
            "2021-22 Q2=94; Q1=90; Q2=94",
            "red",
            "improving",
        ),
        # the year to date
        (
            f"{COUNT}, direction: lower, rate: year_to_date, rating: met / 10% / beyond",
            "{annual: 400}",
            "Q1=120; Q2=100",
            "amber",
            "improving",
        ),
        (
            f"{COUNT}, direction: lower, rate: year_to_date, rating: met / 10% / beyond",
            "{annual: 400}",
            "Q1=120; Q2=101",
            "red",
            "improving",
        ),
        # a cumulative year, with a target for each quarter, against the same quarter a year before
        (f"{COLLECTED}, rating: met / 1 point / beyond", PROFILE, "2021-22 Q2=56.9; Q2=57.5", "green", "improving"),
        (f"{COLLECTED}, rating: met / 1 point / beyond", PROFILE, "2021-22 Q2=56.9; Q2=56.5", "amber", "worsening"),
        (f"{COLLECTED}, rating: met / 1 point / beyond", PROFILE, "2021-22 Q2=56.9; Q2=56.49", "red", "worsening"),
        # above target, within target, behind target; no change within a band
        (f"{TENTHS}, rating: met / beyond, exceeded: 1 point", "60", "Q1=60; Q2=61", "exceeded", "improving"),
        (f"{TENTHS}, no_change: 1 point", "60", "Q1=60; Q2=61", "green", "no_change"),
        (f"{TENTHS}, no_change: 2%", "60", "Q1=60; Q2=58.8", "red", "no_change"),
        (f"{TENTHS}, no_change: 2%", "60", "Q1=60; Q2=58.7", "red", "worsening"),
        # once a year
        (
            f"{TENTHS}, rating: met / 5% / beyond, frequency: annual",
            "80",
            "2021-22=70; 2022-23=76",
            "amber",
            "improving",
        ),
        # right between two figures, or close to one
        (
            f"{TENTHS}, direction: range, tolerance: 1 point",
            "{between: [14, 18]}",
            "Q1=20; Q2=19",
            "amber",
            "improving",
        ),
        (f"{TENTHS}, tolerance: 2 points", "{midpoint: 50}", "Q1=52; Q2=47.9", "red", "worsening"),
    ],
)
def test_rules_in_the_field(rule: str, target: str, figures: str, rating: str, travel: str) -> None:
    """At an edge, and one printed unit beyond it."""
    found = calculated(rule, target, figures)
    assert (found.verdict.rating.value, found.travel.judgement.value) == (rating, travel)
