"""Published ratings are frozen: what a quarter has published stands, and what would differ today is told."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.build import Options, check, run
from scorecard.build.asking import ask_status, ask_story
from scorecard.build.checking import examine
from scorecard.collect.published import read_records
from scorecard.period import Period
from scorecard.problems import Problem
from scorecard.progress import Progress
from scorecard.report import Report
from scorecard.report.parts import RestatementNote
from scorecard.workspace import Workspace
from tests.real_workspace import contents, environment, is_whole, load

Q1, Q2, Q3 = (Period.quarter(2022, number) for number in (1, 2, 3))
VISITS = "kind: flow, frequency: quarterly, target: {2022-23: 100}, tolerance: 10%"
JSON = Options(only=("json",))
HEAD = """\
council: Testshire Council
report: {title: Performance report, committee: Cabinet}
priorities: [{id: 1, name: Active}]
directorates: [People]
defaults: {unit: number, direction: higher, tolerance: 10%}
indicators:
"""
EACH = "title: Visits, definition: All visits., priority: 1, directorate: People"


def write_return(root: Path, quarter: Period, rows: Mapping[str, object], name: str = "people") -> None:
    """Write a return; rows are figures by period, ``Q1``, of indicator 1, or ``2:Q1``."""
    folder = root / "inputs" / quarter.slug
    folder.mkdir(parents=True, exist_ok=True)
    cells = [(key.rpartition(":")[0] or "1", key.rpartition(":")[2], value) for key, value in rows.items()]
    text = "".join(f"{ref},{period},{value}\n" for ref, period, value in cells)
    (folder / f"{name}.csv").write_text(f"Ref,Period,Value\n{text}", encoding="utf-8")


def write_catalogue(root: Path, **settings: str) -> None:
    """Write a catalogue of these indicators; a name of the form ``_1`` is reference 1."""
    indicators = "".join(f'  - {{ref: "{ref.lstrip("_")}", {EACH}, {each}}}\n' for ref, each in settings.items())
    (root / "indicators.yaml").write_text(HEAD + indicators, encoding="utf-8")


def published(root: Path, figures: Mapping[str, object], quarter: Period = Q1, **settings: str) -> Workspace:
    """Make a workspace and publish its first quarter."""
    write_catalogue(root, **(settings or {"_1": VISITS}))
    write_return(root, quarter, figures)
    return publish(root, quarter)


def publish(root: Path, quarter: Period) -> Workspace:
    """Publish a quarter, for real."""
    workspace = Workspace.at(root)
    files, problems = run(workspace, quarter, JSON)
    assert files, problems
    return workspace


def checked(workspace: Workspace, quarter: Period = Q2) -> tuple[Report, list[Problem]]:
    """Check a quarter; return the report and what is said about published figures."""
    found = check(workspace, quarter)
    assert found.report is not None
    return found.report, [each for each in found.problems if each.code in ("SC319", "SC320", "SC321", "SC503")]


def told(workspace: Workspace, quarter: Period = Q2) -> list[str]:
    """Return what a check says about published figures, with its code."""
    return [f"{each.code} {each.ref}: {each.wrong}" for each in checked(workspace, quarter)[1]]


def listed(workspace: Workspace, quarter: Period = Q2) -> list[tuple[str, ...]]:
    """Return the restatements as the notes print them."""
    return [_printed(note) for note in checked(workspace, quarter)[0].notes.restatements]


def _printed(note: RestatementNote) -> tuple[str, ...]:
    was, now = (" ".join(part for part in (each.text, each.word) if part) for each in (note.was, note.now))
    return note.ref, note.period.label, note.part, was, now, note.file


# ---- last quarter's ratings ----


def test_another_tolerance_never_recolours_the_past(tmp_path: Path) -> None:
    """Quarter 1 was amber and is shown as amber; a check says that it would be red today."""
    workspace = published(tmp_path, {"Q1": 95})
    write_catalogue(tmp_path, _1=VISITS.replace("10%", "1%"))
    write_return(tmp_path, Q2, {"Q2": 100})
    report, problems = checked(workspace)
    (changed,) = report.glance.changed
    assert (changed.before.value, changed.entry.rating.value) == ("amber", "green")
    assert "1 just off target then, 0 now" in report.summary[1]
    assert report.glance.before_words == ""
    (problem,) = problems
    assert str(problem) == (
        "indicators.yaml:7:5: warning SC319 1 2022-23 Q1: It was published as 95 (amber) in 2022-23 Q1; by today's "
        "settings it would be red: 95 against a target of 100: missed by 5, beyond the tolerance of 1 (1% of the "
        "target). What was published stands."
    )
    assert listed(workspace) == []


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("kind: flow, frequency: quarterly, target: {2022-23: 95}, tolerance: 10%", "green: 95 against a target of 95"),
        ("kind: flow, frequency: quarterly, target: {2022-23: tbc}", "95 (no target)"),
        (f"{VISITS}, direction: lower", "green: 95 against a target of 100: met"),
        (f"{VISITS}, rating: none", "95 (not rated)"),
    ],
)
def test_whatever_setting_would_change_a_rating_is_told(tmp_path: Path, settings: str, said: str) -> None:
    """Target, direction, the decision to rate at all."""
    workspace = published(tmp_path, {"Q1": 95})
    write_catalogue(tmp_path, _1=settings)
    write_return(tmp_path, Q2, {"Q2": 100})
    (line,) = told(workspace)
    assert f"was published as 95 (amber) in 2022-23 Q1; by today's settings it would be {said}" in line


def test_a_target_that_was_added_later_is_told(tmp_path: Path) -> None:
    """What was published without a rating would have one."""
    workspace = published(tmp_path, {"Q1": 95}, _1="kind: flow, frequency: quarterly")
    write_catalogue(tmp_path, _1=VISITS)
    write_return(tmp_path, Q2, {"Q2": 100})
    (line,) = told(workspace)
    assert "was published as 95 (no target) in 2022-23 Q1; by today's settings it would be amber" in line


def test_settings_that_make_another_figure_are_told(tmp_path: Path) -> None:
    """No return has changed, so that none is named."""
    workspace = published(tmp_path, {"Apr": 10, "May": 20, "Jun": 30}, _1="kind: flow")
    write_catalogue(tmp_path, _1="kind: flow, quarter: last")
    write_return(tmp_path, Q2, {"Q2": 30})
    assert told(workspace) == [
        "SC319 1: It was published as 60 (no target) in 2022-23 Q1; by today's settings it would be 30 (no target).",
    ]
    assert listed(workspace) == []


def test_more_decimals_change_nothing_that_was_published(tmp_path: Path) -> None:
    """The figure is the same; it would only be printed otherwise."""
    workspace = published(tmp_path, {"Q1": 95.4})
    write_catalogue(tmp_path, _1=f"{VISITS}, decimals: 1")
    write_return(tmp_path, Q2, {"Q2": 100})
    assert (told(workspace), listed(workspace)) == ([], [])


def test_decimals_that_change_a_rating_are_told(tmp_path: Path) -> None:
    """89.6 was 90, just within the tolerance."""
    workspace = published(tmp_path, {"Q1": 89.6})
    write_catalogue(tmp_path, _1=f"{VISITS}, decimals: 1")
    write_return(tmp_path, Q2, {"Q2": 100})
    (line,) = told(workspace)
    assert "was published as 90 (amber) in 2022-23 Q1; by today's settings it would be red: 89.6 against" in line


def test_the_rated_year_to_date_is_held_against_its_record(tmp_path: Path) -> None:
    """Where that carries the rating, the quarter's figure has none."""
    by_year = f"{VISITS}, rate: year_to_date"
    workspace = published(tmp_path, {"Q1": 95}, _1=by_year)
    write_return(tmp_path, Q2, {"Q1": 120, "Q2": 100})
    assert listed(workspace) == [
        ("1", "2022-23 Q1", "published", "95", "120", "inputs/2022-23-Q2/people.csv"),
        (
            *("1", "2022-23 Q1 year to date", "published", "95 Just off target", "120 On target"),
            "inputs/2022-23-Q2/people.csv",
        ),
    ]


def test_without_a_record_ratings_are_worked_out_again_and_that_is_said(tmp_path: Path) -> None:
    """On first use there is none: the sentence stands in at a glance, and in the notes."""
    write_catalogue(tmp_path, _1=VISITS)
    write_return(tmp_path, Q1, {"Q1": 95})
    write_return(tmp_path, Q2, {"Q2": 100})
    report, problems = checked(Workspace.at(tmp_path))
    assert [each.before.value for each in report.glance.changed] == ["amber"]
    assert report.glance.before_words == (
        "No ratings were recorded for 2022-23 Q1; they were worked out again from the returns as they stood."
    )
    assert problems == []


def test_a_damaged_record_is_not_worked_out_again(tmp_path: Path) -> None:
    """Nothing is compared with last quarter, and summary and notes say why."""
    workspace = published(tmp_path, {"Q1": 95})
    (workspace.output(Q1.slug) / "scorecard.json").write_text("{", encoding="utf-8")
    write_return(tmp_path, Q2, {"Q2": 100})
    report, problems = checked(workspace)
    assert (report.glance.before, report.glance.changed) == (None, ())
    assert report.summary[1] == (
        "The record of what was published for 2022-23 Q1 cannot be used, so nothing is compared with it."
    )
    (problem,) = problems
    assert (problem.code, problem.place.file) == ("SC503", "outputs/2022-23-Q1/scorecard.json")
    assert problem.wrong in report.notes.warnings


def test_a_first_quarter_has_nothing_before_it(tmp_path: Path) -> None:
    """Neither record nor returns."""
    write_catalogue(tmp_path, _1=VISITS)
    write_return(tmp_path, Q2, {"Q2": 100})
    report, _ = checked(Workspace.at(tmp_path))
    assert (report.glance.before, report.glance.before_words) == (None, "")


def test_a_reference_that_was_renamed_or_added_is_no_finding(tmp_path: Path) -> None:
    """What was published under the old one still counts in last quarter's tally."""
    workspace = published(tmp_path, {"1:Q1": 95, "2:Q1": 100}, _1=VISITS, _2=VISITS)
    write_catalogue(tmp_path, _1a=VISITS, _2=VISITS)
    (tmp_path / "inputs/2022-23-Q1/people.csv").write_text("Ref,Period,Value\n1a,Q1,95\n2,Q1,100\n", encoding="utf-8")
    write_return(tmp_path, Q2, {"1a:Q2": 100, "2:Q2": 100})
    report, problems = checked(workspace)
    assert (problems, report.glance.changed) == ([], ())
    assert report.glance.before is not None
    assert (report.glance.before.total, report.glance.before.rated) == (2, 2)


# ---- figures that returns have changed ----


def test_what_a_later_return_restates_is_listed_with_both_ratings(tmp_path: Path) -> None:
    """Old and new figure and rating, and the return; the cell that says the same is not listed beside it."""
    workspace = published(tmp_path, {"Q1": 95})
    write_return(tmp_path, Q2, {"Q1": 120, "Q2": 100})
    assert listed(workspace) == [
        ("1", "2022-23 Q1", "published", "95 Just off target", "120 On target", "inputs/2022-23-Q2/people.csv"),
    ]
    assert told(workspace) == [
        (
            "SC320 1: It was published as 95 (amber) in 2022-23 Q1; this return makes it green: 120 against "
            "a target of 100: met."
        ),
    ]
    assert [each.before.value for each in checked(workspace)[0].glance.changed] == ["amber"]


def test_a_month_that_changes_stands_beside_the_quarter_that_it_changes(tmp_path: Path) -> None:
    """The quarter as published, then the cell."""
    workspace = published(tmp_path, {"Apr": 10, "May": 20, "Jun": 30}, _1="kind: flow")
    write_return(tmp_path, Q2, {"May": 25, "Q2": 30})
    file = "inputs/2022-23-Q2/people.csv"
    assert listed(workspace) == [
        ("1", "2022-23 Q1", "published", "60 No target", "65 No target", file),
        ("1", "May 2022", "value", "20", "25", file),
    ]


def test_a_restatement_is_still_listed_a_quarter_later(tmp_path: Path) -> None:
    """Beside the quarter that was published in between."""
    workspace = published(tmp_path, {"Q1": 95})
    write_return(tmp_path, Q2, {"Q1": 120, "Q2": 100})
    publish(tmp_path, Q2)
    write_return(tmp_path, Q3, {"Q3": 100})
    assert [(period, was, now) for _, period, _, was, now, _ in listed(workspace, Q3)] == [
        ("2022-23 Q1", "95 Just off target", "120 On target")
    ]


def test_a_return_that_was_edited_after_publication_is_listed(tmp_path: Path) -> None:
    """No later return says anything; the file is no longer the one that was published from."""
    workspace = published(tmp_path, {"Q1": 95})
    write_return(tmp_path, Q1, {"Q1": 80})
    write_return(tmp_path, Q2, {"Q2": 100})
    assert listed(workspace) == [
        ("1", "2022-23 Q1", "published", "95 Just off target", "80 Off target", "inputs/2022-23-Q1/people.csv")
    ]


def test_a_figure_that_came_late_is_listed(tmp_path: Path) -> None:
    """Nothing was published; a later return gives it."""
    workspace = published(tmp_path, {"1:Q1": 95}, _1=VISITS, _2=VISITS)
    write_return(tmp_path, Q2, {"1:Q2": 100, "2:Q1": 100, "2:Q2": 100})
    assert listed(workspace) == [
        ("2", "2022-23 Q1", "published", "[x] No data", "100 On target", "inputs/2022-23-Q2/people.csv")
    ]
    assert "published as no figure in 2022-23 Q1; this return makes it green" in told(workspace)[0]


def test_a_figure_that_is_taken_back_is_listed(tmp_path: Path) -> None:
    """An edited return leaves it out, with the reason."""
    workspace = published(tmp_path, {"1:Q1": 95, "2:Q1": 5}, _1=VISITS, _2="kind: flow, frequency: quarterly")
    folder = tmp_path / "inputs" / Q1.slug
    text = "Ref,Period,Value,No data reason\n1,Q1,,System failure\n2,Q1,5,\n"
    (folder / "people.csv").write_text(text, encoding="utf-8")
    write_return(tmp_path, Q2, {"1:Q2": 100, "2:Q2": 5})
    assert listed(workspace) == [
        ("1", "2022-23 Q1", "published", "95 Just off target", "[x] No data", "inputs/2022-23-Q1/people.csv")
    ]


def test_a_return_that_was_deleted_is_named(tmp_path: Path) -> None:
    """Another return of the quarter is still there; the figure went with its file."""
    workspace = published(tmp_path, {"1:Q1": 95}, _1=VISITS)
    write_return(tmp_path, Q1, {"1:Apr": 95}, "place")
    (tmp_path / "inputs" / Q1.slug / "people.csv").unlink()
    write_return(tmp_path, Q1, {}, "place")
    write_return(tmp_path, Q2, {"1:Q2": 100})
    assert [(was, now, file) for *_, was, now, file in listed(workspace)] == [
        ("95 Just off target", "[x] No data", "inputs/2022-23-Q1/people.csv")
    ]


def test_without_the_returns_of_a_quarter_its_record_stands_unchecked(tmp_path: Path) -> None:
    """An archive may hold them; nothing can be said."""
    workspace = published(tmp_path, {"Q1": 95})
    (tmp_path / "inputs" / Q1.slug / "people.csv").unlink()
    write_return(tmp_path, Q2, {"Q2": 100})
    assert (told(workspace), listed(workspace)) == ([], [])
    assert checked(workspace)[0].glance.before is not None


LATE = "kind: flow, frequency: quarterly, arrears: 1, target: {2022-23: 100}, tolerance: 10%"


def test_a_figure_in_arrears_is_held_against_its_own_period(tmp_path: Path) -> None:
    """Published in quarter 2 for quarter 1; quarter 2, which comes later, restates nothing."""
    workspace = published(tmp_path, {"2022-23 Q1": 95}, Q2, _1=LATE)
    assert [each["period"] for each in load(workspace.output(Q2.slug) / "scorecard.json")["indicators"]] == [
        "2022-23 Q1"
    ]
    write_return(tmp_path, Q3, {"Q2": 100})
    assert (told(workspace, Q3), listed(workspace, Q3)) == ([], [])
    write_return(tmp_path, Q3, {"Q1": 99, "Q2": 100})
    assert [(period, was, now) for _, period, _, was, now, _ in listed(workspace, Q3)] == [
        ("2022-23 Q1", "95 Just off target", "99 Just off target")
    ]


def test_a_figure_in_arrears_that_is_taken_back_is_listed(tmp_path: Path) -> None:
    """No earlier period stands in for it."""
    workspace = published(tmp_path, {"Q1": 95}, Q2, _1=LATE)
    write_return(tmp_path, Q2, {"2021-22 Q4": 80})
    write_return(tmp_path, Q3, {"Q2": 100})
    assert [(period, was, now) for _, period, _, was, now, _ in listed(workspace, Q3)] == [
        ("2022-23 Q1", "95 Just off target", "[x] No data")
    ]


def test_a_year_that_was_not_due_is_no_restatement_when_it_comes(tmp_path: Path) -> None:
    """Quarters 1 to 3 publish that it is not due; quarter 4 gives it. Later it may be restated like any other."""
    q4 = Q3 + 1
    workspace = published(tmp_path, {"1:Q1": 5}, Q1, _1="kind: flow", _2="kind: stock, frequency: annual")
    write_return(tmp_path, q4, {"1:Q4": 5, "2:2022-23": 40})
    assert [each for each in told(workspace, q4) if " 2 " in each] == []
    publish(tmp_path, q4)
    write_return(tmp_path, q4 + 1, {"1:Q1": 5, "2:2022-23": 41})
    assert [(ref, period, was, now) for ref, period, _, was, now, _ in listed(workspace, q4 + 1)] == [
        ("2", "2022-23", "40 No target", "41 No target")
    ]


def test_what_is_or_was_suppressed_is_never_printed(tmp_path: Path) -> None:
    """A check says that it changed; neither warning, notes nor JSON say what it was, or is."""
    workspace = published(tmp_path, {"1:Q1": 937, "2:Q1": "[c]"}, _1="kind: flow", _2="kind: flow")
    write_return(tmp_path, Q2, {"1:Q1": "[c]", "2:Q1": 846, "1:Q2": 5, "2:Q2": 5})
    assert listed(workspace) == []
    assert told(workspace) == [
        "SC320 1: It was published as a figure (no target) in 2022-23 Q1; this return makes it suppressed.",
        "SC320 2: It was published as suppressed in 2022-23 Q1; this return makes it a figure (no target).",
    ]
    publish(tmp_path, Q2)
    restated = [each["restated"] for each in load(workspace.output(Q2.slug) / "scorecard.json")["indicators"]]
    assert "937" not in json.dumps(restated) + json.dumps(load(workspace.output(Q2.slug) / "problems.json"))


# ---- a second run of the same quarter ----


def test_a_rerun_says_what_it_changes_of_what_was_published(tmp_path: Path) -> None:
    """Published ratings never move unseen."""
    workspace = published(tmp_path, {"Q1": 95})
    assert told(workspace, Q1) == []
    write_return(tmp_path, Q1, {"Q1": 120})
    assert told(workspace, Q1) == [
        (
            "SC321 1: It was published as 95 (amber) in 2022-23 Q1; it would now be green: 120 against a "
            "target of 100: met."
        ),
    ]
    write_catalogue(tmp_path, _1=VISITS.replace("10%", "1%"))
    write_return(tmp_path, Q1, {"Q1": 95})
    assert "it would now be red: 95 against a target of 100" in told(workspace, Q1)[0]
    publish(tmp_path, Q1)
    assert told(workspace, Q1) == []


@pytest.mark.parametrize(
    "options", [Options(only=("json",), draft=True), Options(only=("csv",)), Options(only=("csv",), draft=True)]
)
def test_a_run_that_publishes_nothing_keeps_the_record(tmp_path: Path, options: Options) -> None:
    """Again and again, to the last byte, and named in the manifest; an approved run takes its place."""
    workspace = published(tmp_path, {"Q1": 95})
    output = workspace.output(Q1.slug)
    record = (output / "scorecard.json").read_bytes()
    write_return(tmp_path, Q1, {"Q1": 120})
    for _ in range(2):
        run(workspace, Q1, options)
        assert (output / "published.json").read_bytes() == record
        assert is_whole(output)
    write_return(tmp_path, Q2, {"Q2": 100})
    assert [each.before.value for each in checked(workspace)[0].glance.changed] == ["amber"]
    publish(tmp_path, Q1)
    assert {path.name for path in output.iterdir()} == {"manifest.json", "problems.json", "scorecard.json"}


def test_a_first_draft_keeps_nothing(tmp_path: Path) -> None:
    """A draft of the quarter is no record of it."""
    write_catalogue(tmp_path, _1=VISITS)
    write_return(tmp_path, Q1, {"Q1": 95})
    for _ in range(2):
        run(Workspace.at(tmp_path), Q1, Options(only=("json",), draft=True))
    assert not (tmp_path / "outputs" / Q1.slug / "published.json").exists()


def test_outputs_elsewhere_keep_no_record(tmp_path: Path) -> None:
    """A trial run is not the quarter's publication."""
    workspace = published(tmp_path, {"Q1": 95})
    for draft in (False, True):
        run(workspace, Q1, Options(tmp_path / "trial", ("json",), draft=draft))
    assert "published.json" not in contents(tmp_path / "trial")


KILLED = """
import os, signal, sys
from scorecard.build import running
from scorecard.cli import main
setattr(running, sys.argv[1], lambda *_: os.kill(os.getpid(), signal.SIGKILL))
main(sys.argv[2:])
"""


@pytest.mark.parametrize("step", ["_keep_record", "write_manifest"])
def test_a_run_that_is_killed_loses_no_record(tmp_path: Path, step: str) -> None:
    """Before or after the record was copied: the finished run stays, and the next draft keeps the record."""
    workspace = published(tmp_path, {"Q1": 95})
    before = contents(workspace.output(Q1.slug))
    typed = [sys.executable, "-c", KILLED, step, "run", Q1.slug, "--draft", "--only", "json"]
    killed = subprocess.run(typed, cwd=tmp_path, env=environment(), check=False)
    assert killed.returncode == -signal.SIGKILL
    assert contents(workspace.output(Q1.slug)) == before
    run(workspace, Q1, Options(only=("json",), draft=True))
    assert contents(workspace.output(Q1.slug))["published.json"] == before["scorecard.json"]
    assert [path.name for path in (tmp_path / "outputs").iterdir()] == [Q1.slug]


def test_a_run_on_a_full_disk_loses_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copying it fails: the finished run stays as it was, and nothing else is left."""
    workspace = published(tmp_path, {"Q1": 95})
    before = contents(tmp_path / "outputs")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("scorecard.build.running.shutil.copyfile", refuse)
    files, problems = run(workspace, Q1, Options(only=("csv",)))
    assert (files, problems[-1].code) == ((), "SC501")
    assert contents(tmp_path / "outputs") == before


# ---- what else knows of it ----


def test_the_manifest_names_the_records_that_a_report_rests_on(tmp_path: Path) -> None:
    """With their digests, like every other input; not the quarter's own, which it replaces."""
    workspace = published(tmp_path, {"Q1": 95})
    write_return(tmp_path, Q2, {"Q2": 100})
    for _ in range(2):
        publish(tmp_path, Q2)
    inputs = [each["file"] for each in load(workspace.output(Q2.slug) / "manifest.json")["inputs"]]
    assert [file for file in inputs if file.startswith("outputs/")] == ["outputs/2022-23-Q1/scorecard.json"]


def test_a_record_of_a_later_quarter_is_not_read(tmp_path: Path) -> None:
    """A run for quarter 1 knows nothing of quarter 2."""
    workspace = published(tmp_path, {"Q1": 95})
    write_return(tmp_path, Q2, {"Q2": 100})
    publish(tmp_path, Q2)
    (workspace.output(Q2.slug) / "scorecard.json").write_text("{", encoding="utf-8")
    assert told(workspace, Q1) == []


def test_questions_that_need_no_record_pay_for_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Status and explain work nothing out again."""
    workspace = published(tmp_path, {"Q1": 95})
    write_return(tmp_path, Q2, {"Q2": 100})
    monkeypatch.delattr("scorecard.build.checking.remember")
    status, _ = ask_status(workspace, Q2, Q2.end, Progress())
    material, _ = examine(workspace, Q2)
    assert status is not None
    assert material is not None
    assert (material.before, material.records) == (None, ())


def test_an_indicator_has_a_published_history(tmp_path: Path) -> None:
    """Each quarter's figure and rating as published, oldest first, for whoever asks how it came about."""
    workspace = published(tmp_path, {"Q1": 95})
    write_return(tmp_path, Q2, {"Q1": 120, "Q2": 100})
    publish(tmp_path, Q2)
    material, _ = examine(workspace, Q2)
    assert material is not None
    history = replace(material, records=read_records(workspace, Q2).known).published("1")
    assert [(quarter.label, each.text, each.rating.value) for quarter, each in history] == [
        ("2022-23 Q1", "95", "amber"),
        ("2022-23 Q2", "100", "green"),
    ]


def test_explain_tells_of_a_record_that_cannot_be_used(tmp_path: Path) -> None:
    """Its history has a gap."""
    workspace = published(tmp_path, {"Q1": 95})
    (workspace.output(Q1.slug) / "scorecard.json").write_text("{", encoding="utf-8")
    write_return(tmp_path, Q2, {"Q2": 100})
    story, problems = ask_story(workspace, Q2, "1", Progress())
    assert story is not None
    assert "SC503" in [problem.code for problem in problems]
