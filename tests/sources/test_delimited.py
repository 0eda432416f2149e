"""CSV files as Excel and others write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.material import codes, figures, read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
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
    assert problem.wrong == "The file is named .csv but is not text."
