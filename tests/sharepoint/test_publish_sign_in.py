"""Every way to sign in publishes, with nothing stored on the machine and no secret shown."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_pem_private_key, pkcs12

from tests.sharepoint.publishing import NAMES, Desk
from tests.sharepoint.server.names import LOGIN

SignIn: TypeAlias = Callable[[Desk], None]
PASSWORD = "Correct horse, battery & staple"  # noqa: S105  reason: of a certificate that is made here
REFUSING_AZ = "ERROR: AADSTS700082: The refresh token has expired. Please run: az login"


def github(desk: Desk) -> None:
    """Sign in as a job of GitHub Actions."""
    desk.sign_in("github-oidc", desk.scene.server.github_variables())


def azure_pipelines(desk: Desk) -> None:
    """Sign in as a job of Azure Pipelines, by its service connection."""
    server = desk.scene.server
    more = f"service_connection: {server.pipelines.service_connection}\n"
    desk.sign_in("azure-pipelines", server.pipelines_variables(), more)


def managed_identity(desk: Desk) -> None:
    """Sign in as a machine in Azure."""
    desk.sign_in("managed-identity", desk.scene.server.identity_variables())


def certificate(desk: Desk) -> None:
    """Sign in by a PEM file."""
    path = desk.scene.certificate()
    desk.private += [line for line in path.read_text(encoding="ascii").splitlines() if not line.startswith("-----")]
    desk.sign_in("certificate", {"SCORECARD_CERTIFICATE": str(path)})


def certificate_with_password(desk: Desk) -> None:
    """Sign in by a PFX file with a password."""
    pem = desk.scene.certificate().read_bytes()
    path = desk.scene.server.folder / "application.pfx"
    key, holder = load_pem_private_key(pem, None), x509.load_pem_x509_certificate(pem)
    assert isinstance(key, rsa.RSAPrivateKey)
    made = pkcs12.serialize_key_and_certificates(b"a", key, holder, None, BestAvailableEncryption(PASSWORD.encode()))
    path.write_bytes(made)
    desk.private.append(PASSWORD)
    variables = {"SCORECARD_CERTIFICATE": str(path), "SCORECARD_CERTIFICATE_PASSWORD": PASSWORD}
    desk.sign_in("certificate", variables)


def secret(desk: Desk) -> None:
    """Sign in by a client secret, as the desk does without being told."""
    desk.sign_in("secret", {"SCORECARD_CLIENT_SECRET": desk.scene.secret})


def azure_cli(desk: Desk) -> None:
    """Sign in as the person who is signed in to the Azure command line, which is played by a script."""
    token = desk.scene.server.tenant.issue(desk.scene.application)
    told = {"accessToken": token, "expires_on": 4102444800, "tokenType": "Bearer"}
    desk.sign_in("azure-cli", {"PATH": write_az(desk, f"print({json.dumps(told)!r})")})


def write_az(desk: Desk, program: str) -> str:
    """Write the Azure command line as a script of Python; return the PATH on which it is all there is."""
    folder: Path = desk.scene.server.folder / "bin"
    folder.mkdir()
    (folder / "az").write_text(f"#!/bin/sh\nexec {shlex.join([sys.executable, '-Sc', program])}\n", encoding="utf-8")
    (folder / "az").chmod(0o755)
    return str(folder)


@pytest.mark.parametrize(
    "sign_in",
    [github, azure_pipelines, managed_identity, certificate, certificate_with_password, secret, azure_cli],
)
def test_each_way_publishes(desk: Desk, sign_in: SignIn) -> None:
    """And leaves nothing behind; the stored secret alone is warned about."""
    sign_in(desk)
    done = desk.publish()
    assert (done.code, done.actions) == (0, dict.fromkeys(NAMES, "uploaded")), done.err
    assert ("SC513" in done.err) is (sign_in is secret)
    assert (done.err == "") is (sign_in is not secret)
    desk.check_published()
    assert [path for folder in (desk.home, desk.temporary) for path in folder.rglob("*")] == []


@pytest.mark.parametrize("sign_in", [github, azure_pipelines])
def test_each_sign_in_asks_for_a_new_token_of_the_job(desk: Desk, sign_in: SignIn) -> None:
    """No token of a job is used twice."""
    sign_in(desk)
    assert desk.publish("--check").code == 0
    assert desk.publish("--check").code == 0
    server = desk.scene.server
    assert len(server.github.issued + server.pipelines.issued) == 2
    assert len(server.asked("POST", LOGIN, "/token")) == 2


def test_a_token_that_ends_on_the_way_is_renewed(desk: Desk) -> None:
    """Once, in the middle of the publication."""
    github(desk)
    server = desk.scene.server
    server.faults.before("PUT", "scorecard.csv", server.tenant.end_tokens)
    assert desk.publish().code == 0
    desk.check_published()
    assert len(server.github.issued) == 2


def test_an_azure_command_line_that_is_not_signed_in(desk: Desk) -> None:
    """Is told so; what it printed is not repeated beyond its first words."""
    token = desk.scene.server.tenant.issue(desk.scene.application)
    program = f"import sys; print('token {token}'); sys.exit({REFUSING_AZ + ' ' + token!r})"
    desk.sign_in("azure-cli", {"PATH": write_az(desk, program)})
    done = desk.publish("--check")
    desk.check_refused(done, "SC505")
    assert len(done.err.splitlines()) == 1


def test_without_the_azure_command_line(desk: Desk) -> None:
    """The message says how to sign in."""
    desk.sign_in("azure-cli", {"PATH": str(desk.home)})
    done = desk.publish("--check")
    desk.check_refused(done, "SC505", "az login")
    assert len(done.err.splitlines()) == 1
