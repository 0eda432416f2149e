"""What is wrong with the material, where it stands and what to do about it.

Reading and checking functions return problems beside their results; they never raise for bad material. ``build`` joins
the lists and stops once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from scorecard.codes import CODES

_BENCHMARKS = "inputs/benchmarks/"  # the figures of other areas
_MISSING, _UNUSED = ("SC211", "SC215", "SC225"), "SC310"  # figure or commentary missing; an answer without a finding
_COMMAND = re.compile("(?<=:)(?=:)|(?<=#)(?=#)")
_OBEYED = re.compile("(?<=#)#|[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")  # control, and turned text


class Severity(StrEnum):
    """An error refuses the run; a warning does not (unless ``--strict``)."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A position in the material: a cell of a workbook, or a line of a text file.

    ``file`` is relative to the workspace, with forward slashes; ``line`` and ``column`` count from 1.
    """

    file: str
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return the address as it is printed: ``people.xlsx!Figures!F14`` or ``indicators.yaml:41:7``."""
        cell = "!".join(part for part in (self.file, self.sheet, self.cell) if part)
        return ":".join(str(part) for part in (cell, self.line, self.column) if part)


@dataclass(frozen=True)
class Problem:
    """One finding: a code from ``CODES``, a place, what is wrong and what to do.

    ``period`` is the printed name of the period concerned.
    """

    code: str
    place: Place
    wrong: str
    remedy: str = ""
    ref: str | None = None
    period: str | None = None
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        """Refuse a code that the table of codes does not describe."""
        if self.code not in CODES:
            raise ValueError(f"{self.code} is not in the table of codes")

    @property
    def message(self) -> str:
        """Both sentences: what is wrong, what to do."""
        return f"{self.wrong} {self.remedy}".strip()

    @property
    def answerable(self) -> bool:
        """Whether an answer in ``queries.yaml`` turns this error into a warning."""
        return CODES[self.code].answerable

    @property
    def lies_in_a_return(self) -> bool:
        """Whether it lies in a file that directorates sent, not in what the performance team writes beside it."""
        place = self.place
        return (
            place.file.startswith("inputs/")
            and not place.file.startswith(_BENCHMARKS)
            and place.line is None
            and self.code != "SC218"
        )

    def as_warning(self) -> Problem:
        """Return the same finding, no longer refusing the run."""
        return replace(self, severity=Severity.WARNING)

    def __str__(self) -> str:
        """Return the one line that is printed on stderr."""
        subject = " ".join(part for part in (self.code, self.ref, self.period) if part)
        return one_line(f"{self.place}: {self.severity} {subject}: {self.message}")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=_sort_key))


def has_errors(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether these problems refuse the run; under ``strict`` warnings do too."""
    return any(strict or problem.severity is Severity.ERROR for problem in problems)


def without_echoes(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems but for what follows from a cell, or a folder, that could not be read: that is said.

    A figure with an unread cell is missing, or is worked out from the rest, so that it contradicts what is given.
    """
    if any(problem.code == "SC218" for problem in problems):
        return [problem for problem in problems if problem.code not in (*_MISSING, _UNUSED)]
    unread = {
        problem.ref
        for problem in problems
        if problem.code.startswith("SC2")
        and problem.severity is Severity.ERROR
        and not problem.answerable
        and not problem.place.file.startswith(_BENCHMARKS)
    }
    return [problem for problem in problems if problem.ref not in unread or not _echoes(problem)]


def _echoes(problem: Problem) -> bool:
    return problem.code in (*_MISSING, _UNUSED) or (problem.code.startswith("SC3") and problem.answerable)


def one_line(text: str) -> str:
    """Return text as one line that neither a terminal nor the log of a pipeline obeys, with every word to be read.

    GitHub obeys a line that begins with two colons, and ##[ anywhere in one; Azure Pipelines obeys ##vso[ and ##[.
    """
    shown = "".join(sign if sign.isprintable() else " " for sign in " ".join(text.splitlines()))
    return _COMMAND.sub(" ", shown)


def as_text(data: object) -> str:
    """Return plain data as JSON; its words are exact, and none is one that a terminal or a log obeys."""
    text = json.dumps(data, indent=2, ensure_ascii=False)
    return _OBEYED.sub(lambda sign: "".join(f"\\u{ord(each):04x}" for each in sign[0]), text) + "\n"


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list, one object each, with the names of the contract."""
    return as_text([as_data(problem) for problem in problems])


def as_github(problem: Problem) -> str:
    """Return the problem as a workflow command, which puts it beside the line in a pull request."""
    place = problem.place
    address = {"file": place.file, "line": place.line, "col": place.column, "title": problem.code}
    properties = ",".join(f"{name}={_escaped(one_line(str(value)), ',:')}" for name, value in address.items() if value)
    return f"::{problem.severity} {properties}::{_escaped(str(problem))}"


def as_azure(problem: Problem) -> str:
    """Return the problem as a logging command of Azure Pipelines, which lists it among the errors of the run."""
    place = problem.place
    address = {"sourcepath": place.file, "linenumber": place.line, "columnnumber": place.column, "code": problem.code}
    properties = "".join(
        f";{name}={_escaped(one_line(str(value)), ';]', '%AZP25')}" for name, value in address.items() if value
    )
    return f"##vso[task.logissue type={problem.severity}{properties}]{_escaped(str(problem), percent='%AZP25')}"


def _escaped(text: str, also: str = "", percent: str = "%25") -> str:
    text = text.replace("%", percent)
    for sign in ("\r", "\n", *also):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def as_data(problem: Problem) -> dict[str, object]:
    """Return the problem as plain data, with the names of the contract."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        **problem.place._asdict(),
        "ref": problem.ref,
        "period": problem.period,
        "message": problem.message,
    }


def _sort_key(problem: Problem) -> tuple[object, ...]:
    place = problem.place
    letters = (place.cell or "").rstrip("0123456789")
    row = int((place.cell or "0")[len(letters) :] or 0)
    return (
        place.file,
        place.sheet or "",
        row,
        len(letters),
        letters,
        place.line or 0,
        place.column or 0,
        problem.code,
        problem.ref or "",
        problem.period or "",
        problem.message,
    )
