"""Card, row, sentence, screen, workbook and table say the same of each indicator."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scorecard.formats import FORMATS
from tests.print.cards import Data, card_faults, shown
from tests.print.explained import unexplained
from tests.print.finished import WORKSPACES, Finished
from tests.print.screen import read_page
from tests.print.sheets import displayed, read_rows, sheet_faults
from tests.print.tables import gap_faults, note_faults, red_faults, row_faults, tally_faults


def of_pages(run: Finished) -> list[str]:
    """Return where cards, tables and notes differ from the machine's file, or from each other."""
    faults = [fault for entry in run.indicators for fault in card_faults(run.document, entry)]
    faults += [fault for entry in run.indicators for fault in row_faults(run.document, entry)]
    for check in (tally_faults, red_faults, gap_faults, note_faults, unexplained):
        faults += check(run)
    return faults


def of_screen(run: Finished, path: Path) -> list[str]:
    """Return the same of the page for the screen."""
    return of_pages(run.changed(document=read_page(path)))


def of_workbook(run: Finished, path: Path) -> list[str]:
    """Return what the workbook does not show as it is printed."""
    rows = read_rows(path)
    return [fault for entry in run.indicators for fault in sheet_faults(rows, entry)]


def of_table(run: Finished, path: Path) -> list[str]:
    """Return the texts that the table for machines gives otherwise; nested names are joined."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["ref"].lstrip("'"): row for row in csv.DictReader(file)}
    return [
        f"{entry['ref']}, {name}: '{rows[entry['ref']][name]}', not '{text}'"
        for entry in run.indicators
        for name, text in flat_texts(entry)
        if rows[entry["ref"]][name].removeprefix("'") != text
    ]


def of_sentences(run: Finished, path: Path) -> list[str]:
    """Return the sentences that do not name the figure and the target of their indicator."""
    del path
    return [
        f"{entry['ref']}: '{text}' is not in '{entry['sentence']}'"
        for entry in run.indicators
        if shown(entry, "value") is not None
        for text in (shown(entry, "text"), shown(entry, "target_text") if entry["near"] else "")
        if text not in entry["sentence"]
    ]


READERS: dict[str, Callable[[Finished, Path], list[str]]] = {
    "pdf": lambda run, _: of_pages(run),
    "html": of_screen,
    "xlsx": of_workbook,
    "csv": of_table,
    "json": of_sentences,
}


def flat_texts(entry: Data) -> list[tuple[str, str]]:
    """Return the printed texts of an indicator by their names in the table."""
    names = "title text target_text rating rating_reason near sentence direction_of_travel_text commentary action"
    names += " by_whom by_when caveat variation_text outturn_words"
    texts = [(name, entry[name]) for name in names.split()]
    for name in ("year_to_date", "previous", "last_year", "interval"):
        texts += [
            (f"{name}_{key}", entry[name][key]) for key in ("text", "target_text", "rating") if key in entry[name]
        ]
    texts += [(f"month_{number}_text", month["text"]) for number, month in enumerate(entry["months"], 1)]
    texts += [(f"benchmark_{line['comparator']}_text", line["text"]) for line in entry["benchmarks"]]
    return [(name, text) for name, text in texts if text]


def test_every_format_is_compared() -> None:
    """A new format needs a reader here."""
    assert FORMATS.keys() == READERS.keys()


@pytest.mark.parametrize("workspace", WORKSPACES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_the_machine_s_file_says(runs: dict[str, Finished], name: str, workspace: str) -> None:
    """Each printed text of each indicator, in its place."""
    run = runs[workspace]
    faults = READERS[name](run, run.folder / FORMATS[name].file_name)
    assert not faults, "\n".join(faults[:30])


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("html", "</h3>"),
        ("html", "Detailed scorecard</h2>"),
        ("html", "By how much"),
        ("csv", "rating_reason"),
    ],
)
def test_another_figure_in_a_copy_is_found(runs: dict[str, Finished], tmp_path: Path, name: str, before: str) -> None:
    """A digit that is another on one card, in one row, on the first page or in the table is enough."""
    run = runs["real"]
    original = run.folder / FORMATS[name].file_name
    text = original.read_text(encoding="utf-8-sig")
    entry = next(entry for entry in run.of(rating="red") if entry["value"])
    start = text.index(entry["title"] + before) if before == "</h3>" else text.index(before)
    place = text.index(entry["text"], text.index(entry["ref"], start))
    copy = tmp_path / original.name
    copy.write_text(f"{text[:place]}0{text[place + 1 :]}", encoding="utf-8-sig")
    assert not READERS[name](run, original)
    assert READERS[name](run, copy)


def test_swapped_cells_of_a_copy_are_found(runs: dict[str, Finished], tmp_path: Path) -> None:
    """Two figures of the workbook that change places are both missed."""
    run = runs["real"]
    original = run.folder / FORMATS["xlsx"].file_name
    copy = tmp_path / original.name
    shutil.copy(original, copy)
    book = load_workbook(copy)
    sheet = next(sheet for sheet in book if any(str(cell.value).startswith("Why") for row in sheet for cell in row))
    rows = list(sheet.iter_rows())
    start = next(number for number, row in enumerate(rows) if row[0].value == "Ref")
    column = next(number for number, cell in enumerate(rows[start]) if str(cell.value).startswith("Figure"))
    first, second = (row[column] for row in rows[start + 1 : start + 3])
    first.value, second.value = second.value, first.value
    book.save(copy)
    assert len(READERS["xlsx"](run, copy)) >= 2


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1234567, "#,##0", "1,234,567"),
        (-0.125, "#,##0.000", "-0.125"),
        (95.9, '#,##0.0"%"', "95.9%"),
        (-98765432.1, '"£"#,##0.00', "-£98,765,432.10"),
        (5.4, '"£"#,##0.0"m"', "£5.4m"),
        (8, '#,##0.00" days"', "8.00 days"),
        (3, "General", "3"),
        ("[x]", "General", "[x]"),
        (None, "General", ""),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value: object, number_format: str, text: str) -> None:
    """Signs, groups of thousands, decimals and units."""
    assert displayed(value, number_format) == text
