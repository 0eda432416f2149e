"""The pipeline up to the report: catalogue, returns, calculation, words; problems are joined here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from scorecard.build.remembering import remember
from scorecard.build.sealing import seal
from scorecard.build.varying import WHOLE, Variant, vary
from scorecard.calculate import calculate, tell_once
from scorecard.catalogue import Answers, LoadedCatalogue, load_catalogue, load_queries, load_report_facts
from scorecard.catalogue.wording import load_wording
from scorecard.collect import Readings, merge, read_returns
from scorecard.collect.areas import read_benchmarks
from scorecard.collect.published import read_records
from scorecard.formats import FORMATS
from scorecard.formats.eject import check_copies
from scorecard.formats.templating import check_templates
from scorecard.period import Period
from scorecard.problems import Problem, in_order, without_echoes
from scorecard.progress import Progress
from scorecard.publish.manifest import Origin
from scorecard.report import Material, Report, build_report, check_words
from scorecard.sources.inside import files_of, refusal
from scorecard.workspace import Workspace, digest


@dataclass(frozen=True)
class Checked:
    """What a check found: the report as data, None where the catalogue cannot be read, and every problem.

    ``origin`` is what the report is made from, as its manifest tells it, and ``concern`` the problems of what it is
    about: all of them, unless it is a part.
    """

    report: Report | None
    problems: tuple[Problem, ...]
    origin: Origin | None = None
    concern: tuple[Problem, ...] = ()


def check(
    workspace: Workspace,
    quarter: Period,
    *,
    draft: bool = False,
    variant: Variant = WHOLE,
    progress: Progress | None = None,
) -> Checked:
    """Do everything but render; the whole is checked, also where a variant of its report is asked for.

    Raises ``VariantError`` where there is no such part of the report.
    """
    examined, problems = _examined(workspace, quarter, draft=draft, progress=progress)
    if examined is None:
        return Checked(None, problems)
    material = remember(examined.material, examined.loaded, examined.readings, read_records(workspace, quarter))
    report = build_report(material)
    templates = (*check_templates(report, workspace), *check_copies(workspace))
    report, about = vary(report, material, variant)
    problems, concern = (in_order((*each.problems, *templates)) for each in (material, about))
    report, origin = seal(report, workspace, _inputs(workspace, about))
    return Checked(report, problems, origin, concern)


def try_pages(workspace: Workspace, checked: Checked) -> tuple[Problem, ...]:
    """Return what is wrong with the council's pages that shows only when they are filled in; nothing is kept."""
    if checked.report is None:
        return ()
    with TemporaryDirectory() as folder:
        found = FORMATS["html"].write(checked.report, workspace, Path(folder, FORMATS["html"].file_name))
    return tuple(problem for problem in found if problem not in checked.problems)


def examine(
    workspace: Workspace, quarter: Period, *, draft: bool = False, progress: Progress | None = None
) -> tuple[Material | None, tuple[Problem, ...]]:
    """Return what a report of the quarter is made from, None where the catalogue cannot be read.

    What earlier quarters published is left out: it costs time, and only a report needs it.
    """
    examined, problems = _examined(workspace, quarter, draft=draft, progress=progress)
    return (examined.material if examined else None), problems


@dataclass(frozen=True)
class _Examined:
    """What a report is made from, beside the catalogue's text and the returns that it rests on."""

    material: Material
    loaded: LoadedCatalogue
    readings: Readings


def _examined(
    workspace: Workspace, quarter: Period, *, draft: bool, progress: Progress | None
) -> tuple[_Examined | None, tuple[Problem, ...]]:
    progress = progress or Progress()
    progress.step("reading the catalogue")
    loaded, problems = load_catalogue(workspace)
    answers, answer_problems = load_queries(workspace, quarter)
    if loaded is None:
        return None, in_order((*_answered(problems, answers), *answer_problems))
    facts, facts_problems = load_report_facts(workspace, quarter, loaded.catalogue)
    wording, wording_problems = load_wording(workspace)
    readings, reading_problems = read_returns(workspace, loaded.catalogue, quarter, progress)
    collected, merge_problems = merge(readings, quarter, loaded.catalogue.hiding)
    areas, area_problems = read_benchmarks(workspace, loaded.catalogue, quarter, progress)
    progress.step("calculating")
    results, findings = calculate(loaded, collected, quarter, areas)
    settled, queries = answers.settle(
        (*problems, *reading_problems, *merge_problems, *area_problems, *findings, *check_words(results)),
    )
    told = tell_once(settled, results)
    everything = in_order(without_echoes((*told, *facts_problems, *wording_problems, *answer_problems)))
    material = Material(
        catalogue=loaded.catalogue,
        catalogue_sha256=digest(workspace.catalogue),
        quarter=quarter,
        facts=facts,
        wording=wording,
        collected=collected,
        areas=areas,
        results=results,
        problems=everything,
        queries=queries,
        draft=draft,
    )
    return _Examined(material, loaded, readings), everything


def _answered(problems: Sequence[Problem], answers: Answers) -> list[Problem]:
    """Return a catalogue's problems with answers taken in; other answers are not idle, no return was read yet."""
    settled, _ = answers.settle(problems)
    return [problem for problem in settled if problem.code != "SC310"]


def _inputs(workspace: Workspace, material: Material) -> dict[str, str]:
    """Return every file that the report is made from, but the catalogue, with its SHA-256."""
    returns = {file.path: file.sha256 for file in material.files}
    folder = workspace.returns(material.quarter.slug)
    records = [workspace.root / record.file for record in material.records if record.quarter != material.quarter]
    others = (folder / "report.yaml", folder / "queries.yaml", *records)
    facts = [path for path in others if path.is_file() and not refusal(path, workspace.root)]
    templates = [path for path, reason in files_of(workspace.templates, workspace.root) if not reason]
    return returns | {workspace.relative(path): digest(path) for path in (*facts, *templates)}
