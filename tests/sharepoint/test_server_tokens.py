"""The directory refuses whoever does not prove who they are, with Microsoft's own numbers."""

from __future__ import annotations

import json
import time

import pytest

from tests.sharepoint.server.calling import Answer, call, call_form
from tests.sharepoint.server.issuers import GITHUB_ISSUER
from tests.sharepoint.server.jwt import packed, parse, sign, signing_key
from tests.sharepoint.server.names import EXCHANGE, GRAPH_SCOPE, LOGIN
from tests.sharepoint.server.scene import Scene

KIND = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def ask(scene: Scene, **changes: str) -> Answer:
    """Ask for a token with the secret; ``changes`` overrule the form, and an empty text leaves a field out."""
    form = {
        "grant_type": "client_credentials",
        "scope": GRAPH_SCOPE,
        "client_id": scene.application.client_id,
        "client_secret": scene.secret,
        **changes,
    }
    url = f"https://{LOGIN}/{scene.server.tenant.id}/oauth2/v2.0/token"
    return call_form(url, {name: value for name, value in form.items() if value})


def present(scene: Scene, assertion: str) -> Answer:
    """Ask for a token with an assertion."""
    return ask(scene, client_secret="", client_assertion=assertion, client_assertion_type=KIND)


def test_a_token_is_given_for_an_hour(scene: Scene) -> None:
    """And belongs to the application."""
    answer = ask(scene)
    assert (answer.status, answer.json["token_type"], answer.json["expires_in"]) == (200, "Bearer", 3599)
    assert scene.server.tenant.tokens[str(answer.json["access_token"])].application is scene.application


@pytest.mark.parametrize(
    ("changes", "status", "error", "number"),
    [
        ({"client_secret": "guessed"}, 401, "invalid_client", 7000215),
        ({"client_secret": ""}, 401, "invalid_client", 7000216),
        ({"client_id": "0b1c"}, 400, "unauthorized_client", 700016),
        ({"scope": "https://graph.microsoft.com/Sites.ReadWrite.All"}, 400, "invalid_scope", 1002012),
        ({"scope": ""}, 400, "invalid_scope", 1002012),
        ({"grant_type": "password"}, 400, "unsupported_grant_type", 70003),
        ({"client_assertion": "a.b", "client_assertion_type": KIND}, 400, "invalid_request", 50027),
        ({"client_assertion": "W10.W10.", "client_assertion_type": KIND}, 400, "invalid_request", 50027),
    ],
)
def test_a_wrong_form_is_refused(scene: Scene, changes: dict[str, str], status: int, error: str, number: int) -> None:
    """With the number that Microsoft documents for it."""
    answer = ask(scene, **changes)
    assert (answer.status, answer.json["error"], answer.json["error_codes"]) == (status, error, [number])
    assert str(answer.json["error_description"]).startswith(f"AADSTS{number}: ")
    assert f"Trace ID: {answer.json['trace_id']} Correlation ID: {answer.json['correlation_id']} Timestamp: " in str(
        answer.json["error_description"]
    )


def test_a_secret_that_has_ended_is_refused(scene: Scene) -> None:
    """With another number than a wrong one."""
    assert ask(scene, client_secret=scene.application.password(days=-1)).json["error_codes"] == [7000222]


@pytest.mark.parametrize(
    ("claims", "number", "presented"),
    [
        ({"sub": "repo:contoso/scorecard:pull_request"}, 700213, "subject 'repo:contoso/scorecard:pull_request'"),
        ({"sub": "repo:Contoso/scorecard:ref:refs/heads/main"}, 7002138, "not with case-sensitive comparison"),
        ({"aud": "api://somebody"}, 700212, "audience 'api://somebody'"),
        ({"iss": "https://example.org"}, 700211, "issuer 'https://example.org'"),
        ({"exp": 1}, 700024, "time range"),
        ({"exp": None}, 700024, "time range"),
        ({"nbf": 2**40}, 700024, "time range"),
    ],
)
def test_a_job_that_no_credential_names_is_refused(
    scene: Scene, claims: dict[str, object], number: int, presented: str
) -> None:
    """And told what it presented."""
    answer = present(scene, scene.server.github.token(EXCHANGE, **claims))
    assert answer.json["error_codes"] == [number]
    assert presented in str(answer.json["error_description"])


def test_an_application_without_federated_credentials_is_told_all_that_was_presented(scene: Scene) -> None:
    """Under the older number."""
    scene.application.federated.clear()
    answer = present(scene, scene.server.github.token(EXCHANGE))
    assert answer.json["error_codes"] == [70021]
    assert f"Assertion Issuer: '{GITHUB_ISSUER}'" in str(answer.json["error_description"])


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_an_unsigned_assertion_is_refused(scene: Scene, algorithm: str) -> None:
    """Whatever its claims."""
    claims = scene.server.github.token(EXCHANGE).split(".")[1]
    head = packed(json.dumps({"alg": algorithm}).encode())
    assert present(scene, f"{head}.{claims}.").json["error_codes"] == [700027]


def test_an_assertion_signed_by_another_key_is_refused(scene: Scene) -> None:
    """Claims that fit are not enough."""
    claims = parse(scene.server.github.token(EXCHANGE)).claims
    assert present(scene, sign(claims, signing_key("a stranger"))).json["error_codes"] == [700027]


@pytest.mark.parametrize(("audience", "number"), [("", 700027), ("https://example.org", 700023)])
def test_a_certificate_has_to_be_registered_and_meant_for_this_tenant(scene: Scene, audience: str, number: int) -> None:
    """No thumbprint, or another's audience."""
    endpoint = f"https://{LOGIN}/{scene.server.tenant.id}/oauth2/v2.0/token"
    scene.certificate()
    own = scene.application.client_id
    claims = {"iss": own, "sub": own, "aud": audience or endpoint, "exp": int(time.time()) + 60}
    assert present(scene, sign(dict(claims), signing_key("certificate"))).json["error_codes"] == [number]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/{tenant}/oauth2/v2.0/token", 405),
        ("POST", "/{tenant}/v2.0/.well-known/openid-configuration", 405),
        ("POST", "/{tenant}/oauth2/v2.0/token", 400),
        ("GET", "/elsewhere", 404),
        ("GET", "/common/discovery/instance?authorization_endpoint=https://example.org/", 400),
    ],
)
def test_an_address_or_a_method_that_is_not_there_is_refused(scene: Scene, method: str, path: str, status: int) -> None:
    """A token request without a form too."""
    url = f"https://{LOGIN}{path.format(tenant=scene.server.tenant.id)}"
    assert call(method, url).status == status


def test_discovery_names_the_endpoints(scene: Scene) -> None:
    """Of the tenant."""
    url = f"https://{LOGIN}/common/discovery/instance?api-version=1.1&authorization_endpoint=https://{LOGIN}/x"
    configuration = str(call("GET", url).json["tenant_discovery_endpoint"])
    assert scene.server.tenant.id in str(call("GET", configuration).json["token_endpoint"])


@pytest.mark.parametrize(
    ("method", "url", "headers", "status"),
    [
        ("GET", "{github}", {}, 401),
        ("GET", "{github}", {"Authorization": "Bearer guessed"}, 401),
        ("POST", "{github}", {}, 405),
        ("GET", "https://pipelines.actions.githubusercontent.com/", {}, 404),
        ("GET", "{bare}", {"Authorization": "{github token}"}, 400),
        ("POST", "{pipelines}?api-version=7.1", {}, 401),
        ("POST", "{pipelines}?api-version=7.1", {"Authorization": "{pipelines token}"}, 302),
        ("POST", "{pipelines}", {"Authorization": "{pipelines token}", "X-TFS-FedAuthRedirect": "Suppress"}, 400),
        (
            "POST",
            "{pipelines}?api-version=7.1&serviceConnectionId=1",
            {
                "Authorization": "{pipelines token}",
                "X-TFS-FedAuthRedirect": "Suppress",
                "Content-Type": "application/json",
            },
            404,
        ),
        ("GET", "{identity}", {}, 401),
        ("POST", "{identity}", {}, 404),
        ("GET", "{identity}?api-version=2019-08-01&resource=x", {"X-IDENTITY-HEADER": "{header}"}, 400),
        (
            "GET",
            "{identity}?api-version=2019-08-01&resource=https://graph.microsoft.com&client_id=1",
            {"x-identity-header": "{header}"},
            400,
        ),
    ],
)
def test_a_job_or_machine_has_to_ask_rightly(
    scene: Scene, method: str, url: str, headers: dict[str, str], status: int
) -> None:
    """GitHub, Azure Pipelines and the managed identity."""
    server = scene.server
    words = {
        "{github}": server.github.url,
        "{bare}": server.github.url.partition("?")[0],
        "{pipelines}": server.pipelines.url,
        "{identity}": server.identity_variables()["IDENTITY_ENDPOINT"],
        "{header}": server.identity.header,
        "{github token}": f"Bearer {server.github.request_token}",
        "{pipelines token}": f"Bearer {server.pipelines.request_token}",
    }
    for word, meant in words.items():
        url = url.replace(word, meant)
        headers = {name: value.replace(word, meant) for name, value in headers.items()}
    assert call(method, url, headers).status == status
