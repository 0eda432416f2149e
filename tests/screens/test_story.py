"""One figure's story, as text and as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from scorecard.collect import merge
from scorecard.problems import Place, Problem
from scorecard.report.story import build_story
from scorecard.screens.story import story_json, story_text
from tests.making import Q2, Returns, Settings, material, readings

RATIO = (
    "title: Calls answered, unit: percent, kind: ratio, decimals: 1, owner: Head, target: {2022-23: 90}, "
    "tolerance: 5 points, caveat: A new system began in August., "
    "benchmark: {national: {value: 80, period: 2022-23 Q2, source: Table 4}}"
)
EXPLAINED = (
    "1  Calls answered\n"
    "2022-23 Q2. Priority 1, Green; People; percent to 1 decimal; better to be: higher; monthly; ratio.\n"
    "\n"
    "At 87.3% in Q2 (provisional), up 7.3 points on Q1; target of 90.0% missed by 2.7 points, within the\n"
    "tolerance.\n"
    "\n"
    "Figure        87.3% for 2022-23 Q2\n"
    "              (40 + 43 + 48) / (50 + 50 + 50) x 100 = 87.33333333: 131 of 150, summed over the\n"
    "              months.\n"
    "              The return gives 87.4% for the period itself.\n"
    "              Target 90.0%: set for each quarter.\n"
    "              inputs/2022-23-Q2/people.xlsx\n"
    "                Figures!D3    Jul 2022 numerator: 'D3'\n"
    "                Figures!E3    Jul 2022 denominator: 'E3'\n"
    "                Figures!D4    Aug 2022 numerator: 'D4'\n"
    "                Figures!E4    Aug 2022 denominator: 'E4'\n"
    "                Figures!D5    Sep 2022 numerator: 'D5'; provisional\n"
    "                Figures!E5    Sep 2022 denominator: 'E5'; provisional\n"
    "                Figures!C6    2022-23 Q2 value: 'C6'\n"
    "Year to date  None for April to September 2022: Numerators and denominators were not returned for\n"
    "              every quarter, so the year to date is not calculated.\n"
    "Rating        Just off target (amber, for 2022-23 Q2). 87.3% against a target of 90.0%: missed by\n"
    "              2.7 points, within the tolerance of 5.0 points.\n"
    "Rule          Met / 5 points / beyond: green when the target is met; amber when missed by no more\n"
    "              than 5 points; red beyond.\n"
    "Margin        2.7 points below the target, 2.3 points inside the edge of amber.\n"
    "To know       Provisional [p].\n"
    "Change        Improving: up 7.3 points on Q1 (80.0%).\n"
    "Year on year  Not compared: no figure for 2021-22 Q2.\n"
    "95% interval  81.1% to 91.7%, by Wilson’s method: where the underlying figure is likely to lie.\n"
    "Variation     No control limits: 3 of 13 points needed.\n"
    "Outturn       No forecast: the numerators and denominators of 2022-23 Q1 are not fully known.\n"
    "Before        80.0% for 2022-23 Q1\n"
    "              As the return gives it.\n"
    "              inputs/2022-23-Q2/people.xlsx\n"
    "                Figures!C2    2022-23 Q1 value: 'C2'\n"
    "Benchmark     England 80.0% (2022-23 Q2): better. Source: Table 4.\n"
    "Query         SC301 at inputs/2022-23-Q2/people.xlsx!Figures!C6: 87.4% is given for 2022-23 Q2, but\n"
    "              the calculated figure is 87.3% (131 of 150, summed over the months). Answered by\n"
    "              Director on 21 November 2022: A slip of the keyboard.\n"
    "Caveat        A new system began in August.\n"
    "Commentary    Busy.\n"
    "Action        Hire\n"
    "By            Head, 1 March\n"
)


def story(settings: Settings, returns: Returns, words: str = "", answers: dict[str, str] | None = None) -> str:
    """The story of indicator 1, as text."""
    made = material(settings, returns, words={"1": words} if words else None, answers=answers)
    return story_text(build_story(made, "1"))


def test_the_story_runs_from_the_cells_to_the_colour() -> None:
    """Everything on one screen, in the order in which it came about."""
    returns = "Q1=80; Jul=40/50; Aug=43/50; Sep=48/50p; Q2=87.4"
    told = story({"1": RATIO}, returns, "Busy.|Hire|Head|1 March", {"SC301": "A slip of the keyboard."})
    assert told == EXPLAINED


def test_a_missing_figure_shows_the_cells_that_say_why() -> None:
    """The reason stands in a cell too."""
    told = story("kind: flow", "Jul=?(new contract); Aug=?(new contract); Sep=?(new contract)")
    assert "Figure        None for 2022-23 Q2: New contract.\n" in told
    assert told.count("Figures!C") == 3
    assert "Sep 2022 value: 'C4'; new contract\n" in told


def test_months_that_come_to_no_quarter_are_shown() -> None:
    """Percentages without parts are never averaged, but they were read."""
    told = story("kind: ratio, unit: percent", "Jul=64; Aug=83; Sep=65")
    assert "Figure        None for 2022-23 Q2: The numerators and denominators of" in told
    assert told.count("Figures!C") == 3


def test_a_cell_is_shown_once() -> None:
    """The year to date adds only what the quarter has not shown."""
    told = story("kind: flow", "Q1=10; Q2=20; YTD=30")
    assert [line.split()[0] for line in told.splitlines() if "Figures!" in line] == [
        "Figures!C3",
        "Figures!C2",
        "Figures!C4",
    ]
    assert "10 + 20 = 30: sum of the quarters." in told


def test_a_restatement_names_both_cells() -> None:
    """The old figure and the new one, once."""
    returns = {"2022-23-Q1/people.xlsx": "Q1=10", "2022-23-Q2/people.xlsx": "Q1=12; Q2=20"}
    told = story_text(build_story(material("kind: flow", returns), "1"))
    assert "Restated      The value for 2022-23 Q1 was 10 in inputs/2022-23-Q1/people.xlsx!Figures!C2;" in told
    assert "makes it 12." in told
    assert "SC311" not in told


def test_an_open_finding_is_told_with_its_place() -> None:
    """Nobody has answered it yet."""
    told = story("kind: flow", "Jul=1; Aug=2; Sep=3; Q2=7")
    assert "Finding       inputs/2022-23-Q2/people.xlsx!Figures!C5: error SC301 1 2022-23 Q2:" in told


def test_a_suppressed_figure_tells_none_of_its_numbers() -> None:
    """Explaining must not undo the hiding."""
    told = story("kind: flow, suppress_below: 5", "Jul=3; Aug=0; Sep=0; Q2=3")
    assert "Figure        [c] for 2022-23 Q2: Suppressed, because the numbers are too small to be shown.\n" in told
    assert "Figures!C2    Jul 2022 value: '[c]'; suppressed\n" in told
    assert "Figures!C5    2022-23 Q2 value: '[c]'; suppressed\n" in told
    assert not any(number in told for number in ("'C2", "'C5", "3 +", "= 3"))


def test_a_total_beside_hidden_months_loses_its_sum() -> None:
    """The total is told, and neither the small number nor the one that would give it away."""
    told = story("kind: flow, suppress_below: 5", "Jul=3; Aug=20; Sep=30; Q2=53")
    assert "Figure        53 for 2022-23 Q2\n              Sum of the months, some of them suppressed.\n" in told
    assert [line.split()[-1] for line in told.splitlines() if "Figures!" in line] == [
        *("suppressed", "suppressed"),
        *("'C4'", "'C5'"),
    ]
    assert "20 +" not in told


def test_a_file_that_could_not_be_read_is_told() -> None:
    """The figure may stand in it."""
    made = material("kind: flow", "")
    locked = Problem("SC201", Place("inputs/2022-23-Q2/people.xlsx"), "It is locked.", "Unlock it.")
    told = story_text(build_story(replace(made, problems=(*made.problems, locked)), "1"))
    assert "Not read      inputs/2022-23-Q2/people.xlsx: error SC201: It is locked. Unlock it.\n" in told


def test_a_reference_is_found_in_any_case() -> None:
    """Nobody should have to look up whether it is 2.1A."""
    assert story_text(build_story(material({"2.1a": "kind: flow"}, "2.1a: Q2=5"), " 2.1A ")).startswith("2.1a  ")


def test_last_years_figure_shows_its_cell() -> None:
    """As the one before does."""
    told = story("kind: flow", {"history/2021-22.xlsx": "2021-22 Q2=40", "2022-23-Q2/people.xlsx": "Q2=50"})
    assert "A year ago    40 for 2021-22 Q2\n" in told
    assert "inputs/history/2021-22.xlsx\n" in told


def test_a_suppressed_number_stands_in_no_finding() -> None:
    """Two files disagree about it, and neither number is told."""
    settings = "kind: ratio, unit: percent, suppress_below: 5"
    read = readings({"2022-23-Q2/a.xlsx": "Q2=3/20", "2022-23-Q2/b.xlsx": "Q2=4/20"})
    gathered, problems = merge(read, Q2, ["1"])
    made = replace(material(settings, ""), collected=gathered, problems=problems)
    told = story_text(build_story(made, "1"))
    assert "SC213" in told
    assert not re.search(r"\b[34]\b(?! decimals)", told.partition("Finding")[2].replace("C2", ""))


@pytest.mark.parametrize(("ref", "near"), [("2", "Choose from: 1."), ("1.", "Did you mean '1'?")])
def test_an_unknown_reference_is_refused_with_the_nearest(ref: str, near: str) -> None:
    """A slip of the keyboard is likelier than a measure that nobody knows."""
    with pytest.raises(
        LookupError, match=f"There is no indicator '{ref}' in the catalogue. {near}".replace("?", r"\?")
    ):
        build_story(material("kind: flow", "Q2=5"), ref)


def test_the_json_holds_the_same_in_the_names_of_the_data_file() -> None:
    """The indicator as scorecard.json has it, and how it came about."""
    made = material({"1": RATIO}, "Jul=40/50; Aug=43/50; Sep=48/50")
    data = json.loads(story_json(build_story(made, "1")))
    assert (data["ref"], data["text"], data["rating"]) == ("1", "87.3%", "amber")
    figure = data["explained"]["figure"]
    assert figure["working"] == "(40 + 43 + 48) / (50 + 50 + 50) x 100"
    assert (figure["period"], figure["target_text"], figure["target_from"]) == (
        "2022-23 Q2",
        "90.0%",
        "set for each quarter",
    )
    assert figure["cells"][0] == {
        "period": "2022-07",
        "part": "numerator",
        "value": 40.0,
        "no_data_reason": None,
        "provisional": False,
        "file": "inputs/2022-23-Q2/people.xlsx",
        "sha256": "0" * 64,
        "sheet": "Figures",
        "cell": "D2",
        "raw": "D2",
        "number_format": "General",
        "repair": None,
        "note": None,
    }
    (finding,) = data["open_findings"]
    assert (finding["code"], finding["severity"], finding["ref"]) == ("SC215", "warning", "1")
    assert data["unread"] == []


def test_what_a_figure_must_agree_with_is_named() -> None:
    """The measures that a total is held against, and the one that a measure is made from."""
    settings = {
        "1": 'kind: stock, equals: ["2", "3"]',
        "2": "kind: stock",
        "3": "kind: stock",
        "4": 'kind: annualised, unit: days, from: "5"',
        "5": "kind: cumulative, unit: days",
    }
    made = material(settings, "1: Sep=5\n2: Sep=2\n3: Sep=3")
    assert "Must equal    The sum of 2 and 3.\n" in story_text(build_story(made, "1"))
    assert "Made from     5, with which it must agree.\n" in story_text(build_story(made, "4"))
