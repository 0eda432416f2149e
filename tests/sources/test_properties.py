"""Whatever is in a cell or in a file, reading ends with a result."""

from __future__ import annotations

import datetime as dt
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.observations import SourceFile
from scorecard.period import Period
from scorecard.problems import in_order
from scorecard.sources import read_return
from scorecard.sources.cells import Cell, Sheet, raw_text
from scorecard.sources.read import LAYOUTS
from scorecard.sources.refs import References
from scorecard.sources.table import Table
from tests.sources.material import LONG, STYLES, codes, figures, ods, read, save

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
    read(path)


@cache
def whole_file(suffix: str) -> bytes:
    """Return a sound file, the same for every example."""
    if suffix == ".ods":
        return ods("<table:table><table:table-row><table:table-cell/></table:table-row></table:table>")
    with TemporaryDirectory() as folder:
        rows = [LONG, ("2.8a", dt.date(2022, 7, 1), 5, "=1+1")]
        return save(Path(folder) / "people.xlsx", {"Figures": rows}).read_bytes()


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
@given(data=st.data())
@NEVER_TWICE
def test_a_damaged_file_gives_a_result(tmp_path: Path, suffix: str, data: st.DataObject) -> None:
    """Bytes changed anywhere, or the end missing."""
    path = tmp_path / f"people{suffix}"
    content = bytearray(whole_file(suffix))
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))] if data.draw(st.booleans()) else content)
    read(path)


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
