"""The commands around returns and single figures: template, status, explain, import."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from scorecard.cli.codes import DONE, PROBLEMS, UNPUBLISHED, UsageError
from scorecard.cli.terminal import printed, progress_of, report, unwritten
from scorecard.cli.typed import folder_of, today, workspace_of
from scorecard.period import parse_quarter
from scorecard.problems import has_errors


def template(options: argparse.Namespace) -> int:
    """Write the return forms of a quarter, which need not have ended."""
    from scorecard.build import make_forms

    workspace = workspace_of(options)
    quarter = parse_quarter(options.quarter, today())
    folder = workspace.forms(quarter.slug) if options.output is None else folder_of(options.output, "--output")
    progress = progress_of(options)
    try:
        files, problems = make_forms(workspace, quarter, folder, progress)
    except OSError as error:
        progress.done()
        return unwritten(error, str(folder), options)
    progress.done()
    report(problems, options)
    for file in files:
        print(printed(file))
    if any(problem.code == "SC501" for problem in problems):
        return UNPUBLISHED
    if not files and not problems:
        print(f"Nothing is due in {quarter.label}, so there is no form to send.", file=sys.stderr)
    return PROBLEMS if has_errors(problems) else DONE


def status(options: argparse.Namespace) -> int:
    """Print who has returned what, and write letters to those who owe something."""
    from scorecard.build import ask_status
    from scorecard.screens.status import letters, status_json, status_text

    workspace, day = workspace_of(options), today()
    folder = None if options.chase is None else folder_of(options.chase, "--chase")
    quarter = parse_quarter(options.quarter, day)
    progress = progress_of(options)
    found, problems = ask_status(workspace, quarter, day, progress)
    progress.done()
    if found is None:
        report(problems, options)
        return PROBLEMS
    sys.stdout.write(status_json(found) if options.format == "json" else status_text(found))
    return DONE if folder is None else _send(folder, letters(found), options)


def _send(folder: Path, letters: Mapping[str, str | None], options: argparse.Namespace) -> int:
    """Write the letters; where stdout is JSON, their paths go to stderr."""
    from scorecard.publish.files import write_files

    try:
        files = write_files(folder, letters)
    except OSError as error:
        return unwritten(error, str(folder), options)
    where = sys.stderr if options.format == "json" else sys.stdout
    print(
        "\n".join(printed(file) for file in files) or "Nobody owes anything; there is no letter to write.", file=where
    )
    return DONE


def explain(options: argparse.Namespace) -> int:
    """Print how one figure came about."""
    from scorecard.build import ask_story
    from scorecard.screens.story import story_json, story_text

    workspace = workspace_of(options)
    quarter = parse_quarter(options.quarter, today())
    progress = progress_of(options)
    try:
        story, problems = ask_story(workspace, quarter, options.ref, progress)
    except LookupError as error:
        raise UsageError(str(error.args[0])) from error
    finally:
        progress.done()
    if story is None:
        report(problems, options)
        return PROBLEMS
    sys.stdout.write(story_json(story) if options.format == "json" else story_text(story))
    return DONE


def import_(options: argparse.Namespace) -> int:
    """Write a starter catalogue from a spreadsheet; an existing one is never overwritten."""
    from scorecard.catalogue.imported import import_catalogue
    from scorecard.publish.files import write_files

    output = Path(options.output)
    if output.exists() or not output.name:
        raise UsageError(f"{output} already exists. Name another file with --output.")
    text, problems = import_catalogue(Path(options.file))
    report(problems, options)
    if text is None:
        return PROBLEMS
    try:
        (file,) = write_files(output.parent, {output.name: text})
    except OSError as error:
        return unwritten(error, options.output, options)
    print(printed(file))
    if not options.quiet:
        print("Next: decide every 'todo' in it; 'scorecard check' lists them with their lines.", file=sys.stderr)
    return DONE
