"""Files in a folder that others may have written to: opened only where they are files and lead nowhere else."""

from __future__ import annotations

import errno
import stat
from pathlib import Path
from typing import BinaryIO


def open_plain(path: Path) -> BinaryIO:
    """Open a file to read its bytes; raises ``OSError`` where it is a link, a folder, a pipe or not there."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise OSError(errno.EINVAL, "it is a link or a folder, not a file", str(path))
    return path.open("rb")


def read_plain(path: Path, most: int) -> bytes:
    """Return the bytes of a file; raises ``OSError`` where it has more than ``most``, or cannot be opened."""
    with open_plain(path) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, "it is too large", str(path))
    return content
