"""Records of what earlier quarters published: ``scorecard.json`` in their outputs, read back and never recalculated.

A draft publishes nothing. Where a run that writes no approved ``scorecard.json`` takes the place of one that did, the
record is kept beside it as ``published.json``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from scorecard.period import Kind, Period
from scorecard.problems import Place, Problem, Severity
from scorecard.rating.published import Published, Quarter, Record
from scorecard.workspace import Workspace, digest

RECORD, KEPT_RECORD, MANIFEST = "scorecard.json", "published.json", "manifest.json"
_PUT_BACK = "Put back the file that the run wrote, from a backup or from version control"
_UNUSED = f"{_PUT_BACK}; until then nothing is compared with what that quarter published."
_USED = f"{_PUT_BACK}; until then it is taken as it stands."


@dataclass(frozen=True)
class Records:
    """The records up to the run's quarter, oldest first, the quarters whose record cannot be used, and why not."""

    known: tuple[Record, ...] = ()
    unusable: frozenset[Period] = frozenset()
    problems: tuple[Problem, ...] = ()

    def of(self, quarter: Period) -> Record | None:
        """Return the record of a quarter, None where there is none that can be used."""
        return next((record for record in self.known if record.quarter == quarter), None)


@dataclass(frozen=True)
class _File:
    """What must stand in a record."""

    format: Literal[1]
    quarter: Quarter
    draft: Literal[False]
    indicators: tuple[Published, ...]
    cut: None = None


class _UnusableError(Exception):
    """A record cannot be used; the message is the reason, as it stands inside a sentence."""


def read_records(workspace: Workspace, quarter: Period) -> Records:
    """Read what was published for the quarters of this and the last financial year, up to the run's quarter."""
    known, unusable, problems = [], [], []
    first = Period(quarter.year - 1, 0, Kind.QUARTER)
    for each in (first + number for number in range(quarter.ordinal - first.ordinal + 1)):
        path = record_file(workspace.output(each.slug))
        if path is None:
            continue
        named, place = f"The record of what was published for {each.label}", Place(workspace.relative(path))
        try:
            known.append(_record(path, each, workspace))
        except _UnusableError as error:
            unusable.append(each)
            problems.append(_doubtful(f"{named} cannot be used: {error}.", _UNUSED, place, each))
        else:
            if _was_changed(path):
                problems.append(_doubtful(f"{named} was changed after the run that wrote it.", _USED, place, each))
    return Records(tuple(known), frozenset(unusable), tuple(problems))


def _doubtful(wrong: str, remedy: str, place: Place, quarter: Period) -> Problem:
    return Problem("SC503", place, wrong, remedy, period=quarter.label, severity=Severity.WARNING)


def record_file(folder: Path) -> Path | None:
    """Return the file in the outputs of a quarter that holds what was published, None where there is none.

    One that cannot be read is taken for a record, unless an earlier one was kept.
    """
    written, kept = folder / RECORD, folder / KEPT_RECORD
    draft = _is_draft(written)
    if kept.is_file() and draft is not False:
        return kept
    return written if written.is_file() and draft is not True else None


def _is_draft(path: Path) -> bool | None:
    """Whether a file says that it is a draft; None where it does not say, or is not there."""
    try:
        draft = json.loads(path.read_bytes())["draft"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return draft if isinstance(draft, bool) else None


def _record(path: Path, quarter: Period, workspace: Workspace) -> Record:
    try:
        text = path.read_bytes()
        written = TypeAdapter(_File).validate_json(text)
    except OSError as error:
        raise _UnusableError(f"it cannot be opened ({error.strerror})") from error
    except ValidationError as error:
        raise _UnusableError(_first(error)) from error
    if written.quarter != quarter:
        raise _UnusableError(f"it is that of {written.quarter.label}")
    return Record(quarter, workspace.relative(path), {each.ref: each for each in written.indicators})


def _first(error: ValidationError) -> str:
    """Return the first thing that is wrong with a record."""
    found = error.errors()[0]
    if found["type"] == "json_invalid":
        return "it is not whole"
    if found["loc"] == ("format",):
        return "it has a format that this version does not know"
    if found["loc"] == ("cut",):
        return "it holds a part of the report only"
    return f"it is not as a run writes it, at {' '.join(str(part) for part in found['loc']) or 'its start'}"


def _was_changed(path: Path) -> bool:
    """Whether the manifest beside a record names other bytes; one that came without a manifest is taken as it is."""
    try:
        outputs = json.loads((path.parent / MANIFEST).read_bytes())["outputs"]
        written = {output["file"]: output["sha256"] for output in outputs}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False
    return path.name in written and written[path.name] != digest(path)
