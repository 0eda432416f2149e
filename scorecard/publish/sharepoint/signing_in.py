"""Signing in to Microsoft 365 in the one way that the settings name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, Protocol

from azure.core.credentials import AccessToken, TokenCredential
from azure.core.exceptions import AzureError, ServiceRequestError, ServiceResponseError
from azure.core.pipeline.transport import RequestsTransport
from azure.identity import (
    AzureCliCredential,
    AzurePipelinesCredential,
    CertificateCredential,
    ClientAssertionCredential,
    ClientSecretCredential,
    ManagedIdentityCredential,
)

from scorecard.publish.secrets import CERTIFICATE, PASSWORD, SECRET
from scorecard.publish.settings import Auth, PublishSettings
from scorecard.publish.sharepoint import assertion
from scorecard.publish.sharepoint.errors import NOT_SIGNED_IN, PublishError, scrub
from scorecard.publish.sharepoint.network import TIMEOUTS, why_lost
from scorecard.publish.sharepoint.patience import Patience
from scorecard.publish.sharepoint.sign_in_refusals import sign_in_refusal
from scorecard.publish.sharepoint.wire import unchanged

_HOSTS = {Auth.AZURE_PIPELINES: "Microsoft Entra or Azure DevOps"}
_HOST = "login.microsoftonline.com"
_LOCAL = (Auth.MANAGED_IDENTITY, Auth.AZURE_CLI)  # what is asked for a token is on this machine
_CONNECTION, _PIPELINE_TOKEN, _PIPELINE_ADDRESS = (
    "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID",
    "SYSTEM_ACCESSTOKEN",
    "SYSTEM_OIDCREQUESTURI",
)
_JOB = "Give the job 'permissions: id-token: write'; outside GitHub Actions, choose another 'auth'."
_MAP = "Map it in the step: 'env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)'."
_NEEDED = {
    Auth.GITHUB: {assertion.ADDRESS: _JOB, assertion.TOKEN: _JOB},
    Auth.AZURE_PIPELINES: {
        _PIPELINE_TOKEN: _MAP,
        _PIPELINE_ADDRESS: "Azure Pipelines sets it; outside a pipeline, choose another 'auth'.",
    },
    Auth.CERTIFICATE: {CERTIFICATE: "Set it to the path of the certificate with its key, a PEM or PFX file."},
    Auth.SECRET: {SECRET: "Set it to the client secret's value, from your pipeline's store of secrets."},
}
_ENTRA = ("Microsoft Entra gives no token", "Run the command again later.")
_GIVES_NO_TOKEN = {
    Auth.AZURE_PIPELINES: (
        "Azure Pipelines or Microsoft Entra gives no token for the service connection",
        "Check its id, and that this pipeline may use it.",
    ),
    Auth.MANAGED_IDENTITY: (
        "This machine has no managed identity that answers",
        "Assign one, or choose another 'auth'.",
    ),
    Auth.AZURE_CLI: ("The Azure command line gives no token", "Sign in with 'az login' and run the command again."),
}
_AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"  # the application of the Azure command line, in every tenant


def own_applications(settings: PublishSettings) -> frozenset[str]:
    """Return the ids of the applications under which this tool changes files."""
    own = _AZURE_CLI if settings.auth is Auth.AZURE_CLI else settings.client
    return frozenset() if own is None else frozenset({own.lower()})


class _Transport(RequestsTransport):  # type: ignore[misc]  # reason: loaded lazily, so that it has no type
    """A connection whose waits, between the attempts to sign in, count among those of the command."""

    def __init__(self, patience: Patience) -> None:
        super().__init__(**TIMEOUTS)
        self._patience = patience

    def send(self, request: Any, **options: Any) -> Any:  # noqa: ANN401  reason: the library's own signature
        """Send a request without what a .netrc file would add."""
        return super().send(request, auth=unchanged, **options)

    def sleep(self, duration: float) -> None:
        """Wait; raises ``PublishError`` where that takes too long."""
        if not self._patience.wait(duration, 1):
            wrong = f"Microsoft Entra is too busy to sign the tool in: it asks to wait {duration:.0f} seconds."
            raise _not_signed_in(wrong, "Run the command again later.")


class _Closing(TokenCredential, Protocol):
    """A credential that holds connections."""

    def close(self) -> None:
        """Close them."""


class SignIn:
    """A credential whose errors are sentences."""

    def __init__(self, settings: PublishSettings, patience: Patience) -> None:
        """Prepare to sign in; raises ``PublishError`` where something that it needs is not there."""
        for name, remedy in _NEEDED.get(settings.auth, {}).items():
            if not os.environ.get(name, "").strip():
                raise _not_signed_in(f"The environment variable {name} is not set.", remedy)
        self._settings, self._patience = settings, patience
        self._job = assertion.JobToken(patience)
        self._credential = self._new()

    def get_token(self, *scopes: str, **options: Any) -> AccessToken:  # noqa: ANN401  reason: the library's own signature
        """Return a token; raises ``PublishError``."""
        try:
            return self._credential.get_token(*scopes, **options)
        except (AzureError, ValueError, OSError) as error:
            raise self._refused(error) from None

    def renew(self) -> None:
        """Forget the tokens that it was given."""
        self.close()
        self._credential = self._new()

    def _new(self) -> _Closing:
        try:
            return _credential(self._settings, self._job, self._patience)
        except (ValueError, OSError):
            wrong = "The certificate cannot be used: its file is not there, or the password does not open it."
            raise _not_signed_in(wrong, f"Check {CERTIFICATE} and {PASSWORD}.") from None

    def close(self) -> None:
        """Close the connections."""
        self._credential.close()

    def _refused(self, error: BaseException) -> PublishError:
        """Return why there is no token."""
        told = next((each for each in _causes(error) if isinstance(each, PublishError)), None)
        if told is not None:
            return told
        said = " ".join(str(each) for each in _causes(error))
        refused = sign_in_refusal(said, self._settings, self._job.claims)
        if refused is not None:
            return refused
        if _is_lost(error) and self._settings.auth not in _LOCAL:
            reason = why_lost(error, _HOSTS.get(self._settings.auth, _HOST))
            return _not_signed_in(reason.wrong, reason.remedy)
        wrong, remedy = _GIVES_NO_TOKEN.get(self._settings.auth, _ENTRA)
        first = next(iter(str(error).splitlines()), "").removeprefix("Authentication failed: ").removeprefix("(None) ")
        return _not_signed_in(f"{wrong}: {scrub(first).rstrip('.') or 'it does not say why'}.", remedy)


def _credential(settings: PublishSettings, job: assertion.JobToken, patience: Patience) -> _Closing:
    """Return the credential of the library; raises ``ValueError`` and ``OSError``."""
    tenant, client = settings.tenant, settings.client or ""
    patient: dict[str, Any] = {"retry_total": 3, "retry_backoff_factor": 0.5, "transport": _Transport(patience)}
    match settings.auth:
        case Auth.GITHUB:
            return ClientAssertionCredential(tenant, client, job.fetch, **patient)
        case Auth.AZURE_PIPELINES:
            return AzurePipelinesCredential(
                tenant_id=tenant,
                client_id=client,
                service_connection_id=_service_connection(settings),
                system_access_token=os.environ[_PIPELINE_TOKEN],
                **patient,
            )
        case Auth.MANAGED_IDENTITY:
            return ManagedIdentityCredential(client_id=settings.client)
        case Auth.CERTIFICATE:
            password = os.environ.get(PASSWORD)
            return CertificateCredential(tenant, client, os.environ[CERTIFICATE], password=password, **patient)
        case Auth.SECRET:
            return ClientSecretCredential(tenant, client, os.environ[SECRET], **patient)
    return AzureCliCredential(tenant_id=tenant)


def _service_connection(settings: PublishSettings) -> str:
    found = settings.service_connection or os.environ.get(_CONNECTION)
    if not found:
        remedy = f"Add it, from the connection's address in Azure DevOps, or set {_CONNECTION}."
        raise _not_signed_in("The setting 'service_connection' is missing.", remedy)
    return found


def _not_signed_in(wrong: str, remedy: str) -> PublishError:
    return PublishError(wrong, remedy, code=NOT_SIGNED_IN, setting="auth")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_lost(error: BaseException) -> bool:
    return any(isinstance(each, ServiceRequestError | ServiceResponseError | OSError) for each in _causes(error))
