"""The same report is the same file, quickly made, and other programs read it without loss."""

from __future__ import annotations

import csv
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scorecard.formats import FORMATS
from scorecard.formats.xlsx import write_xlsx
from scorecard.workspace import Workspace
from tests.formats.xlsx.opened import REPORTS, bytes_of, file_of, report_of, shown, tables_of

SOFFICE = shutil.which("soffice")
EVERY_SHEET_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"

with_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def convert(file: bytes, kind: str, folder: Path) -> None:
    """Let LibreOffice open a workbook and save it again, with a profile of its own."""
    path = folder / "scorecard.xlsx"
    path.write_bytes(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "again"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_report_is_the_same_file(name: str) -> None:
    """Byte for byte, whenever it is written."""
    first = bytes_of(name)
    time.sleep(0.01)
    assert file_of(report_of(name)) == first


def test_the_file_has_no_time_of_its_own(tmp_path: Path) -> None:
    """Neither in its parts nor in its properties."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes_of("every state"))
    with zipfile.ZipFile(path) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.read("docProps/core.xml").count(b"2022-10-20T00:00:00Z") == 2


def test_the_workbook_is_one_of_the_formats(tmp_path: Path) -> None:
    """Under its name."""
    assert (FORMATS["xlsx"].file_name, FORMATS["xlsx"].write) == ("scorecard.xlsx", write_xlsx)
    assert write_xlsx(report_of("one indicator"), Workspace(tmp_path), tmp_path / "scorecard.xlsx") == ()
    assert (tmp_path / "scorecard.xlsx").read_bytes() == bytes_of("one indicator")


def test_a_whole_quarter_takes_a_moment() -> None:
    """The repository's own quarter: a sixth of a second on a quiet machine."""
    made = report_of("the repository's own quarter")
    file_of(made)
    started = time.process_time()
    file_of(made)
    assert time.process_time() - started < 2


@with_libreoffice
@pytest.mark.parametrize("name", ["the repository's own quarter", "a draft"])
def test_another_program_shows_every_cell_as_it_is_printed(name: str, tmp_path: Path) -> None:
    """Numbers in their formats and text, sheet by sheet."""
    convert(bytes_of(name), EVERY_SHEET_AS_SHOWN, tmp_path)
    for sheet, rows in tables_of(bytes_of(name)).items():
        with (tmp_path / "again" / f"scorecard-{sheet}.csv").open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
        assert lines[-len(rows) :] == [[shown(cell) for cell in row] for row in rows]


@with_libreoffice
def test_another_program_saves_it_without_loss(tmp_path: Path) -> None:
    """As an OpenDocument spreadsheet and back: sheets, cells, title and language of the document."""
    file = bytes_of("every state")
    convert(file, "ods", tmp_path)
    convert_back = tmp_path / "back"
    convert_back.mkdir()
    shutil.copy(tmp_path / "again" / "scorecard.ods", convert_back)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    ods = str(convert_back / "scorecard.ods")
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(convert_back), ods]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    book = load_workbook(convert_back / "scorecard.xlsx")
    for sheet, rows in tables_of(file).items():
        found = list(book[sheet].iter_rows(values_only=True))[-len(rows) :]
        assert [list(row[: len(rows[0])]) for row in found] == [[cell.value for cell in row] for row in rows]
    assert str(book.properties.title).startswith("Performance report, 2022-23 Q2: data")
