"""Answers to findings: read, settled, idle."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.catalogue import Answers, QueryAnswer, load_queries
from scorecard.problems import Place, Problem, Severity
from tests.catalogue.material import Q2, printed, workspace

FILE = "inputs/2022-23-Q2/queries.yaml"
CELL = Place("people.xlsx", "Figures", "F14")
DIFFERS = Problem("SC301", CELL, "96.42% is given, but 26 of 27 is 96.30%.", ref="4.6", period="2022-23 Q2")
REPEATED = Problem("SC304", CELL, "88.4% in Q1 and to date.", ref="4.6")
UNREADABLE = Problem("SC203", CELL, "'n/k' is not a number.", ref="4.6")
ANSWERED = "Answered in queries.yaml by Head of Planning on 21 November 2022."
NAMELESS = Problem("SC201", Place("people.xlsx"), "The file is locked.")


def answer(ref: str, code: str, words: str = "It will be corrected.") -> tuple[QueryAnswer, Place]:
    """Return an answer in line 1 of the file."""
    given = QueryAnswer(ref=ref, code=code, answer=words, by="Head of Planning", on=dt.date(2022, 11, 21))
    return given, Place(FILE, line=1, column=3)


def answered(problem: Problem) -> Problem:
    """Return the finding as it is once it is answered."""
    return replace(problem, severity=Severity.WARNING, remedy=ANSWERED)


def test_reads_answers(tmp_path: Path) -> None:
    """``on`` is a setting and not a boolean, and an unquoted reference keeps its spelling."""
    text = "- {ref: 2.10, code: SC301, answer: As agreed., by: Head of Planning, on: 2022-11-21}\n"
    answers, problems = load_queries(workspace(tmp_path, queries=text), Q2)
    assert printed(problems) == []
    ((given, place),) = answers.answers
    assert (given.ref, given.code, given.answer, given.by) == ("2.10", "SC301", "As agreed.", "Head of Planning")
    assert given.on == dt.date(2022, 11, 21)
    assert str(place) == f"{FILE}:1:3"


@pytest.mark.parametrize("files", [{}, {"queries": "# None yet\n"}, {"queries": "[]\n"}])
def test_no_answers(tmp_path: Path, files: dict[str, str]) -> None:
    """A file that is missing or empty answers nothing."""
    assert load_queries(workspace(tmp_path, **files), Q2) == (Answers(), ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "- {ref: 1.1, code: SC999, answer: a, by: b, on: 2022-11-21}",
            ["1:3: error SC105 1.1: 'SC999' is not a code of a finding. Copy it from the problem."],
        ),
        (
            (
                "- {ref: 1.1, code: SC301, answer: a, by: b, on: 2022-11-21}\n"
                "- {ref: 1.1, code: SC301, answer: c, by: d, on: 2022-11-21}"
            ),
            ["2:3: error SC107 1.1: SC301 of 1.1 is answered twice. Keep one answer."],
        ),
        (
            "- {ref: 1.1, code: SC301, anwser: a, by: b, on: 2022-11-21}",
            [
                "1:3: error SC103 1.1: The setting 'answer' is missing. Add it.",
                "1:27: error SC104 1.1: 'anwser' is not a setting. Did you mean 'answer'?",
            ],
        ),
        (
            "- {ref: 1.1, code: SC301, answer: a, by: b, on: yesterday}",
            [
                "1:45: error SC106 1.1: 'on' should be a date such as 2022-11-21, not 'yesterday'. Correct it.",
            ],
        ),
        (
            "- {ref: 1.1, code: SC301, answer: a, by: b, on: 2022}",
            [
                "1:45: error SC106 1.1: 'on' should be a date such as 2022-11-21, not '2022'. Correct it.",
            ],
        ),
        ("ref: 1.1\n", [f"1:1: error SC106 1.1: '{FILE}' should be a list, not a group of settings. Correct it."]),
        (
            "- just words\n",
            [f"1:3: error SC106: '{FILE}' should be settings, each on its own line, not 'just words'. Correct it."],
        ),
        (
            "- {ref: 1\n",
            [
                (
                    "2:1: error SC101: The YAML breaks off here: did not find expected ',' or '}'. "
                    "Check indentation, quotes and brackets."
                ),
            ],
        ),
    ],
)
def test_wrong_answers(tmp_path: Path, text: str, lines: list[str]) -> None:
    """A mistake in the file is told by line, as in the catalogue."""
    _, problems = load_queries(workspace(tmp_path, queries=text), Q2)
    assert printed(problems) == [f"{FILE}:{line}" for line in lines]


def test_an_answered_error_is_a_warning() -> None:
    """The finding stays, no longer refuses, says who answered, and is kept beside its answer."""
    settled, queries = Answers((answer("4.6", "SC301"),)).settle([DIFFERS])
    assert settled == (answered(DIFFERS),)
    assert [(query.finding, query.answer.answer) for query in queries] == [(DIFFERS, "It will be corrected.")]


def test_an_answer_settles_one_kind_of_finding() -> None:
    """Other findings of the indicator, and the same of other indicators, go on refusing the run."""
    other = Problem("SC301", CELL, "Differs.", ref="4.7")
    settled, queries = Answers((answer("4.6", "SC301"),)).settle([DIFFERS, REPEATED, other])
    assert settled == (answered(DIFFERS), REPEATED, other)
    assert len(queries) == 1


def test_one_answer_settles_a_finding_in_two_places() -> None:
    """Every cell with that finding is settled."""
    second = Problem("SC301", Place("people.xlsx", "Figures", "F15"), "Differs.", ref="4.6")
    settled, queries = Answers((answer("4.6", "SC301"),)).settle([DIFFERS, second])
    assert settled == (answered(DIFFERS), answered(second))
    assert [query.finding for query in queries] == [DIFFERS, second]


def test_an_answer_without_a_finding_is_reported() -> None:
    """An idle answer is a warning at its own line."""
    settled, queries = Answers((answer("2.8a", "SC301"),)).settle([DIFFERS])
    assert printed(settled) == [
        str(DIFFERS),
        f"{FILE}:1:3: warning SC310 2.8a: There is no finding SC301 for 2.8a to answer. Remove the answer.",
    ]
    assert queries == ()


def test_a_finding_that_only_warns_is_answered_too() -> None:
    """Its answer is printed like any other."""
    settled, queries = Answers((answer("4.6", "SC301"),)).settle([DIFFERS.as_warning()])
    assert settled == (answered(DIFFERS),)
    assert len(queries) == 1


@pytest.mark.parametrize("problem", [UNREADABLE, NAMELESS])
def test_what_no_answer_settles(problem: Problem) -> None:
    """An unreadable cell and a problem of no indicator stay as they are."""
    settled, queries = Answers((answer(problem.ref or "4.6", problem.code),)).settle([problem])
    assert settled[0] == problem
    assert queries == ()


def test_nothing_to_settle() -> None:
    """Without answers the problems are what they were."""
    assert Answers().settle(iter([DIFFERS, NAMELESS])) == ((DIFFERS, NAMELESS), ())
    assert DIFFERS.severity is Severity.ERROR


def test_an_answer_cannot_settle_what_must_be_mended() -> None:
    """An answer to a cell that cannot be read says that the cell must be mended."""
    settled, queries = Answers((answer("4.6", "SC203"),)).settle([UNREADABLE])
    assert queries == ()
    assert [problem.wrong for problem in settled if problem.code == "SC310"] == [
        "No answer settles SC203 (a cell that should hold a number does not); the material must be mended.",
    ]


def test_an_answer_for_one_period_leaves_another_open() -> None:
    """An answer that names a period settles the finding of that period alone."""
    september = replace(DIFFERS, period="Sep 2022")
    given, place = answer("4.6", "SC301")
    only_quarter = given.model_copy(update={"period": Q2})
    settled, queries = Answers(((only_quarter, place),)).settle([DIFFERS, september])
    assert settled == (answered(DIFFERS), september)
    assert [query.finding for query in queries] == [DIFFERS]


def test_a_slip_in_one_answer_leaves_the_others(tmp_path: Path) -> None:
    """An answer with a wrong date is reported, and the right ones still answer."""
    text = (
        "- {ref: 1.1, code: SC301, answer: a, by: b, on: soon}\n"
        "- {ref: 1.2, code: SC301, answer: a, by: b, on: 2022-11-21}\n"
    )
    answers, problems = load_queries(workspace(tmp_path, queries=text), Q2)
    assert [given.ref for given, _ in answers.answers] == ["1.2"]
    assert printed(problems) == [
        f"{FILE}:1:45: error SC106 1.1: 'on' should be a date such as 2022-11-21, not 'soon'. Correct it."
    ]
