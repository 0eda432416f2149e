"""Results -> the report as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecard.calculate import Result
from scorecard.catalogue import Catalogue, Query, ReportFacts
from scorecard.catalogue.wording import Wording
from scorecard.observations import Collected
from scorecard.period import Period
from scorecard.problems import Problem, Severity
from scorecard.report.entry import build_entry
from scorecard.report.glance import build_glance
from scorecard.report.guide import build_guide
from scorecard.report.model import Entry, Report, Section
from scorecard.report.notes import build_notes
from scorecard.report.summary import build_summary
from scorecard.report.tally import tally_entries


@dataclass(frozen=True)
class Material:
    """What a report is made from: settings, facts, results of this quarter and the last, findings."""

    catalogue: Catalogue
    catalogue_sha256: str
    quarter: Period
    facts: ReportFacts
    wording: Wording
    collected: Collected
    results: Sequence[Result]
    before: Mapping[str, Result] | None
    problems: Sequence[Problem]
    queries: Sequence[Query]
    draft: bool


def build_report(material: Material) -> Report:
    """Return the report; nothing after this decides or rounds."""
    catalogue, wording = material.catalogue, material.wording
    open_refs = {problem.ref for problem in material.problems if problem.severity is Severity.ERROR}
    entries = tuple(
        build_entry(result, wording, material.queries, in_question=material.draft and result.indicator.ref in open_refs)
        for result in material.results
    )
    glance = build_glance(catalogue, entries, material.before, wording)
    return Report(
        council=catalogue.council,
        title=catalogue.report.title,
        committee=catalogue.report.committee,
        quarter=material.quarter,
        draft=material.draft,
        facts=material.facts,
        wording=wording,
        as_at=material.facts.data_as_at,
        entries=entries,
        sections=_sections(material, entries),
        summary=build_summary(material.quarter, glance),
        glance=glance,
        guide=build_guide(catalogue, entries, wording),
        notes=build_notes(entries, material.queries, material.collected, material.problems, material.catalogue_sha256),
    )


def _sections(material: Material, entries: Sequence[Entry]) -> tuple[Section, ...]:
    """Return a section for each priority that has indicators or project updates."""
    sections = []
    for priority in material.catalogue.priorities:
        own = tuple(entry for entry in entries if entry.indicator.priority == priority.id)
        projects = tuple(project for project in material.facts.projects if project.priority == priority.id)
        if own or projects:
            sections.append(Section(priority, own, projects, tally_entries(priority.name, own, material.wording)))
    return tuple(sections)
