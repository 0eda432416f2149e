"""The commands around a report: run, check, schema, eject, init, doctor."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

import scorecard
from scorecard.cli.codes import DONE, PROBLEMS, UNPUBLISHED, UsageError
from scorecard.cli.terminal import counted, printed, progress_of, report, unwritten
from scorecard.cli.typed import output_of, quarter_of, workspace_of
from scorecard.problems import has_errors, in_order


def run(options: argparse.Namespace) -> int:
    """Make the report of a quarter."""
    from scorecard.build import Options, Variant, VariantError
    from scorecard.build import run as make

    workspace = workspace_of(options)
    quarter = quarter_of(options.quarter, draft=options.draft)
    progress = progress_of(options)
    settings = Options(
        output=None if options.output is None else output_of(options.output),
        only=options.only or Options.only,
        variant=Variant(options.part, covering_only=options.covering),
        draft=options.draft,
        strict=options.strict,
        progress=progress,
    )
    try:
        files, problems = make(workspace, quarter, settings)
    except VariantError as error:
        raise UsageError(str(error)) from error
    finally:
        progress.done()
    report(problems, options)
    for file in files:
        print(printed(file))
    if files:
        return DONE
    return UNPUBLISHED if any(problem.code == "SC501" for problem in problems) else PROBLEMS


def check(options: argparse.Namespace) -> int:
    """Say everything that a run would refuse or warn about."""
    from scorecard.build import check as examine
    from scorecard.build import try_pages

    workspace = workspace_of(options)
    quarter = quarter_of(options.quarter or "previous", draft=options.draft)
    progress = progress_of(options)
    checked = examine(workspace, quarter, progress=progress)
    problems = in_order((*checked.problems, *try_pages(workspace, checked)))
    progress.done()
    report(problems, options)
    refused = has_errors(problems)
    if not options.quiet and options.format == "text":
        print(f"{quarter.label}: {counted(problems)}")
    return PROBLEMS if refused else DONE


def schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of the catalogue."""
    from scorecard.catalogue.schema import schema_text

    del options
    sys.stdout.write(schema_text())
    return DONE


def eject(options: argparse.Namespace) -> int:
    """Copy packaged templates and style sheets for editing; without names, list what there is."""
    from scorecard.build import EjectError
    from scorecard.build import eject as copy
    from scorecard.formats.eject import originals

    workspace = workspace_of(options)
    if not options.names:
        print("\n".join(originals()))
        return DONE
    try:
        files = copy(workspace, options.names)
    except EjectError as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        return unwritten(error, workspace.relative(workspace.templates), options)
    for file in files:
        print(printed(file))
    if not options.quiet:
        print("Next: edit it. 'scorecard check' says when the packaged original has changed since.", file=sys.stderr)
    return DONE


def init(options: argparse.Namespace) -> int:
    """Make a new workspace."""
    from scorecard.publish.starter import copy_starter

    folder = Path(options.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} already exists and is not empty. Name a new folder.")
    try:
        files = copy_starter(folder.resolve())
    except OSError as error:
        return unwritten(error, str(folder), options)
    for file in files:
        print(printed(file))
    if not options.quiet:
        print(f"Next: cd {shlex.quote(options.folder)} && scorecard check 2025-26-Q2", file=sys.stderr)
    return DONE


def doctor(options: argparse.Namespace) -> int:
    """Say whether this machine can make the PDF."""
    from scorecard.formats.pdf import try_page

    problems = try_page()
    report(problems, options)
    if problems:
        return PROBLEMS
    print(f"scorecard {scorecard.__version__}: this machine can make the PDF.")
    return DONE
