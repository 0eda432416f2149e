"""What is shipped: the locks and the wheel."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

import scorecard

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-sharepoint.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, set[str]]:
    """The versions that a lock names, by package; it names two where Pythons differ."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this source tree without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_every_dependency(lock: str) -> None:
    """What pyproject.toml asks for is in each lock, the extra in those of publishing and of the tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = [] if lock == "requirements.lock" else project["optional-dependencies"]["sharepoint"]
    wanted = {re.split(r"[<>=]", name)[0] for name in (*project["dependencies"], *extra)}
    assert wanted <= pins(lock).keys()


@pytest.mark.parametrize(("smaller", "larger"), list(itertools.pairwise(LOCKS)))
def test_the_locks_agree(smaller: str, larger: str) -> None:
    """Tests run with the very versions that the report is made and published with."""
    held = pins(larger)
    assert {name: held.get(name) for name in pins(smaller)} == pins(smaller)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place(lock: str) -> None:
    """A council's own mirror serves as well as the public one: no address and no path is written down."""
    assert not re.search(r"://|--index-url|--find-links|^/", (ROOT / lock).read_text("utf-8"), re.MULTILINE)


def test_the_wheel_holds_all_that_the_package_reads(wheel: Path) -> None:
    """Every file under scorecard/ is in the wheel, defaults and type marker included."""
    files = (path for path in (ROOT / "scorecard").rglob("*") if path.is_file())
    source = {path.relative_to(ROOT).as_posix() for path in files if path.suffix != ".pyc"}
    shipped = {name for name in ZipFile(wheel).namelist() if name.startswith("scorecard/")}
    assert {"scorecard/py.typed", "scorecard/defaults/fonts/OFL.txt"} <= source
    assert shipped == source


def test_the_wheel_has_the_version_of_the_package(wheel: Path) -> None:
    """The version is written once, in the package."""
    assert f"-{scorecard.__version__}-" in wheel.name
