"""Signing in, in each of the ways that the settings may name, and what is said where it fails."""

from __future__ import annotations

import importlib.util
import socket
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from tests.sharepoint.client_material import COLUMNS, Done, make_run, publish, settings_for
from tests.sharepoint.server.names import GITHUB, LOGIN
from tests.sharepoint.server.scene import Scene

Printed = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


@pytest.fixture
def check(tmp_path: Path, scene: Scene, capsys: Printed, monkeypatch: Patch) -> Callable[..., Done]:
    """Give a function that signs in, in one way and with some environment, and looks for the site."""
    make_run(tmp_path)

    def run(auth: str, variables: dict[str, str], more: str = COLUMNS) -> Done:
        (tmp_path / "publish.yaml").write_text(settings_for(scene, auth, more), encoding="utf-8")
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        done = publish(tmp_path, capsys, "--check")
        assert [secret for secret in scene.server.secrets() if secret in done.out + done.err] == []
        return done

    return run


def connection(scene: Scene) -> str:
    """Return the columns, and the service connection of the server's pipeline."""
    return f"{COLUMNS}service_connection: {scene.server.pipelines.service_connection}\n"


def test_github_actions(check: Callable[..., Done], scene: Scene) -> None:
    """The job's token is exchanged; nothing is stored."""
    assert check("github-oidc", scene.server.github_variables()).code == 0
    assert scene.server.malformed == []


def test_azure_pipelines(check: Callable[..., Done], scene: Scene) -> None:
    """The service connection's token is exchanged; its id stands in the settings or in the environment."""
    variables = scene.server.pipelines_variables()
    assert check("azure-pipelines", variables, connection(scene)).code == 0
    known = {"AZURESUBSCRIPTION_SERVICE_CONNECTION_ID": scene.server.pipelines.service_connection}
    assert check("azure-pipelines", variables | known).code == 0


def test_managed_identity(check: Callable[..., Done], scene: Scene) -> None:
    """The machine's own identity gives the token."""
    assert check("managed-identity", scene.server.identity_variables()).code == 0


def test_certificate(check: Callable[..., Done], scene: Scene) -> None:
    """A certificate with its key, by its path."""
    assert check("certificate", {"SCORECARD_CERTIFICATE": str(scene.certificate())}).code == 0


@pytest.mark.parametrize(
    ("auth", "said"),
    [
        ("github-oidc", "ACTIONS_ID_TOKEN_REQUEST_URL is not set. Give the job 'permissions: id-token: write'"),
        ("azure-pipelines", "SYSTEM_ACCESSTOKEN is not set. Map it in the step: 'env: SYSTEM_ACCESSTOKEN: "),
        ("certificate", "SCORECARD_CERTIFICATE is not set. Set it to the path of the certificate"),
        ("secret", "SCORECARD_CLIENT_SECRET is not set. Set it to the client secret's value"),
    ],
)
def test_what_is_not_set_is_named(check: Callable[..., Done], auth: str, said: str) -> None:
    """Each missing variable has a sentence with what to do, at the setting that asks for it."""
    done = check(auth, {})
    assert done.code == 3
    assert done.problems[0].startswith(f"publish.yaml:3:1: error SC505: The environment variable {said}")


def test_a_service_connection_is_needed(check: Callable[..., Done], scene: Scene) -> None:
    """Without its id there is nobody to ask."""
    done = check("azure-pipelines", scene.server.pipelines_variables())
    assert "The setting 'service_connection' is missing." in done.err


def test_a_wrong_service_connection_is_told(check: Callable[..., Done], scene: Scene) -> None:
    """What Azure Pipelines says is passed on."""
    done = check("azure-pipelines", scene.server.pipelines_variables(), COLUMNS + "service_connection: none\n")
    assert "for the service connection: The service connection could not be found. Check its id" in done.err


def test_a_job_without_a_federated_credential_is_told_what_to_enter(check: Callable[..., Done], scene: Scene) -> None:
    """Subject, issuer and audience are those of the token that was shown."""
    scene.application.federated.clear()
    scene.server.github.subject = "repo:contoso/scorecard:environment:sharepoint"
    done = check("github-oidc", scene.server.github_variables())
    github = scene.server.github
    assert done.code == 3
    assert (
        f"which has the subject '{github.subject}', the issuer '{github.issuer}', the audience "
        "'api://AzureADTokenExchange'. (AADSTS70021, trace "
    ) in done.err
    assert "An administrator enters exactly these" in done.err


def test_a_job_without_an_environment_is_not_to_be_trusted(check: Callable[..., Done], scene: Scene) -> None:
    """A credential for all jobs of a branch would let them publish without approval: none is asked for."""
    scene.application.federated.clear()
    done = check("github-oidc", scene.server.github_variables())
    assert done.code == 3
    subject = scene.server.github.subject
    assert f"in no environment, so that nobody approves what it does: its token has the subject '{subject}'" in done.err
    assert "An administrator enters" not in done.err


def test_a_busy_github_is_asked_again(check: Callable[..., Done], scene: Scene) -> None:
    """As every other service is."""
    fault = scene.server.faults.answer("GET", GITHUB, 503, headers={"Retry-After": "0"})
    assert check("github-oidc", scene.server.github_variables()).code == 0
    assert fault.is_spent


@pytest.mark.parametrize("body", [None, "junk", {"value": 7}, {}])
def test_a_job_that_may_not_ask_is_told(
    check: Callable[..., Done], scene: Scene, body: str | dict[str, object] | None
) -> None:
    """Where GitHub gives no token, the job lacks the permission."""
    scene.server.faults.answer("GET", GITHUB, 403 if body is None else 200, body=body)
    assert "GitHub gives no token for this job (HTTP " in check("github-oidc", scene.server.github_variables()).err


def test_a_job_token_is_asked_for_over_https_only(check: Callable[..., Done], scene: Scene) -> None:
    """The job's own token is not sent in the clear; an address without a query gets one."""
    variables = scene.server.github_variables()
    plain = variables | {"ACTIONS_ID_TOKEN_REQUEST_URL": "http://pipelines.actions.githubusercontent.com/x"}
    assert "ACTIONS_ID_TOKEN_REQUEST_URL is not an https address." in check("github-oidc", plain).err
    bare = variables | {"ACTIONS_ID_TOKEN_REQUEST_URL": f"https://{GITHUB}/x"}
    check("github-oidc", bare)
    assert scene.server.requests[-1].query == "audience=api://AzureADTokenExchange"


def test_github_that_does_not_answer_is_told(check: Callable[..., Done], scene: Scene) -> None:
    """A lost connection is one sentence, at sign-in too."""
    scene.server.faults.drop("GET", GITHUB, "before the answer", times=9)
    done = check("github-oidc", scene.server.github_variables())
    assert f"SC505: The connection to {GITHUB} broke off." in done.err


@pytest.mark.parametrize("content", [None, "not a certificate"])
def test_a_certificate_that_cannot_be_used_is_told(
    check: Callable[..., Done], tmp_path: Path, content: str | None
) -> None:
    """A wrong path and a wrong file are told before anything is sent."""
    path = tmp_path / "x.pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert "The certificate cannot be used" in check("certificate", {"SCORECARD_CERTIFICATE": str(path)}).err


def test_a_certificate_that_nobody_knows_is_told(check: Callable[..., Done], scene: Scene) -> None:
    """Its public half has to stand in the app registration."""
    path = scene.certificate()
    scene.application.certificates.clear()
    done = check("certificate", {"SCORECARD_CERTIFICATE": str(path)})
    assert "Microsoft Entra does not know the certificate, or it has expired. (AADSTS700027" in done.err


def test_a_secret_that_expired_or_is_wrong_is_told(check: Callable[..., Done], scene: Scene) -> None:
    """Each has its sentence, and neither prints the secret."""
    expired = check("secret", {"SCORECARD_CLIENT_SECRET": scene.application.password(-1)})
    assert "The client secret has expired. (AADSTS7000222" in expired.err
    wrong = check("secret", {"SCORECARD_CLIENT_SECRET": "hunter2"})
    assert "The client secret is wrong. (AADSTS7000215" in wrong.err
    assert "hunter2" not in wrong.err


def test_a_machine_without_the_azure_command_line_is_told(check: Callable[..., Done], monkeypatch: Patch) -> None:
    """What the library says of it is passed on, with what to do."""
    monkeypatch.setenv("PATH", "")
    done = check("azure-cli", {})
    assert "The Azure command line gives no token: Azure CLI not found on path. Sign in with 'az login'" in done.err


@pytest.mark.parametrize(
    ("wait", "said"),
    [("0", None), ("3600", "Microsoft Entra is too busy to sign the tool in: it asks to wait 3600 seconds.")],
)
def test_a_busy_sign_in_is_waited_for(check: Callable[..., Done], scene: Scene, wait: str, said: str | None) -> None:
    """A short wait goes unnoticed; a long one is told."""
    scene.server.faults.answer("POST", LOGIN, 503, headers={"Retry-After": wait})
    done = check("secret", {"SCORECARD_CLIENT_SECRET": scene.secret})
    assert done.code == (3 if said else 0)
    assert said is None or said in done.err


def test_a_sign_in_that_stays_out_of_order_is_told(check: Callable[..., Done], scene: Scene) -> None:
    """An error that nobody knows is passed on."""
    scene.server.faults.answer("POST", LOGIN, 400, body={"error": "odd", "error_description": "odd"}, times=9)
    done = check("secret", {"SCORECARD_CLIENT_SECRET": scene.secret})
    assert "SC505: Microsoft Entra gives no token: odd. Run the command again later." in done.err


def test_a_network_without_names_is_told(check: Callable[..., Done], scene: Scene, monkeypatch: Patch) -> None:
    """Without a network the first thing that fails is the name of the sign-in's host."""
    monkeypatch.setattr("scorecard.publish.sharepoint.patience.Patience.wait", lambda *_: True)
    monkeypatch.setattr("socket.getaddrinfo", _no_names)
    done = check("secret", {"SCORECARD_CLIENT_SECRET": scene.secret})
    assert f"SC505: The name {LOGIN} is not known on this network." in done.err


def test_authorities_that_cannot_be_read_are_told(check: Callable[..., Done], scene: Scene) -> None:
    """A file of authorities that is not there is no traceback."""
    broken = {"REQUESTS_CA_BUNDLE": "/nowhere.pem", "SCORECARD_CLIENT_SECRET": scene.secret}
    assert "The certificate authorities of this machine cannot be read." in check("secret", broken).err


@pytest.mark.parametrize("missing", ["azure", "azure.identity"])
def test_without_the_extra_the_command_says_what_to_install(
    check: Callable[..., Done], monkeypatch: Patch, missing: str
) -> None:
    """The packages are an extra; without them there is one sentence, exit code 3 and no traceback."""
    find = importlib.util.find_spec

    def without(name: str) -> ModuleSpec | None:
        if name.startswith(missing):
            if missing == "azure":
                raise ModuleNotFoundError(name=name)
            return None
        return find(name)

    monkeypatch.setattr("scorecard.publish.sharepoint.extra.find_spec", without)
    done = check("github-oidc", {})
    assert done.code == 3
    assert "Publishing to SharePoint needs two more packages. Install them with: pip install" in done.err


def _no_names(*_: object, **__: object) -> object:
    raise socket.gaierror(socket.EAI_NONAME, "no network")
