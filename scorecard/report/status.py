"""Who has returned what for a quarter, and what is still owed: figures, words, a sign-off, corrections."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scorecard.calculate import Result
from scorecard.calculate.owed import lacks_words, missing_periods
from scorecard.observations import SignOff, SourceFile
from scorecard.period import Period
from scorecard.problems import Problem, Severity
from scorecard.report.build import Material

NOTICED = ("SC202", "SC217", "SC223", "SC224", "SC226")  # warnings behind which figures or a sign-off may be lost


class State(StrEnum):
    """How much of a directorate's figures has come; a figure with a reason for its absence counts as come."""

    RETURNED = "returned"
    PARTLY = "partly"
    NOT_RETURNED = "not returned"
    NOTHING_DUE = "nothing due"


@dataclass(frozen=True)
class Missing:
    """An indicator whose figure is due, and the periods for which it is neither given nor explained."""

    result: Result
    periods: tuple[Period, ...]


@dataclass(frozen=True)
class DirectorateStatus:
    """What one directorate has returned.

    ``due`` counts its indicators that are due, ``missing`` holds those without figure or reason, ``wordless`` missed
    targets without commentary, ``unsigned`` files without sign-off, ``to_mend`` the errors in its files and figures.
    ``to_look_at`` holds warnings that may be why figures are missing. ``spoilt``: some of the errors lie in this
    quarter's return, which therefore came.
    """

    name: str
    due: int
    missing: tuple[Missing, ...]
    wordless: tuple[Result, ...]
    files: tuple[SourceFile, ...]
    sign_offs: tuple[SignOff, ...]
    unsigned: tuple[SourceFile, ...]
    to_mend: tuple[Problem, ...]
    to_look_at: tuple[Problem, ...]
    spoilt: bool

    @property
    def given(self) -> int:
        """How many of the figures that are due have come, or a reason for their absence."""
        return self.due - len(self.missing)

    @property
    def state(self) -> State:
        """How much has come."""
        if not self.due:
            return State.NOTHING_DUE
        if not self.missing:
            return State.RETURNED
        return State.PARTLY if self.files or self.spoilt else State.NOT_RETURNED

    @property
    def lacks_sign_off(self) -> bool:
        """Whether a sign-off is owed: for each file that holds figures, and for figures that have yet to come."""
        return bool(self.unsigned) or (bool(self.due) and not self.sign_offs)

    @property
    def late(self) -> bool:
        """Whether something that the deadline asks for is missing; a query that came up later is no delay of theirs."""
        return bool(self.missing) or self.lacks_sign_off

    @property
    def complete(self) -> bool:
        """Whether nothing is owed any more."""
        return not (self.missing or self.wordless or self.to_mend or self.lacks_sign_off)


@dataclass(frozen=True)
class Status:
    """Who has returned what on a day; ``unread`` is what is wrong with files of no known directorate."""

    quarter: Period
    today: dt.date
    deadline: dt.date | None
    contact: str | None
    directorates: tuple[DirectorateStatus, ...]
    unread: tuple[Problem, ...]

    @property
    def days_overdue(self) -> int:
        """How many days ago the deadline passed; 0 before, and where there is none."""
        return max((self.today - self.deadline).days, 0) if self.deadline else 0

    @property
    def asked(self) -> tuple[DirectorateStatus, ...]:
        """The directorates of which something is due."""
        return tuple(each for each in self.directorates if each.state is not State.NOTHING_DUE)


def build_status(material: Material, today: dt.date) -> Status:
    """Return the status of a quarter's returns on a day."""
    catalogue = material.catalogue
    told = [each for each in material.problems if each.severity is Severity.ERROR or each.code in NOTICED]
    home = {result.indicator.ref: result.indicator.directorate for result in material.results}
    spoken_of = _spoken_of(material, home)
    directorates = tuple(
        _directorate(name, material, [each for each in told if _concerns(each, name, home, files)], files)
        for name in catalogue.directorates
        for files in [_files(name, spoken_of)]
    )
    known = {problem for directorate in directorates for problem in (*directorate.to_mend, *directorate.to_look_at)}
    unread = tuple(each for each in told if each not in known and each.lies_in_a_return and not _is_unsigned(each))
    due = catalogue.returns.due(material.quarter)
    return Status(material.quarter, today, due, catalogue.returns.contact, directorates, unread)


def _directorate(
    name: str, material: Material, told: Sequence[Problem], files: tuple[SourceFile, ...]
) -> DirectorateStatus:
    own = [result for result in material.results if result.indicator.directorate == name]
    to_mend = tuple(problem for problem in told if problem.severity is Severity.ERROR)
    folder = f"inputs/{material.quarter.slug}/"
    due = [result for result in own if result.due]
    sign_offs = material.collected.sign_offs
    return DirectorateStatus(
        name=name,
        due=len(due),
        missing=tuple(Missing(result, periods) for result in due if (periods := missing_periods(result))),
        wordless=tuple(result for result in own if lacks_words(result)),
        files=files,
        sign_offs=tuple(each for each in sign_offs if any(each.covers(file) for file in files)),
        unsigned=tuple(file for file in files if not any(each.covers(file) for each in sign_offs)),
        to_mend=to_mend,
        to_look_at=tuple(problem for problem in told if problem not in to_mend and not _is_unsigned(problem)),
        spoilt=any(problem.place.file.startswith(folder) for problem in to_mend),
    )


def _spoken_of(material: Material, home: Mapping[str, str]) -> dict[SourceFile, Counter[str]]:
    """Return of how many indicators of each directorate each file of this quarter speaks."""
    return {
        file: Counter(home[ref] for ref in refs)
        for file, refs in material.collected.spoken_of.items()
        if file.quarter == material.quarter
    }


def _files(directorate: str, spoken_of: Mapping[SourceFile, Counter[str]]) -> tuple[SourceFile, ...]:
    """Return the files of this quarter that a directorate sent: those that speak mostly of its indicators.

    Where there is none, those that speak of any of them: one workbook may hold the figures of several directorates.
    """
    mostly = tuple(file for file, named in spoken_of.items() if named and named.most_common(1)[0][0] == directorate)
    return mostly or tuple(file for file, named in spoken_of.items() if directorate in named)


def _is_unsigned(problem: Problem) -> bool:
    """Whether it says that a file has no sign-off, which is told on its own."""
    return problem.code == "SC217" and problem.place.cell is None


def _concerns(problem: Problem, directorate: str, home: Mapping[str, str], files: Sequence[SourceFile]) -> bool:
    """Whether a problem is a directorate's to look at: of its own figures, or of nobody's in its files."""
    if problem.ref is not None and problem.ref in home:
        return home[problem.ref] == directorate and problem.lies_in_a_return
    return any(problem.place.file == file.path for file in files)
