"""The sheets of a workbook, told apart from its properties, which SharePoint rewrites when a file is uploaded."""

from __future__ import annotations

import hashlib
import os
import struct
import zipfile
import zlib
from pathlib import Path

from scorecard.publish.plain import open_plain

BOOK = ".xlsx"
_SHEETS, _LINKS = "xl/", "xl/_rels/workbook.xml.rels"  # uploading adds a link to the properties
_LARGEST, _UNPACKED = 50_000_000, 500_000_000  # bytes of a workbook, and of its parts; a report's has some thousands
_CHUNK = 1 << 20
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the ways that every program can read
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


def sheets_digest(path: Path) -> str | None:
    """Return the SHA-256 of a workbook's sheets, None where it is no workbook or larger than any report's.

    It is that of what ``sha256sum`` prints of the parts below ``xl/``, sorted by name: a line for each with its
    SHA-256, two spaces and its name. Left out is ``xl/_rels/workbook.xml.rels``. Raises ``OSError``.
    """
    with open_plain(path) as file:
        if os.fstat(file.fileno()).st_size > _LARGEST:
            return None
        try:  # a wrong place in a damaged file is asked for in vain, which is an OSError too
            with zipfile.ZipFile(file) as book:
                return _digest(book)
        except _DAMAGED:
            return None


def _digest(book: zipfile.ZipFile) -> str | None:
    parts = [part for part in book.infolist() if part.filename.startswith(_SHEETS) and part.filename != _LINKS]
    if sum(part.file_size for part in parts) > _UNPACKED or any(part.compress_type not in _PACKED for part in parts):
        return None
    lines = hashlib.sha256()
    for part in sorted(parts, key=lambda part: part.filename):
        lines.update(f"{_of_part(book, part)}  {part.filename}\n".encode())
    return lines.hexdigest()


def _of_part(book: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
    sha256 = hashlib.sha256()
    with book.open(part) as content:
        while chunk := content.read(_CHUNK):
            sha256.update(chunk)
    return sha256.hexdigest()
