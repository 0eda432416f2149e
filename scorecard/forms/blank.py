"""Whether a file is a return form into which nobody has typed, so that another may take its place."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook

from scorecard.forms.workbook import SHEETS
from scorecard.sources.form import read_identity
from scorecard.sources.workbook import open_workbook


def is_blank_form(path: Path) -> bool:
    """Whether every cell to type in is empty; false for a file that is no form or cannot be read.

    Reading it as a return would not do: a note beside no figure is nothing that a return says, but somebody typed it.
    """
    _, fault = open_workbook(path)
    if fault or read_identity(path) is None:
        return False
    try:
        book = load_workbook(io.BytesIO(path.read_bytes()))
    except Exception:  # noqa: BLE001  reason: whatever openpyxl cannot read was not written by us
        return False
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return book.sheetnames == list(SHEETS) and all(cell.protection.locked or cell.value is None for cell in cells)
