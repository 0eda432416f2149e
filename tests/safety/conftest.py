"""One run on the hostile workspace, under watch, and one on its harmless twin, for all the tests of this folder."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.real_workspace import call
from tests.safety.attacks import harmless
from tests.safety.hostile import QUARTER, Typist
from tests.safety.watch import Watched, watch


class Run(NamedTuple):
    """A workspace, what its run did, and the folder of what it wrote."""

    workspace: Path
    home: Path
    watched: Watched
    outputs: Path


@pytest.fixture(scope="session")
def hostile_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace where every word is an attack."""
    return Typist().write(tmp_path_factory.mktemp("safety") / "hostile")


@pytest.fixture(scope="session")
def harmless_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of the same shape with harmless words."""
    return Typist(harmless).write(tmp_path_factory.mktemp("twin") / "harmless")


@pytest.fixture(scope="session")
def hostile(hostile_workspace: Path) -> Run:
    """Run the real command, with every format and no cache, where every word is an attack."""
    home = hostile_workspace.parent / "home"
    watched = watch(hostile_workspace, home, "run", QUARTER)
    assert watched.code == 0, watched.stderr
    return Run(hostile_workspace, home, watched, hostile_workspace / "outputs" / QUARTER)


@pytest.fixture(scope="session")
def twin(harmless_workspace: Path) -> Path:
    """Return the outputs of a run on its harmless twin."""
    done = call("run", QUARTER, "--workspace", str(harmless_workspace), "--only", "html,xlsx", "--quiet")
    assert done.code == 0, done.stderr
    return harmless_workspace / "outputs" / QUARTER
