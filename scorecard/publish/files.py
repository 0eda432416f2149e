"""Single files for people, such as return forms and letters, each whole or not there at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def write_files(folder: Path, contents: Mapping[str, str | bytes | None]) -> tuple[Path, ...]:
    """Write each content under its name and return the files; raises ``OSError``.

    None takes away what an earlier call wrote under that name: a letter, say, that asks for what has come since.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in contents.items():
        if content is None:
            (folder / name).unlink(missing_ok=True)
        else:
            _write(folder / name, content if isinstance(content, bytes) else content.encode())
            written.append(folder / name)
    return tuple(written)


def _write(path: Path, data: bytes) -> None:
    staging = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        staging.write_bytes(data)
        staging.replace(path)
    finally:
        staging.unlink(missing_ok=True)
