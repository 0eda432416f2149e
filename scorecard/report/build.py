"""Results -> the report as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scorecard.calculate import Result
from scorecard.calculate.frozen import Revision
from scorecard.catalogue import Catalogue, Query, ReportFacts
from scorecard.catalogue.wording import Wording
from scorecard.observations import AreaFigure, Collected, SourceFile
from scorecard.period import Period
from scorecard.problems import Problem, Severity
from scorecard.rating.published import Published, Record
from scorecard.report.cut import Cut
from scorecard.report.entry import build_entry
from scorecard.report.glance import build_glance
from scorecard.report.guide import build_guide
from scorecard.report.last_quarter import LastQuarter
from scorecard.report.model import Entry, Report, Section
from scorecard.report.notes import MadeFrom, build_notes
from scorecard.report.summary import build_summary
from scorecard.report.tally import tally_entries


@dataclass(frozen=True)
class Material:
    """What a report is made from: settings, facts, results of this quarter and ratings of the last, findings.

    ``areas`` are the figures of other councils. ``records`` hold what quarters have published so far, oldest first, and
    ``revisions`` what returns have changed of that since, by reference. ``cut`` is set where it was narrowed to a part.
    """

    catalogue: Catalogue
    catalogue_sha256: str
    quarter: Period
    facts: ReportFacts
    wording: Wording
    collected: Collected
    areas: Sequence[AreaFigure]
    results: Sequence[Result]
    problems: Sequence[Problem]
    queries: Sequence[Query]
    draft: bool
    before: LastQuarter | None = None
    records: tuple[Record, ...] = ()
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    cut: Cut | None = None

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """Every file with figures that was read, each once."""
        return tuple(dict.fromkeys((*self.collected.files, *(area.source.file for area in self.areas))))

    def published(self, ref: str) -> tuple[tuple[Period, Published], ...]:
        """Return what each quarter has published of an indicator, oldest first."""
        return tuple((each.quarter, each.indicators[ref]) for each in self.records if ref in each.indicators)


def build_report(material: Material) -> Report:
    """Return the report; nothing after this decides or rounds."""
    open_refs = {problem.ref for problem in material.problems if problem.severity is Severity.ERROR}
    entries = tuple(
        build_entry(
            result,
            material.wording,
            material.queries,
            material.revisions.get(result.indicator.ref, ()),
            in_question=material.draft and result.indicator.ref in open_refs,
        )
        for result in material.results
    )
    return assemble(material, entries)


def assemble(material: Material, entries: tuple[Entry, ...]) -> Report:
    """Return the report of finished entries: what is counted and gathered over them, beside the facts."""
    catalogue, wording, cut = material.catalogue, material.wording, material.cut
    glance = build_glance(catalogue, entries, material.before, wording)
    return Report(
        council=catalogue.council,
        title=f"{cut.name}: {catalogue.report.title}" if cut else catalogue.report.title,
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
        notes=build_notes(
            entries,
            material.queries,
            material.problems,
            MadeFrom(material.files, material.collected.sign_offs, material.catalogue_sha256),
        ),
        cut=cut,
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
