"""Secrets in text, also where they were encoded on the way there."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote, quote_plus

_SHORTEST = 16  # letters; what is shorter could stand anywhere by chance


def find_leaks(secrets: Iterable[str], texts: Sequence[bytes]) -> list[str]:
    """Return the forms of secrets that stand in any of the texts."""
    forms = {form for secret in secrets for form in _forms(secret)}
    return sorted(form for form in forms if any(form.encode() in text for text in texts))


def _forms(secret: str) -> Iterator[str]:
    """Yield a secret as it is, each part of a token, and how these look in addresses and headers."""
    for part in {secret, *(part for part in secret.split(".") if len(part) >= _SHORTEST)}:
        yield from {part, quote(part, safe=""), quote_plus(part), part.encode().hex(), ascii(part)[1:-1]}
        for before in ("", " ", "  "):  # base64 looks different behind one, two or three other letters
            for encode in (base64.b64encode, base64.urlsafe_b64encode):
                text = encode((before + part).encode()).decode().rstrip("=")
                yield text[4 if before else 0 : -2]
