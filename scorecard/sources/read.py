"""One file of a return -> figures, comments and sign-offs, each with its cell, and what is wrong with it.

A sheet is read by the one layout that claims it. Nothing in a sheet stops the rest of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from scorecard.figures import Style
from scorecard.observations import Comment, Observation, Part, Reading, Source, SourceFile
from scorecard.period import Period
from scorecard.problems import Place, Problem, Severity
from scorecard.sources import commentary, long, sign_off, wide
from scorecard.sources.cells import Sheet
from scorecard.sources.form import INSTRUCTIONS, of_another_quarter, read_identity
from scorecard.sources.headings import Headings, of_other_areas
from scorecard.sources.refs import References
from scorecard.sources.row_marks import lone_half
from scorecard.sources.table import Table
from scorecard.sources.workbook import open_workbook


class Layout(Protocol):
    """What a module that reads one layout offers."""

    @property
    def NAME(self) -> str:  # noqa: N802  reason: a module's constant
        """Its name in sentences."""

    @property
    def HEADINGS(self) -> str:  # noqa: N802  reason: a module's constant
        """The headings that it needs, in words."""

    def claims(self, sheet: Sheet) -> Headings | None:
        """Return the headings if the sheet is laid out like this."""

    def read(self, table: Table) -> Reading:
        """Return what the sheet says; problems gather in the table."""


LAYOUTS: tuple[Layout, ...] = (long, wide, commentary, sign_off)

_Key = tuple[str, Period, Part]


def read_return(
    path: Path, file: SourceFile, styles: Mapping[str, Style], bare_percentages: Mapping[str, float] | None = None
) -> tuple[Reading, tuple[Problem, ...]]:
    """Read one file; ``styles`` holds the unit of every indicator of the catalogue.

    ``bare_percentages`` says by reference beyond what size a percentage without its sign is sure to be no fraction.
    """
    sheets, fault = open_workbook(path)
    if fault:
        return Reading(), (Problem(fault.code, Place(file.path), fault.wrong, fault.remedy),)
    references = References(styles)
    form = read_identity(path)
    misplaced = of_another_quarter(form, file.path, file.quarter) if form else ()
    if misplaced:
        return Reading(), misplaced
    reading, problems = Reading(), list[Problem]()
    for sheet in sheets:
        if form and sheet.name == INSTRUCTIONS:
            continue
        found, noted = _read_sheet(sheet, file, styles, references, bare_percentages or {})
        reading += found
        problems += noted
    observations, twice = _once(reading.observations)
    comments, comments_twice = _comments_once(reading.comments)
    problems += [*twice, *comments_twice, *_lone_halves(observations, problems)]
    return Reading(observations, comments, reading.sign_offs), tuple(problems)


def _read_sheet(
    sheet: Sheet,
    file: SourceFile,
    styles: Mapping[str, Style],
    references: References,
    bare_percentages: Mapping[str, float],
) -> tuple[Reading, list[Problem]]:
    claims = [(layout, headings) for layout in LAYOUTS if (headings := layout.claims(sheet))]
    place = Place(file.path, sheet.name)
    if len(claims) > 1:
        names = " and ".join(layout.NAME for layout, _ in claims)
        wrong = f"The sheet '{sheet.name}' fits more than one layout: {names}."
        return Reading(), [Problem("SC212", place, wrong, "Put them on separate sheets.")]
    if not claims:
        return Reading(), _unclaimed(sheet, place)
    ((layout, headings),) = claims
    table = Table(sheet, headings, file, styles, references, bare_percentages=bare_percentages)
    table.note_hidden()
    reading = layout.read(table)
    table.note_links()
    return reading, table.problems


def _unclaimed(sheet: Sheet, place: Place) -> list[Problem]:
    """Report a sheet that no layout claims, unless it is empty."""
    if not sheet.cells:
        return []
    if of_other_areas(sheet):
        wrong = f"The sheet '{sheet.name}' was not read: its headings are those of benchmarks, which are no return."
        return [Problem("SC202", place, wrong, "Move the file to inputs/benchmarks.", severity=Severity.WARNING)]
    wrong = f"The sheet '{sheet.name}' was not read: no row of it has the headings of a return."
    needed = "; or ".join(layout.HEADINGS for layout in LAYOUTS)
    remedy = f"If it holds something to report, give it the headings {needed}."
    return [Problem("SC202", place, wrong, remedy, severity=Severity.WARNING)]


def _once(observations: Iterable[Observation]) -> tuple[tuple[Observation, ...], list[Problem]]:
    """Keep the first of figures that stand twice (SC206); an empty row is no second figure."""
    kept: dict[_Key, Observation] = {}
    problems = []
    for item in observations:
        key = (item.ref, item.period, item.part)
        first = kept.get(key)
        if first is None or _says_nothing(first):
            kept[key] = item
        elif not _says_nothing(item):
            where = _both(first.source, item.source)
            wrong = f"The {item.part} of {item.ref} for {item.period.label} stands twice, {where}."
            problems.append(
                Problem("SC206", item.source.place, wrong, "Delete one of them.", item.ref, item.period.label),
            )
    return tuple(kept.values()), problems


def _says_nothing(item: Observation) -> bool:
    return item.value is None and item.no_data_reason is None


def _comments_once(comments: Iterable[Comment]) -> tuple[tuple[Comment, ...], list[Problem]]:
    kept: dict[str, Comment] = {}
    problems = []
    for comment in comments:
        first = kept.setdefault(comment.ref, comment)
        if first is not comment:
            wrong = f"Commentary on {comment.ref} stands twice, {_both(first.source, comment.source)}."
            problems.append(Problem("SC219", comment.source.place, wrong, "Join them in one row.", comment.ref))
    return tuple(kept.values()), problems


def _both(first: Source, second: Source) -> str:
    return f"in {first.sheet}!{first.cell} and in {second.sheet}!{second.cell}"


def _lone_halves(observations: Iterable[Observation], problems: Iterable[Problem]) -> list[Problem]:
    """Report halves of ratios (SC210) whose other half is nowhere in the file and not in question already.

    A denominator beside a value is the base of a percentage.
    """
    found: dict[_Key, Observation] = {(item.ref, item.period, item.part): item for item in observations}
    in_question = {(problem.ref, problem.period) for problem in problems}
    lone = []
    for (ref, period, part), item in found.items():
        other = {Part.NUMERATOR: Part.DENOMINATOR, Part.DENOMINATOR: Part.NUMERATOR}.get(part)
        if other is None or (ref, period, other) in found or (ref, period.label) in in_question:
            continue
        if part is Part.DENOMINATOR and (ref, period, Part.VALUE) in found:
            continue
        fault = lone_half(part, other)
        lone.append(Problem(fault.code, item.source.place, fault.wrong, fault.remedy, ref, period.label))
    return lone
