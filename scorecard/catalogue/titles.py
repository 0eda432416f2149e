"""What a title says about the figures under it: whether they are shares of a whole.

Words are all there is to go by where a measure is not of kind ratio. A title that speaks of a change, or holds one
amount against another, may well pass 100%.
"""

from __future__ import annotations

import re

_OPENS_WITH_PROPORTION = re.compile(r"^(proportion|percentage|per cent|%)|\s%\s", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(proportion|percentage|per ?cent|share) of\b|% of\b|\btake-?up\b|\bcollection rate\b", re.IGNORECASE
)
_NO_SHARE = re.compile(
    r"\b(change|variance|variation|growth|grew|increase|decrease|reduction|(?<!-)rise|fall|difference|improvement|"
    r"against|compared|relative|budget|forecast|savings?|return on|"
    r"(of|to) (the |its |their )?(\w+ )?target(?! (standard|group|time|date|level|population)))\b",
    re.IGNORECASE,
)
# People or places that report, show or need a change are a part of all of them.
_WITH_CHANGE = re.compile(
    r"\b(report|show|experienc|achiev|mak|see|requir|need|feel|with)(ing|ed|e?s|e)?( an?| some| no)?( \w+)?"
    r" (change|growth|increase|decrease|reduction|rise|fall|difference|improvement)\b",
    re.IGNORECASE,
)
# What is collected may include what was due earlier.
_MAY_EXCEED = re.compile(
    r"\b(rent|arrears|debts?|income)\b.*\b(collect|recover)|\b(collect|recover)\w*\b.*\b(rent|arrears|debts?|income)\b",
    re.IGNORECASE,
)
_MAY_BE_NEGATIVE = re.compile(r"\b(net|balance|surplus|deficit|overspend|underspend|outturn|gap)\b", re.IGNORECASE)


def may_fall_below_zero(title: str) -> bool:
    """Whether a title names what may well be less than nothing: a change, a difference, a balance."""
    return speaks_of_change(title) or _MAY_BE_NEGATIVE.search(title) is not None


def speaks_of_proportion(title: str) -> bool:
    """Whether a title opens with a proportion, or has a lone % in it."""
    return _OPENS_WITH_PROPORTION.search(title) is not None


def speaks_of_share(title: str) -> bool:
    """Whether a title says that its figures are a part of a whole, so that they cannot leave 0 to 100%."""
    share = speaks_of_proportion(title) or _SHARE.search(title) is not None
    return share and not speaks_of_change(title) and _MAY_EXCEED.search(title) is None


def speaks_of_change(title: str) -> bool:
    """Whether a title speaks of a change, or of one amount held against another."""
    return _NO_SHARE.search(_WITH_CHANGE.sub("", title)) is not None
