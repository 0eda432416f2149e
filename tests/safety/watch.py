"""A command watched from within and from without: which files it opens, which programs it starts, whom it calls.

From within by Python's audit events, which copies of the process inherit; from without by strace, which also sees what
libraries written in C do.
"""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.real_workspace import ROOT, environment

STRACE = shutil.which("strace")
_TRACED = "--trace=open,openat,openat2,creat,execve,execveat,network"
_HOOK = """
import os, sys
_log = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
_NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "ssl.")
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn")
_FILES = ("open", "os.listdir", "os.scandir", "ctypes.dlopen", "sqlite3.connect")

def _watch(event, given):
    if event in _FILES or event.startswith(_NETWORK) or event.startswith(_PROGRAMS):
        first = given[0] if given else ""
        words = os.fsdecode(first) if isinstance(first, (str, bytes)) else repr(first)
        if not (event in _FILES and isinstance(first, int)):
            line = event + "\\0" + os.path.join(os.getcwd(), words) if event in _FILES else event + "\\0" + words
            os.write(_log, line.encode("utf-8", "surrogateescape") + b"\\1")

sys.addaudithook(_watch)
"""
_PYTHON = "the interpreter, its standard library and the installed packages"
_SYSTEM = "libraries of the system, which the loader and the C library read"
_FONTS = "typefaces of the system, which Pango and matplotlib look for"
_MACHINE = "how many processors and how much memory there are, which numpy's library and the bound on templates ask"
_CERTIFICATES = "certificates, which newer Pythons read when WeasyPrint prepares to load pages, though it loads none"
FOLDERS: dict[str, str] = {
    sys.prefix: _PYTHON,
    sys.base_prefix: _PYTHON,
    str(ROOT / "scorecard"): "the product itself",
    **dict.fromkeys(("/lib", "/lib64", "/usr/lib", "/usr/local/lib"), _SYSTEM),
    **dict.fromkeys(("/etc/fonts", "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig"), _FONTS),
    **dict.fromkeys(("/var/cache/fontconfig", "/usr/X11/lib/X11/fonts", "/usr/X11R6/lib/X11/fonts"), _FONTS),
    **{path: _CERTIFICATES for path in map(str, ssl.get_default_verify_paths()) if path.startswith("/")},
    "/proc/self": _MACHINE,
    "/sys/devices/system/cpu": _MACHINE,
    "/sys/fs/cgroup": _MACHINE,
    "/usr/share/locale": "messages of the C library",
    "/usr/share/zoneinfo": "the time zone, for dates",
}
FILES: dict[str, str] = {
    **{str(above): f"asked whether it is an archive that holds {_PYTHON}" for above in Path(sys.prefix).parents},
    str(ROOT): "the folder that the product is imported from, listed by the importer",
    "/etc/ld.so.cache": _SYSTEM,
    "/etc/localtime": "the time zone, for dates",
    "/etc/mime.types": "kinds of files, which Python's mimetypes reads for WeasyPrint",
    "/proc/filesystems": "asked by the linker's libselinux",
    "/proc/meminfo": _MACHINE,
    "/proc/sys/vm/overcommit_memory": _MACHINE,
    "/proc/cpuinfo": _MACHINE,
    "/dev/null": "nothing",
    "/dev/urandom": "random numbers",
}
PROGRAMS: dict[str, str] = {
    "fc-list": "matplotlib's list of typefaces, made once on a new machine",
    **dict.fromkeys(("ldconfig", "gcc", "cc", "collect2", "ld", "objdump"), "ctypes asks where Pango's library is"),
}
_OPENING = ("open", "os.listdir", "os.scandir", "ctypes.dlopen", "sqlite3.connect")
_CALLING = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ssl.", "webbrowser.")


@dataclass(frozen=True)
class Watched:
    """What a command did: its exit code, what it said, and every file, program and call."""

    code: int
    stdout: str
    stderr: str
    files: frozenset[str]
    programs: frozenset[str]
    calls: frozenset[str]

    def strange_files(self, *own: Path) -> list[str]:
        """Return the files that lie neither in a folder that is allowed nor in one of its own."""
        folders = [*map(str, own), *FOLDERS]
        known = (file in FILES or any(f"{file}/".startswith(f"{each}/") for each in folders) for file in self.files)
        return sorted(file for file, is_known in zip(self.files, known, strict=True) if not is_known)

    @property
    def strange_programs(self) -> list[str]:
        """The programs that nothing needs."""
        return sorted(each for each in self.programs if Path(each).name not in PROGRAMS)


def watch(folder: Path, home: Path, *arguments: str, script: str = "") -> Watched:
    """Run a command in a folder, in a new process without any cache; ``script`` runs before it, for controls."""
    home.mkdir()
    (home / "tmp").mkdir()
    (home / "sitecustomize.py").write_text(_HOOK + script, encoding="utf-8")
    typed = [sys.executable, "-m", "scorecard", *arguments]
    if STRACE:
        typed = [STRACE, "-f", "-qq", "-s", "300", "--seccomp-bpf", _TRACED, "-o", str(home / "strace"), *typed]
    done = subprocess.run(
        typed, cwd=folder, env=_environment(home), capture_output=True, text=True, encoding="utf-8", check=False
    )
    seen = [*_heard(home / "log"), *(_traced(home / "strace", folder) if STRACE else ())]
    return Watched(
        done.returncode,
        done.stdout,
        done.stderr,
        frozenset(what for kind, what in seen if kind == "file"),
        frozenset(what for kind, what in seen if kind == "program"),
        frozenset(what for kind, what in seen if kind == "call"),
    )


def _environment(home: Path) -> Mapping[str, str]:
    kept = {name: value for name, value in environment().items() if not name.startswith(("XDG_", "MPL"))}
    own = {"HOME": str(home), "TMPDIR": str(home / "tmp"), "WATCH_LOG": str(home / "log")}
    return kept | own | {"PYTHONPATH": os.pathsep.join([str(home), str(ROOT)])}


def _heard(log: Path) -> Iterator[tuple[str, str]]:
    """Yield what Python's audit events tell; a request for data or a file opens nothing but what is told beside it."""
    for line in log.read_text(encoding="utf-8", errors="surrogateescape").split("\1")[:-1]:
        event, what = line.split("\0", 1)
        if event in _OPENING:
            yield "file", os.path.normpath(what)
        elif not event.startswith(_CALLING):
            yield "program", what
        elif not what.startswith(("data:", "file:")):
            yield "call", f"{event} {what}"


_OPENED = re.compile(r'(?:openat2?|open|creat)\((?P<at>[^,"]*, )?"(?P<path>(?:[^"\\]|\\.)*)"(?P<end>.*)')
_STARTED = re.compile(r'execve(?:at)?\((?:[^,"]*, )?"(?P<path>(?:[^"\\]|\\.)*)"(?P<end>.*)')
_CALLED = re.compile(r"(?:socket|connect|sendto|sendmsg|bind|listen|accept4?)\(")


def _traced(log: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what the system was asked for and gave; what is named from an open folder was told with that folder."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        opened, started = _OPENED.search(line), _STARTED.search(line)
        if opened and "ENOENT" not in opened["end"]:
            path = opened["path"].encode().decode("unicode_escape").encode("latin-1").decode(errors="replace")
            if "unfinished" in opened["end"] and not os.path.lexists(folder / path):
                continue  # the linker tries many places at a time
            if opened["at"] in (None, "AT_FDCWD, ") or ".." in path or path.startswith("/"):
                yield "file", os.path.normpath(folder / path)
        elif started and "ENOENT" not in started["end"] and started["path"] != sys.executable:
            yield "program", started["path"]
        elif _CALLED.search(line):
            yield "call", line
