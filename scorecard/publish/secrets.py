"""Secrets that a person wrote into a settings file: found before anything else reads, or repeats, what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scorecard.documents import Document, Path_
from scorecard.problems import Problem

SECRET, CERTIFICATE, PASSWORD = "SCORECARD_CLIENT_SECRET", "SCORECARD_CERTIFICATE", "SCORECARD_CERTIFICATE_PASSWORD"
_HOMES = {
    "secret": f"the environment variable {SECRET}",
    "client_secret": f"the environment variable {SECRET}",
    "password": f"the environment variable {SECRET}, or {PASSWORD} for a certificate's",
    "certificate": f"the environment variable {CERTIFICATE}, as the path of a file",
    "certificate_password": f"the environment variable {PASSWORD}",
    "token": "no setting: the tool asks for its own tokens",
    "access_token": "no setting: the tool asks for its own tokens",
    "assertion": "no setting: the tool asks for its own tokens",
}
_LOOKS_SECRET = re.compile(
    r"[\w~.-]{3}[78]Q~[\w~.-]{31,34}"  # a client secret as Microsoft Entra makes it
    r"|eyJ[\w-]{10,}\.[\w-]+\.[\w-]*"  # a signed token
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|(?:[?&](?:tempauth|access_token|sig|sv)=)",
    re.ASCII,
)


def drop_secrets(document: Document) -> tuple[object, tuple[tuple[Path_, Problem], ...]]:
    """Return the data without its secrets, and the path and problem of each; no problem repeats a secret."""
    found = tuple((path, _problem(path, document)) for path in _secrets(document.data, ()))
    return _without(document.data, (), {path for path, _ in found}), found


def looks_secret(text: str) -> bool:
    """Whether text looks like a client secret, a token or a key."""
    return _LOOKS_SECRET.search(text) is not None


def _secrets(data: object, path: Path_) -> Iterator[Path_]:
    """Yield the paths of settings that are named like a secret, or hold what looks like one."""
    named = path and isinstance(path[-1], str) and (_plain(path[-1]) in _HOMES or looks_secret(path[-1]))
    if named or (isinstance(data, str) and looks_secret(data)):
        yield path
    elif isinstance(data, dict):
        for name, part in data.items():
            yield from _secrets(part, (*path, name))
    elif isinstance(data, list):
        for place, part in enumerate(data):
            yield from _secrets(part, (*path, place))


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", "_")


def _problem(path: Path_, document: Document) -> Problem:
    last = str(path[-1]) if path else document.file
    name = "A setting" if looks_secret(last) else f"'{last}'"
    home = _HOMES.get(_plain(last), f"the environment variable {SECRET}")
    wrong = f"{name} holds a secret, which must not stand in a file that others read."
    remedy = f"Remove it; it belongs in {home}. If the file was shared, make a new secret and revoke this one."
    return Problem("SC513", document.place(path), wrong, remedy)


def _without(data: object, path: Path_, dropped: set[Path_]) -> object:
    if isinstance(data, dict):
        kept = {name: part for name, part in data.items() if (*path, name) not in dropped}
        return {name: _without(part, (*path, name), dropped) for name, part in kept.items()}
    if isinstance(data, list):
        return [_without(part, (*path, place), dropped) for place, part in enumerate(data)]
    return None if path in dropped else data
