"""Passwords that a machine keeps for hosts in ``.netrc``: none of them is sent anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sharepoint.client_material import make_run, publish, settings_for
from tests.sharepoint.server.names import GITHUB, GRAPH, LOGIN, SHAREPOINT, UPLOADS
from tests.sharepoint.server.scene import Scene

Printed = pytest.CaptureFixture[str]
HOSTS = (GRAPH, GITHUB, LOGIN, UPLOADS, SHAREPOINT)


@pytest.fixture
def workspace(tmp_path: Path, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace that signs in as a job of GitHub, on a machine that keeps a password for each host."""
    home, workspace = tmp_path / "home", tmp_path / "workspace"
    home.mkdir()
    lines = (f"machine {host} login officer password hunter2\n" for host in HOSTS)
    (home / ".netrc").write_text("".join(lines), encoding="utf-8")
    (home / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("NETRC", raising=False)
    for name, value in scene.server.github_variables().items():
        monkeypatch.setenv(name, value)
    make_run(workspace, pages=11_000)
    (workspace / "publish.yaml").write_text(settings_for(scene, "github-oidc"), encoding="utf-8")
    return workspace


def test_no_kept_password_takes_the_place_of_a_token(workspace: Path, scene: Scene, capsys: Printed) -> None:
    """Each host is asked with the token that is meant for it, or with none."""
    assert publish(workspace, capsys).code == 0
    assert publish(workspace, capsys).code == 0
    kinds = {
        host: {(r.header("Authorization") or "none").split()[0] for r in scene.server.requests if r.host == host}
        for host in HOSTS
    }
    none = {"none"}
    assert kinds == {GRAPH: {"Bearer"}, GITHUB: {"Bearer"}, LOGIN: none, UPLOADS: none, SHAREPOINT: none}
    assert [r.address for r in scene.server.requests if (r.header("Authorization") or "").startswith("Basic")] == []
