"""``publish.yaml``: what it may say, and what is said about wrong settings and about secrets in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.period import Period
from scorecard.publish.names import why_refused
from scorecard.publish.settings import Auth, LoadedSettings, load_settings
from scorecard.workspace import Workspace

Q2 = Period.quarter(2022, 2)
ID = "11111111-1111-1111-1111-111111111111"
LINES = {
    "tenant": "contoso.onmicrosoft.com",
    "client": ID,
    "auth": "github-oidc",
    "site": "https://contoso.sharepoint.com/sites/Performance/",
    "library": "Documents",
    "folder": "Cabinet reports/{year}/{quarter}",
}
CLIENT_SECRET = "abc8Q~" + "x" * 34


def load(root: Path, text: str | None = None, **lines: str | None) -> tuple[LoadedSettings | None, list[str]]:
    """Return the settings and the printed problems of a text, or of the usual lines with some changed or left out."""
    changed = {**LINES, **lines}
    usual = "".join(f"{name}: {value}\n" for name, value in changed.items() if value is not None)
    (root / "publish.yaml").write_text(usual if text is None else text, encoding="utf-8")
    loaded, problems = load_settings(Workspace(root))
    return loaded, [str(problem) for problem in problems]


def test_reads_every_setting(tmp_path: Path) -> None:
    """The folder's placeholders are filled in, and the site has a host and a path."""
    loaded, problems = load(tmp_path, columns="{sha256: ScorecardSHA256, digest: Digest}")
    assert loaded is not None
    assert problems == []
    settings = loaded.settings
    assert (settings.host, settings.site_path) == ("contoso.sharepoint.com", "/sites/Performance")
    assert settings.folder_of(Q2) == ("Cabinet reports", "2022-23", "2022-23-Q2")
    assert settings.columns.named == {"sha256": "ScorecardSHA256", "digest": "Digest"}
    assert settings.auth is Auth.GITHUB
    assert loaded.place("site").line == 4


@pytest.mark.parametrize(
    "site",
    [
        "https://contoso.sharepoint.com",
        "https://contoso.sharepoint.com/",
        "https://contoso.sharepoint.com/teams/Finance",
        "https://CONTOSO.sharepoint.com/sites/P%20A",
    ],
)
def test_a_site_is_the_root_or_one_below_sites_or_teams(tmp_path: Path, site: str) -> None:
    """Any address of a site is taken, with or without a slash at its end."""
    assert load(tmp_path, site=site)[1] == []


@pytest.mark.parametrize(
    "site",
    [
        "http://contoso.sharepoint.com/sites/Performance",
        "https://contoso.sharepoint.com.example.org/sites/Performance",
        "https://contoso.sharepoint.com/sites/Performance/Shared%20Documents",
        "https://contoso.sharepoint.com/sites/Performance?x=1",
        "https://contoso.sharepoint.com:8443/sites/Performance",
        "contoso.sharepoint.com/sites/Performance",
    ],
)
def test_other_addresses_are_refused(tmp_path: Path, site: str) -> None:
    """A page, another host, another port or plain http is not the address of a site."""
    loaded, problems = load(tmp_path, site=site)
    assert loaded is None
    assert [problem.partition(" Copy")[0] for problem in problems] == [
        "publish.yaml:4:1: error SC106: 'site' is not the address of a SharePoint site."
    ]


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("Reports", "'folder' does not say {quarter}, so that each quarter would replace the one before. Add it."),
        ("'Reports/{qarter}/{quarter}'", "'{qarter}' is not filled in. Did you mean 'quarter'?"),
        ("'Reports//{quarter}'", "'folder' is not a path inside the library. Write names with one / between them."),
        ("'../{quarter}'", "'folder' is not a path inside the library. Write names with one / between them."),
        ("'Reports: {quarter}'", "SharePoint refuses the folder 'Reports: 2022-23-Q2': it holds ':'. Rename it."),
        ("'Reports/{quarter}/{year'", "'folder' has a brace without its other half."),
        ("'Forms/{quarter}'", "SharePoint keeps 'Forms' in each library for itself. Name another folder."),
    ],
)
def test_folders_that_sharepoint_refuses_are_refused_here(tmp_path: Path, folder: str, said: str) -> None:
    """A folder is refused with its reason and its line, before anything is sent."""
    assert load(tmp_path, folder=folder) == (None, [f"publish.yaml:6:1: error SC106: {said}"])


def test_a_path_that_is_too_long_is_refused(tmp_path: Path) -> None:
    """Site, library, folder and the longest name together have no more than 400 characters."""
    loaded, problems = load(tmp_path, folder="'" + "/".join([*["a" * 100] * 4, "{quarter}"]) + "'")
    assert loaded is None
    assert [problem.partition(" Shorten")[0] for problem in problems] == [
        "publish.yaml:6:1: error SC106: The path of a file would be longer than the 400 characters SharePoint takes."
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ({"tenant": "common"}, ":1:1: error SC106: 'tenant' is not the directory's id"),
        ({"client": "my-app"}, ":2:1: error SC106: 'client' is not an application (client) id."),
        ({"auth": "github"}, ":3:1: error SC105: 'github' is not a word for 'auth'. Did you mean 'github-oidc'?"),
        ({"auth": None}, ":1:1: error SC103: The setting 'auth' is missing. Add it."),
        ({"client": None}, ":2:1: error SC103: The setting 'client' is missing, which github-oidc needs."),
        ({"library": None}, ":1:1: error SC103: The setting 'library' is missing. Add it, or 'drive'"),
        ({"drive": "b!abc"}, ":7:1: error SC110: 'library' and 'drive' both name the document library."),
        ({"library": None, "drive": "abc"}, ":6:1: error SC106: 'drive' is not the id of a drive"),
        ({"libary": "x"}, ":7:1: error SC104: 'libary' is not a setting. Did you mean 'library'?"),
        ({"columns": "{sha265: X}"}, ":7:11: error SC104: 'sha265' is not a setting. Did you mean 'sha256'?"),
        ({"columns": "{sha256: My hash}"}, ":7:11: error SC106: A column is written by its internal name"),
        ({"auth": "secret"}, ":3:1: warning SC513: A stored client secret can leak, and it expires."),
        ({"auth": "azure-cli"}, ":2:1: warning SC112: 'client' has no effect with auth: azure-cli. Remove it."),
        (
            {"service_connection": "x"},
            ":7:1: warning SC112: 'service_connection' has no effect with auth: github-oidc.",
        ),
    ],
)
def test_a_wrong_setting_has_its_line(tmp_path: Path, lines: dict[str, str | None], said: str) -> None:
    """Each mistake is told at its place, with what to do."""
    loaded, problems = load(tmp_path, **lines)
    assert [problem[len("publish.yaml") :][: len(said)] for problem in problems] == [said]
    assert (loaded is None) == (": error " in problems[0])


@pytest.mark.parametrize("auth", ["azure-cli", "managed-identity"])
def test_some_ways_to_sign_in_need_no_client(tmp_path: Path, auth: str) -> None:
    """The Azure command line and a system-assigned identity know who they are."""
    assert load(tmp_path, auth=auth, client=None)[1] == []


@pytest.mark.parametrize(
    "lines",
    [
        "secret: hunter2\n",
        "client_secret: hunter2\n",
        "Certificate-Password: hunter2\n",
        "token: hunter2\n",
        "columns: {password: hunter2}\n",
        f"service_connection: {CLIENT_SECRET}\n",
        f"columns: {{sha256: {CLIENT_SECRET}}}\n",
        f"columns: [{CLIENT_SECRET}]\n",
        f"libary: {CLIENT_SECRET}\n",
        f"{CLIENT_SECRET}: x\n",
        f"columns: {{{CLIENT_SECRET}: x}}\n",
        f"columns: {{sha256: [{{digest: {CLIENT_SECRET}}}]}}\n",
        f"libary: [x, {CLIENT_SECRET}]\n",
    ],
)
def test_a_secret_in_the_file_is_refused_and_not_repeated(tmp_path: Path, lines: str) -> None:
    """What is named like a secret, or looks like one, is refused with its proper place, and never printed."""
    text = "".join(f"{name}: {value}\n" for name, value in LINES.items()) + lines
    loaded, problems = load(tmp_path, text)
    assert loaded is None
    assert problems[0].startswith("publish.yaml:7:")
    assert "SC513" in problems[0]
    assert "SCORECARD_" in problems[0] or "asks for its own tokens" in problems[0]
    assert "hunter2" not in "".join(problems)
    assert CLIENT_SECRET not in "".join(problems)


def test_a_secret_in_the_place_of_a_setting_is_told_once(tmp_path: Path) -> None:
    """The setting that holds it is not also called missing."""
    _, problems = load(tmp_path, client=CLIENT_SECRET, folder="'a//{quarter}'")
    assert [problem.split(":")[1] for problem in problems] == ["2", "6"]
    assert CLIENT_SECRET not in "".join(problems)


def test_a_file_that_is_a_secret_is_refused(tmp_path: Path) -> None:
    """A key pasted in place of settings is not repeated either."""
    loaded, problems = load(tmp_path, "'-----BEGIN RSA PRIVATE KEY----- MIIE'")
    assert loaded is None
    assert "SC513" in problems[0]
    assert "MIIE" not in "".join(problems)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (None, "There is no publish.yaml in this workspace, so nothing says where the report is published."),
        ("publish.yml", "publish.yml is not read."),
    ],
)
def test_a_missing_file_is_told(tmp_path: Path, name: str | None, said: str) -> None:
    """Without the file nothing is published; one with another ending is named."""
    if name:
        (tmp_path / name).touch()
    loaded, problems = load_settings(Workspace(tmp_path))
    assert loaded is None
    assert [problem.wrong for problem in problems] == [said]


def test_broken_yaml_is_told(tmp_path: Path) -> None:
    """A file that is no YAML has the line where it breaks off."""
    loaded, problems = load(tmp_path, "tenant: [x\n")
    assert loaded is None
    assert "SC101" in problems[0]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a?b", "it holds '?'"),
        ("a\tb", "it holds '\\t'"),
        (" a", "it begins or ends with a space"),
        ("a ", "it begins or ends with a space"),
        ("a.", "it ends with a full stop"),
        ("~$a", "names that begin with ~$ are kept for open documents"),
        ("Con", "SharePoint keeps that name for itself"),
        ("lpt1", "SharePoint keeps that name for itself"),
        (".lock", "SharePoint keeps that name for itself"),
        ("my_vti_files", "SharePoint keeps that name for itself"),
        ("Cabinet & scrutiny #1 (50%)", None),
    ],
)
def test_names_that_sharepoint_refuses(name: str, reason: str | None) -> None:
    """Each name that SharePoint refuses has a reason; the others pass."""
    assert why_refused(name) == reason
