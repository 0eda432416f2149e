"""Return forms: the names that writer and reader share, and what a form says it is.

A form carries its identity in the properties of its document, which Excel and LibreOffice keep. Its version and the
catalogue that it was made from stand there too, for a person who asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from scorecard.period import Kind, Period, parse_period
from scorecard.problems import Place, Problem

VERSION = "1"
INSTRUCTIONS, FIGURES, OTHER_PERIODS = "Instructions", "Figures", "Other periods"
COMMENTARY, SIGN_OFF = "Commentary", "Sign-off"
VERSION_NAME, QUARTER_NAME = "Scorecard form", "Scorecard quarter"
DIRECTORATE_NAME, CATALOGUE_NAME = "Scorecard directorate", "Scorecard catalogue"
TO_DO = "To do"
NOT_ASKED = "not asked"  # stands in the figure cells that a row does not need

_PARTS = ("docProps/custom.xml", "meta.xml")  # of Excel workbooks, of OpenDocument
_LARGEST_PART = 1_000_000


@dataclass(frozen=True)
class Identity:
    """Whose form of which quarter a workbook is."""

    quarter: Period
    directorate: str


def read_identity(path: Path) -> Identity | None:
    """Return which form a file is, None for any other file; only for a workbook that could be opened safely."""
    try:
        with ZipFile(path) as archive:
            found = dict(_properties(archive))
        identity = Identity(parse_period(found[QUARTER_NAME]), found[DIRECTORATE_NAME])
    except Exception:  # noqa: BLE001  reason: a file without readable properties is no form, whatever is wrong there
        return None
    return identity if identity.quarter.kind is Kind.QUARTER else None


def _properties(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield name and text of the properties that someone added to a document."""
    for part in (part for part in archive.infolist() if part.filename in _PARTS and part.file_size < _LARGEST_PART):
        root = ET.fromstring(archive.read(part))  # noqa: S314  reason: the archive has refused document types
        for element in root.iter():
            name = next((value for key, value in element.items() if key.rpartition("}")[2] == "name"), None)
            if name is not None:
                yield name, "".join(element.itertext()).strip()


def of_another_quarter(form: Identity, file: str, quarter: Period | None) -> tuple[Problem, ...]:
    """Return the problem of a form that lies in the folder of a quarter for which it was not made."""
    if quarter is None or form.quarter == quarter:
        return ()
    made_for = f"{form.directorate} for {form.quarter.label}"
    wrong = f"This is the return form of {made_for}, but it lies in the folder of {quarter.label}, so it was not read."
    remedy = f"Move it to inputs/{form.quarter.slug}, or ask for the form of {quarter.label}."
    return (Problem("SC227", Place(file), wrong, remedy, period=form.quarter.label),)
