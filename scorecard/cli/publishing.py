"""The command that sends a finished run to where people find it: publish."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.cli.codes import DONE, PROBLEMS, UNPUBLISHED
from scorecard.cli.terminal import progress_of, report
from scorecard.cli.typed import quarter_of, workspace_of
from scorecard.problems import Problem, has_errors

if TYPE_CHECKING:  # loads the pipelines, which --help can do without
    from scorecard.build.publishing import Found, Sent


def publish(options: argparse.Namespace) -> int:
    """Send the finished run of a quarter to SharePoint, or say what would be sent."""
    from scorecard.build.publishing import check_target
    from scorecard.build.publishing import publish as send

    workspace, progress = workspace_of(options), progress_of(options)
    quarter = quarter_of(options.quarter, draft=options.check)
    results: Sequence[Sent | Found]
    try:
        if options.check:
            results, problems = check_target(workspace, quarter, progress)
        else:
            results, problems = send(workspace, quarter, progress, dry_run=options.dry_run)
    finally:
        progress.done()
    _print(results, options)
    report(problems, options)
    return _code(problems)


def _print(results: Sequence[Sent | Found], options: argparse.Namespace) -> None:
    if options.format == "json":
        json.dump([dataclasses.asdict(each) for each in results], sys.stdout, indent=2, ensure_ascii=False)
        print()
        return
    for each in results:
        first, *rest = _words(each)
        print(f"{first:<{max(len(_words(other)[0]) for other in results)}}  {'  '.join(rest)}")


def _words(result: Sent | Found) -> tuple[str, ...]:
    words = dataclasses.asdict(result)
    return (words["action"], words["url"]) if "action" in words else (words["what"], words["name"], words["url"])


def _code(problems: tuple[Problem, ...]) -> int:
    from scorecard.build.publishing import has_failed

    if has_failed(problems):
        return UNPUBLISHED
    return PROBLEMS if has_errors(problems) else DONE
