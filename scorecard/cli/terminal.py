"""What goes to the terminal: problems and progress to stderr, paths to stdout."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from scorecard.cli.codes import UNPUBLISHED
from scorecard.problems import Problem, as_azure, as_github, as_json, has_errors, one_line
from scorecard.progress import Progress

_LINES: Mapping[str, Callable[[Problem], str]] = {"text": str, "github": as_github, "azure": as_azure}


def report(problems: Sequence[Problem], options: argparse.Namespace) -> None:
    """Write the problems to stderr, in the form asked for; ``--quiet`` leaves out warnings."""
    strict = getattr(options, "strict", False)
    shown = [problem for problem in problems if not options.quiet or has_errors([problem], strict=strict)]
    if options.format == "json":
        sys.stderr.write(as_json(shown))
        return
    for problem in shown:
        print(_LINES[options.format](problem), file=sys.stderr)


def unwritten(error: OSError, where: str, options: argparse.Namespace) -> int:
    """Say that the disk refused, and return the exit code for that."""
    from scorecard.publish.local import not_written

    report([not_written(error, where)], options)
    return UNPUBLISHED


def counted(problems: Sequence[Problem]) -> str:
    """Return how many errors and warnings there are, and what that means."""
    errors = sum(has_errors([problem]) for problem in problems)
    warnings = len(problems) - errors
    counts = f"{errors or 'no'} error{'s' * (errors != 1)}, {warnings or 'no'} warning{'s' * (warnings != 1)}."
    if errors:
        answered = ", or answered in queries.yaml" if any(problem.answerable for problem in problems) else ""
        return f"{counts} The report is refused until each error is mended{answered}."
    return f"{counts} The report can be made."


def printed(path: Path) -> str:
    """Return a path as it is printed, in one line: short, where it lies below the current folder."""
    try:
        return one_line(str(path.resolve().relative_to(Path.cwd())))
    except ValueError:
        return one_line(str(path))


class _Terminal(Progress):
    """Shows the step at work on one line, and clears it at the end."""

    def step(self, name: str) -> None:
        """Replace the line by the name of the step."""
        sys.stderr.write(f"\r\x1b[K{one_line(name)}")
        sys.stderr.flush()

    def done(self) -> None:
        """Clear the line."""
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def progress_of(options: argparse.Namespace) -> Progress:
    """Return what shows the steps of a command: a line on a terminal, nothing elsewhere."""
    return _Terminal() if sys.stderr.isatty() and not options.quiet and options.format == "text" else Progress()
