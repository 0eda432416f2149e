"""Text as a cell of a spreadsheet can hold it."""

from __future__ import annotations

import re

LONGEST = 32_767  # characters, in UTF-16; Excel refuses a file with a longer cell
_CUT = " (Cut off here: a cell of a spreadsheet holds no more. The whole text is in scorecard.json.)"
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return text with a space for what no file can hold, and with a sentence where it is cut off."""
    text = _NOT_XML.sub(" ", text.replace("\r\n", "\n"))
    if len(text.encode("utf-16-le")) // 2 > LONGEST:
        room = 2 * (LONGEST - len(_CUT))
        text = text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT
    return text
