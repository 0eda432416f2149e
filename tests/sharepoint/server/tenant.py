"""A council's Microsoft 365: its applications, what each may do, and its sites."""

from __future__ import annotations

import datetime as dt
import secrets
import time
import uuid
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cryptography import x509

from tests.sharepoint.server.library import Identity, Item, Library
from tests.sharepoint.server.names import EXCHANGE, SHAREPOINT
from tests.sharepoint.server.saving import Place

Right = Literal["read", "write"]
RangesForm = Literal["open", "closed", "several"]


class FederatedCredential(NamedTuple):
    """Whose tokens an application takes in place of a secret."""

    issuer: str
    subject: str
    audience: str = EXCHANGE


@dataclass(eq=False)
class Site:
    """A site; its libraries are shown in this order."""

    path: str
    name: str
    libraries: list[Library] = field(default_factory=list)
    guids: str = field(default_factory=lambda: f"{uuid.uuid4()},{uuid.uuid4()}")

    @property
    def id(self) -> str:
        """The id that Microsoft Graph gives the site."""
        return f"{SHAREPOINT},{self.guids}"

    @property
    def url(self) -> str:
        """Where people open the site."""
        return f"https://{SHAREPOINT}/{self.path}".rstrip("/")

    def library(self, name: str) -> Library:
        """Return the library of this name, which is added if it is not there."""
        for library in self.libraries:
            if library.name == name:
                return library
        self.libraries.append(Library(name))
        return self.libraries[-1]


@dataclass(eq=False)
class Application:
    """An application; ``passwords`` holds its client secrets and when each ends."""

    name: str
    client_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    passwords: dict[str, dt.datetime] = field(default_factory=dict, repr=False)
    certificates: list[x509.Certificate] = field(default_factory=list)
    federated: list[FederatedCredential] = field(default_factory=list)
    grants: dict[str, Right] = field(default_factory=dict)

    @property
    def identity(self) -> Identity:
        """As whom the application acts."""
        return Identity("application", self.client_id, self.name)

    def password(self, days: int = 180) -> str:
        """Return a new client secret; one of negative ``days`` has ended."""
        made = secrets.token_urlsafe(30)
        self.passwords[made] = dt.datetime.now(dt.UTC) + dt.timedelta(days=days)
        return made

    def grant(self, site: Site, right: Right | None = "write") -> None:
        """Grant the application a site (Sites.Selected), or with None take the grant away."""
        self.grants.pop(site.id, None)
        if right:
            self.grants[site.id] = right


@dataclass
class Token:
    """An access token: whose, and until when (``time.time``)."""

    application: Application
    ends: float


@dataclass(eq=False)
class UploadSession:
    """An upload on its way. ``path`` is opaque; ``received`` grows fragment by fragment."""

    place: Place
    application: Application
    deferred: bool
    ends: dt.datetime
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    total: int | None = None
    received: bytearray = field(default_factory=bytearray, repr=False)
    is_open: bool = True


@dataclass(eq=False)
class Tenant:
    """Everything that the server remembers about Microsoft 365.

    Settings that change how it behaves: ``page_size`` (entries of a page of a list), ``ranges`` (how nextExpectedRanges
    is written), ``late_promotion`` (the eTag of an Office file moves once more after an upload has been answered),
    ``simple_limit`` (bytes that one PUT may hold), ``token_life`` (seconds).
    """

    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    applications: list[Application] = field(default_factory=list)
    managed_identity: Application | None = None
    sites: list[Site] = field(default_factory=list)
    tokens: dict[str, Token] = field(default_factory=dict, repr=False)
    opened: list[UploadSession] = field(default_factory=list)
    downloads: dict[str, Item] = field(default_factory=dict, repr=False)
    pages: dict[str, tuple[str, int]] = field(default_factory=dict)
    page_size: int = 200
    ranges: RangesForm = "open"
    late_promotion: bool = False
    simple_limit: int = 250 * 1024 * 1024
    token_life: int = 3599

    def application(self, name: str = "Scorecard") -> Application:
        """Register an application."""
        self.applications.append(Application(name))
        return self.applications[-1]

    def site(self, path: str = "sites/performance", name: str = "Performance") -> Site:
        """Make a site."""
        self.sites.append(Site(path, name))
        return self.sites[-1]

    def issue(self, application: Application) -> str:
        """Return a new access token."""
        token = f"eyJ0eXAiOiJKV1Qi.{secrets.token_urlsafe(64)}"
        self.tokens[token] = Token(application, time.time() + self.token_life)
        return token

    def end_tokens(self) -> None:
        """Let every access token that was issued so far come to its end."""
        for token in self.tokens.values():
            token.ends = 0

    def lose_uploads(self) -> None:
        """Forget every upload that is on its way."""
        for session in self.opened:
            session.is_open = False

    def upload(self, key: str) -> UploadSession | None:
        """Return the upload session of this key while it is open."""
        now = dt.datetime.now(dt.UTC)
        return next((s for s in self.opened if s.key == key and s.is_open and s.ends > now), None)
