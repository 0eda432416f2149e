"""Folders of a run from a few files, for what writes, reads and verifies them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from scorecard.publish.manifest import Origin, Part, origin_of, write_manifest

NOW = dt.datetime(2022, 11, 24, 9, 30, 15, 999, tzinfo=dt.UTC)
FIGURES = b'{"format": 1}\n'
SHEETS = {
    "xl/workbook.xml": b"<workbook/>",
    "xl/worksheets/sheet1.xml": b"<worksheet>216,924</worksheet>",
    "xl/sharedStrings.xml": b"<sst/>",
}
PROPERTIES = {
    "[Content_Types].xml": b"<Types></Types>",
    "_rels/.rels": b"<Relationships/>",
    "docProps/core.xml": b"<coreProperties/>",
    "xl/_rels/workbook.xml.rels": b"<Relationships></Relationships>",
}
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM = b'<Properties xmlns="%s/custom-properties"></Properties>' % _OFFICE
_LINK = b'<Relationship Id="rId99" Type="%s/relationships/customXml" Target="../customXml/item1.xml"/>' % _OFFICE
_TYPE = (
    b'<Override PartName="/docProps/custom.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
)


def origin() -> Origin:
    """Return what the report of these figures is made from."""
    return origin_of(
        "2022-23 Q2",
        draft=False,
        part=Part(None, covering=False),
        revision="9" * 40,
        catalogue="c" * 64,
        inputs={"inputs/2022-23-Q2/Übersicht.xlsx": "a" * 64},
        figures=hashlib.sha256(FIGURES).hexdigest(),
    )


def made(
    folder: Path, files: Mapping[str, bytes] | None = None, about: Origin | None = None, now: dt.datetime = NOW
) -> Path:
    """Make a folder of these files, the figures and a manifest; ``DIGEST`` in a file becomes the digest."""
    about = about or origin()
    folder.mkdir()
    for name, content in {"scorecard.json": FIGURES, **(files or {})}.items():
        (folder / name).write_bytes(content.replace(b"DIGEST", about.fingerprint.encode()))
    write_manifest(folder, about, now)
    return folder


def workbook(parts: Mapping[str, bytes] | None = None) -> bytes:
    """Return a workbook of these parts, in their order."""
    file = BytesIO()
    with ZipFile(file, "w") as book:
        for name, content in (PROPERTIES | SHEETS if parts is None else parts).items():
            book.writestr(name, content)
    return file.getvalue()


def rewritten(book: bytes) -> bytes:
    """Return a workbook as SharePoint gives it back: with properties of its own, and its sheets as they were."""
    with ZipFile(BytesIO(book)) as was:
        parts = {name: was.read(name) for name in was.namelist()}
    types, links, core = "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "docProps/core.xml"
    parts[types] = parts[types].replace(b"</Types>", _TYPE + b"</Types>")
    parts[links] = parts[links].replace(b"</Relationships>", _LINK + b"</Relationships>")
    parts[core] += b"<!-- saved again -->"
    return workbook({"docProps/custom.xml": _CUSTOM, "customXml/item1.xml": b"<properties/>", **parts})
