"""The priorities and directorates of a scorecard: from its columns, its sections and its sheets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.catalogue.importing import HEADINGS, imported, rows, save, settings


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
        (("Priority 3", "P3 - Homes"), [(3, "Homes")]),
        ((1, "1. Green"), [(1, "Green")]),
        (("Green", "1. Green"), [(1, "Green")]),
        (("1. Green", "Green"), [(1, "Green")]),
        (("2. Green", "Clean"), [(2, "Green"), (1, "Clean")]),
        (("Priority 3", "3"), [(3, "todo")]),
        (("1. Green", "1. Clean"), [(1, "todo")]),
        ((2, "2"), [(2, "todo")]),
        (("Aim: Homes", "7) Streets"), [(1, "Homes"), (7, "Streets")]),
        (("100 homes", "1. Streets"), [(2, "100 homes"), (1, "Streets")]),
        (("-", "TBC"), []),
    ],
)
def test_spellings_of_a_priority(tmp_path: Path, texts: tuple[Any, Any], priorities: list[tuple[Any, str]]) -> None:
    """Number and name are taken apart, and one priority is declared once, with the first name that it has."""
    text = _with_priorities(tmp_path, *texts)
    found = settings(text)["priorities"]
    assert [(item["id"], item["name"]) for item in found if item != "todo"] == priorities


def test_a_priority_with_two_names(tmp_path: Path) -> None:
    """Is left open, with both; each of the names alone still means it."""
    text = _with_priorities(tmp_path, "1. Green", "1. Clean", "Green", "Clean", "1")
    assert '    name: todo  # the sheet says "Green" (Scorecard!E2) and "Clean" (Scorecard!E3)\n' in text
    assert [item["priority"] for item in settings(text)["indicators"]] == [1, 1, 1, 1, 1]


def test_a_name_of_two_priorities(tmp_path: Path) -> None:
    """Alone it means neither."""
    text = _with_priorities(tmp_path, "Green", "1. Green", "2. Green")
    assert [item["priority"] for item in settings(text)["indicators"]] == ["todo", 1, 2]
    assert '    priority: todo  # several have the name "Green" (Scorecard!E2)\n' in text
    assert "  - id: 1  # Scorecard!E3\n" in text


def test_banners_part_the_priorities(tmp_path: Path) -> None:
    """Where each has its indicators together; without a name they show the number."""
    banners = [line for line in _with_priorities(tmp_path, "1. Go", "1. Go", 2, None).splitlines() if "----" in line]
    assert [line.strip(" #-") for line in banners] == ["Priority 1: Go", "Priority 2", "Priority to be decided"]
    assert "----" not in _with_priorities(tmp_path, "1. Go", 2, "1. Go")
    assert "----" not in _with_priorities(tmp_path, None, None)


def test_a_second_table(tmp_path: Path) -> None:
    """Does not belong to the last priority of the first, but to what is announced above it."""
    table = (HEADINGS, ("1.1", "Visits", 5, 5))
    second = (HEADINGS, ("1.2", "Homes", 5, 5))
    for between, priority in (
        ((), "todo"),
        ((("Priority 2: Go",),), 2),
        ((("Priority 2: Go",), ("Housing services",)), 2),
        ((("Housing services",),), "todo"),
        ((("Appendix",),), "todo"),
        ((("Source: Housing",),), "todo"),
    ):
        text = imported(save(tmp_path / "book.xlsx", ("Priority 1: Come",), *table, *between, *second))
        assert [item["priority"] for item in settings(text)["indicators"]] == [1, priority]


def test_a_table_on_the_sheet_of_a_priority(tmp_path: Path) -> None:
    """Belongs to it, be it the first or the second one."""
    table = [HEADINGS, ("1.1", "Visits", 5, 5), HEADINGS, ("1.2", "Homes", 5, 5)]
    text = imported(save(tmp_path / "book.xlsx", **{"Priority 4": table}))
    assert [item["priority"] for item in settings(text)["indicators"]] == [4, 4]


def test_sections_inside_a_priority(tmp_path: Path) -> None:
    """Are named beside it; below an appendix the priority is left open."""
    rows_ = [("Priority 1: Go",), HEADINGS, ("Trees",), ("1", "Visits", 5, 5), ("Appendix A",), ("2", "Homes", 5, 5)]
    text = imported(save(tmp_path / "book.xlsx", *rows_))
    assert '    priority: 1  # Scorecard!A1; below "Trees" (Scorecard!A3)\n' in text
    assert '    priority: todo  # the sheet gives none; below "Appendix A" (Scorecard!A5)\n' in text


def test_a_title_above_the_table(tmp_path: Path) -> None:
    """Is no priority, unless it says so."""
    text = imported(save(tmp_path / "book.xlsx", ("Performance report",), HEADINGS, ("1", "Visits", 5, 5)))
    assert settings(text)["priorities"] == ["todo"]


def test_an_appendix_is_no_priority(tmp_path: Path) -> None:
    """Also where the titles of sections are the priorities."""
    rows_ = [HEADINGS, ("Clean",), ("1", "Visits", 5, 5), ("Other measures",), ("2", "Homes", 5, 5)]
    data = settings(imported(save(tmp_path / "book.xlsx", *rows_)))
    assert data["priorities"] == [{"id": 1, "name": "Clean"}]
    assert [item["priority"] for item in data["indicators"]] == [1, "todo"]


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


def _with_priorities(folder: Path, *texts: Any) -> str:  # noqa: ANN401  reason: anything a cell holds
    """Return the catalogue of indicators with these cells in a column for the priority."""
    lines = [(f"1.{row}", f"Visits {row}", 5, 5, text) for row, text in enumerate(texts)]
    return imported(save(folder / "book.xlsx", (*HEADINGS, "Priority"), *lines))
