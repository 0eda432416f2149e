"""``publish.yaml``: where in SharePoint a finished run goes, and how the tool signs in. No secret stands in it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from scorecard.catalogue.explain import explain, suggest
from scorecard.catalogue.fields import Settings, Text
from scorecard.catalogue.reading import read_settings
from scorecard.documents import Document
from scorecard.period import Period
from scorecard.problems import Place, Problem
from scorecard.publish.names import LONGEST_PATH, why_refused
from scorecard.publish.secrets import drop_secrets
from scorecard.workspace import Workspace

PUBLISH_YAML = "publish.yaml"
_ID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_DOMAIN = r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
_SITE = re.compile(r"https://[a-z0-9-]+\.sharepoint\.com(/(sites|teams)/[^/?#\s]+)?/?", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_PLACEHOLDERS = ("year", "quarter")
_ROOM_FOR_FILE = len("/cabinet-report.html")
_EXAMPLE = Period.quarter(2022, 2)


class Auth(StrEnum):
    """How the tool signs in to Microsoft 365; there is no default, so that nobody is signed in by accident."""

    GITHUB = "github-oidc"
    AZURE_PIPELINES = "azure-pipelines"
    MANAGED_IDENTITY = "managed-identity"
    CERTIFICATE = "certificate"
    SECRET = "secret"  # noqa: S105  reason: the name of a way to sign in, not a secret
    AZURE_CLI = "azure-cli"


_WITHOUT_CLIENT = (Auth.AZURE_CLI, Auth.MANAGED_IDENTITY)


def _fitting(pattern: str, sentence: str) -> Callable[[str], str]:
    """Return a check that refuses text with a sentence; it never repeats the text, which could be a secret."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(sentence)
        return text

    return check


def _site(text: str) -> str:
    if not _SITE.fullmatch(text):
        raise ValueError(
            "'site' is not the address of a SharePoint site. Copy it up to and with the site's name, such as "
            "https://contoso.sharepoint.com/sites/Performance."
        )
    return text.rstrip("/")


def _folder(pattern: str) -> str:
    if "{quarter}" not in pattern:
        raise ValueError("'folder' does not say {quarter}, so that each quarter would replace the one before. Add it.")
    for name in _PLACEHOLDER.findall(pattern):
        if name not in _PLACEHOLDERS:
            raise ValueError(f"'{{{name}}}' is not filled in. {suggest(name, _PLACEHOLDERS)}")
    for name in _filled(pattern, _EXAMPLE).split("/"):
        if name in ("", ".", ".."):
            raise ValueError("'folder' is not a path inside the library. Write names with one / between them.")
        reason = why_refused(name)
        if reason is not None:
            raise ValueError(f"SharePoint refuses the folder '{name}': {reason}. Rename it.")
    if any(brace in _filled(pattern, _EXAMPLE) for brace in "{}"):
        raise ValueError("'folder' has a brace without its other half.")
    if _filled(pattern, _EXAMPLE).split("/")[0].lower() == "forms":
        raise ValueError("SharePoint keeps 'Forms' in each library for itself. Name another folder.")
    return pattern


def _filled(pattern: str, quarter: Period) -> str:
    return pattern.replace("{year}", quarter.year_label).replace("{quarter}", quarter.slug)


_Tenant = Annotated[
    Text,
    AfterValidator(
        _fitting(
            f"{_ID}|{_DOMAIN}", "'tenant' is not the directory's id, nor a domain such as contoso.onmicrosoft.com."
        )
    ),
]
_Client = Annotated[
    Text,
    AfterValidator(_fitting(_ID, "'client' is not an application (client) id. Copy it from the app registration.")),
]
_Drive = Annotated[
    Text, AfterValidator(_fitting(r"b![A-Za-z0-9_-]+", "'drive' is not the id of a drive, which begins with b!."))
]
_Column = Annotated[
    Text,
    AfterValidator(
        _fitting(r"[A-Za-z_][A-Za-z0-9_]*", "A column is written by its internal name, in letters, digits and _ only.")
    ),
]


class Columns(Settings):
    """The internal names of the library's columns that are filled in for each file; each may be left out."""

    sha256: _Column | None = Field(default=None, description="Takes the file's SHA-256: the sure way to see a change.")
    quarter: _Column | None = Field(default=None, description="Takes the quarter.")
    version: _Column | None = Field(default=None, description="Takes the version of this tool.")
    digest: _Column | None = Field(default=None, description="Takes the digest of the whole run, from its manifest.")

    @property
    def named(self) -> dict[str, str]:
        """Internal names of columns by what they take, only those that are set."""
        return {what: name for what, name in self if name is not None}


class PublishSettings(Settings):
    """Where a finished run is published, and who publishes it."""

    tenant: _Tenant = Field(description="The directory: its id, or a domain of it.")
    client: _Client | None = Field(default=None, description="The application (client) id.")
    auth: Auth = Field(description="How the tool signs in.")
    site: Annotated[Text, AfterValidator(_site)] = Field(description="The address of the site.")
    library: Text | None = Field(default=None, description="The document library, by its name.")
    drive: _Drive | None = Field(default=None, description="The document library, by its drive's id.")
    folder: Annotated[Text, AfterValidator(_folder)] = Field(description="The folder, with {year} and {quarter}.")
    columns: Columns = Field(default=Columns(), description="The columns that are filled in.")
    service_connection: Text | None = Field(default=None, description="The id of the service connection.")

    @property
    def host(self) -> str:
        """The host of the site, in small letters."""
        return urlsplit(self.site).netloc.lower()

    @property
    def site_path(self) -> str:
        """The path of the site below its host: ``/sites/Performance``, empty for the root site."""
        return urlsplit(self.site).path

    def folder_of(self, quarter: Period) -> tuple[str, ...]:
        """Return the names of the folders of a quarter, outermost first."""
        return tuple(_filled(self.folder, quarter).split("/"))


@dataclass(frozen=True)
class LoadedSettings:
    """The settings and the text they were read from."""

    settings: PublishSettings
    document: Document

    def place(self, *setting: str) -> Place:
        """Return the line of a setting."""
        return self.document.place(setting)


def load_settings(workspace: Workspace) -> tuple[LoadedSettings | None, tuple[Problem, ...]]:
    """Return the settings, or None where they have errors."""
    path = workspace.root / PUBLISH_YAML
    if not os.path.lexists(path):
        return None, (_missing(workspace),)
    document, problems = read_settings(path, workspace)
    if problems:
        return None, problems
    data, secrets = drop_secrets(document)
    told = {path for path, _ in secrets}
    try:
        settings = TypeAdapter(PublishSettings).validate_python(data)
    except ValidationError as error:
        wrong = explain(error, document, PublishSettings, told)
        return None, (*(problem for _, problem in secrets), *wrong)
    loaded = LoadedSettings(settings, document)
    problems = (*(problem for _, problem in secrets), *_contradictions(loaded))
    refused = any(problem.severity == "error" for problem in problems)
    return (None if refused else loaded), (*problems, *_warnings(loaded))


def _missing(workspace: Workspace) -> Problem:
    if (workspace.root / "publish.yml").is_file():
        return Problem("SC101", Place("publish.yml"), "publish.yml is not read.", f"Rename it to {PUBLISH_YAML}.")
    wrong = f"There is no {PUBLISH_YAML} in this workspace, so nothing says where the report is published."
    return Problem("SC101", Place(PUBLISH_YAML), wrong, "Write one: tenant, client, auth, site, library and folder.")


def _contradictions(loaded: LoadedSettings) -> list[Problem]:
    """Return what is wrong with settings that each fit."""
    settings, found = loaded.settings, []
    if settings.library is None and settings.drive is None:
        wrong = "The setting 'library' is missing."
        found.append(Problem("SC103", loaded.place(), wrong, "Add it, or 'drive' with the id of the drive."))
    if settings.library is not None and settings.drive is not None:
        wrong = "'library' and 'drive' both name the document library."
        found.append(Problem("SC110", loaded.place("drive"), wrong, "Keep one of them."))
    if settings.client is None and settings.auth not in _WITHOUT_CLIENT:
        wrong = f"The setting 'client' is missing, which {settings.auth} needs."
        found.append(Problem("SC103", loaded.place("auth"), wrong, "Add the application (client) id."))
    longest = unquote(settings.site_path) + "/".join(("", settings.library or "", *settings.folder_of(_EXAMPLE)))
    if len(longest) + _ROOM_FOR_FILE > LONGEST_PATH:
        wrong = f"The path of a file would be longer than the {LONGEST_PATH} characters SharePoint takes."
        found.append(Problem("SC106", loaded.place("folder"), wrong, "Shorten the folder's names."))
    return found


def _warnings(loaded: LoadedSettings) -> list[Problem]:
    settings, found = loaded.settings, []
    if settings.auth is Auth.SECRET:
        wrong = "A stored client secret can leak, and it expires."
        remedy = "Sign in with github-oidc, azure-pipelines or managed-identity, which store none."
        found.append(Problem("SC513", loaded.place("auth"), wrong, remedy).as_warning())
    idle: list[tuple[str, bool]] = [
        ("client", settings.client is not None and settings.auth is Auth.AZURE_CLI),
        ("service_connection", settings.service_connection is not None and settings.auth is not Auth.AZURE_PIPELINES),
    ]
    for name, has_no_effect in idle:
        if has_no_effect:
            wrong = f"'{name}' has no effect with auth: {settings.auth}."
            found.append(Problem("SC112", loaded.place(name), wrong, "Remove it.").as_warning())
    return found
