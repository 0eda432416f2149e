"""A server for each test, which in this process is all that can be reached."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sharepoint.publishing import desk, reports
from tests.sharepoint.server.calling import Caller
from tests.sharepoint.server.microsoft import Server, is_foreign, serving
from tests.sharepoint.server.scene import Scene, set_scene

__all__ = ["caller", "desk", "reports", "scene", "server"]


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Give a running server with an empty tenant."""
    folder: Path = tmp_path_factory.mktemp("certificates")
    with serving(folder) as running:
        for name in filter(is_foreign, tuple(os.environ)):
            monkeypatch.delenv(name)
        for name, value in running.variables().items():
            monkeypatch.setenv(name, value)
        for name, stand_in in running.stand_ins().items():
            monkeypatch.setattr(name, stand_in)
        yield running
    assert running.broken == []


@pytest.fixture
def scene(server: Server) -> Scene:
    """Give the usual site, library and application."""
    return set_scene(server)


@pytest.fixture
def caller(scene: Scene) -> Caller:
    """Give plain calls to Microsoft Graph as the scene's application."""
    return Caller(scene)
