"""Report -> files: one module a format, each with a function that writes it.

A new format is one module here and one line in ``FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from scorecard.formats.csv import write_csv
from scorecard.formats.html import write_html
from scorecard.formats.json import write_json
from scorecard.formats.pdf import write_pdf
from scorecard.formats.xlsx import write_xlsx
from scorecard.problems import Problem
from scorecard.report import Report
from scorecard.workspace import Workspace

Writer = Callable[[Report, Workspace, Path], tuple[Problem, ...]]


class Format(NamedTuple):
    """A file of the outputs: its name and the function that writes it and returns what went wrong."""

    file_name: str
    write: Writer


FORMATS: dict[str, Format] = {
    "pdf": Format("cabinet-report.pdf", write_pdf),
    "html": Format("cabinet-report.html", write_html),
    "xlsx": Format("scorecard.xlsx", write_xlsx),
    "csv": Format("scorecard.csv", write_csv),
    "json": Format("scorecard.json", write_json),
}

__all__ = ["FORMATS", "Format", "Writer"]
