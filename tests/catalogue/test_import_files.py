"""Files of every kind, and those in which there is nothing to import."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.catalogue.importing import HEADINGS, imported, rows, save, told


def test_a_csv_file(tmp_path: Path) -> None:
    """Is one sheet, named after the file."""
    path = tmp_path / "scorecard.csv"
    path.write_text('Ref,Title,Target 2022/23,Q1\n1.1,"Visits: all",85%,"64%"\n', encoding="utf-8")
    text = imported(path)
    assert '  - ref: "1.1"  # scorecard!A2' in text
    assert "    target: {2022-23: 85}  # scorecard!C2\n" in text


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "SC201: The file is empty."),
        (b"%PDF-1.7", "SC201: The file is a PDF named .xlsx."),
        (b"junk", "SC201: The file is named .xlsx but is not a workbook."),
        (b"PK\x03\x04junk", "SC201: "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "SC201: The file is protected "),
    ],
)
def test_files_that_are_no_workbooks(tmp_path: Path, content: bytes, problem: str) -> None:
    """Are refused with the sentence that a return of that kind gets."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    (found,) = told(path)
    assert found.startswith(f"book.xlsx: error {problem}")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Is refused like one that cannot be opened."""
    (found,) = told(tmp_path / "book.xlsx")
    assert found.startswith("book.xlsx: error SC201: The file cannot be opened: No such file or directory.")


def test_a_workbook_without_a_table(tmp_path: Path) -> None:
    """Says which headings are looked for."""
    book = Workbook()
    book.worksheets[0]["A1"] = "Minutes of the meeting"
    book.save(tmp_path / "book.xlsx")
    assert told(tmp_path / "book.xlsx") == [
        (
            "book.xlsx: error SC202: No sheet has a row of headings that a scorecard has. "
            "Give one row the headings Ref, Title and Target, for instance."
        ),
    ]


def test_headings_without_a_row(tmp_path: Path) -> None:
    """Are named with their row."""
    assert told(save(tmp_path / "book.xlsx", ("Scorecard",), HEADINGS)) == [
        (
            "book.xlsx!Scorecard: error SC202: There is no indicator below the headings in row 2. "
            "Put each indicator on a row of its own."
        ),
    ]


@pytest.mark.parametrize("sign", [";", "\t", "|"])
@pytest.mark.parametrize("headings", [("Code", "Measure", "Target 22/23"), ("KPI", "Description", "Good is")])
def test_a_csv_file_with_another_delimiter(tmp_path: Path, sign: str, headings: tuple[str, ...]) -> None:
    """Is split by it, although none of its headings is one of a return."""
    path = tmp_path / "book.csv"
    path.write_text(
        f"Scorecard, of the council\n{sign.join(headings)}\nBV12{sign}Visits, homes{sign}5\n", encoding="utf-8"
    )
    assert rows(imported(path)) == [("BV12", "Visits, homes")]


def test_two_thousand_rows(tmp_path: Path) -> None:
    """Are imported like ten."""
    path = tmp_path / "book.csv"
    lines = [f"{row // 100}.{row},Measure: {row},{row},Service {row % 50},{row}" for row in range(1, 2_001)]
    path.write_text("\n".join(["Ref,Title,Target 2022/23,Service,Q1", *lines]), encoding="utf-8")
    assert len(rows(imported(path))) == 2_000
