"""Files that are not what they seem: one sentence each, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.sources import archive as archive_module
from scorecard.sources import limits, merges, workbook
from tests.sources.material import LONG, archive, ods, read, save, with_part

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
XLSX = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}


def sentence(path: Path) -> str:
    """Read a file that must have exactly one problem, SC201 at the file, and return what is wrong."""
    reading, (problem,) = read(path)
    assert not reading.observations
    assert (problem.code, str(problem.place)) == ("SC201", path.name)
    assert problem.remedy
    return problem.wrong


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("a.xlsx", b"", "The file is empty."),
        ("a.csv", b" \n", "The file is empty."),
        ("a.xlsx", OLE2, "The file is in the old .xls format, whatever its name says."),
        ("a.csv", OLE2, "The file is in the old .xls format, whatever its name says."),
        (
            "a.xlsx",
            OLE2 + "EncryptedPackage".encode("utf-16-le"),
            "The file is protected by a password or a sensitivity label.",
        ),
        ("a.xlsx", b"<html><table>", "The file is a web page, or another kind of text, named .xlsx."),
        ("a.xlsx", b"%PDF-1.7", "The file is a PDF named .xlsx."),
        ("a.ods", b"Ref;Period", "The file is named .ods but is a CSV file."),
        ("a.ods", b"\x81\xff", "The file is named .ods but is not a workbook."),
        ("a.ods", b"a note", "The file is named .ods but is not a workbook."),
        (
            "a.xlsx",
            b"PK\x03\x04 and no more",
            "The file is damaged: it breaks off or was changed on its way.",
        ),
        ("a.xlsx", archive({"word/document.xml": "<w/>"}), "The file is a letter or a presentation, not a workbook."),
        ("a.xlsx", archive({"people.xlsx": "x"}), "The file is a zipped folder, not a workbook."),
        ("a.xlsx", b"Ref,Jul\n2.8a,5", "The file is named .xlsx but is a CSV file."),
        ("a.xlsx", archive({"xl/workbook.bin": "x"}), "The file is an Excel binary workbook (.xlsb)."),
        ("a.xlsx", ods(""), "The file is named .xlsx but holds a .ods workbook."),
        ("a.csv", archive(XLSX), "The file is named .csv but holds a .xlsx workbook."),
        ("a.ods", ods(""), "The workbook has no sheet with cells."),
        ("a.ods", ods("", manifest="<encryption-data/>"), "The file is protected by a password."),
        ("a.xlsx", archive(XLSX), "The file is damaged, or is not the kind of file its name says."),
        (
            "a.xlsx",
            archive(
                {
                    **XLSX,
                    "xl/workbook.xml": '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>',
                }
            ),
            "The file was saved as 'Strict Open XML', which few programs can read.",
        ),
        (
            "a.xlsx",
            archive({**XLSX, "xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'}),
            "The file was made, or changed, by something that is not a spreadsheet program.",
        ),
        (
            "a.xlsx",
            archive({**XLSX, "xl/a.xml": b" " * 100_000_001}),
            "The file unpacks to far more than a return needs.",
        ),
        (
            "a.xlsx",
            archive({**XLSX, "xl/a.xml": b" " * 20_000_000}),
            "The file unpacks to far more than a return needs.",
        ),
        ("a.csv", b"Ref,Jul\n2.8a,\x00", "The file is named .csv, but holds something else than text."),
        (
            "a.csv",
            b'Ref,Jul\n2.8a,"1',
            "A quotation mark after line 1 stands alone, so that cells and rows cannot be told apart.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, wrong: str) -> None:
    """One problem at the file, with what to do."""
    path = tmp_path / name
    path.write_bytes(content)
    assert sentence(path) == wrong


def test_a_truncated_workbook(tmp_path: Path) -> None:
    """A download that broke off."""
    path = save(tmp_path / "a.xlsx", {"Figures": [LONG]})
    path.write_bytes(path.read_bytes()[:-300])
    assert sentence(path) == "The file is damaged: it breaks off or was changed on its way."


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    """The flag of an encrypted member is enough."""
    content = bytearray(archive(XLSX))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.xlsx").write_bytes(content)
    assert sentence(tmp_path / "a.xlsx") == "The file is protected by a password."


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    """The operating system's word for it is passed on."""
    assert sentence(tmp_path / "a.xlsx") == "The file cannot be opened: No such file or directory."


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not even opened."""
    monkeypatch.setattr(workbook, "LARGEST_FILE", 10)
    path = save(tmp_path / "a.xlsx", {"Figures": [LONG]})
    assert sentence(path) == "The file is larger than 100 MB."


@pytest.mark.parametrize("limit", ["MOST_ROWS", "MOST_CELLS"])
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_sheet_of_raw_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, name: str) -> None:
    """Beyond the limits a sheet is no return, and memory stays bounded."""
    monkeypatch.setattr(limits, limit, 2)
    path = tmp_path / name
    if name == "a.csv":
        path.write_text("Ref,Jul\n2.8a,1\n3.1,2\n", encoding="utf-8")
    else:
        save(path, {"Figures": [("Ref", "Jul"), ("2.8a", 1), ("3.1", 2)]})
    assert sentence(path).startswith("The file has more than ")


def test_more_styles_than_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elements of the shared parts are counted before any is kept."""
    monkeypatch.setitem(archive_module._MOST_TAGS, "styles.xml", 10)  # noqa: SLF001  reason: a limit of its own
    path = save(tmp_path / "a.xlsx", {"Figures": [LONG]})
    assert sentence(path) == "The file unpacks to far more than a return needs."


def test_merged_cells_over_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Merges that cover the sheet many times over are refused."""
    monkeypatch.setattr(merges, "MOST_CELLS", 3)
    path = save(tmp_path / "a.xlsx", {"Figures": [("Ref", "Jul"), ("2.8a", 1)]})
    with_part(
        path,
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="A1:ZZ999"/></mergeCells>',
    )
    assert sentence(path) == "Merged cells cover far more than a return."


def test_an_unreadable_folder_is_a_sentence(tmp_path: Path) -> None:
    """A folder with the name of a workbook."""
    (tmp_path / "a.xlsx").mkdir()
    assert sentence(tmp_path / "a.xlsx") == "The file cannot be opened: Is a directory."
