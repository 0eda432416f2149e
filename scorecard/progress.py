"""Steps of a long command, told to whoever watches; by default nobody does."""

from __future__ import annotations


class Progress:
    """Takes the name of each step as it begins and does nothing with it.

    ``cli`` hands in one that writes to a terminal.
    """

    def step(self, name: str) -> None:
        """Note that the step called ``name`` begins."""

    def done(self) -> None:
        """Note that the last step is finished."""
