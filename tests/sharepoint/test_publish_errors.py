"""Whatever goes wrong ends with exit code 3 and one sentence, which shows no secret even where a service repeats it.

The fixture ``desk`` searches all output and every file for the secrets when each of these tests is over.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from itertools import cycle
from typing import TypeAlias

import pytest

from tests.sharepoint.publishing import BOOK, Desk, Done
from tests.sharepoint.server.faults import CODES, Fault
from tests.sharepoint.server.names import GITHUB, GRAPH, LOGIN
from tests.sharepoint.server.tenant import FederatedCredential
from tests.sharepoint.server.wire import Response

Wrong: TypeAlias = Callable[[Desk], None]
REQUEST = "5e1f4ed3-0b7a-4c8e-9d52-5a8d2f0c1b77"
SITE, DRIVES, COLUMNS, ROOT = r"/sites/contoso", r"/drives\?", r"/list/columns", r"/root\?"
ITEM, CONTENT, FIELDS = r":/2025-26", r":/content\?", r"listItem/fields"
CHILDREN, SESSION, FRAGMENT, TOKEN = r"/children", r"createUploadSession", r"svc\.ms/up/", r"oauth2/v2\.0/token"
LARGE = 5 * 1024 * 1024  # bytes of the PDF where it is sent in fragments
GARBAGE = {
    "a page": "<!DOCTYPE html><h1>Sign in to the guest network</h1>",
    "half an object": '{"id": "01ABC", "name": "scor',
    "another thing": '["id"]',
    "a deep hole": "[" * 100_000,
    "nothing": "",
}
LOGGED = {"PYTHONPATH": "logging"}  # stands for a path that is known later
NOISY = {"AZURE_LOG_LEVEL": "debug", "PYTHONDEVMODE": "1", "PYTHONWARNINGS": "always", "SYSTEM_DEBUG": "true"}
LOGGING = "import logging; logging.basicConfig(level=logging.DEBUG)\n"


def check_one_sentence(desk: Desk, done: Done, *words: str) -> None:
    """Check that a command failed with one line, that holds these words."""
    desk.check_refused(done, *words)
    assert len(done.err.splitlines()) == 1, done.err
    assert len(done.err) < 900


def another_tenant(desk: Desk) -> None:
    """Name a directory that is not there."""
    desk.scene.server.tenant.id = str(uuid.uuid4())


def another_client(desk: Desk) -> None:
    """Name an application that is not there."""
    desk.scene.application.client_id = str(uuid.uuid4())


def wrong_secret(desk: Desk) -> None:
    """Give the wrong secret."""
    desk.variables["SCORECARD_CLIENT_SECRET"] = "kJ38Q~not-the-secret-of-anyone-at-all-1.2_3"  # noqa: S105  reason: made up
    desk.private.append(desk.variables["SCORECARD_CLIENT_SECRET"])


def ended_secret(desk: Desk) -> None:
    """Give a secret that has ended."""
    desk.variables["SCORECARD_CLIENT_SECRET"] = desk.scene.application.password(days=-1)


def unknown_certificate(desk: Desk) -> None:
    """Show a certificate that nobody registered."""
    path = desk.scene.certificate()
    desk.scene.application.certificates.clear()
    desk.sign_in("certificate", {"SCORECARD_CERTIFICATE": str(path)})


def federated(*known: FederatedCredential) -> Wrong:
    """Let the application trust these alone."""

    def change(desk: Desk) -> None:
        desk.scene.application.federated[:] = known
        desk.sign_in("github-oidc", desk.scene.server.github_variables())

    return change


ISSUER, SUBJECT = "https://token.actions.githubusercontent.com", "repo:contoso/scorecard:ref:refs/heads/main"
REFUSED: list[tuple[Wrong, str]] = [
    (another_tenant, "AADSTS90002"),
    (another_client, "AADSTS700016"),
    (wrong_secret, "AADSTS7000215"),
    (ended_secret, "AADSTS7000222"),
    (unknown_certificate, "AADSTS700027"),
    (federated(), "AADSTS70021"),
    (federated(FederatedCredential("https://elsewhere.example", SUBJECT)), "AADSTS700211"),
    (federated(FederatedCredential(ISSUER, SUBJECT, "api://elsewhere")), "AADSTS700212"),
    (federated(FederatedCredential(ISSUER, "repo:contoso/other:ref:refs/heads/main")), "AADSTS700213"),
    (federated(FederatedCredential(ISSUER, SUBJECT.upper())), "AADSTS7002138"),
]


@pytest.mark.parametrize(("wrong", "code"), REFUSED)
def test_a_sign_in_that_microsoft_entra_refuses(desk: Desk, wrong: Wrong, code: str) -> None:
    """The sentence has its code and trace; of a job's token what an administrator must enter."""
    wrong(desk)
    done = desk.publish("--quiet")
    check_one_sentence(desk, done, "SC505", f"({code}, trace ")
    if desk.scene.server.github.issued:
        assert SUBJECT in done.err
        assert ISSUER in done.err
    assert desk.scene.server.asked("GET", GRAPH) == []


@pytest.mark.parametrize("number", [53003, 700024, 90033])
def test_any_other_refusal_of_microsoft_entra(desk: Desk, number: int) -> None:
    """Is told by its number, though it repeats the secret that it was shown."""
    told = f"AADSTS{number}: Refused {desk.scene.secret}. Trace ID: {REQUEST} Correlation ID: x Timestamp: 2025-11-21"
    body = {"error": "invalid_client", "error_description": told, "error_codes": [number]}
    desk.scene.server.faults.answer("POST", TOKEN, 401, body=dict(body))
    check_one_sentence(desk, desk.publish("--quiet"), "SC505", f"(AADSTS{number}, trace {REQUEST}")


def repeating(desk: Desk, method: str, address: str, status: int) -> Fault:
    """Refuse a request with all the secrets of the scene in the error's message, and a request id."""
    headers = (("Content-Type", "application/json"), ("request-id", REQUEST), ("Retry-After", "0"))
    server = desk.scene.server
    fault = server.faults.answer(method, address, status, times=20)

    def word() -> None:
        uploads = [f"https://northeurope1-uploads.svc.ms/up/{session.key}" for session in server.tenant.opened]
        tokens = [f"Authorization: Bearer {token}" for token in server.tenant.tokens]
        message = f"No. {' '.join([*uploads, *tokens])} client_secret={desk.scene.secret}"
        error = {"code": CODES.get(status, "generalException"), "message": message, "innererror": {"x": tokens}}
        fault.response = Response(status, headers, json.dumps({"error": error}).encode())

    fault.before = word
    return fault


STEPS = [
    ("GET", SITE, (401, 404)),
    ("GET", DRIVES, (403,)),
    ("GET", COLUMNS, (503,)),
    ("GET", ROOT, (400,)),
    ("GET", ITEM, (429,)),
    ("POST", CHILDREN, (409, 507)),
    ("PUT", CONTENT, (404, 409, 412, 423)),
    ("PATCH", FIELDS, (400, 403)),
    ("POST", SESSION, (423,)),
    ("PUT", FRAGMENT, (403, 416, 507)),
]
FORMATS = cycle(("text", "json", "github", "azure"))
REFUSALS = [(method, where, status, next(FORMATS)) for method, where, statuses in STEPS for status in statuses]


@pytest.mark.parametrize(("method", "where", "status", "form"), REFUSALS)
def test_a_refusal_that_repeats_secrets(desk: Desk, method: str, where: str, status: int, form: str) -> None:
    """Each step, each status that it can have, and each form in which problems are told: in turn."""
    if where in {SESSION, FRAGMENT}:
        desk.pad(LARGE)
    fault = repeating(desk, method, where, status)
    done = desk.publish("--quiet", "--format", form)
    assert fault.met
    desk.check_refused(done)
    told = json.loads(done.err) if form == "json" else done.err.splitlines()
    assert len(told) == 1
    assert "SC505" in done.err if status == 401 else "SC506" in done.err
    assert REQUEST in done.err or status == 416


def test_what_was_refused_can_be_published_later(desk: Desk) -> None:
    """A file that was checked out, once it is checked in: what had arrived is not sent twice."""
    assert desk.publish_here().code == 0
    desk.take(desk.reports.newer)
    desk.there()[BOOK].lock = "checked out"
    refused = desk.publish()
    desk.check_refused(refused, "SC506", "checked out", BOOK)
    assert list(refused.actions) == ["cabinet-report.pdf"]
    desk.there()[BOOK].lock = None
    assert desk.publish_here().code == 0
    assert max(desk.versions().values()) == 2
    desk.check_published()


@pytest.mark.parametrize(
    ("method", "where", "body"),
    [
        *(("GET", SITE, body) for body in GARBAGE),
        ("PUT", CONTENT, "half an object"),
        ("PATCH", FIELDS, "a page"),
        *(("POST", TOKEN, body) for body in ("a page", "half an object")),
    ],
)
def test_an_answer_that_cannot_be_read(desk: Desk, method: str, where: str, body: str) -> None:
    """From a network that asks guests to sign in, or a service that is out of order; then all is well again."""
    desk.scene.server.faults.garble(method, where, body=GARBAGE[body])
    done = desk.publish("--quiet")
    if done.code == 3:
        check_one_sentence(desk, done, "SC50")
    assert desk.publish_here().code == 0
    desk.check_published()


@pytest.mark.parametrize(
    ("status", "body"), [(403, "Bearer {}"), (500, "<p>{}</p>"), (200, '{{"value": 5, "t": "{}"}}')]
)
def test_a_job_that_github_gives_no_token(desk: Desk, status: int, body: str) -> None:
    """The sentence names the permission; the job's own token that the answer repeats is not shown."""
    desk.sign_in("github-oidc", desk.scene.server.github_variables())
    token = desk.scene.server.github.request_token
    at_once = {"Retry-After": "0"}
    desk.scene.server.faults.answer("GET", GITHUB, status, headers=at_once, body=body.format(token), times=9)
    check_one_sentence(desk, desk.publish("--quiet"), "SC505", "id-token: write")


@pytest.mark.parametrize(("status", "body"), [(403, "Bearer {}"), (500, "<p>{}</p>"), (200, '{{"value": "{}"}}')])
def test_a_job_that_azure_pipelines_gives_no_token(desk: Desk, status: int, body: str) -> None:
    """The sentence says what to look at; the job's own token that the answer repeats is not shown."""
    server = desk.scene.server
    more = f"service_connection: {server.pipelines.service_connection}\n"
    desk.sign_in("azure-pipelines", server.pipelines_variables(), more)
    server.faults.answer("POST", "oidctoken", status, body=body.format(server.pipelines.request_token), times=9)
    check_one_sentence(desk, desk.publish("--quiet"), "SC505", "service connection")


@pytest.mark.parametrize(("status", "body"), [(400, '{{"message": "{}"}}'), (404, "<p>{}</p>"), (200, '{{"x": "{}"}}')])
def test_a_machine_without_a_managed_identity(desk: Desk, status: int, body: str) -> None:
    """The sentence says to assign one; the header's value that the answer repeats is not shown."""
    server = desk.scene.server
    desk.sign_in("managed-identity", server.identity_variables())
    server.faults.answer("GET", "/msi/token", status, body=body.format(server.identity.header), times=9)
    check_one_sentence(desk, desk.publish("--quiet"), "SC505", "managed identity")


def test_a_job_of_azure_pipelines_that_may_not_use_the_connection(desk: Desk) -> None:
    """The sentence says what to look at."""
    more = f"service_connection: {uuid.UUID(int=9)}\n"
    desk.sign_in("azure-pipelines", desk.scene.server.pipelines_variables(), more)
    check_one_sentence(desk, desk.publish("--quiet"), "SC505", "service connection")


@pytest.mark.parametrize(
    ("noise", "fails"),
    [
        (NOISY, True),
        ({"PYTHONVERBOSE": "1"}, False),
        (LOGGED, False),
        (LOGGED, True),
    ],
    ids=["debug", "verbose", "logging", "logging a failure"],
)
def test_nothing_is_shown_when_everything_is_logged(desk: Desk, noise: dict[str, str], fails: bool) -> None:  # noqa: FBT001  reason: a case
    """With each switch that makes Python or the libraries say more, and with all that they log shown."""
    desk.pad(LARGE)
    if noise is LOGGED:
        before = desk.environment()["PYTHONPATH"].split(":")
        program = f"{LOGGING}import runpy; runpy.run_path({before[0] + '/sitecustomize.py'!r})\n"
        (desk.home / "sitecustomize.py").write_text(program, encoding="utf-8")
        noise = {"PYTHONPATH": ":".join([str(desk.home), *before])}
    if fails:
        repeating(desk, "PUT", FRAGMENT, 423)
    assert desk.publish(more=noise).code == (3 if fails else 0)
    assert len(desk.scene.server.asked("POST", LOGIN)) == 1
