"""Pieces kept from the last run, in ``outputs/.cache``: one that is still as it was is not laid out again.

The name of a piece is the fingerprint of all that it is made from: its HTML, styles and links, the council's files, the
typeface, and the versions and code that laid it out; not the fonts of the system, which a page in the shipped typeface
does not use. Only the pieces of the last PDF are kept, so that the folder is about as large as a report. It can be
deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from weasyprint.text.ffi import pango

import scorecard
from scorecard.formats.pdf.laid import Laid
from scorecard.formats.templating import PACKAGED
from scorecard.workspace import digest

_ENDING = ".piece"
_LAYING_OUT = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "fonttools", "pillow")


def fingerprint(*parts: str) -> str:
    """Return the SHA-256 of texts, in hexadecimal."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def surroundings(templates: Path) -> str:
    """Return what else the look of a piece depends on: versions, our code, the typeface, the council's files."""
    versions = [scorecard.__version__, str(pango.pango_version()), *map(version, _LAYING_OUT)]
    folders = (Path(__file__).parent, PACKAGED / "fonts", PACKAGED / "css", templates)
    files = [
        f"{path.relative_to(folder)} {digest(path)}"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]
    return fingerprint(*versions, *files)


class Kept:
    """The folder of pieces; where it cannot be read or written, nothing is kept."""

    def __init__(self, folder: Path) -> None:
        """Take a folder that need not exist."""
        self._folder = folder

    def find(self, name: str) -> Laid | None:
        """Return the piece of that name, None where there is none or it is damaged."""
        try:
            return Laid.unpacked(self._path(name).read_bytes())
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep(self, pieces: Mapping[str, Laid]) -> None:
        """Keep these pieces and no others."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            names = {self._path(name): laid for name, laid in pieces.items() if not laid.refused}
            for path in set(self._folder.glob(f"*{_ENDING}")) - names.keys():
                path.unlink()
            for path, laid in names.items():
                if not path.exists():
                    _write(path, laid.packed())

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{_ENDING}"


def _write(path: Path, data: bytes) -> None:
    """Write a file that is whole or not there."""
    unfinished = path.with_suffix(".new")
    unfinished.write_bytes(data)
    unfinished.replace(path)
