"""The real azure-identity gets its tokens from the server, over verified TLS."""

from __future__ import annotations

import pytest
import requests
from azure.core.exceptions import ClientAuthenticationError
from azure.identity import (
    AzurePipelinesCredential,
    CertificateCredential,
    ClientAssertionCredential,
    ClientSecretCredential,
    ManagedIdentityCredential,
)
from msal import ConfidentialClientApplication  # type: ignore[import-untyped]  # it has no types

from tests.sharepoint.server.calling import call
from tests.sharepoint.server.names import EXCHANGE, GITHUB, GRAPH_SCOPE, LOGIN
from tests.sharepoint.server.scene import Scene


def is_ours(scene: Scene, token: str) -> bool:
    """Whether the token is the application's, and all that was sent on the way is well formed."""
    return (
        scene.server.tenant.tokens[token].application is scene.application
        and scene.server.malformed == []
        and scene.server.strangers == []
    )


def github_assertion(scene: Scene) -> str:
    """Return a job's token, asked for as GitHub's documentation says."""
    github = scene.server.github
    answer = call("GET", f"{github.url}&audience={EXCHANGE}", {"Authorization": f"Bearer {github.request_token}"})
    return str(answer.json["value"])


def test_a_client_secret_gives_a_token(scene: Scene) -> None:
    """The simplest way in."""
    with ClientSecretCredential(scene.server.tenant.id, scene.application.client_id, scene.secret) as credential:
        assert is_ours(scene, credential.get_token(GRAPH_SCOPE).token)


@pytest.mark.parametrize("chain", [False, True])
def test_a_certificate_gives_a_token(scene: Scene, chain: bool) -> None:  # noqa: FBT001 -- a pytest parameter
    """The assertion is signed by the certificate's key, whether or not the certificate goes with it."""
    path = scene.certificate()
    tenant, client = scene.server.tenant.id, scene.application.client_id
    with CertificateCredential(tenant, client, str(path), send_certificate_chain=chain) as credential:
        assert is_ours(scene, credential.get_token(GRAPH_SCOPE).token)


def test_a_certificate_may_be_named_by_its_newer_thumbprint(scene: Scene) -> None:
    """MSAL, given the certificate itself, signs with PS256 and names it by SHA-256."""
    pem = scene.certificate().read_text()
    with requests.Session() as session:
        application = ConfidentialClientApplication(
            scene.application.client_id,
            authority=f"https://{LOGIN}/{scene.server.tenant.id}",
            client_credential={"private_key": pem, "public_certificate": pem[pem.index("-----BEGIN CERTIFICATE") :]},
            http_client=session,
        )
        assert is_ours(scene, application.acquire_token_for_client([GRAPH_SCOPE])["access_token"])


def test_a_github_job_gets_a_token(scene: Scene) -> None:
    """By the token that GitHub gives the job."""
    tenant, client = scene.server.tenant.id, scene.application.client_id
    with ClientAssertionCredential(tenant, client, lambda: github_assertion(scene)) as credential:
        assert is_ours(scene, credential.get_token(GRAPH_SCOPE).token)
    assert [asked.host for asked in scene.server.requests] == [GITHUB, LOGIN]


def test_an_azure_pipelines_job_gets_a_token(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its service connection."""
    for name, value in scene.server.pipelines_variables().items():
        monkeypatch.setenv(name, value)
    with AzurePipelinesCredential(
        tenant_id=scene.server.tenant.id,
        client_id=scene.application.client_id,
        service_connection_id=scene.server.pipelines.service_connection,
        system_access_token=scene.server.pipelines.request_token,
    ) as credential:
        assert is_ours(scene, credential.get_token(GRAPH_SCOPE).token)


@pytest.mark.parametrize("by_id", [False, True])
def test_a_managed_identity_gets_a_token(scene: Scene, monkeypatch: pytest.MonkeyPatch, by_id: bool) -> None:  # noqa: FBT001 -- a pytest parameter
    """Of the machine, or one that is assigned to it by its id."""
    for name, value in scene.server.identity_variables().items():
        monkeypatch.setenv(name, value)
    with ManagedIdentityCredential(client_id=scene.application.client_id if by_id else None) as credential:
        assert is_ours(scene, credential.get_token(GRAPH_SCOPE).token)


def test_azure_identity_shows_what_the_directory_says(scene: Scene) -> None:
    """A subject that no federated credential names is told with Microsoft's number."""
    scene.server.github.subject = "repo:contoso/scorecard:pull_request"
    tenant, client = scene.server.tenant.id, scene.application.client_id
    with (
        ClientAssertionCredential(tenant, client, lambda: github_assertion(scene)) as credential,
        pytest.raises(ClientAuthenticationError, match=r"AADSTS700213.*'repo:contoso/scorecard:pull_request'"),
    ):
        credential.get_token(GRAPH_SCOPE)


def test_a_tenant_that_is_not_there_is_told(scene: Scene) -> None:
    """By the discovery of the tenant."""
    nobody = "00000000-0000-0000-0000-00000000dead"
    with (
        ClientSecretCredential(nobody, scene.application.client_id, scene.secret) as credential,
        pytest.raises((ClientAuthenticationError, ValueError), match="tenant"),
    ):
        credential.get_token(GRAPH_SCOPE)
    assert scene.server.requests[-1].status == 400


def test_a_certificate_of_another_authority_is_not_trusted(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Verification is real: with the machine's own authorities the server is refused."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    monkeypatch.delenv("CURL_CA_BUNDLE")
    tenant, client = scene.server.tenant.id, scene.application.client_id
    with (
        ClientSecretCredential(tenant, client, scene.secret, retry_total=0) as credential,
        pytest.raises(ClientAuthenticationError, match="certificate verify failed"),
    ):
        credential.get_token(GRAPH_SCOPE)
    assert scene.server.requests == []
