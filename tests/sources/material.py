"""Small workbooks and what is read from them: the material of the tests beside this module."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from scorecard.figures import Style, Unit
from scorecard.observations import Reading, SourceFile
from scorecard.period import Period
from scorecard.problems import Problem
from scorecard.sources import read_return

Q2 = Period.quarter(2022, 2)
STYLES = {
    "2.1a": Style(Unit.PERCENT, 1),
    "2.8a": Style(Unit.NUMBER),
    "1.7": Style(Unit.NUMBER),
    "1.10": Style(Unit.NUMBER),
    "3.1": Style(Unit.NUMBER),
    "3.10": Style(Unit.NUMBER),
    "4.1": Style(Unit.POUNDS_MILLION, 1),
}
LONG = ("Ref", "Period", "Value", "Numerator", "Denominator", "Status", "No data reason", "Note")

Rows = Sequence[Sequence[Any]]


def save(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook with these sheets, row by row from A1."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def read(
    path: Path,
    quarter: Period | None = Q2,
    styles: Mapping[str, Style] = STYLES,
) -> tuple[Reading, tuple[Problem, ...]]:
    """Read a file as a return of 2022-23 Q2, or of another folder."""
    return read_return(path, SourceFile(path.name, "0" * 64, quarter), styles)


def read_rows(folder: Path, *rows: Sequence[Any], quarter: Period | None = Q2) -> tuple[Reading, tuple[Problem, ...]]:
    """Read a workbook ``people.xlsx`` whose one sheet ``Figures`` has these rows."""
    return read(save(folder / "people.xlsx", {"Figures": rows}), quarter)


def lines(problems: Sequence[Problem]) -> list[str]:
    """Return the problems as they are printed."""
    return [str(problem) for problem in problems]


def codes(problems: Sequence[Problem]) -> list[str]:
    """Return code and cell of each problem: ``SC203 C2``."""
    return [f"{problem.code} {problem.place.cell or problem.place.sheet or problem.place.file}" for problem in problems]


def figures(reading: Reading) -> list[tuple[str, str, str, float | None]]:
    """Return reference, period, part and value of each observation."""
    return [(item.ref, item.period.label, item.part.value, item.value) for item in reading.observations]


def archive(parts: Mapping[str, bytes | str]) -> bytes:
    """Return a zip archive with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def with_part(path: Path, name: str, old: bytes, new: bytes) -> Path:
    """Rewrite one member of a zip archive in place, replacing bytes that must occur in it."""
    with zipfile.ZipFile(path) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    part = parts[name].replace(b" />", b"/>").replace(b"<v></v>", b"<v/>")  # as either XML library may write it
    assert old in part
    parts[name] = part.replace(old, new)
    path.write_bytes(archive(parts))
    return path


def ods(body: str, styles: str = "", manifest: str = "") -> bytes:
    """Return an OpenDocument spreadsheet with these tables."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        },
    )
