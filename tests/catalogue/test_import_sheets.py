"""Which rows and columns of a workbook become the catalogue, however the sheets are laid out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.catalogue.importing import decided, imported, only, refused, save, settings, told
from tests.catalogue.material import problems_of

HEADINGS = ("Ref", "Title", "Target", "Q1")


def rows(text: str) -> list[tuple[Any, Any]]:
    """Return reference and title of each indicator."""
    return [(item["ref"], item["title"]) for item in settings(text)["indicators"]]


@pytest.mark.parametrize("ref", ["Ref", "REFERENCE", "ID", "PI", "KPI no.", "Indicator ref", "Code", "Corp Ref"])
@pytest.mark.parametrize(
    "title", ["Title", "Measure", "Indicator", "Performance indicator", "Description", "Measure Name"]
)
def test_headings_for_reference_and_title(tmp_path: Path, ref: str, title: str) -> None:
    """By synonym, in any capitals."""
    assert only(tmp_path, [ref, title, "Q1"], ["1.1", "Visits", 5])[:2] == [
        'ref: "1.1"  # Scorecard!A2',
        "title: Visits  # Scorecard!B2",
    ]


@pytest.mark.parametrize(
    ("heading", "name"), [("KPI", "Description"), ("Indicator", "Indicator name"), ("PI", "Title")]
)
def test_a_column_that_holds_references(tmp_path: Path, heading: str, name: str) -> None:
    """Is that of references, although its heading could be that of titles."""
    assert only(tmp_path, [heading, name, "Q1"], ["BV12a", "Visits", 5])[:2] == [
        'ref: "BV12a"  # Scorecard!A2',
        "title: Visits  # Scorecard!B2",
    ]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Lead officer", "owner: Assistant Director  # Scorecard!C2"),
        ("Responsible Officer", "owner: Assistant Director  # Scorecard!C2"),
        ("Department", "directorate: Assistant Director  # Scorecard!C2"),
        ("Service area", "directorate: Assistant Director  # Scorecard!C2"),
        ("Definition", "definition: Assistant Director  # Scorecard!C2"),
        ("Description", "definition: Assistant Director  # Scorecard!C2"),
        ("Corporate priority", "priority: 1  # Scorecard!C2"),
    ],
)
def test_other_headings(tmp_path: Path, heading: str, line: str) -> None:
    """Each has its setting; a description beside a title is the definition."""
    assert line in only(tmp_path, ["Ref", "Title", heading, "Q1"], ["1.1", "Visits", "Assistant Director", 5])


def test_a_title_under_an_unusual_heading(tmp_path: Path) -> None:
    """Is found where the rest of the row leaves no doubt."""
    lines = only(tmp_path, ["Ref", "Our headline measure this year", "Directorate"], ["1.1", "Visits", "People"])
    assert lines[1] == "title: Visits  # Scorecard!B2"


def test_columns_that_are_not_used_are_named(tmp_path: Path) -> None:
    """So that nobody thinks that they were."""
    text = imported(save(tmp_path / "book.xlsx", (*HEADINGS, "RAG", "Comments"), ("1.1", "Visits", 5, 5, "G", "Well")))
    assert "# Columns of Scorecard that are not used: RAG (E1), Comments (F1)" in text


def test_headings_in_two_rows(tmp_path: Path) -> None:
    """Periods below the words for them belong to the headings, merged or not."""
    lines = (("Ref", "Title", "Performance 2022/23"), (None, None, "Q1", "Q2"), ("1.1", "Visits", 5, 6))
    path = save(tmp_path / "book.xlsx", *lines)
    for merges in ((), ("A1:A2", "B1:B2", "C1:D1")):
        book = load_workbook(path)
        for merge in merges:
            book["Scorecard"].merge_cells(merge)
        book.save(path)
        text = imported(path)
        assert rows(text) == [("1.1", "Visits")]
        assert "frequency: quarterly  # figures by quarter in Scorecard!C3, D3" in text


def test_bands_are_priorities(tmp_path: Path) -> None:
    """Also the first, above the headings; what stands there besides is not."""
    text = imported(
        save(
            tmp_path / "book.xlsx",
            ("Performance of the council",),
            ("Priority 1: Green and clean",),
            HEADINGS,
            ("1.1", "Visits", 5, 5),
            ("Priority 2 - Improved life chances",),
            ("Adult services",),
            ("2.1", "Homes", 5, 5),
        )
    )
    data = settings(text)
    assert data["priorities"] == [{"id": 1, "name": "Green and clean"}, {"id": 2, "name": "Improved life chances"}]
    assert [item["priority"] for item in data["indicators"]] == [1, 2]
    assert [item["directorate"] for item in data["indicators"]] == ["todo", "Adult services"]


def test_bands_without_the_word(tmp_path: Path) -> None:
    """Are priorities too, numbered as they come, unless the sheet has a column for them: then they are directorates."""
    lines = (HEADINGS, ("Clean streets",), ("1.1", "Visits", 5, 5), ("Safe homes",), ("2.1", "Homes", 5, 5))
    data = settings(imported(save(tmp_path / "one.xlsx", *lines)))
    assert data["priorities"] == [{"id": 1, "name": "Clean streets"}, {"id": 2, "name": "Safe homes"}]
    with_column = [(*line, "4. Money" if len(line) > 1 else None) for line in lines]
    with_column[0] = (*HEADINGS, "Priority")
    data = settings(imported(save(tmp_path / "two.xlsx", *with_column)))
    assert data["priorities"] == [{"id": 4, "name": "Money"}]
    assert data["directorates"] == ["Clean streets", "Safe homes"]


@pytest.mark.parametrize(
    ("texts", "priorities"),
    [
        (("1. Green & Clean", "1 Green and clean"), [(1, "Green & Clean")]),
        (("Green & Clean", "green and clean"), [(1, "Green & Clean")]),
        (("Priority 3", "P3 - Homes"), [(3, "todo")]),
        ((2, "2"), [(2, "todo")]),
        (("Aim: Homes", "7) Streets"), [(1, "Homes"), (7, "Streets")]),
        (("100 homes", "1. Streets"), [(2, "100 homes"), (1, "Streets")]),
        (("-", "TBC"), []),
    ],
)
def test_spellings_of_a_priority(tmp_path: Path, texts: tuple[Any, Any], priorities: list[tuple[Any, str]]) -> None:
    """Number and name are taken apart, and one priority is declared once."""
    lines = [(*HEADINGS, "Priority"), *(("1.1", "Visits", 5, 5, text) for text in texts)]
    text, *_ = [save(tmp_path / "book.xlsx", lines[0], *lines[1:2], ("1.2", "Homes", 5, 5, texts[1]))]
    found = settings(imported(text))["priorities"]
    assert [(item["id"], item["name"]) for item in found if item != "todo"] == priorities


def test_nothing_names_a_priority_or_a_directorate(tmp_path: Path) -> None:
    """Then both are left open, and what names them too."""
    data = settings(imported(save(tmp_path / "book.xlsx", HEADINGS, ("1.1", "Visits", 5, 5))))
    assert (data["priorities"], data["directorates"]) == (["todo"], ["todo"])
    assert (data["indicators"][0]["priority"], data["indicators"][0]["directorate"]) == ("todo", "todo")


def test_a_sheet_for_each_priority(tmp_path: Path) -> None:
    """Their names are the priorities; every sheet counts."""
    sheets = {"Priority 1": [HEADINGS, ("1.1", "Visits", 5, 5)], "Priority 2": [HEADINGS, ("2.1", "Homes", 5, 5)]}
    text = imported(save(tmp_path / "book.xlsx", ("About",), **sheets))
    assert rows(text) == [("1.1", "Visits"), ("2.1", "Homes")]
    assert [item["priority"] for item in settings(text)["indicators"]] == [1, 2]


def test_several_tables_on_a_sheet(tmp_path: Path) -> None:
    """Each has its own columns."""
    text = imported(
        save(
            tmp_path / "book.xlsx",
            ("Ref", "Title", "Owner"),
            ("1.1", "Visits", "Head of Leisure"),
            (),
            ("Title", "Ref", "Q1", "Target 2022/23"),
            ("Homes", "2.1", 5, 6),
        )
    )
    assert rows(text) == [("1.1", "Visits"), ("2.1", "Homes")]
    assert "target: {2022-23: 6}  # Scorecard!D5" in text


def test_an_indicator_on_several_sheets_counts_once(tmp_path: Path) -> None:
    """As a council that copies its sheet each quarter has it; the catalogue says how many were left out."""
    table = [HEADINGS, ("1.1", "Visits", 5, 5), ("1.2", "Homes", 5, 5)]
    text = imported(save(tmp_path / "book.xlsx", *table, Q2=table))
    assert rows(text) == [("1.1", "Visits"), ("1.2", "Homes")]
    assert "# Rows left out, because an earlier one has the same reference and title: 2\n" in text


def test_a_row_for_each_period(tmp_path: Path) -> None:
    """Gives one indicator, not one for each row."""
    lines = [("1.1", "Visits", month, 5) for month in ("Jul 2022", "Aug 2022", "Sep 2022")]
    text = imported(save(tmp_path / "book.xlsx", ("Ref", "Title", "Period", "Value"), *lines))
    assert rows(text) == [("1.1", "Visits")]


def test_an_indicator_in_merged_rows(tmp_path: Path) -> None:
    """Such as one for the figure and one for the target below it, counts once."""
    path = save(
        tmp_path / "book.xlsx", ("Ref", "Title", "Q1"), ("1.1", "Visits", 5), (None, None, 6), ("1.2", "Homes", 5)
    )
    book = load_workbook(path)
    book["Scorecard"].merge_cells("A2:A3")
    book["Scorecard"].merge_cells("B2:B3")
    book.save(path)
    assert rows(imported(path)) == [("1.1", "Visits"), ("1.2", "Homes")]


def test_hidden_sheets(tmp_path: Path) -> None:
    """Are read only where no other sheet has a table, and are named either way."""
    path = save(tmp_path / "book.xlsx", HEADINGS, ("1.1", "Visits", 5, 5), Old=[HEADINGS, ("9.9", "Gone", 5, 5)])
    book = load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    text = imported(path)
    assert rows(text) == [("1.1", "Visits")]
    assert "# Hidden sheets that are not read: Old\n" in text
    del book["Scorecard"]
    book.create_sheet("Cover")["A1"] = "Cover"
    book.save(path)
    assert told(path) == [
        "book.xlsx!Old: warning SC221: The sheet is hidden. Check whether what is hidden belongs in the catalogue.",
    ]


def test_a_csv_file(tmp_path: Path) -> None:
    """Is one sheet, named after the file."""
    path = tmp_path / "scorecard.csv"
    path.write_text('Ref,Title,Target 2022/23,Q1\n1.1,"Visits: all",85%,"64%"\n', encoding="utf-8")
    text = imported(path)
    assert '  - ref: "1.1"  # scorecard!A2' in text
    assert "    target: {2022-23: 85}  # scorecard!C2\n" in text


def test_a_catalogue_of_one_row_decided(tmp_path: Path) -> None:
    """The smallest import: what is open is refused, and what is decided accepted."""
    text = imported(
        save(tmp_path / "book.xlsx", ("Ref", "Measure", "Priority", "Service"), ("1.1", "Visits", "1. Go", "People"))
    )
    names = [
        line.strip().partition(":")[0] for line in text.splitlines() if ": todo" in line and not line.startswith("#")
    ]
    assert names == ["council", "tolerance", "unit", "decimals", "direction", "frequency", "kind"]
    assert len(refused(tmp_path, text)) == 7
    assert problems_of(tmp_path, decided(text)) == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "SC201: The file is empty."),
        (b"%PDF-1.7", "SC201: The file is a PDF named .xlsx."),
        (b"junk", "SC201: The file is named .xlsx but is not a workbook."),
        (b"PK\x03\x04junk", "SC201: "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "SC201: The file is protected "),
    ],
)
def test_files_that_are_no_workbooks(tmp_path: Path, content: bytes, problem: str) -> None:
    """Are refused with the sentence that a return of that kind gets."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    (found,) = told(path)
    assert found.startswith(f"book.xlsx: error {problem}")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Is refused like one that cannot be opened."""
    (found,) = told(tmp_path / "book.xlsx")
    assert found.startswith("book.xlsx: error SC201: The file cannot be opened: No such file or directory.")


def test_a_workbook_without_a_table(tmp_path: Path) -> None:
    """Says which headings are looked for."""
    book = Workbook()
    book.worksheets[0]["A1"] = "Minutes of the meeting"
    book.save(tmp_path / "book.xlsx")
    assert told(tmp_path / "book.xlsx") == [
        (
            "book.xlsx: error SC202: No sheet has a row of headings that a scorecard has. "
            "Give one row the headings Ref, Title and Target, for instance."
        ),
    ]


def test_headings_without_a_row(tmp_path: Path) -> None:
    """Are named with their row."""
    assert told(save(tmp_path / "book.xlsx", ("Scorecard",), HEADINGS)) == [
        (
            "book.xlsx!Scorecard: error SC202: There is no indicator below the headings in row 2. "
            "Put each indicator on a row of its own."
        ),
    ]


def test_ten_thousand_rows(tmp_path: Path) -> None:
    """Are imported like ten."""
    path = tmp_path / "book.csv"
    lines = [f"{row // 100}.{row},Measure: {row},{row},Service {row % 50},{row}" for row in range(1, 10_001)]
    path.write_text("\n".join(["Ref,Title,Target 2022/23,Service,Q1", *lines]), encoding="utf-8")
    assert len(rows(imported(path))) == 10_000
