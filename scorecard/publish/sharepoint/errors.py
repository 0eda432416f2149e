"""What stops a publication, as a sentence; and foreign text made fit to be printed, with no secret left in it."""

from __future__ import annotations

import os
import re

from scorecard.publish.secrets import PASSWORD, SECRET

REFUSED, NOT_SIGNED_IN = "SC506", "SC505"
_SECRET_VARIABLES = (
    *(SECRET, PASSWORD, "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "SYSTEM_ACCESSTOKEN"),
    *("IDENTITY_HEADER", "MSI_SECRET"),  # what a managed identity asks for, beside its address
)
_LONGEST = 300  # characters of foreign text in one sentence
_SECRETS = re.compile(r"eyJ[\w-]+(\.[\w-]+)*|\bBearer\s+\S+|[\w~.-]{3}[78]Q~[\w~.-]{20,}", re.ASCII)
_ADDRESS = re.compile(r"(https?://[^\s/?#'\"]+)[^\s'\"]*")


class PublishError(Exception):
    """A publication cannot go on; ``setting`` is the one at fault, ``file`` the output that was being sent."""

    def __init__(
        self, wrong: str, remedy: str = "", *, code: str = REFUSED, setting: str | None = None, file: str | None = None
    ) -> None:
        """Keep what is wrong and what to do, each as a sentence."""
        super().__init__(wrong)
        self.wrong, self.remedy, self.code, self.setting, self.file = wrong.rstrip(), remedy, code, setting, file


def scrub(text: str) -> str:
    """Return foreign text on one line, cut short, without tokens, secrets and paths of addresses."""
    for name in _SECRET_VARIABLES:
        value = os.environ.get(name)
        text = text.replace(value, "…") if value else text
    text = _SECRETS.sub("…", text)
    text = _ADDRESS.sub(r"\1/…", text)
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
