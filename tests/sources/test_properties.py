"""Whatever is in a cell or in a file, reading ends with a result."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
import re
import time
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from scorecard.observations import SourceFile
from scorecard.period import Period
from scorecard.problems import in_order
from scorecard.sources import read_return
from scorecard.sources.cells import Cell, Sheet, raw_text
from scorecard.sources.read import LAYOUTS
from scorecard.sources.refs import References
from scorecard.sources.table import Table
from tests.returns.make_files import FILES
from tests.sources.material import LONG, STYLES, archive, codes, figures, read, save

WORDS = st.sampled_from(
    [*LONG, *STYLES, "Jul", "Q2", "YTD", "2022-23", "75%", "£1,200", "(5)", "<5", "n/a", "#REF!", "Measure"],
)
CONTENT = st.one_of(
    st.none(),
    WORDS,
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
FORMATS = st.sampled_from(["General", "0%", '0"%"', "0.00", "£0.0,,", "@", "[$-809]dd mmm", "\\"])
HEADS = st.sampled_from([LONG, ("Ref", "Measure", "Jul", "Q2", "YTD"), ("Ref", "Commentary"), ("Name", "Role", "Date")])
NEVER_TWICE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def holds(path: Path) -> None:
    """Read a file: every figure is finite and known; every problem prints, sorts and says what to do."""
    reading, problems = read(path)
    for item in reading.observations:
        assert item.ref in STYLES
        assert item.period.label
        assert item.value is None or math.isfinite(item.value)
    for problem in in_order(problems):
        assert str(problem).startswith(str(problem.place).splitlines()[0])
        assert problem.wrong.strip()
        assert problem.remedy.strip()


@given(head=HEADS, rows=st.lists(st.lists(st.tuples(CONTENT, FORMATS), max_size=8), max_size=6))
@NEVER_TWICE
def test_any_cell_gives_a_result(head: tuple[str, ...], rows: list[list[tuple[object, str]]]) -> None:
    """Every observation is finite and known; every problem can be printed and sorted."""
    cells = [Cell(1, column, name, name) for column, name in enumerate(head, 1)]
    for row, contents in enumerate(rows, 2):
        for column, (content, number_format) in enumerate(contents, 1):
            cells.append(Cell(row, column, content, raw_text(content), number_format))  # type: ignore[arg-type]  # any
    sheet = Sheet("Figures", tuple(cells))
    for layout in LAYOUTS:
        headings = layout.claims(sheet)
        if headings is not None:
            file = SourceFile("people.xlsx", "", Period.quarter(2022, 2))
            table = Table(sheet, headings, file, STYLES, References(STYLES))
            reading = layout.read(table)
            assert all(str(problem) for problem in in_order(table.problems))
            assert all(item.value is None or abs(item.value) < 1e18 for item in reading.observations)
            assert all(item.ref in STYLES and item.period.label for item in reading.observations)


@given(text=st.text())
@NEVER_TWICE
def test_any_text_is_a_csv_file_or_a_sentence(tmp_path: Path, text: str) -> None:
    """Headings above junk."""
    path = tmp_path / "people.csv"
    path.write_text(f"Ref,Period,Value\n{text}", encoding="utf-8", errors="replace", newline="")
    holds(path)


TYPED = st.one_of(
    st.none(),
    WORDS,
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30).filter(
        lambda text: not text.startswith("=")
    ),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(9999, 1, 1)),  # noqa: DTZ001  reason: a sheet's dates have no zone
    st.timedeltas(dt.timedelta(), dt.timedelta(days=9999)),
    st.sampled_from(["=1+1", "=A1", "#DIV/0!"]),
)
PLACES = st.tuples(st.integers(1, 14), st.integers(1, 9))


@given(data=st.data())
@NEVER_TWICE
def test_any_sheet_of_a_real_workbook_gives_a_result(tmp_path: Path, data: st.DataObject) -> None:
    """Headings anywhere, several tables, anything in the cells, merged and hidden at random; read from the file."""
    book = Workbook()
    sheet = book.worksheets[0]
    for head in data.draw(st.lists(HEADS, max_size=3)):
        top, left = data.draw(PLACES)
        for column, name in enumerate(head, left):
            sheet.cell(top, column).value = name
    for (row, column), content, number_format in data.draw(st.lists(st.tuples(PLACES, TYPED, FORMATS), max_size=30)):
        sheet.cell(row, column).value = content
        sheet.cell(row, column).number_format = number_format
    for first, last in data.draw(st.lists(st.tuples(PLACES, PLACES), max_size=3)):
        (top, bottom), (left, right) = sorted((first[0], last[0])), sorted((first[1], last[1]))
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for row in data.draw(st.sets(st.integers(1, 14), max_size=3)):
        sheet.row_dimensions[row].hidden = True
    book.save(tmp_path / "people.xlsx")
    holds(tmp_path / "people.xlsx")


@given(
    rows=st.lists(st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=9), max_size=9),
    sign=st.sampled_from(",;\t|"),
)
@NEVER_TWICE
def test_any_sheet_of_a_csv_file_gives_a_result(tmp_path: Path, rows: list[list[str]], sign: str) -> None:
    """Headings and junk in any order, under any delimiter."""
    text = io.StringIO()
    csv.writer(text, delimiter=sign).writerows(rows)
    path = tmp_path / "people.csv"
    path.write_text(text.getvalue(), encoding="utf-8", errors="replace", newline="")
    holds(path)


REALISTIC = (
    "libreoffice.xlsx",
    "libreoffice.ods",
    "wide-with-bands.xlsx",
    "figures-from-another-file.xlsx",
    "utf-8.csv",
)


@cache
def parts_of(name: str) -> dict[str, bytes]:
    """Return the parts of a realistic workbook, unpacked."""
    with zipfile.ZipFile(FILES / name) as file:
        return {part: file.read(part) for part in file.namelist()}


def flipped(content: bytes, data: st.DataObject) -> bytes:
    """Return bytes some of which were changed, taken out or repeated."""
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 5))):
        at, size = data.draw(st.integers(0, len(changed))), data.draw(st.integers(0, 8))
        changed[at : at + size] = data.draw(
            st.one_of(st.binary(max_size=8), st.just(bytes(changed[at : at + 3 * size])))
        )
    return bytes(changed[: data.draw(st.integers(0, len(changed)))] if data.draw(st.booleans()) else changed)


@pytest.mark.parametrize("name", REALISTIC)
@given(data=st.data())
@NEVER_TWICE
def test_a_damaged_file_gives_a_result(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """Bytes changed anywhere in a real file, or its end missing."""
    path = tmp_path / f"people{Path(name).suffix}"
    path.write_bytes(flipped((FILES / name).read_bytes(), data))
    holds(path)


@pytest.mark.parametrize("name", [name for name in REALISTIC if not name.endswith(".csv")])
@given(data=st.data())
@NEVER_TWICE
def test_a_damaged_part_gives_a_result(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """One part of a workbook spoilt and packed again, so that the damage reaches the innermost reader."""
    parts = parts_of(name)
    spoilt = data.draw(st.sampled_from([part for part in sorted(parts) if parts[part]]))
    path = tmp_path / f"people{Path(name).suffix}"
    path.write_bytes(archive({**parts, spoilt: flipped(parts[spoilt], data)}))
    holds(path)


ATTRIBUTES = re.compile(rb'"([^"]{0,60})"|>([^<>]{1,60})<')


@pytest.mark.parametrize("name", [name for name in REALISTIC if not name.endswith(".csv")])
@given(data=st.data())
@NEVER_TWICE
def test_a_wrong_value_in_a_part_gives_a_result(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """The XML stays well-formed, but what stands in an attribute or an element is none of its kind."""
    parts = parts_of(name)
    cells = (
        {"content.xml"} if name.endswith(".ods") else {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"}
    )
    part = data.draw(st.sampled_from(sorted(cells)))
    found = list(ATTRIBUTES.finditer(parts[part]))
    match = data.draw(st.sampled_from(found))
    group = 1 if match[1] is not None else 2
    wrong = data.draw(
        st.sampled_from([b"", b"-1", b"x", b"1e999", b"nan", b"99999999999999999999", b"A1:B", b"true", b"0.5"])
    )
    content = parts[part][: match.start(group)] + wrong + parts[part][match.end(group) :]
    path = tmp_path / f"people{Path(name).suffix}"
    path.write_bytes(archive({**parts, part: content}))
    holds(path)


@given(order=st.permutations(range(6)))
@NEVER_TWICE
def test_the_order_of_rows_changes_nothing(tmp_path: Path, order: list[int]) -> None:
    """The same figures and the same kinds of problems, whatever stands above."""
    rows: list[tuple[object, ...]] = [("2.8a", f"2022-0{month}", month) for month in range(4, 8)]
    rows += [("9.9", "Jul", 1), ("2.8a", "Aug", "x")]
    path = save(tmp_path / "people.xlsx", {"Figures": [LONG, *(rows[index] for index in order)]})
    reading, problems = read(path)
    assert sorted(figures(reading), key=str) == [
        ("2.8a", label, "value", value)
        for label, value in (("Apr 2022", 4), ("Jul 2022", 7), ("Jun 2022", 6), ("May 2022", 5))
    ]
    assert sorted(code.split()[0] for code in codes(problems)) == ["SC203", "SC204"]


def test_ten_thousand_rows_take_seconds(tmp_path: Path) -> None:
    """A bound that only a slip into quadratic time would break."""
    styles = {f"A{number}": STYLES["2.8a"] for number in range(1000)}
    rows = [(f"A{row % 1000}", f"{2010 + row // 1000}-07", row) for row in range(10_000)]
    path = save(tmp_path / "people.xlsx", {"Figures": [LONG, *rows]})
    start = time.perf_counter()
    reading, problems = read_return(path, SourceFile("people.xlsx", "", None), styles)
    assert time.perf_counter() - start < 20
    assert (len(reading.observations), len(problems)) == (10_000, 0)
