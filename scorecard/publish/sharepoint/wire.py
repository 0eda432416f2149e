"""Requests to Microsoft Graph, signed; and to addresses that are secrets themselves, unsigned."""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from itertools import count
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar
from urllib.parse import quote, urlsplit

from azure.core.credentials import TokenCredential
from azure.core.exceptions import AzureError
from azure.core.pipeline import Pipeline
from azure.core.pipeline.policies import BearerTokenCredentialPolicy, HTTPPolicy, UserAgentPolicy
from azure.core.pipeline.transport import RequestsTransport
from azure.core.rest import HttpRequest, HttpResponse
from pydantic import BaseModel, ValidationError

import scorecard
from scorecard.publish.sharepoint.errors import PublishError
from scorecard.publish.sharepoint.network import TIMEOUTS, Reason, why_lost
from scorecard.publish.sharepoint.patience import Patience, asked_wait

GRAPH = "https://graph.microsoft.com/v1.0"
SCOPE = "https://graph.microsoft.com/.default"
BUSY = frozenset({408, 429, 500, 502, 503, 504, 509})
_UNSIGNED = 401
_LIBRARIES = ("azure", "msal", "urllib3")
_UNHEARD = logging.NullHandler()

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Reply:
    """What a service answered; header names in small letters."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def data(self) -> dict[str, Any]:
        """The body as a JSON object, empty where it is none."""
        try:
            data = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return data if isinstance(data, dict) else {}

    @property
    def asked_wait(self) -> float | None:
        """How many seconds it asks to wait."""
        return asked_wait(self.headers, dt.datetime.now(dt.UTC))

    def read(self, model: type[Model]) -> Model:
        """Return the body as a resource; raises ``PublishError`` where it is another thing."""
        try:
            return model.model_validate(self.data)
        except ValidationError:
            wrong = f"Microsoft Graph answered with something that is no {model.__name__.lower()}."
            raise PublishError(wrong, "Run the command again; a proxy may have answered in its place.") from None


class Credential(TokenCredential, Protocol):
    """What gives tokens, and can be asked for others than it gave before."""

    def renew(self) -> None:
        """Forget the tokens that it was given."""


class LostError(Exception):
    """A request got no answer; whether it arrived is not known."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(reason.wrong)
        self.reason = reason

    def as_publish_error(self) -> PublishError:
        """Return what is said once it is not tried again."""
        return PublishError(self.reason.wrong, self.reason.remedy)


class Wire:
    """The connections of one command: use it in a ``with`` block."""

    def __init__(self, credential: Credential, patience: Patience) -> None:
        """Sign requests to Graph with a credential; wait for busy services with patience."""
        for name in _LIBRARIES:  # what they log can name secret addresses, and would go to stderr
            logging.getLogger(name).addHandler(_UNHEARD)
            logging.getLogger(name).propagate = False
        self.patience = patience
        self._credential, self._renewed = credential, False
        self._signed = pipeline_of(BearerTokenCredentialPolicy(credential, SCOPE))
        self._unsigned = pipeline_of()

    def __enter__(self) -> Self:
        """Do nothing: connections are made when needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        self._signed.__exit__(kind, error, trace)
        self._unsigned.__exit__(kind, error, trace)

    def graph(
        self,
        method: str,
        path: str,
        *,
        headers: dict[str, str] | None = None,
        data: object = None,
        content: bytes | None = None,
    ) -> Reply:
        """Send a request and return the reply, whatever its status; raises ``PublishError`` where there is none.

        ``path`` is below the root of Graph, or an address there. A busy service is asked again, so that a request may
        arrive twice.
        """
        address = path if path.startswith(f"{GRAPH}/") else f"{GRAPH}{path}"

        def send() -> Reply:
            return sent(self._signed, HttpRequest(method, address, headers=headers, json=data, content=content))

        reply = persist(send, self.patience)
        return persist(send, self.patience) if reply.status == _UNSIGNED and self._renew() else reply

    def _renew(self) -> bool:
        """Sign in anew, once: a token can come to its end before its time; returns whether this did it."""
        if self._renewed:
            return False
        self._renewed = True
        self._credential.renew()
        self._signed.__exit__()
        self._signed = pipeline_of(BearerTokenCredentialPolicy(self._credential, SCOPE))
        return True

    def unsigned(
        self, method: str, address: str, *, headers: dict[str, str] | None = None, content: bytes | None = None
    ) -> Reply:
        """Send one request, without a token, to an address that is a secret; raises ``LostError``."""
        if urlsplit(address).scheme != "https":
            raise PublishError("Microsoft Graph named an address that is not encrypted.", "Tell an administrator.")
        return sent(self._unsigned, HttpRequest(method, address, headers=headers, content=content))


def persist(send: Callable[[], Reply], patience: Patience) -> Reply:
    """Return the reply to a request that is sent again while its service is busy or out of reach.

    Raises ``PublishError`` where no reply comes.
    """
    for attempt in count(1):
        try:
            reply = send()
        except LostError as error:
            if error.reason.lasting or not patience.wait_after_loss(attempt):
                raise error.as_publish_error() from None
        else:
            if reply.status not in BUSY or not patience.wait(reply.asked_wait, attempt):
                return reply
    raise AssertionError("an endless loop ended")  # pragma: no cover  reason: count() has no end


def encoded(name: str) -> str:
    """Return a name as it stands in a path."""
    return quote(name, safe="")


def pipeline_of(*policies: HTTPPolicy[HttpRequest, HttpResponse]) -> Pipeline[HttpRequest, HttpResponse]:
    """Return a pipeline that follows no redirect and keeps no cookie."""
    transport = RequestsTransport(**TIMEOUTS)
    transport.open()
    transport.session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    agent = UserAgentPolicy(f"council-scorecard/{scorecard.__version__}")
    return Pipeline(transport, policies=[agent, *policies])


def sent(pipeline: Pipeline[HttpRequest, HttpResponse], request: HttpRequest) -> Reply:
    """Send a request as it is, and return the reply; raises ``LostError``."""
    try:
        answer = pipeline.run(request, auth=unchanged).http_response
        return Reply(answer.status_code, {name.lower(): text for name, text in answer.headers.items()}, answer.content)
    except (AzureError, OSError) as error:
        raise LostError(why_lost(error, urlsplit(request.url).netloc)) from None


def unchanged(request: object) -> object:
    """Keep the request as it is: no password from a .netrc file takes the place of the token."""
    return request
