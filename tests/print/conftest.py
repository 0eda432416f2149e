"""Each workspace is run once for all tests of the finished files."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tests.print.extremes import EXTREMES, QUARTER
from tests.print.finished import WORKSPACES, Finished, finish


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Finished]:
    """Return a finished run of each workspace, with every format."""
    folder = tmp_path_factory.mktemp("finished")
    return {name: finish(make(folder / name), quarter) for name, (make, quarter) in WORKSPACES.items()}


@pytest.fixture(params=WORKSPACES)
def finished(request: pytest.FixtureRequest, runs: dict[str, Finished]) -> Finished:
    """Return one of the runs."""
    return runs[request.param]


@pytest.fixture(scope="session")
def paper_of(runs: dict[str, Finished], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Finished]:
    """Return the finished run of a workspace, ordinary or extreme, by its name; each is made when first asked for."""
    folder = tmp_path_factory.mktemp("extremes")

    @cache
    def made(name: str) -> Finished:
        return runs[name] if name in runs else finish(EXTREMES[name]().write(folder / name), QUARTER, only="pdf,json")

    return made
