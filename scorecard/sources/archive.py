"""The zip container of a workbook, opened only if it is safe to unpack."""

from __future__ import annotations

import io
import zipfile

from scorecard.sources.cells import Fault

LARGEST_FILE = 100_000_000  # bytes on disk, and bytes of one unpacked part
_LARGEST_TOTAL, _LARGEST_SHEETS = 300_000_000, 120_000_000
_MOST_PARTS, _ENTRY = 10_000, b"PK\x01\x02"
_SILLY_RATIO, _RATIO_MATTERS = 500, 10_000_000  # spreadsheets shrink to a tenth; deflate cannot beat 1032
_MOST_TAGS = {"sharedstrings.xml": 2_000_000, "content.xml": 2_500_000, "styles.xml": 500_000, "workbook.xml": 100_000}
_CHUNK = 1_000_000
_ENCRYPTED = 1
UNLOCK_IT = "Open it with the password, and save it under Save As without one."
SAVE_AGAIN = "Open it in Excel and save it again as .xlsx, or ask for it to be sent again."


class UnreadableError(Exception):
    """A file that cannot be read; never leaves ``workbook``."""

    def __init__(self, wrong: str, remedy: str = SAVE_AGAIN) -> None:
        super().__init__(wrong)
        self.fault = Fault("SC201", wrong, remedy)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the archive; raises ``UnreadableError`` where unpacking it would fail or fill the machine."""
    if data.count(_ENTRY) > _MOST_PARTS:  # before they are listed, which takes far more memory than they do
        raise _too_much()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableError("The file is damaged: it breaks off or was changed on its way.") from error
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UnreadableError("The file is protected by a password.", UNLOCK_IT)
    sheets = sum(part.file_size for part in parts if "/worksheets/" in part.filename)
    total = sum(part.file_size for part in parts)
    if total > _LARGEST_TOTAL or sheets > _LARGEST_SHEETS or any(map(_silly, parts)):
        raise _too_much()
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            _search(archive, part)
    return archive


def _too_much() -> UnreadableError:
    return UnreadableError(
        "The file unpacks to far more than a return needs.",
        "Copy the filled-in cells to a new workbook: rows that are formatted but empty may be the cause.",
    )


def _silly(part: zipfile.ZipInfo) -> bool:
    ratio = part.file_size / max(part.compress_size, 1)
    return part.file_size > LARGEST_FILE or (part.file_size > _RATIO_MATTERS and ratio > _SILLY_RATIO)


def _search(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a document type, whose entities can unfold without end, and more elements than can be kept.

    No spreadsheet program writes a document type; in text it would be written with &lt;.
    """
    most = _MOST_TAGS.get(part.filename.lower().rpartition("/")[2])
    tags, before = 0, b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if b"<!DOCTYPE" in before + chunk.replace(b"\0", b""):
                raise UnreadableError("The file was made, or changed, by something that is not a spreadsheet program.")
            before = chunk[-20:].replace(b"\0", b"")
            tags += chunk.count(b"<")
    if most is not None and tags > most:
        raise _too_much()
