"""The pipeline, top to bottom: catalogue, returns, calculation, words, report, files; it stops once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scorecard.calculate import Result, calculate
from scorecard.catalogue import Answers, LoadedCatalogue, load_catalogue, load_queries, load_report_facts
from scorecard.catalogue.wording import load_wording
from scorecard.collect import Readings, before_quarter, merge, read_returns
from scorecard.formats import FORMATS
from scorecard.formats.templating import check_templates
from scorecard.observations import Collected
from scorecard.period import Period
from scorecard.problems import Problem, as_json, has_errors, in_order, without_echoes
from scorecard.progress import Progress
from scorecard.publish.local import not_written, staged, write_manifest
from scorecard.report import Material, Report, build_report, check_words
from scorecard.workspace import Workspace, digest


@dataclass(frozen=True)
class Options:
    """How a run is made; ``output`` in place of ``outputs/QUARTER``, ``only`` the names of formats."""

    output: Path | None = None
    only: tuple[str, ...] = tuple(FORMATS)
    draft: bool = False
    strict: bool = False
    progress: Progress = field(default_factory=Progress)


@dataclass(frozen=True)
class Checked:
    """What a check found: the report as data, None where the catalogue cannot be read, and every problem."""

    report: Report | None
    problems: tuple[Problem, ...]
    inputs: dict[str, str] = field(default_factory=dict)


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
    except _UnrenderedError as error:
        return (), in_order((*problems, *error.problems))
    except OSError as error:
        return (), in_order((*problems, not_written(error, workspace.relative(final))))
    return tuple(sorted(final.iterdir())), problems


def check(workspace: Workspace, quarter: Period, *, draft: bool = False, progress: Progress | None = None) -> Checked:
    """Do everything but render."""
    progress = progress or Progress()
    progress.step("reading the catalogue")
    loaded, problems = load_catalogue(workspace)
    answers, answer_problems = load_queries(workspace, quarter)
    if loaded is None:
        return Checked(None, in_order((*_answered(problems, answers), *answer_problems)))
    facts, facts_problems = load_report_facts(workspace, quarter, loaded.catalogue)
    wording, wording_problems = load_wording(workspace)
    readings, reading_problems = read_returns(workspace, loaded.catalogue, quarter, progress)
    collected, merge_problems = merge(readings, quarter)
    progress.step("calculating")
    results, findings = calculate(loaded, collected, quarter)
    settled, queries = answers.settle(
        (*problems, *reading_problems, *merge_problems, *findings, *check_words(results)),
    )
    everything = in_order(without_echoes((*settled, *facts_problems, *wording_problems, *answer_problems)))
    material = Material(
        catalogue=loaded.catalogue,
        catalogue_sha256=digest(workspace.catalogue),
        quarter=quarter,
        facts=facts,
        wording=wording,
        collected=collected,
        results=results,
        before=_last_quarter(loaded, readings, quarter),
        problems=everything,
        queries=queries,
        draft=draft,
    )
    report = build_report(material)
    problems = in_order((*everything, *check_templates(report, workspace)))
    return Checked(report, problems, _inputs(workspace, quarter, collected))


def _answered(problems: Sequence[Problem], answers: Answers) -> list[Problem]:
    """Return a catalogue's problems with answers taken in; other answers are not idle, no return was read yet."""
    settled, _ = answers.settle(problems)
    return [problem for problem in settled if problem.code != "SC310"]


def _last_quarter(loaded: LoadedCatalogue, readings: Readings, quarter: Period) -> dict[str, Result] | None:
    """Return what the last quarter's returns come to, as they stood then; None where there were none."""
    earlier = before_quarter(readings, quarter)
    if earlier is None:
        return None
    collected, _ = merge(earlier, quarter - 1)
    results, _ = calculate(loaded, collected, quarter - 1)
    return {result.indicator.ref: result for result in results}


def _write(checked: Checked, report: Report, workspace: Workspace, folder: Path, options: Options) -> None:
    """Write each format, the problems and the manifest into the staging folder.

    Raises ``_UnrenderedError`` where a format has problems: then nothing is published, not even a draft.
    """
    problems: list[Problem] = []
    for name in options.only:
        options.progress.step(f"writing {FORMATS[name].file_name}")
        problems += FORMATS[name].write(report, workspace, folder / FORMATS[name].file_name)
    if problems:
        raise _UnrenderedError(problems)
    (folder / "problems.json").write_text(as_json(checked.problems), encoding="utf-8")
    now = dt.datetime.now(dt.UTC)
    write_manifest(folder, checked.inputs, report.notes.catalogue_sha256, report.quarter.label, now)


def _refused(problems: Sequence[Problem], options: Options) -> bool:
    """Whether the problems stop the run; a draft goes on."""
    return not options.draft and has_errors(problems, strict=options.strict)


def _inputs(workspace: Workspace, quarter: Period, collected: Collected) -> dict[str, str]:
    """Return every file that the report is made from, but the catalogue, with its SHA-256."""
    returns = {file.path: file.sha256 for file in collected.files}
    folder = workspace.returns(quarter.slug)
    facts = [path for path in (folder / "report.yaml", folder / "queries.yaml") if path.is_file()]
    templates = [path for path in workspace.templates.rglob("*") if path.is_file()]
    return returns | {workspace.relative(path): digest(path) for path in (*facts, *templates)}


class _UnrenderedError(Exception):
    """A format could not be made, so that the staging folder is thrown away."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems that stopped the format."""
        super().__init__()
        self.problems = tuple(problems)
