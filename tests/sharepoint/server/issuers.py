"""What tells Microsoft Entra ID who runs a job: GitHub's and Azure Pipelines' tokens, and Azure's managed identity."""

from __future__ import annotations

import secrets
import time
import uuid
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.sharepoint.server.jwt import sign, signing_key
from tests.sharepoint.server.names import AZURE_DEVOPS, EXCHANGE, GITHUB, GRAPH
from tests.sharepoint.server.tenant import Tenant
from tests.sharepoint.server.wire import (
    JsonObject,
    RefusedError,
    Request,
    Response,
    json_response,
    malformed,
)

GITHUB_ISSUER = "https://token.actions.githubusercontent.com"
PIPELINES_ISSUER = f"https://vstoken.dev.azure.com/{uuid.UUID(int=7)}"
LIFE = 300


@dataclass(eq=False)
class Issuer:
    """Who signs the tokens of jobs; a job asks at ``url`` with ``request_token``. ``issued`` holds what it gave."""

    issuer: str
    subject: str
    url: str
    request_token: str = field(default_factory=lambda: secrets.token_urlsafe(48), repr=False)
    issued: list[str] = field(default_factory=list, repr=False)

    def token(self, audience: str, **claims: object) -> str:
        """Return a signed token; ``claims`` overrule the usual ones."""
        now = int(time.time())
        usual: JsonObject = {"iss": self.issuer, "sub": self.subject, "aud": audience, "jti": str(uuid.uuid4())}
        usual |= {"iat": now, "nbf": now - 10, "exp": now + LIFE}
        self.issued.append(sign({**usual, **claims}, signing_key(self.issuer)))
        return self.issued[-1]

    def answer(self, request: Request) -> Response:
        """Answer a job."""
        raise NotImplementedError

    def check(self, request: Request, method: str) -> dict[str, str]:
        """Refuse what is not a job's request; return its query options."""
        if request.path != urlsplit(self.url).path:
            raise malformed("There is nothing at this address.", status=404)
        if request.method != method:
            raise malformed("The method is not allowed here.", status=405)
        if request.bearer() != self.request_token:
            raise malformed("The job's own token is missing or wrong.", status=401)
        return request.options()

    def refuse(self, request: Request, refused: RefusedError) -> Response:
        """Word a refusal."""
        del request
        return json_response(refused.status, {"message": refused.message})


class GitHub(Issuer):
    """GitHub Actions."""

    def answer(self, request: Request) -> Response:
        """Give a token for the audience that is asked for."""
        options = self.check(request, "GET")
        if options.get("api-version") != "2.0":
            raise malformed("The API version is missing.")
        value = self.token(options.get("audience", "https://github.com/contoso"))
        return json_response(200, {"count": len(value), "value": value})


class AzurePipelines(Issuer):
    """Azure Pipelines, for a service connection of a project."""

    service_connection = str(uuid.UUID(int=42))

    def answer(self, request: Request) -> Response:
        """Give a token for a service connection."""
        options = self.check(request, "POST")
        if request.header("X-TFS-FedAuthRedirect") != "Suppress":
            return Response(302, (("Location", f"https://{AZURE_DEVOPS}/_signin"),))
        if "api-version" not in options or not (request.header("Content-Type") or "").startswith("application/json"):
            raise malformed("The API version or the content type is missing.")
        if options.get("serviceConnectionId") != self.service_connection:
            raise RefusedError(404, "notFound", "The service connection could not be found.")
        return json_response(200, {"oidcToken": self.token(EXCHANGE)})


class ManagedIdentity:
    """The endpoint beside an App Service, which speaks plain HTTP on the machine itself."""

    path = "/msi/token/"

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant
        self.header = secrets.token_urlsafe(24)

    def answer(self, request: Request) -> Response:
        """Give a token to who knows the header's value."""
        if request.path.rstrip("/") != self.path.rstrip("/") or request.method != "GET":
            raise malformed("There is nothing at this address.", status=404)
        if request.header("X-IDENTITY-HEADER") != self.header:
            raise malformed("The header X-IDENTITY-HEADER is missing or wrong.", status=401)
        options = request.options()
        if options.get("api-version") != "2019-08-01" or options.get("resource") != f"https://{GRAPH}":
            raise malformed("The API version or the resource is wrong.")
        application = self.tenant.managed_identity
        if application is None or options.get("client_id", application.client_id) != application.client_id:
            raise RefusedError(400, "invalidRequest", "No User Assigned or Delegated Managed Identity found.")
        token = self.tenant.issue(application)
        ends = int(self.tenant.tokens[token].ends)
        body: JsonObject = {"access_token": token, "expires_on": str(ends), "resource": options["resource"]}
        return json_response(200, {**body, "token_type": "Bearer", "client_id": application.client_id})

    def refuse(self, request: Request, refused: RefusedError) -> Response:
        """Word a refusal as App Service does."""
        del request
        return json_response(refused.status, {"statusCode": refused.status, "message": refused.message})


def github() -> GitHub:
    """Return GitHub, running a job on the main branch."""
    url = f"https://{GITHUB}/8Hn2/f00/_apis/distributedtask/hubs/Actions/plans/p1/jobs/j1/idtoken?api-version=2.0"
    return GitHub(GITHUB_ISSUER, "repo:contoso/scorecard:ref:refs/heads/main", url)


def azure_pipelines() -> AzurePipelines:
    """Return Azure Pipelines, running a job of a project."""
    url = f"https://{AZURE_DEVOPS}/contoso/performance/_apis/distributedtask/hubs/build/plans/p1/jobs/j1/oidctoken"
    return AzurePipelines(PIPELINES_ISSUER, "sc://contoso/performance/scorecard", url)
