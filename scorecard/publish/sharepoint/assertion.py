"""The token by which a GitHub Actions job proves what it is, fetched anew for each sign-in; nothing is stored.

Source: GitHub Docs, OpenID Connect reference.
"""

from __future__ import annotations

import base64
import json
import os
from urllib.parse import urlsplit

from azure.core.rest import HttpRequest

from scorecard.publish.sharepoint.errors import NOT_SIGNED_IN, PublishError
from scorecard.publish.sharepoint.patience import Patience
from scorecard.publish.sharepoint.wire import Reply, persist, pipeline_of, sent

ADDRESS, TOKEN = "ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"
_AUDIENCE = "api://AzureADTokenExchange"
_OK = 200


class JobToken:
    """Fetches the token of the job; ``claims`` are what the latest one says, without its signature."""

    def __init__(self, patience: Patience) -> None:
        """Ask again, with patience, where GitHub is busy."""
        self._patience = patience
        self.claims: dict[str, str] = {}

    def fetch(self) -> str:
        """Return a new token; raises ``PublishError``."""
        address, bearer = os.environ[ADDRESS], os.environ[TOKEN]
        if urlsplit(address).scheme != "https":
            raise PublishError(f"{ADDRESS} is not an https address.", code=NOT_SIGNED_IN, setting="auth")
        between = "&" if urlsplit(address).query else "?"
        answer = _asked(f"{address}{between}audience={_AUDIENCE}", bearer, self._patience)
        token = answer.data.get("value") if answer.status == _OK else None
        if not isinstance(token, str) or not token:
            wrong = f"GitHub gives no token for this job (HTTP {answer.status})."
            remedy = "Give the job 'permissions: id-token: write', and run it again."
            raise PublishError(wrong, remedy, code=NOT_SIGNED_IN, setting="auth")
        self.claims = claims_of(token)
        return token


def claims_of(token: str) -> dict[str, str]:
    """Return subject, issuer and audience of a token as far as they can be read; its signature is not checked."""
    part = [*token.split("."), ""][1]
    try:
        claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
        named = {"subject": claims.get("sub"), "issuer": claims.get("iss"), "audience": claims.get("aud")}
    except (ValueError, AttributeError):
        return {}
    return {name: claim for name, claim in named.items() if isinstance(claim, str)}


def _asked(address: str, bearer: str, patience: Patience) -> Reply:
    headers = {"Authorization": f"Bearer {bearer}", "Accept": "application/json"}
    with pipeline_of() as pipeline:
        try:
            return persist(lambda: sent(pipeline, HttpRequest("GET", address, headers=headers)), patience)
        except PublishError as error:
            raise PublishError(error.wrong, error.remedy, code=NOT_SIGNED_IN, setting="auth") from None
