"""A finished run, read once and whole, so that what is checked is what is published."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from scorecard.collect.published import MANIFEST, RECORD
from scorecard.period import Period
from scorecard.problems import Place, Problem, Severity, has_errors
from scorecard.publish.manifest import Manifest, ManifestError, parse_manifest
from scorecard.publish.verify import verify
from scorecard.workspace import Workspace

_FIRST = ("cabinet-report.pdf", "scorecard.xlsx")  # what people look for is there before the rest
_ALSO_REFUSED = ("SC510", "SC511")  # in a copy that came from SharePoint they are to be expected, here they are not


@dataclass(frozen=True)
class OutputFile:
    """One file of a run: its name, bytes and SHA-256."""

    name: str
    data: bytes = field(repr=False)
    sha256: str


@dataclass(frozen=True)
class FinishedRun:
    """The files of a run in the order in which they are published, its manifest last, and what the manifest says.

    ``folder`` is where they lie, relative to the workspace.
    """

    quarter: Period
    folder: str
    files: tuple[OutputFile, ...]
    manifest: Manifest

    def file(self, name: str) -> OutputFile:
        """Return the file of a name."""
        return next(file for file in self.files if file.name == name)


def read_run(workspace: Workspace, quarter: Period) -> tuple[FinishedRun | None, tuple[Problem, ...]]:
    """Return the run of a quarter, None where it is not finished, whole and as the run left it."""
    folder = workspace.output(quarter.slug)
    place = Place(workspace.relative(folder))
    make = f"Make the report with: scorecard run {quarter.slug}"
    if not folder.is_dir():
        return None, (Problem("SC504", place, f"There is no report of {quarter.label} to publish.", make),)
    verified = verify(folder, place.file)
    problems = tuple(_sterner(problem) for problem in verified.problems)
    if verified.manifest is None or has_errors(problems):
        return None, problems
    wrong = _unfit(verified.manifest, quarter)
    if wrong is not None:
        return None, (*problems, Problem("SC504", place, wrong, make))
    try:
        run = FinishedRun(quarter, place.file, _files(folder, verified.manifest), verified.manifest)
        if all(_is_as_made(file, run) for file in run.files):
            return run, problems
    except (OSError, ManifestError):
        pass
    return None, (Problem("SC504", place, "The report was changed while it was read.", make),)


def _sterner(problem: Problem) -> Problem:
    return replace(problem, severity=Severity.ERROR) if problem.code in _ALSO_REFUSED else problem


def _unfit(manifest: Manifest, quarter: Period) -> str | None:
    """Return why a run that is as it was made is not published."""
    if manifest.quarter != quarter.label:
        return f"The report in this folder is that of {manifest.quarter}."
    if manifest.draft:
        return "The report is a draft, which is not published."
    if manifest.part.cut is not None or manifest.part.covering:
        return "The report is a part of one, which is not published."
    if RECORD not in (output.file for output in manifest.outputs):
        return f"The run made only some of the formats: {RECORD} is missing, the record of what is published."
    return None


def _files(folder: Path, manifest: Manifest) -> tuple[OutputFile, ...]:
    names = sorted((output.file for output in manifest.outputs), key=lambda name: (name not in _FIRST, name))
    contents = [(name, (folder / name).read_bytes()) for name in (*names, MANIFEST)]
    return tuple(OutputFile(name, data, hashlib.sha256(data).hexdigest()) for name, data in contents)


def _is_as_made(file: OutputFile, run: FinishedRun) -> bool:
    """Whether the bytes read are those that the manifest names; of the manifest, whether they are what was checked."""
    if file.name == MANIFEST:
        return parse_manifest(file.data) == run.manifest
    return any((output.file, output.sha256) == (file.name, file.sha256) for output in run.manifest.outputs)
