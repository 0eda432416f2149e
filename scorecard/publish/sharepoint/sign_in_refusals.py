"""What Microsoft Entra refuses at sign-in, as a sentence that says what an administrator must enter.

Source: Microsoft Entra authentication and authorization error codes (AADSTS).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from scorecard.publish.settings import Auth, PublishSettings
from scorecard.publish.sharepoint.errors import NOT_SIGNED_IN, PublishError, scrub

_CODE = re.compile(r"AADSTS(\d+):?\s*([^\r\n]*)")
_TRACE = re.compile(r"Trace ID: ([0-9a-fA-F-]{36})")
_TIME = re.compile(r"Timestamp: ([0-9: Z-]+)")
_PRESENTED = {
    "subject": re.compile(r"[Ss]ubject:? '([^']+)'"),
    "issuer": re.compile(r"[Ii]ssuer:? '([^']+)'"),
    "audience": re.compile(r"[Aa]udience:? '([^']+)'"),
}
_FEDERATED = ("70021", "700211", "700212", "700213", "7002138")
_NEW_SECRET = "An administrator makes a new one, or better a federated credential, with auth: github-oidc."  # noqa: S105  reason: a sentence
_KNOWN = {
    "700016": (
        "There is no application CLIENT in the directory TENANT.",
        "Copy the application (client) id and the directory (tenant) id once more.",
        "client",
    ),
    "7000215": ("The client secret is wrong.", f"Give its value, not its id. {_NEW_SECRET}", "auth"),
    "7000222": ("The client secret has expired.", _NEW_SECRET, "auth"),
    "700027": (
        "Microsoft Entra does not know the certificate, or it has expired.",
        "An administrator uploads its public half to the app registration.",
        "auth",
    ),
    "90002": ("There is no directory TENANT.", "Copy the directory (tenant) id once more.", "tenant"),
}


def sign_in_refusal(text: str, settings: PublishSettings, presented: Mapping[str, str]) -> PublishError | None:
    """Return what an error of Microsoft Entra means, None where the text holds none.

    ``presented`` are the subject, issuer and audience of the token that was shown, as far as they are known.
    """
    found = _CODE.search(text)
    if found is None:
        return None
    code, said = found[1], scrub(found[2])
    wrong, remedy, setting = _sentences(code, said, settings, _claims(text, presented))
    return PublishError(f"{wrong} {_traced(code, text)}", remedy, code=NOT_SIGNED_IN, setting=setting)


def _sentences(code: str, said: str, settings: PublishSettings, claims: str) -> tuple[str, str, str]:
    """Return what is wrong, what to do, and the setting at fault."""
    if code in _FEDERATED:
        return (*_unknown_token(settings, claims), "auth")
    other = (f"Microsoft Entra refuses the sign-in: {said.rstrip('.')}.", "Tell an administrator.", "auth")
    wrong, remedy, setting = _KNOWN.get(code, other)
    return wrong.replace("CLIENT", settings.client or "").replace("TENANT", settings.tenant), remedy, setting


def _unknown_token(settings: PublishSettings, claims: str) -> tuple[str, str]:
    """Return what is wrong and what to do where no federated credential fits: to trust any job is not the answer."""
    if settings.auth is Auth.GITHUB and "subject '" in claims and ":environment:" not in claims:
        wrong = f"This job runs in no environment, so that nobody approves what it does: its token has {claims}."
        return (
            wrong,
            "Give the job 'environment: sharepoint' and a federated credential for that; enter none for this one.",
        )
    wrong = f"Microsoft Entra has no federated credential that fits the token of this job, which has {claims}."
    return wrong, "An administrator enters exactly these under Certificates & secrets, Federated credentials."


def _claims(text: str, presented: Mapping[str, str]) -> str:
    """Return the subject, issuer and audience that were shown, in words."""
    found = {name: match[1] for name, pattern in _PRESENTED.items() if (match := pattern.search(text))}
    known = {**found, **presented}
    told = [f"the {name} '{_plain(known[name])}'" for name in _PRESENTED if name in known]
    return ", ".join(told) or "a subject that was not told"


def _plain(claim: str) -> str:
    return "".join(sign for sign in claim if sign.isprintable())


def _traced(code: str, text: str) -> str:
    """Return the sentence by which an administrator finds the sign-in in the logs."""
    trace, time = _TRACE.search(text), _TIME.search(text)
    number = f", trace {trace[1]}" if trace else ""
    return f"(AADSTS{code}{number}{f', {time[1].strip()}' if time else ''}.)"
