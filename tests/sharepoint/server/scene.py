"""A usual scene: a council's site, a library with columns, and an application that was granted the site."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from tests.sharepoint.server.jwt import signing_key
from tests.sharepoint.server.library import Library
from tests.sharepoint.server.microsoft import Server
from tests.sharepoint.server.tenant import Application, FederatedCredential, Site

COLUMNS = ("Quarter", "Status", "SHA256")


@dataclass(frozen=True)
class Scene:
    """What most tests need: the site https://contoso.sharepoint.com/sites/performance and its library Documents.

    The application has a client secret (``secret``), and trusts the tokens of the server's GitHub and Azure Pipelines.
    """

    server: Server
    site: Site
    library: Library
    application: Application
    secret: str

    def variables(self) -> dict[str, str]:
        """Return the environment variables by which a client knows the application and its secret."""
        return {
            "AZURE_TENANT_ID": self.server.tenant.id,
            "AZURE_CLIENT_ID": self.application.client_id,
            "AZURE_CLIENT_SECRET": self.secret,
        }

    def certificate(self) -> Path:
        """Register a certificate with the application; return a PEM file of its key and itself."""
        path = self.server.folder / "application.pem"
        key, certificate = signing_key("certificate"), _certificate()
        self.application.certificates.append(certificate)
        pem = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        path.write_bytes(key.private_bytes(*pem) + certificate.public_bytes(serialization.Encoding.PEM))
        return path


def set_scene(server: Server) -> Scene:
    """Make the scene."""
    tenant = server.tenant
    application = tenant.application()
    site = tenant.site()
    library = site.library("Documents")
    library.column(*COLUMNS)
    application.grant(site)
    application.federated += [
        FederatedCredential(issuer.issuer, issuer.subject) for issuer in (server.github, server.pipelines)
    ]
    tenant.managed_identity = application
    return Scene(server, site, library, application, application.password())


def _certificate() -> x509.Certificate:
    key = signing_key("certificate")
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "scorecard")])
    now = dt.datetime.now(dt.UTC)
    unsigned = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=now - dt.timedelta(days=1),
        not_valid_after=now + dt.timedelta(days=30),
    )
    return unsigned.sign(key, hashes.SHA256())
