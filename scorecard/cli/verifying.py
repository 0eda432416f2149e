"""The command around a folder that was published: verify."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.cli.codes import DONE, PROBLEMS, UsageError
from scorecard.cli.terminal import report
from scorecard.period import date_in_words
from scorecard.problems import has_errors

if TYPE_CHECKING:  # loads what reads records, which --help can do without
    from scorecard.publish.manifest import Manifest


def verify(options: argparse.Namespace) -> int:
    """Say whether a folder still is what a run made; it needs no workspace."""
    from scorecard.publish.verify import verify as compare

    folder = Path(options.folder)
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder. Name the folder of a run, such as outputs/2022-23-Q2.")
    verified = compare(folder)
    report(verified.problems, options)
    if verified.manifest is None or has_errors(verified.problems):
        return PROBLEMS
    print(_sentence(verified.manifest))
    return DONE


def _sentence(manifest: Manifest) -> str:
    """Return what was made, when, and from what."""
    kinds = {"draft": manifest.draft, "part": manifest.part.cut, "covering report": manifest.part.covering}
    kind = ", ".join(name for name, applies in kinds.items() if applies)
    number = len(manifest.outputs)
    files = "1 file and its manifest are" if number == 1 else f"{number} files and their manifest are"
    source = f" at commit {manifest.source.revision}" if manifest.source else ""
    return (
        f"{manifest.quarter}{f' ({kind})' if kind else ''}: {files} what was made on "
        f"{date_in_words(manifest.created)} by scorecard {manifest.tool.version}{source}; digest {manifest.digest}"
    )
