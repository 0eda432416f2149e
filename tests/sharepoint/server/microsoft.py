"""The server as tests use it: start it, set the scene, see what it was asked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import trustme

from tests.sharepoint.server.directory import Directory
from tests.sharepoint.server.downloads import Downloads
from tests.sharepoint.server.faults import Faults
from tests.sharepoint.server.graph import Graph
from tests.sharepoint.server.isolation import sitecustomize
from tests.sharepoint.server.issuers import AzurePipelines, GitHub, ManagedIdentity, azure_pipelines, github
from tests.sharepoint.server.listening import Listener, tls_context
from tests.sharepoint.server.log import Logged
from tests.sharepoint.server.names import AZURE_DEVOPS, GITHUB, GRAPH, HOSTS, LOGIN, SHAREPOINT, UPLOADS
from tests.sharepoint.server.tenant import Tenant
from tests.sharepoint.server.uploads import Uploads

_MEANT_FOR_OTHERS = ("AZURE_", "ACTIONS_", "SYSTEM_", "IDENTITY_", "MSI_", "IMDS_")
_ISOLATION = Path(sitecustomize.__file__).parent


@dataclass(eq=False)
class Server:
    """A running server and its state, which a test may read and change at any time.

    ``requests`` is the log, in order of arrival. ``strangers`` are the addresses that this process looked up in vain.
    """

    folder: Path
    tenant: Tenant = field(default_factory=Tenant)
    faults: Faults = field(default_factory=Faults)
    github: GitHub = field(default_factory=github)
    pipelines: AzurePipelines = field(default_factory=azure_pipelines)
    requests: list[Logged] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Open the ports."""
        trusted, own = _certificates()
        (self.folder / "ca.pem").write_bytes(trusted)
        (self.folder / "server.pem").write_bytes(own)
        self.identity = ManagedIdentity(self.tenant)
        self.https = Listener(tls_context(str(self.folder / "server.pem")), self.faults, self.requests)
        self.http = Listener(None, self.faults, self.requests)
        self.https.services = {
            LOGIN: Directory(self.tenant),
            GRAPH: Graph(self.tenant),
            UPLOADS: Uploads(self.tenant),
            SHAREPOINT: Downloads(self.tenant),
            GITHUB: self.github,
            AZURE_DEVOPS: self.pipelines,
        }
        self.http.services = {f"{sitecustomize.LOOPBACK}:{self.http.port}": self.identity}

    @property
    def ca_file(self) -> Path:
        """The certificate of the authority to trust."""
        return self.folder / "ca.pem"

    @property
    def broken(self) -> list[BaseException]:
        """What went wrong inside the server itself: a mistake of ours."""
        return self.https.broken + self.http.broken

    @property
    def malformed(self) -> list[Logged]:
        """The requests that no client should ever have sent."""
        return [logged for logged in self.requests if logged.malformed is not None]

    def asked(self, method: str, host: str, path: str = "") -> list[Logged]:
        """Return the requests of this method to this host whose path (as received) contains ``path``."""
        return [r for r in self.requests if (r.method, r.host) == (method, host) and path in r.path]

    def secrets(self) -> frozenset[str]:
        """Return everything that no log, output or file may ever show."""
        return frozenset(
            [
                self.github.request_token,
                self.pipelines.request_token,
                self.identity.header,
                *self.github.issued,
                *self.pipelines.issued,
                *self.tenant.tokens,
                *self.tenant.downloads,
                *(session.key for session in self.tenant.opened),
                *(password for application in self.tenant.applications for password in application.passwords),
            ]
        )

    def github_variables(self) -> dict[str, str]:
        """Return what GitHub sets in the environment of a job that may ask for tokens."""
        return {
            "GITHUB_ACTIONS": "true",
            "ACTIONS_ID_TOKEN_REQUEST_URL": self.github.url,
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN": self.github.request_token,
        }

    def pipelines_variables(self) -> dict[str, str]:
        """Return what Azure Pipelines sets, and the job's token as its page says to map it."""
        return {
            "TF_BUILD": "True",
            "SYSTEM_OIDCREQUESTURI": self.pipelines.url,
            "SYSTEM_ACCESSTOKEN": self.pipelines.request_token,
        }

    def identity_variables(self) -> dict[str, str]:
        """Return what App Service sets for its managed identity."""
        endpoint = f"http://{sitecustomize.LOOPBACK}:{self.http.port}{self.identity.path}"
        return {"IDENTITY_ENDPOINT": endpoint, "IDENTITY_HEADER": self.identity.header}

    def variables(self) -> dict[str, str]:
        """Return what makes Python trust the server's certificate, and ask no proxy of the machine."""
        trusted = {name: str(self.ca_file) for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")}
        return {**trusted, "NO_PROXY": "*"}

    def environment(self, *more: Mapping[str, str]) -> dict[str, str]:
        """Return the whole environment for a subprocess that reaches this server and nothing else."""
        paths = [str(_ISOLATION), *filter(None, [os.environ.get("PYTHONPATH")])]
        own = {
            "SCORECARD_TEST_PORT": str(self.https.port),
            "SCORECARD_TEST_PLAIN_PORT": str(self.http.port),
            "SCORECARD_TEST_HOSTS": ",".join(HOSTS),
            "PYTHONPATH": os.pathsep.join(paths),
        }
        kept = {name: value for name, value in os.environ.items() if not is_foreign(name)}
        return kept | own | self.variables() | {name: value for extra in more for name, value in extra.items()}

    def stand_ins(self) -> dict[str, object]:
        """Return stand-ins for functions of ``socket``, by name, that lead to this server and nowhere else."""
        ports = (self.https.port, self.http.port)
        return {
            "socket.getaddrinfo": sitecustomize.looks_up_only_here(HOSTS, *ports, self.strangers),
            "socket.socket.connect": sitecustomize.connects_only_here(ports, self.strangers),
        }


def is_foreign(name: str) -> bool:
    """Whether a variable of the environment would lead a client elsewhere: a proxy, or credentials of this machine."""
    return name.lower().endswith("_proxy") or name.startswith(_MEANT_FOR_OTHERS)


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Run a server; ``folder`` is for its certificates."""
    server = Server(folder)
    listeners = (server.https, server.http)
    for listener in listeners:
        listener.thread.start()
    try:
        yield server
    finally:
        for listener in listeners:
            listener.stop()


@cache
def _certificates() -> tuple[bytes, bytes]:
    """Return the authority's certificate, and the server's key with its chain."""
    authority = trustme.CA()
    issued = authority.issue_cert(*HOSTS)
    return authority.cert_pem.bytes(), issued.private_key_and_cert_chain_pem.bytes()
