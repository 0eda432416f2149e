"""OpenDocument spreadsheets, as LibreOffice writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.observations import Reading
from scorecard.problems import Problem
from tests.sources.material import codes, figures, ods, read

STRING = 'office:value-type="string"'
HEAD = "".join(
    f'<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>'
    for name in ("Ref", "Period", "Value", "Note")
)


def text(words: str, attributes: str = "") -> str:
    """Return a text cell."""
    return f"<table:table-cell {STRING} {attributes}><text:p>{words}</text:p></table:table-cell>"


def number(value: str, kind: str = "float", attributes: str = "") -> str:
    """Return a number cell."""
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}" {attributes}/>'


def table(*rows: str, name: str = "Figures", attributes: str = "") -> str:
    """Return a sheet with headings and these rows; a row that is no element becomes one."""
    whole = (row if row.startswith("<table:table-row") else f"<table:table-row>{row}</table:table-row>" for row in rows)
    return (
        f'<table:table table:name="{name}" {attributes}><table:table-column/>'
        f"<table:table-row>{HEAD}</table:table-row>{''.join(whole)}</table:table>"
    )


def read_body(folder: Path, body: str, styles: str = "") -> tuple[Reading, tuple[Problem, ...]]:
    """Read a spreadsheet with these tables."""
    path = folder / "people.ods"
    path.write_bytes(ods(body, styles))
    return read(path)


@pytest.mark.parametrize(
    ("ref", "cell", "value", "raw"),
    [
        ("2.8a", number("5"), 5, "5"),
        ("2.1a", number("0.901", "percentage"), 90.1, "0.901"),
        ("2.8a", number("1200.5", "currency"), 1200.5, "1200.5"),
        ("2.8a", text("3,980"), 3980, "3,980"),
    ],
)
def test_figures(tmp_path: Path, ref: str, cell: str, value: float, raw: str) -> None:
    """Numbers, percentages, currency and text."""
    reading, problems = read_body(tmp_path, table(text(ref) + text("Jul 2022") + cell))
    assert not problems
    (item,) = reading.observations
    assert (item.value, item.source.raw, item.source.cell) == (value, raw, "C2")


def test_a_date_names_a_month(tmp_path: Path) -> None:
    """Any day of it."""
    date = '<table:table-cell office:value-type="date" office:date-value="2022-07-19"/>'
    reading, _ = read_body(tmp_path, table(text("2.8a") + date + number("5")))
    assert figures(reading) == [("2.8a", "Jul 2022", "value", 5)]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', "SC203"),
        ('<table:table-cell office:value-type="time" office:time-value="PT1H30M0S"/>', "SC203"),
        (
            text("1:30").replace(STRING, 'office:value-type="time" office:time-value="x"'),
            "SC203",
        ),
        (text("#REF!"), "SC207"),
        ('<table:table-cell table:formula="of:=1+1"/>', "SC208"),
    ],
)
def test_cells_that_are_no_numbers(tmp_path: Path, cell: str, code: str) -> None:
    """Each gets the code that it gets in a workbook of Excel."""
    _, problems = read_body(tmp_path, table(text("2.8a") + text("Jul") + cell))
    assert codes(problems) == [f"{code} C2"]


def test_repeated_rows_and_columns_are_counted(tmp_path: Path) -> None:
    """Empty ones move the addresses and cost nothing."""
    gap = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    cells = text("9.9") + text("Jul") + number("5")
    twice = f'<table:table-row table:number-rows-repeated="2">{cells}</table:table-row>'
    _, problems = read_body(tmp_path, table(gap, twice))
    assert codes(problems) == ["SC204 A1000002", "SC204 A1000003"]


@pytest.mark.parametrize(
    "row",
    [
        f'<table:table-row table:number-rows-repeated="1048576">{text("x")}</table:table-row>',
        text("x", 'table:number-columns-repeated="1048576"'),
    ],
)
def test_content_repeated_to_the_edge(tmp_path: Path, row: str) -> None:
    """A cell that fills the whole sheet is refused, not unfolded."""
    _, (problem,) = read_body(tmp_path, table(row))
    assert problem.code == "SC201"


def test_merged_cells(tmp_path: Path) -> None:
    """A reference over two rows counts for both; covered cells are not read."""
    covered = '<table:covered-table-cell office:value-type="string"><text:p>old</text:p></table:covered-table-cell>'
    reading, problems = read_body(
        tmp_path,
        table(
            text("2.8a", 'table:number-rows-spanned="2"') + text("Jul") + number("5"),
            covered + text("Aug") + number("6"),
        ),
    )
    assert not problems
    assert [value for *_, value in figures(reading)] == [5, 6]


def test_hidden_things_are_read_with_a_warning(tmp_path: Path) -> None:
    """Sheets, rows and columns."""
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    shown = '<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>'
    cells = text("2.8a") + text("Jul") + number("5")
    body = table(
        f'<table:table-row table:visibility="filter">{cells}</table:table-row>',
        attributes='table:style-name="ta2"',
    ).replace("<table:table-column/>", '<table:table-column table:visibility="collapse"/>')
    reading, problems = read_body(tmp_path, body, shown + style)
    assert len(reading.observations) == 1
    assert [problem.wrong for problem in problems] == [
        "The sheet is hidden.",
        "Row 2 is hidden, perhaps by a filter.",
        "Column A is hidden.",
    ]


def test_text_with_markup_and_comments(tmp_path: Path) -> None:
    """Spans, blanks and line breaks are text; a comment pinned to the cell and a sheet inside it are not."""
    note = (
        f"<table:table-cell {STRING}><office:annotation><text:p>secret</text:p></office:annotation>"
        '<text:p>One<text:s text:c="2"/>two<text:s/><text:span>three</text:span>'
        "<text:line-break/>four<text:tab/></text:p>"
        "<text:p>five</text:p><table:table><table:table-row>"
        f"{text('inner')}</table:table-row></table:table></table:table-cell>"
    )
    reading, _ = read_body(tmp_path, table(text("2.8a") + text("Jul") + number("5") + note))
    assert reading.observations[0].note == "One  two three\nfour\t\nfive"
