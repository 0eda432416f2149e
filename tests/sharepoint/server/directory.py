"""Microsoft Entra ID: it gives access tokens to applications that prove who they are (OAuth 2.0 client credentials)."""

from __future__ import annotations

import datetime as dt
import re
import time
import uuid
from collections.abc import Mapping

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.sharepoint.server.jwt import Assertion, packed, parse, signing_key
from tests.sharepoint.server.names import GRAPH_SCOPE, LOGIN
from tests.sharepoint.server.tenant import Application, Tenant
from tests.sharepoint.server.wire import JsonObject, RefusedError, Request, Response, json_response, malformed

_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_PATH = re.compile(r"/(?P<tenant>[^/]+)/(?P<page>v2\.0/\.well-known/openid-configuration|oauth2/v2\.0/token)")
_DISCOVERY = "/common/discovery/instance"
_AS_CONFIGURED = (
    "Check your federated identity credential Subject, Audience and Issuer against the presented assertion."
)
_MORE = "https://learn.microsoft.com/entra/workload-id/workload-identity-federation"


def aadsts(number: int, error: str, message: str, *, status: int = 401) -> RefusedError:
    """Return a refusal with Microsoft's number."""
    return RefusedError(status, error, f"AADSTS{number}: {message}", detail=str(number))


class Directory:
    """Answers for login.microsoftonline.com."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant

    def answer(self, request: Request) -> Response:
        """Answer discovery and token requests."""
        if request.path == _DISCOVERY and request.method == "GET":
            return self._discovery(request)
        match = _PATH.fullmatch(request.path)
        if not match:
            raise malformed("There is nothing at this address.", status=404, code="invalid_request", detail="900144")
        if match["tenant"] != self.tenant.id:
            message = f"Tenant '{match['tenant']}' not found. Check to make sure you have the correct tenant ID."
            raise aadsts(90002, "invalid_tenant", message, status=400)
        if match["page"].endswith("token") != (request.method == "POST"):
            raise malformed("The method is not allowed here.", status=405, code="invalid_request", detail="900561")
        return self._token(request.form()) if request.method == "POST" else self._configuration()

    def refuse(self, request: Request, refused: RefusedError) -> Response:
        """Word a refusal as the token endpoint does."""
        now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M:%SZ")
        trace, correlation = str(uuid.uuid4()), request.header("client-request-id") or str(uuid.uuid4())
        told = f"{refused.message} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {now}"
        number = int(refused.detail or 900144)
        body: JsonObject = {"error": refused.code, "error_description": told, "error_codes": [number]}
        body |= {"timestamp": now, "trace_id": trace, "correlation_id": correlation}
        return json_response(refused.status, {**body, "error_uri": f"https://{LOGIN}/error?code={number}"})

    @property
    def _endpoint(self) -> str:
        return f"https://{LOGIN}/{self.tenant.id}/oauth2/v2.0/token"

    def _discovery(self, request: Request) -> Response:
        wanted = request.options().get("authorization_endpoint", "")
        if not wanted.startswith(f"https://{LOGIN}/"):
            raise aadsts(50049, "invalid_instance", "Unknown or invalid instance.", status=400)
        network = {"preferred_network": LOGIN, "preferred_cache": "login.windows.net", "aliases": [LOGIN]}
        configuration = f"https://{LOGIN}/{self.tenant.id}/v2.0/.well-known/openid-configuration"
        return json_response(
            200, {"tenant_discovery_endpoint": configuration, "api-version": "1.1", "metadata": [network]}
        )

    def _configuration(self) -> Response:
        authority = f"https://{LOGIN}/{self.tenant.id}"
        return json_response(
            200,
            {
                "token_endpoint": self._endpoint,
                "authorization_endpoint": f"{authority}/oauth2/v2.0/authorize",
                "issuer": f"{authority}/v2.0",
                "jwks_uri": f"{authority}/discovery/v2.0/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt"],
                "msgraph_host": "graph.microsoft.com",
            },
        )

    def _token(self, form: Mapping[str, str]) -> Response:
        if form.get("grant_type") != "client_credentials":
            raise aadsts(70003, "unsupported_grant_type", "The grant type is not supported.", status=400)
        if form.get("scope") != GRAPH_SCOPE:
            message = f"The provided value for scope {form.get('scope')} is not valid."
            raise aadsts(1002012, "invalid_scope", message, status=400)
        wanted = form.get("client_id")
        application = next((known for known in self.tenant.applications if known.client_id == wanted), None)
        if application is None:
            message = f"Application with identifier '{wanted}' was not found in the directory '{self.tenant.id}'."
            raise aadsts(700016, "unauthorized_client", message, status=400)
        self._check(application, form)
        life = self.tenant.token_life
        token = self.tenant.issue(application)
        return json_response(
            200, {"token_type": "Bearer", "expires_in": life, "ext_expires_in": life, "access_token": token}
        )

    def _check(self, application: Application, form: Mapping[str, str]) -> None:
        """Refuse an application that does not prove who it is."""
        if form.get("client_assertion_type") == _ASSERTION and "client_assertion" in form:
            self._check_assertion(application, form["client_assertion"])
        elif "client_secret" in form:
            _check_password(application, form["client_secret"])
        else:
            message = "'client_assertion', 'client_secret' or 'request' is required for 'client_credentials'."
            raise aadsts(7000216, "invalid_client", message)

    def _check_assertion(self, application: Application, text: str) -> None:
        try:
            assertion = parse(text)
        except ValueError as error:
            raise aadsts(50027, "invalid_request", f"JWT token is invalid or malformed: {error}", status=400) from error
        if assertion.claims.get("iss") == application.client_id:
            key = self._certified(application, assertion)
        else:
            key = _federated(application, assertion)
        if not assertion.is_signed_by(key):
            raise aadsts(700027, "invalid_client", "Client assertion failed signature validation.")
        now = time.time()
        begins, ends = (assertion.claims.get(name) for name in ("nbf", "exp"))
        if not isinstance(ends, int | float) or ends <= now or (isinstance(begins, int | float) and begins > now + 300):
            message = "Client assertion is not within its valid time range."
            raise aadsts(700024, "invalid_client", message)

    def _certified(self, application: Application, assertion: Assertion) -> rsa.RSAPublicKey:
        """Return the key of the registered certificate that the assertion's head names."""
        named = {assertion.head.get(name) for name in ("x5t", "x5t#S256")} - {None}
        if assertion.claims.get("aud") not in {self._endpoint, f"https://{LOGIN}/{self.tenant.id}/v2.0"}:
            raise aadsts(700023, "invalid_client", "Client assertion audience claim does not match Realm issuer.")
        for certificate in application.certificates:
            prints = {packed(certificate.fingerprint(kind)) for kind in (hashes.SHA1(), hashes.SHA256())}  # noqa: S303 -- the protocol's own
            key = certificate.public_key()
            if {str(name).rstrip("=") for name in named} & prints and isinstance(key, rsa.RSAPublicKey):
                return key
        raise aadsts(700027, "invalid_client", "The certificate used to sign the client assertion is not registered.")


def _check_password(application: Application, given: str) -> None:
    ends = application.passwords.get(given)
    if ends is None:
        message = f"Invalid client secret provided for app '{application.client_id}'."
        raise aadsts(7000215, "invalid_client", message)
    if ends <= dt.datetime.now(dt.UTC):
        message = f"The provided client secret keys for app '{application.client_id}' are expired."
        raise aadsts(7000222, "invalid_client", message)


def _federated(application: Application, assertion: Assertion) -> rsa.RSAPublicKey:
    """Return the issuer's key, if one of the federated credentials is met: issuer, then audience, then subject."""
    issuer, audience, subject = (assertion.claims.get(name) for name in ("iss", "aud", "sub"))
    known = application.federated
    no_match = "No matching federated identity record found for presented assertion"
    if not known:
        presented = f"Assertion Issuer: '{issuer}'. Assertion Subject: '{subject}'. Assertion Audience: '{audience}'."
        raise aadsts(70021, "invalid_client", f"{no_match}. {presented} {_MORE}")
    known = [credential for credential in known if credential.issuer == issuer]
    if not known:
        raise aadsts(700211, "invalid_client", f"{no_match} issuer '{issuer}'. {_AS_CONFIGURED} {_MORE}")
    known = [credential for credential in known if credential.audience == audience]
    if not known:
        raise aadsts(700212, "invalid_client", f"{no_match} audience '{audience}'. {_AS_CONFIGURED} {_MORE}")
    if any(credential.subject == subject for credential in known):
        return signing_key(str(issuer)).public_key()
    if any(credential.subject.lower() == str(subject).lower() for credential in known):
        but = "The subject matches with case-insensitive comparison, but not with case-sensitive comparison."
        raise aadsts(7002138, "invalid_client", f"{no_match} subject '{subject}'. {but} {_AS_CONFIGURED} {_MORE}")
    raise aadsts(700213, "invalid_client", f"{no_match} subject '{subject}'. {_AS_CONFIGURED} {_MORE}")
