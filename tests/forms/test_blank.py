"""Which forms may be replaced by new ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from scorecard.forms import is_blank_form
from scorecard.sources.form import COMMENTARY, FIGURES, OTHER_PERIODS, SIGN_OFF, read_identity
from tests.forms.material import SOFFICE, convert, form, saved
from tests.forms.officer import FiguresSheet
from tests.sources.material import with_part

SETTINGS = {"1": "kind: ratio, unit: percent", "2": "frequency: quarterly, arrears: 1"}


def test_an_untouched_form_is_blank(tmp_path: Path) -> None:
    """Also one that was opened and saved again."""
    path = saved(form(SETTINGS), tmp_path)
    assert is_blank_form(path)
    load_workbook(path).save(path)
    assert is_blank_form(path)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_form_that_libreoffice_saved_untouched_is_blank(tmp_path: Path) -> None:
    """It adds nothing to a cell to type in."""
    (path,) = convert([saved(form(SETTINGS), tmp_path)], "xlsx", tmp_path / "again")
    assert is_blank_form(path)


@pytest.mark.parametrize("heading", ["Jul 2022", "Provisional", "No data reason", "Note"])
def test_anything_typed_beside_the_figures_counts(tmp_path: Path, heading: str) -> None:
    """Whether or not it is something that a return says."""
    path = saved(form(SETTINGS), tmp_path)
    book = load_workbook(path)
    FiguresSheet(book[FIGURES]).cell("1", heading).value = "Yes"
    book.save(path)
    assert not is_blank_form(path)


@pytest.mark.parametrize(
    ("sheet", "cell"), [(COMMENTARY, "E4"), (OTHER_PERIODS, "H9"), (SIGN_OFF, "A4"), (SIGN_OFF, "C6")]
)
def test_anything_typed_on_another_sheet_counts(tmp_path: Path, sheet: str, cell: str) -> None:
    """A lone name, a note beside no figure."""
    path = saved(form(SETTINGS), tmp_path)
    book = load_workbook(path)
    book[sheet][cell] = "A. Officer"
    book.save(path)
    assert not is_blank_form(path)


def test_a_sheet_that_somebody_added_counts(tmp_path: Path) -> None:
    """Its cells are locked, as all cells are unless a form unlocks them."""
    path = saved(form(SETTINGS), tmp_path)
    book = load_workbook(path)
    book.create_sheet("Workings")["A1"] = 42
    book.save(path)
    assert not is_blank_form(path)


def test_what_is_no_form_is_not_blank(tmp_path: Path) -> None:
    """An empty workbook of somebody's, a file of another kind, one that cannot be read, a folder, none at all."""
    Workbook().save(tmp_path / "own.xlsx")
    (tmp_path / "text.xlsx").write_text("Ref,Q2\n", encoding="utf-8")
    (tmp_path / "empty.xlsx").touch()
    (tmp_path / "folder.xlsx").mkdir()
    names = ("own.xlsx", "text.xlsx", "empty.xlsx", "folder.xlsx", "none.xlsx")
    assert not any(is_blank_form(tmp_path / name) for name in names)


def test_a_form_that_openpyxl_cannot_open_is_not_blank(tmp_path: Path) -> None:
    """Whatever another program made of it."""
    path = with_part(saved(form(SETTINGS), tmp_path), "xl/worksheets/sheet2.xml", b'type="list"', b'type="lists"')
    assert read_identity(path)
    assert not is_blank_form(path)
