"""Which files a run may read: those that lie in the workspace wherever links lead, and that have an end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from scorecard.sources.archive import LARGEST_FILE


def refusal(path: Path, root: Path) -> str | None:
    """Return why a file is not read, as the end of a sentence; None where it may be read, or is not there at all.

    A pipe or a device never ends, or waits for somebody to write.
    """
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        return "leads out of the workspace"
    if not path.exists():
        return None
    if not path.is_file():
        return "is a folder, a pipe or a device, and no file"
    return f"is larger than {LARGEST_FILE // 1_000_000} MB" if path.stat().st_size > LARGEST_FILE else None


def files_of(folder: Path, root: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield every file below a folder, sorted, and links to folders; each with why it is not read, if so."""
    if leading_out := refusal(folder / "any", root):
        yield folder, leading_out
        return
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_dir():
            yield path, refusal(path, root)
