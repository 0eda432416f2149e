"""A run: everything is checked, then every format is written into a folder that appears whole; it stops once."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scorecard.build.checking import Checked, check
from scorecard.collect.published import KEPT_RECORD, record_file
from scorecard.formats import FORMATS
from scorecard.period import Period
from scorecard.problems import Problem, as_json, has_errors, in_order
from scorecard.progress import Progress
from scorecard.publish.local import not_written, staged, write_manifest
from scorecard.report import Report
from scorecard.workspace import Workspace


@dataclass(frozen=True)
class Options:
    """How a run is made; ``output`` in place of ``outputs/QUARTER``, ``only`` the names of formats."""

    output: Path | None = None
    only: tuple[str, ...] = tuple(FORMATS)
    draft: bool = False
    strict: bool = False
    progress: Progress = field(default_factory=Progress)


def run(workspace: Workspace, quarter: Period, options: Options) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Check, calculate, rate and render; returns the files written, none where problems refuse the run."""
    checked = check(workspace, quarter, draft=options.draft, progress=options.progress)
    problems = checked.problems
    if checked.report is None or _refused(problems, options):
        return (), problems
    final = options.output or workspace.output(quarter.slug)
    try:
        with staged(final) as folder:
            _write(checked, checked.report, workspace, folder, options)
            if final.resolve() == workspace.output(quarter.slug).resolve():
                _keep_record(final, folder)
            digests = checked.inputs, checked.report.notes.catalogue_sha256
            write_manifest(folder, *digests, quarter.label, dt.datetime.now(dt.UTC))
    except _UnrenderedError as error:
        return (), in_order((*problems, *error.problems))
    except OSError as error:
        return (), in_order((*problems, not_written(error, workspace.relative(final))))
    return tuple(sorted(final.iterdir())), problems


def _write(checked: Checked, report: Report, workspace: Workspace, folder: Path, options: Options) -> None:
    """Write each format and the problems into the staging folder.

    Raises ``_UnrenderedError`` where a format has problems: then nothing is published, not even a draft.
    """
    problems: list[Problem] = []
    for name in options.only:
        options.progress.step(f"writing {FORMATS[name].file_name}")
        problems += FORMATS[name].write(report, workspace, folder / FORMATS[name].file_name)
    if problems:
        raise _UnrenderedError(problems)
    (folder / "problems.json").write_text(as_json(checked.problems), encoding="utf-8")


def _keep_record(final: Path, folder: Path) -> None:
    """Take what the quarter has published along into the folder that replaces it, unless this publishes anew."""
    published = record_file(final)
    if published is not None and record_file(folder) is None:
        shutil.copyfile(published, folder / KEPT_RECORD)


def _refused(problems: Sequence[Problem], options: Options) -> bool:
    """Whether the problems stop the run; a draft goes on."""
    return not options.draft and has_errors(problems, strict=options.strict)


class _UnrenderedError(Exception):
    """A format could not be made, so that the staging folder is thrown away."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems that stopped the format."""
        super().__init__()
        self.problems = tuple(problems)
