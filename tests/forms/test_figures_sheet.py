"""The figures sheet of a form: rows, cells, what stands in them and what they accept."""

from __future__ import annotations

import pytest
from openpyxl.cell.cell import Cell

from scorecard.forms.workbook import make_workbook
from scorecard.observations import Part
from scorecard.period import Period, parse_period
from scorecard.sources.form import FIGURES, NOT_ASKED
from tests.forms.material import figures, form, row_of, written
from tests.forms.officer import FiguresSheet
from tests.making import Q2, Q4, result

RATIO = "kind: ratio, unit: percent, decimals: 1, target: {2022-23: 85}"
JUL = parse_period("Jul 2022")


def test_a_row_says_what_is_asked() -> None:
    """Reference, title, definition, unit, better to be, measure and target stand before the cells."""
    sheet = written("title: Visits to museums, definition: All visits, decimals: 0, target: {2022-23: {annual: 400}}")
    assert row_of(sheet.sheet, 3)[:7] == ["Ref", "Title", "Definition", "Unit", "Better to be", "Measure", "Target"]
    assert row_of(sheet.sheet, 4)[:7] == ["1", "Visits to museums", "All visits", "number", "Higher", "value", "100"]


def test_headings_are_read_in_any_folder() -> None:
    """Periods are headed in full; earlier figures stand under headings that are no periods."""
    sheet = written({"1": RATIO, "2": "kind: supplied, frequency: quarterly, arrears: 1"})
    assert list(sheet.columns)[7:] == [
        *("Earlier: 2021-22 Q2", "Earlier: 2021-22 Q3", "Earlier: 2021-22 Q4", "Earlier: 2022-23 Q1"),
        *("2022-23 Q1", "2022-23 Q1 YTD", "Jul 2022", "Aug 2022", "Sep 2022", "2022-23 Q2", "2022-23 Q2 YTD"),
        *("Provisional", "No data reason", "Note", "To do"),
    ]


def test_a_ratio_has_a_row_for_each_part() -> None:
    """Numerator and denominator are counts; the value has unit, direction and target."""
    sheet = written(RATIO).sheet
    rows = [[sheet.cell(row, column).value for column in (1, 4, 6, 7)] for row in (4, 5, 6)]
    assert rows == [["1", "count", "numerator", ""], ["1", "count", "denominator", ""], ["1", "%", "value", "85.0%"]]


def test_only_cells_to_type_in_are_unlocked() -> None:
    """Facts, earlier figures, what is not asked and the to-do text are locked; no cell to type in holds anything."""
    book = make_workbook(form({"1": RATIO, "2": "frequency: quarterly, arrears: 1, unit: pounds"}))
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]
        assert all(cell.value is None for cell in cells if not cell.protection.locked)
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.merged_cells.ranges
    found = figures(book)
    assert not found.cell("2", Period.quarter(2022, 1)).protection.locked
    assert found.cell("2", JUL).protection.locked
    assert found.cell("2", JUL).value == NOT_ASKED
    assert not found.cell("1", JUL, Part.NUMERATOR).protection.locked


def test_formulas_stand_in_to_do_columns_alone() -> None:
    """Nothing else is calculated, and nothing typed can be overwritten by a formula."""
    for sheet in make_workbook(form(RATIO)).worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]
        formulas = [cell for cell in cells if cell.data_type == "f"]
        assert all(sheet[f"{cell.column_letter}3"].value == "To do" for cell in formulas)
        assert all(cell.protection.locked for cell in formulas)


def test_the_last_four_quarters_are_prefilled() -> None:
    """As published, with parts where they are known; [x] where there is no figure, [c] where it is suppressed."""
    returns = {"history/2021-22.xlsx": "2021-22 Q3=71.26", "2022-23-Q1/people.xlsx": "Q1=26/27"}
    sheet = written(RATIO, returns)
    assert _earlier(sheet) == ["[x]", 71.3, "[x]", 96.3]
    assert _earlier(sheet, Part.DENOMINATOR) == ["[x]", "[x]", "[x]", 27]
    assert sheet.cell("1", "Earlier: 2022-23 Q1").number_format == '#,##0.0"%"'
    hidden = written("suppress_below: 5, frequency: quarterly", "Q1=3")
    assert _earlier(hidden) == ["[x]", "[x]", "[x]", "[c]"]


def test_an_annual_measure_shows_earlier_years() -> None:
    """Each says which year it is; the target is the year's."""
    settings = "frequency: annual, unit: pounds, target: {2022-23: 900}"
    sheet = written(settings, {"history/old.csv": "2020-21=700; 2021-22=850"}, Q4)
    assert _earlier(sheet) == ["[x]", "[x]", "£700 (2020-21)", "£850 (2021-22)"]
    assert sheet.cell("1", "Target").value == "£900 (2022-23)"
    assert not sheet.cell("1", Period.of_year(2022)).protection.locked


def test_an_annual_flow_shows_what_its_report_shows() -> None:
    """Its quarters added up, not the fourth alone."""
    settings = "kind: flow, frequency: annual"
    quarters = "; ".join(f"2021-22 Q{number}={number * 10}" for number in (1, 2, 3, 4))
    shown = result(settings, {"history/old.csv": quarters}, Q4).last_year
    assert shown.text == "100"
    sheet = written(settings, {"history/old.csv": quarters}, Q4)
    assert _earlier(sheet) == ["[x]", "[x]", "[x]", "100 (2021-22)"]


def test_an_earlier_figure_that_is_not_whole_says_so() -> None:
    """With its coverage, in words that no one takes for a number; so do the parts of a ratio."""
    assert _earlier(written("kind: flow", "Apr=1; May=2"))[-1] == "3 (2 of 3 months)"
    sheet = written(RATIO, "Apr=26/27; May=20/23")
    assert _earlier(sheet)[-1] == "92.0% (2 of 3 months)"
    assert _earlier(sheet, Part.NUMERATOR)[-1] == "46 (2 of 3 months)"
    year = written("kind: flow, frequency: annual", {"history/old.csv": "2021-22 Q1=10; 2021-22 Q2=20"}, Q4)
    assert _earlier(year)[-1] == "30 (2021-22, 2 of 4 quarters)"


def test_targets_name_another_period() -> None:
    """Those of a late measure its own, those of one rated to date the year to date, and of which quarter if late."""
    late = "frequency: quarterly, arrears: 1, unit: percent, kind: stock, target: {2022-23: 60}"
    to_date = "rate: year_to_date, target: {2022-23: {annual: 400}}"
    sheet = written({"1": late, "2": to_date, "3": f"{to_date}, arrears: 1", "4": "arrears: 1"})
    assert sheet.cell("1", "Target").value == "60% (2022-23 Q1)"
    assert sheet.cell("2", "Target").value == "200 (year to date)"
    assert sheet.cell("3", "Target").value == "100 (2022-23 Q1 year to date)"
    assert sheet.cell("4", "Target").value == "None set"


@pytest.mark.parametrize(
    ("settings", "kind", "least"),
    [
        ("unit: number", "whole", "-999999999999"),
        ("unit: number, decimals: 2, kind: stock", "decimal", "-999999999999"),
        ("unit: pounds", "decimal", "-999999999999"),
        ("unit: pounds_million, decimals: 1, kind: stock", "decimal", "-999999"),
        ("unit: percent, kind: stock", "custom", "AND(ISNUMBER(L4),OR(L4=0,ABS(L4)>=1))"),
    ],
)
def test_cells_accept_numbers_of_their_unit(settings: str, kind: str, least: str) -> None:
    """What looks wrong is asked about and may stay, since [c] and n/a are answers too."""
    sheet = written(settings).sheet
    (check,) = (each for each in sheet.data_validations.dataValidation if "L4" in each.sqref)
    assert (check.type, check.formula1, check.errorStyle) == (kind, least, "warning")


def test_a_proportion_lies_between_0_and_100() -> None:
    """Its parts are whole numbers from 0."""
    sheet = written(RATIO).sheet
    checks = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    assert checks["L6:P6"].formula1 == "AND(ISNUMBER(L6),OR(L6=0,ABS(L6)>=1),L6>=0,L6<=100)"
    assert (checks["L4:P4 L5:P5"].type, checks["L4:P4 L5:P5"].formula1) == ("whole", "0")


@pytest.mark.parametrize(
    ("target", "earlier", "low"),
    [
        ("1", "", True),
        ("75", "Q1=0.75", True),
        ("75", "Q1=75", False),
        ("75", "Q1=0", False),
        ("0", "", False),
        ("{between: [0.5, 2]}", "", True),
        ("{quarters: [0.5, 25, 50, 75]}", "", False),
        ("tbc", "", False),
    ],
)
def test_percentages_that_may_be_below_one_are_not_asked_about(target: str, earlier: str, *, low: bool) -> None:
    """Where the target of the quarter or an earlier figure is; the prompt then shows how to type one."""
    direction = "range" if "between" in target else "higher"
    settings = f"frequency: quarterly, unit: percent, decimals: 2, kind: cumulative, direction: {direction}"
    sheet = written(f"{settings}, target: {{2022-23: {target}}}", earlier).sheet
    (check,) = (each for each in sheet.data_validations.dataValidation if "L4:M4" in str(each.sqref))
    assert check.formula1 == ("AND(ISNUMBER(L4))" if low else "AND(ISNUMBER(L4),OR(L4=0,ABS(L4)>=1))")
    example = "0.8" if low else "75"
    assert check.prompt == f"Type {example} for {example}%, without the % sign."
    assert str(check.error).startswith(f"{check.prompt} The cell should then show {example}%.")


def test_answers_come_from_named_lists() -> None:
    """Yes and No only; the reasons may be others, since they are printed."""
    book = make_workbook(form("kind: flow"))
    assert set(book.defined_names) == {"provisional_answers", "no_data_reasons", "references"}
    lists = {each.formula1: each for each in book[FIGURES].data_validations.dataValidation if each.type == "list"}
    assert lists["provisional_answers"].showErrorMessage
    assert not lists["no_data_reasons"].showErrorMessage
    for name in lists:
        ((sheet, cells),) = book.defined_names[name].destinations
        assert all(row[0].value for row in book[sheet][cells])


def test_headings_stay_in_view() -> None:
    """On the screen and on every printed page, with reference and title."""
    sheet = written("kind: flow", quarter=Q2).sheet
    assert sheet.freeze_panes == "C4"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$3:$3", "$A:$B")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def _earlier(sheet: FiguresSheet, part: Part = Part.VALUE) -> list[object]:
    first = sheet.columns["Target"] + 1
    row = sheet.rows["1", part.value]
    return [sheet.sheet.cell(row, column).value for column in range(first, first + 4)]
