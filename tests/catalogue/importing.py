"""Spreadsheets to import, and a hand that decides what they leave open: for the tests beside this module."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from scorecard.catalogue.imported import import_catalogue
from scorecard.documents import parse_document
from tests.catalogue.material import problems_of

HEADINGS = ("Ref", "Title", "Target", "Q1")
DECIDED = {
    "council": "Anyshire",
    "tolerance": "0.5",
    "direction": "none",
    "kind": "supplied",
    "unit": "number",
    "frequency": "quarterly",
    "decimals": "2",
    "priority": "1",
    "directorate": "People",
}


def save(path: Path, *rows: Sequence[Any], **others: Sequence[Sequence[Any]]) -> Path:
    """Write a workbook whose sheet ``Scorecard`` has these rows; a pair is a value and its number format."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in {"Scorecard": rows, **others}.items():
        sheet = book.create_sheet(name)
        for row, line in enumerate(lines, 1):
            for column, content in enumerate(line, 1):
                value, form = content if isinstance(content, tuple) else (content, None)
                cell = sheet.cell(row, column, value)
                cell.number_format = form or cell.number_format
    book.save(path)
    return path


def imported(path: Path) -> str:
    """Return the text of the catalogue that is made from a file, without a problem."""
    text, problems = import_catalogue(path)
    assert [str(problem) for problem in problems] == []
    assert text is not None
    return text


def told(path: Path) -> list[str]:
    """Return the printed problems of an import."""
    return [str(problem) for problem in import_catalogue(path)[1]]


def only(folder: Path, headings: Sequence[Any], row: Sequence[Any]) -> list[str]:
    """Return the lines of the one indicator below these headings, from its reference."""
    lines = imported(save(folder / "book.xlsx", headings, row)).splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("  - ref:"))
    return [line.strip().removeprefix("- ") for line in lines[start:]]


def line(folder: Path, name: str, cells: Mapping[Any, Any]) -> str:
    """Return the line of one setting of an indicator: ``cells`` are what stands below each heading."""
    headings = {"Ref": "1.1", "Title": "Fly-tips cleared", **cells}
    return next(line for line in only(folder, [*headings], [*headings.values()]) if line.startswith(f"{name}:"))


def settings(text: str) -> Any:  # noqa: ANN401  reason: it is the data of a YAML file
    """Return what the catalogue says, as data."""
    document, problems = parse_document(text, "indicators.yaml")
    assert problems == ()
    return document.data


def open_lines(text: str) -> list[int]:
    """Return the lines whose setting is ``todo``, comments left out."""
    return [
        number for number, line in enumerate(text.splitlines(), 1) if re.search(r"\btodo\b", line.partition("#")[0])
    ]


def decided(text: str, **choices: str) -> str:
    """Return the catalogue with a decision in place of each ``todo``."""
    choices = DECIDED | choices

    def decide(match: re.Match[str]) -> str:
        return f"{match['before']}{choices.get(match['name'], 'Homes')}"

    text = re.sub(r"^(?P<before> *(?:- )?(?P<name>(?!todo)[a-z]+): )todo\b", decide, text, flags=re.MULTILINE)
    text = re.sub(
        r"^(?P<before> *(?:target: \{)?(?:20\d\d-\d\d|todo): )todo\b", r"\g<before>tbc", text, flags=re.MULTILINE
    )
    return re.sub(r"^(?P<before> *(?:target: \{)?)todo:", r"\g<before>2022-23:", text, flags=re.MULTILINE)


def refused(folder: Path, text: str) -> list[int]:
    """Return the lines that ``check`` refuses as still to be decided; it must refuse nothing else."""
    found = [re.match(r"indicators\.yaml:(\d+):\d+: error SC113\b", line) for line in problems_of(folder, text)]
    assert all(found)
    return [int(match[1]) for match in found if match]


def rows(text: str) -> list[tuple[Any, Any]]:
    """Return reference and title of each indicator."""
    return [(item["ref"], item["title"]) for item in settings(text)["indicators"]]
