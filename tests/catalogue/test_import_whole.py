"""A whole scorecard as a council keeps it in Excel: imported, decided by hand, and accepted."""

from __future__ import annotations

import csv
import re
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.catalogue.importing import decided, imported, open_lines, refused, settings
from tests.catalogue.material import problems_of

PRINTED = Path(__file__).with_name("printed_scorecard.csv")  # the published one, every cell as printed


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The catalogue made from the published scorecard, laid out as an officer would."""
    return imported(_workbook(tmp_path_factory.mktemp("import") / "Scorecard Q2.xlsx"))


def test_every_row_becomes_an_indicator(text: str) -> None:
    """With the reference and title of the sheet, the titles of sections being none."""
    with PRINTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [(item["ref"], item["title"]) for item in settings(text)["indicators"]]
    assert found == [(row["Corp Ref"], row["Metric Title"]) for row in rows]


def test_priorities_come_from_the_bands_and_directorates_from_their_column(text: str) -> None:
    """Each once, in the order of the sheet."""
    data = settings(text)
    assert [(item["id"], item["name"]) for item in data["priorities"]] == [
        (1, "Green & Clean"),
        (2, "Improved Life Chances"),
        (3, "Connected Communities"),
        (4, "Thriving Villages & Towns"),
        (5, "Economic Development"),
        (6, "Robust Resource Management"),
    ]
    assert data["directorates"] == [
        *("Place & Economy", "Communities & Opportunities", "People", "Corporate Services", "Finance"),
    ]
    assert {item["priority"] for item in data["indicators"]} == {1, 2, 3, 4, 5, 6}


def test_one_indicator_in_full(text: str) -> None:
    """Each setting with its cell; what the sheet says on direction is repeated, not believed."""
    lines = text.splitlines()
    start = lines.index('  - ref: "2.1b"  # Scorecard!A16')
    assert [line.strip() for line in lines[start : start + 13]] == [
        '- ref: "2.1b"  # Scorecard!A16',
        "title: Percentage of referrals with a previous referral within 12 months  # Scorecard!B16",
        "priority: 2  # Scorecard!A14",
        "directorate: People  # Scorecard!C16",
        "unit: percent  # format 0.0% in Scorecard!G16",
        "decimals: 1",
        'direction: todo  # the sheet says "Lower" (Scorecard!D16)',
        "frequency: monthly  # figures by month in Scorecard!G16, H16, I16",
        "kind: todo",
        "target: {2022-23: 29}  # Scorecard!E16",
        "# benchmark:  # give each its period and source, then remove the first # of these lines",
        "#   neighbours: {value: 20.9, period: todo, source: todo}  # Scorecard!N16",
        "#   regional: {value: 23.3, period: todo, source: todo}  # Scorecard!O16",
    ]


def test_check_lists_every_open_setting_with_its_line(tmp_path: Path, text: str) -> None:
    """And nothing else: direction and kind of each indicator, the tolerance, the council, and what is not sure."""
    lines = refused(tmp_path, text)
    assert lines == open_lines(text)
    data = settings(text)["indicators"]
    doubtful = sum("todo" in (item["unit"], item["decimals"]) for item in data)
    assert {item["direction"] for item in data} == {item["kind"] for item in data} == {"todo"}
    assert len(lines) > 2 * 59 + 2
    assert doubtful < 20


def test_decided_it_is_a_catalogue(tmp_path: Path, text: str) -> None:
    """Without an error; titles that speak of a proportion above counts are asked about, not taken for numbers."""
    by_hand = decided(text, unit="score")
    assert open_lines(by_hand) == []
    assert problems_of(tmp_path, by_hand) == []


def test_targets_decided_from_their_comments(tmp_path: Path, text: str) -> None:
    """Either form that a comment offers stands in place of its todo as it is."""
    offered = re.compile(
        r"todo(}  # \S+; (\{annual: \S+\}) if of the whole year, (\S+) if of each quarter)$", re.MULTILINE
    )
    assert len(offered.findall(text)) == 11
    for form in (r"\2\1", r"\3\1"):
        by_hand = decided(offered.sub(form, text), unit="score", kind="flow")
        assert [line for line in problems_of(tmp_path, by_hand) if "error" in line] == []


def test_comparators_decided_too(tmp_path: Path, text: str) -> None:
    """Without their signs for a comment, their lines are settings like the others."""
    uncommented = re.sub(r"^    # (  [a-z]+: \{value|benchmark:)", r"    \1", text, flags=re.MULTILINE)
    by_hand = decided(uncommented, unit="score").replace("period: todo, source: todo", "period: 2021-22, source: S")
    by_hand = by_hand.replace("value: todo", "value: 1")
    assert problems_of(tmp_path, by_hand) == []
    assert sum("benchmark" in item for item in settings(by_hand)["indicators"]) == 17


def _workbook(path: Path) -> Path:
    """Write the reference as a sheet: titles above, a merged band for each priority, numbers with their formats."""
    with PRINTED.open(encoding="utf-8", newline="") as file:
        headings, *rows = list(csv.reader(file))
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Scorecard"
    sheet.merge_cells("A1:Q1")
    sheet["A1"] = "Corporate Plan performance"
    sheet["A2"] = "Quarter 2, July to September"
    sheet.append([])
    sheet.append([name for name in headings if name != "Priority"])
    for priority, members in groupby(rows, key=lambda row: row[2]):
        number, _, name = priority.partition(". ")
        sheet.append([f"Priority {number}: {name}"])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=16)
        for member in members:
            row = sheet.max_row + 1
            for column, content in enumerate([*member[:2], *member[3:]], 1):
                value, form = _typed(content) if column > 4 else (content or None, "@")
                cell = sheet.cell(row, column, value)
                cell.number_format = form
    book.create_sheet("Notes")["A1"] = "Figures are provisional until signed off."
    book.save(path)
    return path


def _typed(content: str) -> tuple[Any, str]:
    """Return what an officer would type for a printed figure, with the format that prints it."""
    plain = content.replace(",", "").removesuffix("%")
    if not re.fullmatch(r"-?\d+(\.\d+)?", plain):
        return content or None, "General"
    decimals = "0" * len(plain.partition(".")[2])
    form = f"0.{decimals}" if decimals else "0"
    if content.endswith("%"):
        return float(plain) / 100, f"{form}%"
    return float(plain), f"#,##{form}"
