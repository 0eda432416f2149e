"""The folders and files of a workspace: the catalogue, what comes in, what goes out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

CATALOGUE = "indicators.yaml"


class NoWorkspaceError(Exception):
    """No folder here or above holds a catalogue."""


@dataclass(frozen=True)
class Workspace:
    """A folder that holds ``indicators.yaml``; every path of the material hangs from ``root``."""

    root: Path

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """Return the workspace that ``start`` lies in, looking upwards for the catalogue.

        Raises ``NoWorkspaceError`` with a sentence where there is none.
        """
        start = start.resolve()
        for folder in (start, *start.parents):
            if (folder / CATALOGUE).is_file():
                return cls(folder)
        raise NoWorkspaceError(
            f"There is no {CATALOGUE} in {start} or in any folder above it. Go to your workspace, name it with "
            "--workspace DIR, or make a new one with: scorecard init DIR",
        )

    @classmethod
    def at(cls, folder: Path) -> Workspace:
        """Return the workspace at exactly this folder; raises ``NoWorkspaceError`` where it is none."""
        if not (folder / CATALOGUE).is_file():
            raise NoWorkspaceError(f"There is no {CATALOGUE} in {folder}, so it is not a workspace.")
        return cls(folder.resolve())

    @property
    def catalogue(self) -> Path:
        """The catalogue of indicators."""
        return self.root / CATALOGUE

    @property
    def templates(self) -> Path:
        """The council's own pages, look and words."""
        return self.root / "templates"

    @property
    def inputs(self) -> Path:
        """One folder for each quarter, beside ``history`` and ``benchmarks``."""
        return self.root / "inputs"

    @property
    def history(self) -> Path:
        """Earlier periods, in the same layouts as returns."""
        return self.inputs / "history"

    @property
    def benchmarks(self) -> Path:
        """Figures of other areas, in files of their own."""
        return self.inputs / "benchmarks"

    def returns(self, quarter_slug: str) -> Path:
        """Return the folder of what directorates sent for a quarter, such as ``2022-23-Q2``."""
        return self.inputs / quarter_slug

    @property
    def outputs(self) -> Path:
        """One folder for each finished run, and what is sent out."""
        return self.root / "outputs"

    def output(self, name: str) -> Path:
        """Return the folder of one finished run, which has the name of its quarter, and of its part if it is one."""
        return self.outputs / name

    def forms(self, quarter_slug: str) -> Path:
        """Return the folder of the blank return forms of a quarter."""
        return self.outputs / "templates" / quarter_slug

    def relative(self, path: Path) -> str:
        """Return the path as problems and sources print it: relative to the workspace, with forward slashes."""
        name = (path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix()
        return name.encode(errors="replace").decode()  # a name that is not UTF-8 must not break a file or a message


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal; raises ``OSError``."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
