"""The benchmark layout: Ref, Comparator, Area, Period, and Value or Numerator and Denominator."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from scorecard.observations import AreaFigure, SourceFile
from scorecard.problems import Problem, in_order
from scorecard.sources.benchmarks import read_areas
from tests.returns.make_files import FILES
from tests.sources.material import STYLES, Rows, codes, lines, ods, save

COMPARATORS = {"national": "England", "neighbours": "Statistical neighbours"}
HEAD = ("Ref", "Comparator", "Area", "Period", "Value", "Numerator", "Denominator", "Source")
NEVER_TWICE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(path: Path) -> tuple[tuple[AreaFigure, ...], tuple[Problem, ...]]:
    """Read a file of benchmarks."""
    return read_areas(path, SourceFile(path.name, "0" * 64, None), STYLES, COMPARATORS)


def read_rows(folder: Path, *rows: Sequence[Any]) -> tuple[tuple[AreaFigure, ...], tuple[Problem, ...]]:
    """Read a workbook ``areas.xlsx`` whose one sheet ``Figures`` has these rows."""
    return read(save(folder / "areas.xlsx", {"Figures": rows}))


def said(figure: AreaFigure) -> tuple[object, ...]:
    """What a row says, without where."""
    parts = (figure.value, figure.numerator, figure.denominator)
    return figure.ref, figure.comparator, figure.area, figure.period.label, *parts


def test_reads_value_numerator_denominator_and_source(tmp_path: Path) -> None:
    """Each row is a figure with the cell of its first number."""
    row = ("2.1a", "neighbours", "Bedford", "2021-22", 96.3, 26, 27, "Statistical release, table 4")
    (figure,), problems = read_rows(tmp_path, HEAD, row)
    assert problems == ()
    assert said(figure) == ("2.1a", "neighbours", "Bedford", "2021-22", 96.3, 26, 27)
    assert (str(figure.source.place), figure.cited) == ("areas.xlsx!Figures!E2", "Statistical release, table 4")


def test_headings_in_any_row_order_and_case(tmp_path: Path) -> None:
    """Titles above, extra columns between; parts alone will do."""
    (figure,), problems = read_rows(
        tmp_path,
        ("Downloaded on 1 May",),
        (),
        ("AREA", "denominator", "numerator", "ONS code", "period", "Reference", " comparator:"),
        ("Bedford", 27, 26, "E06000055", "2021/22", "2.1a", "neighbours"),
    )
    assert problems == ()
    assert said(figure) == ("2.1a", "neighbours", "Bedford", "2021-22", None, 26, 27)
    assert (figure.source.cell, figure.cited) == ("C4", None)


@pytest.mark.parametrize("typed", ["national", "National", "England", "ENGLAND", " england "])
def test_a_comparator_by_its_key_or_its_name(tmp_path: Path, typed: str) -> None:
    """In any case."""
    (figure,), problems = read_rows(tmp_path, HEAD, ("2.8a", typed, "England", "2021-22", 118))
    assert (figure.comparator, problems) == ("national", ())


def test_an_unknown_comparator_is_told_those_there_are(tmp_path: Path) -> None:
    """By the keys of the catalogue, or that it has none."""
    path = save(tmp_path / "areas.xlsx", {"Figures": [HEAD, ("2.8a", "Englnd", "E", "2021-22", 1)]})
    _, (problem,) = read(path)
    assert problem.remedy.endswith("under 'comparators' in the catalogue (declared so far: national and neighbours).")
    _, (problem,) = read_areas(path, SourceFile(path.name, "0" * 64, None), STYLES, {})
    assert problem.remedy.endswith("(declared so far: none).")


@pytest.mark.parametrize("typed", [None, "n/a", "-", "..", "[c]", "<5", "TBC"])
def test_an_area_without_data(tmp_path: Path, typed: object) -> None:
    """An empty cell or a sign for one; the area is known."""
    (figure,), problems = read_rows(tmp_path, HEAD, ("2.8a", "neighbours", "Bedford", "2021-22", typed))
    assert problems == ()
    assert said(figure) == ("2.8a", "neighbours", "Bedford", "2021-22", None, None, None)


@pytest.mark.parametrize(
    ("ref", "typed", "value"),
    [("2.1a", "75%", 75), ("2.1a", 75, 75), ("2.8a", "1,250", 1250), ("4.1", "£3.2m", 3.2), ("2.8a", "nil", 0)],
)
def test_numbers_as_in_returns(tmp_path: Path, ref: str, typed: object, value: float) -> None:
    """In the unit of the indicator, by the same rules."""
    (figure,), problems = read_rows(tmp_path, HEAD, (ref, "national", "England", "2021-22", typed))
    assert (figure.value, problems) == (value, ())


@pytest.mark.parametrize(
    ("row", "code", "sentence"),
    [
        (("9.9", "national", "E", "2021-22", 1), "SC204 A2", "'9.9' is not a reference of the catalogue."),
        (("2.8a", "Englnd", "E", "2021-22", 1), "SC229 B2", "'Englnd' is not a comparator of the catalogue."),
        (("2.8a", "#N/A", "E", "2021-22", 1), "SC207 B2", "The cell shows #N/A"),
        (("2.8a", "national", "#REF!", "2021-22", 1), "SC207 C2", "The cell shows #REF!"),
        (("2.8a", "national", "E", "2021", 1), "SC205 D2", "'2021' is not a period."),
        (("2.8a", "national", "E", "Q2", 1), "SC205 D2", "'Q2' does not say of which year"),
        (("2.8a", "national", "E", "2021-22", "n/k"), "SC203 E2", "'n/k' is not a number. Leave the cell empty where"),
        (("2.8a", "national", "E", "2021-22", dt.date(2022, 3, 1)), "SC203 E2", "The cell holds a date (1/3/2022)"),
        (("2.8a", "national", "E", "2021-22", "<b>5</b>"), "SC203 E2", "'<b>5</b>' is not a number."),
        (("2.8a", "national", "E", "2021-22", "#DIV/0!"), "SC207 E2", "The cell shows #DIV/0!"),
        (("2.8a", "national", "E", "2021-22", True), "SC203 E2", "'TRUE' is not a number."),
        (("2.8a", "national", "E", "2021-22", "=1+1"), "SC208 E2", "The formula in this cell has no saved result."),
        (("2.1a", "national", "E", "2021-22", 0.75), "SC209 E2", "'0.75' could be 0.75% or 75%."),
        (("2.1a", "national", "E", "2021-22", None, 26), "SC210 F2", "There is a numerator but no denominator."),
        (("2.1a", "national", "E", "2021-22", 96.3, None, 27), "SC210 G2", "There is a denominator but no numerator."),
        ((None, "national", "E", "2021-22", 118), "SC220 E2", "'118' stands in a row that names no reference."),
        (("2.8a", None, "E", "2021-22", 118), "SC220 E2", "'118' stands in a row that names no comparator."),
        (("2.8a", "national", None, "2021-22", 118), "SC220 E2", "'118' stands in a row that names no area."),
        (("2.8a", "national", "E", None, None, 5), "SC220 F2", "'5' stands in a row that names no period."),
    ],
)
def test_a_row_that_cannot_be_read(tmp_path: Path, row: Sequence[object], code: str, sentence: str) -> None:
    """It is left out, with its cell and what to do; the next one is read."""
    figures, problems = read_rows(tmp_path, HEAD, row, ("2.8a", "national", "England", "2020-21", 118))
    assert [figure.period.label for figure in figures] == ["2020-21"]
    assert codes(problems) == [code]
    assert problems[0].message.startswith(sentence)
    assert problems[0].remedy


@pytest.mark.parametrize(
    "row", [("Source: ONS",), (None, None, "Bedford"), ("2.8a", "national", "E", None, None), (None,) * 4 + ("n/k",)]
)
def test_notes_and_rows_to_be_filled_are_passed_over(tmp_path: Path, row: Sequence[object]) -> None:
    """A row without figures need not name anything."""
    assert read_rows(tmp_path, HEAD, row) == ((), ())


def test_a_suppressed_half_is_no_missing_half(tmp_path: Path) -> None:
    """<5 of 27: there is no figure, and nothing is wrong."""
    (figure,), problems = read_rows(tmp_path, HEAD, ("2.1a", "neighbours", "Bedford", "2021-22", None, "<5", 27))
    assert problems == ()
    assert (figure.value, figure.numerator, figure.denominator) == (None, None, 27)


def test_a_source_that_is_an_error_is_told_and_the_figure_read(tmp_path: Path) -> None:
    """The words are missing, not the number."""
    row = ("2.8a", "national", "England", "2021-22", 118, None, None, "#NAME?")
    (figure,), problems = read_rows(tmp_path, HEAD, row)
    assert (figure.value, figure.cited, codes(problems)) == (118, None, ["SC207 H2"])


def test_references_merged_over_rows_stand_in_each(tmp_path: Path) -> None:
    """A merged figure does not."""
    rows: list[Sequence[Any]] = [
        HEAD,
        ("2.8a", "neighbours", "Bedford", "2021-22", 1),
        (None, None, "Derby", "2021-22", 2),
        (None, None, "Luton", "2021-22", 3),
    ]
    path = save(tmp_path / "areas.xlsx", {"Figures": rows})
    book = load_workbook(path)
    for cells in ("A2:A4", "B2:B4", "E3:E4"):
        book["Figures"].merge_cells(cells)
    book.save(path)
    figures, problems = read(path)
    assert [(each.ref, each.area) for each in figures] == [("2.8a", "Bedford")]
    assert codes(problems) == ["SC203 E3", "SC203 E4"]


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    """As in returns; so are columns whose heading may be misspelt."""
    rows = ((*HEAD, "Numeratr"), ("2.8a", "national", "England", "2021-22", 118, None, None, None, 5))
    path = save(tmp_path / "areas.xlsx", {"Figures": rows})
    book = load_workbook(path)
    book["Figures"].row_dimensions[2].hidden = True
    book.save(path)
    figures, problems = read(path)
    assert len(figures) == 1
    assert sorted(problem.code for problem in problems) == ["SC221", "SC224"]


def test_a_sheet_without_the_headings_is_told(tmp_path: Path) -> None:
    """A return in the wrong folder, say; an empty sheet is not worth a word."""
    sheets: dict[str, Rows] = {
        "Return": [("Ref", "Period", "Value"), ("2.8a", "2021-22", 5)],
        "Empty": [],
        "Half": [HEAD[:4]],
    }
    _, problems = read(save(tmp_path / "areas.xlsx", sheets))
    assert codes(problems) == ["SC202 Return", "SC202 Half"]
    assert lines(problems)[0] == (
        "areas.xlsx!Return: warning SC202: The sheet 'Return' was not read: no row of it has the headings of "
        "benchmarks. If it holds figures of other areas, give it the headings Ref, Comparator, Area, Period and Value "
        "(or Numerator and Denominator)."
    )


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_csv_file_under_any_delimiter(tmp_path: Path, sign: str) -> None:
    """The headings tell which it is."""
    path = tmp_path / "areas.csv"
    rows = ["Area;Comparator;Ref;Period;Value", "Bedford;neighbours;2.8a;2021-22;118"]
    path.write_text("\n".join(rows).replace(";", sign), encoding="utf-8")
    (figure,), problems = read(path)
    assert (figure.value, figure.source.cell, problems) == (118, "E2", ())


def test_an_opendocument_spreadsheet(tmp_path: Path) -> None:
    """As any other workbook."""
    rows = [HEAD[:5], ("2.8a", "national", "England", "2021-22", "118")]
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    path = tmp_path / "areas.ods"
    path.write_bytes(ods(f'<table:table table:name="Figures">{cells}</table:table>'))
    (figure,), problems = read(path)
    assert (figure.value, problems) == (118, ())


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_file_that_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    """One sentence says so."""
    path = tmp_path / "areas.xlsx"
    path.write_bytes(content)
    figures, problems = read(path)
    assert (figures, codes(problems)) == ((), ["SC201 areas.xlsx"])


CONTENT = st.one_of(
    st.none(),
    st.sampled_from([*HEAD, *STYLES, *COMPARATORS, "England", "2021-22", "Q2", "75%", "<5", "n/a", "#REF!", "=A1"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).filter(
        lambda text: not text.startswith("=")
    ),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(9999, 1, 1)),  # noqa: DTZ001  reason: a sheet's dates have no zone
)
ROW = st.tuples(
    st.sampled_from([*STYLES, None]),
    st.sampled_from(["England", "neighbours", "nobody", None]),
    CONTENT,
    st.sampled_from(["2021-22", "Jul 2022", "never", None]),
    CONTENT,
    CONTENT,
    CONTENT,
    CONTENT,
)


def holds(path: Path) -> None:
    """Read a file: every figure is finite and known; every problem prints, sorts and says what to do."""
    figures, problems = read(path)
    for figure in figures:
        assert figure.ref in STYLES
        assert figure.comparator in COMPARATORS
        assert figure.area
        numbers = (figure.value, figure.numerator, figure.denominator)
        assert all(number is None or math.isfinite(number) for number in numbers)
    for problem in in_order(problems):
        assert str(problem).startswith(str(problem.place).splitlines()[0])
        assert problem.remedy.strip()


@given(rows=st.lists(st.one_of(ROW, st.lists(CONTENT, max_size=9)), max_size=8))
@NEVER_TWICE
def test_any_rows_of_a_workbook_give_a_result(tmp_path: Path, rows: list[Sequence[Any]]) -> None:
    """Junk in every cell."""
    book = Workbook()
    for row in (HEAD, *rows):
        book.worksheets[0].append(list(row))
    book.save(tmp_path / "areas.xlsx")
    holds(tmp_path / "areas.xlsx")


@given(rows=st.lists(ROW, max_size=8), sign=st.sampled_from(",;\t|"))
@NEVER_TWICE
def test_any_rows_of_a_csv_file_give_a_result(tmp_path: Path, rows: list[Sequence[Any]], sign: str) -> None:
    """Junk in every cell."""
    text = io.StringIO()
    csv.writer(text, delimiter=sign).writerows((HEAD, *rows))
    path = tmp_path / "areas.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    holds(path)


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.glob("*") if path.is_file()))
def test_awkward_files_give_a_result(name: str) -> None:
    """Every file of the returns' corpus, as if it lay among the benchmarks."""
    holds(FILES / name)
