"""The parts of an Excel workbook that its sheets share -> which sheets there are, texts, number formats, epoch.

Read here and not by openpyxl, which refuses whole workbooks for a font, a filter or a property that it does not expect.
Source: ECMA-376 part 1, sections 18.2 (workbook), 18.4 (shared texts), 18.8 (styles); part 2 (relationships).
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from openpyxl.reader.strings import read_string_table
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TRUE = ("1", "true")


class SheetPart(NamedTuple):
    """A worksheet: its name, and the part of the archive that holds its cells."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Book:
    """What the sheets of a workbook share; ``formats`` holds the number format of each style."""

    sheets: tuple[SheetPart, ...]
    texts: Sequence[str]
    formats: Sequence[str]
    epoch: dt.datetime

    def number_format(self, style: int) -> str:
        """Return the number format of a cell's style."""
        return self.formats[style] if 0 <= style < len(self.formats) else "General"


class _Relation(NamedTuple):
    kind: str
    part: str


def read_book(archive: ZipFile) -> Book:
    """Return the shared parts; raises what zipfile and the parser raise for parts that are missing or damaged."""
    part = next(name for name in archive.namelist() if name.lower().endswith("workbook.xml"))
    root = _root(archive, part)
    relations = _relations(archive, part)
    properties = root.find(f"{_MAIN}workbookPr")
    old_mac = properties is not None and properties.get("date1904") in _TRUE
    return Book(
        tuple(_sheets(root, relations)),
        _texts(archive, relations),
        _formats(archive, relations),
        CALENDAR_MAC_1904 if old_mac else CALENDAR_WINDOWS_1900,
    )


def _relations(archive: ZipFile, part: str) -> dict[str, _Relation]:
    """Return what the workbook refers to by its ids; targets are relative to it, or absolute.

    Only parts named .xml were searched for a document type; no spreadsheet program names these otherwise.
    """
    folder, name = posixpath.split(part)
    root = _root(archive, f"{folder}/_rels/{name}.rels".lstrip("/"))
    return {
        relation.get("Id", ""): _Relation(
            relation.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
        )
        for relation in root
        if relation.get("TargetMode") != "External" and relation.get("Target", "").lower().endswith(".xml")
    }


def _sheets(root: ET.Element, relations: dict[str, _Relation]) -> Iterable[SheetPart]:
    """Yield the worksheets; sheets of charts, dialogs and macros hold no cells."""
    for sheet in root.iterfind(f"{_MAIN}sheets/{_MAIN}sheet"):
        relation = relations.get(sheet.get(_ID, ""))
        if relation and relation.kind == "worksheet":
            yield SheetPart(sheet.get("name", ""), relation.part, sheet.get("state", "visible") != "visible")


def _texts(archive: ZipFile, relations: dict[str, _Relation]) -> Sequence[str]:
    part = _part(relations, "sharedStrings")
    if part is None:
        return ()
    with archive.open(part) as stream:
        return tuple(read_string_table(stream))


def _formats(archive: ZipFile, relations: dict[str, _Relation]) -> Sequence[str]:
    part = _part(relations, "styles")
    if part is None:
        return ()
    root = _root(archive, part)
    own = {
        int(item.get("numFmtId", 0)): item.get("formatCode", "General")
        for item in root.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")
    }
    ids = (int(style.get("numFmtId", 0)) for style in root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"))
    return tuple(own.get(number) or BUILTIN_FORMATS.get(number, "General") for number in ids)


def _part(relations: dict[str, _Relation], kind: str) -> str | None:
    return next((relation.part for relation in relations.values() if relation.kind == kind), None)


def _root(archive: ZipFile, part: str) -> ET.Element:
    return ET.fromstring(archive.read(part))  # noqa: S314  reason: the archive has refused document types
