"""A desk from which ``python -m scorecard publish`` is run, as a person or a pipeline runs it.

The material is the starter workspace (``scorecard init``) and its report, made by ``scorecard run`` once for all tests
of a process; and the report after one figure was corrected, which moves a published rating. When a test is over, all
that its commands printed, and every file that they could write to, is searched for the secrets of the scene.
"""

from __future__ import annotations

import hashlib
import io
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from scorecard.cli import main
from scorecard.publish.manifest import read_manifest, write_manifest
from tests.sharepoint.leaks import find_leaks
from tests.sharepoint.server.library import Item
from tests.sharepoint.server.log import Logged
from tests.sharepoint.server.names import GRAPH, UPLOADS
from tests.sharepoint.server.scene import Scene

QUARTER = "2025-26-Q2"
FOLDER = f"Cabinet reports/2025-26/{QUARTER}"
BOOK, RECORD, MANIFEST = "scorecard.xlsx", "scorecard.json", "manifest.json"
NAMES = (
    *("cabinet-report.pdf", BOOK, "cabinet-report.html"),
    *("problems.json", "scorecard.csv", RECORD, MANIFEST),
)
WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
CORRECTED = ("resources.xlsx", "D9", 0.51)  # September's council tax: 51.0%, not 55.9%, against a target of 55.8%
LARGE = 25 * 1024 * 1024  # bytes
SETTINGS = """\
tenant: {tenant}
{client}auth: {auth}
site: https://contoso.sharepoint.com/sites/performance
library: Documents
folder: Cabinet reports/{{year}}/{{quarter}}
columns: {{sha256: SHA256, quarter: Quarter}}
"""


class Done(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def actions(self) -> dict[str, str]:
        """What was done with each file, by its name."""
        lines = [line.rsplit("  ", 1) for line in self.out.splitlines()]
        return {url.rsplit("/", 1)[-1]: action.strip() for action, url in lines}


class Reports(NamedTuple):
    """Two workspaces with a finished report of one quarter: as first published, and after a correction."""

    older: Path
    newer: Path


@dataclass
class Desk:
    """A workspace, and the home and temporary folders of whoever runs the command there.

    ``private`` are secrets of a test beside those that the server knows.
    """

    scene: Scene
    reports: Reports
    folder: Path
    private: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Copy the older report, and sign in by a secret."""
        self.folder.mkdir(exist_ok=True)
        for path in (self.home, self.temporary):
            path.mkdir()
        self.take(self.reports.older)
        self.sign_in("secret", {"SCORECARD_CLIENT_SECRET": self.scene.secret})

    @property
    def home(self) -> Path:
        """The home of the person, or of the agent of a pipeline."""
        return self.folder / "home"

    @property
    def temporary(self) -> Path:
        """The folder for temporary files."""
        return self.folder / "temporary"

    @property
    def workspace(self) -> Path:
        """The workspace."""
        return self.folder / "workspace"

    @property
    def outputs(self) -> Path:
        """The folder of the finished run."""
        return self.workspace / "outputs" / QUARTER

    def take(self, report: Path) -> None:
        """Put another finished report in place of the one that is there; the settings stay."""
        shutil.rmtree(self.workspace / "outputs", ignore_errors=True)
        shutil.copytree(report, self.workspace, dirs_exist_ok=True)

    def sign_in(self, auth: str, variables: Mapping[str, str], more: str = "") -> None:
        """Choose how the tool signs in, and the environment variables for that; ``more`` are further settings."""
        tenant = self.scene.server.tenant.id
        client = "" if auth == "azure-cli" else f"client: {self.scene.application.client_id}\n"
        self.settings(SETTINGS.format(tenant=tenant, client=client, auth=auth) + more)
        self.variables = dict(variables)

    def settings(self, text: str) -> None:
        """Write ``publish.yaml``."""
        (self.workspace / "publish.yaml").write_text(text, encoding="utf-8")

    def pad(self, size: int = LARGE) -> bytes:
        """Lengthen the PDF to ``size`` bytes, let the manifest name it so, and return its bytes.

        The bytes stand behind the end of the PDF's own, where readers pass over them; no two fragments are alike.
        """
        pdf = self.outputs / NAMES[0]
        made = pdf.read_bytes()
        pdf.write_bytes(made + random.Random(25).randbytes(size - len(made)))  # noqa: S311  reason: nothing secret
        manifest = read_manifest(self.outputs)
        write_manifest(self.outputs, manifest, manifest.created)
        return pdf.read_bytes()

    def command(self, *options: str, quarter: str = QUARTER) -> list[str]:
        """Return the real command."""
        return [sys.executable, "-m", "scorecard", "publish", quarter, *options]

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the whole environment of a command."""
        own = {"HOME": str(self.home), "TMPDIR": str(self.temporary), **self.variables}
        return self.scene.server.environment(own, more or {})

    def publish(
        self, *options: str, quarter: str = QUARTER, more: Mapping[str, str] | None = None, within: float = 60
    ) -> Done:
        """Run the command to its end, which comes within so many seconds."""
        finished = subprocess.run(
            self.command(*options, quarter=quarter),
            env=self.environment(more),
            cwd=self.workspace,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=within,
            check=False,
        )
        self.printed += [finished.stdout, finished.stderr]
        return Done(finished.returncode, finished.stdout, finished.stderr)

    def publish_here(self, *options: str) -> Done:
        """Run the same command inside this process: where it prepares what is proved, or comes after it."""
        arguments = ["publish", QUARTER, "--workspace", str(self.workspace), *options]
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            for name, value in self.variables.items():
                patch.setenv(name, value)
            code = main(arguments)
        self.printed += [out.getvalue(), err.getvalue()]
        return Done(code, out.getvalue(), err.getvalue())

    def there(self) -> dict[str, Item]:
        """Return the files in the folder of the quarter by name, in no order."""
        return {item.name: item for item in self.scene.library.file(FOLDER).children.values()}

    def versions(self) -> dict[str, int]:
        """Return how often the content of each published file was saved."""
        return {name: sum(v.kind == "upload" for v in item.versions) for name, item in self.there().items()}

    def written(self, since: int = 0) -> list[Logged]:
        """Return the requests to SharePoint that can change something, from number ``since`` on."""
        hosts = {GRAPH, UPLOADS}
        return [r for r in self.scene.server.requests[since:] if r.host in hosts and r.method in WRITES]

    def check_published(self) -> None:
        """Check that the library holds this run and nothing else, to the byte and with each column."""
        there = self.there()
        assert set(there) == set(NAMES)
        for name, item in there.items():
            ours = (self.outputs / name).read_bytes()
            assert (item.uploaded if name == BOOK else item.content) == ours, name
            assert item.fields["SHA256"] == hashlib.sha256(ours).hexdigest(), name
            assert item.fields["Quarter"] == "2025-26 Q2", name
        assert set(self.scene.library.tree()) == {
            "Cabinet reports",
            "Cabinet reports/2025-26",
            FOLDER,
            *(f"{FOLDER}/{name}" for name in NAMES),
        }
        assert self.scene.server.malformed == []

    def check_refused(self, done: Done, *words: str, code: int = 3) -> None:
        """Check that a command failed with plain sentences that hold these words, and nothing like a traceback."""
        assert done.code == code, done
        assert "Traceback" not in done.err, done.err
        for word in words:
            assert word in done.err, done.err

    def check_secrets(self) -> None:
        """Check that no secret stands in what was printed, or in a file that the commands could write to."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        texts = [text.encode() for text in self.printed] + [path.read_bytes() for path in files]
        assert find_leaks([*self.scene.server.secrets(), *self.private], texts) == []


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """Make both reports by the real commands, before the server is there."""
    older, newer = (tmp_path_factory.mktemp("reports") / name for name in ("older", "newer"))
    run("init", str(older))
    shutil.copytree(older, newer)
    name, cell, value = CORRECTED
    path = newer / "inputs" / QUARTER / name
    book = openpyxl.load_workbook(path)
    book["Figures"][cell] = value
    book.save(path)
    for workspace in (older, newer):
        run("run", QUARTER, "--workspace", str(workspace))
    return Reports(older, newer)


@pytest.fixture
def desk(scene: Scene, reports: Reports, tmp_path: Path) -> Iterator[Desk]:
    """Give a desk with the older report; in the end no secret was shown anywhere, and nothing was asked amiss."""
    desk = Desk(scene, reports, tmp_path)
    yield desk
    desk.check_secrets()


def run(*command: str) -> None:
    """Run another command of the tool."""
    environment = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    subprocess.run([sys.executable, "-m", "scorecard", *command], env=environment, capture_output=True, check=True)
