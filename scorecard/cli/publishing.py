"""The command that sends a finished run to where people find it: publish."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.cli.codes import DONE, PROBLEMS, STOPPED, UNPUBLISHED
from scorecard.cli.terminal import progress_of, report
from scorecard.cli.typed import quarter_of, workspace_of
from scorecard.problems import Problem, as_text, has_errors, one_line

if TYPE_CHECKING:  # loads the pipelines, which --help can do without
    from scorecard.build.publishing import Found, Sent


def publish(options: argparse.Namespace) -> int:
    """Send the finished run of a quarter to SharePoint, or say what would be sent."""
    from scorecard.build.publishing import check_target
    from scorecard.build.publishing import publish as send

    workspace, progress = workspace_of(options), progress_of(options)
    quarter = quarter_of(options.quarter, draft=True)  # a report of one that has not ended is a draft, which is refused
    results: Sequence[Sent | Found]
    try:
        if options.check:
            results, problems = check_target(workspace, quarter, progress)
        else:
            results, problems = send(workspace, quarter, progress, dry_run=options.dry_run)
    except KeyboardInterrupt:
        print("scorecard: stopped. Run the same command again: what has arrived is not sent twice.", file=sys.stderr)
        return STOPPED
    finally:
        progress.done()
    _print(results, options)
    report(problems, options)
    return _code(problems)


def _print(results: Sequence[Sent | Found], options: argparse.Namespace) -> None:
    if options.format == "json":
        sys.stdout.write(as_text([dataclasses.asdict(each) for each in results]))
        return
    width = max((len(each.words[0]) for each in results), default=0)
    for each in results:
        first, *rest = map(one_line, each.words)
        print("  ".join((first.ljust(width), *rest)).rstrip())


def _code(problems: tuple[Problem, ...]) -> int:
    from scorecard.build.publishing import has_failed

    if has_failed(problems):
        return UNPUBLISHED
    return PROBLEMS if has_errors(problems) else DONE
