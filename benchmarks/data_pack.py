"""What councils do today: the quarter's months in a workbook, a dashboard of native charts, printed by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.workspaces import SENTENCE, value

_MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
_SO_FAR = 6
_SERIES = ("This year", "Last year", "Target")  # what a card of the report shows
_ROWS = 15  # that one card covers on the dashboard


def make_dashboard(path: Path, indicators: int) -> None:
    """Write a workbook with a sheet of figures and a sheet of as many charts, each with its commentary beside it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    dashboard, figures = book.create_sheet("Dashboard"), book.create_sheet("Figures")
    figures.append(("Measure", "Series", *_MONTHS))
    dashboard.column_dimensions["K"].width = 50
    for number in range(indicators):
        _add_figures(figures, number)
        first = 2 + len(_SERIES) * number
        chart = LineChart()
        chart.title, chart.width, chart.height = f"Requests of kind {number}", 17, 7
        last = len(_MONTHS) + 2
        data = Reference(figures, min_col=2, max_col=last, min_row=first, max_row=first + len(_SERIES) - 1)
        chart.add_data(data, from_rows=True, titles_from_data=True)
        chart.set_categories(Reference(figures, min_col=3, max_col=last, min_row=1))
        top = _ROWS * number + 1
        dashboard.add_chart(chart, f"A{top}")
        dashboard[f"K{top}"] = SENTENCE
        dashboard[f"K{top}"].alignment = Alignment(wrap_text=True, vertical="top")
    book.save(path)


def print_command(path: Path, profile: Path) -> list[str] | None:
    """Return the command that prints a workbook into its folder, None where LibreOffice is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return None
    settings = f"-env:UserInstallation={profile.as_uri()}"
    return [office, settings, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]


def warm_up(command: list[str]) -> None:
    """Run it once, so that the settings of a first start are written before anything is timed."""
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  reason: the command is our own


def _add_figures(figures: Worksheet, number: int) -> None:
    months = range(len(_MONTHS))
    this_year = [value(number, month + len(_MONTHS)) if month < _SO_FAR else None for month in months]
    last_year = [value(number, month) for month in months]
    target = [840 + 37 * (number % 11)] * len(_MONTHS)
    figures.append(("", _SERIES[0], *this_year))
    figures.append(("", _SERIES[1], *last_year))
    figures.append(("", _SERIES[2], *target))
