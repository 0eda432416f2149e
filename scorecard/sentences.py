"""Words put together: into a list in a sentence, into the name of a file or an anchor."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain, count

_LONGEST_SLUG = 60  # characters; file systems take 255 bytes with all that stands around it


def join(items: Sequence[str]) -> str:
    """Return items as a list in a sentence: ``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def lower_first(text: str) -> str:
    """Return a phrase as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return a phrase as it begins a sentence."""
    return text[:1].upper() + text[1:]


def slug(text: str) -> str:
    """Return text as a name for files and anchors: small letters and digits with hyphens between, accents dropped."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def slugs(names: Sequence[str], otherwise: str = "directorate") -> dict[str, str]:
    """Return a file name for each of several names, none too long and no two the same."""
    taken: dict[str, str] = {}
    for name in names:
        plain = slug(name)[:_LONGEST_SLUG] or otherwise
        numbered = (f"{plain}-{number}" for number in count(2))
        taken[name] = next(each for each in chain([plain], numbered) if each not in taken.values())
    return taken
