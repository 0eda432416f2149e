"""Without the extra, or without a network: exit code 3, a sentence, and soon."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

import pytest
import trustme

import scorecard
from tests.sharepoint.publishing import QUARTER, Desk
from tests.sharepoint.server.names import GITHUB, HOSTS, LOGIN, UPLOADS

Outage: TypeAlias = Callable[[Desk], dict[str, str]]
SOON = 20  # seconds, with the pauses between attempts
AZURE = {"core", "identity"}


def without(folder: Path, missing: set[str]) -> str:
    """Make a folder of links to all packages that are installed, without these; return it as a PYTHONPATH."""
    spec = find_spec("azure.core")
    assert spec is not None
    assert spec.origin is not None
    installed = Path(spec.origin).parents[2]
    (folder / "azure").mkdir(parents=True)
    for path in installed.iterdir():
        if path.name != "azure" and not path.name.startswith(("azure_", "msal")):
            (folder / path.name).symlink_to(path)
    for name in AZURE - missing:
        (folder / "azure" / name).symlink_to(installed / "azure" / name)
    if missing == AZURE:
        (folder / "azure").rmdir()
    return f"{folder}:{Path(scorecard.__file__).parents[1]}"


@pytest.mark.parametrize(
    ("missing", "option"), [(AZURE, "--dry-run"), ({"identity"}, "--check"), ({"core"}, "--format=text")]
)
def test_without_the_extra(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, missing: set[str], option: str
) -> None:
    """The message has the command that installs it; the packages are truly not there."""
    path = without(tmp_path_factory.mktemp("packages"), missing)
    command = [sys.executable, "-S", "-m", "scorecard", "publish", QUARTER, "--quiet", option]
    finished = subprocess.run(
        command,
        env={**desk.environment(), "PYTHONPATH": path},
        cwd=desk.workspace,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (finished.returncode, finished.stdout) == (3, ""), finished.stderr
    assert "pip install 'council-scorecard[sharepoint]'" in finished.stderr
    assert len(finished.stderr.splitlines()) == 1
    assert desk.scene.server.requests == []


def unused_port() -> str:
    """Return a port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return str(listening.getsockname()[1])


def no_names(desk: Desk) -> dict[str, str]:
    """Let no name be known."""
    del desk
    return {"SCORECARD_TEST_HOSTS": ""}


def only(*hosts: str) -> Outage:
    """Let these names be known, and no other."""
    return lambda _: {"SCORECARD_TEST_HOSTS": ",".join(hosts)}


def refused(desk: Desk) -> dict[str, str]:
    """Let nobody listen."""
    del desk
    return {"SCORECARD_TEST_PORT": unused_port()}


def distrusted(desk: Desk) -> dict[str, str]:
    """Trust another authority, as where a network inspects traffic."""
    path = desk.home / "other.pem"
    trustme.CA().cert_pem.write_to_path(path)
    return dict.fromkeys(("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"), str(path))


def no_authorities(desk: Desk) -> dict[str, str]:
    """Name a file of authorities that is not there."""
    return {"REQUESTS_CA_BUNDLE": str(desk.home / "missing.pem")}


def no_proxy(desk: Desk) -> dict[str, str]:
    """Name a proxy that is not there."""
    del desk
    port = unused_port()
    return {"HTTPS_PROXY": f"http://127.0.0.1:{port}", "NO_PROXY": "", "SCORECARD_TEST_PLAIN_PORT": port}


OUTAGES: list[tuple[str, Outage, str]] = [
    ("secret", no_names, "The name login.microsoftonline.com is not known on this network."),
    ("github-oidc", no_names, f"The name {GITHUB} is not known on this network."),
    ("secret", only(LOGIN), "The name graph.microsoft.com is not known on this network."),
    ("secret", refused, "login.microsoftonline.com takes no connection."),
    ("github-oidc", refused, f"{GITHUB} takes no connection."),
    ("secret", distrusted, "login.microsoftonline.com shows a certificate that this machine does not trust."),
    ("github-oidc", distrusted, f"{GITHUB} shows a certificate that this machine does not trust."),
    ("secret", no_authorities, "The certificate authorities of this machine cannot be read."),
    ("secret", no_proxy, "The proxy does not let the tool through to login.microsoftonline.com."),
]


@pytest.mark.parametrize(("auth", "outage", "words"), OUTAGES)
def test_without_a_network(desk: Desk, auth: str, outage: Outage, words: str) -> None:
    """One sentence names the host and what is wrong."""
    variables = desk.scene.server.github_variables() if auth == "github-oidc" else desk.variables
    desk.sign_in(auth, variables)
    done = desk.publish("--quiet", more=outage(desk), within=SOON)
    desk.check_refused(done, words)
    assert len(done.err.splitlines()) == 1
    assert done.out == ""


def test_without_the_host_of_uploads(desk: Desk) -> None:
    """What has arrived by then is told, and the file that was not sent."""
    desk.pad(5 * 1024 * 1024)
    reached = only(*(host for host in HOSTS if host != UPLOADS))
    done = desk.publish("--quiet", more=reached(desk), within=SOON)
    desk.check_refused(done, "cabinet-report.pdf", "SC506")
    assert len(done.err.splitlines()) == 1
    assert desk.publish_here().code == 0
    desk.check_published()
