"""Report -> PDF: pages laid out by WeasyPrint, tagged so that it is PDF/UA-1 and PDF/A-3a in one file.

WeasyPrint needs the system's Pango library and is imported only when a PDF is made.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scorecard.formats.csv import csv_bytes
from scorecard.formats.pdf.about import About
from scorecard.formats.templating import render
from scorecard.problems import Place, Problem
from scorecard.report import Report
from scorecard.workspace import Workspace

TEMPLATE = "report.html"
TRIAL = "trial page"


def write_pdf(report: Report, workspace: Workspace, path: Path) -> tuple[Problem, ...]:
    """Write the report to ``path``; returns why it could not be made, and then writes nothing."""
    html, problems = render(TEMPLATE, report, workspace)
    if html is None:
        return problems
    missing = try_engine(path.name)
    if missing:
        return missing
    from scorecard.formats.pdf import making  # noqa: PLC0415  reason: loads WeasyPrint, which needs Pango

    day = report.as_at or report.quarter.end
    about = About(report.council, day, csv_bytes(report), report.draft, report.notes.digest)
    with _no_garbage_collection():
        content, refused = making.make_pdf(html, about, workspace)
    if refused:
        return tuple(_refused(address, reason, workspace) for address, reason in refused)
    path.write_bytes(content)
    return ()


def try_engine(name: str) -> tuple[Problem, ...]:
    """Return why this machine cannot make the PDF called ``name``, if so."""
    try:
        from scorecard.formats.pdf import engine  # noqa: PLC0415  reason: loads WeasyPrint, which needs Pango
    except (ImportError, OSError) as error:
        return (_engine_missing(name, error),)
    del engine
    return ()


def try_page() -> tuple[Problem, ...]:
    """Render one page in memory and return why it could not be made, if so."""
    missing = try_engine(TRIAL)
    if missing:
        return missing
    from scorecard.formats.pdf import engine  # noqa: PLC0415  reason: loads WeasyPrint, which needs Pango

    try:
        engine.make_trial()
    except Exception as error:  # noqa: BLE001  reason: doctor tells what fails, whatever it is
        return (_engine_missing(TRIAL, error),)
    return ()


def _engine_missing(name: str, error: Exception) -> Problem:
    """Return the problem of a machine without Pango, with what to install on each system."""
    said = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
    wrong = f"The PDF cannot be made, because WeasyPrint fails: {said}."
    remedy = (
        "On Debian and Ubuntu install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0 with apt-get; on macOS "
        "run brew install pango. On Windows let the pipeline make the PDF. Every other format works without it."
    )
    return Problem("SC502", Place(name), wrong, remedy)


def _refused(address: str, reason: str, workspace: Workspace) -> Problem:
    """Return the problem of a page that asks for something it may not load, or that is not there."""
    place = Place(workspace.relative(workspace.templates))
    wrong = f"The page asks for {address}, {reason}."
    return Problem("SC401", place, wrong, "Put the file into templates/ and name it from there.")


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Keep the cyclic collector from walking the pages again and again: it takes time and frees nothing.

    Where it is called all the same, it passes over what was there before.
    """
    was_on = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()
