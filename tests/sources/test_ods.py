"""OpenDocument spreadsheets, as LibreOffice writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.figures import Style, Unit
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


LINKED = "table:formula=\"of:=['file:///C:/costs.ods'#$Sheet1.B4]\""
DURATION = (
    '<number:time-style xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" style:name="N1" '
    'number:truncate-on-overflow="false"/><style:style style:name="long" style:data-style-name="N1"/>'
)
HOURS = {"5.1": Style(Unit.HOURS, 1)}


def test_figures_from_another_file_are_a_warning(tmp_path: Path) -> None:
    """The saved value is read; what LibreOffice keeps of the other file is no sheet of this one."""
    kept = "<table:table table:name=\"'file:///C:/costs.ods'#$Sheet1\"><table:table-source/><table:table-row>{}</table:table-row>"
    body = table(text("2.8a") + text("Jul") + number("5", attributes=LINKED)) + kept.format(HEAD) + "</table:table>"
    reading, problems = read_body(tmp_path, body)
    assert figures(reading) == [("2.8a", "Jul 2022", "value", 5)]
    assert codes(problems) == ["SC228 Figures"]


@pytest.mark.parametrize(
    ("column", "row", "cell"),
    [("long", "", ""), ("", "long", ""), ("", "", "long"), ("other", "other", "long")],
)
def test_durations_are_known_by_the_style_of_cell_row_or_column(
    tmp_path: Path, column: str, row: str, cell: str
) -> None:
    """A cell without a style of its own has that of its row, else of its column."""
    names = {"column": column, "row": row, "cell": cell}
    default, of_row = (
        f'table:default-cell-style-name="{names[name]}"' if names[name] else "" for name in ("column", "row")
    )
    own = f'table:style-name="{cell}"' if cell else ""
    time = f'<table:table-cell office:value-type="time" office:time-value="PT36H30M0.5S" {own}/>'
    body = table(f"<table:table-row {of_row}>{text('5.1')}{text('Jul')}{time}</table:table-row>")
    columns = f'<table:table-column table:number-columns-repeated="2"/><table:table-column {default}/>'
    path = tmp_path / "people.ods"
    path.write_bytes(ods(body.replace("<table:table-column/>", columns), DURATION))
    reading, problems = read(path, styles=HOURS)
    assert not problems
    assert reading.observations[0].value == pytest.approx(36.5 + 0.5 / 3600)


def test_a_time_under_a_clock_format_is_refused(tmp_path: Path) -> None:
    """36:30 under h:mm shows 12:30."""
    time = '<table:table-cell office:value-type="time" office:time-value="PT36H30M00S"/>'
    path = tmp_path / "people.ods"
    path.write_bytes(ods(table(text("5.1") + text("Jul") + time)))
    _, (problem,) = read(path, styles=HOURS)
    assert problem.wrong == "The cell shows a time of day (12:30), not a length of time."


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        ('office:value-type="date" office:date-value="10113-09-19"', "The cell is formatted as a date or a time"),
        ('office:value-type="float" office:value="1"', "'TRUE' is not a number."),
        ('office:value-type="time" office:time-value="P999999999DT0H"', "'00:00' is a time or a duration"),
        ('office:value-type="time" office:time-value="P999999998DT99999H"', "'TRUE' is not a number."),
    ],
)
def test_a_value_beyond_the_calendar_or_kept_as_a_number(tmp_path: Path, cell: str, wrong: str) -> None:
    """One strange cell does not cost the rest of the file."""
    strange = f"<table:table-cell {cell}><text:p>TRUE</text:p></table:table-cell>"
    rows = (text("2.8a") + text("Jul") + strange, text("2.8a") + text("Aug") + number("5"))
    reading, (problem,) = read_body(tmp_path, table(*rows))
    assert problem.wrong.startswith(wrong)
    assert len(reading.observations) == 1
