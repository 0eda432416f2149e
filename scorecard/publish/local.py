"""A run's files appear whole, by one rename, or not at all.

Files are written into a staging folder beside the final one. On Linux the two are exchanged in one step; elsewhere the
old folder is moved aside first, and the next run puts it back if a crash fell between the two renames.
"""

from __future__ import annotations

import ctypes
import errno
import glob
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scorecard.collect.published import MANIFEST
from scorecard.problems import Place, Problem
from scorecard.publish.manifest import LARGEST, TOOL
from scorecard.publish.plain import read_plain

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


@contextmanager
def staged(final: Path) -> Iterator[Path]:
    """Yield an empty staging folder that becomes ``final`` when the block ends well, and is removed when it does not.

    Raises ``OSError`` where the disk refuses.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    _recover(final)
    if final.exists() and not final.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(final))
    _sweep(final)
    staging = final.parent / f".{final.name}.{os.getpid()}.new"
    staging.mkdir()
    try:
        yield staging
        _swap(staging, final)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def is_outputs(folder: Path) -> bool:
    """Whether a folder is empty, or holds a run of this tool and nothing else; only such a one may be replaced.

    Of a manifest no more is read than this takes, so that a run of another version is known too.
    """
    if not folder.is_dir():
        return False
    names = {path.name for path in folder.iterdir()}
    try:
        manifest = json.loads(read_plain(folder / MANIFEST, LARGEST))
        made = {output["file"] for output in manifest["outputs"]} if manifest["tool"]["name"] == TOOL else set()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return not names
    return names <= made | {MANIFEST}


def not_written(error: OSError, folder: str) -> Problem:
    """Return the problem of outputs that a disk refused, whose staging folder is gone again."""
    wrong = f"The outputs cannot be written: {error.strerror or error}."
    return Problem("SC501", Place(folder), wrong, "Nothing was changed. Make space, or check who may write there.")


def _sweep(final: Path) -> None:
    """Remove the staging folders of runs that were killed; those of runs still at work stay."""
    for staging in final.parent.glob(f".{glob.escape(final.name)}.*.new"):
        process = staging.suffixes[-2].lstrip(".") if len(staging.suffixes) > 1 else ""
        if process.isdecimal() and (int(process) == os.getpid() or not _alive(int(process))):
            shutil.rmtree(staging, ignore_errors=True)


def _alive(process: int) -> bool:
    """Whether a process is at work; where the system does not say, it is taken to be."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _aside(final: Path) -> Path:
    return final.parent / f".{final.name}.old"


def _recover(final: Path) -> None:
    """Put back a finished run that a crash left moved aside."""
    aside = _aside(final)
    if aside.is_dir() and not final.exists():
        aside.rename(final)
    shutil.rmtree(aside, ignore_errors=True)


def _swap(staging: Path, final: Path) -> None:
    """Let the staging folder take the place of the final one."""
    if not final.exists():
        staging.rename(final)
    elif not _exchange(staging, final):
        aside = _aside(final)
        final.rename(aside)
        try:
            staging.rename(final)
        except OSError:
            aside.rename(final)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    rename: Callable[..., int] | None = None
    if sys.platform == "linux":
        rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(second))
