"""What returns say: figures, comments and sign-offs, each with the cell it was read from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeAlias

from scorecard.period import Period
from scorecard.problems import Place


class Part(StrEnum):
    """Which part of a measure a number is; a ratio is numerator over denominator."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


@dataclass(frozen=True)
class SourceFile:
    """A file that directorates sent: where it lies, its fingerprint and the return it belongs to.

    ``path`` is relative to the workspace; ``quarter`` is None for files in ``inputs/history`` and
    ``inputs/benchmarks``.
    """

    path: str
    sha256: str
    quarter: Period | None

    @property
    def holds(self) -> str:
        """What its figures are of, in words: a quarter, earlier periods, or other councils."""
        if self.quarter is not None:
            return self.quarter.label
        return "Other councils" if PurePosixPath(self.path).parts[1:2] == ("benchmarks",) else "Earlier periods"


@dataclass(frozen=True)
class Source:
    """The cell behind a number: its text as typed, its number format, and the repair that was needed to read it."""

    file: SourceFile
    sheet: str
    cell: str
    raw: str
    number_format: str = "General"
    repair: str | None = None

    @property
    def place(self) -> Place:
        """The address as problems print it."""
        return Place(self.file.path, self.sheet, self.cell)


@dataclass(frozen=True)
class Observation:
    """One number of one indicator for one period, exact and in the indicator's unit (75.0 for 75%).

    ``value`` is None where the cell is empty; then ``no_data_reason`` may say why, or the return has ``suppressed`` the
    number because it is too small to be shown.
    """

    ref: str
    period: Period
    part: Part
    value: float | None
    source: Source
    provisional: bool = False
    no_data_reason: str | None = None
    note: str | None = None
    suppressed: bool = False


@dataclass(frozen=True)
class Comment:
    """What a directorate says about an indicator: commentary, action, by whom and by when (as printed)."""

    ref: str
    text: str
    action: str | None
    by_whom: str | None
    by_when: str | None
    source: Source


@dataclass(frozen=True)
class SignOff:
    """Who approved a return, in what role, on what day."""

    name: str
    role: str
    date: dt.date
    source: Source

    def covers(self, file: SourceFile) -> bool:
        """Whether it stands for a file: the one that it is in, and CSV files beside it, which have no room for one."""
        signed, path = PurePosixPath(self.source.file.path), PurePosixPath(file.path)
        return signed == path or (path.suffix.lower() == ".csv" and signed.parent == path.parent)


@dataclass(frozen=True)
class AreaFigure:
    """What a benchmark file says of one area: a comparator's figure for a period, in the indicator's unit.

    ``comparator`` is its key in the catalogue. ``value`` is the value cell, and None where there is none: then
    numerator and denominator make the figure, or the area has no data. ``cited`` is what the file says of its source.
    """

    ref: str
    comparator: str
    area: str
    period: Period
    value: float | None
    numerator: float | None
    denominator: float | None
    source: Source
    cited: str | None = None

    @property
    def plain_area(self) -> str:
        """The name of the area as it is compared."""
        return plain_area(self.area)


def plain_area(name: str) -> str:
    """Return an area's name as it is compared: without capitals, spaces and signs, and without the word council."""
    return "".join(word for word in re.findall(r"\w+", name.casefold()) if word != "council")


@dataclass(frozen=True)
class Reading:
    """Everything that was read from one or more sheets."""

    observations: tuple[Observation, ...] = ()
    comments: tuple[Comment, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()

    def __add__(self, other: Reading) -> Reading:
        """Return both readings together, in order."""
        return Reading(
            self.observations + other.observations,
            self.comments + other.comments,
            self.sign_offs + other.sign_offs,
        )


Key: TypeAlias = tuple[str, Period, Part]


@dataclass(frozen=True)
class Restatement:
    """A figure that a later return gives differently."""

    was: Observation
    now: Observation


@dataclass(frozen=True)
class Collected:
    """What the returns say, each figure once.

    ``observations`` holds figures; ``blanks`` holds the empty cells, which may give a reason. ``spoken_of`` names the
    references that each file speaks of, also where another file's figures stand. ``replaced`` holds, in order, every
    figure that the return of another quarter changed or took back, with the cell that did so.
    """

    observations: Mapping[Key, Observation]
    blanks: Mapping[Key, Observation]
    restatements: tuple[Restatement, ...]
    comments: Mapping[str, Comment]
    sign_offs: tuple[SignOff, ...]
    spoken_of: Mapping[SourceFile, frozenset[str]]
    replaced: tuple[Restatement, ...] = ()

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """Every file that was read, oldest return first."""
        return tuple(self.spoken_of)
