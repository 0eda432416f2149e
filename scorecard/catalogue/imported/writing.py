"""Text of a spreadsheet as it may stand in a YAML file: as a value, or in a comment beside one."""

from __future__ import annotations

from decimal import Decimal

import yaml

TODO = "todo"

_SIGNS = frozenset(" .,'()/&%+;£–’-")
_OTHER_MEANINGS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_COMMENTED = 60  # characters of a cell that a comment repeats


def plain(text: str) -> str:
    """Return a text in one line, without signs that cannot be printed: they would break the file."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable()).strip()


def scalar(text: str) -> str:
    """Return a text as YAML: as it is where every program reads it as text, in quotes otherwise."""
    text = plain(text)
    unquoted = text[:1].isalpha() and all(sign.isalnum() or sign in _SIGNS for sign in text)
    if unquoted and text.lower() not in _OTHER_MEANINGS:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return a text as YAML in double quotes."""
    written = yaml.safe_dump(plain(text), default_style='"', allow_unicode=True, width=float("inf"))
    return written.removesuffix("\n")


def number(value: float) -> str:
    """Return a number to 15 figures, without an exponent."""
    return f"{Decimal(format(value, '.15g')).normalize():f}"


def setting(indent: str, name: str, value: str, *comments: str) -> str:
    """Return the line of one setting, with what is to be said beside it."""
    said = "; ".join(comment for comment in comments if comment)
    return f"{indent}{name}: {value}{f'  # {plain(said)}' if said else ''}"


def says(text: str) -> str:
    """Return what a sheet says as a comment repeats it."""
    text = plain(text)
    return f'"{text}"' if len(text) <= _COMMENTED else f'"{text[:_COMMENTED]}…"'
