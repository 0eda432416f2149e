"""Lines on a screen: indented lists, wrapped paragraphs beside a label, counted nouns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from functools import partial

WIDTH = 100  # characters; wider terminals gain nothing, narrower ones wrap by themselves
LABEL = 14

_wrapped = partial(textwrap.wrap, width=WIDTH, break_long_words=False, break_on_hyphens=False)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 day``, ``2 days``."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def paragraph(text: str) -> list[str]:
    """Return text wrapped into lines."""
    return _wrapped(text)


def indented(lines: Iterable[str], depth: int = 1) -> list[str]:
    """Return each line set in, wrapped under itself."""
    margin = "  " * depth
    return [part for line in lines for part in _wrapped(line, initial_indent=margin, subsequent_indent=f"{margin}    ")]


def labelled(label: str, text: str) -> list[str]:
    """Return a paragraph with a label in the margin."""
    margin = " " * LABEL
    return _wrapped(text, initial_indent=f"{label:<{LABEL}}", subsequent_indent=margin)
