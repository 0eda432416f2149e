"""Excel workbooks: sheets, merged and hidden cells, formulas, and which layout claims what."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.problems import Severity
from tests.sources.material import Rows, codes, figures, lines, read, read_rows, save, with_part

SHEET = "xl/worksheets/sheet1.xml"
HEAD = ("Ref", "Period", "Value", "Note")


def opened(*rows: tuple[object, ...]) -> tuple[Workbook, Worksheet]:
    """Return a workbook that can be changed further, and its sheet ``Figures``."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Figures"
    for row in rows:
        sheet.append(list(row))
    return book, sheet


def test_a_sheet_without_headings_is_a_warning(tmp_path: Path) -> None:
    """Guidance is not read, and that is said; an empty sheet is passed over."""
    path = save(tmp_path / "people.xlsx", {"Guidance": [("How to fill this in",)], "Empty": []})
    reading, problems = read(path)
    assert not reading.observations
    (problem,) = problems
    assert str(problem).startswith(
        "people.xlsx!Guidance: warning SC202: "
        "The sheet 'Guidance' was not read: no row of it has the headings of a return.",
    )


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([("Ref", "Period", "Value", "Commentary")], "long and commentary"),
        ([("Ref", "Jul 2022", "Commentary")], "wide and commentary"),
        ([("Ref", "Period", "Value"), (), ("Name", "Role", "Date")], "long and sign-off"),
    ],
)
def test_a_sheet_that_two_layouts_claim(tmp_path: Path, rows: Rows, names: str) -> None:
    """It is not read at all."""
    reading, problems = read_rows(tmp_path, *rows, ("2.8a", "Jul", 5))
    assert not reading.observations
    assert lines(problems) == [
        (
            f"people.xlsx!Figures: error SC212: "
            f"The sheet 'Figures' fits more than one layout: {names}. Put them on separate sheets."
        ),
    ]


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NAME?"])
def test_a_spreadsheet_error_among_figures(tmp_path: Path, error: str) -> None:
    """It is called by its name; the other figures are read."""
    reading, problems = read_rows(tmp_path, HEAD, ("2.8a", "Jul", error), ("2.8a", "Aug", 5))
    assert codes(problems) == ["SC207 C2"]
    assert problems[0].wrong.startswith(f"The cell shows {error}: its formula ")
    assert len(reading.observations) == 1


def test_a_spreadsheet_error_elsewhere_does_not_matter(tmp_path: Path) -> None:
    """A column that is not read may be broken."""
    _, problems = read_rows(tmp_path, (*HEAD, "Rank"), ("2.8a", "Jul", 5, None, "#REF!"))
    assert not problems


def test_a_formula_without_a_saved_result(tmp_path: Path) -> None:
    """A workbook written by a program and never opened in Excel holds no results."""
    _, problems = read_rows(tmp_path, HEAD, ("2.8a", "Jul", "=2+3"), ("2.8a", "Aug", 5))
    assert lines(problems) == [
        (
            "people.xlsx!Figures!C2: error SC208 2.8a Jul 2022: The formula in this cell has no saved "
            "result. Open the file in Excel, let it calculate (F9) and save it."
        ),
    ]


@pytest.mark.parametrize(
    ("saved", "value"),
    [(b'<c r="C2"><f>2+3</f><v>5</v></c>', 5), (b'<c r="C2" t="str"><f>2+3</f><v></v></c>', None)],
)
def test_a_formula_with_its_result(tmp_path: Path, saved: bytes, value: float | None) -> None:
    """The saved result counts; an empty text is an empty cell."""
    path = save(tmp_path / "people.xlsx", {"Figures": [HEAD, ("2.8a", "Jul", "=2+3")]})
    with_part(path, SHEET, b'<c r="C2"><f>2+3</f><v/></c>', saved)
    reading, problems = read(path)
    assert not problems
    assert figures(reading) == [("2.8a", "Jul 2022", "value", value)]


def test_merged_labels_count_for_each_row(tmp_path: Path) -> None:
    """A reference merged over its months stands in every row."""
    book, sheet = opened(HEAD, ("2.8a", "Jul", 1), (None, "Aug", 2), (None, "Sep", 3))
    sheet.merge_cells("A2:A4")
    book.save(tmp_path / "people.xlsx")
    reading, problems = read(tmp_path / "people.xlsx")
    assert not problems
    assert [value for *_, value in figures(reading)] == [1, 2, 3]


def test_a_merged_figure_is_an_error(tmp_path: Path) -> None:
    """One number cannot be the figure of two rows."""
    book, sheet = opened(HEAD, ("2.8a", "Jul", 1), ("2.8a", "Aug", None))
    sheet.merge_cells("C2:C3")
    book.save(tmp_path / "people.xlsx")
    reading, problems = read(tmp_path / "people.xlsx")
    assert not reading.observations
    assert codes(problems) == ["SC203 C2", "SC203 C3"]
    assert problems[0].message == (
        "The figure stands in the merged cells C2:C3. Unmerge them (Home, Merge & Centre) and type each figure once."
    )


def test_a_band_merged_across_is_no_figure(tmp_path: Path) -> None:
    """A priority's name across the sheet is a band; what Excel kept under it is not seen, and not read."""
    book, sheet = opened(HEAD, ("Priority 1", None, None), ("2.8a", "Jul", 1))
    sheet.merge_cells("A2:D2")
    book.save(tmp_path / "people.xlsx")
    path = with_part(
        tmp_path / "people.xlsx",
        SHEET,
        b'</is></c></row><row r="3"',
        b'</is></c><c r="C2"><v>99</v></c></row><row r="3"',
    )
    reading, problems = read(path)
    assert not problems
    assert [value for *_, value in figures(reading)] == [1]


def test_headings_over_two_rows(tmp_path: Path) -> None:
    """A year above merged months: the row with the most headings counts."""
    book, sheet = opened(("Ref", "2022-23", None), (None, "Jul", "Aug"), ("2.8a", 1, 2))
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    book.save(tmp_path / "people.xlsx")
    reading, problems = read(tmp_path / "people.xlsx")
    assert not problems
    assert [label for _, label, *_ in figures(reading)] == ["Jul 2022", "Aug 2022"]


def test_headings_merged_over_two_rows_are_no_data(tmp_path: Path) -> None:
    """The second row of a heading two rows high is passed over."""
    book, sheet = opened(HEAD, (), ("2.8a", "Jul", 1))
    sheet.append(("2.8a", "Aug", 2))
    for column in "ABC":
        sheet.merge_cells(f"{column}1:{column}2")
    book.save(tmp_path / "people.xlsx")
    reading, problems = read(tmp_path / "people.xlsx")
    assert not problems
    assert len(reading.observations) == 2


def test_hidden_things_are_read_with_a_warning(tmp_path: Path) -> None:
    """A filter left on must not lose figures, and a hidden sheet may be an old one."""
    book, sheet = opened(HEAD, *(("2.8a", month, 1, "x") for month in ("Jul", "Aug", "Sep")))
    book.create_sheet("Front")
    sheet.sheet_state = "hidden"
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[50].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.active = 1
    book.save(tmp_path / "people.xlsx")
    reading, problems = read(tmp_path / "people.xlsx")
    assert len(reading.observations) == 3
    assert {(problem.code, problem.severity) for problem in problems} == {("SC221", Severity.WARNING)}
    assert [problem.wrong for problem in problems] == [
        "The sheet is hidden.",
        "Row 3 is hidden, perhaps by a filter.",
        "Columns C and D are hidden.",
    ]


def test_many_hidden_rows_are_summed_up(tmp_path: Path) -> None:
    """The sentence names five."""
    book, sheet = opened(HEAD, *(("2.8a", f"2022-{month:02d}", 1) for month in range(1, 10)))
    for row in range(2, 11):
        sheet.row_dimensions[row].hidden = True
    book.save(tmp_path / "people.xlsx")
    _, problems = read(tmp_path / "people.xlsx")
    assert problems[0].wrong == "Rows 2, 3, 4, 5, 6 and 4 more are hidden, perhaps by a filter."


def test_a_wrong_dimension_loses_nothing(tmp_path: Path) -> None:
    """Some programs write that the sheet is one cell."""
    path = save(tmp_path / "people.xlsx", {"Figures": [HEAD, ("2.8a", "Jul", 5)]})
    with_part(path, SHEET, b'<dimension ref="A1:D2"/>', b'<dimension ref="A1"/>')
    reading, _ = read(path)
    assert len(reading.observations) == 1


def test_rows_and_cells_without_addresses(tmp_path: Path) -> None:
    """Addresses are optional in the file; then position counts."""
    path = save(tmp_path / "people.xlsx", {"Figures": [HEAD, ("2.8a", "Jul", "=1+1")]})
    with_part(path, SHEET, b'<row r="2"', b"<row")
    with_part(path, SHEET, b'<c r="C2">', b"<c>")
    _, problems = read(path)
    assert codes(problems) == ["SC208 C2"]


def test_a_used_range_of_a_million_rows(tmp_path: Path) -> None:
    """Formatting down to the last row of Excel costs next to nothing."""
    path = save(tmp_path / "people.xlsx", {"Figures": [HEAD, ("2.8a", "Jul", 5)]})
    tail = b"".join(b'<row r="%d"><c r="C%d" s="0"/></row>' % (row, row) for row in range(200_000, 250_000))
    tail += b'<row r="1048576"><c r="C1048576" s="0"/></row>'
    with_part(path, SHEET, b"</sheetData>", tail + b"</sheetData>")
    reading, problems = read(path)
    assert not problems
    assert len(reading.observations) == 1


def test_carriage_returns_that_excel_escapes(tmp_path: Path) -> None:
    """Words pasted from elsewhere carry _x000D_."""
    reading, _ = read_rows(tmp_path, ("Ref", "Commentary"), ("2.8a", "One._x000D_\nTwo."))
    assert reading.comments[0].text == "One.\nTwo."


@pytest.mark.parametrize(
    ("saved", "found"),
    [
        (b'<c r="C2" t="d"><v>2022-07-19T00:00:00Z</v></c>', "SC203 The cell holds a date (19/7/2022), not a number."),
        (
            b'<c r="C2" t="d"><v>19 July</v></c>',
            "SC203 The cell is formatted as a date or a time, but holds 19 July, which is none.",
        ),
        (b'<c r="C2" t="b"><v>1</v></c>', "SC203 'TRUE' is not a number."),
        (
            b'<c r="C2" t="e"><v>#N/A</v></c>',
            "SC207 The cell shows #N/A: its formula looks up something that is not there.",
        ),
    ],
)
def test_kinds_of_cells_that_few_programs_write(tmp_path: Path, saved: bytes, found: str) -> None:
    """Dates as text, logical values and errors have kinds of their own."""
    path = save(tmp_path / "people.xlsx", {"Figures": [HEAD, ("2.8a", "Jul", 5)]})
    with_part(path, SHEET, b'<c r="C2" t="n"><v>5</v></c>', saved)
    _, (problem,) = read(path)
    assert f"{problem.code} {problem.wrong}" == found


def test_a_workbook_without_styles(tmp_path: Path) -> None:
    """Then every cell is of the format General."""
    path = save(tmp_path / "people.xlsx", {"Figures": [HEAD, ("2.8a", "Jul", 5)]})
    with_part(path, "xl/_rels/workbook.xml.rels", b"relationships/styles", b"relationships/nothing")
    reading, problems = read(path)
    assert not problems
    assert reading.observations[0].source.number_format == "General"


def test_figures_from_another_file_are_a_warning(tmp_path: Path) -> None:
    """One line for the sheet, which names the first cells; a cell that is not read does not count."""
    rows = [("2.8a", f"2022-{month:02}", 1) for month in range(1, 8)]
    path = save(tmp_path / "people.xlsx", {"Figures": [(*HEAD, "Rank"), *rows, ("3.1", "Jul", 1, None, 2)]})
    for row in range(2, 9):
        new = b'<c r="C%d"><f>SUM([1]Costs!B4,"[2]")</f><v>1</v></c>' % row
        with_part(path, SHEET, b'<c r="C%d" t="n"><v>1</v></c>' % row, new)
    with_part(path, SHEET, b'<c r="E9" t="n"><v>2</v></c>', b'<c r="E9"><f>[1]Costs!B4</f><v>2</v></c>')
    reading, problems = read(path)
    assert len(reading.observations) == 8
    assert lines(problems) == [
        (
            "people.xlsx!Figures: warning SC228: Formulas take figures from another file, in C2, C3, C4, C5, C6 and 2 "
            "more; the values last saved are read. Check that they were up to date, or replace them by the figures "
            "(Copy, Paste Special, Values)."
        ),
    ]
