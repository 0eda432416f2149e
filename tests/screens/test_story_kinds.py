"""``explain`` tells all about a measure of any kind: figure, target, rating, change, chance and where it heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from scorecard.catalogue.kinds import MeasureKind
from scorecard.period import Kind, Period
from scorecard.report.story import build_story
from scorecard.screens.story import story_text
from tests.making import material

FIRST, LATEST = Period(2020, 0, Kind.MONTH), Period(2022, 5, Kind.MONTH)  # April 2020, September 2022
WAVE = (0, 3, 1, 4, 2, 5, 1, 3, 0, 4, 2, 3)
SETTINGS = {
    MeasureKind.FLOW: "kind: flow, target: {2022-23: {annual: 1200}}",
    MeasureKind.STOCK: "kind: stock, target: {2022-23: {from: 100, to: 110}}",
    MeasureKind.RATIO: "kind: ratio, unit: percent, decimals: 1, target: {2022-23: 90}",
    MeasureKind.MEAN: "kind: mean, unit: days, decimals: 1, direction: lower, target: {2022-23: 100}",
    MeasureKind.CUMULATIVE: "kind: cumulative, target: {2022-23: {quarters: [300, 600, 900, 1200]}}",
    MeasureKind.ROLLING: "kind: rolling, target: {2022-23: 100}",
    MeasureKind.ANNUALISED: "kind: annualised, direction: lower, target: {2022-23: 1300}",
    MeasureKind.SUPPLIED: "kind: supplied, target: {2022-23: 100}",
}
CHARTED = (MeasureKind.FLOW, MeasureKind.STOCK, MeasureKind.RATIO, MeasureKind.MEAN, MeasureKind.SUPPLIED)
FORECAST = (MeasureKind.FLOW, MeasureKind.RATIO, MeasureKind.CUMULATIVE)


def figures(kind: MeasureKind) -> Iterator[str]:
    """Yield thirty months that rise and fall about a hundred, or the year so far of such months."""
    months = [FIRST + step for step in range(LATEST.ordinal - FIRST.ordinal + 1)]
    so_far = 0
    for month in months:
        figure = 100 + WAVE[month.index]
        so_far = figure if month.index == 0 else so_far + figure
        if kind is MeasureKind.RATIO:
            yield f"{month.label}={figure - 10}/{figure}"
        elif kind in (MeasureKind.CUMULATIVE, MeasureKind.ANNUALISED):
            yield f"{month.label}={so_far}"
        else:
            yield f"{month.label}={figure}"
    if kind is MeasureKind.SUPPLIED:
        yield from (f"{quarter}=101" for quarter in ("2021-22 Q2", "2022-23 Q1", "2022-23 Q2"))


def told(kind: MeasureKind) -> dict[str, str]:
    """Return what ``explain`` says, by its label."""
    national = "benchmark: {national: {value: 95, period: 2022-23 Q2, source: Table 4}}"
    text = story_text(build_story(material(f"{SETTINGS[kind]}, {national}", "; ".join(figures(kind))), "1"))
    paragraphs = re.findall(r"^(\S.{13})(.*(?:\n {14}.*)*)", text, re.MULTILINE)
    return {label.strip(): " ".join(said.split()) for label, said in paragraphs}


@pytest.mark.parametrize("kind", MeasureKind)
def test_everything_is_told_of_every_kind(kind: MeasureKind) -> None:
    """A figure with its target and cells, a colour with its rule and margin, and what chance and the past say."""
    said = told(kind)
    assert "Target" in said["Figure"]
    assert "inputs/2022-23-Q2/people.xlsx" in said["Figure"]
    assert re.match(
        r"(On|Just off|Off) target \((green|amber|red), for 2022-23 Q2\)\. .* against a target of", said["Rating"]
    )
    assert said["Rule"].startswith("Met / beyond: green when the target is met; red beyond.")
    assert said["Margin"]
    assert re.match(r"(Improving|Worsening|No change)", said["Year on year" if "Year on year" in said else "Change"])
    assert said["Benchmark"].startswith("England 95")
    assert said["95% interval"].startswith("None: it needs") == (kind is not MeasureKind.RATIO)


@pytest.mark.parametrize("kind", MeasureKind)
def test_limits_are_told_or_why_there_are_none(kind: MeasureKind) -> None:
    """Thirty months are enough where each stands for itself."""
    said = told(kind)["Variation"]
    if kind in CHARTED:
        assert re.match(
            r"Sep 2022 at .*: usual variation, no sign of a change\. The usual range is .* to .* around", said
        )
    else:
        assert said.startswith("Control limits need separate periods; ")


@pytest.mark.parametrize("kind", MeasureKind)
def test_the_outturn_is_told_or_why_there_is_none(kind: MeasureKind) -> None:
    """Ten quarters make a range; the rating that it would get stands beneath."""
    said = told(kind)["Outturn"]
    if kind in FORECAST:
        assert re.match(r".* in 2022-23 if the past pattern holds; 80% range .* to .*\. From 10 quarters: ", said)
        assert re.search(r" with an 80% range\. It would be rated (green|amber|red)\. .* against a target of ", said)
    else:
        assert said.startswith("No forecast: the figure")
