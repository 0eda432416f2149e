"""A settings file of the workspace, read only if it lies there and has an end."""

from __future__ import annotations

from pathlib import Path

from scorecard.documents import Document, read_document
from scorecard.problems import Place, Problem
from scorecard.sources.inside import refusal
from scorecard.workspace import Workspace


def read_settings(path: Path, workspace: Workspace) -> tuple[Document, tuple[Problem, ...]]:
    """Return what a settings file says; a problem where it cannot be read, or is none of the workspace's own."""
    name = workspace.relative(path)
    reason = refusal(path, workspace.root)
    if reason is None:
        return read_document(path, name)
    wrong = f"{path.name} is not read: it {reason}."
    return Document(name), (Problem("SC101", Place(name), wrong, "Put the file itself in its place."),)
