"""Errors of Microsoft's services as sentences, with no secret left in them."""

from __future__ import annotations

import json

import pytest

from scorecard.publish.settings import Auth, PublishSettings
from scorecard.publish.sharepoint.assertion import claims_of
from scorecard.publish.sharepoint.errors import scrub
from scorecard.publish.sharepoint.network import why_lost
from scorecard.publish.sharepoint.refusals import refusal, traced
from scorecard.publish.sharepoint.resources import UploadSession
from scorecard.publish.sharepoint.sign_in_refusals import sign_in_refusal
from scorecard.publish.sharepoint.signing_in import own_applications
from scorecard.publish.sharepoint.wire import Reply

OURS = "11111111-1111-1111-1111-111111111111"
NO_APPLICATION = f"There is no application {OURS} in the directory contoso.onmicrosoft.com."
NO_CREDENTIAL = "Microsoft Entra has no federated credential that fits the token of this job, which has"
LABELLED = "SharePoint protects a file by a label, so the tool could not send a."


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a\r\n b\x1b[31m", "a b [31m"),
        ("see https://x.sharepoint.com/_api/up?tempauth=v1.eyJ0 now", "see https://x.sharepoint.com/… now"),
        ("Bearer abc.def", "…"),
        ("token eyJ0eXAi.eyJhdWQi.c2ln end", "token … end"),
        ("secret is s3cr3t!", "secret is …!"),
        ("x" * 301, "x" * 300 + "…"),
    ],
)
def test_foreign_text_is_scrubbed(text: str, printed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens, known secrets, paths of addresses and signs that a terminal would obey are left out."""
    monkeypatch.setenv("SCORECARD_CLIENT_SECRET", "s3cr3t")
    assert scrub(text) == printed


def test_secrets_have_no_picture() -> None:
    """Neither an upload's address nor a reply's headers and body show in a representation."""
    session = UploadSession.model_validate({"uploadUrl": "https://up/secret"})
    assert "secret" not in f"{session!r} {session}"
    assert "secret" not in repr(Reply(302, {"location": "https://down/secret"}, b"secret"))


def settings(auth: str = "github-oidc") -> PublishSettings:
    """Return settings."""
    return PublishSettings(
        tenant="contoso.onmicrosoft.com",
        client=OURS,
        auth=Auth(auth),
        site="https://contoso.sharepoint.com",
        library="Documents",
        folder="Reports/{quarter}",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "AADSTS700016: Application not found. Trace ID: 255d1aef-8c98-452f-ac51-23d051240864",
            f"{NO_APPLICATION} (AADSTS700016, trace 255d1aef-8c98-452f-ac51-23d051240864.)",
        ),
        ("AADSTS7000215: Invalid client secret.", "The client secret is wrong. (AADSTS7000215.)"),
        (
            "AADSTS7000222: expired. Timestamp: 2016-01-09 02:02:12Z",
            "The client secret has expired. (AADSTS7000222, 2016-01-09 02:02:12Z.)",
        ),
        ("AADSTS90002: None", "There is no directory contoso.onmicrosoft.com. (AADSTS90002.)"),
        ("AADSTS53003: Blocked.\r\nX", "Microsoft Entra refuses the sign-in: Blocked. (AADSTS53003.)"),
        (
            (
                "AADSTS70021: None. Assertion Issuer: 'https://i'. Assertion Subject: 'r:environment:s'. "
                "Assertion Audience: 'a'."
            ),
            f"{NO_CREDENTIAL} the subject 'r:environment:s', the issuer 'https://i', the audience 'a'. (AADSTS70021.)",
        ),
        ("AADSTS700213: None.", f"{NO_CREDENTIAL} a subject that was not told. (AADSTS700213.)"),
    ],
)
def test_what_microsoft_entra_refuses(text: str, said: str) -> None:
    """Each code of Microsoft Entra is a sentence, with what finds the sign-in in the logs."""
    refused = sign_in_refusal(text, settings(), {})
    assert refused is not None
    assert refused.wrong == said
    assert refused.remedy


def test_other_errors_are_not_microsoft_entras() -> None:
    """Without a code of Microsoft Entra there is nothing to explain."""
    assert sign_in_refusal("it broke", settings(), {}) is None


@pytest.mark.parametrize("token", ["", "a", "a.!!!.c", "a.W10.c", "a.e30.c"])
def test_a_token_that_cannot_be_read_claims_nothing(token: str) -> None:
    """Junk in place of a token has no claims."""
    assert claims_of(token) == {}


def test_the_azure_command_line_has_an_application_of_its_own() -> None:
    """What it sends on a person's behalf is known by its id; other ways to sign in have that of the settings."""
    assert own_applications(settings("azure-cli")) == {"04b07795-8ddb-461a-bbee-02f9e1bf7b46"}
    assert own_applications(settings()) == {OURS}
    assert own_applications(settings("managed-identity").model_copy(update={"client": None})) == frozenset()


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        (403, {"message": "It has been disabled by policy"}, f"{LABELLED} It says: It has been disabled by policy."),
        (423, {"code": "locked", "innererror": {"code": "fileDoubleKeyEncrypted"}}, LABELLED),
        (413, {}, "SharePoint takes no file of that size, so the tool could not send a."),
        (418, {"message": "A teapot."}, "SharePoint did not let the tool send a (HTTP 418). It says: A teapot."),
        (503, "junk", "SharePoint is too busy, or out of order, to send a (HTTP 503)."),
    ],
)
def test_what_sharepoint_refuses(status: int, error: object, said: str) -> None:
    """Each refusal is a sentence, with what Microsoft's support asks for."""
    reply = Reply(status, {"request-id": "77", "date": "today"}, json.dumps({"error": error}).encode())
    assert refusal(reply, "send a").wrong == f"{said} Request 77, today."


def test_a_long_wait_is_told() -> None:
    """A service that asks for more time than there is says how much."""
    reply = Reply(429, {"retry-after": "3600"}, b"")
    assert "It asks to wait 3600 seconds." in refusal(reply, "send a").wrong


def test_a_request_is_known_by_what_the_error_holds() -> None:
    """Without headers, number and date are those inside the error; a body that is none names no request."""
    inner = {"error": {"innerError": {"request-id": "77", "date": "2022-11-21"}}}
    assert traced(Reply(400, {}, json.dumps(inner).encode())) == "Request 77, 2022-11-21."
    assert traced(Reply(400, {}, b"<html>")) == ""
    assert traced(Reply(400, {}, b"[]")) == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SSLCertVerificationError", "example.org shows a certificate that this machine does not trust."),
        ("ProxyError", "The proxy does not let the tool through to example.org."),
        ("gaierror", "The name example.org is not known on this network."),
        ("ReadTimeout", "example.org does not answer."),
        ("ConnectionRefusedError", "example.org takes no connection."),
        ("ProtocolError", "The connection to example.org broke off."),
        ("SSLEOFError", "The connection to example.org broke off."),
    ],
)
def test_why_there_is_no_answer(name: str, said: str) -> None:
    """The innermost cause counts, wherever a library keeps it."""
    inner = type(name, (Exception,), {})("https://secret")
    outer = ValueError("outer", RuntimeError(inner))
    assert why_lost(outer, "example.org").wrong == said


def test_a_missing_file_of_authorities_is_told() -> None:
    """The library says so with a plain error of the system."""
    assert why_lost(OSError("no bundle"), "h").wrong == "The certificate authorities of this machine cannot be read."
