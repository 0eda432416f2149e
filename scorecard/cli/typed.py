"""What was typed, made into workspaces, quarters and folders; refused with a sentence that says how to type it."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from scorecard.cli.codes import UsageError
from scorecard.period import Period, date_in_words, parse_quarter
from scorecard.workspace import Workspace


def workspace_of(options: argparse.Namespace) -> Workspace:
    """Return the workspace that ``--workspace`` names, or the one that this folder lies in."""
    return Workspace.at(Path(options.workspace)) if options.workspace else Workspace.find(Path.cwd())


def quarter_of(text: str, *, draft: bool) -> Period:
    """Return the quarter typed; one that has not ended needs ``--draft``."""
    quarter = parse_quarter(text, today())
    if quarter.end >= today() and not draft:
        raise UsageError(f"{quarter.label} ends on {date_in_words(quarter.end)}. Add --draft to go on before then.")
    return quarter


def today() -> dt.date:
    """Return the day on which the command is typed."""
    return dt.date.today()  # noqa: DTZ011  reason: the officer's own day decides what has ended and what is overdue


def folder_of(text: str, option: str) -> Path:
    """Return the folder that an option names."""
    if not text.strip():
        raise UsageError(f"{option} needs the name of a folder.")
    return Path(text).resolve()


def output_of(text: str) -> Path:
    """Return the folder named by ``--output``; only an earlier run's outputs are replaced, never anything else."""
    from scorecard.publish.local import is_outputs

    folder = folder_of(text, "--output")
    if folder.exists() and not is_outputs(folder):
        raise UsageError(f"{folder} exists and is not the outputs of a run. Name a new folder.")
    return folder
