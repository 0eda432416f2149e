"""A workspace with a finished run of a few words, its settings, and the command on it."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from scorecard.cli import main
from scorecard.publish.manifest import Part, origin_of, write_manifest
from scorecard.workspace import digest
from tests.sharepoint.server.library import Item
from tests.sharepoint.server.scene import Scene

QUARTER = "2022-23-Q2"
FOLDER = f"Cabinet reports/2022-23/{QUARTER}"
NAMES = (
    *("cabinet-report.pdf", "scorecard.xlsx", "cabinet-report.html"),
    *("problems.json", "scorecard.csv", "scorecard.json", "manifest.json"),
)
INDICATORS = ({"ref": "4.2", "rating": "green", "text": "216,924"}, {"ref": "2.1a", "rating": "red", "text": "74.2%"})
SETTINGS = """\
tenant: {tenant}
client: {client}
auth: {auth}
site: https://contoso.sharepoint.com/sites/performance
library: Documents
folder: Cabinet reports/{{year}}/{{quarter}}
"""
COLUMNS = "columns: {sha256: SHA256, quarter: Quarter}\n"


@dataclass(frozen=True)
class Done:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        """The problems, but for the one that a stored secret has each time."""
        return [line for line in self.err.splitlines() if "SC513" not in line]

    @property
    def actions(self) -> dict[str, str]:
        """What was done with each file, by its name."""
        lines = [line.rsplit("  ", 1) for line in self.out.splitlines()]
        return {url.rsplit("/", 1)[-1]: action.strip() for action, url in lines}


def settings_for(scene: Scene, auth: str = "secret", more: str = COLUMNS) -> str:
    """Return the text of ``publish.yaml`` for the usual scene."""
    tenant, client = scene.server.tenant.id, scene.application.client_id
    return SETTINGS.format(tenant=tenant, client=client, auth=auth) + more


def make_run(
    workspace: Path,
    indicators: tuple[dict[str, str], ...] = INDICATORS,
    *,
    pages: int = 1,
    draft: bool = False,
    part: str | None = None,
) -> Path:
    """Write a finished run of what is in the workspace and return its folder; ``pages`` are kilobytes of its PDF."""
    folder = workspace / "outputs" / QUARTER
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = workspace / "indicators.yaml"
    catalogue.touch()
    record = {"format": 1, "quarter": "2022-23 Q2", "draft": draft, "indicators": indicators}
    figures = json.dumps(record)
    origin = origin_of(
        "2022-23 Q2",
        draft=draft,
        part=Part(part, covering=False),
        revision=None,
        catalogue=digest(catalogue),
        inputs={path.relative_to(workspace).as_posix(): digest(path) for path in workspace.glob("inputs/*/*")},
        figures=hashlib.sha256(figures.encode()).hexdigest(),
    )
    contents = {
        "scorecard.json": figures.encode(),
        "scorecard.csv": b"ref,rating\n",
        "problems.json": b"[]\n",
        "cabinet-report.pdf": f"%PDF {origin.fingerprint}".encode() + b"\n" + b"0123456789abcde\n" * 64 * pages,
        "cabinet-report.html": f"<p>{origin.fingerprint}</p>".encode(),
        "scorecard.xlsx": _book(figures),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    write_manifest(folder, origin, dt.datetime(2022, 11, 21, 9, 30, tzinfo=dt.UTC))
    return folder


def ready(workspace: Path, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the workspace with a finished run, and settings that sign in by a secret."""
    make_run(workspace)
    (workspace / "publish.yaml").write_text(settings_for(scene), encoding="utf-8")
    monkeypatch.setenv("SCORECARD_CLIENT_SECRET", scene.secret)
    return workspace


def publish(workspace: Path, capsys: pytest.CaptureFixture[str], *options: str) -> Done:
    """Run the command in this process."""
    code = main(["publish", QUARTER, "--workspace", str(workspace), *options])
    return Done(code, *capsys.readouterr())


def published(scene: Scene) -> dict[str, Item]:
    """Return the files in the folder of the quarter."""
    item = scene.library.root
    for name in FOLDER.split("/"):
        item = item.children[name.lower()]
    return {child.name: child for child in item.children.values()}


def _book(figures: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as book:
        for name, text in (("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", f"<workbook>{figures}</workbook>")):
            book.writestr(zipfile.ZipInfo(name), text)
    return data.getvalue()
