"""What a PDF says about itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """The council, the day that stands for the making, the bytes of ``scorecard.csv``, whether it is a draft.

    ``digest`` is that of the manifest.
    """

    council: str
    day: dt.date
    data: bytes
    draft: bool
    digest: str = ""
