"""Notes, guide and sections: what stands behind the figures."""

from __future__ import annotations

import datetime as dt

import pytest

import scorecard
from scorecard.catalogue import ReportFacts
from scorecard.observations import SourceFile
from scorecard.problems import Place, Problem, Severity
from scorecard.report.notes import MadeFrom, build_notes
from tests.calculate.neighbours import areas
from tests.making import Q1, entry, report

TARGET = "kind: flow, frequency: quarterly, target: {2022-23: 1000}, tolerance: 5%"


@pytest.mark.parametrize(
    ("figure", "near"),
    [
        (1000, True),
        (1010, True),
        (1011, False),
        (990, True),
        (989, False),
        (960, True),
        (961, False),
        (940, True),
        (939, False),
    ],
)
def test_a_near_miss_is_within_a_hundredth_of_another_colour(figure: int, near: bool) -> None:  # noqa: FBT001  reason: the expected value
    """Edges: the target of 1,000 and the floor of amber at 950; a whisker is 10."""
    assert bool(report(TARGET, f"Q2={figure}").notes.near_misses) is near


def test_a_figure_in_question_is_no_near_miss() -> None:
    """It would tell the figure to within a hundredth of its target."""
    contradictory = "Jul=330; Aug=330; Sep=330; Q2=1200"
    assert report(TARGET, contradictory, draft=True).entries[0].in_question
    assert report(TARGET, contradictory, draft=True).notes.near_misses == ()


@pytest.mark.parametrize("figures", ["", "Q2=?(late)"])
def test_without_a_figure_there_is_no_near_miss(figures: str) -> None:
    """Nor without a target."""
    assert report(TARGET, figures).notes.near_misses == ()
    assert report("kind: flow", "Q2=5").notes.near_misses == ()


def test_a_query_is_printed_with_finding_answer_and_place() -> None:
    """Who answered, and when, in words."""
    (note,) = report(
        "kind: flow, short_title: Calls", "Jul=1; Aug=1; Sep=1; Q2=4", answers={"SC301": "It is 3."}
    ).notes.queries
    assert (note.ref, note.title, note.code, note.place) == (
        "1",
        "Calls",
        "SC301",
        "inputs/2022-23-Q2/people.xlsx!Figures!C5",
    )
    assert note.finding == "4 is given for 2022-23 Q2, but the calculated figure is 3 (sum of the months)."
    assert (note.answer, note.by, note.on) == ("It is 3.", "Director", "21 November 2022")


def test_restatements_show_old_figure_new_figure_and_return() -> None:
    """As printed, in the indicator's unit."""
    returns = {"2022-23-Q1/a.xlsx": "Q1=1500", "2022-23-Q2/a.xlsx": "Q1=1600; Q2=5"}
    (note,) = report("kind: flow, unit: pounds", returns).notes.restatements
    assert (note.period.label, note.part, note.was.text, note.now.text, note.file) == (
        "2022-23 Q1",
        "value",
        "£1,500",
        "£1,600",
        "inputs/2022-23-Q2/a.xlsx",
    )


def test_restated_parts_are_plain_numbers() -> None:
    """A numerator is a count, not a percentage."""
    returns = {"2022-23-Q1/a.xlsx": "Q1=26/27", "2022-23-Q2/a.xlsx": "Q1=25/27; Q2=1/2"}
    (note,) = report("kind: ratio, unit: percent, decimals: 1", returns).notes.restatements
    assert (note.part, note.was.text, note.now.text) == ("numerator", "26", "25")


def test_warnings_are_listed_but_answered_findings_are_not_repeated() -> None:
    """They stand among the queries."""
    notes = report("kind: flow", "Jul=1; Aug=1; Sep=1; Q2=4", answers={"SC301": "It is 3."}).notes
    assert (len(notes.queries), notes.warnings) == (1, ())
    assert report("kind: flow", "").notes.warnings == (
        "1 Visits: The figure is due, but no return gives it or says why it is missing.",
    )


def test_an_answer_to_a_mere_warning_is_printed_too() -> None:
    """Neither months nor three changes are known, so that the repetition only warns; who answers it is heard."""
    settings, returns = "kind: flow, frequency: quarterly", "Q1=4135; Q2=4135"
    (note,) = report(settings, returns, answers={"SC314": "It is so."}).notes.queries
    assert (note.code, note.answer) == ("SC314", "It is so.")
    assert report(settings, returns).notes.queries == ()


def test_provenance_names_version_catalogue_files_and_sign_offs() -> None:
    """Enough to find the very bytes again."""
    notes = report("kind: flow", "Q2=5").notes
    assert (notes.version, notes.catalogue_sha256) == (scorecard.__version__, "c" * 64)
    assert [file.path for file in notes.files] == ["inputs/2022-23-Q2/people.xlsx"]
    assert [sign_off.name for sign_off in notes.sign_offs] == ["A. Officer"]


def test_files_of_other_areas_are_named_too() -> None:
    """After the returns, each once."""
    notes = report("kind: ratio, unit: percent", "Q2=70", areas=areas("A=60; B=80")).notes
    assert [file.path for file in notes.files] == [
        "inputs/2022-23-Q2/people.xlsx",
        "inputs/benchmarks/areas.csv",
    ]


def test_a_published_rating_that_would_differ_is_printed() -> None:
    """A change of settings is for readers too; a changed figure stands among the restatements."""
    place, wrong = Place("indicators.yaml", line=7), "It was published as 95 (amber)."
    problems = [
        Problem(code, place, wrong, "", "1", "2022-23 Q1", severity=Severity.WARNING) for code in ("SC319", "SC320")
    ]
    notes = build_notes((entry("kind: flow", "Q2=5"),), (), problems, MadeFrom((), (), "c" * 64))
    assert notes.warnings == (f"1 Visits: {wrong}",)


def test_the_guide_explains_only_what_the_report_uses() -> None:
    """Kinds, marks, comparators and states that occur; the three colours always."""
    guide = report("kind: flow, benchmark: {national: {value: 5, period: 2021-22, source: T}}", "Jul=5").guide
    assert [rating.value for rating, _, _ in guide.ratings] == ["green", "amber", "red", "no_target"]
    assert [term.name for term in guide.kinds] == ["Flow"]
    assert [term.name for term in guide.marks] == ["Partial"]
    assert [(term.name, term.meaning) for term in guide.comparators] == [("England", "1")]
    assert guide.rules == ()


def test_the_guide_explains_a_question_that_was_answered() -> None:
    """Its finding stands in the notes."""
    guide = report("kind: flow", "Jul=1; Aug=1; Sep=1; Q2=4", answers={"SC301": "It is 3."}).guide
    assert [term.name for term in guide.marks] == ["In question"]


def test_rules_are_listed_with_the_indicators_that_they_rate() -> None:
    """The most common first; many references become a number."""
    settings = {f"{index}": TARGET for index in range(9)} | {"x": "kind: flow, target: {2022-23: 5}, tolerance: 1"}
    guide = report(settings, "\n".join(f"{ref}: Q2=5" for ref in settings)).guide
    assert [term.name for term in guide.rules] == ["9 indicators", "x"]
    assert "5% of the target" in guide.rules[0].meaning


def test_sections_are_priorities_with_indicators_or_projects() -> None:
    """An empty priority has no section; one with a project alone has."""
    project = {"priority": "E", "title": "Bridge", "text": "Open."}
    facts = ReportFacts.model_validate({"projects": (project,), "data_as_at": dt.date(2022, 11, 23)})
    made = report({"1": "kind: flow", "2": "kind: flow"}, "1: Q2=5", facts=facts)
    assert [(each.priority.name, len(each.entries), len(each.projects)) for each in made.sections] == [
        ("Green", 2, 0),
        ("Empty", 0, 1),
    ]
    assert (made.sections[0].tally.total, made.as_at) == (2, dt.date(2022, 11, 23))


def test_a_report_names_council_title_committee_and_quarter() -> None:
    """From the catalogue."""
    made = report("kind: flow", "")
    assert (made.council, made.title, made.committee, made.quarter.label, made.draft) == (
        "Testshire Council",
        "Corporate Plan performance report",
        "Cabinet",
        "2022-23 Q2",
        False,
    )


@pytest.mark.parametrize(
    ("path", "holds"),
    [
        ("inputs/2022-23-Q1/people.xlsx", "2022-23 Q1"),
        ("inputs/history/benchmarks/2021-22.xlsx", "Earlier periods"),
        ("inputs/benchmarks/north/areas.csv", "Other councils"),
    ],
)
def test_a_file_says_what_it_holds(path: str, holds: str) -> None:
    """A quarter's return, earlier periods, or benchmarks."""
    assert SourceFile(path, "a", Q1 if "Q1" in path else None).holds == holds
