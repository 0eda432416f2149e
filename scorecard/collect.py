"""Returns of a quarter, of every earlier one and of ``history`` -> one observation for each figure.

The latest return wins; what it changes is kept as a restatement. Nothing is dropped silently: a figure for a later
period, two returns that disagree and a return without sign-off are all reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from scorecard.catalogue import Catalogue
from scorecard.figures import Unit
from scorecard.observations import Collected, Comment, Key, Observation, Part, Reading, Restatement, SourceFile
from scorecard.period import Kind, Period, PeriodError, parse_period
from scorecard.problems import Place, Problem, Severity
from scorecard.progress import Progress
from scorecard.sources import find_returns, read_return
from scorecard.workspace import Workspace, digest

KNOWN_FOLDERS = ("history", "benchmarks")
ROUNDING = 1e-9  # two readings of one number may differ by as much
LOW_PERCENTAGE = 1.5  # if no figure was ever as large, 0.75 means 0.75%
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
    for folder, returned in folders:
        paths, found = find_returns(folder, workspace)
        problems += found
        low = _low_percentages(readings, catalogue)
        for path in paths:
            progress.step(f"reading {path.name}")
            file, found = _source_file(workspace, path, returned)
            problems += found
            if file is not None:
                reading, found = read_return(path, file, styles, low)
                readings.append((file, reading))
                problems += found
    if not workspace.returns(quarter.slug).is_dir():
        place = Place(workspace.relative(workspace.returns(quarter.slug)))
        wrong = f"There is no folder of returns for {quarter.label}."
        problems.append(Problem("SC218", place, wrong, "Make it and put the returns in."))
    return tuple(readings), tuple(problems)


def _low_percentages(readings: Iterable[tuple[SourceFile, Reading]], catalogue: Catalogue) -> frozenset[str]:
    """Return the percentages all of whose figures so far are below 1.5: there a bare 0.75 is not taken for 75%.

    Figures of 0 alone do not tell.
    """
    largest = {indicator.ref: 0.0 for indicator in catalogue.indicators if indicator.style.unit is Unit.PERCENT}
    for item in (item for _, reading in readings for item in reading.observations):
        if item.ref in largest and item.part is Part.VALUE and item.value is not None:
            largest[item.ref] = max(largest[item.ref], abs(item.value))
    return frozenset(ref for ref, value in largest.items() if 0 < value < LOW_PERCENTAGE)


def before_quarter(readings: Readings, quarter: Period) -> Readings | None:
    """Return what was known before this quarter's returns came; None where the last quarter had none."""
    earlier = tuple(pair for pair in readings if pair[0].quarter is None or pair[0].quarter.ordinal < quarter.ordinal)
    return earlier if any(file.quarter == quarter - 1 for file, _ in earlier) else None


def _folders(workspace: Workspace, quarter: Period) -> tuple[list[tuple[Path, Period | None]], list[Problem]]:
    """Return ``history`` and the folders of all quarters up to this one, oldest first, and those of no quarter."""
    quarters, problems = [], []
    folders = workspace.inputs.iterdir() if workspace.inputs.is_dir() else ()
    for folder in (each for each in folders if each.is_dir() and not each.name.startswith(".")):
        try:
            named = parse_period(folder.name.replace("-Q", " Q"))
        except PeriodError:
            problems += [] if folder.name in KNOWN_FOLDERS else [_not_read(folder, workspace)]
            continue
        if named.kind is not Kind.QUARTER or folder.name != named.slug:
            problems.append(_not_read(folder, workspace))
        elif named.ordinal <= quarter.ordinal:
            quarters.append((named.ordinal, folder.name, folder, named))
    history = [(workspace.history, None)] if workspace.history.is_dir() else []
    return [
        *history,
        *((folder, named) for _, _, folder, named in sorted(quarters, key=lambda item: item[:2])),
    ], problems


def _not_read(folder: Path, workspace: Workspace) -> Problem:
    wrong = f"The folder {folder.name} is not read: its name is not that of a quarter."
    remedy = "Name it as 2022-23-Q2, or move it out of inputs."
    return Problem("SC223", Place(workspace.relative(folder)), wrong, remedy, severity=Severity.WARNING)


def _source_file(
    workspace: Workspace, path: Path, quarter: Period | None
) -> tuple[SourceFile | None, tuple[Problem, ...]]:
    name = workspace.relative(path)
    try:
        fingerprint = digest(path)
    except OSError as error:
        wrong = f"The file cannot be opened: {error.strerror}."
        return None, (Problem("SC201", Place(name), wrong, "Close it elsewhere and check its permissions."),)
    return SourceFile(name, fingerprint, quarter), ()


def merge(readings: Readings, quarter: Period) -> tuple[Collected, tuple[Problem, ...]]:
    """Return each figure once, by the latest return that gives it, and what the returns leave open."""
    problems: list[Problem] = []
    winners: dict[Key, Observation] = {}
    before: dict[Key, Observation] = {}
    blanks: dict[Key, Observation] = {}
    comments: dict[str, Comment] = {}
    for file, reading in readings:
        problems += _other_quarter(file, reading, quarter)
        for observation in reading.observations:
            key = (observation.ref, observation.period, observation.part)
            if _too_late(observation, file.quarter or quarter):
                problems += [_after_quarter(observation, file.quarter)] if file.quarter else []  # history may be ahead
            elif observation.value is None:
                problems += _withdrawn(observation, winners)
                if observation.no_data_reason or key not in blanks:  # an empty cell takes no reason away
                    blanks[key] = observation
            else:
                problems += _disagreement(winners.get(key), observation, quarter)
                earlier = before.get(key, winners.get(key))
                if file.quarter == quarter and earlier is not None and earlier.source.file.quarter != quarter:
                    before[key] = earlier
                winners[key] = observation
        if file.quarter == quarter:
            problems += [_second_comment(comments[item.ref], item) for item in reading.comments if item.ref in comments]
            comments |= {comment.ref: comment for comment in reading.comments}
    restatements = tuple(
        Restatement(was, winners[key]) for key, was in before.items() if key in winners and _differ(was, winners[key])
    )
    problems += _unsigned(readings, quarter)
    sign_offs = [sign_off for file, reading in readings if file.quarter == quarter for sign_off in reading.sign_offs]
    files = tuple(file for file, _ in readings)
    return Collected(winners, blanks, restatements, comments, tuple(sign_offs), files), tuple(problems)


def _withdrawn(blank: Observation, winners: dict[Key, Observation]) -> Iterable[Problem]:
    """Take back the figure that an earlier return gave where this one suppresses it; warn where it is only blank."""
    keys = [key for part in Part if (key := (blank.ref, blank.period, part)) in winners]
    earlier = [key for key in keys if winners[key].source.file.quarter != blank.source.file.quarter]
    if not earlier or not blank.no_data_reason:
        return
    if blank.suppressed:
        for key in earlier:
            del winners[key]
    else:
        given = winners[earlier[0]].source.place
        wrong = f"The cell is empty ('{blank.no_data_reason}'), but an earlier return gives a figure in {given}."
        remedy = "The earlier figure stays; write [c] here if it must no longer be shown."
        yield _about(blank, "SC222", wrong, remedy).as_warning()


def _too_late(observation: Observation, limit: Period) -> bool:
    period = observation.period
    return period.end > limit.end and not (period.kind is Kind.YEAR and period.year <= limit.year)


def _after_quarter(observation: Observation, limit: Period) -> Problem:
    wrong = f"{observation.period.label} lies after {limit.label}, for which this return was made."
    return _about(observation, "SC214", wrong, "Correct the period, or move the figure to a later return.")


def _disagreement(earlier: Observation | None, later: Observation, quarter: Period) -> Iterable[Problem]:
    """Yield a finding where two files of this quarter give different figures; earlier ones were settled in theirs."""
    same_return = earlier is not None and earlier.source.file.quarter == later.source.file.quarter == quarter
    if earlier is not None and same_return and _differ(earlier, later):
        wrong = (
            f"This cell gives {later.value:,.10g}, but {earlier.source.place} gives {earlier.value:,.10g} "
            f"for the same {later.part}."
        )
        yield _about(later, "SC213", wrong, "Keep the right one; if both stay, this cell is used once it is answered.")


def _differ(first: Observation, second: Observation) -> bool:
    return first.value is not None and second.value is not None and abs(first.value - second.value) > ROUNDING


def _second_comment(first: Comment, second: Comment) -> Problem:
    wrong = f"Commentary already stands in {first.source.place}."
    return Problem("SC219", second.source.place, wrong, "Keep one of them.", ref=second.ref)


def _unsigned(readings: Readings, quarter: Period) -> Iterable[Problem]:
    """Yield a warning for each return of this quarter without sign-off; a CSV file may have it in another beside it."""
    sign_offs = [sign_off for _, reading in readings for sign_off in reading.sign_offs]
    for file, reading in readings:
        signed = any(sign_off.covers(file) for sign_off in sign_offs)
        if file.quarter == quarter and reading.observations and not signed:
            wrong = "The return has no sign-off."
            remedy = "Add a sheet with the headings Name, Role and Date, and a row under them."
            yield Problem("SC217", Place(file.path), wrong, remedy, severity=Severity.WARNING)


def _other_quarter(file: SourceFile, reading: Reading, quarter: Period) -> Iterable[Problem]:
    """Yield a warning for a return of this quarter none of whose figures lies in it."""
    periods = {item.period for item in reading.observations if item.value is not None}
    if file.quarter == quarter and periods and all(period.end < quarter.start for period in periods):
        wrong = f"The return holds no figure for {quarter.label}, only for earlier periods."
        remedy = "Check that it is the return of this quarter."
        yield Problem("SC226", Place(file.path), wrong, remedy, severity=Severity.WARNING)


def _about(observation: Observation, code: str, wrong: str, remedy: str) -> Problem:
    place, period = observation.source.place, observation.period.label
    return Problem(code, place, wrong, remedy, ref=observation.ref, period=period)
