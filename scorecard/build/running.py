"""A run: everything is checked, then every format is written into a folder that appears whole; it stops once.

A part of the report, or its covering report alone, is a variant: it is made from the finished whole, and has a folder
of its own.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scorecard.build.checking import Checked, check
from scorecard.build.varying import WHOLE, Variant, folder_name, refuse_published
from scorecard.collect.published import KEPT_RECORD, record_file
from scorecard.formats import FORMATS
from scorecard.period import Period
from scorecard.problems import Problem, as_json, has_errors, in_order
from scorecard.progress import Progress
from scorecard.publish.local import not_written, staged
from scorecard.publish.manifest import write_manifest
from scorecard.report import Report
from scorecard.sentences import join
from scorecard.sharing import share
from scorecard.workspace import Workspace

_HEAVY = len(FORMATS)  # the PDF takes longer than all the others together


@dataclass(frozen=True)
class Options:
    """How a run is made; ``output`` in place of its usual folder, ``only`` the names of formats."""

    output: Path | None = None
    only: tuple[str, ...] = tuple(FORMATS)
    variant: Variant = WHOLE
    draft: bool = False
    strict: bool = False
    progress: Progress = field(default_factory=Progress)


def run(workspace: Workspace, quarter: Period, options: Options) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Check, calculate, rate and render; returns the files written, none where problems refuse the run.

    Raises ``VariantError`` where there is no such part of the report, or where it would take the place of a whole one.
    """
    if options.output is not None and options.variant != WHOLE:
        refuse_published(options.output, workspace, quarter)
    checked = check(workspace, quarter, draft=options.draft, variant=options.variant, progress=options.progress)
    problems = checked.problems
    if checked.report is None or checked.origin is None or _refused(problems, options):
        return (), problems
    final = options.output or workspace.output(folder_name(checked.report))
    try:
        with staged(final) as folder:
            _write(checked, checked.report, workspace, folder, options)
            if final.resolve() == workspace.output(quarter.slug).resolve():
                _keep_record(final, folder)
            write_manifest(folder, checked.origin, dt.datetime.now(dt.UTC))
    except _UnrenderedError as error:
        return (), in_order((*problems, *error.problems))
    except OSError as error:
        return (), in_order((*problems, not_written(error, workspace.relative(final))))
    return tuple(sorted(final.iterdir())), problems


def _write(checked: Checked, report: Report, workspace: Workspace, folder: Path, options: Options) -> None:
    """Write each format and the problems into the staging folder.

    Raises ``_UnrenderedError`` where a format has problems: then nothing is published, not even a draft.
    """
    formats = [FORMATS[name] for name in options.only]
    options.progress.step(f"writing {join([each.file_name for each in formats])}")
    weights = [_HEAVY if each is FORMATS["pdf"] else 1 for each in formats]
    found = share(lambda each: each.write(report, workspace, folder / each.file_name), formats, weights)
    problems = [problem for each in found for problem in each]
    if problems:
        raise _UnrenderedError(problems)
    (folder / "problems.json").write_text(as_json(checked.concern), encoding="utf-8")


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
