"""The covering report's facts of a quarter, and what is said about wrong ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from scorecard.catalogue import ReportFacts, load_catalogue, load_queries, load_report_facts
from scorecard.problems import Problem
from tests.catalogue.material import Q2, printed, workspace

FILE = "inputs/2022-23-Q2/report.yaml"
WHOLE = """\
meeting_date: 2022-12-06
portfolio_holder: Leader of the Council
author: {name: Performance team, role: Head of Performance}
data_as_at: 2022-11-20
contributors:
  - {role: Monitoring officer, name: A. Officer, on: 2022-11-21}
  - {role: Communications}
appendices: [Appendix A]
recommendations: [Note the report.]
decision_needed: true
background_papers: [Corporate plan]
projects:
  - {priority: 1, title: Tree planting, text: Planted.}
"""


def facts(folder: Path, **files: str) -> tuple[ReportFacts, tuple[Problem, ...]]:
    """Return the facts of 2022-23 Q2, and what is wrong with them."""
    space = workspace(folder, **files)
    loaded, _ = load_catalogue(space)
    assert loaded is not None
    return load_report_facts(space, Q2, loaded.catalogue)


def test_reads_every_fact(tmp_path: Path) -> None:
    """Dates are dates, ``on`` is a setting, and a priority's id may be typed as a number."""
    found, problems = facts(tmp_path, report=WHOLE)
    assert printed(problems) == []
    assert (found.meeting_date, found.data_as_at) == (dt.date(2022, 12, 6), dt.date(2022, 11, 20))
    assert [approval.on for approval in found.contributors] == [dt.date(2022, 11, 21), None]
    assert found.author is not None
    assert (found.author.name, found.author.role) == ("Performance team", "Head of Performance")
    assert found.projects[0].priority == "1"
    assert found.decision_needed is True
    assert (found.recommendations, found.appendices) == (("Note the report.",), ("Appendix A",))


@pytest.mark.parametrize("files", [{}, {"report": ""}, {"report": "# Later\n"}])
def test_everything_may_be_left_out(tmp_path: Path, files: dict[str, str]) -> None:
    """A file that is missing or empty has no facts and no problem."""
    assert facts(tmp_path, **files) == (ReportFacts(), ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("meeting_dat: 2022-12-06", "1:1: error SC104: 'meeting_dat' is not a setting. Did you mean 'meeting_date'?"),
        (
            "meeting_date: 6 December",
            "1:1: error SC106: 'meeting_date' should be a date such as 2022-11-21, not '6 December'. Correct it.",
        ),
        (
            "meeting_date: 2022-02-30",
            "1:1: error SC106: 'meeting_date' should be a date such as 2022-11-21, not '2022-02-30'. Correct it.",
        ),
        ("author: {role: Head}", "1:1: error SC103: The setting 'name' is missing. Add it."),
        (
            "author: {name: A, rol: Head}",
            "1:19: error SC104: 'rol' is not a setting. Did you mean 'role'?",
        ),
        (
            "contributors: [{role: A, yes: 2022-11-21}]",
            "1:26: error SC104: 'yes' is not a setting. Choose from: role, name, on.",
        ),
        (
            "decision_needed: maybe",
            "1:1: error SC106: 'decision_needed' should be true or false, not 'maybe'. Correct it.",
        ),
        (
            "recommendations: Note the report.",
            "1:1: error SC106: 'recommendations' should be a list, not 'Note the report.'. Correct it.",
        ),
        (
            "projects: [{priority: 9, title: T, text: x}]",
            "1:13: error SC108: There is no priority '9'. Choose from: 1, 2.",
        ),
        (
            "projects: [{priority: 1, title: T, text: x, directorate: Peple}]",
            "1:45: error SC108: There is no directorate 'Peple'. Did you mean 'People'?",
        ),
        (
            "- 1",
            f"1:1: error SC106: '{FILE}' should be settings, each on its own line, not a list. Correct it.",
        ),
        (
            "projects: [",
            (
                "2:1: error SC101: The YAML breaks off here: did not find expected node content. "
                "Check indentation, quotes and brackets."
            ),
        ),
    ],
)
def test_wrong_facts(tmp_path: Path, text: str, line: str) -> None:
    """A mistake in the file is told by line, as in the catalogue."""
    _, problems = facts(tmp_path, report=text + "\n")
    assert printed(problems) == [f"{FILE}:{line}"]


@pytest.mark.parametrize(
    ("as_at", "on", "early"),
    [
        ("2022-11-23", "2022-11-21", True),
        ("2022-11-23", "2022-11-23", False),
        ("2022-11-23", "2022-11-24", False),
        ("2022-11-23", "", False),
        ("", "2022-11-21", False),
    ],
)
def test_an_approval_older_than_the_data(
    tmp_path: Path,
    as_at: str,
    on: str,
    early: bool,  # noqa: FBT001  reason: a table's column
) -> None:
    """Who approved before the figures were taken approved other figures: a warning."""
    text = f"data_as_at: {as_at}\ncontributors:\n  - {{role: Monitoring officer, on: {on}}}\n"
    _, problems = facts(tmp_path, report=text)
    line = (
        f"{FILE}:3:5: warning SC312: Monitoring officer approved on 21 November 2022, before the data was taken on "
        "23 November 2022. Ask whether the approval still stands, or correct the date."
    )
    assert printed(problems) == ([line] if early else [])


@pytest.mark.parametrize("name", ["report", "queries"])
def test_a_file_of_another_ending_is_told(tmp_path: Path, name: str) -> None:
    """``.yml`` is not read; beside the right file it is left alone."""
    folder = workspace(tmp_path).returns("2022-23-Q2")
    folder.mkdir(parents=True)
    (folder / f"{name}.yml").write_text("")
    space = workspace(tmp_path)

    def told() -> list[str]:
        return printed(facts(tmp_path)[1] if name == "report" else load_queries(space, Q2)[1])

    assert told() == [f"inputs/2022-23-Q2/{name}.yml: error SC101: {name}.yml is not read. Rename it to {name}.yaml."]
    (folder / f"{name}.yaml").write_text("")
    assert told() == []
