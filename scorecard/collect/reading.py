"""Which files a run rests on: ``history``, and the folder of each quarter up to the one that is reported."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from scorecard.catalogue import Catalogue
from scorecard.figures import Unit
from scorecard.observations import Part, Reading, SourceFile
from scorecard.period import Kind, Period, PeriodError, parse_period
from scorecard.problems import Place, Problem, Severity
from scorecard.progress import Progress
from scorecard.sources import RETURN_SUFFIXES, find_returns, read_return
from scorecard.workspace import Workspace, digest

KNOWN_FOLDERS = ("history", "benchmarks")
LOW_PERCENTAGE = 1.5  # if no figure was ever as large, 0.75 means 0.75%
_FAR = 10  # times as large as anything known, a figure is not meant
Readings: TypeAlias = tuple[tuple[SourceFile, Reading], ...]


def read_returns(
    workspace: Workspace, catalogue: Catalogue, quarter: Period, progress: Progress
) -> tuple[Readings, tuple[Problem, ...]]:
    """Read every return that a run for ``quarter`` rests on, oldest first."""
    readings: list[tuple[SourceFile, Reading]] = []
    problems: list[Problem] = []
    styles = {indicator.ref: indicator.style for indicator in catalogue.indicators}
    folders, unread = _folders(workspace, quarter)
    problems += unread
    sent: dict[str, SourceFile] = {}
    for folder, returned in folders:
        paths, found = find_returns(folder, workspace)
        problems += found
        bare = _bare_percentages(readings, catalogue)
        for path in paths:
            progress.step(f"reading {path.name}")
            file, found = source_file(workspace, path, returned)
            problems += found
            if file is not None:
                problems += _sent_before(file, sent.setdefault(file.sha256, file))
                reading, found = read_return(path, file, styles, bare)
                readings.append((file, reading))
                problems += found
    if not workspace.returns(quarter.slug).is_dir():
        place = Place(workspace.relative(workspace.returns(quarter.slug)))
        wrong = f"There is no folder of returns for {quarter.label}."
        problems.append(Problem("SC218", place, wrong, f"Make {place.file} and put the returns in."))
    return tuple(readings), tuple(problems)


def _sent_before(file: SourceFile, first: SourceFile) -> Iterable[Problem]:
    """Yield a warning for a file that came for an earlier quarter too: bare months would be read as this year's."""
    if first.quarter is not None and first.quarter != file.quarter:
        wrong = f"The file is the same, to the last byte, as {first.path}."
        remedy = f"Check that it is the return of {file.quarter.label if file.quarter else 'this quarter'}."
        yield Problem("SC226", Place(file.path), wrong, remedy, severity=Severity.WARNING)


def _bare_percentages(readings: Iterable[tuple[SourceFile, Reading]], catalogue: Catalogue) -> dict[str, float]:
    """Return beyond what size a percentage without its sign is sure to be no fraction, by reference.

    That is 0 where all figures so far are below 1.5: a bare 0.75 is not taken for 75%; figures of 0 alone do not tell.
    Else it is where a fraction would be ten times any figure or target known: beside 5%, a bare 0.9 is no 90%.
    """
    percentages = [indicator for indicator in catalogue.indicators if indicator.style.unit is Unit.PERCENT]
    largest = {indicator.ref: 0.0 for indicator in percentages}
    for item in (item for _, reading in readings for item in reading.observations):
        if item.ref in largest and item.part is Part.VALUE and item.value is not None:
            largest[item.ref] = max(largest[item.ref], abs(item.value))
    bare = {}
    for indicator in percentages:
        targets = (abs(number) for target in indicator.target.values() for number in target.numbers)
        most = max(largest[indicator.ref], *targets, 0.0)
        if 0 < largest[indicator.ref] < LOW_PERCENTAGE:
            bare[indicator.ref] = 0.0
        elif most:
            bare[indicator.ref] = most * _FAR / 100
    return bare


def _folders(workspace: Workspace, quarter: Period) -> tuple[list[tuple[Path, Period | None]], list[Problem]]:
    """Return ``history`` and the folders of quarters up to this one, oldest first, and what lies in the wrong place."""
    quarters, problems = [], []
    for path in sorted(workspace.inputs.iterdir()) if workspace.inputs.is_dir() else ():
        if path.name.startswith((".", "~$")) or path.name in KNOWN_FOLDERS:
            continue
        named = _named(path.name)
        if path.is_file():
            problems += [_outside(path, workspace, quarter)] if path.suffix.lower() in RETURN_SUFFIXES else []
        elif named is None or path.name != named.slug:
            problems.append(_not_read(path, workspace, named or quarter))
        elif named.ordinal <= quarter.ordinal:
            quarters.append((named.ordinal, path, named))
    history = [(workspace.history, None)] if workspace.history.is_dir() else []
    return [*history, *((path, named) for _, path, named in sorted(quarters, key=lambda item: item[0]))], problems


def _named(name: str) -> Period | None:
    """Return the quarter that a folder is named after, in whatever form; None for any other name."""
    try:
        period = parse_period(name.replace("_", " "))
    except PeriodError:
        return None
    return period if period.kind is Kind.QUARTER else None


def _not_read(folder: Path, workspace: Workspace, meant: Period) -> Problem:
    wrong = f"The folder {folder.name} is not read: its name is not that of a quarter."
    remedy = f"Name it as {meant.slug}, or move it out of inputs."
    return Problem("SC223", Place(workspace.relative(folder)), wrong, remedy, severity=Severity.WARNING)


def _outside(file: Path, workspace: Workspace, quarter: Period) -> Problem:
    wrong = f"{file.name} is not read: it lies in inputs itself and not in the folder of a quarter."
    remedy = f"Move it to inputs/{quarter.slug}, or to the folder of the quarter that it is for."
    return Problem("SC223", Place(workspace.relative(file)), wrong, remedy, severity=Severity.WARNING)


def source_file(
    workspace: Workspace, path: Path, quarter: Period | None
) -> tuple[SourceFile | None, tuple[Problem, ...]]:
    """Return the file with its fingerprint, None where it cannot be opened; ``quarter`` is whose return it is."""
    name = workspace.relative(path)
    try:
        fingerprint = digest(path)
    except OSError as error:
        wrong = f"The file cannot be opened: {error.strerror}."
        return None, (Problem("SC201", Place(name), wrong, "Close it elsewhere and check its permissions."),)
    return SourceFile(name, fingerprint, quarter), ()
