"""An indicator in one sentence: correct for every kind, direction, unit, target and gap."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.period import Period
from scorecard.report.sentence import sentence
from tests.making import Q1, Q2, Q4, result

SHARE = "kind: supplied, unit: percent, decimals: 1, frequency: quarterly, direction: higher"
LOWER = SHARE.replace("higher", "lower")
RANGE = SHARE.replace("higher", "range")
STOCK = "kind: stock, frequency: quarterly"
COUNT = "kind: flow, frequency: quarterly, direction: none, target: {2022-23: trend}"
ANNUAL = "kind: supplied, unit: percent, decimals: 1, frequency: annual"
TO_DATE = f"{SHARE}, rate: year_to_date"
BETWEEN = "target: {2022-23: {between: [14, 18]}}"
FIGURES = st.integers(-20000, 20000).map(lambda number: number / 10)


def said(settings_: str, figures: str, quarter: Period = Q2) -> str:
    """The sentence of these figures."""
    return sentence(result(settings_, figures, quarter))


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ("Q1=88.4; Q2=90.1; 2021-22 Q2=87.0", "up 1.7 points on Q1 and 3.1 points on a year ago"),
        ("Q1=92.0; Q2=90.1; 2021-22 Q2=93.2", "down 1.9 points on Q1 and 3.1 points on a year ago"),
        ("Q1=88.4; Q2=90.1; 2021-22 Q2=93.2", "up 1.7 points on Q1 but down 3.1 points on a year ago"),
        ("Q1=92.0; Q2=90.1; 2021-22 Q2=87.0", "down 1.9 points on Q1 but up 3.1 points on a year ago"),
        ("Q1=90.1; Q2=90.1; 2021-22 Q2=87.0", "unchanged on Q1 and up 3.1 points on a year ago"),
        ("Q1=92.0; Q2=90.1; 2021-22 Q2=90.1", "down 1.9 points on Q1 and unchanged on a year ago"),
        ("Q1=90.1; Q2=90.1; 2021-22 Q2=90.1", "unchanged on Q1 and on a year ago"),
        ("Q1=90.04; Q2=90.05; 2021-22 Q2=90.1", "up 0.1 points on Q1 and unchanged on a year ago"),
        ("Q1=89.1; Q2=90.1", "up 1.0 points on Q1"),
        ("2021-22 Q2=89.1; Q2=90.1", "up 1.0 points on a year ago"),
        ("Q1=?(late); Q2=90.1; 2021-22 Q2=90.1", "unchanged on a year ago"),
    ],
)
def test_two_changes_are_said_together(figures: str, words: str) -> None:
    """The same way is said once, opposite ways with but; what is not known is left out."""
    assert said(f"{SHARE}, target: {{2022-23: 90}}", figures) == f"At 90.1% in Q2, {words}; target of 90.0% met."


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ("Q1=90.0; Q2=90.1; 2021-22 Q2=87.0", "little changed on Q1 (up 0.1 points) and up 3.1 points on a year ago"),
        (
            "Q1=90.2; Q2=90.1; 2021-22 Q2=90.0",
            "little changed on Q1 (down 0.1 points) and on a year ago (up 0.1 points)",
        ),
        ("Q1=88.0; Q2=90.1; 2021-22 Q2=90.6", "up 2.1 points on Q1 and little changed on a year ago (down 0.5 points)"),
        ("Q1=90.1; Q2=90.1; 2021-22 Q2=90.6", "unchanged on Q1 and little changed on a year ago (down 0.5 points)"),
        ("Q1=89.5; Q2=90.1", "up 0.6 points on Q1"),
    ],
)
def test_a_small_movement_is_little_change_and_never_none(figures: str, words: str) -> None:
    """Within no_change the amount stays; unchanged are only figures that print alike."""
    assert said(f"{SHARE}, no_change: 0.5, target: {{2022-23: 90}}", figures) == (
        f"At 90.1% in Q2, {words}; target of 90.0% met."
    )


@pytest.mark.parametrize(
    ("unit", "figures", "words"),
    [
        ("unit: number", "Q1=4135; Q2=3980", "At 3,980 in Q2, down 155 on Q1"),
        ("unit: number", "Q1=-5; Q2=-3", "At -3 in Q2, up 2 on Q1"),
        ("unit: number", "Q1=44; Q2=-60", "At -60 in Q2, down 104 on Q1"),
        ("unit: number", "Q1=7; Q2=0", "At 0 in Q2, down 7 on Q1"),
        ("unit: pounds", "Q1=1406555; Q2=873420", "At £873,420 in Q2, down £533,135 on Q1"),
        ("unit: pounds", "Q1=-1000; Q2=-250", "At -£250 in Q2, up £750 on Q1"),
        ("unit: pounds_million, decimals: 1", "Q1=19.6; Q2=24.5", "At £24.5m in Q2, up £4.9m on Q1"),
        ("unit: days", "Q1=30; Q2=31", "At 31 days in Q2, up 1 day on Q1"),
        ("unit: days, decimals: 1", "Q1=30; Q2=31", "At 31.0 days in Q2, up 1.0 days on Q1"),
        ("unit: hours", "Q1=30; Q2=28", "At 28 hours in Q2, down 2 hours on Q1"),
        ("unit: rate, per: 100000, decimals: 1", "Q1=25; Q2=26.6", "At 26.6 per 100,000 in Q2, up 1.6 on Q1"),
        ("unit: rate, per: 1000", "Q1=25; Q2=24", "At 24 per 1,000 in Q2, down 1 on Q1"),
        ("unit: score, decimals: 2", "Q1=3.1; Q2=3.25", "At 3.25 in Q2, up 0.15 on Q1"),
        ("unit: percent", "Q1=40; Q2=41", "At 41% in Q2, up 1 point on Q1"),
    ],
)
def test_each_unit_is_said_with_its_signs(unit: str, figures: str, words: str) -> None:
    """Points only between percentages; the amount has no sign of its own."""
    assert said(f"{STOCK}, {unit}, direction: none, target: {{2022-23: trend}}", figures) == (
        f"{words}; followed over time, without a target."
    )


@pytest.mark.parametrize(
    ("settings_", "figures", "words"),
    [
        ("target: {2022-23: 90}", "Q2=90.0", "target of 90.0% met"),
        ("target: {2022-23: 90}", "Q2=89.6", "target of 90.0% missed by 0.4 points"),
        (
            "target: {2022-23: 90}, tolerance: 5%",
            "Q2=85.5",
            "target of 90.0% missed by 4.5 points, within the tolerance",
        ),
        (
            "target: {2022-23: 90}, tolerance: 5%",
            "Q2=85.4",
            "target of 90.0% missed by 4.6 points, beyond the tolerance",
        ),
        ("target: {2022-23: 90}, exceeded: 5 points", "Q2=96.0", "target of 90.0% exceeded by 6.0 points"),
        ("target: {2022-23: 90}, exceeded: 5 points", "Q2=94.0", "target of 90.0% met"),
        (
            "target: {2022-23: 90}, rate_exact: true, tolerance: 1 points",
            "Q2=89.96",
            "target of 90.0% missed by 0.04 points, within the tolerance",
        ),
        (
            "target: {2022-23: 90}, tolerance: {green: 1 points, amber: 5%}",
            "Q2=89.0",
            "target of 90.0% missed by 1.0 points, within the green margin",
        ),
        (
            "target: {2022-23: 90}, floor: 80",
            "Q2=80.0",
            "target of 90.0% missed by 10.0 points, not below the floor of 80.0%",
        ),
        (
            "target: {2022-23: 90}, floor: 80",
            "Q2=79.9",
            "target of 90.0% missed by 10.1 points, below the floor of 80.0%",
        ),
        (
            "target: {2022-23: 90}, tolerance: 1 points, rating: direction decides",
            "Q2=80.0",
            "target of 90.0% missed by 10.0 points, beyond the tolerance, and cannot be compared with a year before",
        ),
        ("target: {2022-23: tbc}", "Q2=90.0", "the target for 2022-23 is to be confirmed"),
        ("target: {2022-23: trend}", "Q2=90.0", "followed over time, without a target"),
        ("target: {2022-23: none}", "Q2=90.0", "the measure has no target"),
        ("target: {2021-22: 90}", "Q2=90.0", "no target is set for 2022-23"),
        ("target: {2022-23: 90}, rating: none", "Q2=90.0", "shown for context"),
        (
            "target: {2022-23: {text: better than Leeds}}",
            "Q2=90.0",
            "the target is in words, so it is shown and not rated: better than Leeds",
        ),
        ("target: {2022-23: {quarters: [80, null, 90, 95]}}", "Q2=90.0", "no target is set for 2022-23 Q2"),
    ],
)
def test_the_target_is_met_or_missed_or_not_there(settings_: str, figures: str, words: str) -> None:
    """How wide a tolerance is stands on the card; why there is no rating is said."""
    assert said(f"{SHARE}, {settings_}", figures) == f"At {result(SHARE, figures).quarter.current.text} in Q2; {words}."


@pytest.mark.parametrize(
    ("settings_", "figures", "words"),
    [
        (f"{LOWER}, target: {{2022-23: 29}}", "Q2=29.0", "At 29.0% in Q2; target of 29.0% met."),
        (f"{LOWER}, target: {{2022-23: 29}}", "Q2=30.0", "At 30.0% in Q2; target of 29.0% missed by 1.0 points."),
        (
            f"{LOWER}, target: {{2022-23: 29}}, tolerance: 5%",
            "Q1=28; Q2=31.1",
            "At 31.1% in Q2, up 3.1 points on Q1; target of 29.0% missed by 2.1 points, beyond the tolerance.",
        ),
        (
            f"{SHARE.replace('higher', 'none')}, target: {{2022-23: 13.6}}",
            "Q2=15.1",
            "At 15.1% in Q2; not rated: neither higher nor lower is better.",
        ),
        (f"{RANGE}, {BETWEEN}", "Q2=18", "exactly on the edge of the target range of 14.0% to 18.0%"),
        (f"{RANGE}, {BETWEEN}", "Q2=17", "1.0 points inside the target range of 14.0% to 18.0%"),
        (f"{RANGE}, {BETWEEN}", "Q2=18.5", "0.5 points above the target range of 14.0% to 18.0%"),
        (
            f"{RANGE}, {BETWEEN}, tolerance: 1 points",
            "Q2=13.5",
            "0.5 points below the target range of 14.0% to 18.0%, within the tolerance",
        ),
        (
            f"{RANGE}, {BETWEEN}, tolerance: 1 points",
            "Q2=19.5",
            "1.5 points above the target range of 14.0% to 18.0%, beyond the tolerance",
        ),
        (f"{SHARE}, target: {{2022-23: {{midpoint: 50}}}}", "Q2=50", "exactly on the target of 50.0%"),
        (
            f"{SHARE}, target: {{2022-23: {{midpoint: 50}}}}, tolerance: 1 points",
            "Q2=49.5",
            "0.5 points below the target of 50.0%, within the tolerance",
        ),
        (
            f"{RANGE}, {BETWEEN}, no_change: 3",
            "Q1=15; Q2=17",
            "At 17.0% in Q2, up 2.0 points on Q1; 1.0 points inside the target range of 14.0% to 18.0%.",
        ),
    ],
)
def test_a_target_may_be_a_ceiling_a_range_or_a_point(settings_: str, figures: str, words: str) -> None:
    """A range is not met or missed, one is inside or beside it; nor is a movement inside it little change."""
    assert words in said(settings_, figures)


@pytest.mark.parametrize(
    ("settings_", "figures", "words"),
    [
        (
            "kind: cumulative, frequency: quarterly, direction: higher, target: {2022-23: 50}",
            "2021-22 Q2=56; Q1=20; Q2=58",
            "At 58 by the end of Q2, up 2 on the same point last year; target of 50 met.",
        ),
        (
            "kind: cumulative, frequency: quarterly, direction: higher, target: {2022-23: 50}",
            "Q1=20; Q2=58",
            "At 58 by the end of Q2; target of 50 met.",
        ),
        (
            "kind: rolling, frequency: quarterly, direction: lower, target: {2022-23: 50}",
            "2021-22 Q2=56; Q1=20; Q2=58",
            "At 58 over the 12 months to Q2, up 2 on a year ago; target of 50 missed by 8.",
        ),
        (
            "kind: annualised, unit: days, decimals: 1, direction: lower, target: {2022-23: 10}, frequency: quarterly",
            "Q1=5.0; Q2=5.5",
            "At a full-year rate of 5.5 days in Q2, up 0.5 days on Q1; target of 10.0 days met.",
        ),
        (
            "kind: mean, unit: days, decimals: 1, direction: lower, target: {2022-23: 10}",
            "Jul=9; Aug=10; Sep=11",
            "At 10.0 days in Q2; target of 10.0 days met.",
        ),
        (
            "kind: ratio, unit: percent, decimals: 2, direction: higher, target: {2022-23: 90}",
            "Q1=28/30; Q2=26/27",
            "At 96.30% in Q2, up 2.97 points on Q1; target of 90.00% met.",
        ),
        (f"{COUNT}, compare: last_year", "2021-22 Q2=5; Q1=6; Q2=7", "At 7 in Q2, up 2 on a year ago; followed over"),
    ],
)
def test_each_kind_says_what_its_figure_is(settings_: str, figures: str, words: str) -> None:
    """A cumulative figure is of the end of a quarter, a rolling one of twelve months, an annualised one a rate."""
    assert said(settings_, figures).startswith(words)


@pytest.mark.parametrize(
    ("settings_", "figures", "words"),
    [
        (
            f"{TO_DATE}, target: {{2022-23: 90}}",
            "Q1=88.4; Q2=90.1; YTD=89.1",
            "At 89.1% in the year to date (April to September 2022); target of 90.0% missed by 0.9 points.",
        ),
        (
            "kind: flow, rate: year_to_date, target: {2022-23: 20}",
            "2022-23 Q1=10; Jul=3; Aug=4p",
            "At 17 in the year to date (April to September 2022, 5 of 6 months, provisional); not rated.",
        ),
        (
            f"{TO_DATE}, target: {{2022-23: 90}}",
            "Q1=88.4; Q2=90.1; YTD=?(system down)",
            "No figure for the year to date (April to September 2022). System down.",
        ),
        (f"{SHARE}, target: {{2022-23: 90}}", "Q2=90.1p", "At 90.1% in Q2 (provisional); target of 90.0% met."),
        ("kind: flow, target: {2022-23: 20}", "Jul=3; Aug=4", "At 7 in Q2 (2 of 3 months); not rated."),
        (
            "kind: flow, target: {2022-23: 5}, rate_partial: true",
            "Jul=3; Aug=4p",
            "At 7 in Q2 (2 of 3 months, provisional); target of 5 met.",
        ),
        (
            "kind: flow, target: {2022-23: trend}",
            "Jul=3",
            "At 3 in Q2 (1 of 3 months); followed over time, without a target.",
        ),
        (
            f"{SHARE}, arrears: 1, target: {{2022-23: 60}}",
            "2021-22 Q4=59; Q1=60",
            "At 60.0% in Q1, the latest available, up 1.0 points on Q4 2021-22; target of 60.0% met.",
        ),
        (
            f"{SHARE}, arrears: 2, target: {{2021-22: 60}}",
            "2021-22 Q4=60p",
            "At 60.0% in Q4 2021-22 (provisional), the latest available; target of 60.0% met.",
        ),
        (
            f"{SHARE}, arrears: 1, target: {{2022-23: 60}}",
            "Q1=57; Q2=60",
            "At 60.0% in Q2, up 3.0 points on Q1; target of 60.0% met.",
        ),
    ],
)
def test_what_is_special_about_a_figure_is_said(settings_: str, figures: str, words: str) -> None:
    """Year to date, partial, provisional, in arrears, and several of them at once."""
    assert said(settings_, figures) == words


@pytest.mark.parametrize(
    ("settings_", "figures", "words"),
    [
        (SHARE, "", "No figure was returned for Q2."),
        (SHARE, "Q2=?(Ofsted  has not reported)", "No figure for Q2. Ofsted has not reported."),
        (SHARE, "Q2=?(who knows?)", "No figure for Q2. Who knows?"),
        (SHARE, "Q2=?(tbc)", "No figure for Q2. The return says 'tbc'."),
        (SHARE, "Q2=[c]", "The figure for Q2 is suppressed, to protect small numbers."),
        (f"{SHARE}, arrears: 1", "", "No figure was returned for Q1."),
        (f"{SHARE}, arrears: 2", "", "No figure was returned for Q4 2021-22."),
        (
            "kind: ratio, unit: percent",
            "Jul=50; Aug=60; Sep=70",
            "No figure for Q2. The numerators and denominators of Jul 2022, Aug 2022 and Sep 2022 were not returned",
        ),
        (ANNUAL, "2021-22=5", "Reported once a year; not due in this quarter."),
        (
            f"{ANNUAL}, arrears: 2",
            "2021-22=5; 2020-21=4",
            "At 5.0% in 2021-22, the latest available, up 1.0 points on 2020-21;",
        ),
    ],
)
def test_a_missing_figure_says_why(settings_: str, figures: str, words: str) -> None:
    """The words of a return follow as they were typed, as a sentence of their own."""
    assert said(settings_, figures).startswith(words)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ("2022-23=5.2; 2021-22=4.9", "At 5.2% in 2022-23, up 0.3 points on 2021-22; target of 5.0% met."),
        ("2022-23=5.2", "At 5.2% in 2022-23; target of 5.0% met."),
        ("2022-23=?(late)", "No figure for 2022-23. Late."),
    ],
)
def test_an_annual_figure_is_named_by_its_year(figures: str, words: str) -> None:
    """Once, although the previous period and the year before are the same."""
    assert said(f"{ANNUAL}, target: {{2022-23: 5}}", figures, Q4) == words


def test_quarter_1_is_compared_with_a_quarter_of_another_year() -> None:
    """Its year is named."""
    assert said(COUNT, "2021-22 Q1=4; 2021-22 Q4=5; Q1=7", Q1) == (
        "At 7 in Q1, up 2 on Q4 2021-22 and 3 on a year ago; followed over time, without a target."
    )


@settings(max_examples=150, deadline=None)
@given(
    FIGURES,
    FIGURES,
    FIGURES,
    st.sampled_from(["higher", "lower", "none"]),
    st.sampled_from(["number", "percent", "pounds", "pounds_million", "days", "hours", "score"]),
    st.sampled_from([0, 5]),
)
def test_the_words_agree_with_the_figures(  # noqa: PLR0913, PLR0917  reason: hypothesis gives one argument for each
    last_year: float, before: float, now: float, direction: str, unit: str, no_change: int
) -> None:
    """Up only where a printed figure rose, down only where one fell; the figure itself, tidy, and not too long."""
    found = result(
        f"{STOCK}, unit: {unit}, decimals: 1, direction: {direction}, no_change: {no_change}, tolerance: 3, "
        "target: {2022-23: 5}",
        f"2021-22 Q2={last_year}; Q1={before}; Q2={now}",
    )
    words = sentence(found)
    assert set(re.findall(r"\bup\b|\bdown\b", words)) == {
        "up" if now > then else "down" for then in (before, last_year) if then != now
    }
    assert ("unchanged" in words) == (now in (before, last_year))
    assert words.startswith(f"At {found.quarter.current.text} in Q2, ")
    assert words.endswith(".")
    assert "  " not in words
    assert ".." not in words
    assert len(words) <= 220
