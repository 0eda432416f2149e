"""Office files without the moment in which they were made."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from scorecard.steady import steady

CORE = "docProps/core.xml"


def packed(modified: str, year: int) -> bytes:
    """Pack a sheet and the properties of a document in some year."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, text in (
            ("xl/sheet.xml", "<a>1</a>"),
            (CORE, f"<dcterms:modified x='y'>{modified}</dcterms:modified>"),
        ):
            package.writestr(zipfile.ZipInfo(name, (year, 1, 2, 3, 4, 6)), text)
    return file.getvalue()


def test_the_day_stands_where_the_moment_stood() -> None:
    """In the properties; other parts stay as they are, in their order."""
    with zipfile.ZipFile(io.BytesIO(steady(packed("2026-01-02T03:04:05Z", 2026), dt.date(2022, 9, 30)))) as package:
        assert package.namelist() == ["xl/sheet.xml", CORE]
        assert package.read("xl/sheet.xml") == b"<a>1</a>"
        assert package.read(CORE) == b"<dcterms:modified x='y'>2022-09-30T00:00:00Z</dcterms:modified>"


def test_two_moments_make_one_file() -> None:
    """Whatever the clock said when the parts were packed."""
    first, second = packed("2026-01-02T03:04:05Z", 2026), packed("2027-06-07T08:09:10Z", 2027)
    assert first != second
    assert steady(first, dt.date(2022, 9, 30)) == steady(second, dt.date(2022, 9, 30))
