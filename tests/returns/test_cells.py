"""Every cell of the table ``cells.yaml``, typed into real files and read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.returns.awkward_cells import Case, cases, name, outcome, suffixes

GIVEN = ("typed", "format", "kind", "unit", "period", "history", "only")
TABLE = [pytest.param(case, suffix, id=f"{name(case)} {suffix}") for case in cases() for suffix in suffixes(case)]


@pytest.mark.parametrize(("case", "suffix"), TABLE)
def test_a_cell_is_read_or_refused_as_the_table_says(case: Case, suffix: str, tmp_path: Path) -> None:
    """The same figure, repair, reason or sentence from a workbook, an OpenDocument spreadsheet and a CSV file."""
    expected = {key: value for key, value in case.items() if key not in GIVEN}
    assert outcome(case, suffix, tmp_path) == expected


def test_the_table_is_long_enough() -> None:
    """The awkward cells that the product promises to know are at least sixty, and no two entries are the same."""
    given = {tuple((key, repr(case.get(key))) for key in GIVEN) for case in cases()}
    assert len(given) == len(cases()) >= 60


def test_every_refusal_says_what_to_do() -> None:
    """A sentence on what is wrong is followed by another on what to do."""
    said = [case["says"] for case in cases() if "says" in case]
    assert all(sentence.count(". ") >= 1 and sentence.endswith((".", "?")) for sentence in said)
