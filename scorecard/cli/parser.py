"""Which commands there are, what may be typed after each, and the sentence where something else is."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NoReturn, TypeAlias

import scorecard
from scorecard.cli import publishing, reports, returns, verifying
from scorecard.cli.codes import USAGE
from scorecard.sentences import upper_first

if TYPE_CHECKING:  # loads the catalogue, which --help can do without
    from scorecard.report.cut import CutKind


def _formats(text: str) -> tuple[str, ...]:
    """Return the formats that ``--only`` names."""
    from scorecard.formats import FORMATS

    names = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    wrong = [name for name in names if name not in FORMATS]
    if wrong or not names:
        named = f"'{wrong[0]}' is not a format" if wrong else "no format is named"
        raise argparse.ArgumentTypeError(f"{named}. Choose from: {', '.join(FORMATS)}.")
    return names


class _Once(argparse.Action):
    """An option that is taken once, so that no second one silently replaces the first."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Keep the value; raises ``ArgumentError`` the second time."""
        del parser, option_string
        if getattr(namespace, self.dest) is not None:
            raise argparse.ArgumentError(self, "it can be given once. Run the command again for another part.")
        setattr(namespace, self.dest, values)


def _part(text: str) -> tuple[CutKind, str]:
    """Return the part of the report that ``--for`` names: what it is cut by, and the name."""
    from scorecard.report.cut import CutKind

    kind, _, name = text.partition(":")
    known = {each.value: each for each in CutKind}
    if kind.strip().lower() not in known or not name.strip():
        raise argparse.ArgumentTypeError(f"'{text}' names no part. Write directorate:NAME or priority:ID.")
    return known[kind.strip().lower()], name.strip()


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and where help is."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence and exit with the code for wrong usage."""
        if message.startswith("the following arguments are required: COMMAND"):
            message = "name a command, such as run or check"
        if re.match(r"unrecognized arguments: Q[1-4]\b", message, re.IGNORECASE):
            message = "write the quarter as one word, such as 2022-23-Q2"
        self.exit(USAGE, f"scorecard: {upper_first(message).rstrip('.')}. See: {self.prog} --help\n")


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001  reason: argparse gives it no public name


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    common = _common()
    parser = _Parser(prog="scorecard", description="Quarterly performance reports for councils.", parents=[common])
    parser.add_argument("--version", action="version", version=f"scorecard {scorecard.__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    _add_reports(partial(_add, commands, common))
    _add_returns(partial(_add, commands, common))
    _add_publishing(partial(_add, commands, common))
    return parser


def _add(
    commands: _Commands, common: _Parser, name: str, does: str, command: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    added = commands.add_parser(name, help=does, description=does, parents=[common])
    added.set_defaults(command=command)
    return added


def _add_reports(add: Callable[..., argparse.ArgumentParser]) -> None:
    run = add("run", "check, calculate, rate and render a quarter into outputs/QUARTER/", reports.run)
    run.add_argument("quarter", metavar="QUARTER", help="such as 2022-23-Q2, or previous")
    run.add_argument("--output", metavar="DIR", help="write here in place of outputs/QUARTER")
    run.add_argument("--only", metavar="FORMATS", type=_formats, help="formats to write, such as pdf,json")
    run.add_argument(
        "--for",
        metavar="PART",
        dest="part",
        type=_part,
        action=_Once,
        help="a part of the report, directorate:NAME or priority:ID, into a folder of its own",
    )
    run.add_argument(
        "--covering", action="store_true", help="PDF and HTML without the appendix, in a folder of its own"
    )
    run.add_argument(
        "--draft", action="store_true", help="watermark; figures in question show 'query'; nothing refuses"
    )
    run.add_argument("--strict", action="store_true", help="warnings refuse the run")
    check = add("check", "everything that run would refuse or warn about, without rendering", reports.check)
    check.add_argument("quarter", metavar="QUARTER", nargs="?", help="by default the last complete quarter")
    check.add_argument("--draft", action="store_true", help="also for a quarter that has not ended")
    add("schema", "JSON Schema of the catalogue, for editors", reports.schema)
    eject = add("eject", "copy packaged templates and style sheets into templates/ for editing", reports.eject)
    eject.add_argument(
        "names", metavar="NAME", nargs="*", help="such as components/card.html; without it, all are listed"
    )
    init = add("init", "a new workspace with a small worked example", reports.init)
    init.add_argument("folder", metavar="DIR", help="the folder to make")
    verify = add("verify", "does a published folder still hold what was made?", verifying.verify)
    verify.add_argument("folder", metavar="DIR", help="such as outputs/2022-23-Q2, or a copy of it")
    add("doctor", "is this machine able to make the PDF?", reports.doctor)


def _add_returns(add: Callable[..., argparse.ArgumentParser]) -> None:
    template = add("template", "a return workbook for each directorate, ready to send out", returns.template)
    template.add_argument("quarter", metavar="QUARTER", help="such as 2022-23-Q2; it need not have ended")
    template.add_argument("--output", metavar="DIR", help="write here in place of outputs/templates/QUARTER")
    status = add("status", "who has returned what; what is missing, late, unsigned", returns.status)
    status.add_argument("quarter", metavar="QUARTER", help="such as 2022-23-Q2, or previous")
    status.add_argument("--chase", metavar="DIR", help="write a letter to each directorate that owes something")
    explain = add(
        "explain", "how one figure, target and rating came about, down to file, sheet and cell", returns.explain
    )
    explain.add_argument("quarter", metavar="QUARTER", help="such as 2022-23-Q2, or previous")
    explain.add_argument("ref", metavar="REF", help="the reference of an indicator, such as 4.2")
    imported = add("import", "a starter catalogue from an existing scorecard spreadsheet", returns.import_)
    imported.add_argument("file", metavar="FILE", help="the spreadsheet: xlsx, xlsm, ods or csv")
    imported.add_argument("--output", metavar="FILE", default="indicators.yaml", help="by default indicators.yaml here")


def _add_publishing(add: Callable[..., argparse.ArgumentParser]) -> None:
    publish = add("publish", "send the finished report of a quarter to SharePoint", publishing.publish)
    publish.add_argument("quarter", metavar="QUARTER", help="such as 2022-23-Q2, or previous")
    only = publish.add_mutually_exclusive_group()
    only.add_argument(
        "--check", action="store_true", help="sign in and look for site, library and columns; send nothing"
    )
    only.add_argument("--dry-run", action="store_true", help="say what would be sent; send nothing")


def _common() -> _Parser:
    """Return the options that may stand before or after a command."""
    common = _Parser(add_help=False)
    common.add_argument("--workspace", metavar="DIR", default=argparse.SUPPRESS, help="the folder of indicators.yaml")
    common.add_argument("--quiet", action="store_true", default=argparse.SUPPRESS, help="errors and results only")
    common.add_argument(
        "--format",
        choices=("text", "json", "github", "azure"),
        default=argparse.SUPPRESS,
        help="of problems, and of what status and explain print",
    )
    return common
