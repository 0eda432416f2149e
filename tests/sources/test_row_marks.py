"""What a row of the long layout says beside its figures; the wide one's tests stand with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.material import read_rows


@pytest.mark.parametrize(("word", "provisional"), [("Yes", True), ("no", False), (None, False), ("Provisional", True)])
def test_provisional_is_a_heading_of_the_long_layout_too(
    tmp_path: Path, word: str | None, *, provisional: bool
) -> None:
    """Yes or no, or the words that stand under Status."""
    reading, problems = read_rows(tmp_path, ("Ref", "Period", "Value", "Provisional"), ("2.8a", "Jul", 10, word))
    assert not problems
    assert [item.provisional for item in reading.observations] == [provisional]


@pytest.mark.parametrize(("reason", "suppressed"), [("[c]", True), ("Suppressed: too few", True), ("Late", False)])
def test_a_reason_in_an_empty_row_may_suppress(tmp_path: Path, reason: str, *, suppressed: bool) -> None:
    """It is then as if the sign stood in the cell."""
    reading, _ = read_rows(tmp_path, ("Ref", "Period", "Value", "No data reason"), ("2.8a", "Jul", None, reason))
    assert [(item.value, item.suppressed) for item in reading.observations] == [(None, suppressed)]
