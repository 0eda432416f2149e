"""A block that the packaged page does not have would show nowhere, and is told."""

from __future__ import annotations

from pathlib import Path

from tests.real_workspace import call, copy_workspace


def test_a_misspelt_block_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    """A warning: the report can be made, but not as its author meant it."""
    workspace = copy_workspace(tmp_path / "council")
    page = workspace / "templates" / "report.html"
    page.write_text(page.read_text(encoding="utf-8").replace("block crest", "block crst"), encoding="utf-8")
    done = call("--workspace", str(workspace), "check", "2022-23-Q2")
    assert done.code == 0
    (told,) = (line for line in done.problems if line.startswith("templates"))
    assert told == (
        "templates/report.html: warning SC401: The page has no block 'crst', so that its content shows nowhere. "
        "Did you mean 'crest'?"
    )


def test_the_blocks_of_the_sample_are_all_known() -> None:
    """The sample council's own page names packaged blocks only."""
    assert not [line for line in call("check", "2022-23-Q2").problems if "SC401" in line]
