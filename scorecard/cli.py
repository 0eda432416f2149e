"""The command line: commands, options and exit codes; the only place that prints or exits.

Exit codes: 0 done; 1 problems in the material; 2 wrong usage; 3 outputs could not be written or published. stdout
carries results only; problems go to stderr.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import re
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import scorecard
from scorecard.period import Period, PeriodError, date_in_words, parse_quarter
from scorecard.problems import Problem, as_github, as_json, has_errors
from scorecard.progress import Progress
from scorecard.workspace import NoWorkspaceError, Workspace

DONE, PROBLEMS, USAGE, UNPUBLISHED = 0, 1, 2, 3


class UsageError(Exception):
    """The command was typed in a way that cannot be carried out; the message says how to type it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _print_any_letter()
    defaults = argparse.Namespace(workspace=None, quiet=False, format="text")
    options = _parser().parse_args(arguments, defaults)
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except (UsageError, PeriodError, NoWorkspaceError) as error:
        print(f"scorecard: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        sys.stdout = None  # the reader left; nothing more can be said
        return DONE
    except OSError as error:
        print(f"scorecard: {error.strerror or error}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("scorecard: stopped; nothing was changed.", file=sys.stderr)
        return 130


def _print_any_letter() -> None:
    """Let letters that a terminal or a pipe does not know be printed as escapes, instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run(options: argparse.Namespace) -> int:
    from scorecard.build import Options, run

    workspace = _workspace(options)
    quarter = _quarter(options.quarter, draft=options.draft)
    progress = _progress(options)
    settings = Options(
        output=None if options.output is None else _output(options.output),
        only=options.only or Options.only,
        draft=options.draft,
        strict=options.strict,
        progress=progress,
    )
    files, problems = run(workspace, quarter, settings)
    progress.done()
    _report(problems, options)
    for file in files:
        print(_shown(file))
    if files:
        return DONE
    return UNPUBLISHED if any(problem.code == "SC501" for problem in problems) else PROBLEMS


def _check(options: argparse.Namespace) -> int:
    from scorecard.build import check

    workspace = _workspace(options)
    quarter = _quarter(options.quarter or "previous", draft=options.draft)
    progress = _progress(options)
    checked = check(workspace, quarter, progress=progress)
    progress.done()
    _report(checked.problems, options)
    refused = has_errors(checked.problems)
    if not options.quiet and options.format == "text":
        print(f"{quarter.label}: {_counted(checked.problems)}")
    return PROBLEMS if refused else DONE


def _template(options: argparse.Namespace) -> int:
    from scorecard.forms import make_forms
    from scorecard.publish.local import not_written

    workspace = _workspace(options)
    quarter = parse_quarter(options.quarter, _today())  # forms go out before the quarter has ended
    folder = Path(options.output).resolve() if options.output else workspace.forms(quarter.slug)
    progress = _progress(options)
    try:
        files, problems = make_forms(workspace, quarter, folder, progress)
    except OSError as error:
        _report([not_written(error, str(folder))], options)
        return UNPUBLISHED
    finally:
        progress.done()
    _report(problems, options)
    for file in files:
        print(_shown(file))
    if any(problem.code == "SC501" for problem in problems):
        return UNPUBLISHED
    return PROBLEMS if has_errors(problems) else DONE


def _import(options: argparse.Namespace) -> int:
    from scorecard.catalogue.imported import import_catalogue
    from scorecard.publish.local import not_written
    from scorecard.publish.texts import write_texts

    output = Path(options.output)
    if output.exists():
        raise UsageError(f"{output} already exists. Name another file with --output.")
    text, problems = import_catalogue(Path(options.file))
    _report(problems, options)
    if text is None:
        return PROBLEMS
    try:
        (file,) = write_texts(output.parent, {output.name: text})
    except OSError as error:
        _report([not_written(error, options.output)], options)
        return UNPUBLISHED
    print(_shown(file))
    if not options.quiet:
        print("Next: decide every 'todo' in it; 'scorecard check' lists them with their lines.", file=sys.stderr)
    return DONE


def _status(options: argparse.Namespace) -> int:
    from scorecard.build import ask_status
    from scorecard.publish.local import not_written
    from scorecard.publish.texts import write_texts
    from scorecard.screens.status import chasers, status_json, status_text

    workspace, today = _workspace(options), _today()
    quarter = parse_quarter(options.quarter, today)
    progress = _progress(options)
    status, problems = ask_status(workspace, quarter, today, progress)
    progress.done()
    if status is None:
        _report(problems, options)
        return PROBLEMS
    sys.stdout.write(status_json(status) if options.format == "json" else status_text(status))
    if options.chase is None:
        return DONE
    try:
        letters = write_texts(Path(options.chase), chasers(status))
    except OSError as error:
        _report([not_written(error, options.chase)], options)
        return UNPUBLISHED
    if options.format == "text":
        print("\n".join(_shown(letter) for letter in letters) or "Nobody owes anything; there is no letter to write.")
    return DONE


def _explain(options: argparse.Namespace) -> int:
    from scorecard.build import ask_story
    from scorecard.screens.story import story_json, story_text

    workspace = _workspace(options)
    quarter = parse_quarter(options.quarter, _today())
    progress = _progress(options)
    try:
        story, problems = ask_story(workspace, quarter, options.ref, progress)
    except LookupError as error:
        raise UsageError(str(error.args[0])) from error
    finally:
        progress.done()
    if story is None:
        _report(problems, options)
        return PROBLEMS
    sys.stdout.write(story_json(story) if options.format == "json" else story_text(story))
    return DONE


def _schema(options: argparse.Namespace) -> int:
    from scorecard.catalogue.schema import schema_text

    del options
    sys.stdout.write(schema_text())
    return DONE


def _init(options: argparse.Namespace) -> int:
    from scorecard.publish.local import not_written
    from scorecard.publish.starter import copy_starter

    folder = Path(options.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} already exists and is not empty. Name a new folder.")
    try:
        files = copy_starter(folder.resolve())
    except OSError as error:
        _report([not_written(error, str(folder))], options)
        return UNPUBLISHED
    for file in files:
        print(_shown(file))
    if not options.quiet:
        print(f"Next: cd {shlex.quote(options.folder)} && scorecard check 2025-26-Q2", file=sys.stderr)
    return DONE


def _doctor(options: argparse.Namespace) -> int:
    from scorecard.formats.pdf import try_page

    problems = try_page()
    _report(problems, options)
    if problems:
        return PROBLEMS
    print(f"scorecard {scorecard.__version__}: this machine can make the PDF.")
    return DONE


def _workspace(options: argparse.Namespace) -> Workspace:
    return Workspace.at(Path(options.workspace)) if options.workspace else Workspace.find(Path.cwd())


def _quarter(text: str, *, draft: bool) -> Period:
    """Return the quarter typed; one that has not ended needs ``--draft``."""
    today = _today()
    quarter = parse_quarter(text, today)
    if quarter.end >= today and not draft:
        raise UsageError(f"{quarter.label} ends on {date_in_words(quarter.end)}. Add --draft to go on before then.")
    return quarter


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011  reason: the officer's own day decides what has ended and what is overdue


def _output(text: str) -> Path:
    """Return the folder named by ``--output``; only an earlier run's outputs are replaced, never anything else."""
    from scorecard.publish.local import is_outputs

    if not text.strip():
        raise UsageError("--output needs the name of a folder.")
    folder = Path(text).resolve()
    if folder.exists() and not is_outputs(folder):
        raise UsageError(f"{folder} exists and is not the outputs of a run. Name a new folder.")
    return folder


def _report(problems: Sequence[Problem], options: argparse.Namespace) -> None:
    """Write the problems to stderr, in the form asked for; ``--quiet`` leaves out warnings."""
    strict = getattr(options, "strict", False)
    shown = [problem for problem in problems if not options.quiet or has_errors([problem], strict=strict)]
    if options.format == "json":
        sys.stderr.write(as_json(shown))
        return
    for problem in shown:
        print(as_github(problem) if options.format == "github" else problem, file=sys.stderr)


def _counted(problems: Sequence[Problem]) -> str:
    """Return how many errors and warnings there are, and what that means."""
    errors = sum(has_errors([problem]) for problem in problems)
    warnings = len(problems) - errors
    counts = f"{errors or 'no'} error{'s' * (errors != 1)}, {warnings or 'no'} warning{'s' * (warnings != 1)}."
    if errors:
        return f"{counts} The report is refused until each error is mended, or answered in queries.yaml."
    return f"{counts} The report can be made."


def _shown(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


class _Terminal(Progress):
    """Shows the step at work on one line, and clears it at the end."""

    def step(self, name: str) -> None:
        """Replace the line by the name of the step."""
        sys.stderr.write(f"\r\x1b[K{name}")
        sys.stderr.flush()

    def done(self) -> None:
        """Clear the line."""
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _progress(options: argparse.Namespace) -> Progress:
    return _Terminal() if sys.stderr.isatty() and not options.quiet and options.format == "text" else Progress()


def _formats(text: str) -> tuple[str, ...]:
    """Return the formats that ``--only`` names."""
    from scorecard.formats import FORMATS

    names = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    wrong = [name for name in names if name not in FORMATS]
    if wrong or not names:
        named = f"'{wrong[0]}' is not a format" if wrong else "no format is named"
        raise argparse.ArgumentTypeError(f"{named}. Choose from: {', '.join(FORMATS)}.")
    return names


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and where help is."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence and exit with the code for wrong usage."""
        if message.startswith("the following arguments are required: COMMAND"):
            message = "name a command, such as run or check"
        if re.match(r"unrecognized arguments: Q[1-4]\b", message, re.IGNORECASE):
            message = "write the quarter as one word, such as 2022-23-Q2"
        self.exit(USAGE, f"scorecard: {message[0].upper()}{message[1:].rstrip('.')}. See: {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    common = _common()
    parser = _Parser(prog="scorecard", description="Quarterly performance reports for councils.", parents=[common])
    parser.add_argument("--version", action="version", version=f"scorecard {scorecard.__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    def add(name: str, does: str, command: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=does, parents=[common])
        added.set_defaults(command=command)
        return added

    run = add("run", "check, calculate, rate and render a quarter into outputs/QUARTER/", _run)
    run.add_argument("quarter", metavar="QUARTER", help="such as 2022-23-Q2, or previous")
    run.add_argument("--output", metavar="DIR", help="write here in place of outputs/QUARTER")
    run.add_argument("--only", metavar="FORMATS", type=_formats, help="formats to write, such as pdf,json")
    run.add_argument(
        "--draft", action="store_true", help="watermark; figures in question show 'query'; nothing refuses"
    )
    run.add_argument("--strict", action="store_true", help="warnings refuse the run")
    check = add("check", "everything that run would refuse or warn about, without rendering", _check)
    check.add_argument("quarter", metavar="QUARTER", nargs="?", help="by default the last complete quarter")
    check.add_argument("--draft", action="store_true", help="also for a quarter that has not ended")
    template = add("template", "a return workbook for each directorate, ready to send out", _template)
    template.add_argument("quarter", metavar="QUARTER", help="such as 2022-23-Q2; it need not have ended")
    template.add_argument("--output", metavar="DIR", help="write here in place of outputs/templates/QUARTER")
    status = add("status", "who has returned what; what is missing, late, unsigned", _status)
    status.add_argument("quarter", metavar="QUARTER", help="such as 2022-23-Q2, or previous")
    status.add_argument("--chase", metavar="DIR", help="write a letter to each directorate that owes something")
    explain = add("explain", "how one figure, target and rating came about, down to file, sheet and cell", _explain)
    explain.add_argument("quarter", metavar="QUARTER", help="such as 2022-23-Q2, or previous")
    explain.add_argument("ref", metavar="REF", help="the reference of an indicator, such as 4.2")
    imported = add("import", "a starter catalogue from an existing scorecard spreadsheet", _import)
    imported.add_argument("file", metavar="FILE", help="the spreadsheet: xlsx, xlsm, ods or csv")
    imported.add_argument("--output", metavar="FILE", default="indicators.yaml", help="by default indicators.yaml here")
    add("schema", "JSON Schema of the catalogue, for editors", _schema)
    init = add("init", "a new workspace with a small worked example", _init)
    init.add_argument("folder", metavar="DIR", help="the folder to make")
    add("doctor", "is this machine able to make the PDF?", _doctor)
    return parser


def _common() -> _Parser:
    """Return the options that may stand before or after a command."""
    common = _Parser(add_help=False)
    common.add_argument("--workspace", metavar="DIR", default=argparse.SUPPRESS, help="the folder of indicators.yaml")
    common.add_argument("--quiet", action="store_true", default=argparse.SUPPRESS, help="errors and results only")
    common.add_argument("--format", choices=("text", "json", "github"), default=argparse.SUPPRESS, help="of problems")
    return common
