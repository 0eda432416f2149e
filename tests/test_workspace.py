"""The workspace: where it is found and what hangs from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.workspace import NoWorkspaceError, Workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a catalogue, a space and a letter beyond ASCII in its name."""
    folder = tmp_path / "Cyngor Môn 2022"
    (folder / "inputs" / "2022-23-Q2").mkdir(parents=True)
    (folder / "indicators.yaml").touch()
    return folder


@pytest.mark.parametrize("start", [".", "inputs", "inputs/2022-23-Q2"])
def test_found_by_looking_upwards(root: Path, start: str) -> None:
    """From the workspace or any folder inside it."""
    assert Workspace.find(root / start) == Workspace(root.resolve())


def test_the_nearest_catalogue_wins(root: Path) -> None:
    """A workspace inside another is its own."""
    inner = root / "inputs" / "try"
    inner.mkdir()
    (inner / "indicators.yaml").touch()
    assert Workspace.find(inner).root == inner.resolve()


def test_a_folder_called_like_the_catalogue_is_none(root: Path) -> None:
    """Only a file is a catalogue."""
    (root / "inputs" / "indicators.yaml").mkdir()
    assert Workspace.find(root / "inputs").root == root.resolve()


def test_no_workspace_anywhere(tmp_path: Path) -> None:
    """The sentence says where was looked and what to do."""
    with pytest.raises(NoWorkspaceError) as refused:
        Workspace.find(tmp_path)
    assert str(refused.value) == (
        f"There is no indicators.yaml in {tmp_path.resolve()} or in any folder above it. Go to your workspace, "
        "name it with --workspace DIR, or make a new one with: scorecard init DIR"
    )


def test_at_exactly_a_folder(root: Path) -> None:
    """A folder that is named is the workspace; nothing is looked for above it."""
    assert Workspace.at(root).root == root.resolve()
    with pytest.raises(NoWorkspaceError) as refused:
        Workspace.at(root / "inputs")
    assert str(refused.value) == f"There is no indicators.yaml in {root / 'inputs'}, so it is not a workspace."


def test_files_and_folders() -> None:
    """Everything of the contract's first section hangs from the root."""
    root = Path("/council")
    workspace = Workspace(root)
    assert workspace.catalogue == root / "indicators.yaml"
    assert workspace.templates == root / "templates"
    assert workspace.inputs == root / "inputs"
    assert workspace.history == root / "inputs" / "history"
    assert workspace.returns("2022-23-Q2") == root / "inputs" / "2022-23-Q2"
    assert workspace.output("2022-23-Q2") == root / "outputs" / "2022-23-Q2"


@pytest.mark.parametrize(
    ("path", "printed"),
    [("/council/inputs/2022-23-Q2/people.xlsx", "inputs/2022-23-Q2/people.xlsx"), ("/other/x.csv", "/other/x.csv")],
)
def test_paths_as_printed(path: str, printed: str) -> None:
    """Relative to the workspace with forward slashes; a path outside it is printed whole."""
    assert Workspace(Path("/council")).relative(Path(path)) == printed
