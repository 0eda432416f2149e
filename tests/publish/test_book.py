"""The digest of a workbook's sheets: what changes it, what does not, and files that are no workbooks."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.publish import book
from scorecard.publish.book import sheets_digest
from tests.publish.folders import PROPERTIES, SHEETS, rewritten, workbook


def digest(folder: Path, content: bytes) -> str | None:
    """Return the digest of a file with this content."""
    (folder / "book.xlsx").write_bytes(content)
    return sheets_digest(folder / "book.xlsx")


def test_the_digest_is_what_sha256sum_makes_of_the_sheets(tmp_path: Path) -> None:
    """A line for each part below ``xl/``, sorted by name."""
    names = ("xl/sharedStrings.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml")
    lines = "".join(f"{hashlib.sha256(SHEETS[name]).hexdigest()}  {name}\n" for name in names)
    assert digest(tmp_path, workbook()) == hashlib.sha256(lines.encode()).hexdigest()


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(rewritten(workbook()), id="as SharePoint gives it back"),
        pytest.param(workbook(SHEETS), id="without properties"),
        pytest.param(workbook(SHEETS | PROPERTIES), id="in another order"),
    ],
)
def test_properties_and_order_do_not_change_it(tmp_path: Path, other: bytes) -> None:
    """Nor do the links to the properties."""
    assert other != workbook()
    assert digest(tmp_path, other) == digest(tmp_path, workbook())


@pytest.mark.parametrize(
    "parts",
    [
        SHEETS | {"xl/worksheets/sheet1.xml": b"<worksheet>216,925</worksheet>"},
        SHEETS | {"xl/vbaProject.bin": b"Sub Auto_Open()"},
        {name: content for name, content in SHEETS.items() if name != "xl/sharedStrings.xml"},
        {name.replace("sheet1", "sheet2"): content for name, content in SHEETS.items()},
        {},
    ],
)
def test_anything_in_the_sheets_changes_it(tmp_path: Path, parts: dict[str, bytes]) -> None:
    """A figure, a macro, a part that is gone or has another name."""
    assert digest(tmp_path, workbook(PROPERTIES | parts)) != digest(tmp_path, workbook())


def test_a_part_that_stands_twice_changes_it(tmp_path: Path) -> None:
    """Programs differ in which of the two they show."""
    file = BytesIO(workbook())
    with ZipFile(file, "a") as appended, pytest.warns(UserWarning, match="Duplicate name"):
        appended.writestr("xl/worksheets/sheet1.xml", SHEETS["xl/worksheets/sheet1.xml"])
    assert digest(tmp_path, file.getvalue()) != digest(tmp_path, workbook())


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 1000, workbook()[:-30]])
def test_what_is_no_workbook_has_none(tmp_path: Path, content: bytes) -> None:
    """No error stops whoever asks."""
    assert digest(tmp_path, content) is None


def test_what_is_packed_as_no_program_packs_a_workbook_has_none(tmp_path: Path) -> None:
    """Only the two ways that every program can read."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_LZMA) as odd:
        odd.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>")
    assert digest(tmp_path, file.getvalue()) is None


def test_what_is_larger_than_any_report_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packed or unpacked."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b" " * 100_000)
    assert digest(tmp_path, file.getvalue()) is not None
    monkeypatch.setattr(book, "_UNPACKED", 99_999)
    assert digest(tmp_path, file.getvalue()) is None
    monkeypatch.setattr(book, "_LARGEST", 100)
    assert digest(tmp_path, workbook()) is None


@given(place=st.integers(0, len(workbook()) - 1), value=st.integers(0, 255))
def test_no_damage_is_more_than_another_digest_or_none(
    tmp_path_factory: pytest.TempPathFactory, place: int, value: int
) -> None:
    """Any byte may be any other."""
    content = bytearray(workbook())
    content[place] = value
    found = digest(tmp_path_factory.mktemp("damaged"), bytes(content))
    assert found is None or len(found) == 64
