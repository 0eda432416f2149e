"""The watch over a run sees what it is meant to see: a deed of each kind, however it is done."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.real_workspace import small_workspace
from tests.safety.hostile import QUARTER
from tests.safety.watch import STRACE, watch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files and folders of the system are those of Linux")
_REACH = """
import sys
from importlib.abc import MetaPathFinder
class Reaching(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "jinja2":
            import contextlib, ctypes, socket, subprocess
            with contextlib.suppress(OSError):
                {deed}
sys.meta_path.insert(0, Reaching())
"""


@pytest.mark.parametrize(
    ("deed", "seen"),
    [
        ("open('/etc/hostname').close()", "file"),
        ("socket.create_connection(('127.0.0.1', 9), 1)", "call"),
        ("socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))", "call"),
        ("subprocess.run(['true'])", "program"),
    ],
)
def test_the_watch_can_fail(tmp_path: Path, deed: str, seen: str) -> None:
    """A product that reads a file outside, calls or starts a program is caught."""
    assert caught(tmp_path, deed) == {seen}


@pytest.mark.skipif(STRACE is None, reason="strace is not installed: only Python's audit events are watched")
@pytest.mark.parametrize(
    ("deed", "seen"),
    [
        ("ctypes.CDLL(None).open(b'/etc/hostname', 0)", "file"),
        ("ctypes.CDLL(None).socket(2, 1, 0)", "call"),
        ("ctypes.CDLL(None).system(b'true')", "program"),
    ],
)
def test_what_a_library_does_is_watched_too(tmp_path: Path, deed: str, seen: str) -> None:
    """Audit events tell nothing of it; the system's calls do."""
    assert caught(tmp_path, deed) == {seen}


def caught(folder: Path, deed: str) -> set[str]:
    """Return what is strange about a run whose product was changed to do something."""
    workspace = small_workspace(folder / "workspace")
    watched = watch(workspace, folder / "home", "run", QUARTER, "--only", "html", script=_REACH.format(deed=deed))
    assert watched.code == 0, watched.stderr
    strange = {
        "file": watched.strange_files(workspace, folder / "home"),
        "call": watched.calls,
        "program": watched.strange_programs,
    }
    return {kind for kind, found in strange.items() if found}
