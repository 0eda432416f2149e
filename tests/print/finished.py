"""Finished runs, and what their files say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from scorecard.formats import FORMATS
from tests.formats.sample import write_workspace
from tests.print.document import Document, read_document
from tests.real_workspace import call, copy_workspace, load


@dataclass(frozen=True)
class Finished:
    """A run that is done: its workspace, its quarter and the folder of its files."""

    workspace: Path
    quarter: str
    folder: Path

    @cached_property
    def data(self) -> Any:  # noqa: ANN401  reason: JSON is whatever it is
        """What ``scorecard.json`` says."""
        return load(self.folder / "scorecard.json")

    @cached_property
    def indicators(self) -> list[dict[str, Any]]:
        """The indicators of ``scorecard.json``."""
        return list(self.data["indicators"])

    @cached_property
    def catalogue(self) -> Any:  # noqa: ANN401  reason: YAML is whatever it is
        """What ``indicators.yaml`` says."""
        return yaml.safe_load((self.workspace / "indicators.yaml").read_text(encoding="utf-8"))

    @cached_property
    def document(self) -> Document:
        """The PDF."""
        return read_document(self.folder / FORMATS["pdf"].file_name)

    def of(self, **wanted: object) -> list[dict[str, Any]]:
        """Return the indicators with these fields."""
        return [entry for entry in self.indicators if all(entry[name] == value for name, value in wanted.items())]

    def changed(self, **parts: object) -> Finished:
        """Return the same run, whose ``indicators`` or ``document`` say something else."""
        other = Finished(self.workspace, self.quarter, self.folder)
        other.__dict__.update({"data": self.data, "document": self.document, **parts})
        return other


def finish(workspace: Path, quarter: str, *, only: str = ",".join(FORMATS)) -> Finished:
    """Run a workspace; a run that is refused fails the test."""
    output = workspace / "outputs" / f"{quarter} {only}"
    done = call("--workspace", str(workspace), "run", quarter, "--output", str(output), "--only", only)
    assert done.code == 0, done.stderr
    return Finished(workspace, quarter, output)


def real(folder: Path) -> Path:
    """Return a copy of the repository's own workspace."""
    return copy_workspace(folder)


def starter(folder: Path) -> Path:
    """Return the workspace that ``init`` makes."""
    assert call("init", str(folder)).code == 0
    return folder


def sample(folder: Path) -> Path:
    """Return a workspace with an indicator in each state."""
    write_workspace(folder)
    return folder


WORKSPACES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "real": (real, "2022-23-Q2"),
    "starter": (starter, "2025-26-Q2"),
    "sample": (sample, "2022-23-Q2"),
}
