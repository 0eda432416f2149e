"""Every form of a target, and what it means for a month, a quarter and a year to date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.catalogue.target import TargetSetting
from scorecard.catalogue.target_forms import (
    Annual,
    Between,
    Level,
    Midpoint,
    Months,
    Quarters,
    StraightLine,
    Undecided,
    Words,
)
from scorecard.period import Period
from tests.catalogue.material import indicator, only, problems_of, text

Q1, Q2, Q3, Q4 = (Period.quarter(2022, number) for number in (1, 2, 3, 4))
YTD1, YTD2, YTD3, YTD4 = (quarter.year_to_date for quarter in (Q1, Q2, Q3, Q4))
YEAR = Period.of_year(2022)
APR, JUN, SEP, DEC, MAR = (
    Period.month(dt.date(year, number, 1)) for year, number in ((2022, 4), (2022, 6), (2022, 9), (2022, 12), (2023, 3))
)
FLOW, CUMULATIVE, OTHER = "flow", "cumulative", "stock"
ALL_KINDS = (FLOW, CUMULATIVE, OTHER)
TWELVE = "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 13]"
MONTHS = "{months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}"
GAPS = "{months: [1, 2, 3, 4, null, 6, null, null, null, null, null, null]}"


def target(folder: Path, typed: str) -> TargetSetting:
    """Return what a target in the catalogue is read as."""
    ends = "range" if "between" in typed else "higher"
    return only(folder, f"target: {{2022-23: {typed}}}\ndecimals: 2", changed={"direction": ends}).target["2022-23"]


def at(setting: TargetSetting, period: Period, kind: str) -> float | None:
    """Return the target of a period of a flow, a cumulative measure or any other."""
    return setting.at(period, adds_up=kind == FLOW, accumulates=kind == CUMULATIVE)


@pytest.mark.parametrize(
    ("typed", "setting"),
    [
        ("85", Level(level=85)),
        ("-2.5", Level(level=-2.5)),
        ("{annual: 500000}", Annual(annual=500000)),
        ("{annual: 8, profile: [1, 2, 3, 2]}", Annual(annual=8, profile=(1, 2, 3, 2))),
        ("{profile: [1, 2, 3, 2], annual: 8}", Annual(annual=8, profile=(1, 2, 3, 2))),
        ("{quarters: [24.6, 57.4, null, 96.6]}", Quarters(quarters=(24.6, 57.4, None, 96.6))),
        (MONTHS, Months(months=tuple(range(1, 13)))),
        ("{between: [14, 18]}", Between(between=(14, 18))),
        ("{midpoint: 50}", Midpoint(midpoint=50)),
        ("{text: 10 in 5 years}", Words(text="10 in 5 years")),
        ("trend", Undecided(word="trend")),
        ("none", Undecided(word="none")),
        ("tbc", Undecided(word="tbc")),
        ("TBC", Undecided(word="tbc")),
    ],
)
def test_every_form_is_read(tmp_path: Path, typed: str, setting: TargetSetting) -> None:
    """Each form of the contract is recognised by how it is written."""
    assert target(tmp_path, typed) == setting


@pytest.mark.parametrize("typed", ["{from: 90, to: 126}", "{to: 126, from: 90}"])
def test_a_straight_line_is_read(tmp_path: Path, typed: str) -> None:
    """Both ends, in either order."""
    line = target(tmp_path, typed)
    assert isinstance(line, StraightLine)
    assert (line.start, line.end) == (90, 126)


@pytest.mark.parametrize(
    ("typed", "kinds", "period", "expected"),
    [
        # a number: the level of each quarter, and of the year to date unless the measure adds up
        ("85", ALL_KINDS, Q2, 85),
        ("85", (CUMULATIVE, OTHER), YTD2, 85),
        ("85", (CUMULATIVE, OTHER), SEP, 85),
        ("85", (CUMULATIVE, OTHER), YEAR, 85),
        ("120", (FLOW,), YTD1, 120),
        ("120", (FLOW,), YTD2, 240),
        ("120", (FLOW,), YTD4, 480),
        ("120", ALL_KINDS, YEAR, 120),
        ("120", (FLOW,), SEP, 40),
        # an annual target, equal shares
        ("{annual: 500000}", (FLOW,), Q2, 125000),
        ("{annual: 500000}", (FLOW,), YTD2, 250000),
        ("{annual: 500000}", (FLOW,), YTD4, 500000),
        ("{annual: 500000}", (FLOW,), YEAR, 500000),
        ("{annual: 120}", (FLOW,), SEP, 10),
        ("{annual: 120}", (CUMULATIVE,), APR, 10),
        ("{annual: 120}", (CUMULATIVE,), SEP, 60),
        ("{annual: 120}", (CUMULATIVE,), Q2, 60),
        ("{annual: 120}", (CUMULATIVE,), YTD2, 60),
        ("{annual: 120}", (CUMULATIVE,), Q4, 120),
        ("{annual: 120}", (OTHER,), Q1, 120),
        ("{annual: 120}", (OTHER,), YTD2, 120),
        ("{annual: 120}", (OTHER,), SEP, 120),
        # a profile of four weights
        ("{annual: 80, profile: [1, 2, 3, 2]}", (FLOW,), Q1, 10),
        ("{annual: 80, profile: [1, 2, 3, 2]}", (FLOW,), Q3, 30),
        ("{annual: 80, profile: [1, 2, 3, 2]}", (FLOW,), YTD2, 30),
        ("{annual: 80, profile: [1, 2, 3, 2]}", (FLOW,), YTD4, 80),
        ("{annual: 240, profile: [1, 2, 3, 2]}", (FLOW,), SEP, 20),
        ("{annual: 80, profile: [1, 2, 3, 2]}", (CUMULATIVE,), Q2, 30),
        ("{annual: 80, profile: [1, 2, 3, 2]}", (CUMULATIVE,), Q3, 60),
        ("{annual: 80, profile: [1, 2, 3, 2]}", (OTHER,), Q2, 80),
        # a profile of twelve weights, which need not sum to 1
        (f"{{annual: 240, profile: {TWELVE}}}", (FLOW,), APR, 10),
        (f"{{annual: 240, profile: {TWELVE}}}", (FLOW,), MAR, 130),
        (f"{{annual: 240, profile: {TWELVE}}}", (FLOW,), Q1, 30),
        (f"{{annual: 240, profile: {TWELVE}}}", (FLOW,), Q4, 150),
        (f"{{annual: 240, profile: {TWELVE}}}", (FLOW,), YTD3, 90),
        (f"{{annual: 240, profile: {TWELVE}}}", (CUMULATIVE,), Q4, 240),
        (f"{{annual: 240, profile: {TWELVE}}}", (CUMULATIVE,), DEC, 90),
        # quarters, in the terms of the measure
        ("{quarters: [24.6, 57.4, 82.5, 96.6]}", ALL_KINDS, Q2, 57.4),
        ("{quarters: [24.6, 57.4, 82.5, 96.6]}", (CUMULATIVE, OTHER), YTD2, 57.4),
        ("{quarters: [24.6, 57.4, 82.5, 96.6]}", (CUMULATIVE, OTHER), YEAR, 96.6),
        ("{quarters: [24.6, 57.4, 82.5, 96.6]}", (CUMULATIVE, OTHER), SEP, 57.4),
        ("{quarters: [24.6, 57.4, 82.5, 96.6]}", (CUMULATIVE, OTHER), APR, None),
        ("{quarters: [10, 20, 30, 40]}", (FLOW,), YTD1, 10),
        ("{quarters: [10, 20, 30, 40]}", (FLOW,), YTD3, 60),
        ("{quarters: [10, 20, 30, 40]}", (FLOW,), YEAR, 100),
        ("{quarters: [10, 20, 30, 40]}", (FLOW,), SEP, None),
        ("{quarters: [10, null, 30, null]}", ALL_KINDS, Q2, None),
        ("{quarters: [10, null, 30, null]}", ALL_KINDS, Q3, 30),
        ("{quarters: [10, null, 30, null]}", (FLOW,), YTD1, 10),
        ("{quarters: [10, null, 30, null]}", (FLOW,), YTD3, None),
        ("{quarters: [10, null, 30, null]}", (OTHER,), YTD3, 30),
        # months
        (MONTHS, ALL_KINDS, JUN, 3),
        (MONTHS, (FLOW,), Q1, 6),
        (MONTHS, (FLOW,), YTD2, 21),
        (MONTHS, (FLOW,), YEAR, 78),
        (MONTHS, (CUMULATIVE, OTHER), Q2, 6),
        (MONTHS, (CUMULATIVE, OTHER), YTD2, 6),
        (MONTHS, (CUMULATIVE, OTHER), YEAR, 12),
        (GAPS, (FLOW,), Q1, 6),
        (GAPS, (FLOW,), Q2, None),
        (GAPS, (OTHER,), Q2, 6),
        (GAPS, ALL_KINDS, DEC, None),
        # a stock's straight line from the end of last March to the end of next March
        ("{from: 90, to: 126}", (OTHER,), APR, 93),
        ("{from: 90, to: 126}", (OTHER,), Q1, 99),
        ("{from: 90, to: 126}", (OTHER,), Q2, 108),
        ("{from: 90, to: 126}", (OTHER,), YTD2, 108),
        ("{from: 90, to: 126}", (OTHER,), YEAR, 126),
        ("{from: 126, to: 90}", (OTHER,), Q1, 117),
        ("{from: 0, to: 1}", (OTHER,), Q3, 0.75),
        # no single number
        ("{between: [14, 18]}", ALL_KINDS, Q2, None),
        ("{midpoint: 50}", ALL_KINDS, Q2, None),
        ("{text: 10 in 5 years}", ALL_KINDS, Q2, None),
        ("trend", ALL_KINDS, Q2, None),
    ],
)
def test_the_target_of_a_period(
    tmp_path: Path, typed: str, kinds: tuple[str, ...], period: Period, expected: float | None
) -> None:
    """A flow's share, a cumulative measure's share so far, and the level of anything else."""
    setting = target(tmp_path, typed)
    assert {kind: at(setting, period, kind) for kind in kinds} == dict.fromkeys(kinds, expected)


@given(st.floats(-1e12, 1e12), st.none() | st.lists(st.floats(0.001, 1000), min_size=4, max_size=4))
def test_a_flow_s_shares_add_up_to_the_year(annual: float, weights: list[float] | None) -> None:
    """Four quarters, and the year to date at quarter 4, are the annual target."""
    setting = Annual(annual=annual, profile=tuple(weights) if weights else None)
    shares = [at(setting, quarter, FLOW) or 0 for quarter in (Q1, Q2, Q3, Q4)]
    assert sum(shares) == pytest.approx(annual, rel=1e-12)
    assert at(setting, YTD4, FLOW) == at(setting, YEAR, FLOW) == at(setting, Q4, CUMULATIVE) == annual


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("yes", "13:14: error SC106 1.1: 'yes' is not a target. {forms}"),
        ("'85'", "13:14: error SC106 1.1: '85' is not a target. {forms}"),
        ("10 in 5 years", "13:14: error SC106 1.1: '10 in 5 years' is not a target. {forms}"),
        ("", "13:14: error SC106 1.1: This is not a form of target. {forms}"),
        ("true", "13:14: error SC106 1.1: This is not a form of target. {forms}"),
        ("[14, 18]", "13:14: error SC106 1.1: This is not a form of target. {forms}"),
        ("{anual: 5}", "13:14: error SC106 1.1: This is not a form of target. {forms}"),
        (
            "{annual: 5, profil: [1, 1, 1, 1]}",
            "13:35: error SC104 1.1: 'profil' is not a setting. Did you mean 'profile'?",
        ),
        ("{annual: lots}", "13:24: error SC106 1.1: 'annual' should be a number, not 'lots'. Correct it."),
        (
            "{annual: 5, quarters: [1, 2, 3, 4]}",
            "13:35: error SC104 1.1: 'quarters' is not a setting. Choose from: annual, profile.",
        ),
        ("{profile: [1, 2, 3, 4]}", "13:14: error SC103 1.1: The setting 'annual' is missing. Add it."),
        ("{annual: 5, profile: [1, 2, 3]}", "13:35: error SC106 1.1: A profile has 12 or 4 weights, not 3."),
        ("{annual: 5, profile: [0, 0, 0, 0]}", "13:35: error SC106 1.1: The weights of a profile must not all be 0."),
        ("{quarters: [1, 2, 3]}", "13:24: error SC106 1.1: 'quarters' has too few entries. Correct it."),
        ("{quarters: [1, 2, 3, 4, 5]}", "13:24: error SC106 1.1: 'quarters' has too many entries. Correct it."),
        ("{months: [1, 2, 3]}", "13:24: error SC106 1.1: 'months' has too few entries. Correct it."),
        ("{from: 90}", "13:14: error SC103 1.1: The setting 'to' is missing. Add it."),
        ("{between: [18, 14]}", "13:14: error SC106 1.1: The range runs from high to low; write it as [14, 18]."),
        ("{between: [14]}", "13:24: error SC106 1.1: 'between' has too few entries. Correct it."),
        ("{midpoint: half}", "13:24: error SC106 1.1: 'midpoint' should be a number, not 'half'. Correct it."),
        ("{text: ''}", "13:24: error SC106 1.1: 'text' should be text that is not empty, not ''. Correct it."),
    ],
)
def test_wrong_targets_are_told_where_they_stand(tmp_path: Path, typed: str, line: str) -> None:
    """One line says what is wrong and what forms there are."""
    forms = (
        "Write a number, trend, none or tbc, or one of {annual: }, {quarters: [4 numbers]}, {months: [12 numbers]}, "
        "{from: , to: }, {between: [low, high]}, {midpoint: }, {text: }."
    )
    ends = "range" if "between" in typed else "higher"
    catalogue = text(indicator(f"target: {{2022-23: {typed}}}", changed={"direction": ends}))
    assert problems_of(tmp_path, catalogue) == [f"indicators.yaml:{line.replace('{forms}', forms)}"]


@pytest.mark.parametrize("typed", ["{from: 90, too: 126}", "{from: 90, end: 126}"])
def test_a_line_needs_its_two_ends(tmp_path: Path, typed: str) -> None:
    """A misspelt end is both unknown and missing."""
    codes = [line.split()[2] for line in problems_of(tmp_path, text(indicator(f"target: {{2022-23: {typed}}}")))]
    assert sorted(codes) == ["SC103", "SC104"]


@pytest.mark.parametrize("typed", ["1e18", "-1e18", "1e400", "9" * 400, "{annual: 1e300}", "{midpoint: 1e16}"])
def test_numbers_beyond_any_council_are_refused(tmp_path: Path, typed: str) -> None:
    """A number that could not be printed is one problem, and never a traceback."""
    (line,) = problems_of(tmp_path, text(indicator(f"target: {{2022-23: {typed}}}")))
    assert ": error SC106 1.1: " in line
