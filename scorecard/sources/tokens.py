"""The table of words and signs that stand in figure cells in place of a number, or behind one."""

from __future__ import annotations

import re
from enum import Enum

SUPPRESSED = "suppressed at source"


class Meaning(Enum):
    """What a word or sign in a figure cell says."""

    NOTHING = "there is no figure; the word itself is the reason"
    TO_COME = "there is no figure yet; it is still owed"
    ZERO = "the figure is 0"
    SUPPRESSED = "there is a figure, but it must not be shown"


TOKENS: dict[str, Meaning] = {
    **dict.fromkeys(("-", "--", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}"), Meaning.NOTHING),
    **dict.fromkeys(("..", "...", "\N{HORIZONTAL ELLIPSIS}", "[x]", "[z]", "[low]"), Meaning.NOTHING),
    **dict.fromkeys(("n/a", "na", "n.a.", "no data", "not available", "not applicable"), Meaning.NOTHING),
    **dict.fromkeys(("tbc", "tba", "tbd"), Meaning.TO_COME),
    **dict.fromkeys(("[c]", "*", "suppressed"), Meaning.SUPPRESSED),
    "nil": Meaning.ZERO,
}
MARKS = {"*": True, "[p]": True, "(p)": True, "[r]": False}  # behind a number: whether it makes it provisional

_BELOW = re.compile(r"<\s?[0-9]+")  # <5


def meaning(label: str) -> Meaning | None:
    """Return what a cell's text says where it is one of the tokens, in any case; None for any other text."""
    return Meaning.SUPPRESSED if _BELOW.fullmatch(label) else TOKENS.get(label.lower())
