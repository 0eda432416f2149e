"""A finished report, cut: the entries of the whole, with everything that concerns them and nothing that does not.

What is counted or gathered over entries is made anew by the functions that make the whole, so that a part says and
hides what the whole does. Nothing is calculated again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from scorecard.catalogue import Catalogue, Project, ReportFacts
from scorecard.observations import Collected
from scorecard.problems import Problem
from scorecard.report.build import Material, assemble
from scorecard.report.cut import Cut
from scorecard.report.last_quarter import LastQuarter
from scorecard.report.model import Report

_NO_RETURN = "SC225"  # of a directorate, whose name begins the sentence
_RETURNS, _SETTINGS = "inputs/", ".yaml"  # what directorates send, and what the team writes beside it


def cut_report(report: Report, narrowed: Material) -> Report:
    """Return the part of a finished report that narrowed material is about."""
    refs = _refs(narrowed.catalogue)
    return assemble(narrowed, tuple(entry for entry in report.entries if entry.indicator.ref in refs))


def narrow(material: Material, cut: Cut) -> Material:
    """Return what a part of a report is put together from: of the material, what concerns the measures of the cut."""
    facts = _facts(material.facts, cut)
    catalogue = _catalogue(material.catalogue, cut, facts.projects)
    refs = _refs(catalogue)
    collected = _collected(material.collected, refs)
    own = {file.path for file in collected.spoken_of}
    concern = [each for each in material.problems if _concerns(each, refs, own, catalogue.directorates)]
    return replace(
        material,
        catalogue=catalogue,
        facts=facts,
        collected=collected,
        areas=tuple(area for area in material.areas if area.ref in refs),
        results=tuple(result for result in material.results if result.indicator.ref in refs),
        problems=tuple(concern),
        queries=tuple(query for query in material.queries if query.finding.ref in refs),
        before=_before(material.before, refs),
        cut=cut,
    )


def _refs(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(indicator.ref for indicator in catalogue.indicators)


def _facts(facts: ReportFacts, cut: Cut) -> ReportFacts:
    """Return the facts with the cut's own project updates; the list of appendices is that of the whole report."""
    own = tuple(project for project in facts.projects if cut.holds(project))
    return facts.model_copy(update={"projects": own, "appendices": ()})


def _catalogue(catalogue: Catalogue, cut: Cut, projects: Collection[Project]) -> Catalogue:
    """Return the cut's indicators, with the priorities and directorates that it speaks of."""
    own = tuple(indicator for indicator in catalogue.indicators if cut.holds(indicator))
    priorities = {indicator.priority for indicator in own} | {project.priority for project in projects}
    directorates = {indicator.directorate for indicator in own}
    return catalogue.model_copy(
        update={
            "indicators": own,
            "priorities": tuple(each for each in catalogue.priorities if each.id in priorities),
            "directorates": tuple(name for name in catalogue.directorates if name in directorates),
        }
    )


def _collected(collected: Collected, refs: Collection[str]) -> Collected:
    """Return the files that speak of the cut's indicators, in figures or in words, and their sign-offs."""
    said = {comment.source.file for ref, comment in collected.comments.items() if ref in refs}
    files = {
        file: spoken & frozenset(refs)
        for file, spoken in collected.spoken_of.items()
        if file in said or not spoken.isdisjoint(refs)
    }
    sign_offs = tuple(each for each in collected.sign_offs if any(each.covers(file) for file in files))
    return replace(collected, spoken_of=files, sign_offs=sign_offs)


def _before(before: LastQuarter | None, refs: Collection[str]) -> LastQuarter | None:
    if before is None or before.ratings is None:
        return before
    return replace(before, ratings={ref: rating for ref, rating in before.ratings.items() if ref in refs})


def _concerns(problem: Problem, refs: Collection[str], own: Collection[str], directorates: Collection[str]) -> bool:
    """Whether a problem is of the cut's indicators, or of nobody's: not of another's figures, file or return."""
    if problem.code == _NO_RETURN:
        return any(problem.wrong.startswith(f"{name}:") for name in directorates)
    if problem.ref is not None:
        return problem.ref in refs
    file = problem.place.file
    return file in own or file.endswith(_SETTINGS) or not file.startswith(_RETURNS)
