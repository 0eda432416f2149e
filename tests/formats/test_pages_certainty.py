"""What the pages say of certainty, other areas and what was published, and what they leave out where there is none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from scorecard.calculate.frozen import Revision
from scorecard.rating import Rating
from scorecard.rating.published import PublishedFigure
from scorecard.report import build_report
from tests.calculate.neighbours import areas
from tests.formats.test_pages import card, html_of, words
from tests.making import Q1, Q4, Returns, Settings, material, report, result

SHARE = "kind: ratio, unit: percent, decimals: 1"
AVERAGE = "kind: mean, decimals: 1, target: {2022-23: 10}, tolerance: 1"
STEADY = "; ".join(f"{year}-{month:02d}={month % 2 * 3}" for year in (2021, 2022) for month in range(2, 10))
FLOW = "kind: flow, frequency: quarterly, target: {2022-23: {annual: 120}}, tolerance: 1"
QUARTERS = "2021-22 Q1=12; 2021-22 Q2=24; 2021-22 Q3=33; 2021-22 Q4=43; Q1=15; Q2=25"


def page(settings: Settings, returns: Returns) -> str:
    """The pages of a report of these indicators."""
    return html_of(report(settings, returns))


@pytest.mark.parametrize(
    ("settings", "returns", "says"),
    [
        ("kind: flow, target: {2022-23: 5}", "Q2=7", "At 7 in Q2; target of 5 met."),
        ("kind: flow", "Q2=[c]", "The figure for Q2 is suppressed, to protect small numbers."),
    ],
)
def test_the_words_of_a_card_begin_with_the_whole_in_one_sentence(settings: str, returns: str, says: str) -> None:
    """In semibold, before the commentary."""
    html = page(settings, returns)
    assert f'<div class="card-words"><p class="says">{says}</p>\n<p class="none">' in html


def test_without_a_figure_the_reason_is_not_said_twice() -> None:
    """It stands where the figure would be."""
    assert 'class="says"' not in page("kind: flow", "Q2=?(survey late)")


def test_a_control_chart_shows_two_icons_and_their_words() -> None:
    """The icons have no words of their own; the guide tells what they mean."""
    html = page(AVERAGE, STEADY)
    assert (
        '<span class="icon common_cause"></span><span class="icon consistent_fail"></span> Sep 2022 at 3.0: usual '
        "variation, no sign of a change."
    ) in html
    assert "A control chart tells a change from the ups and downs of every month." in words(html)
    assert "XmR" in html


def test_without_a_target_there_is_one_icon() -> None:
    """Nothing can be expected to be met."""
    html = page("kind: mean, decimals: 1", STEADY)
    assert re.findall(r'<span class="icon (\w+)">', html) == ["common_cause"]


@pytest.mark.parametrize(
    ("settings", "returns"),
    [(AVERAGE, "Sep=5"), ("kind: cumulative", STEADY), (AVERAGE, STEADY.replace("=0", "=3"))],
)
def test_without_limits_a_card_says_nothing_of_them(settings: str, returns: str) -> None:
    """Neither icon nor row nor guide; why there are none is told by ``scorecard explain``."""
    html = page(settings, returns)
    assert 'class="icon' not in html
    assert "Variation" not in card(html, "1")
    assert "XmR" not in html


def test_an_outturn_is_printed_with_its_rating() -> None:
    """And how it is made, in the notes."""
    html = page(FLOW, QUARTERS)
    assert "Year-end outturn 116 in 2022-23 if the past pattern holds; no range yet: off target" in card(html, "1")
    assert "A year-end outturn takes the quarters to come as they were a year before." in words(html)


@pytest.mark.parametrize(("settings", "returns"), [(FLOW, "Q2=25"), ("kind: flow, frequency: quarterly", QUARTERS)])
def test_an_outturn_without_a_rating_is_not_printed(settings: str, returns: str) -> None:
    """Nobody has asked for it."""
    assert "outturn" not in words(page(settings, returns))


def test_a_trend_is_printed_of_an_annual_measure() -> None:
    """With its years."""
    years = "; ".join(f"{2018 + step}-{19 + step}={100 + 30 * step}/1000" for step in range(5))
    html = html_of(report(f"{SHARE}, frequency: annual", years, Q4))
    assert "Trend Increasing and getting better, 2018-19 to 2022-23." in card(html, "1")


def test_a_place_stands_below_the_comparator() -> None:
    """By its name as the catalogue writes it."""
    figures = [*areas("A=60; B=80"), *areas("North=60; South=90", comparator="national")]
    text = card(html_of(report(SHARE, "Q2=75", areas=figures)), "1")
    assert "Statistical neighbours 70.0% in 2022-23 Q2 : better, not tested" in text
    assert "Place: Statistical neighbours 2022-23 Q2: 2nd of 3; average 70.0% (plain mean of 2 areas)" in text
    assert "Place: England 2022-23 Q2: 2nd of 3; average 75.0% (plain mean of 2 areas)" in text


CHANCE = "A percentage or rate that rests on counts varies by chance."
VARIATION = "A control chart tells a change from the ups and downs of every month."
OUTTURN = "What the year would come to if the quarters still to come follow those a year before"
PLACE = "First is best, equal figures share a place, and areas without data are counted apart."


@pytest.mark.parametrize(
    ("settings", "returns", "rows", "explained"),
    [
        ("kind: flow", "Q2=5", "", []),
        (SHARE, "Q2=264/300", "", [CHANCE]),
        (AVERAGE, STEADY, "", [VARIATION]),
        (FLOW, QUARTERS, "", [OUTTURN]),
        (SHARE, "Q2=75", "A=60; B=80", [PLACE]),
        (SHARE, "Q2=264/300", "A=60; B=80", [CHANCE, PLACE]),
    ],
)
def test_the_page_on_how_to_read_explains_what_is_printed(
    settings: str, returns: str, rows: str, explained: list[str]
) -> None:
    """And nothing else."""
    html = html_of(report(settings, returns, areas=areas(rows) if rows else ()))
    guide = words(html[html.index('id="how-to-read"') :].partition("</section>")[0])
    assert [each for each in (CHANCE, VARIATION, OUTTURN, PLACE) if each in guide] == explained


@pytest.mark.parametrize(
    ("rate", "row"),
    [("year_to_date", ["Quarter alone 25 2022-23 Q2 Direction of travel"]), ("quarter", [])],
)
def test_beside_a_year_to_date_that_is_rated_the_card_has_the_quarter(rate: str, row: list[str]) -> None:
    """Above the direction of travel, which is that of the quarter."""
    text = card(page(f"kind: flow, frequency: quarterly, rate: {rate}", "Q1=15; Q2=25"), "1")
    assert re.findall("Quarter alone .* Direction of travel", text) == row


@pytest.mark.parametrize(
    ("action", "printed"),
    [
        ("Hire four drivers", "Hire four drivers. Head of Waste, by 31 January."),
        ("Hire four drivers.", "Hire four drivers. Head of Waste, by 31 January."),
        ("Hire now!", "Hire now! Head of Waste, by 31 January."),
        ("Should we hire?", "Should we hire? Head of Waste, by 31 January."),
    ],
)
def test_an_action_at_a_glance_ends_with_one_full_stop(action: str, printed: str) -> None:
    """Before whoever does it, and when."""
    comment = {"1": f"Low.|{action}|Head of Waste|31 January"}
    html = html_of(report("kind: flow, target: {2022-23: 100}", "Q2=5", words=comment))
    glance = words(html[html.index('id="at-a-glance"') : html.index('id="priorities"')])
    assert f" missed by 95. {printed} " in glance


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("kind: flow", "No figure of an earlier period was changed."),
        ("kind: flow, suppress_below: 5", "No figure of an earlier period was changed, suppressed ones aside."),
    ],
)
def test_that_nothing_was_restated_is_said_of_what_may_be_told(settings: str, said: str) -> None:
    """A restatement of a measure that may hide figures is not printed."""
    assert said in words(page(settings, "Q2=50"))


def test_files_of_other_areas_stand_among_those_of_the_report() -> None:
    """With their fingerprint, after the returns."""
    html = html_of(report(SHARE, "Q2=75", areas=areas("A=60; B=80")))
    files = re.findall(r'<th scope="row">(\S+)</th><td>[^<]*</td><td class="hash">\w{64}</td>', html)
    assert files == ["indicators.yaml", "inputs/2022-23-Q2/people.xlsx", "inputs/benchmarks/areas.csv"]


def test_a_benchmark_carries_its_caveat_in_brackets() -> None:
    """Where the catalogue gives one."""
    benchmark = "{value: 79.1, period: 2022-23 Q2, source: Table 1, caveat: Excludes hotels}"
    html = page(f"{SHARE}, benchmark: {{national: {benchmark}}}", "Q2=264/300")
    assert "England 79.1% in 2022-23 Q2 : better (Excludes hotels)" in card(html, "1")


def test_a_published_figure_is_restated_with_both_ratings() -> None:
    """The notes say that the published one stands; a cell has no rating, and no such sentence."""
    flow = "kind: flow, frequency: quarterly, target: {2022-23: 100}"
    made = material(flow, {"2022-23-Q1/a.csv": "Q1=120", "2022-23-Q2/b.csv": "Q1=90; Q2=100"})
    then, now = (result(flow, figures, Q1).quarter for figures in ("Q1=120", "Q1=90"))
    was = PublishedFigure(120.0, "120", Rating.GREEN)
    revision = Revision(made.catalogue.indicators[0], Q1, was, then, now, "inputs/2022-23-Q2/b.csv")
    html = words(html_of(build_report(replace(made, revisions={"1": (revision,)}))))
    stands = "A rating stands as it was published. Beside it is what the returns of today would make of it."
    assert stands in html
    assert "1 Visits 2022-23 Q1 published 120 On target 90 Off target inputs/2022-23-Q2/b.csv" in html
    cells = words(html_of(build_report(made)))
    assert stands not in cells
    assert "1 Visits 2022-23 Q1 value 120 90 inputs/2022-23-Q2/b.csv" in cells


def test_where_last_quarters_ratings_come_from_is_told() -> None:
    """They were worked out again, as nothing was recorded; without an earlier quarter there is nothing to compare."""
    again = "No ratings were recorded for 2022-23 Q1; they were worked out again from the returns as they stood."
    both = page(FLOW, {"2022-23-Q1/a.csv": "Q1=15", "2022-23-Q2/a.csv": "Q2=25"})
    assert words(both).count(again) == 2
    assert "There is no earlier quarter to compare colours with." in words(page(FLOW, "Q2=25"))
