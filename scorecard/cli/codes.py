"""Exit codes, and the error of a command that was typed wrongly."""

from __future__ import annotations

DONE, PROBLEMS, USAGE, UNPUBLISHED = 0, 1, 2, 3
STOPPED = 130  # by the person at the keyboard, as shells tell it


class UsageError(Exception):
    """The command was typed in a way that cannot be carried out; the message says how to type it."""
