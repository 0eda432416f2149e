"""Reports of every sort as workbooks, opened again: the cells, the tables, and the XML that openpyxl does not show."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeAlias
from xml.etree import ElementTree as ET

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.build import check
from scorecard.formats.xlsx import write_xlsx
from scorecard.period import Period
from scorecard.publish.starter import copy_starter
from scorecard.report import Report
from scorecard.workspace import Workspace
from tests.calculate.neighbours import areas
from tests.formats.sample import sample_report
from tests.making import Q2, Settings, report
from tests.real_workspace import ROOT

Row: TypeAlias = dict[str, object]
SUPPLIED = "kind: supplied, unit: percent, decimals: 1, target: {2022-23: 50}"
CONTRADICTORY = "Q1=96; Jul=96; Aug=96; Sep=96; Q2=96.3 26/27"
BEFORE = ("Cover", "Contents", "Notes")
SHEETS = (
    *BEFORE,
    "Scorecard",
    "Months",
    "Benchmarks",
    "Commentary",
    "Queries",
    "Restatements",
    "Definitions",
    "Sources",
)


def _checked(root: Path, quarter: Period) -> Report:
    made = check(Workspace.at(root), quarter, draft=False).report
    assert made is not None
    return made


def _starter() -> Report:
    folder = Path(mkdtemp())
    copy_starter(folder)
    return _checked(folder, Period.quarter(2025, 2))


def _draft() -> Report:
    settings: Settings = {
        "1": SUPPLIED,
        "2": "kind: flow, decimals: 1, benchmark: {national: {value: 5, period: 2022-23 Q2, source: T}}",
    }
    returns = {"2022-23-Q1/a.csv": "2: Apr=1; May=2p; Jun=3", "2022-23-Q2/a.csv": f"1: {CONTRADICTORY}\n2: May=2.5"}
    return report(settings, returns, Q2, {"2": "Low.|More staff|Director|1 March"}, draft=True)


def _one() -> Report:
    share = "kind: ratio, unit: percent, decimals: 1, frequency: quarterly"
    return report(share, "2021-22 Q2=71; Q2=7/10", areas=areas("A=60; B=65; C=75; D="))


REPORTS: dict[str, Callable[[], Report]] = {
    "the repository's own quarter": lambda: _checked(ROOT, Q2),
    "the worked example": _starter,
    "every state": sample_report,
    "a draft": _draft,
    "one indicator": _one,
}


@cache
def report_of(name: str) -> Report:
    """Return one of the reports, made once."""
    return REPORTS[name]()


def file_of(made: Report) -> bytes:
    """Return the workbook of a report as it is written."""
    path = Path(mkdtemp()) / "scorecard.xlsx"
    assert write_xlsx(made, Workspace(path.parent), path) == ()
    return path.read_bytes()


@cache
def bytes_of(name: str) -> bytes:
    """Return the workbook of one of the reports, written once."""
    return file_of(report_of(name))


def opened(file: bytes) -> Workbook:
    """Return a workbook as a program reads it."""
    return load_workbook(io.BytesIO(file))


def parts(file: bytes, folder: str) -> dict[str, ET.Element]:
    """Return the XML parts of a file in a folder."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        names = [name for name in package.namelist() if name.startswith(folder) and name.endswith(".xml")]
        return {name: ET.fromstring(package.read(name)) for name in names}  # noqa: S314  reason: our own file


def cells(sheet: Worksheet) -> list[Cell]:
    """Return the cells of a sheet that hold something."""
    return [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.value is not None]


def tables_of(file: bytes) -> dict[str, list[list[Cell]]]:
    """Return the cells of each worksheet's table, row by row, headings first."""
    book = opened(file)
    found = {}
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        found[sheet.title] = [[cell for cell in row if isinstance(cell, Cell)] for row in sheet[table.ref]]
    return found


def rows_of(file: bytes, sheet: str) -> list[Row]:
    """Return the rows of a worksheet's table by heading, without the numbers of notes."""
    headings, *rows = tables_of(file)[sheet]
    names = [str(heading.value).split(" [note")[0] for heading in headings]
    return [dict(zip(names, (cell.value for cell in row), strict=True)) for row in rows]


def cell_of(file: bytes, sheet: str, heading: str, ref: str = "1") -> Cell:
    """Return the cell of the first row with a reference under a heading."""
    headings, *rows = tables_of(file)[sheet]
    column = [str(each.value).split(" [note")[0] for each in headings].index(heading)
    return next(row[column] for row in rows if row[0].value == ref)


def shown(cell: Cell) -> str:
    """Return what a program shows in a cell: text, or a number in its number format."""
    if not isinstance(cell.value, int | float):
        return str(cell.value)
    match = re.fullmatch(r'(?:"(.+?)")?#,##0(?:\.(0+))?(?:"(.+?)")?', cell.number_format.replace("General", "#,##0"))
    assert match, cell.number_format
    before, decimals, after = match.groups(default="")
    return f"{'-' if cell.value < 0 else ''}{before}{abs(cell.value):,.{len(decimals)}f}{after}"
