"""A form as a file: its sheets, its identity, what is printed, and text that only looks like a formula."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from scorecard.figures import Style, Unit
from scorecard.forms.workbook import make_file, make_workbook
from scorecard.observations import SourceFile
from scorecard.sources import read_return
from scorecard.sources.form import COMMENTARY, FIGURES, INSTRUCTIONS, OTHER_PERIODS, SIGN_OFF, Identity, read_identity
from tests.forms.material import SOFFICE, convert, form, saved
from tests.forms.officer import FiguresSheet, enter
from tests.making import Q2

AWKWARD = ("=1", "2.10", "3/4", "+44", "@4", "Ŵ-1", "1 000")


def test_the_sheets_in_order() -> None:
    """Instructions open first; every sheet is shown."""
    book = make_workbook(form("kind: flow"))
    assert book.sheetnames == [INSTRUCTIONS, FIGURES, COMMENTARY, OTHER_PERIODS, SIGN_OFF]
    assert book.active is book[INSTRUCTIONS]
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}


def test_a_form_knows_what_it_is(tmp_path: Path) -> None:
    """Version, quarter, directorate and catalogue stand in its properties; title and language are set."""
    path = saved(form("kind: flow"), tmp_path)
    assert read_identity(path) == Identity(Q2, "People")
    book = load_workbook(path)
    added = {each.name: each.value for each in book.custom_doc_props}  # type: ignore[attr-defined]  # reason: not in the stubs
    assert added == {
        "Scorecard form": "1",
        "Scorecard quarter": "2022-23 Q2",
        "Scorecard directorate": "People",
        "Scorecard catalogue": "c" * 64,
    }
    core = book.properties
    assert (core.title, core.language) == ("Return of People, 2022-23 Q2", "en-GB")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_libreoffice_keeps_what_a_form_is(tmp_path: Path, kind: str) -> None:
    """Saved again as either kind of file."""
    (path,) = convert([saved(form("kind: flow"), tmp_path)], kind, tmp_path / "again")
    assert read_identity(path) == Identity(Q2, "People")


def test_the_same_form_is_the_same_file() -> None:
    """Byte for byte, whenever it is made."""
    first = make_file(form("kind: flow"))
    time.sleep(0.01)
    assert make_file(form("kind: flow")) == first


def test_text_never_becomes_a_formula(tmp_path: Path) -> None:
    """What the catalogue says stays as it is typed there, however it begins."""
    path = saved(form('title: "=HYPERLINK(A1)", definition: "=1+1"'), tmp_path)
    sheet = load_workbook(path)[FIGURES]
    assert [(sheet.cell(4, column).value, sheet.cell(4, column).data_type) for column in (2, 3)] == [
        ("=HYPERLINK(A1)", "s"),
        ("=1+1", "s"),
    ]


def test_unusual_references_are_read_back(tmp_path: Path) -> None:
    """As text, not as numbers, dates or formulas."""
    path = saved(form(dict.fromkeys(AWKWARD, "frequency: quarterly")), tmp_path)
    book = load_workbook(path)
    sheet = FiguresSheet(book[FIGURES])
    for number, ref in enumerate(AWKWARD):
        enter(sheet.cell(ref, Q2), number)
    book.save(path)
    reading, problems = read_return(path, SourceFile(path.name, "0" * 64, Q2), dict.fromkeys(AWKWARD, Style()))
    assert [(item.ref, item.value) for item in reading.observations] == [(ref, at) for at, ref in enumerate(AWKWARD)]
    assert not problems


@pytest.mark.parametrize(
    ("typed", "number_format", "meant"),
    [(75, None, 75), (0.4, None, 0.4), (0.75, "0%", 75), (0.755, "0.0%", 75.5), ("75%", None, 75), (-2.5, None, -2.5)],
)
def test_percentages_are_read_as_the_cell_shows_them(
    tmp_path: Path, typed: float | str, number_format: str | None, meant: float
) -> None:
    """75 in a cell that shows 75%; a typed 75% that Excel stores as 0.75 and shows as 75%; text."""
    path = saved(form("kind: stock, unit: percent, decimals: 1, frequency: quarterly"), tmp_path)
    book = load_workbook(path)
    cell = FiguresSheet(book[FIGURES]).cell("1", Q2)
    assert cell.number_format == '#,##0.0"%"'
    enter(cell, typed)
    cell.number_format = number_format or cell.number_format
    book.save(path)
    reading, problems = read_return(path, SourceFile(path.name, "0" * 64, Q2), {"1": Style(Unit.PERCENT, 1)})
    assert [item.value for item in reading.observations] == [meant]
    assert not problems


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_percentages_below_one(tmp_path: Path) -> None:
    """0.4 in a cell that shows 0.4% stays that."""
    path = saved(form("kind: stock, unit: percent, decimals: 1, frequency: quarterly"), tmp_path)
    book = load_workbook(path)
    enter(FiguresSheet(book[FIGURES]).cell("1", Q2), 0.4)
    book.save(path)
    (path,) = convert([path], "xlsx", tmp_path / "again")
    reading, problems = read_return(path, SourceFile(path.name, "0" * 64, Q2), {"1": Style(Unit.PERCENT, 1)})
    assert [item.value for item in reading.observations] == [0.4]
    assert not problems


def test_commentary_has_its_limit() -> None:
    """The catalogue's, said in words and kept by the cells."""
    book = make_workbook(form({"1": "kind: flow", "2": "kind: flow"}))
    (check,) = book[COMMENTARY].data_validations.dataValidation
    assert (str(check.sqref), check.type, check.formula1, check.errorStyle) == ("C4:C5", "textLength", "1000", "stop")
    assert "1,000 characters" in str(book[COMMENTARY]["A2"].value)


def test_instructions_say_by_when_and_to_whom() -> None:
    """The deadline and the contact of the catalogue; words in their place where it has none."""
    made = form("kind: flow")
    assert "The day is set by whoever sent this form." in _texts(make_workbook(made)[INSTRUCTIONS].values)
    returns = made.catalogue.returns.model_copy(update={"deadline": 50, "contact": "Performance team"})
    catalogue = made.catalogue.model_copy(update={"returns": returns})
    book = make_workbook(type(made)(**{**vars(made), "catalogue": catalogue}))
    texts = _texts(book[INSTRUCTIONS].values)
    assert "By 21 November 2022." in texts
    assert texts.splitlines().count("Performance team") == 2


def test_names_of_any_length_and_letters(tmp_path: Path) -> None:
    """A long title stays whole; letters of any language, and an ampersand in a header, are kept."""
    title = "Canran yr ymwelwyr â'r llyfrgelloedd " * 60
    made = form(f'title: "{title}", short_title: "{title}"')
    council = made.catalogue.model_copy(update={"council": "Cyngor Sir Ynys Môn & Ŵyr " * 20})
    path = saved(type(made)(**{**vars(made), "catalogue": council}), tmp_path)
    book = load_workbook(path)
    assert book[FIGURES].cell(4, 2).value == title
    assert book[FIGURES].row_dimensions[4].height == 409
    header = str(book[FIGURES].oddHeader)
    assert len(header) <= 255
    assert "Môn && Ŵyr" in header


def test_three_hundred_indicators_take_seconds(tmp_path: Path) -> None:
    """A large council's whole corporate plan in one form."""
    started = time.monotonic()
    path = saved(form({str(number): "kind: ratio, unit: percent" for number in range(300)}), tmp_path)
    assert time.monotonic() - started < 20
    assert path.stat().st_size < 1_000_000


def test_every_cell_to_type_in_looks_like_one() -> None:
    """Unlocked cells are pale and edged; a locked one without text is not."""
    for sheet in make_workbook(form({"1": "kind: flow", "2": "frequency: quarterly"})).worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]
        for cell in cells:
            if not cell.protection.locked:
                assert cell.fill.fgColor.rgb in {"00FFF2CC", "00FFFBEF"}
                assert cell.border.left.style in {"thin", "dashed"}


def _texts(rows: Iterable[Iterable[object]]) -> str:
    return "\n".join(str(value) for row in rows for value in row if value)
