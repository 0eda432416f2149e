"""One figure's story, as far as it is about certainty, other areas and what was published."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from scorecard.observations import AreaFigure
from scorecard.period import Period
from scorecard.rating import Rating
from scorecard.rating.published import Published, PublishedFigure, Record
from scorecard.report.story import Story, build_story
from scorecard.screens.story import story_json, story_text
from tests.calculate.neighbours import areas
from tests.making import Q1, Q2, Q4, Returns, material

SHARE = "kind: ratio, unit: percent, decimals: 1"
AVERAGE = "kind: mean, decimals: 1"
STEADY = "; ".join(f"{year}-{month:02d}={month % 2 * 3}" for year in (2021, 2022) for month in range(2, 10))
FLOW = "kind: flow, frequency: quarterly"
QUARTERS = "2021-22 Q1=12; 2021-22 Q2=24; 2021-22 Q3=33; 2021-22 Q4=43; Q1=15; Q2=25"
FORECAST = (
    "116 in 2022-23 if the past pattern holds; no range yet. From 6 quarters: each quarter to come is taken to be as a "
    "year before; too few quarters are known for a range."
)
AMBER = Published(
    ref="1",
    period=Q1,
    in_arrears=False,
    value=95.0,
    text="95",
    target_text="100",
    rated="quarter",
    rating=Rating.AMBER,
    rating_reason="95 against a target of 100: missed by 5, within the tolerance of 10.",
    year_to_date=PublishedFigure(95.0, "95", None),
    sources=(),
)


def told(
    settings: str, returns: Returns, label: str, quarter: Period = Q2, figures: Sequence[AreaFigure] = ()
) -> list[str]:
    """The lines of a story under a label, each run together."""
    return lines(build_story(material(settings, returns, quarter, areas=figures), "1"), label)


def lines(story: Story, label: str) -> list[str]:
    """The paragraphs of a story under a label."""
    found, under = [], ""
    for line in story_text(story).splitlines():
        under = line[:14].strip() or under
        if line.startswith(label):
            found.append(line[14:].strip())
        elif found and under == label:
            found[-1] += f" {line.strip()}"
    return found


@pytest.mark.parametrize(
    ("settings", "figures", "words"),
    [
        (
            SHARE,
            "Q2=264/300",
            ["83.8% to 91.2%, by Wilson’s method: where the underlying figure is likely to lie."],
        ),
        (
            "kind: ratio, unit: rate, per: 1000, decimals: 1",
            "Q2=4/1000",
            ["1.1 to 10.2, by the exact Poisson method: where the underlying figure is likely to lie."],
        ),
        (
            "kind: ratio, unit: rate, per: 1000, decimals: 1",
            "Q2=40/1000",
            ["28.6 to 54.5, by Byar’s method: where the underlying figure is likely to lie."],
        ),
        (SHARE, "Q2=88", ["None: it needs the counts behind a percentage or rate."]),
        ("kind: flow", "Q2=88", ["None: it needs the counts behind a percentage or rate."]),
        (SHARE, "", []),
    ],
)
def test_an_interval_is_told_with_its_method(settings: str, figures: str, words: list[str]) -> None:
    """Or why there is none, where there is a figure."""
    assert told(settings, figures, "95% interval") == words


@pytest.mark.parametrize(
    ("settings", "figures", "words"),
    [
        (
            AVERAGE,
            STEADY,
            "Sep 2022 at 3.0: usual variation, no sign of a change. The usual range is 0.0 to 9.5 around 1.5.",
        ),
        (AVERAGE, "Sep=5", "No control limits: 1 of 13 points needed."),
        ("kind: cumulative", "Sep=5", "Control limits need separate periods; this measure counts from April."),
    ],
)
def test_the_variation_is_told_or_why_there_is_none(settings: str, figures: str, words: str) -> None:
    """Always one line."""
    assert told(settings, figures, "Variation") == [words]


def test_a_trend_is_told_of_an_annual_measure_alone() -> None:
    """Of any other there is no line."""
    years = "; ".join(f"{2018 + step}-{19 + step}={100 + 30 * step}/1000" for step in range(5))
    assert told(f"{SHARE}, frequency: annual", years, "Trend", Q4) == [
        "Increasing and getting better, 2018-19 to 2022-23."
    ]
    assert told(SHARE, "Q2=1/2", "Trend") == []


@pytest.mark.parametrize(
    ("settings", "figures", "words"),
    [
        (
            f"{FLOW}, target: {{2022-23: {{annual: 120}}}}, tolerance: 1",
            QUARTERS,
            f"{FORECAST} It would be rated red. 116 against a target of 120: missed by 4, beyond the tolerance of 1.",
        ),
        (
            f"{FLOW}, target: {{2022-23: {{annual: 120}}}}, tolerance: 5",
            QUARTERS,
            (
                f"{FORECAST} It would be rated amber. 116 against a target of 120: missed by 4, within the tolerance "
                "of 5."
            ),
        ),
        (FLOW, QUARTERS, FORECAST),
        (
            "kind: stock",
            "Sep=5",
            "No forecast: the figure is a position on a day, and positions do not add up to a year.",
        ),
    ],
)
def test_an_outturn_is_told_with_its_basis_and_rating(settings: str, figures: str, words: str) -> None:
    """Or why there is none, with one full stop; without a target there is no rating to tell."""
    assert told(settings, figures, "Outturn") == [words]


def test_a_place_is_told_beside_the_benchmark() -> None:
    """With the period that the areas are ranked for."""
    rows = areas("A=60; B=65; C=75; D=")
    assert told(SHARE, "Q2=70", "Place", figures=rows) == [
        (
            "Statistical neighbours (2022-23 Q2): 2nd of 4, 1 without data; second quartile; average 66.7% (plain mean "
            "of 3 areas)."
        )
    ]
    assert told(SHARE, "Q2=70", "Benchmark", figures=rows) == [
        "Statistical neighbours 66.7% (2022-23 Q2): better, not tested. Source: areas.csv."
    ]


@pytest.mark.parametrize("caveat", ["Excludes hotels", "Excludes hotels."])
def test_a_benchmark_is_told_with_its_caveat(caveat: str) -> None:
    """Before its source, with one full stop."""
    benchmark = f"{{value: 79.1, period: 2022-23 Q2, source: Table 1, caveat: {caveat}}}"
    assert told(f"{SHARE}, benchmark: {{national: {benchmark}}}", "Q2=264/300", "Benchmark") == [
        "England 79.1% (2022-23 Q2): better. Excludes hotels. Source: Table 1."
    ]


def published(*records: tuple[Period, Published]) -> Story:
    """The story of an indicator of which this was published."""
    made = material(FLOW, "Q1=90; Q2=100")
    kept = tuple(Record(quarter, f"outputs/{quarter.slug}/scorecard.json", {"1": each}) for quarter, each in records)
    return build_story(replace(made, records=kept), "1")


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (AMBER, "In the report of 2022-23 Q1: 95 for 2022-23 Q1, rated amber."),
        (
            replace(AMBER, rated="year_to_date"),
            "In the report of 2022-23 Q1: 95 for 2022-23 Q1, rated amber (of the year to date).",
        ),
        (
            replace(AMBER, value=None, text=None, rating=Rating.NO_DATA),
            "In the report of 2022-23 Q1: no figure for 2022-23 Q1, no data.",
        ),
        (
            replace(AMBER, value=None, text="[c]", rating=Rating.SUPPRESSED),
            "In the report of 2022-23 Q1: [c] for 2022-23 Q1, suppressed.",
        ),
    ],
)
def test_what_was_published_is_told(record: Published, words: str) -> None:
    """As it stood in its report, whatever the returns say today."""
    assert lines(published((Q1, record)), "Published") == [words]


def test_every_report_is_told_oldest_first() -> None:
    """A report of the same quarter too, which a new run would replace."""
    again = replace(AMBER, period=Q2, text="100", rating=Rating.GREEN)
    assert lines(published((Q1, AMBER), (Q2, again)), "Published") == [
        "In the report of 2022-23 Q1: 95 for 2022-23 Q1, rated amber.",
        "In the report of 2022-23 Q2: 100 for 2022-23 Q2, rated green.",
    ]
    assert lines(published(), "Published") == []


def test_the_json_lists_what_was_published() -> None:
    """In the names of the data file."""
    data = json.loads(story_json(published((Q1, AMBER))))
    assert data["published"] == [
        {
            "quarter": "2022-23 Q1",
            "period": "2022-23 Q1",
            "value": 95,
            "text": "95",
            "rating": "amber",
            "rated": "quarter",
        }
    ]


def test_the_json_names_rule_and_certainty() -> None:
    """As the screen does."""
    made = material(f"{FLOW}, target: {{2022-23: {{annual: 120}}}}, tolerance: 5", QUARTERS)
    data = json.loads(story_json(build_story(made, "1")))
    assert data["rule"] == (
        "Met / 5 / beyond: green when the target is met; amber when missed by no more than 5 in the unit of the "
        "measure; red beyond."
    )
    assert (data["outturn"]["text"], data["outturn"]["rating"]) == ("116", "amber")
