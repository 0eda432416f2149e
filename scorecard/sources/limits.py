"""How much one file may hold before it cannot be a return."""

from __future__ import annotations

from scorecard.sources.archive import UnreadableError

MOST_ROWS, MOST_CELLS = 100_000, 200_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # the last that Excel has


class Budget:
    """Counts the filled rows and cells of all sheets of a file; a council's return has some hundreds.

    ``sheet`` is the name of the one that is being read.
    """

    def __init__(self, sheet: str = "") -> None:
        self.sheet = sheet
        self.rows = self.cells = 0

    def spend(self, cells: int, rows: int = 1) -> None:
        """Count filled cells, and the rows that they begin; raises ``UnreadableError`` beyond the limits."""
        if not cells:
            return
        self.rows += rows
        self.cells += cells
        if self.rows > MOST_ROWS or self.cells > MOST_CELLS:
            raise UnreadableError(
                f"The file has more than {MOST_ROWS:,} filled rows or {MOST_CELLS:,} filled cells; "
                f"the limit is passed in the sheet '{self.sheet}'.",
                "Take the sheets of raw data out and send the figures by period.",
            )
