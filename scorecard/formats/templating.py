"""Report and templates -> HTML text, or the one problem that stopped it.

The council's ``templates/`` come first, then the packaged ones; under ``default/`` the packaged ones are always
reached, so that ``{% extends "default/report.html" %}`` works. Templates run in a sandbox: they read the report, they
call what is listed here, and nothing else. Words that officers typed are data, escaped and never rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
)

from scorecard.catalogue.explain import suggest
from scorecard.charts import describe
from scorecard.formats.chart_table import chart_table
from scorecard.formats.columns import column_tables
from scorecard.formats.parts import Parts, integrity
from scorecard.formats.placeholders import PlaceholderError, fill
from scorecard.formats.sandbox import Sandbox, bounded
from scorecard.formats.template_problems import template_problem
from scorecard.period import date_in_words
from scorecard.problems import Place, Problem, Severity
from scorecard.report import Report
from scorecard.sentences import lower_first, upper_first
from scorecard.sources.inside import files_of
from scorecard.workspace import Workspace

_PLAIN = r"<(?P<plain>title|style|script|option|textarea)\b.*?</(?P=plain)>"  # elements that hold no markup
_TEXT = re.compile(rf"{_PLAIN}|>[^<>]*-£[^<>]*<", re.DOTALL)
_NEGATIVE = re.compile(r"(?<!\S)[^\s<>]{0,9}-£[^\s<>]*|(?<=>)[^\s<>]{0,9}-£[^\s<>]*")
PACKAGED = Path(__file__).resolve().parent.parent / "defaults"
DEFAULT = "default"
_APPENDIX = 'id="at-a-glance"'
_UNBROKEN = r'<span class="unbroken">\g<0></span>'
_SECONDS, _SECONDS_AN_ENTRY = 10.0, 0.25  # that a page may compute: many times what the packaged ones need
_TAGS, _TAGS_AN_ENTRY = 20_000, 1_500  # that a page may have: five times as many as the packaged ones
WORDING = "wording.yaml"  # read by the catalogue, which says what is wrong with it
Medium = Literal["paper", "screen"]


class _Folder(FileSystemLoader):
    """Templates of one folder and what lies below it; a link that leads out of it is not found."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text, the file and a function that says whether it is unchanged."""
        found = super().get_source(environment, template)
        if not Path(found[1]).resolve().is_relative_to(Path(self.searchpath[0]).resolve()):
            raise TemplateNotFound(template)
        return found


def render(
    template: str, report: Report, workspace: Workspace, medium: Medium = "paper"
) -> tuple[str | None, tuple[Problem, ...]]:
    """Return a page of the report as HTML text; None and a problem where a template has a mistake."""
    strange = tuple(_strange_files(workspace))
    if strange:
        return None, strange
    environment = _environment(report, workspace, medium)
    try:
        with bounded(_SECONDS + _SECONDS_AN_ENTRY * len(report.entries)):
            html = _with_whole_numbers(environment.get_template(template).render(report=report))
    except Exception as error:  # noqa: BLE001  reason: a template may fail in any way, and its author must hear where
        return None, (template_problem(error, template, workspace, PACKAGED / "templates"),)
    unfit = _unfit(html, report)
    return (
        (None, (Problem("SC401", Place(workspace.relative(workspace.templates / template)), *unfit),))
        if unfit
        else (html, ())
    )


def _unfit(html: str, report: Report) -> tuple[str, str] | None:
    """Return why a page cannot be used and what to do, if so."""
    if html.count("<") > _TAGS + _TAGS_AN_ENTRY * len(report.entries):
        wrong = "The page has many times the tags of a report, and could not be printed."
        return wrong, "Look for a loop in it that goes round too often."
    if report.covering_only and _APPENDIX in html:
        wrong = "The page shows the appendix, though the covering report alone was asked for."
        return wrong, "Let it extend default/report.html, or leave the appendix out where report.covering_only is set."
    return None


def _with_whole_numbers(html: str) -> str:
    """Keep the minus and the number of a negative sum of money in one line, wherever text shows one."""
    return _TEXT.sub(lambda text: text[0] if text["plain"] else _NEGATIVE.sub(_UNBROKEN, text[0]), html)


def check_templates(report: Report, workspace: Workspace) -> tuple[Problem, ...]:
    """Return what is wrong with the council's templates and words as far as it shows without rendering."""
    strange = tuple(_strange_files(workspace))
    if strange:
        return strange
    environment = _environment(report, workspace)
    problems = []
    for path in sorted(workspace.templates.rglob("*.html")):
        name = path.relative_to(workspace.templates).as_posix()
        try:
            own = environment.get_template(name)
        except Exception as error:  # noqa: BLE001  reason: as in render
            problems.append(template_problem(error, name, workspace, PACKAGED / "templates"))
        else:
            problems += _strange_blocks(environment, own, path, workspace)
    return (*problems, *_unfilled(report, workspace))


def _strange_files(workspace: Workspace) -> Iterator[Problem]:
    """Yield a problem for each file of the council's that no page may read."""
    for path, reason in files_of(workspace.templates, workspace.root):
        if reason and path.name != WORDING:
            name = workspace.relative(path)
            yield Problem("SC401", Place(name), f"{path.name} is not read: it {reason}.", "Put the file itself here.")


def _strange_blocks(environment: Environment, own: Template, path: Path, workspace: Workspace) -> Iterator[Problem]:
    """Yield a warning for each block that the packaged page of the same name lacks, so that it shows nowhere."""
    try:
        packaged = environment.get_template(f"{DEFAULT}/{own.name}")
    except TemplateNotFound:
        return
    for block in own.blocks:
        if block not in packaged.blocks:
            wrong = f"The page has no block '{block}', so that its content shows nowhere."
            place = Place(workspace.relative(path))
            yield Problem("SC401", place, wrong, suggest(block, packaged.blocks), severity=Severity.WARNING)


def _unfilled(report: Report, workspace: Workspace) -> Iterator[Problem]:
    """Yield a problem for each of the council's words with a placeholder that nothing fills."""
    groups = report.wording.covering.model_dump().values()
    for words in (*report.wording.introduction, *(sentence for group in groups for sentence in group)):
        try:
            fill(words, report)
        except PlaceholderError as error:
            wrong, _, remedy = str(error).partition(". ")
            yield Problem("SC401", Place(workspace.relative(workspace.templates / "wording.yaml")), f"{wrong}.", remedy)


def _environment(report: Report, workspace: Workspace, medium: Medium = "paper") -> Sandbox:
    """Return the sandbox with the filters and functions that templates may use."""
    environment = Sandbox(
        loader=_loader(workspace),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    parts = Parts(workspace.templates, PACKAGED)
    environment.filters.update(
        date=date_in_words,
        fill=lambda words: fill(words, report),
        paragraphs=paragraphs,
        lower_first=lower_first,
        upper_first=upper_first,
        integrity=integrity,
    )
    environment.globals.update(
        medium=medium,
        chart=parts.chart,
        chart_table=chart_table,
        describe=describe,
        tally_bar=parts.tally_bar,
        stylesheet=parts.stylesheet,
        picture=parts.picture,
        column_tables=column_tables,
    )
    return environment


def _loader(workspace: Workspace) -> BaseLoader:
    packaged = _Folder(PACKAGED / "templates")
    own = [_Folder(workspace.templates)] if workspace.templates.is_dir() else []
    return ChoiceLoader([*own, packaged, PrefixLoader({DEFAULT: packaged})])


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, which blank lines part."""
    blocks = "\n".join(line.strip() for line in text.splitlines()).split("\n\n")
    return tuple(block.strip() for block in blocks if block.strip())
