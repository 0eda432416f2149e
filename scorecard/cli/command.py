"""One command, from what was typed to its exit code."""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import sys
from collections.abc import Callable, Sequence

from scorecard.cli.codes import DONE, STOPPED, USAGE, UsageError
from scorecard.cli.parser import make_parser
from scorecard.period import PeriodError
from scorecard.problems import one_line
from scorecard.workspace import NoWorkspaceError

atexit.register(gc.freeze)  # what is in memory goes with the process; to look through it first takes time


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _print_any_letter()
    defaults = argparse.Namespace(workspace=None, quiet=False, format="text")
    options = make_parser().parse_args(arguments, defaults)
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except (UsageError, PeriodError, NoWorkspaceError) as error:
        print(one_line(f"scorecard: {error}"), file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        sys.stdout = None  # the reader left; nothing more can be said
        return DONE
    except OSError as error:
        print(one_line(f"scorecard: {error.strerror or error}: {error.filename or ''}".rstrip(": ")), file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("scorecard: stopped; nothing is left half written.", file=sys.stderr)
        return STOPPED


def _print_any_letter() -> None:
    """Let letters that a terminal or a pipe does not know be printed as escapes, instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
