"""A new workspace: the packaged worked example, copied where nothing stands yet."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

from scorecard.publish.local import staged


def copy_starter(folder: Path) -> tuple[Path, ...]:
    """Copy the example into a new or empty folder and return its files, sorted; raises ``OSError``.

    An empty folder is filled where it is, not exchanged for another: its owner may be standing in it.
    """
    packaged = resources.files("scorecard") / "defaults" / "starter"
    with resources.as_file(packaged) as starter:
        if folder.is_dir():
            shutil.copytree(starter, folder, dirs_exist_ok=True)
        else:
            with staged(folder) as staging:
                shutil.copytree(starter, staging, dirs_exist_ok=True)
    (folder / "outputs").mkdir(exist_ok=True)
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))
