"""The Government Analysis Function's checklist for spreadsheets, line by line, on every sort of report.

Source: analysisfunction.civilservice.gov.uk, Making spreadsheets accessible: a brief checklist of the basics; Releasing
statistics in spreadsheets; Symbols in tables.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from math import ceil
from xml.etree import ElementTree as ET

import pytest
from openpyxl.cell.cell import Cell
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from tests.formats.xlsx.opened import REPORTS, SHEETS, bytes_of, cells, opened, parts, report_of, shown, tables_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET_XML, TABLE_XML = "xl/worksheets/sheet", "xl/tables/"
UNWANTED = {"pane", "autoFilter", "headerFooter", "drawing", "legacyDrawing", "conditionalFormatting"}
HEADINGS = {"Heading 1": 16, "Heading 2": 17, "Heading 3": 18, "Hyperlink": 8}

pytestmark = pytest.mark.parametrize("name", REPORTS)


def test_worksheets_have_their_names_in_their_order(name: str) -> None:
    """Short, unique, without spaces; one without a row is left out, and the cover says so."""
    book = opened(bytes_of(name))
    assert book.sheetnames == [sheet for sheet in SHEETS if sheet in book.sheetnames]
    absent = set(SHEETS) - set(book.sheetnames)
    assert absent <= {"Benchmarks", "Queries", "Restatements"}
    said = [str(cell.value) for cell in cells(book["Cover"])]
    assert {sheet for sheet in SHEETS if any(f"There is no worksheet {sheet}, " in line for line in said)} == absent


def test_each_worksheet_after_the_cover_is_one_table(name: str) -> None:
    """Marked up, under the title and the lines, from column A, with nothing beside or below it."""
    for sheet in opened(bytes_of(name)).worksheets[1:]:
        (table,) = sheet.tables.values()
        first, top, last, bottom = range_boundaries(table.ref)
        assert (first, last, bottom) == (1, sheet.max_column, sheet.max_row)
        assert top is not None
        lines = [[cell.value for cell in row if cell.value is not None] for row in sheet[f"1:{top - 1}"]]
        assert all(len(line) == 1 for line in lines)
        assert lines[1] == ["This worksheet contains one table."]
        assert isinstance(sheet["A1"].value, str)


def test_tables_have_names_of_their_own(name: str) -> None:
    """Their worksheets' in small letters; numbered one by one."""
    found = list(parts(bytes_of(name), TABLE_XML).values())
    assert [table.get("displayName") for table in found] == [
        sheet.lower() for sheet in opened(bytes_of(name)).sheetnames[1:]
    ]
    assert [table.get("id") for table in found] == [str(number) for number in range(1, len(found) + 1)]


def test_one_row_of_headings_is_tagged(name: str) -> None:
    """The cells say what the mark-up says, no two the same, and none blank."""
    tables = tables_of(bytes_of(name))
    marked = parts(bytes_of(name), TABLE_XML).values()
    for table, rows in zip(marked, tables.values(), strict=True):
        headings = [cell.value for cell in rows[0]]
        assert [column.get("name") for column in table.iter(f"{MAIN}tableColumn")] == headings
        assert len({str(heading).casefold() for heading in headings}) == len(headings)
        assert table.get("headerRowCount", "1") == "1"


def test_no_cell_is_blank_or_merged(name: str) -> None:
    """Neither in a table nor between the lines of the cover."""
    book = opened(bytes_of(name))
    rows = [row for table in tables_of(bytes_of(name)).values() for row in table]
    assert [cell.coordinate for row in rows for cell in row if _is_blank(cell)] == []
    assert all(row[0].value for row in book["Cover"].iter_rows())
    assert not [each for sheet in _sheets(name) for each in sheet.iter(f"{MAIN}mergeCell")]


def test_nothing_is_hidden_filtered_or_frozen(name: str) -> None:
    """Sheets, rows and columns; a table marked up without filter buttons."""
    book = opened(bytes_of(name))
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}
    elements = [each for xml in (*_sheets(name), *parts(bytes_of(name), TABLE_XML).values()) for each in xml.iter()]
    assert UNWANTED.isdisjoint(each.tag.removeprefix(MAIN) for each in elements)
    assert not [each.tag for each in elements if each.get("hidden") or each.get("collapsed")]


def test_no_picture_macro_or_link_to_elsewhere(name: str) -> None:
    """The file is cells, tables, styles and properties."""
    with zipfile.ZipFile(io.BytesIO(bytes_of(name))) as package:
        folders = {part.split("/")[1] for part in package.namelist() if part.startswith("xl/")}
        links = b"".join(package.read(part) for part in package.namelist() if part.endswith(".rels"))
    assert folders <= {"_rels", "styles.xml", "tables", "theme", "workbook.xml", "worksheets", "sharedStrings.xml"}
    assert b"TargetMode" not in links


def test_links_lead_to_worksheets(name: str) -> None:
    """From the contents to each, from each to the contents; their words say where they lead."""
    book = opened(bytes_of(name))
    for sheet in book.worksheets:
        links = {str(cell.value): cell.hyperlink for cell in cells(sheet) if cell.hyperlink}
        names = book.sheetnames[2:] if sheet.title == "Contents" else ["Contents"]
        said = names if sheet.title == "Contents" else ["Go to the contents"]
        assert list(links) == said
        assert [link.location for link in links.values()] == [f"'{each}'!A1" for each in names]
        assert {cell.style for cell in cells(sheet) if cell.hyperlink} == {"Hyperlink"}


def test_headings_are_known_as_headings(name: str) -> None:
    """Styles that programs know by number: the title of every sheet, the headings of every table."""
    book = opened(bytes_of(name))
    assert {sheet["A1"].style for sheet in book.worksheets} == {"Heading 1"}
    assert {cell.style for rows in tables_of(bytes_of(name)).values() for cell in rows[0]} == {"Heading 3"}
    (styles,) = parts(bytes_of(name), "xl/styles").values()
    known = {each.get("name"): each.get("builtinId") for each in styles.iter(f"{MAIN}cellStyle")}
    assert {heading: known.get(heading) for heading in HEADINGS} == {key: str(id_) for key, id_ in HEADINGS.items()}


def test_text_is_large_plain_and_dark(name: str) -> None:
    """Arial of 12 points or more, upright, on no fill; the one colour is that of underlined links."""
    for sheet in opened(bytes_of(name)).worksheets:
        for cell in cells(sheet):
            assert (cell.font.name, cell.font.italic, cell.fill.fill_type) == ("Arial", False, None)
            assert cell.font.sz >= 12
            coloured = cell.font.color is not None and cell.font.color.rgb is not None
            assert coloured == (cell.style == "Hyperlink") == (cell.font.underline == "single")
            assert not coloured or _contrast(str(cell.font.color.rgb)) > 7


def test_text_is_wrapped_and_every_figure_has_room(name: str) -> None:
    """Columns are wider than their longest word or figure, and rows as tall as their lines, as far as Excel goes."""
    book = opened(bytes_of(name))
    for title, rows in tables_of(bytes_of(name)).items():
        sheet = book[title]
        for row in rows:
            assert all(cell.alignment.wrap_text or cell.hyperlink for cell in row)
            needed = max(_least_lines(cell, _width(sheet, cell)) for cell in row)
            assert sheet.row_dimensions[row[0].row].height >= min(15 * needed, 409)
        figures = [cell for row in rows for cell in row if isinstance(cell.value, int | float)]
        assert all(len(shown(cell)) + 1 < _width(sheet, cell) for cell in figures)


def test_figures_stand_to_the_right_and_words_to_the_left(name: str) -> None:
    """With their headings, and with the shorthand in their place."""
    for headings, *rows in tables_of(bytes_of(name)).values():
        for heading, *column in zip(headings, *rows, strict=True):
            sides = {cell.alignment.horizontal for cell in (heading, *column)}
            assert len(sides) == 1
            assert "right" in sides or all(cell.data_type == "s" for cell in column)


def test_the_cursor_waits_in_the_first_cell(name: str) -> None:
    """Of every sheet; the cover is open, and it alone is selected."""
    views = [sheet.find(f"{MAIN}sheetViews/{MAIN}sheetView") for sheet in _sheets(name)]
    cursors = [view.find(f"{MAIN}selection") for view in views if view is not None]
    assert [cursor.get("activeCell") for cursor in cursors if cursor is not None] == ["A1"] * len(views)
    selected = [view.get("tabSelected") in ("1", "true") for view in views if view is not None]
    assert selected == [True] + [False] * (len(views) - 1)


def test_shorthand_and_notes_are_explained(name: str) -> None:
    """Every sign in square brackets stands in the notes; the numbers of notes stand in headings alone."""
    tables = tables_of(bytes_of(name))
    explained = {str(row[0].value) for row in tables["Notes"]}
    for title, (headings, *rows) in tables.items():
        markers = {marker for cell in headings for marker in re.findall(r"\[(note \d+)\]", str(cell.value))}
        assert markers <= explained
        values = [str(cell.value) for row in rows for cell in row]
        assert {value for value in values if re.fullmatch(r"\[\w+\]( \[\w+\])*", value)} <= explained | {"[p] [r]"}
        assert title == "Notes" or not any("[note" in value for value in values)
    assert {"[x]", "[z]", "[c]", "[p]", "[r]"} <= explained


def test_the_document_says_what_it_is(name: str) -> None:
    """Title, language, council, and the report's own date."""
    made = report_of(name)
    core = opened(bytes_of(name)).properties
    day = dt.datetime.combine(made.as_at or made.quarter.end, dt.time())
    assert (core.creator, core.lastModifiedBy, core.language) == (made.council, made.council, "en-GB")
    assert str(core.title).startswith(f"{made.title}, {made.quarter.label}: data")
    assert (core.created, core.modified) == (day, day)


def test_a_draft_says_so(name: str) -> None:
    """In its title and on its cover, and no other does."""
    book = opened(bytes_of(name))
    drafted = [str(book.properties.title).endswith("(draft)"), "draft" in str(book["Cover"]["A1"].value)]
    drafted.append(any(str(cell.value).startswith("This is a draft.") for cell in cells(book["Cover"])))
    assert drafted == [report_of(name).draft] * 3


def _is_blank(cell: Cell) -> bool:
    return cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())


def _sheets(name: str) -> list[ET.Element]:
    found = parts(bytes_of(name), SHEET_XML)
    return [found[each] for each in sorted(found, key=lambda each: int(re.sub(r"\D", "", each)))]


def _width(sheet: Worksheet, cell: Cell) -> float:
    return float(sheet.column_dimensions[cell.column_letter].width)


def _least_lines(cell: Cell, width: float) -> int:
    """Return how many lines a text needs where a letter is on average a fifth narrower than a digit."""
    return sum(max(ceil(len(part) / (1.2 * width)), 1) for part in shown(cell).split("\n"))


def _contrast(rgb: str) -> float:
    """Return the contrast of a colour against white. Source: WCAG 2.2, relative luminance."""
    levels = [int(rgb[at : at + 2], 16) / 255 for at in (2, 4, 6)]
    red, green, blue = (level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4 for level in levels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
