"""Forms of a few indicators, written as in ``tests.making``: the material of the tests beside this module."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.calculate.hiding import hide_small_numbers
from scorecard.calculate.measures import Measures
from scorecard.collect import merge
from scorecard.forms.make import forms_of
from scorecard.forms.model import Form
from scorecard.forms.workbook import make_workbook
from scorecard.period import Period
from scorecard.sources.form import FIGURES
from tests.forms.officer import FiguresSheet
from tests.making import Q2, Returns, Settings, loaded, readings

SOFFICE = shutil.which("soffice")


def forms(settings: Settings, returns: Returns = "", quarter: Period = Q2) -> tuple[Form, ...]:
    """Return the forms of these indicators, after these returns of earlier quarters."""
    catalogue = loaded(settings)
    named = {f"{(quarter - 1).slug}/people.xlsx": returns} if isinstance(returns, str) else returns
    collected, _ = merge(readings(named, quarter - 1), quarter - 1)
    indicators = catalogue.catalogue.indicators
    measures = hide_small_numbers(indicators, Measures(indicators, collected))
    return forms_of(catalogue.catalogue, "c" * 64, measures, quarter)


def form(settings: Settings, returns: Returns = "", quarter: Period = Q2) -> Form:
    """Return the one form of these indicators."""
    (only,) = forms(settings, returns, quarter)
    return only


def saved(made: Form, folder: Path) -> Path:
    """Save a form in a folder under its name."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / made.file_name
    make_workbook(made).save(path)
    return path


def figures(book: Workbook | Path) -> FiguresSheet:
    """Return the sheet with the figures."""
    return FiguresSheet((load_workbook(book) if isinstance(book, Path) else book)[FIGURES])


def written(settings: Settings, returns: Returns = "", quarter: Period = Q2) -> FiguresSheet:
    """Return the figures sheet of the one form of these indicators."""
    return figures(make_workbook(form(settings, returns, quarter)))


def row_of(sheet: Worksheet, row: int) -> list[object]:
    """Return the values of a row, but for empty ones at its end."""
    values: list[object] = [cell.value for cell in sheet[row]]
    while values and values[-1] is None:
        values.pop()
    return values


def convert(files: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Let LibreOffice open files and save them again, with a profile of its own so that others are not disturbed."""
    assert SOFFICE is not None
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    made = [folder / f"{path.stem}.{kind}" for path in files]
    assert all(path.is_file() for path in made)
    return made
