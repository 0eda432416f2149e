"""What one cell changes in the outputs of a run: what depends on it, and nothing else."""

from __future__ import annotations

import csv
import difflib
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.pdf_text import page_lines
from tests.real_workspace import (
    QUARTER,
    RETURNS,
    changes,
    command,
    copy_workspace,
    digest_of,
    load,
    set_cells,
)

OUTPUT = Path("outputs", QUARTER)
LIBRARIES = RETURNS / "communities-and-opportunities.xlsx"


class Runs(NamedTuple):
    """The outputs of three workspaces that differ in one cell: September's visits to libraries (4.2)."""

    before: Path
    one_more: Path
    far_fewer: Path


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Run with 93,230 visits, with 93,231, and with 1,000, which misses the target of the quarter.

    The totals that the return gives beside its months, and the figures in its commentary, are taken out first: with
    them, changing one month alone would be refused.
    """
    folder = tmp_path_factory.mktemp("one cell")
    before = copy_workspace(folder / "before")
    set_cells(before / LIBRARIES, "Figures", {"G14": None, "H14": None})
    set_cells(before / LIBRARIES, "Commentary", {"B12": "Libraries were busy."})
    made = [before]
    for name, visits in (("one more", 93231), ("far fewer", 1000)):
        shutil.copytree(before, folder / name)
        set_cells(folder / name / LIBRARIES, "Figures", {"F14": visits})
        made.append(folder / name)
    with ThreadPoolExecutor() as together:
        done = list(together.map(lambda workspace: command("--quiet", "run", QUARTER, cwd=workspace), made))
    assert [(each.code, each.stderr) for each in done] == [(0, "")] * 3
    return Runs(*(workspace / OUTPUT for workspace in made))


def test_one_cell_changes_what_depends_on_it_and_nothing_else(runs: Runs) -> None:
    """One visit more in September changes the month, the quarter, the year to date, and the words made from them."""
    found = list(changes(load(runs.before / "scorecard.json"), load(runs.one_more / "scorecard.json")))
    libraries = "indicators[4.2]."
    assert {path.removeprefix(libraries): (was, now) for path, was, now in found} == {
        "value": (216924, 216925),
        "text": ("216,924", "216,925"),
        "rating_reason": (
            "216,924 against a target of 125,000: met.",
            "216,925 against a target of 125,000: met.",
        ),
        "near": ("91,924 above the target", "91,925 above the target"),
        "year_to_date.value": (392555, 392556),
        "year_to_date.text": ("392,555", "392,556"),
        "year_to_date.rating_reason": (
            "392,555 against a target of 250,000: met.",
            "392,556 against a target of 250,000: met.",
        ),
        "months[2].value": (93230, 93231),
        "months[2].text": ("93,230", "93,231"),
        "direction_of_travel_text": (
            "Improving: up 41,293 on Q1 (175,631)",
            "Improving: up 41,294 on Q1 (175,631)",
        ),
        "sentence": (
            "At 216,924 in Q2, up 41,293 on Q1; target of 125,000 met.",
            "At 216,925 in Q2, up 41,294 on Q1; target of 125,000 met.",
        ),
        "sources[2].raw": ("93230", "93231"),
    }


def test_a_cell_that_changes_a_rating_changes_the_summary_by_one(runs: Runs) -> None:
    """With 1,000 visits the rating turns amber: besides 4.2 only the counts of green and amber change."""
    found = list(changes(load(runs.before / "scorecard.json"), load(runs.far_fewer / "scorecard.json")))
    outside = [(path, now - was) for path, was, now in found if not path.startswith("indicators[4.2].")]
    inside = {path: (was, now) for path, was, now in found}
    assert outside == [("summary.green", -1), ("summary.amber", 1)]
    assert inside["indicators[4.2].rating"] == ("green", "amber")
    assert inside["indicators[4.2].direction_of_travel"] == ("improving", "worsening")
    assert "indicators[4.2].year_to_date.rating" not in inside


def test_one_cell_changes_one_row_of_the_csv(runs: Runs) -> None:
    """The flat file changes in the same fields as the JSON."""
    before, after = (
        list(csv.DictReader((folder / "scorecard.csv").read_text("utf-8-sig").splitlines()))
        for folder in (runs.before, runs.one_more)
    )
    found = [
        (was["ref"], name) for was, now in zip(before, after, strict=True) for name in was if was[name] != now[name]
    ]
    names = (
        *("value", "text", "rating_reason", "near"),
        *("year_to_date_value", "year_to_date_text", "year_to_date_rating_reason", "month_3_value", "month_3_text"),
        *("direction_of_travel_text", "sentence"),
    )
    assert found == [("4.2", name) for name in names]


def test_one_cell_changes_card_table_and_digests_in_the_pdf(runs: Runs) -> None:
    """Card, chart, row of the detailed scorecard, digests of return and report change; no other word of any page."""
    lost, won = swapped(runs.before, runs.one_more)
    before, after = (
        {digest_of(folder.parent.parent / LIBRARIES): 1, load(folder / "manifest.json")["digest"]: 1}
        for folder in (runs.before, runs.one_more)
    )
    assert lost == {"93,230": 1, "Sep:93,230": 1, "216,924": 3, "392,555": 2, "91,924": 1, "41,293": 3} | before
    assert won == {"93,231": 1, "Sep:93,231": 1, "216,925": 3, "392,556": 2, "91,925": 1, "41,294": 3} | after


def test_a_changed_rating_reaches_every_page_that_counts_it(runs: Runs) -> None:
    """Summary, at a glance, card, table and list of near misses tell of the new rating with the same figure."""
    before, after = (" ".join(words(folder / "cabinet-report.pdf")) for folder in (runs.before, runs.far_fewer))
    assert "21 on target; 2 just off target; 7 off target" in before
    assert "20 on target; 3 just off target; 7 off target" in after
    assert "All measures, 2022-23 Q2 21 2 7 26 3 59" in before
    assert "All measures, 2022-23 Q2 20 3 7 26 3 59" in after
    assert "4. Thriving villages and towns 4 0 1 1 0 6" in before
    assert "4. Thriving villages and towns 3 1 1 1 0 6" in after
    assert "4.2 Library visits from on target" not in before
    assert "Library visits (4.2) from on target to just off target" in after
    assert "216,924" not in after
    assert after.count("missed by 306, within the tolerance of 6,250") == 2


def words(pdf: Path) -> list[str]:
    """Return the words of a PDF in reading order."""
    return " ".join(line for lines in page_lines(pdf) for line in lines).split()


def swapped(before: Path, after: Path) -> tuple[Counter[str], Counter[str]]:
    """Return the words that a PDF lost and those that it won, without the signs around them."""
    was, now = (words(folder / "cabinet-report.pdf") for folder in (before, after))
    lost: Counter[str] = Counter()
    won: Counter[str] = Counter()
    for way, first, last, start, end in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if way != "equal":
            lost.update(word.strip(",.:;") for word in was[first:last])
            won.update(word.strip(",.:;") for word in now[start:end])
    return lost, won
