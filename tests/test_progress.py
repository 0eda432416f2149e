"""Progress: nobody watches unless asked to."""

from __future__ import annotations

import pytest

from scorecard.progress import Progress


def test_says_nothing_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    """Steps and the end of the last one print nothing."""
    progress = Progress()
    progress.step("reading the catalogue")
    progress.done()
    assert capsys.readouterr() == ("", "")
