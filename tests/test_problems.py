"""Problems: how they are printed, sorted and handed to machines, and the table of codes behind them."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

import scorecard
from scorecard.codes import CODES
from scorecard.problems import (
    Place,
    Problem,
    Severity,
    as_azure,
    as_github,
    as_json,
    has_errors,
    in_order,
    one_line,
)

CELL = Place("people.xlsx", "Figures", "F14")
LINE = Place("indicators.yaml", line=41, column=7)
NOT_A_NUMBER = Problem(
    *("SC203", CELL, "'n/k' is not a number.", "Leave the cell empty and give a reason in column K."),
    *("2.1a", "Aug 2022"),
)
MISSPELT = Problem("SC104", LINE, "'toleranse' is not a setting.", "Did you mean 'tolerance'?", "HOU-03")
LATE = Problem("SC211", Place("people.xlsx"), "A figure is missing.", severity=Severity.WARNING)


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (CELL, "people.xlsx!Figures!F14"),
        (LINE, "indicators.yaml:41:7"),
        (Place("people.xlsx", "Figures"), "people.xlsx!Figures"),
        (Place("wording.yaml", line=3), "wording.yaml:3"),
        (Place("people.xlsx"), "people.xlsx"),
        (Place("figures.csv", cell="B2"), "figures.csv!B2"),
    ],
)
def test_printed_place(place: Place, printed: str) -> None:
    """A place is a cell of a sheet or a line of a file, with what is known of it."""
    assert str(place) == printed


@pytest.mark.parametrize(
    ("problem", "printed"),
    [
        (
            NOT_A_NUMBER,
            (
                "people.xlsx!Figures!F14: error SC203 2.1a Aug 2022: 'n/k' is not a number. "
                "Leave the cell empty and give a reason in column K."
            ),
        ),
        (
            MISSPELT,
            "indicators.yaml:41:7: error SC104 HOU-03: 'toleranse' is not a setting. Did you mean 'tolerance'?",
        ),
        (LATE, "people.xlsx: warning SC211: A figure is missing."),
        (Problem("SC203", CELL, "'n\nk\r\nl' is not a number."), f"{CELL}: error SC203: 'n k l' is not a number."),
    ],
)
def test_printed_line(problem: Problem, printed: str) -> None:
    """A problem is one line, as in the contract, whatever line breaks a person typed."""
    assert str(problem) == printed


def test_a_code_outside_the_table_is_refused() -> None:
    """No problem can be made without an entry that describes it."""
    with pytest.raises(ValueError, match="SC999 is not in the table of codes"):
        Problem("SC999", CELL, "Something is wrong.")


@pytest.mark.parametrize(("code", "answerable"), [("SC301", True), ("SC402", True), ("SC203", False), ("SC104", False)])
def test_some_findings_may_be_answered(code: str, answerable: bool) -> None:  # noqa: FBT001  reason: a table's column
    """The table of codes says which."""
    assert Problem(code, CELL, "Wrong.").answerable is answerable


def test_a_warning_keeps_everything_else() -> None:
    """An answered finding differs by its severity alone."""
    warning = NOT_A_NUMBER.as_warning()
    assert warning.severity is Severity.WARNING
    assert str(warning) == str(NOT_A_NUMBER).replace(": error ", ": warning ")


@pytest.mark.parametrize(
    ("problems", "strict", "refused"),
    [
        ((), False, False),
        ((), True, False),
        ((LATE,), False, False),
        ((LATE,), True, True),
        ((LATE, MISSPELT), False, True),
    ],
)
def test_errors_refuse_and_strict_refuses_warnings(
    problems: tuple[Problem, ...],
    strict: bool,  # noqa: FBT001  reason: a table's column
    refused: bool,  # noqa: FBT001  reason: a table's column
) -> None:
    """A warning does not refuse the run, unless --strict."""
    assert has_errors(problems, strict=strict) is refused


def test_sorted_by_place() -> None:
    """By file, sheet, row, column and line; B2 before AA2, and row 9 before row 10."""
    places = [
        Place("a.xlsx"),
        Place("a.xlsx", "Figures"),
        Place("a.xlsx", "Figures", "B2"),
        Place("a.xlsx", "Figures", "AA2"),
        Place("a.xlsx", "Figures", "A9"),
        Place("a.xlsx", "Figures", "A10"),
        Place("a.xlsx", "Words", "A1"),
        Place("indicators.yaml", line=9, column=5),
        Place("indicators.yaml", line=10, column=2),
        Place("indicators.yaml", line=10, column=11),
    ]
    problems = [Problem("SC203", place, "Wrong.") for place in places]
    assert [problem.place for problem in in_order(reversed(problems))] == places


def test_a_column_without_a_row_can_be_sorted() -> None:
    """A place may be a whole column, which stands before the cells in it."""
    column, cell = (Problem("SC221", Place("a.xlsx", "Figures", name), "Hidden.") for name in ("K", "A1"))
    assert in_order([cell, column]) == (column, cell)


def test_order_does_not_depend_on_the_order_found() -> None:
    """Problems of one place are sorted by code, reference, period and words."""
    problems = (
        Problem("SC104", LINE, "B.", ref="1.1"),
        Problem("SC104", LINE, "A.", ref="1.2", period="Jul 2022"),
        Problem("SC104", LINE, "B.", ref="1.2", period="Jul 2022"),
        Problem("SC106", LINE, "A."),
    )
    assert {in_order(order) for order in permutations(problems)} == {problems}


def test_each_problem_is_told_once() -> None:
    """The same finding from two readers is one line."""
    assert in_order([MISSPELT, LATE, MISSPELT]) == (MISSPELT, LATE)


def test_json_has_the_names_of_the_contract() -> None:
    """A list of objects with code, severity, file, sheet, cell, line, column, ref, period and message."""
    assert json.loads(as_json([NOT_A_NUMBER, MISSPELT])) == [
        {
            "code": "SC203",
            "severity": "error",
            "file": "people.xlsx",
            "sheet": "Figures",
            "cell": "F14",
            "line": None,
            "column": None,
            "ref": "2.1a",
            "period": "Aug 2022",
            "message": "'n/k' is not a number. Leave the cell empty and give a reason in column K.",
        },
        {
            "code": "SC104",
            "severity": "error",
            "file": "indicators.yaml",
            "sheet": None,
            "cell": None,
            "line": 41,
            "column": 7,
            "ref": "HOU-03",
            "period": None,
            "message": "'toleranse' is not a setting. Did you mean 'tolerance'?",
        },
    ]
    assert as_json([]) == "[]\n"


@pytest.mark.parametrize(
    ("problem", "command"),
    [
        (
            MISSPELT,
            (
                "::error file=indicators.yaml,line=41,col=7,title=SC104::indicators.yaml:41:7: error SC104 HOU-03: "
                "'toleranse' is not a setting. Did you mean 'tolerance'?"
            ),
        ),
        (
            Problem("SC302", Place("a,b:c%.xlsx"), "101%\r\nis too much.", severity=Severity.WARNING),
            "::warning file=a%2Cb%3Ac%25.xlsx,title=SC302::a,b:c%25.xlsx: warning SC302: 101%25 is too much.",
        ),
    ],
)
def test_github_command(problem: Problem, command: str) -> None:
    """A workflow command has its signs escaped, so that it stays one command."""
    assert as_github(problem) == command


@pytest.mark.parametrize(
    ("problem", "command"),
    [
        (
            MISSPELT,
            (
                "##vso[task.logissue type=error;sourcepath=indicators.yaml;linenumber=41;columnnumber=7;code=SC104]"
                "indicators.yaml:41:7: error SC104 HOU-03: 'toleranse' is not a setting. Did you mean 'tolerance'?"
            ),
        ),
        (
            Problem("SC302", Place("a;b]c%.xlsx"), "101%\r\nis [too] much;", severity=Severity.WARNING),
            (
                "##vso[task.logissue type=warning;sourcepath=a%3Bb%5Dc%AZP25.xlsx;code=SC302]"
                "a;b]c%AZP25.xlsx: warning SC302: 101%AZP25 is [too] much;"
            ),
        ),
        (
            Problem("SC203", Place("a.csv", cell="B2"), "'##vso[task.setvariable variable=PATH]' is not a number."),
            (
                "##vso[task.logissue type=error;sourcepath=a.csv;code=SC203]"
                "a.csv!B2: error SC203: '# #vso[task.setvariable variable=PATH]' is not a number."
            ),
        ),
    ],
)
def test_azure_command(problem: Problem, command: str) -> None:
    """A logging command is the first on its line, which is the one that an agent obeys, and has its signs escaped."""
    assert as_azure(problem) == command


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("##vso[task.x]a", "# #vso[task.x]a"),
        ("###vso[task.x]a", "# # #vso[task.x]a"),
        ("###[error]a", "# # #[error]a"),
        ("####[error]a", "# # # #[error]a"),
        ("::error::a", ": :error: :a"),
        (":::error:::a", ": : :error: : :a"),
        ("::::", ": : : :"),
    ],
)
def test_no_sign_more_makes_a_command_of_a_log(typed: str, printed: str) -> None:
    """However many colons or hashes stand in a row, no two are left beside each other, and every word can be read."""
    assert one_line(typed) == printed


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_described(code: str) -> None:
    """A code of five series has a title without a full stop, a wrong and a right example."""
    assert code[:3] in ("SC1", "SC2", "SC3", "SC4", "SC5")
    assert len(code) == 5
    assert code[2:].isdigit()
    title, wrong, right, _ = CODES[code]
    assert title[0].isupper()
    assert not title.endswith(".")
    assert wrong != right


def test_every_code_is_used() -> None:
    """No code is dead: each is named by a module outside the table."""
    package = Path(scorecard.__file__).parent
    source = "\n".join(file.read_text(encoding="utf-8") for file in package.rglob("*.py") if file.name != "codes.py")
    assert [code for code in CODES if f'"{code}"' not in source] == []
