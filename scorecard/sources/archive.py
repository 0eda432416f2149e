"""The zip container of a workbook, opened only if it is safe to unpack."""

from __future__ import annotations

import io
import zipfile

from scorecard.sources.cells import Fault

LARGEST_FILE = 100_000_000  # bytes on disk, and bytes of one unpacked part
_LARGEST_TOTAL = 300_000_000
_MOST_PARTS = 10_000
_SILLY_RATIO, _RATIO_MATTERS = 500, 10_000_000  # spreadsheets shrink to a tenth; deflate cannot beat 1032
_ENCRYPTED = 1
SAVE_AGAIN = "Open it in Excel and save it again as .xlsx, or ask for it to be sent again."


class UnreadableError(Exception):
    """A file that cannot be read; never leaves ``workbook``."""

    def __init__(self, wrong: str, remedy: str = SAVE_AGAIN) -> None:
        super().__init__(wrong)
        self.fault = Fault("SC201", wrong, remedy)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the archive; raises ``UnreadableError`` where unpacking it would fail or fill the machine."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableError("The file is damaged: it breaks off or was changed on its way.") from error
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UnreadableError("The file is protected by a password.", "Remove the password and save it again.")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_TOTAL or any(map(_silly, parts)):
        raise UnreadableError(
            "The file unpacks to far more than a return needs.",
            "Copy the filled-in cells to a new workbook: rows that are formatted but empty may be the cause.",
        )
    for part in parts:
        _refuse_entities(archive, part)
    return archive


def _silly(part: zipfile.ZipInfo) -> bool:
    ratio = part.file_size / max(part.compress_size, 1)
    return part.file_size > LARGEST_FILE or (part.file_size > _RATIO_MATTERS and ratio > _SILLY_RATIO)


def _refuse_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a document type: no spreadsheet program writes one, and its entities can unfold without end."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return
    with archive.open(part) as stream:
        head = stream.read(2000)
    if b"<!DOCTYPE" in head.replace(b"\0", b""):
        raise UnreadableError("The file holds XML that no spreadsheet program writes.")
