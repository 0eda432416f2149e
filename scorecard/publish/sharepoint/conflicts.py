"""What makes a look at a file out of date: someone else was there in between, or its upload is lost."""

from __future__ import annotations

CONFLICT, CHANGED = 409, 412


class OutdatedError(Exception):
    """What was last seen of a file no longer holds; the message is the sentence by which support finds the request."""


class ConflictError(OutdatedError):
    """The file there is not the one that was looked at: it came, went or changed in between."""


class SessionLostError(OutdatedError):
    """The upload session is no more; whether all of the file arrived is not known."""
