"""The column that says what is still to do, as LibreOffice calculates it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from scorecard.observations import Part
from scorecard.period import Period, parse_period
from scorecard.sources.form import COMMENTARY, FIGURES, SIGN_OFF
from tests.forms.material import SOFFICE, convert, figures, form, saved
from tests.forms.officer import FiguresSheet, Typed, enter
from tests.making import Q2

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

SETTINGS = {
    "1": "kind: flow",
    "2": "kind: ratio, unit: percent, year_to_date: none",
    "3": "frequency: quarterly, arrears: 1",
    "4": "kind: supplied, frequency: quarterly",
}
JUL, AUG, SEP = (parse_period(name) for name in ("Jul 2022", "Aug 2022", "Sep 2022"))


def test_an_untouched_form_asks_for_everything_required(tmp_path: Path) -> None:
    """Figures by the names of their periods, commentary, and the parts of one sign-off."""
    (path,) = convert([saved(form(SETTINGS), tmp_path)], "xlsx", tmp_path / "saved")
    sheet = figures(load_workbook(path, data_only=True))
    assert _to_do(sheet) == ["Jul, Aug, Sep", "Jul, Aug, Sep", "Q1", "Q2, YTD"]
    book = load_workbook(path, data_only=True)
    assert [book[COMMENTARY].cell(row, 7).value for row in (4, 5)] == ["Commentary", "Commentary"]
    assert [book[SIGN_OFF].cell(row, 4).value or "" for row in (4, 5)] == ["Name, Role, Date", ""]


def test_it_empties_as_cells_are_filled(tmp_path: Path) -> None:
    """A value or both parts of a ratio, never half; a sign such as [c] counts; a reason settles the row."""
    path = saved(form(SETTINGS), tmp_path)
    book = load_workbook(path)
    sheet = FiguresSheet(book[FIGURES])
    typed: list[tuple[str, Period | str, Part, Typed]] = [
        ("1", JUL, Part.VALUE, 0),
        ("1", AUG, Part.VALUE, "[c]"),
        ("2", JUL, Part.NUMERATOR, 26),
        ("2", AUG, Part.NUMERATOR, 26),
        ("2", AUG, Part.DENOMINATOR, 27),
        ("2", SEP, Part.VALUE, 75),
        ("2", Q2, Part.DENOMINATOR, 90),
        ("3", Period.quarter(2022, 1), Part.VALUE, 5),
        ("4", "No data reason", Part.VALUE, "Not yet available"),
    ]
    for ref, heading, part, value in typed:
        enter(sheet.cell(ref, heading, part), value)
    enter(book[COMMENTARY]["C4"], "Why it is so.")
    enter(book[COMMENTARY]["C5"], "Why it is so.")
    enter(book[COMMENTARY]["D5"], "What is done.")
    enter(book[SIGN_OFF]["A5"], "A. Director")
    book.save(path)
    (path,) = convert([path], "xlsx", tmp_path / "saved")
    done = load_workbook(path, data_only=True)
    assert _to_do(FiguresSheet(done[FIGURES])) == ["Sep", "Jul, Q2", "", ""]
    assert [done[COMMENTARY].cell(row, 7).value or "" for row in (4, 5)] == ["", "By whom, By when"]
    assert [done[SIGN_OFF].cell(row, 4).value for row in (4, 5)] == ["Name, Role, Date", "Role, Date"]


def _to_do(sheet: FiguresSheet) -> list[object]:
    """Return the to-do text of the first row of each indicator."""
    parts = {"2": Part.NUMERATOR}
    return [sheet.cell(ref, "To do", parts.get(ref, Part.VALUE)).value or "" for ref in SETTINGS]
