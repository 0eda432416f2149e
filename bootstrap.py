"""Set up Scorecard on a machine that has Python 3.11 and pip, then run it.

    python3 bootstrap.py run 2022-23-Q2    set up what is missing, then `scorecard run 2022-23-Q2`
    python3 bootstrap.py publish …         set up what SharePoint needs too, then `scorecard publish …`
    python3 bootstrap.py test              set up what the tests need too, then `python -m pytest`

Everything after `test` goes to pytest; anything else is a `scorecard` command with its arguments. The
packages go into `.venv` beside this file, or into the virtual environment that is active. The exit code is
that of the command, or 4 if the machine could not be set up. Messages go to stderr: stdout belongs to the
command.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
SETUP_FAILED = 4
SHARED_OUT = ("--numprocesses=auto", "--dist=loadfile")  # over all cores, a file of tests to each
LOCKS = {  # each holds what those before it hold
    "run": "requirements.lock",
    "publish": "requirements-sharepoint.lock",
    "test": "requirements-dev.lock",
}
APT_GET = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=60")
DEBIAN_PACKAGES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
PANGO_ADVICE = """the PDF needs Pango, which is not on this machine; all else works without. To install it:
  Debian, Ubuntu  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora          sudo dnf install pango
  Alpine          sudo apk add pango
  macOS           brew install pango
  Windows         nothing: the pipeline's agent makes the PDF"""


class SetupError(Exception):
    """The machine cannot be set up; the message says why and what to do, in one line."""


def say(message: str) -> None:
    """Tell the person at the keyboard what is going on."""
    print(f"bootstrap: {message}", file=sys.stderr, flush=True)


def attempt(*command: str | Path) -> str | None:
    """Run a command quietly; None if it succeeded, else the line that says why it failed."""
    done = subprocess.run(
        command, capture_output=True, text=True, errors="replace", check=False, stdin=subprocess.DEVNULL
    )
    lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "E:"))]
    return None if done.returncode == 0 else (errors[:1] or lines or [f"exit code {done.returncode}"])[-1]


def has_library(name: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing_packages(command: str) -> list[str]:
    """Debian's names of the system packages that the command needs and the machine lacks."""
    missing = [package for library, package in DEBIAN_PACKAGES.items() if not has_library(library)]
    if command == "test" and not shutil.which("pdftotext"):
        missing.append("poppler-utils")
    return missing


def has_pango() -> bool:
    """Whether Pango is there, under the name that Linux, macOS or Windows gives it."""
    return any(map(has_library, ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")))


def install_system_packages(command: str) -> None:
    """Install Pango, and what the tests read PDFs with, where apt-get can; otherwise say how, and go on."""
    missing = missing_packages(command) if sys.platform == "linux" and shutil.which("apt-get") else []
    if missing:
        say(f"installing {', '.join(missing)} with apt-get")
        apt = ("sudo", *APT_GET) if os.geteuid() != 0 and shutil.which("sudo") else APT_GET
        failure = attempt(*apt, "update") or attempt(*apt, "install", "--no-install-recommends", *missing)
        if failure:
            say(f"apt-get did not install them: {failure}")
    if not has_pango():
        say(PANGO_ADVICE)


def environment() -> Path:
    """Return the Python of the active virtual environment, or of `.venv`, made when it is not there."""
    if sys.prefix != sys.base_prefix:
        return Path(sys.executable)
    folder = ROOT / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        say(f"making {folder}")
        # Without pip: Debian keeps ensurepip in a package of its own. pip_of() finds one that serves instead.
        venv.create(folder, clear=True, symlinks=os.name != "nt", with_pip=False)
    return python


def pip_of(python: Path) -> tuple[str | Path, ...]:
    """Return the command that installs into the environment of `python`, whether or not it holds a pip."""
    if find_spec("pip"):
        return sys.executable, "-m", "pip", "--python", python
    if find_spec("ensurepip"):
        attempt(python, "-m", "ensurepip")
        return python, "-m", "pip"
    raise SetupError("pip is missing. On Debian or Ubuntu: sudo apt-get install python3-pip.")


def needed_for(arguments: list[str]) -> str:
    """Return the command of ``LOCKS`` that needs what these arguments need; options may stand before ``publish``."""
    if arguments[0] == "test":
        return "test"
    return "publish" if "publish" in arguments else "run"


def sufficient(command: str) -> list[str]:
    """Return the locks that hold all that the command needs."""
    locks = list(LOCKS.values())
    return locks[locks.index(LOCKS[command]) :]


def stamp(python: Path, lock: str) -> tuple[Path, str]:
    """Return the file that records a finished set-up, and what it holds when that set-up is still good."""
    parts = [os.fsencode(ROOT), *((ROOT / name).read_bytes() for name in (lock, "pyproject.toml"))]
    return python.parent.parent / f"scorecard-{lock}.sha256", hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_set_up(python: Path, lock: str) -> bool:
    """Whether this environment was set up from this lock, for this folder."""
    file, digest = stamp(python, lock)
    return file.exists() and file.read_text(encoding="ascii") == digest


def install(python: Path, lock: str) -> None:
    """Install what the lock file names, every file checked against its hash, and then Scorecard itself."""
    say(f"installing the packages of {lock} (a minute or two, once)")
    pip = (*pip_of(python), "install", "--quiet", "--no-input", "--disable-pip-version-check")
    failure = attempt(*pip, "--require-hashes", "-r", ROOT / lock)
    failure = failure or attempt(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    if failure:
        raise SetupError(f"pip failed. Is the network there, or a proxy set in pip's settings? {failure}")
    file, digest = stamp(python, lock)
    file.write_text(digest, encoding="ascii")


def replace_process(command: list[str]) -> int:
    """Become the command; on Windows, where the shell would not wait for that, run it for its exit code."""
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606  # no shell is wanted: arguments may hold anything
    return subprocess.run(command, check=False).returncode


def main(arguments: list[str]) -> int:
    """Set up what the command needs and run it."""
    if sys.version_info < OLDEST:
        raise SetupError(f"Python {sys.version.split()[0]} is too old: Scorecard needs 3.11 or newer.")
    if not arguments:
        raise SetupError("say what to do: python3 bootstrap.py run 2022-23-Q2, or python3 bootstrap.py test")
    command = needed_for(arguments)
    python = environment()
    if not any(is_set_up(python, lock) for lock in sufficient(command)):
        install_system_packages(command)
        install(python, LOCKS[command])
    if command == "test":
        os.chdir(ROOT)
        return replace_process([str(python), "-m", "pytest", *SHARED_OUT, *arguments[1:]])
    return replace_process([str(python.parent / "scorecard"), *arguments])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (SetupError, OSError) as error:
        say(str(error))
        sys.exit(SETUP_FAILED)
    except KeyboardInterrupt:
        sys.exit("bootstrap: stopped")
