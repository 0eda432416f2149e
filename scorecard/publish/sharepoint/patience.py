"""How long the tool waits for a busy service: as long as it asks, or longer each time, and not for ever."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

_MOST_ATTEMPTS, _MOST_LOST = 7, 4
_FIRST_WAIT = 0.5  # seconds


@dataclass
class Patience:
    """What is left of the time, in seconds, that one command may spend waiting."""

    left: float = 300.0
    sleep: Callable[[float], None] = field(default=time.sleep)

    def wait(self, asked: float | None, attempt: int, most: int = _MOST_ATTEMPTS) -> bool:
        """Wait before another attempt, and return whether there is one; ``attempt`` counts from 1.

        ``asked`` is how many seconds the service asks for, None where it does not say.
        """
        seconds = _FIRST_WAIT * 2 ** (attempt - 1) if asked is None else asked
        if attempt >= most or seconds > self.left:
            return False
        self.left -= seconds
        self.sleep(seconds)
        return True

    def wait_after_loss(self, attempt: int) -> bool:
        """Wait before a connection is tried again, and return whether it is."""
        return self.wait(None, attempt, _MOST_LOST)


def asked_wait(headers: Mapping[str, str], now: dt.datetime) -> float | None:
    """Return how many seconds a reply asks to wait, None where it does not say; header names in small letters.

    ``Retry-After`` holds seconds or an HTTP date (RFC 9110, section 10.2.3).
    """
    text = headers.get("retry-after", "").strip()
    try:
        seconds = float(text) if text[:1].isdigit() else (parsedate_to_datetime(text) - now).total_seconds()
    except (ValueError, TypeError):
        return None
    return max(0.0, seconds)
