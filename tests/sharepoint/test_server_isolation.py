"""Nothing but the server is reached, in this process or in one that a test starts."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

import pytest

from tests.sharepoint.server.calling import V1, Caller
from tests.sharepoint.server.faults import Fault
from tests.sharepoint.server.killing import killed
from tests.sharepoint.server.microsoft import Server
from tests.sharepoint.server.names import GRAPH, LOGIN
from tests.sharepoint.server.scene import Scene

ELSEWHERE = ["example.org", "127.0.0.1", "169.254.169.254", "localhost", "graph.microsoft.us"]
PROGRAM = """
import os
from azure.identity import EnvironmentCredential
with EnvironmentCredential() as credential:
    print(credential.get_token("https://graph.microsoft.com/.default").token)
"""


def run(server: Server, program: str, *more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own."""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=server.environment(*more), capture_output=True, text=True, check=False)


def test_the_real_names_lead_to_the_server(server: Server) -> None:
    """At the ports of http and https; bytes will do for a name."""
    assert socket.getaddrinfo(GRAPH, 443)[0][4] == ("127.0.0.1", server.https.port)
    assert socket.getaddrinfo(GRAPH.upper().encode(), "80")[0][4] == ("127.0.0.1", server.http.port)
    assert socket.getaddrinfo("127.0.0.1", server.http.port)[0][4] == ("127.0.0.1", server.http.port)


@pytest.mark.parametrize("carried_out", [False, True])
def test_a_process_may_be_killed_at_a_request(caller: Caller, carried_out: bool) -> None:  # noqa: FBT001 -- a pytest parameter
    """Before it is carried out, or before its answer is seen."""
    program = f"""
import urllib.request
for name in ("a", "b", "c"):
    url = f"{V1}{caller.drive}/root:/{{name}}.txt:/content?@microsoft.graph.conflictBehavior=fail"
    request = urllib.request.Request(url, b"abc", {caller.headers()}, method="PUT")
    urllib.request.urlopen(request)
"""
    server = caller.scene.server
    at = Fault("PUT", r"/content", nth=2, processed=carried_out)
    assert killed(server, [sys.executable, "-c", program], server.environment(), at) == -signal.SIGKILL
    assert list(caller.scene.library.tree()) == ["a.txt", "b.txt"][: 1 + carried_out]
    assert [logged.status for logged in server.requests] == [201, None]


@pytest.mark.parametrize("name", ELSEWHERE)
def test_any_other_address_is_out_of_reach(server: Server, name: str) -> None:
    """And remembered."""
    with pytest.raises(socket.gaierror):
        socket.create_connection((name, 443))
    assert server.strangers == [f"{name}:443"]


def test_a_port_of_its_own_is_out_of_reach(server: Server) -> None:
    """Even under a known name."""
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo(GRAPH, 8443)
    assert server.strangers == [f"{GRAPH}:8443"]


def test_an_address_that_was_not_looked_up_is_out_of_reach(server: Server) -> None:
    """A number needs no name."""
    with socket.socket() as connection, pytest.raises(OSError, match="outside of the test"):
        connection.connect(("192.0.2.1", 443))
    assert server.strangers == ["192.0.2.1:443"]


def test_a_process_reaches_the_server(scene: Scene) -> None:
    """The real azure-identity in a process of its own, with TLS verified."""
    done = run(scene.server, PROGRAM, scene.variables())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() in scene.server.tenant.tokens
    assert scene.server.requests[-1].host == LOGIN


def test_a_process_reaches_nothing_else(server: Server) -> None:
    """Each name fails as one that does not exist."""
    program = f"""
import socket
for name in {ELSEWHERE}:
    try:
        socket.create_connection((name, 443))
    except socket.gaierror as error:
        print(error.errno == socket.EAI_NONAME)
try:
    socket.socket().connect(("192.0.2.1", 443))
except OSError:
    print(True)
"""
    assert run(server, program).stdout.split() == ["True"] * (len(ELSEWHERE) + 1)


def test_nothing_of_this_machine_leads_a_process_elsewhere(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy, no credentials; coverage keeps measuring, and what was on the path stays there."""
    for name in (
        "HTTPS_PROXY",
        "http_proxy",
        "AZURE_CLIENT_SECRET",
        "IDENTITY_ENDPOINT",
        "ACTIONS_ID_TOKEN_REQUEST_URL",
    ):
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("COVERAGE_PROCESS_CONFIG", "kept")
    monkeypatch.setenv("PYTHONPATH", "kept")
    environment = server.environment({"MORE": "1"})
    assert "elsewhere" not in environment.values()
    assert (environment["COVERAGE_PROCESS_CONFIG"], environment["MORE"]) == ("kept", "1")
    assert environment["PYTHONPATH"].split(os.pathsep)[1:] == ["kept"]
