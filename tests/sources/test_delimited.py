"""CSV files as Excel and others write them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scorecard.sources import delimited
from tests.sources.material import codes, figures, read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """The delimiter that shows most headings is the one; the words around do not matter."""
    text = "People, places; and more\nRef;Period;Value;Note\n2.8a;Jul 2022;£5;Café\n".replace(";", delimiter)
    path = tmp_path / "people.csv"
    path.write_bytes(text.encode(encoding))
    reading, problems = read(path)
    assert not problems
    assert figures(reading) == [("2.8a", "Jul 2022", "value", 5)]
    (item,) = reading.observations
    assert (str(item.source.place), item.source.raw, item.note) == ("people.csv!people!C3", "£5", "Café")


def test_quotes_line_breaks_and_gaps(tmp_path: Path) -> None:
    """Addresses are those that Excel shows; a break inside quotes is no new row."""
    path = tmp_path / "people.csv"
    path.write_bytes(b'Ref,Commentary\r\n\r\n2.8a,"One,\r\ntwo ""three"""\r\n9.9,x\r\n')
    reading, problems = read(path)
    assert reading.comments[0].text == 'One,\ntwo "three"'
    assert codes(problems) == ["SC204 A4"]


def test_references_stay_text(tmp_path: Path) -> None:
    """1.10 is not 1.1 in a CSV file."""
    path = tmp_path / "people.csv"
    path.write_text("Ref,Jul\n1.10,5\n3.1,6\n", encoding="utf-8")
    reading, problems = read(path)
    assert not problems
    assert [item.ref for item in reading.observations] == ["1.10", "3.1"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("0.75", "SC209 B2"), ("#DIV/0!", "SC207 B2"), ("Err:502", "SC207 B2"), ('"12,5"', "SC203 B2")],
)
def test_bad_cells(tmp_path: Path, typed: str, expected: str) -> None:
    """Texts are judged as in a workbook."""
    path = tmp_path / "people.csv"
    path.write_text(f"Ref,Jul\n2.1a,{typed}\n", encoding="utf-8")
    _, problems = read(path)
    assert codes(problems) == [expected]


def test_text_in_no_known_encoding(tmp_path: Path) -> None:
    """Bytes that Windows text does not have are not guessed at."""
    path = tmp_path / "people.csv"
    path.write_bytes(b"Ref,Jul\n2.8a,\x81\xff")
    _, (problem,) = read(path)
    assert problem.wrong == "The file is named .csv, but holds something else than text."


def test_what_a_terminal_would_obey_is_not_repeated(tmp_path: Path) -> None:
    """A cell may hold codes that clear the screen; a sentence shows blanks in their place."""
    path = tmp_path / "people.csv"
    path.write_text("Ref,Jul\n2.8a,\x1b[2Jn/k\u202e\n", encoding="utf-8")
    _, (problem,) = read(path)
    assert problem.wrong == "' [2Jn/k ' is not a number."


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are always text there")
def test_the_sheet_of_a_file_whose_name_is_not_text(tmp_path: Path) -> None:
    """Its name can be written to every output."""
    path = tmp_path / os.fsdecode(b"caf\xe9.csv")
    path.write_text("Ref,Jul\n2.8a,5\n", encoding="utf-8")
    reading, _ = read(path)
    assert reading.observations[0].source.sheet == "caf?"


def test_rows_beyond_the_last_of_a_spreadsheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blank lines without end are refused, not counted."""
    monkeypatch.setattr(delimited, "LAST_ROW", 3)
    path = tmp_path / "people.csv"
    path.write_text("Ref,Jul\n\n\n2.8a,5\n", encoding="utf-8")
    _, (problem,) = read(path)
    assert problem.wrong == "Row 4 of the file lies beyond what Excel can show, or has more cells than that."


def test_a_large_csv_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not even split into rows."""
    monkeypatch.setattr(delimited, "_LARGEST", 10)
    path = tmp_path / "people.csv"
    path.write_text("Ref,Jul\n2.8a,5\n", encoding="utf-8")
    _, (problem,) = read(path)
    assert problem.code == "SC201"


def test_a_cell_without_end(tmp_path: Path) -> None:
    """A quotation mark that is never closed takes in the rest of the file."""
    path = tmp_path / "people.csv"
    path.write_text(f'Ref,Jul\n2.8a,"{"a" * 200_000}\n', encoding="utf-8")
    _, (problem,) = read(path)
    assert problem.message == (
        "After line 1 a cell has more than 131,072 characters. "
        "Mend that, or open the file in Excel and save it again as 'CSV UTF-8 (Comma delimited)'."
    )
