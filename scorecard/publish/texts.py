"""Text files for people, such as letters to directorates, each whole or not there at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def write_texts(folder: Path, texts: Mapping[str, str | None]) -> tuple[Path, ...]:
    """Write each text under its name and return the files; raises ``OSError``.

    None takes away what an earlier call wrote under that name: a letter, say, that asks for what has come since.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in texts.items():
        path = folder / name
        if text is None:
            path.unlink(missing_ok=True)
            continue
        draft = folder / f".{name}.{os.getpid()}.new"
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
        written.append(path)
    return tuple(written)
