"""A file that a directorate sent -> its sheets, or one sentence that says why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from scorecard.sources.archive import LARGEST_FILE, SAVE_AGAIN, UnreadableError, open_archive
from scorecard.sources.cells import Fault, Sheet
from scorecard.sources.delimited import CountHeadings, looks_delimited, read_delimited
from scorecard.sources.headings import known_headings
from scorecard.sources.ods import read_ods
from scorecard.sources.xlsx import read_xlsx

_ZIP, _OLE2 = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_WEB_PAGE = re.compile(rb"\s*<(!doctype|html|head|body|table|\?xml|meta)", re.IGNORECASE)
_READERS: dict[str, Callable[[ZipFile], tuple[Sheet, ...]]] = {".xlsx": read_xlsx, ".ods": read_ods}


def open_workbook(path: Path, known: CountHeadings = known_headings) -> tuple[tuple[Sheet, ...], Fault | None]:
    """Return the sheets of a workbook or CSV file; a fault (SC201) where there are none to be had.

    ``known`` tells how many texts of a row are headings that are looked for.
    """
    try:
        return _sheets(_content(path), path, known), None
    except UnreadableError as error:
        return (), error.fault
    except Exception:  # noqa: BLE001  reason: damaged files make zipfile, expat and openpyxl raise almost anything
        return (), Fault("SC201", "The file is damaged, or is not the kind of file its name says.", SAVE_AGAIN)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            wrong = "The file is larger than 100 MB."
            raise UnreadableError(wrong, "Send the figures without pictures and raw data.")
        return path.read_bytes()
    except OSError as error:
        wrong = f"The file cannot be opened: {error.strerror}."
        raise UnreadableError(wrong, "Close it elsewhere, or check its permissions.") from error


def _sheets(data: bytes, path: Path, known: CountHeadings) -> tuple[Sheet, ...]:
    suffix = path.suffix.lower()
    if not data.strip():
        raise UnreadableError("The file is empty.", "Ask for it to be sent again.")
    if data.startswith(_OLE2):
        raise _old_or_protected(data)
    if data.startswith(_ZIP):
        return _read_archive(data, suffix)
    if suffix == ".csv":
        return read_delimited(data, path.stem.encode(errors="replace").decode(), known)
    raise _not_a_workbook(data, suffix)


def _read_archive(data: bytes, suffix: str) -> tuple[Sheet, ...]:
    with open_archive(data) as archive:
        kind = _kind(archive)
        if kind != {".xlsm": ".xlsx"}.get(suffix, suffix):
            raise UnreadableError(
                f"The file is named {suffix} but holds a {kind} workbook.", f"Rename it to end in {kind}."
            )
        sheets = _READERS[kind](archive)
    if not sheets:
        remedy = "Put the figures on an ordinary sheet, under the headings of a return."
        raise UnreadableError("The workbook has no sheet with cells.", remedy)
    return sheets


def _kind(archive: ZipFile) -> str:
    """Return ``.xlsx`` or ``.ods``, by what the archive holds and not by what it is called."""
    names = set(archive.namelist())
    if "mimetype" in names and archive.read("mimetype").strip().startswith(_ODS_TYPE):
        return ".ods"
    if any(name.endswith("workbook.bin") for name in names):
        raise UnreadableError("The file is an Excel binary workbook (.xlsb).", "Open it in Excel and save it as .xlsx.")
    if "[Content_Types].xml" in names and any(name.lower().endswith("workbook.xml") for name in names):
        return ".xlsx"
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise UnreadableError(
            "The file is a letter or a presentation, not a workbook.", "Ask for the figures in a workbook."
        )
    raise UnreadableError("The file is a zipped folder, not a workbook.", "Put the workbook itself into the folder.")


def _old_or_protected(data: bytes) -> UnreadableError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        remedy = "Open it in Excel, remove the password (File, Info, Protect Workbook) and save it."
        return UnreadableError("The file is protected by a password or a sensitivity label.", remedy)
    return UnreadableError(
        "The file is in the old .xls format, whatever its name says.",
        "Open it in Excel and save it as .xlsx.",
    )


def _not_a_workbook(data: bytes, suffix: str) -> UnreadableError:
    if data.startswith(b"%PDF"):
        return UnreadableError(f"The file is a PDF named {suffix}.", "Ask for the workbook it was made from.")
    if _WEB_PAGE.match(data):
        wrong = f"The file is a web page, or another kind of text, named {suffix}."
        return UnreadableError(wrong, "Open it in Excel and save it as .xlsx.")
    if looks_delimited(data):
        wrong = f"The file is named {suffix} but is a CSV file."
        return UnreadableError(wrong, "Rename it to end in .csv, or open it in Excel and save it as .xlsx.")
    return UnreadableError(f"The file is named {suffix} but is not a workbook.")
