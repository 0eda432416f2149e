"""A part of a report: the whole's entries, with what concerns them and nothing that does not."""

from __future__ import annotations

import dataclasses

import pytest

from scorecard.calculate import Result
from scorecard.catalogue import Project, ReportFacts
from scorecard.catalogue.wording import Wording
from scorecard.problems import Place, Problem, Severity
from scorecard.rating import Rating
from scorecard.report import Material, Report, build_report
from scorecard.report import build as building
from scorecard.report.cut import CutKind, find_cut
from scorecard.report.last_quarter import LastQuarter
from scorecard.report.narrowing import cut_report, narrow
from tests.calculate.neighbours import areas
from tests.making import material

TARGET = "kind: flow, frequency: quarterly, target: {2022-23: 100}, tolerance: 5%"
SETTINGS = {
    "1": f"{TARGET}, title: Calls, directorate: People, priority: 1",
    "2": f"{TARGET}, title: Bins, directorate: Place, priority: 1",
    "3": f"{TARGET}, title: Homes, directorate: People, priority: 2",
}
RETURNS = {
    "2022-23-Q1/people.xlsx": "1: Q1=100\n3: Q1=100",
    "2022-23-Q1/place.xlsx": "2: Q1=40",
    "2022-23-Q2/people.xlsx": "1: Q2=50\n3: Q2=100",
    "2022-23-Q2/place.xlsx": "2: Q1=41; Q2=100",
}
FACTS = ReportFacts(
    appendices=("Appendix A: the whole",),
    projects=(
        Project(priority="1", title="New depot", text="Opened.", directorate="Place"),
        Project(priority="1", title="New tree", text="Planted."),
        Project(priority="E", title="New staff", text="Trained.", directorate="People"),
    ),
)


def whole(**changes: object) -> Material:
    """Return the material of three measures: of two directorates, under two priorities."""
    return dataclasses.replace(material(SETTINGS, RETURNS, facts=FACTS), **changes)  # type: ignore[arg-type]  # reason: the test names them


def part(kind: CutKind, name: str, made_from: Material | None = None) -> Report:
    """Return a part of the report."""
    made_from = made_from or whole()
    return cut_report(build_report(made_from), narrow(made_from, find_cut(made_from.catalogue, kind, name)))


def people(made_from: Material | None = None) -> Report:
    """Return the part of People: measures 1 and 3."""
    return part(CutKind.DIRECTORATE, "people", made_from)


def warning(ref: str | None, file: str, wrong: str = "Something is odd.", code: str = "SC221") -> Problem:
    """Return a warning that a report prints."""
    return Problem(code, Place(file), wrong, ref=ref, severity=Severity.WARNING)


def test_entries_are_those_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """The very same objects: nothing is calculated or worded again."""
    made_from = whole()
    report = build_report(made_from)
    narrowed = narrow(made_from, find_cut(made_from.catalogue, CutKind.DIRECTORATE, "People"))

    def never(result: Result, wording: Wording) -> None:
        raise AssertionError(result, wording)

    monkeypatch.setattr(building, "build_entry", never)
    cut = cut_report(report, narrowed)
    assert [id(entry) for entry in cut.entries] == [id(report.entries[0]), id(report.entries[2])]


def test_title_and_summary_speak_of_the_part() -> None:
    """The summary counts two of the three measures."""
    cut = people()
    assert cut.title == "People: Corporate Plan performance report"
    assert cut.summary[0].endswith("Of 2 indicators: 1 on target; 1 off target.")
    assert cut.cut is not None


def test_ratings_are_counted_anew_now_and_last_quarter() -> None:
    """Two measures now and two then; what changed colour is the part's."""
    glance = people().glance
    assert (glance.overall.total, glance.overall.number(Rating.RED)) == (2, 1)
    assert glance.before is not None
    assert (glance.before.total, glance.before.number(Rating.GREEN)) == (2, 2)
    assert [change.entry.indicator.ref for change in glance.changed] == ["1"]


def test_a_part_has_the_priorities_of_its_measures_and_projects() -> None:
    """Priority E has no measure of People, but an update of theirs."""
    assert [section.priority.id for section in people().sections] == ["1", "2", "E"]
    assert [section.priority.id for section in part(CutKind.DIRECTORATE, "Place").sections] == ["1"]


def test_updates_are_those_of_the_priority_or_of_the_directorate_that_they_name() -> None:
    """An update that names no directorate stands in no directorate's part."""
    titles = {
        name: [project.title for section in part(kind, name).sections for project in section.projects]
        for kind, name in (
            (CutKind.DIRECTORATE, "People"),
            (CutKind.DIRECTORATE, "Place"),
            (CutKind.PRIORITY, "1"),
            (CutKind.PRIORITY, "2"),
        )
    }
    assert titles == {"People": ["New staff"], "Place": ["New depot"], "1": ["New depot", "New tree"], "2": []}


def test_a_group_that_is_all_there_is_has_no_tally() -> None:
    """People has several priorities, but is one directorate; priority 2 is one of each."""
    assert [tally.name for tally in people().glance.by_priority] == ["1. Green", "2. Life chances", "E. Empty"]
    assert people().glance.by_directorate == ()
    life = part(CutKind.PRIORITY, "2").glance
    assert (life.by_priority, life.by_directorate) == ((), ())
    assert [tally.name for tally in part(CutKind.PRIORITY, "1").glance.by_directorate] == ["People", "Place"]


def test_files_and_sign_offs_are_those_that_speak_of_the_part() -> None:
    """Place's returns and who signed them are not People's."""
    notes = people().notes
    assert [file.path for file in notes.files] == ["inputs/2022-23-Q1/people.xlsx", "inputs/2022-23-Q2/people.xlsx"]
    assert {sign_off.source.file for sign_off in notes.sign_offs} == set(notes.files[-1:])


def test_a_file_that_holds_only_words_about_the_part_is_named() -> None:
    """Commentary is part of what the report is made from."""
    made_from = material(SETTINGS, RETURNS, words={"1": "Fewer calls.|Call back|Head of Calls|1 May"})
    assert "inputs/2022-23-Q2/words.xlsx" in [file.path for file in people(made_from).notes.files]
    assert "inputs/2022-23-Q2/words.xlsx" not in [
        file.path for file in part(CutKind.DIRECTORATE, "Place", made_from).notes.files
    ]


def test_restatements_and_near_misses_are_the_parts() -> None:
    """Measure 2 is restated and as near to another colour as measure 3; People hears nothing of it."""
    assert [note.ref for note in part(CutKind.DIRECTORATE, "Place").notes.restatements] == ["2"]
    assert people().notes.restatements == ()
    assert [entry.indicator.ref for entry in people().notes.near_misses] == ["3"]


def test_findings_about_other_measures_are_left_out() -> None:
    """Answered ones and open ones alike."""
    wrong = {**RETURNS, "2022-23-Q2/place.xlsx": "2: Jul=1; Aug=1; Sep=1; Q2=40"}
    answered = material(SETTINGS, wrong, answers={"SC301": "It is 3."})
    still_open = material(SETTINGS, wrong, draft=True)
    for made_from in (answered, still_open):
        assert people(made_from).notes.queries == ()
        assert [note.ref for note in part(CutKind.DIRECTORATE, "Place", made_from).notes.queries] == ["2"]


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (warning("1", "indicators.yaml"), True),
        (warning("2", "indicators.yaml"), False),
        (warning("2", "inputs/2022-23-Q2/people.xlsx"), False),
        (warning(None, "inputs/2022-23-Q2/people.xlsx"), True),
        (warning(None, "inputs/2022-23-Q2/place.xlsx"), False),
        (warning(None, "outputs/2022-23-Q1/scorecard.json"), True),
        (warning(None, "indicators.yaml", "People: none of its 2 figures has come.", "SC225"), True),
        (warning(None, "indicators.yaml", "Place: none of its 2 figures has come.", "SC225"), False),
    ],
)
def test_what_else_to_know_is_of_the_part_or_of_nobody(problem: Problem, told: bool) -> None:  # noqa: FBT001  reason: the expected value
    """Of another's measure, file or missing return a part says nothing."""
    assert bool(people(whole(problems=(problem,))).notes.warnings) is told


def test_figures_of_other_areas_are_the_parts() -> None:
    """A file with neighbours of measure 2 alone is no source of People's figures."""
    others = tuple(dataclasses.replace(area, ref="2") for area in areas("A=60; B=80", "2021-22"))
    made_from = whole(areas=others)
    assert narrow(made_from, find_cut(made_from.catalogue, CutKind.DIRECTORATE, "People")).areas == ()
    assert narrow(made_from, find_cut(made_from.catalogue, CutKind.DIRECTORATE, "Place")).areas == others


def test_the_list_of_appendices_is_not_that_of_the_whole() -> None:
    """What the facts list are the whole report's documents."""
    assert people().facts.appendices == ()


@pytest.mark.parametrize("before", [None, LastQuarter(None, "The record cannot be used.")])
def test_without_last_quarters_ratings_a_part_says_what_the_whole_says(before: LastQuarter | None) -> None:
    """No quarter before, or one whose record is damaged."""
    glance = people(whole(before=before)).glance
    assert glance.before is None
    assert glance.before_words == (before.words if before else "")
