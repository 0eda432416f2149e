"""A report that is older than what it was made from: published, with a warning for each file that has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sharepoint.client_material import QUARTER, make_run, publish, ready
from tests.sharepoint.server.scene import Scene

Printed = pytest.CaptureFixture[str]
RETURN = f"inputs/{QUARTER}/people.csv"
CHANGED = (
    "warning SC515: The file has changed since this report was made from it on 21 November 2022. "
    f"Look whether the report is to be made again first: scorecard run {QUARTER}"
)


@pytest.fixture
def workspace(tmp_path: Path, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace with a run that was made from a catalogue and a return."""
    root = tmp_path / "workspace"
    (root / "inputs" / QUARTER).mkdir(parents=True)
    (root / RETURN).write_text("Ref,Period,Value\n", encoding="utf-8")
    return ready(root, scene, monkeypatch)


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
@pytest.mark.parametrize("names", [(), (RETURN,), ("indicators.yaml",), ("indicators.yaml", RETURN)])
def test_what_has_changed_since_is_told(
    workspace: Path, capsys: Printed, names: tuple[str, ...], options: tuple[str, ...]
) -> None:
    """Each file that is another by now has one warning, and the report is published all the same."""
    for name in names:
        (workspace / name).write_text("changed", encoding="utf-8")
    done = publish(workspace, capsys, *options)
    assert (done.code, len(done.actions)) == (0, 7)
    assert done.problems == [f"{name}: {CHANGED}" for name in sorted(names)]


def test_a_report_that_was_made_again_has_no_warning(workspace: Path, capsys: Printed) -> None:
    """It is made from what is there."""
    (workspace / RETURN).write_text("changed", encoding="utf-8")
    make_run(workspace)
    assert publish(workspace, capsys).problems == []


def test_a_file_that_is_gone_is_not_told(workspace: Path, capsys: Printed) -> None:
    """A return may be kept elsewhere once the report is made."""
    (workspace / RETURN).unlink()
    assert publish(workspace, capsys).problems == []


@pytest.mark.parametrize("linked", [RETURN, f"inputs/{QUARTER}"])
def test_a_link_that_leads_out_is_not_followed(workspace: Path, capsys: Printed, linked: str) -> None:
    """Nothing outside the workspace is read, whatever takes a return's place."""
    (workspace / "inputs").rename(workspace.parent / "outside")
    (workspace.parent / "outside" / QUARTER / "people.csv").write_text("changed", encoding="utf-8")
    link = workspace / linked
    link.parent.mkdir(parents=True)
    link.symlink_to(workspace.parent / "outside" / Path(linked).relative_to("inputs"))
    done = publish(workspace, capsys)
    assert (done.code, done.problems) == (0, [])
