"""Whatever the cells of a workbook hold, an import ends with a catalogue that can be read, or with problems."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.catalogue.imported import import_catalogue
from scorecard.documents import parse_document
from scorecard.problems import Severity, in_order
from scorecard.sources.cells import Cell, Merge, Sheet, Value, error_fault, raw_text
from scorecard.sources.merges import HIDDEN_SHEET
from tests.catalogue.importing import decided, open_lines
from tests.catalogue.material import problems_of

HEADINGS = st.sampled_from(
    [
        *("Ref", "KPI", "Title", "Measure", "Description", "Priority", "Directorate", "Service", "Owner", "Unit"),
        *(
            "Better to be?",
            "Frequency",
            "Tolerance",
            "Target",
            "Target 2022/23",
            "2021-22 target",
            "National",
            "Period",
        ),
        *("Q1", "Q2", "Jul 2022", "YTD", "2021-22", "Actual", "RAG", ""),
    ],
)
TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        *(
            "#REF!",
            "#N/A",
            "75%",
            "£1.2m",
            "£300k",
            "TBC",
            "Trend only",
            "n/a",
            "-",
            "todo",
            "no",
            "2.10",
            "<5%",
            "14-18",
        ),
        *(
            "Priority 1: Green & clean",
            "2. Homes",
            "Priority 1",
            "P1 x",
            "People",
            "People directorate",
            "Monthly",
            "%",
        ),
        *("x: y", "a #b", "'", '"', "{a}", "[b]", "\x85", "\u2028", "\ud800", "\ufeff", "\x00", "\\", "=1", "🏛"),
    ],
)
NUMBERS = st.integers(-(10**18), 10**18) | st.floats() | st.sampled_from([0, 0.5, 1.1, 85, 1e15, 1e300, 2.1])
VALUES: st.SearchStrategy[Value] = (
    st.none()
    | st.booleans()
    | TEXTS
    | NUMBERS
    | st.dates()
    | st.times()
    | st.timedeltas(dt.timedelta(0), dt.timedelta(99))
)
FORMATS = st.sampled_from(
    [
        *("General", "0%", "0.0%", "£#,##0", '£0.0,,"m"', "[$£-809]0.00", "#,##0", "0.00", "[h]:mm", "@", "0.00E+00"),
        *('0 "days"', "", ";;;", '"', "[", "\\", "# ?/?", "0,,", '0"%"'),
    ],
)
ENOUGH = settings(deadline=None, max_examples=200)


@st.composite
def cells(draw: st.DrawFn, row: int, column: int, values: st.SearchStrategy[Value]) -> Cell:
    """A cell of any kind, as reading a workbook gives it."""
    value = draw(values)
    raw = raw_text(value)
    fault = error_fault(raw) if isinstance(value, str) else None
    merge = Merge(row, column, row + 1, column) if draw(st.integers(0, 9)) == 0 else None
    return Cell(row, column, None if fault else value, raw, draw(FORMATS), fault, merge)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A sheet with a row of headings, perhaps a second one, and rows of anything."""
    width = draw(st.integers(1, 6))
    found = []
    for row in range(1, draw(st.integers(2, 6))):
        values = HEADINGS if row in (1, 4) else VALUES
        found += [draw(cells(row, column, values)) for column in range(1, width + 1)]
    hidden = draw(st.sampled_from([(), (HIDDEN_SHEET,)]))
    return Sheet(draw(st.sampled_from(["Scorecard", "Priority 2", "a\nb", "\u2028", "x: #y"])), tuple(found), hidden)


@given(st.lists(sheets(), max_size=3))
@ENOUGH
def test_any_cells(found: list[Sheet]) -> None:
    """What comes out is YAML; decided by hand, it has no open setting; and every problem can be printed."""
    with patch("scorecard.catalogue.imported.from_workbook.open_workbook", return_value=(tuple(found), None)):
        text, problems = import_catalogue(Path("book.xlsx"))
    assert all(str(problem) for problem in in_order(problems))
    if text is None:
        assert [problem.severity for problem in problems] == [Severity.ERROR]
        return
    text.encode()
    document, broken = parse_document(text, "indicators.yaml")
    assert broken == ()
    assert document.data["indicators"]
    with TemporaryDirectory() as folder:
        lines = problems_of(Path(folder), text)
        assert [line for line in lines if "SC113" not in line] == []
        assert len(lines) == len(open_lines(text)) > 2
        after = problems_of(Path(folder), decided(text))
    assert all("SC113" in line or "error SC1" in line or "SC3" in line or "warning" in line for line in after)


def test_an_open_document_sheet() -> None:
    """Its cells come without the decimals of their formats: those of the numbers count."""
    texts = [Cell(1, column, text, text) for column, text in enumerate(("Ref", "Title", "Q1"), 1)]
    texts += [Cell(row, 1, f"1.{row}", f"1.{row}") for row in (2, 3)]
    texts += [Cell(2, 3, 0.951, "0.951", "0%"), Cell(3, 3, 12.5, "12.5", "£#,##0.00")]
    with patch(
        "scorecard.catalogue.imported.from_workbook.open_workbook", return_value=((Sheet("S", tuple(texts)),), None)
    ):
        text, _ = import_catalogue(Path("book.ods"))
    lines = [line.strip() for line in (text or "").splitlines()]
    assert lines.count("decimals: 1") == 2
    assert "unit: percent  # a percentage (0.951) in S!C2" in lines
    assert "unit: pounds  # a plain number (12.5) in S!C3" in lines


@given(st.binary(max_size=200), st.sampled_from([".xlsx", ".ods", ".csv", ".xlsm", ".pdf", ""]))
@ENOUGH
def test_any_file(content: bytes, suffix: str) -> None:
    """A file of anything is refused, or is a CSV file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"book{suffix}"
        path.write_bytes(content)
        text, problems = import_catalogue(path)
    assert (text is None) == any(problem.severity is Severity.ERROR for problem in problems)
